import { defineEvent, type EventOf, f64, text } from '../engine/index.js';
import type { Knower } from './knowers.js';

/** A threat failed by itself and flies on as the failure left it. */
export const threatFailed = defineEvent({
  kind: 'threat-failed',
  about: 'A threat failed by itself and flies on as the failure left it.',
  knownTo: ['truth'] satisfies Knower[],
  fields: {
    threat: text('id of the threat'),
    mode: text<'thrust-lost' | 'guidance-lost' | 'broke-up'>('how it failed'),
    height_m: f64('height above the ellipsoid, m'),
  },
});

export type ThreatFailed = EventOf<typeof threatFailed>;
