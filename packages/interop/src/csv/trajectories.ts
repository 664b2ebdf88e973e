import { formatUtc, usToSeconds } from '@testudo/core/numerics';
import { degrees } from '../angles.js';
import { csvTable } from './table.js';

/** One row for each sampled moment of each body's flight. */
export const trajectoriesTable = csvTable(
  'trajectories',
  ({ trajectories }) =>
    trajectories.flatMap(({ threat, body, points }) => points.map((point) => ({ threat, body, ...point }))),
  [
    { header: 'threat', about: 'id of the threat', value: ({ threat }) => threat },
    { header: 'body', about: 'missile, rocket, warhead or spent-body', value: ({ body }) => body },
    {
      header: 'time_utc',
      about: 'moment, UTC',
      value: ({ time_us }, { scenario }) => formatUtc(scenario.epochUnix_us + time_us),
    },
    { header: 'time_s', about: 'since the scenario’s epoch', value: ({ time_us }) => usToSeconds(time_us) },
    { header: 'latitude_deg', about: 'geodetic, WGS-84', value: ({ latitude_rad }) => degrees(latitude_rad) },
    { header: 'longitude_deg', about: 'WGS-84', value: ({ longitude_rad }) => degrees(longitude_rad) },
    { header: 'height_m', about: 'above the ellipsoid', value: ({ height_m }) => height_m },
    { header: 'speed_mps', about: 'over the ground', value: ({ speed_mps }) => speed_mps },
  ],
);
