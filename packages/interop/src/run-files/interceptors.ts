/** Flights of interceptors as points in time, with what they were fired at and how they ended. */
import type { InterceptorRecord } from '@testudo/core/simulation';
import type { RecordedInterceptor } from '../recording.js';
import { lines, type Parsed, parseLines } from './events.js';
import { COLUMNS, type FlightPoint, pointsFrom, pointsOf, rowsOf } from './flight-points.js';

/** One interceptor: whose it is, what it flew at, how it ended, and its way through the air. */
export interface InterceptorTrajectory extends RecordedInterceptor {
  /** In order of time: every quarter of a second, and the end. Empty where it has no flight: it ended at its launcher. */
  readonly points: readonly FlightPoint[];
}

/** An interceptor turns hard right after launch, and lives for ten seconds or thirty. */
const STEP_US = 250_000;

/** Every interceptor that was launched, in the order of launches. */
export function interceptorTrajectoriesOf(
  records: readonly InterceptorRecord[],
): readonly InterceptorTrajectory[] {
  return records.map(({ ephemeris, ...record }) => ({
    ...record,
    points: ephemeris === undefined ? [] : pointsOf(ephemeris, STEP_US),
  }));
}

/** Lines of JSON: a header that names the columns, then one interceptor a line, its points as rows of numbers. */
export function interceptorsText(interceptors: readonly InterceptorTrajectory[]): string {
  const header = { format: 1, kind: 'interceptors', simulation: true, columns: COLUMNS };
  return lines([header, ...interceptors.map(({ points, ...one }) => ({ ...one, points: rowsOf(points) }))]);
}

/** Reads what `interceptorsText` wrote, to the same bits. */
export function parseInterceptors(text: string): Parsed<readonly InterceptorTrajectory[]> {
  const parsed = parseLines(text, 'interceptors');
  if (!parsed.ok) return parsed;
  const stored = parsed.value as readonly (Omit<InterceptorTrajectory, 'points'> & {
    readonly points: readonly (readonly number[])[];
  })[];
  return { ok: true, value: stored.map(({ points, ...one }) => ({ ...one, points: pointsFrom(points) })) };
}
