import { defineEvent, type EventOf, f64, i64, optional, text, vector } from '../engine/index.js';
import type { Knower } from './knowers.js';

/** What a battery believes of one body it tracks: told when the track becomes firm and from time to time after. */
export const trackReport = defineEvent({
  kind: 'track-report',
  about: 'A battery reported a firm track.',
  knownTo: ['own-force'] satisfies Knower[],
  fields: {
    battery: text('id of the battery'),
    track: text('id of the track: battery and number'),
    number: i64('number of the track within its battery'),
    firstPlot_us: i64('time of its first plot, µs since the epoch'),
    firstRange_m: f64(
      'range measured by its first plot, m: with the time it names the draws made for this track',
    ),
    look: i64('number of the look that updated it last'),
    plot: i64('index of the plot that it took in that look; −1 where it took none'),
    position_ecef_m: vector<'ecef'>('estimated position, Earth-fixed, m'),
    velocity_ecef_mps: vector<'ecef'>('estimated velocity, Earth-fixed, m/s'),
    range_m: f64('slant range from the radar, m'),
    height_m: f64('height above the ellipsoid, m'),
    speed_mps: f64('speed, m/s'),
    logDrag: f64('natural logarithm of its drag over what is assumed of an unknown missile'),
    logDragSigma: f64('standard deviation of that logarithm'),
    positionSigma_m: f64('root of the sum of the variances of its position, m'),
    impact_us: optional(
      i64('predicted time of impact, µs since the epoch; absent where it does not come down'),
    ),
    impactLatitude_rad: optional(f64('predicted impact, geodetic latitude, rad')),
    impactLongitude_rad: optional(f64('and longitude, rad')),
    impactMajorSigma_m: optional(f64('standard deviation of the impact along the longer axis, m')),
    impactMinorSigma_m: optional(f64('and along the shorter one, m')),
    impactAzimuth_rad: optional(f64('azimuth of the longer axis, rad')),
  },
});

export type TrackReport = EventOf<typeof trackReport>;
