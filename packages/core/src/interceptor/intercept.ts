/**
 * Where and when a target on its predicted path can be met.
 *
 * Model: an intercept at time t needs a launch at L(t) = t − τ(r(t)), with τ the time of flight to where the target is
 *   predicted to be. Of all t at which that place lies in the envelope, the launch window runs from the least to the
 *   greatest L; the earliest intercept for a launch not before t₀ is the least such t with L(t) ≥ t₀, a root of L(t) − t₀
 *   or the edge of the envelope.
 * Valid: windows longer than the scan step (a quarter of a second); a shorter one can be overlooked.
 * Ignores: that the prediction changes during the flight. Who replans calls again.
 */
import type { LocalFrame } from '../earth/index.js';
import { geodeticHeight } from '../earth/index.js';
import { asin, brentRoot, invariant } from '../numerics/index.js';
import { type Arrival, outsideEnvelope } from './envelope.js';
import { arrivalAt, type ReachTable } from './reach-table.js';

/** Writes the predicted Earth-fixed position at a time into the first three places of `out`, m; `stateAtSeconds` fits. */
export type PredictedPath = (t_s: number, out: Float64Array) => void;

export interface InterceptProblem {
  readonly table: ReachTable;
  readonly launcher: LocalFrame;
  readonly path: PredictedPath;
  /** The stretch of time the prediction is good for, on the path's clock. */
  readonly from_s: number;
  readonly until_s: number;
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

const SCAN_STEP_S = 0.25;
const TIME_TOLERANCE_S = 1e-7;

/** The intercept at a given time, or why there is none then: the envelope alone, whatever the launch time. */
export function interceptAt(problem: InterceptProblem, t_s: number): InterceptAnswer {
  const { table, launcher, path } = problem;
  const { up, originEcef: origin } = launcher;
  path(t_s, scratch);
  const x = scratch[0] - origin.x;
  const y = scratch[1] - origin.y;
  const z = scratch[2] - origin.z;
  const slant_m = Math.sqrt(x * x + y * y + z * z);
  const rise_m = x * up.x + y * up.y + z * up.z;
  const distance_m = Math.sqrt(Math.max(slant_m * slant_m - rise_m * rise_m, 0));
  const height_m = geodeticHeight(scratch[0], scratch[1], scratch[2]);
  const place = { distance_m, slant_m, height_m, heightOverLauncher_m: height_m - launcher.origin.height_m };
  const sine = slant_m > 0 ? Math.min(Math.max(rise_m / slant_m, -1), 1) : 1;
  const arrival = arrivalAt(table, slant_m, asin(sine));
  const reason = outsideEnvelope(table.type, table.target, place, arrival);
  if (reason !== undefined) return { ok: false, reason };
  invariant(arrival !== undefined, 'inside its envelope an interceptor arrives');
  const { time_s, speed_mps, lateral_mps2 } = arrival;
  return {
    ok: true,
    launch_s: t_s - time_s,
    intercept_s: t_s,
    distance_m,
    slant_m,
    height_m,
    time_s,
    speed_mps,
    lateral_mps2,
  };
}

const scratch = new Float64Array(6);

/** The earliest intercept with a launch not before `notBefore_s`, or why there is none. */
export function earliestIntercept(problem: InterceptProblem, notBefore_s: number): InterceptAnswer {
  const good = (answer: InterceptAnswer): boolean => answer.ok && answer.launch_s >= notBefore_s;
  let before: number | undefined;
  let why: InterceptReason | undefined;
  for (let k = 0; ; k++) {
    const t = scanTime(problem, k);
    if (t === undefined) break;
    const answer = interceptAt(problem, t);
    if (good(answer)) return before === undefined ? answer : refined(problem, before, t, notBefore_s, good);
    before = t;
    why = moreTelling(why, answer);
  }
  return { ok: false, reason: why ?? 'too-late' };
}

/** When launches can lead to an intercept, and when those intercepts are; or why never. */
export function launchWindow(problem: InterceptProblem): WindowAnswer {
  let firstLaunch_s = Number.POSITIVE_INFINITY;
  let lastLaunch_s = Number.NEGATIVE_INFINITY;
  let firstIntercept_s = Number.NaN;
  let lastIntercept_s = Number.NaN;
  let why: InterceptReason | undefined;
  const take = (answer: InterceptAnswer): void => {
    if (!answer.ok) return;
    firstLaunch_s = Math.min(firstLaunch_s, answer.launch_s);
    lastLaunch_s = Math.max(lastLaunch_s, answer.launch_s);
    if (!(firstIntercept_s <= answer.intercept_s)) firstIntercept_s = answer.intercept_s;
    lastIntercept_s = answer.intercept_s;
  };
  const feasible = (answer: InterceptAnswer): boolean => answer.ok;
  let before: { readonly t: number; readonly ok: boolean } | undefined;
  for (let k = 0; ; k++) {
    const t = scanTime(problem, k);
    if (t === undefined) break;
    const answer = interceptAt(problem, t);
    if (before !== undefined && before.ok !== answer.ok) {
      take(answer.ok ? edge(problem, before.t, t, feasible) : edge(problem, t, before.t, feasible));
    }
    take(answer);
    if (!answer.ok) why = moreTelling(why, answer);
    before = { t, ok: answer.ok };
  }
  if (Number.isNaN(firstIntercept_s)) return { ok: false, reason: why ?? 'too-late' };
  return { ok: true, firstLaunch_s, lastLaunch_s, firstIntercept_s, lastIntercept_s };
}

/** The k-th time looked at; the last is the end of the prediction. */
function scanTime({ from_s, until_s }: InterceptProblem, k: number): number | undefined {
  const t = from_s + k * SCAN_STEP_S;
  if (t <= until_s) return t;
  return t - SCAN_STEP_S < until_s ? until_s : undefined;
}

/** The earliest good intercept between a time that is none and one that is. */
function refined(
  problem: InterceptProblem,
  bad_s: number,
  good_s: number,
  notBefore_s: number,
  good: (answer: InterceptAnswer) => boolean,
): InterceptAnswer {
  if (!interceptAt(problem, bad_s).ok) return edge(problem, bad_s, good_s, good);
  // Both lie in the envelope: the launch would have been too early, and is a smooth function between. An edge inside ends it.
  const root = brentRoot(
    (t) => {
      const answer = interceptAt(problem, t);
      return answer.ok ? answer.launch_s - notBefore_s : Number.NaN;
    },
    bad_s,
    good_s,
    { tolerance: TIME_TOLERANCE_S },
  );
  // The end of Brent's last interval may lie on the early side by its width.
  for (const t of root.ok ? [root.x, root.x + TIME_TOLERANCE_S] : []) {
    const answer = interceptAt(problem, Math.min(t, good_s));
    if (good(answer)) return answer;
  }
  return edge(problem, bad_s, good_s, good);
}

/** The good intercept nearest to the side that is none, by bisection. */
function edge(
  problem: InterceptProblem,
  badSide_s: number,
  goodSide_s: number,
  good: (answer: InterceptAnswer) => boolean,
): InterceptAnswer {
  let bad = badSide_s;
  let fine = goodSide_s;
  let best = interceptAt(problem, fine);
  while (Math.abs(fine - bad) > TIME_TOLERANCE_S) {
    const middle = 0.5 * (bad + fine);
    const answer = interceptAt(problem, middle);
    if (good(answer)) {
      fine = middle;
      best = answer;
    } else bad = middle;
  }
  return best;
}

/** Could have been met, but sooner; else was too near; else was never near enough. */
function moreTelling(before: InterceptReason | undefined, answer: InterceptAnswer): InterceptReason {
  const now = answer.ok ? 'too-late' : answer.reason;
  if (before === 'too-late' || now === 'too-late') return 'too-late';
  // A path that comes down on the launcher passes the minimum range at its end: that it never was in reach before settled it.
  return before === 'out-of-reach' ? before : now;
}
