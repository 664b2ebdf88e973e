/** The flights of a recording as lines: the body that carries the warhead, from launch to its end. */

import type { Outcome } from '@testudo/core/simulation';
import type { RecordedTrajectory, Recording } from '@testudo/interop';

type ThreatOutcome = Outcome['threats'][number];
type Point = RecordedTrajectory['points'][number];

/** More flights than this are not drawn one by one. */
const MOST_TRACKS = 200;

export interface Track {
  readonly threat: ThreatOutcome;
  readonly points: readonly Point[];
}

/** One line for each threat, in the order of their launches; at most `MOST_TRACKS`. */
export function tracksOf({
  outcome,
  trajectories,
}: Pick<Recording, 'outcome' | 'trajectories'>): readonly Track[] {
  const byThreat = new Map<string, RecordedTrajectory[]>();
  for (const one of trajectories) {
    if (one.body === 'spent-body') continue;
    byThreat.set(one.threat, [...(byThreat.get(one.threat) ?? []), one]);
  }
  return outcome.threats.slice(0, MOST_TRACKS).flatMap((threat) => {
    const bodies = [...(byThreat.get(threat.threat) ?? [])].sort(
      (a, b) => (a.points[0]?.time_us ?? 0) - (b.points[0]?.time_us ?? 0),
    );
    const points = bodies.flatMap((body) => body.points);
    return points.length < 2 ? [] : [{ threat, points }];
  });
}

/** Said under a figure where not all flights are in it. */
export function leftOut(threats: number): string | undefined {
  return threats > MOST_TRACKS ? `Drawn are the first ${MOST_TRACKS} of ${threats}.` : undefined;
}

/** Where a track is at a moment, between its points; its ends before and after. */
export function pointAt({ points }: Track, time_us: number): Point | undefined {
  const after = points.findIndex((point) => point.time_us >= time_us);
  const b = after < 0 ? points.at(-1) : points[after];
  const a = after > 0 ? points[after - 1] : b;
  if (a === undefined || b === undefined) return undefined;
  const share = b.time_us === a.time_us ? 0 : (time_us - a.time_us) / (b.time_us - a.time_us);
  const between = (from: number, to: number) => from + Math.min(1, Math.max(0, share)) * (to - from);
  return {
    time_us,
    latitude_rad: between(a.latitude_rad, b.latitude_rad),
    longitude_rad: between(a.longitude_rad, b.longitude_rad),
    height_m: between(a.height_m, b.height_m),
    speed_mps: between(a.speed_mps, b.speed_mps),
  };
}
