import { defineEvent, type EventOf, i64, text } from '../engine/index.js';
import type { Knower } from './knowers.js';

/** Rounds are on their way to a battery. */
export const supplySent = defineEvent({
  kind: 'supply-sent',
  about: 'Rounds are on their way to a battery.',
  knownTo: ['own-force'] satisfies Knower[],
  fields: {
    delivery: text('id of the delivery'),
    battery: text('id of the battery'),
    group: text('the group of launchers'),
    rounds: i64('how many rounds'),
  },
});

export type SupplySent = EventOf<typeof supplySent>;
