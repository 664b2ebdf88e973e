import { defineEvent, type EventOf, i64, optional, text } from '../engine/index.js';
import type { Knower } from './knowers.js';

/** A command post found that a track threatens a defended place, and when it could be fired at. Told once a track; again where it came into an engaged class later, and where what can be launched at it has changed by the time of the first launch. */
export const threatEvaluated = defineEvent({
  kind: 'threat-evaluated',
  about: 'A command post found that a track threatens a defended place.',
  knownTo: ['own-force'] satisfies Knower[],
  fields: {
    battery: text('id of the battery'),
    track: text('id of the track'),
    place: text('id of the place it is predicted to fall on'),
    impact_us: i64('predicted time of impact, µs since the epoch'),
    firstLaunch_us: optional(i64('first launch opportunity, µs since the epoch; absent where there is none')),
    lastLaunch_us: optional(i64('last launch opportunity')),
  },
});

export type ThreatEvaluated = EventOf<typeof threatEvaluated>;
