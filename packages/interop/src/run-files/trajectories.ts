/** Flights of threats as points in time. */
import type { FlightRecord } from '@testudo/core/simulation';
import type { RecordedTrajectory } from '../recording.js';
import { lines, type Parsed, parseLines } from './events.js';
import { COLUMNS, type FlightPoint, pointsFrom, pointsOf, rowsOf } from './flight-points.js';

/** The way of one body through the air, Earth-fixed positions with it. */
export interface Trajectory extends RecordedTrajectory {
  readonly points: readonly FlightPoint[];
}

/** Every body of every flight, second by second from its start, and at its end. */
export function trajectoriesOf(flights: readonly FlightRecord[]): readonly Trajectory[] {
  return flights.flatMap(({ threat, bodies }) =>
    bodies.map(({ role, ephemeris }) => ({ threat, body: role, points: pointsOf(ephemeris) })),
  );
}

/** Lines of JSON: a header that names the columns, then one body a line, its points as rows of numbers. */
export function trajectoriesText(trajectories: readonly Trajectory[]): string {
  const header = { format: 1, kind: 'trajectories', simulation: true, columns: COLUMNS };
  return lines([
    header,
    ...trajectories.map(({ threat, body, points }) => ({ threat, body, points: rowsOf(points) })),
  ]);
}

/** Reads what `trajectoriesText` wrote, to the same bits. */
export function parseTrajectories(text: string): Parsed<readonly Trajectory[]> {
  const parsed = parseLines(text, 'trajectories');
  if (!parsed.ok) return parsed;
  const stored = parsed.value as readonly (Omit<Trajectory, 'points'> & {
    readonly points: readonly (readonly number[])[];
  })[];
  return {
    ok: true,
    value: stored.map(({ points, ...body }) => ({ ...body, points: pointsFrom(points) })),
  };
}
