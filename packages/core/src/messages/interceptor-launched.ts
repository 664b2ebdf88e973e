import { defineEvent, type EventOf, i64, text } from '../engine/index.js';
import type { Knower } from './knowers.js';

/** An interceptor left its launcher. */
export const interceptorLaunched = defineEvent({
  kind: 'interceptor-launched',
  about: 'An interceptor left its launcher.',
  knownTo: ['own-force', 'place'] satisfies Knower[],
  fields: {
    interceptor: text('id of the interceptor'),
    order: text('id of the order'),
    battery: text('id of the battery'),
    track: text('id of the track it is fired at'),
    group: text('the group of launchers it came from'),
    type: text('catalogue id of the interceptor'),
    salvo: i64('number of the salvo at this track, from 1'),
    shot: i64('number within the salvo, from 1'),
    shots: i64('how many the salvo was ordered to have'),
  },
});

export type InterceptorLaunched = EventOf<typeof interceptorLaunched>;
