/**
 * Where and when a target on its predicted path can be met.
 *
 * Model: an intercept at time t needs a launch at L(t) = t − τ(r(t)), with τ the time of flight to where the target is
 *   predicted to be. Of all t at which that place lies in the envelope, the launch window runs from the least to the
 *   greatest L; the earliest intercept for a launch not before t₀ is the least such t with L(t) ≥ t₀, a root of L(t) − t₀
 *   or the edge of the envelope. All t a scan step apart are looked at; what changes between two of them is then located: roots to
 *   a tenth of a microsecond, edges of the envelope to a millisecond, on their inner side.
 * Valid: stretches inside the envelope that are longer than the scan step, a second unless the problem says otherwise; a shorter
 *   one can be overlooked, such as a second one right above the ground after a pass inside the minimum range. Where L turns
 *   around between two looks the greater of them is taken: up to a tenth of a second of the last launch is lost where a fast
 *   target passes nearby.
 * Ignores: that the prediction changes during the flight. Who replans calls again.
 */
import { geodeticHeight, type LocalFrame } from '../earth/index.js';
import { asin, brentRoot } from '../numerics/index.js';
import { type Arrival, outsideEnvelope, type Place } from './envelope.js';
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
  /** Nothing on the path is faster: looks at which it cannot be near yet are left out. Without it none is. */
  readonly fastest_mps?: number;
}

/** A launch and the intercept it leads to, times on the path's clock. */
export interface Intercept extends Arrival {
  readonly launch_s: number;
  readonly intercept_s: number;
  readonly distance_m: number;
  readonly slant_m: number;
  readonly height_m: number;
}

export type InterceptReason = 'out-of-reach' | 'inside-minimum-range' | 'too-late';

export type InterceptAnswer =
  | ({ readonly ok: true } & Intercept)
  | { readonly ok: false; readonly reason: InterceptReason };

export type WindowAnswer =
  | {
      readonly ok: true;
      /** Opportunities to launch: not before the first, not after the last. */
      readonly firstLaunch_s: number;
      readonly lastLaunch_s: number;
      readonly firstIntercept_s: number;
      readonly lastIntercept_s: number;
    }
  | { readonly ok: false; readonly reason: InterceptReason };

const SCAN_STEP_S = 1;
const TIME_TOLERANCE_S = 1e-7;
/** In this time a target goes two metres: no published envelope is known so well. */
const EDGE_TOLERANCE_S = 1e-3;

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** What `obstacle` saw, where it found none: written over by the next look. */
const place: Writable<Place> = { distance_m: 0, slant_m: 0, height_m: 0, heightOverLauncher_m: 0 };
const arrival: Writable<Arrival> = { time_s: 0, speed_mps: 0, lateral_mps2: 0 };
const position = new Float64Array(6);
/** How far the target was beyond the table or above the band at the last look: not nearer to both than this; 0 where it was not. */
const beyond_m = new Float64Array(1);

/** Looks at an intercept at a time: why there is none, or undefined with `place` and `arrival` filled in. */
function obstacle(problem: InterceptProblem, t_s: number): InterceptReason | undefined {
  const { type, table, launcher, path } = problem;
  const { up, originEcef: origin } = launcher;
  path(t_s, position);
  const x = position[0] - origin.x;
  const y = position[1] - origin.y;
  const z = position[2] - origin.z;
  const slant_m = Math.sqrt(x * x + y * y + z * z);
  const rise_m = x * up.x + y * up.y + z * up.z;
  const launcherHeight_m = launcher.origin.height_m;
  // What is far beyond the table, or above the band even over the launcher's horizontal plane, needs no closer look.
  const furthest_m = Math.max(table.slants_m[table.slants_m.length - 1], type.minRange_m);
  beyond_m[0] = Math.max(slant_m - furthest_m, rise_m + launcherHeight_m - (type.maxAltitude_m + 1), 0);
  if (beyond_m[0] > 0) return 'out-of-reach';
  place.slant_m = slant_m;
  place.distance_m = Math.sqrt(Math.max(slant_m * slant_m - rise_m * rise_m, 0));
  place.height_m = geodeticHeight(position[0], position[1], position[2]);
  place.heightOverLauncher_m = place.height_m - launcherHeight_m;
  const sine = slant_m > 0 ? Math.min(Math.max(rise_m / slant_m, -1), 1) : 1;
  const reached = lookUp(table, slant_m, asin(sine), arrival);
  if (reached) {
    arrival.time_s /= type.speedFactor;
    arrival.speed_mps *= type.speedFactor;
    arrival.lateral_mps2 = Math.min(arrival.lateral_mps2, type.maxLateralAcceleration_mps2);
  }
  return outsideEnvelope(type, table.target, place, reached ? arrival : undefined);
}

/** The intercept at a given time, or why there is none then: the envelope alone, whatever the launch time. */
export function interceptAt(problem: InterceptProblem, t_s: number): InterceptAnswer {
  const reason = obstacle(problem, t_s);
  if (reason !== undefined) return { ok: false, reason };
  const { distance_m, slant_m, height_m } = place;
  return {
    ok: true,
    launch_s: t_s - arrival.time_s,
    intercept_s: t_s,
    distance_m,
    slant_m,
    height_m,
    ...arrival,
  };
}

