import { defineEvent, type EventOf, text } from '../engine/index.js';
import type { Knower } from './knowers.js';

/** An order from outside could not be carried out. */
export const orderRefused = defineEvent({
  kind: 'order-refused',
  about: 'An order from outside could not be carried out.',
  knownTo: ['own-force'] satisfies Knower[],
  fields: {
    order: text('name of the order'),
    reason: text('why not'),
  },
});

export type OrderRefused = EventOf<typeof orderRefused>;
