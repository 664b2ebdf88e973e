import { defineEvent, type EventOf, f64, flag, optional, text, vector } from '../engine/index.js';
import type { Knower } from './knowers.js';

/**
 * What truly became of an interceptor. `arrived` says that it came to its target in time, with speed and room to turn: only
 * then the endgame is drawn.
 */
export const interceptorEnded = defineEvent({
  kind: 'interceptor-ended',
  about: 'An interceptor met its target, passed it or never got there.',
  knownTo: ['truth'] satisfies Knower[],
  fields: {
    interceptor: text('id of the interceptor'),
    battery: text('id of the battery'),
    track: text('id of the track it was fired at'),
    result: text<'killed' | 'missed' | 'interceptor-failed' | 'no-target'>('what became of it'),
    arrived: flag('whether it arrived with speed and room to turn'),
    position_ecef_m: vector<'ecef'>('where it met its target or was to, Earth-fixed, m'),
    height_m: f64('height of that point above the ellipsoid, m'),
    range_m: f64('its distance from the launcher, m'),
    handoverError_m: optional(
      f64(
        'distance of the target then from where the last uplink had predicted it, across the closing line, m; absent where no target was seen',
      ),
    ),
    speed_mps: f64('speed of the interceptor then, m/s'),
    threat: optional(text('id of the threat whose body it flew at, where it saw one')),
    body: optional(text<'missile' | 'rocket' | 'warhead' | 'spent-body'>('which of its bodies')),
  },
});

export type InterceptorEnded = EventOf<typeof interceptorEnded>;
