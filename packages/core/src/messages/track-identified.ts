import { defineEvent, type EventOf, text } from '../engine/index.js';
import type { Knower } from './knowers.js';

/** A battery decided what it takes a track for. */
export const trackIdentified = defineEvent({
  kind: 'track-identified',
  about: 'A battery decided what it takes a track for.',
  knownTo: ['own-force'] satisfies Knower[],
  fields: {
    battery: text('id of the battery'),
    track: text('id of the track'),
    kind: text<'ballistic' | 'debris' | 'rocket' | 'air-breathing'>('what it is taken for'),
    identity: text<'hostile' | 'unknown' | 'friend'>('whose it is taken for'),
  },
});

export type TrackIdentified = EventOf<typeof trackIdentified>;
