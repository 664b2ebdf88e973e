/**
 * Where and when a target on its predicted path can be met.
 *
 * Model: an intercept at time t needs a launch at L(t) = t − τ(r(t)), with τ the time of flight to where the target is
 *   predicted to be. Of all t at which that place lies in the envelope, the launch window runs from the least to the
 *   greatest L; the earliest intercept for a launch not before t₀ is the least such t with L(t) ≥ t₀, a root of L(t) − t₀
 *   or the edge of the envelope. All t a scan step apart are looked at, but those at which speeds leave nothing to be found (see
 *   `look.ts`); what changes between two of them is then located (see `boundary.ts`): roots to a tenth of a microsecond, edges of the
 *   envelope to a millisecond, on their inner side.
 * Valid: stretches inside the envelope that are longer than the scan step, a second unless the problem says otherwise; a shorter
 *   one can be overlooked, such as a second one right above the ground after a pass inside the minimum range. Where L turns
 *   around between two looks the greater of them is taken: up to a tenth of a second of the last launch is lost where a fast
 *   target passes nearby.
 * Ignores: that the prediction changes during the flight. Who replans calls again.
 */
import { boundary } from './boundary.js';
import { ALL_KEPT, type Arrival, reasonOf } from './envelope.js';
import {
  emptyLook,
  type InterceptProblem,
  isInside,
  judge,
  type Look,
  lookAt,
  nothingFor_s,
  nothingSince_s,
} from './look.js';

export type { InterceptProblem, PredictedPath } from './look.js';

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

/** Opportunities to launch, not before the first, not after the last; and the intercepts they lead to. */
export interface LaunchWindow {
  readonly firstLaunch_s: number;
  readonly lastLaunch_s: number;
  readonly firstIntercept_s: number;
  readonly lastIntercept_s: number;
}

export type WindowAnswer =
  | ({ readonly ok: true } & LaunchWindow)
  | { readonly ok: false; readonly reason: InterceptReason };

type Writable<T> = { -readonly [K in keyof T]: T[K] };

const SCAN_STEP_S = 1;
const TIME_TOLERANCE_S = 1e-7;
/** In this time a target goes two metres: no published envelope is known so well. */
const EDGE_TOLERANCE_S = 1e-3;

/** Launches are never too early. */
const ANY_TIME_S = Number.NEGATIVE_INFINITY;

const first = emptyLook();
const second = emptyLook();

/** The intercept at a given time, or why there is none then: the envelope alone, whatever the launch time. */
export function interceptAt(problem: InterceptProblem, t_s: number): InterceptAnswer {
  lookAt(problem, t_s, first);
  judge(problem, ANY_TIME_S, first);
  const reason = reasonOf(first.broken);
  return reason === undefined ? interceptOf(first) : { ok: false, reason };
}

function interceptOf({ time_s, launch_s, place, arrival }: Look): InterceptAnswer {
  return {
    ok: true,
    launch_s,
    intercept_s: time_s,
    distance_m: place.distance_m,
    slant_m: place.slant_m,
    height_m: place.height_m,
    time_s: arrival.time_s,
    speed_mps: arrival.speed_mps,
    lateral_mps2: arrival.lateral_mps2,
  };
}

/** The earliest intercept with a launch not before `notBefore_s`, or why there is none. */
export function earliestIntercept(problem: InterceptProblem, notBefore_s: number): InterceptAnswer {
  const { scanStep_s = SCAN_STEP_S } = problem;
  let now = first;
  let before = second;
  // Whether `before` is the look one step before; else nothing is to be found between that one and this.
  let follows = false;
  for (let k = 0; ; ) {
    const t = scanTime(problem, k);
    if (Number.isNaN(t)) return { ok: false, reason: whyNone(problem) };
    lookAt(problem, t, now);
    const steps = Math.floor(nothingFor_s(problem, notBefore_s, now) / scanStep_s);
    if (follows || steps === 0) {
      judge(problem, notBefore_s, now);
      const found = follows ? between(problem, notBefore_s, before, now) : now;
      if (found.broken === ALL_KEPT) return interceptOf(found);
      const last = before;
      before = now;
      now = last;
    }
    follows = steps === 0;
    k += Math.max(steps, 1);
  }
}

