/** Where tracks are going: one predicted path for each estimate, for all who ask. */
import type { Context } from '../../engine/index.js';
import type { PredictedPath } from '../../interceptor/index.js';
import type { TimeUs } from '../../numerics/index.js';
import {
  type Estimate,
  emptyPath,
  groundHeightUnder,
  positionOnPath,
  predictPath,
  type PredictedPath as SampledPath,
  TRACK_STATES,
} from '../../tracking/index.js';
import type { World, WorldBattery } from '../compile/world.js';
import { TRACKING_MODULE, type TrackingState } from './tracking-module.js';

/** Where each track is going, from its latest estimate. */
export interface TrackPaths {
  /** The path, when it ends (s of the run), and a speed that nothing on it exceeds; undefined where there never was such a track. */
  readonly of: (
    context: Context,
    battery: number,
    number: number,
  ) => { readonly position: PredictedPath; readonly end_s: number; readonly fastest_mps: number } | undefined;
  /** The samples of the path that an estimate of a track leads to. */
  readonly from: (battery: number, number: number, estimate: Estimate) => SampledPath;
}

/** One path in memory, and the state that it was made from. */
interface Remembered {
  readonly path: SampledPath;
  readonly position: PredictedPath;
  readonly state: Float64Array;
  time_us: TimeUs;
}

/** Between samples the cubic may be a little faster than at both. */
const CUBIC_MARGIN = 1.1;

/** Paths are asked for several times between two plots: each is computed once. What is given depends on the estimate alone. */
export function trackPaths(world: World): TrackPaths {
  const remembered = world.batteries.map(() => new Map<number, Remembered>());
  const known = (battery: number, number: number, estimate: Estimate): Remembered => {
    let one = remembered[battery].get(number);
    if (one === undefined) {
      one = fresh();
      remembered[battery].set(number, one);
    }
    if (!isOf(one, estimate)) {
      predictOnto(world.batteries[battery], estimate, one.path);
      one.state.set(estimate.state);
      one.time_us = estimate.time_us;
    }
    return one;
  };
  return {
    of(context, battery, number) {
      const estimate = estimateOf(context, battery, number);
      if (estimate === undefined) return undefined;
      const { position, path } = known(battery, number, estimate);
      return { position, end_s: path.end_s, fastest_mps: CUBIC_MARGIN * path.fastest_mps };
    },
    from: (battery, number, estimate) => known(battery, number, estimate).path,
  };
}

/** The path to the ground of the place that it comes down at. */
function predictOnto({ tracker, grounds }: WorldBattery, estimate: Estimate, path: SampledPath): void {
  const { parameters, groundHeight_m } = tracker;
  predictPath(estimate, parameters, groundHeight_m, path);
  if (grounds.length === 0) return;
  const height_m = groundHeightUnder(path, grounds, groundHeight_m);
  if (height_m > groundHeight_m) predictPath(estimate, parameters, height_m, path);
}

function fresh(): Remembered {
  const path = emptyPath();
  const position: PredictedPath = (t_s, out) => positionOnPath(path, t_s, out);
  return { path, position, state: new Float64Array(TRACK_STATES).fill(Number.NaN), time_us: -1 };
}

/** Whether a path is the one that an estimate leads to: estimates are changed in place, so their numbers tell. */
function isOf({ state, time_us }: Remembered, estimate: Estimate): boolean {
  if (time_us !== estimate.time_us) return false;
  for (let i = 0; i < TRACK_STATES; i++) if (state[i] !== estimate.state[i]) return false;
  return true;
}

/** The latest estimate of a track, be it given up or not. */
function estimateOf(context: Context, battery: number, number: number): Estimate | undefined {
  const { trackers } = context.peek(TRACKING_MODULE) as TrackingState;
  const { tracker, givenUp } = trackers[battery];
  for (const track of tracker.tracks) if (track.number === number) return track.estimate;
  return givenUp.find((one) => one.number === number)?.estimate;
}
