import { defineEvent, type EventOf, text, vector } from '../engine/index.js';
import type { Knower } from './knowers.js';

/** A missile or rocket left its launcher. */
export const threatLaunched = defineEvent({
  kind: 'threat-launched',
  about: 'A missile or rocket left its launcher.',
  knownTo: ['truth'] satisfies Knower[],
  fields: {
    threat: text('id of the threat'),
    threatClass: text('catalogue id of its class'),
    site: text('launch site it left from'),
    target: text('place it is aimed at'),
    position_ecef_m: vector<'ecef'>('where it was launched, Earth-fixed, m'),
  },
});

export type ThreatLaunched = EventOf<typeof threatLaunched>;
