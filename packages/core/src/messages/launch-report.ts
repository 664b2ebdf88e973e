import { defineEvent, type EventOf, f64, i64, text } from '../engine/index.js';
import type { Knower } from './knowers.js';

/** Early warning reported a launch and the area it may fall in. */
export const launchReport = defineEvent({
  kind: 'launch-report',
  about: 'Early warning reported a launch and the area it may fall in.',
  knownTo: ['early-warning', 'own-force'] satisfies Knower[],
  fields: {
    report: text('id of the report: the handle of the burn it is about'),
    system: text('catalogue id of the early-warning system'),
    ignition_us: i64('when the burn was seen to begin, µs since the epoch'),
    latitude_rad: f64('centre of the predicted impact area, geodetic latitude, rad'),
    longitude_rad: f64('centre of the predicted impact area, longitude, rad'),
    radius_m: f64('radius of the area to be warned, m'),
  },
});

export type LaunchReport = EventOf<typeof launchReport>;
