import { defineEvent, type EventOf, f64, text } from '../engine/index.js';
import type { Knower } from './knowers.js';

/** A body passed the highest point of its flight. */
export const apogeePassed = defineEvent({
  kind: 'apogee-passed',
  about: 'A body passed the highest point of its flight.',
  knownTo: ['truth'] satisfies Knower[],
  fields: {
    threat: text('id of the threat'),
    body: text<'missile' | 'rocket' | 'warhead' | 'spent-body'>('which of its bodies'),
    height_m: f64('height above the ellipsoid, m'),
    speed_mps: f64('speed over the ground, m/s'),
  },
});

export type ApogeePassed = EventOf<typeof apogeePassed>;
