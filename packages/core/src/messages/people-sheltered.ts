import { defineEvent, type EventOf, text } from '../engine/index.js';
import type { Knower } from './knowers.js';

/** A group of people is in shelter from now on. */
export const peopleSheltered = defineEvent({
  kind: 'people-sheltered',
  about: 'A group of people is in shelter from now on.',
  knownTo: ['own-force', 'place'] satisfies Knower[],
  fields: {
    place: text('id of the place'),
    people: text('id of the group'),
    cause: text<'before-the-attack' | 'alarm'>('what sent them there'),
  },
});

export type PeopleSheltered = EventOf<typeof peopleSheltered>;
