import { defineEvent, type EventOf, i64, text } from '../engine/index.js';
import type { Knower } from './knowers.js';
import type { Reason } from './reasons.js';

/** A battery could not carry out (the rest of) a fire order. */
export const launchRefused = defineEvent({
  kind: 'launch-refused',
  about: 'A battery could not carry out the rest of a fire order.',
  knownTo: ['own-force'] satisfies Knower[],
  fields: {
    order: text('id of the order'),
    battery: text('id of the battery'),
    track: text('id of the track'),
    shots: i64('how many interceptors are not launched'),
    reason: text<Reason>('why'),
  },
});

export type LaunchRefused = EventOf<typeof launchRefused>;
