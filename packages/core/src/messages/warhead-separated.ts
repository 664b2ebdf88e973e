import { defineEvent, type EventOf, f64, text } from '../engine/index.js';
import type { Knower } from './knowers.js';

/** A warhead separated; the empty body goes on beside it. */
export const warheadSeparated = defineEvent({
  kind: 'warhead-separated',
  about: 'A warhead separated; the empty body goes on beside it.',
  knownTo: ['truth'] satisfies Knower[],
  fields: {
    threat: text('id of the threat'),
    height_m: f64('height above the ellipsoid, m'),
  },
});

export type WarheadSeparated = EventOf<typeof warheadSeparated>;
