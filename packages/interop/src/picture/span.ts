import type { Recording } from '../recording.js';

/** A stretch of time, since the scenario's epoch: `from_us` before `until_us`. */
export interface Span {
  readonly from_us: number;
  readonly until_us: number;
}

const S = 1_000_000;
/** Before the first launch and after the last end. */
const LEAD_US = 30 * S;
const AFTER_US = 300 * S;
/** How long a trail and the mark of an intercept stay. */
export const REST_US = 120 * S;

/** When something flies in a run, with some time before and after; the run's first minutes where nothing does. */
export function spanOf(recording: Recording): Span {
  const { trajectories, interceptors, outcome } = recording;
  const starts = outcome.threats.map(({ launch_us }) => launch_us);
  const ends = [...trajectories, ...interceptors].flatMap(({ points }) => points.at(-1)?.time_us ?? []);
  const first_us = starts.reduce((least, one) => Math.min(least, one), Number.POSITIVE_INFINITY);
  const last_us = ends.reduce((most, one) => Math.max(most, one), first_us);
  if (!Number.isFinite(first_us)) return { from_us: 0, until_us: AFTER_US };
  return { from_us: first_us - LEAD_US, until_us: last_us + AFTER_US };
}

/** When the last body of each threat came to its end. */
export function endsOfThreats({ trajectories }: Recording): ReadonlyMap<string, number> {
  const ends = new Map<string, number>();
  for (const { threat, body, points } of trajectories) {
    if (body === 'spent-body') continue;
    ends.set(threat, Math.max(ends.get(threat) ?? 0, points.at(-1)?.time_us ?? 0));
  }
  return ends;
}
