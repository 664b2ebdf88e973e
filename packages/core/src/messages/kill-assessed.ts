import { defineEvent, type EventOf, flag, i64, text } from '../engine/index.js';
import type { Knower } from './knowers.js';

/** A command post came to believe that an interceptor killed its target, or that it did not. It may be wrong. */
export const killAssessed = defineEvent({
  kind: 'kill-assessed',
  about: 'A command post judged what an interceptor did.',
  knownTo: ['own-force'] satisfies Knower[],
  fields: {
    interceptor: text('id of the interceptor'),
    order: text('id of the order'),
    battery: text('id of the battery'),
    track: text('id of the track it was fired at'),
    salvo: i64('number of the salvo at this track, from 1'),
    judgedKilled: flag('whether it is believed to have killed'),
  },
});

export type KillAssessed = EventOf<typeof killAssessed>;
