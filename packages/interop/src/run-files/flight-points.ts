/** Points in time along a flight: what maps, tables and exports are drawn from. */
import { ecefToGeodetic } from '@testudo/core/earth';
import { type Ephemeris, endOf, stateAt } from '@testudo/core/motion';
import { US_PER_S, vec3 } from '@testudo/core/numerics';
import type { TrajectoryPoint } from '../recording.js';

/** Where a body was: over WGS-84, and Earth-fixed. */
export interface FlightPoint extends TrajectoryPoint {
  readonly x_ecef_m: number;
  readonly y_ecef_m: number;
  readonly z_ecef_m: number;
}

/** The order in which files hold the numbers of a point. */
export const COLUMNS = [
  'time_us',
  'x_ecef_m',
  'y_ecef_m',
  'z_ecef_m',
  'latitude_rad',
  'longitude_rad',
  'height_m',
  'speed_mps',
] as const satisfies readonly (keyof FlightPoint)[];

/** Points of a flight from its start, `step_us` apart, and at its end. */
export function pointsOf(ephemeris: Ephemeris, step_us = US_PER_S): readonly FlightPoint[] {
  const start_us = ephemeris.epoch_us + Math.ceil(ephemeris.start_s * US_PER_S);
  const end_us = endOf(ephemeris);
  const points: FlightPoint[] = [];
  for (let time_us = start_us; time_us < end_us; time_us += step_us) points.push(pointAt(ephemeris, time_us));
  points.push(pointAt(ephemeris, end_us));
  return points;
}

function pointAt(ephemeris: Ephemeris, time_us: number): FlightPoint {
  const state = new Float64Array(6);
  stateAt(ephemeris, time_us, state);
  const [x = 0, y = 0, z = 0, vx = 0, vy = 0, vz = 0] = state;
  return {
    time_us,
    x_ecef_m: x,
    y_ecef_m: y,
    z_ecef_m: z,
    ...ecefToGeodetic(vec3<'ecef'>(x, y, z)),
    speed_mps: Math.sqrt(vx * vx + vy * vy + vz * vz),
  };
}

/** Points as rows of numbers, and back to the same bits. */
export function rowsOf(points: readonly FlightPoint[]): readonly (readonly number[])[] {
  return points.map((point) => COLUMNS.map((column) => point[column]));
}

export function pointsFrom(rows: readonly (readonly number[])[]): readonly FlightPoint[] {
  return rows.map(
    (row) => Object.fromEntries(COLUMNS.map((column, i) => [column, row[i]])) as unknown as FlightPoint,
  );
}
