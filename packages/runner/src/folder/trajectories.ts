/** Flights as points in time: what maps, tables and exports are drawn from. */
import { ecefToGeodetic } from '@testudo/core/earth';
import { type Ephemeris, endOf, stateAt } from '@testudo/core/motion';
import { US_PER_S, vec3 } from '@testudo/core/numerics';
import type { FlightRecord } from '@testudo/core/simulation';
import { lines, type Parsed, parseLines } from './recording.js';

/** The way of one body through the air. */
export interface Trajectory {
  readonly threat: string;
  readonly body: 'missile' | 'rocket' | 'warhead' | 'spent-body';
  /** At least two, in order of time: every second, and the end. */
  readonly points: readonly TrajectoryPoint[];
}

/** Where a body was: Earth-fixed, and over WGS-84. */
export interface TrajectoryPoint {
  /** Since the scenario's epoch. */
  readonly time_us: number;
  readonly x_ecef_m: number;
  readonly y_ecef_m: number;
  readonly z_ecef_m: number;
  readonly latitude_rad: number;
  readonly longitude_rad: number;
  /** Above the ellipsoid. */
  readonly height_m: number;
  /** Over the ground. */
  readonly speed_mps: number;
}

const COLUMNS = [
  'time_us',
  'x_ecef_m',
  'y_ecef_m',
  'z_ecef_m',
  'latitude_rad',
  'longitude_rad',
  'height_m',
  'speed_mps',
] as const satisfies readonly (keyof TrajectoryPoint)[];

/** Every body of every flight, second by second from its start, and at its end. */
export function trajectoriesOf(flights: readonly FlightRecord[]): readonly Trajectory[] {
  return flights.flatMap(({ threat, bodies }) =>
    bodies.map(({ role, ephemeris }) => ({ threat, body: role, points: pointsOf(ephemeris) })),
  );
}

function pointsOf(ephemeris: Ephemeris): readonly TrajectoryPoint[] {
  const start_us = ephemeris.epoch_us + Math.ceil(ephemeris.start_s * US_PER_S);
  const end_us = endOf(ephemeris);
  const points: TrajectoryPoint[] = [];
  for (let time_us = start_us; time_us < end_us; time_us += US_PER_S)
    points.push(pointAt(ephemeris, time_us));
  points.push(pointAt(ephemeris, end_us));
  return points;
}

function pointAt(ephemeris: Ephemeris, time_us: number): TrajectoryPoint {
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

/** Lines of JSON: a header that names the columns, then one body a line, its points as rows of numbers. */
export function trajectoriesText(trajectories: readonly Trajectory[]): string {
  const header = { format: 1, kind: 'trajectories', simulation: true, columns: COLUMNS };
  const bodies = trajectories.map(({ threat, body, points }) => ({
    threat,
    body,
    points: points.map((point) => COLUMNS.map((column) => point[column])),
  }));
  return lines([header, ...bodies]);
}

/** Reads what `trajectoriesText` wrote, to the same bits. */
export function parseTrajectories(text: string): Parsed<readonly Trajectory[]> {
  const parsed = parseLines(text, 'trajectories');
  if (!parsed.ok) return parsed;
  const stored = parsed.value as readonly (Omit<Trajectory, 'points'> & {
    readonly points: readonly (readonly number[])[];
  })[];
  return { ok: true, value: stored.map(({ points, ...body }) => ({ ...body, points: points.map(pointOf) })) };
}

function pointOf(row: readonly number[]): TrajectoryPoint {
  return Object.fromEntries(COLUMNS.map((column, i) => [column, row[i]])) as unknown as TrajectoryPoint;
}
