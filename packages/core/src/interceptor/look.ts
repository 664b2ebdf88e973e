/**
 * One look at an intercept at a time: where the target is predicted to be, what of the envelope is kept there, and which launch
 * leads to it; and how long after a look there is nothing to be found.
 *
 * Model: nothing of a path gets nearer to the launcher or sinks faster than `fastest_mps`, and no interceptor flies faster over its
 *   slant range r than the greatest mean speed v of its table. So what is beyond the envelope by a distance stays outside for that
 *   distance over `fastest_mps`; and the launch time L = t − τ ≤ t − r/v rises by no more than 1 + fastest/v in a second, which says
 *   for how long it stays before a time that it is before now.
 */
import { geodeticHeight, type LocalFrame } from '../earth/index.js';
import { asin } from '../numerics/index.js';
import {
  ALL_KEPT,
  ARRIVAL,
  type Arrival,
  brokenByArrival,
  brokenByPlace,
  LIMITS,
  type Place,
  reachAgainst,
} from './envelope.js';
import type { InterceptorType } from './interceptor-type.js';
import { lookUp, type ReachTable } from './reach-table.js';

/** Writes the predicted Earth-fixed position at a time into the first three places of `out`, m; `stateAtSeconds` fits. */
export type PredictedPath = (t_s: number, out: Float64Array) => void;

export interface InterceptProblem {
  /**
   * The type whose limits and `speedFactor` count. The table may have been flown by another one with the same airframe and
   * limits as wide.
   */
  readonly type: InterceptorType;
  readonly table: ReachTable;
  readonly launcher: LocalFrame;
  readonly path: PredictedPath;
  /** The stretch of time the prediction is good for, on the path's clock. */
  readonly from_s: number;
  readonly until_s: number;
  /** Time from one look to the next; 1 s where it is left out. */
  readonly scanStep_s?: number;
  /** Nothing on the path is faster: looks at which there can be nothing yet are left out. Without it none is. */
  readonly fastest_mps?: number;
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** What a look saw: written over by the next look into the same place. */
export interface Look {
  time_s: number;
  readonly position: Float64Array;
  /** Of the target over the launcher's horizontal plane. */
  rise_m: number;
  readonly place: Writable<Place>;
  /** Filled in wherever it arrives at all, be it too early to be launched or against a limit of arrival. */
  readonly arrival: Writable<Arrival>;
  launch_s: number;
  /** The first limit that is broken, or `ALL_KEPT`, or `TOO_EARLY`; and the margins to all limits up to it. */
  broken: number;
  readonly margins: Float64Array;
}

/** Inside the envelope, but its launch would be too early: counted on from the limits. */
export const TOO_EARLY = LIMITS;

/** Takes rounding out of bounds. */
const CAREFUL = 1 - 1e-9;

export function emptyLook(): Look {
  return {
    time_s: Number.NaN,
    position: new Float64Array(6),
    rise_m: Number.NaN,
    place: {
      distance_m: Number.NaN,
      slant_m: Number.NaN,
      height_m: Number.NaN,
      heightOverLauncher_m: Number.NaN,
    },
    arrival: { time_s: Number.NaN, speed_mps: Number.NaN, lateral_mps2: Number.NaN },
    launch_s: Number.NaN,
    broken: ARRIVAL,
    margins: new Float64Array(LIMITS),
  };
}

/** Looks where the target is at a time. */
export function lookAt({ path, launcher }: InterceptProblem, time_s: number, look: Look): void {
  const { up, originEcef: origin } = launcher;
  const { position } = look;
  path(time_s, position);
  const x = position[0] - origin.x;
  const y = position[1] - origin.y;
  const z = position[2] - origin.z;
  look.time_s = time_s;
  const rise_m = x * up.x + y * up.y + z * up.z;
  const slant2 = x * x + y * y + z * z;
  look.rise_m = rise_m;
  look.place.slant_m = Math.sqrt(slant2);
  look.place.distance_m = Math.sqrt(Math.max(slant2 - rise_m * rise_m, 0));
}

/** For how long after a look nothing is inside the envelope, or no launch that leads there is late enough, s. */
export function nothingFor_s(problem: InterceptProblem, notBefore_s: number, look: Look): number {
  const { fastest_mps = Number.POSITIVE_INFINITY } = problem;
  const speed_mps = fastestMean_mps(problem);
  const early_s = notBefore_s - latestLaunch_s(look, speed_mps);
  const waiting_s = early_s > 0 ? early_s / (1 + fastest_mps / speed_mps) : 0;
  return CAREFUL * Math.max(outsideFor_s(problem, look), waiting_s);
}

/** For how long before a look nothing was inside the envelope, or no launch that leads there is later than `after_s`, s. */
export function nothingSince_s(problem: InterceptProblem, after_s: number, look: Look): number {
  const { fastest_mps = Number.POSITIVE_INFINITY } = problem;
  const speed_mps = fastestMean_mps(problem);
  const late_s = after_s - latestLaunch_s(look, speed_mps);
  // Going back, the launch is earlier by as much, and later by what the target may be nearer.
  const later = fastest_mps / speed_mps - 1;
  const vain_s = late_s > 0 ? late_s / Math.max(later, 0) : 0;
  return CAREFUL * Math.max(outsideFor_s(problem, look), vain_s);
}

/** For how long before and after a look nothing is inside the envelope: beyond reach, or above the band even over the launcher's horizontal plane. */
function outsideFor_s(
  { type, table, launcher, fastest_mps = Number.POSITIVE_INFINITY }: InterceptProblem,
  look: Look,
): number {
  const beyond_m = look.place.distance_m - reachAgainst(type, table.target);
  const above_m = look.rise_m + launcher.origin.height_m - (type.maxAltitude_m + 1);
  const away_m = Math.max(beyond_m, above_m);
  return away_m > 0 ? away_m / fastest_mps : 0;
}

/** No interceptor of the problem flies faster over its slant range. */
function fastestMean_mps({ table, type }: InterceptProblem): number {
  return table.fastestMean_mps * type.speedFactor;
}

/** No launch that leads to what was looked at is later. */
function latestLaunch_s({ time_s, place }: Look, speed_mps: number): number {
  return time_s - place.slant_m / speed_mps;
}

/** Judges the place that was looked at: fills in all the rest. */
export function judge({ type, table, launcher }: InterceptProblem, notBefore_s: number, look: Look): void {
  const { position, place, arrival, margins, rise_m } = look;
  const { slant_m } = place;
  place.height_m = geodeticHeight(position[0], position[1], position[2]);
  place.heightOverLauncher_m = place.height_m - launcher.origin.height_m;
  look.broken = brokenByPlace(type, table.target, place, margins);
  if (look.broken !== ALL_KEPT) return;
  const sine = slant_m > 0 ? Math.min(Math.max(rise_m / slant_m, -1), 1) : 1;
  if (!lookUp(table, slant_m, asin(sine), arrival)) {
    look.broken = ARRIVAL;
    return;
  }
  arrival.time_s /= type.speedFactor;
  arrival.speed_mps *= type.speedFactor;
  arrival.lateral_mps2 = Math.min(arrival.lateral_mps2, type.maxLateralAcceleration_mps2);
  look.launch_s = look.time_s - arrival.time_s;
  look.broken = brokenByArrival(type, arrival, margins);
  if (look.broken === ALL_KEPT && look.launch_s < notBefore_s) look.broken = TOO_EARLY;
}

/** Whether the target is inside the envelope, whatever the launch time. */
export function isInside({ broken }: Look): boolean {
  return broken === ALL_KEPT || broken === TOO_EARLY;
}
