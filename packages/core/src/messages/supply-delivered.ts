import { defineEvent, type EventOf, i64, text } from '../engine/index.js';
import type { Knower } from './knowers.js';

/** Rounds have come to a battery and are in its store. */
export const supplyDelivered = defineEvent({
  kind: 'supply-delivered',
  about: 'Rounds have come to a battery and are in its store.',
  knownTo: ['own-force'] satisfies Knower[],
  fields: {
    delivery: text('id of the delivery'),
    battery: text('id of the battery'),
    group: text('the group of launchers'),
    rounds: i64('how many rounds'),
  },
});

export type SupplyDelivered = EventOf<typeof supplyDelivered>;
