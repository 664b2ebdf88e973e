import { defineEvent, type EventOf, text } from '../engine/index.js';
import type { Knower } from './knowers.js';

/** After the all-clear a group of people is no longer in shelter. */
export const peopleLeftShelter = defineEvent({
  kind: 'people-left-shelter',
  about: 'After the all-clear a group of people is no longer in shelter.',
  knownTo: ['own-force', 'place'] satisfies Knower[],
  fields: {
    place: text('id of the place'),
    people: text('id of the group'),
  },
});

export type PeopleLeftShelter = EventOf<typeof peopleLeftShelter>;
