import { defineEvent, type EventOf, i64, text } from '../engine/index.js';
import type { Knower } from './knowers.js';

/** A battery gave a firm track up. */
export const trackLost = defineEvent({
  kind: 'track-lost',
  about: 'A battery gave a firm track up.',
  knownTo: ['own-force'] satisfies Knower[],
  fields: {
    battery: text('id of the battery'),
    track: text('id of the track'),
    number: i64('number of the track within its battery'),
    because: text('why'),
  },
});

export type TrackLost = EventOf<typeof trackLost>;
