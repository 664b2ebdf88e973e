/** Everything that moved in a run as lines over time: bodies, interceptors, and tracks as they were believed. */
import { ecefToGeodetic } from '@testudo/core/earth';
import type { Recording } from '@testudo/interop';
import { tracksOf } from '@testudo/interop/picture';
import type { Pick } from '../../state/state.js';
import { perRun } from '../facts/per-run.js';
import { trueTracks } from '../facts/true-tracks.js';

export type BodyKind = 'threat' | 'spent' | 'interceptor' | 'track';

export interface BodyPoint {
  readonly time_us: number;
  readonly latitude_rad: number;
  readonly longitude_rad: number;
  readonly height_m: number;
  /** Absent of tracks' points. */
  readonly speed_mps: number;
}

export interface Body {
  readonly kind: BodyKind;
  readonly pick: Pick;
  /** The threat that it is, was fired at, or was taken from. */
  readonly threat?: string;
  /** The place that its threat is aimed at. */
  readonly target?: string;
  /** How it ended: an impact, a kill, a miss; absent where nothing is to be marked. */
  readonly end?: 'impact' | 'killed' | 'missed';
  readonly points: readonly BodyPoint[];
}

/** Truth first, then what was believed: what is drawn later lies on top. */
export const bodiesOf = perRun((recording: Recording): readonly Body[] => {
  const { trajectories, interceptors, outcome } = recording;
  const outcomes = new Map(outcome.threats.map((one) => [one.threat, one]));
  const targetOf = (threat: string | undefined) => {
    const target = outcomes.get(threat ?? '')?.target;
    return { ...(threat === undefined ? {} : { threat }), ...(target === undefined ? {} : { target }) };
  };
  const tracked = trueTracks(recording);
  return [
    ...trajectories.map(({ threat, body, points }): Body => {
      const impact_us = outcomes.get(threat)?.impact?.time_us;
      // A missile whose warhead separates ends there without an end of its own.
      const hasLanded = impact_us !== undefined && Math.abs((points.at(-1)?.time_us ?? 0) - impact_us) < 1e6;
      return {
        kind: body === 'spent-body' ? 'spent' : 'threat',
        pick: { kind: 'threat', id: threat },
        ...targetOf(threat),
        ...(body !== 'spent-body' && hasLanded ? { end: 'impact' as const } : {}),
        points,
      };
    }),
    ...interceptors
      .filter(({ points }) => points.length > 1)
      .map(
        ({ interceptor, threat, result, points }): Body => ({
          kind: 'interceptor',
          pick: { kind: 'interceptor', id: interceptor },
          ...targetOf(threat),
          ...(result === undefined
            ? {}
            : { end: result === 'killed' ? ('killed' as const) : ('missed' as const) }),
          points,
        }),
      ),
    ...tracksOf(recording).map(
      ({ track, reports }): Body => ({
        kind: 'track',
        pick: { kind: 'track', id: track },
        ...targetOf(tracked.get(track)?.threat),
        points: reports.map(({ time_us, position_ecef_m: at, velocity_ecef_mps: to }) => ({
          time_us,
          ...ecefToGeodetic(at as Parameters<typeof ecefToGeodetic>[0]),
          speed_mps: Math.hypot(to.x, to.y, to.z),
        })),
      }),
    ),
  ];
});

/** Whether a body is what is picked, or belongs to it. */
export function isPicked({ pick, threat }: Body, picked: Pick | undefined): boolean {
  if (picked === undefined) return false;
  if (picked.kind === 'threat') return threat === picked.id;
  return pick.kind === picked.kind && pick.id === picked.id;
}