/** The earliest good look after one that is none, up to another: that one or, where there is none, a bad one. */
function between(problem: InterceptProblem, notBefore_s: number, before: Look, now: Look): Look {
  const wasIn = isInside(before);
  if (now.broken === ALL_KEPT) {
    return boundary(problem, notBefore_s, wasIn ? TIME_TOLERANCE_S : EDGE_TOLERANCE_S, before, now);
  }
  if (isInside(now) === wasIn) return now;
  // Both are too early or outside: where the envelope begins or ends between them may be late enough.
  const edge = wasIn
    ? boundary(problem, ANY_TIME_S, EDGE_TOLERANCE_S, now, before)
    : boundary(problem, ANY_TIME_S, EDGE_TOLERANCE_S, before, now);
  if (edge.launch_s < notBefore_s) return now;
  if (!wasIn) return edge;
  lookAt(problem, edge.time_s, now);
  judge(problem, notBefore_s, now);
  return boundary(problem, notBefore_s, TIME_TOLERANCE_S, before, now);
}

/** Why there is no intercept: it could have been met, but sooner; else what stood in the way at first. */
function whyNone(problem: InterceptProblem): InterceptReason {
  let why: InterceptReason | undefined;
  for (let k = 0; ; k += stepsToNext(problem, first)) {
    const t = scanTime(problem, k);
    if (Number.isNaN(t)) return why ?? 'too-late';
    lookAt(problem, t, first);
    judge(problem, ANY_TIME_S, first);
    if (first.broken === ALL_KEPT) return 'too-late';
    why ??= reasonOf(first.broken);
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
  let why: InterceptReason | undefined;
  let now = first;
  let before = second;
  for (let k = 0; ; k += stepsToNext(problem, before)) {
    const t = scanTime(problem, k);
    if (Number.isNaN(t)) break;
    lookAt(problem, t, now);
    judge(problem, ANY_TIME_S, now);
    const inside = isInside(now);
    if (inside) take(window, now);
    else why ??= reasonOf(now.broken);
    if (k > 0 && inside !== isInside(before)) {
      const [bad, good] = inside ? [before, now] : [now, before];
      take(window, boundary(problem, ANY_TIME_S, EDGE_TOLERANCE_S, bad, good));
    }
    const last = before;
    before = now;
    now = last;
  }
  if (window.firstIntercept_s === Number.POSITIVE_INFINITY) return { ok: false, reason: why ?? 'too-late' };
  return { ok: true, ...window };
}

/**
 * The last launch that can lead to an intercept, s; NaN where there is none. That of `launchWindow`, within what an edge of the envelope is
 * known to; found from the end of the path backward, where nearly all of it can be left out.
 */
export function lastLaunch_s(problem: InterceptProblem): number {
  const { scanStep_s = SCAN_STEP_S } = problem;
  let last_s = Number.NEGATIVE_INFINITY;
  let now = first;
  let after = second;
  // Whether `after` is the look one step after; else nothing better is to be found between that one and this.
  let leads = false;
  for (let k = Math.ceil((problem.until_s - problem.from_s) / scanStep_s); k >= 0; ) {
    const t = scanTime(problem, k);
    if (Number.isNaN(t)) {
      k -= 1;
      continue;
    }
    lookAt(problem, t, now);
    const steps = Math.floor(nothingSince_s(problem, last_s, now) / scanStep_s);
    if (leads || steps === 0) {
      judge(problem, ANY_TIME_S, now);
      const inside = isInside(now);
      if (inside) last_s = Math.max(last_s, now.launch_s);
      if (leads && inside !== isInside(after)) {
        const [bad, good] = inside ? [after, now] : [now, after];
        last_s = Math.max(last_s, boundary(problem, ANY_TIME_S, EDGE_TOLERANCE_S, bad, good).launch_s);
      }
      const next = after;
      after = now;
      now = next;
    }
    leads = steps === 0;
    k -= Math.max(steps, 1);
  }
  return last_s === Number.NEGATIVE_INFINITY ? Number.NaN : last_s;
}

/** Takes an intercept into a window. */
function take(window: Writable<LaunchWindow>, { time_s, launch_s }: Look): void {
  window.firstLaunch_s = Math.min(window.firstLaunch_s, launch_s);
  window.lastLaunch_s = Math.max(window.lastLaunch_s, launch_s);
  window.firstIntercept_s = Math.min(window.firstIntercept_s, time_s);
  window.lastIntercept_s = Math.max(window.lastIntercept_s, time_s);
}

/** How many looks on from a look the next one is: at those before it nothing is inside the envelope. */
function stepsToNext(problem: InterceptProblem, look: Look): number {
  const { scanStep_s = SCAN_STEP_S } = problem;
  return Math.max(1, Math.floor(nothingFor_s(problem, ANY_TIME_S, look) / scanStep_s));
}

/** The k-th time looked at; the last is the end of the prediction, and NaN follows. */
function scanTime({ from_s, until_s, scanStep_s = SCAN_STEP_S }: InterceptProblem, k: number): number {
  const t = from_s + k * scanStep_s;
  if (t <= until_s) return t;
  return t - scanStep_s < until_s ? until_s : Number.NaN;
}
