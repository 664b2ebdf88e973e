import { defineEvent, type EventOf, optional, text } from '../engine/index.js';
import type { Knower } from './knowers.js';

/** The alarm sounded at a place. */
export const areaWarned = defineEvent({
  kind: 'area-warned',
  about: 'The alarm sounded at a place.',
  knownTo: ['early-warning', 'own-force', 'place'] satisfies Knower[],
  fields: {
    place: text('id of the place'),
    cause: text<'launch-report' | 'track' | 'order'>('what made the alarm sound'),
    report: optional(text('id of the launch report behind it, where there is one')),
    track: optional(text('id of the track behind it, where there is one')),
  },
});

export type AreaWarned = EventOf<typeof areaWarned>;
