import { defineEvent, type EventOf, f64, text } from '../engine/index.js';
import type { Knower } from './knowers.js';

/** An interceptor destroyed a body, which flies no further. */
export const bodyDestroyed = defineEvent({
  kind: 'body-destroyed',
  about: 'An interceptor destroyed a body, which flies no further.',
  knownTo: ['truth'] satisfies Knower[],
  fields: {
    threat: text('id of the threat'),
    body: text<'missile' | 'rocket' | 'warhead' | 'spent-body'>('which of its bodies'),
    interceptor: text('id of the interceptor'),
    height_m: f64('height above the ellipsoid, m'),
  },
});

export type BodyDestroyed = EventOf<typeof bodyDestroyed>;