/** The earliest intercept with a launch not before `notBefore_s`, or why there is none. */
export function earliestIntercept(problem: InterceptProblem, notBefore_s: number): InterceptAnswer {
  let before = Number.NaN;
  let beforeIn = false;
  let why: InterceptReason | undefined;
  for (let k = 0, looks = 1; ; k += looks) {
    const t = scanTime(problem, k);
    if (Number.isNaN(t)) return { ok: false, reason: why ?? 'too-late' };
    const reason = obstacle(problem, t);
    const inside = reason === undefined;
    looks = looksToNext(problem);
    if (inside && t - arrival.time_s >= notBefore_s) {
      return interceptAt(problem, k === 0 ? t : firstGood(problem, before, t, beforeIn, notBefore_s));
    }
    if (k > 0 && inside !== beforeIn) {
      // Both looks are too early or outside: where the envelope begins or ends between them may be late enough.
      const at = inside ? edge(problem, before, t) : edge(problem, t, before);
      if (obstacle(problem, at) === undefined && at - arrival.time_s >= notBefore_s) {
        return interceptAt(problem, inside ? at : firstGood(problem, before, at, true, notBefore_s));
      }
    }
    before = looks === 1 ? t : scanTime(problem, k + looks - 1);
    beforeIn = inside;
    why = moreTelling(why, reason);
  }
}

/** When launches can lead to an intercept, and when those intercepts are; or why never. */
export function launchWindow(problem: InterceptProblem): WindowAnswer {
  const window = {
    firstLaunch_s: Number.POSITIVE_INFINITY,
    lastLaunch_s: Number.NEGATIVE_INFINITY,
    firstIntercept_s: Number.POSITIVE_INFINITY,
    lastIntercept_s: Number.NEGATIVE_INFINITY,
  };
  /** Takes in the intercept looked at last. */
  const take = (t: number): void => {
    const launch_s = t - arrival.time_s;
    if (launch_s < window.firstLaunch_s) window.firstLaunch_s = launch_s;
    if (launch_s > window.lastLaunch_s) window.lastLaunch_s = launch_s;
    if (t < window.firstIntercept_s) window.firstIntercept_s = t;
    if (t > window.lastIntercept_s) window.lastIntercept_s = t;
  };
  let why: InterceptReason | undefined;
  let before = Number.NaN;
  let beforeIn = false;
  for (let k = 0, looks = 1; ; k += looks) {
    const t = scanTime(problem, k);
    if (Number.isNaN(t)) break;
    const reason = obstacle(problem, t);
    const inside = reason === undefined;
    looks = looksToNext(problem);
    if (inside) take(t);
    else why = moreTelling(why, reason);
    if (k > 0 && inside !== beforeIn) {
      const at = inside ? edge(problem, before, t) : edge(problem, t, before);
      if (obstacle(problem, at) === undefined) take(at);
    }
    before = looks === 1 ? t : scanTime(problem, k + looks - 1);
    beforeIn = inside;
  }
  if (window.firstIntercept_s === Number.POSITIVE_INFINITY) return { ok: false, reason: why ?? 'too-late' };
  return { ok: true, ...window };
}

/** How many looks on the next one is: those before it would find the target beyond reach still, as the last one did. */
function looksToNext({ fastest_mps, scanStep_s = SCAN_STEP_S }: InterceptProblem): number {
  if (beyond_m[0] === 0 || fastest_mps === undefined) return 1;
  return Math.max(1, Math.ceil(beyond_m[0] / (fastest_mps * scanStep_s)));
}

/** The k-th time looked at; the last is the end of the prediction, and NaN follows. */
function scanTime({ from_s, until_s, scanStep_s = SCAN_STEP_S }: InterceptProblem, k: number): number {
  const t = from_s + k * scanStep_s;
  if (t <= until_s) return t;
  return t - scanStep_s < until_s ? until_s : Number.NaN;
}

/** The earliest time that gives a launch in time, between one that does not and one that does. */
function firstGood(
  problem: InterceptProblem,
  bad_s: number,
  good_s: number,
  bothInside: boolean,
  notBefore_s: number,
): number {
  if (bothInside) {
    // The launch would have been too early, and is a smooth function between. An edge inside ends it.
    const tooEarly = (t: number): number =>
      obstacle(problem, t) === undefined ? t - arrival.time_s - notBefore_s : Number.NaN;
    const root = brentRoot(tooEarly, bad_s, good_s, { tolerance: TIME_TOLERANCE_S });
    if (root.ok) {
      // The end of Brent's last interval may lie on the early side by its width.
      if (tooEarly(root.x) >= 0) return root.x;
      const after = Math.min(root.x + TIME_TOLERANCE_S, good_s);
      if (tooEarly(after) >= 0) return after;
    }
  }
  return edge(problem, bad_s, good_s, notBefore_s);
}

/** The good time nearest to the side that is none, by bisection: inside the envelope, the launch not too early. */
function edge(
  problem: InterceptProblem,
  badSide_s: number,
  goodSide_s: number,
  notBefore_s = Number.NEGATIVE_INFINITY,
): number {
  let bad = badSide_s;
  let fine = goodSide_s;
  while (Math.abs(fine - bad) > EDGE_TOLERANCE_S) {
    const middle = 0.5 * (bad + fine);
    const good = obstacle(problem, middle) === undefined && middle - arrival.time_s >= notBefore_s;
    if (good) fine = middle;
    else bad = middle;
  }
  return fine;
}

/** Could have been met, but sooner; else what stood in the way at first, from where it came nearer and only got lower. */
function moreTelling(
  before: InterceptReason | undefined,
  reason: InterceptReason | undefined,
): InterceptReason {
  const now = reason ?? 'too-late';
  if (before === 'too-late' || now === 'too-late') return 'too-late';
  return before ?? now;
}
