/**
 * Carries the state of a ballistic track, and what is known of its errors, ahead in time.
 *
 * Model: Nyström's steps of fourth order of the motion of `ballisticAcceleration`, as long as the air allows; with each step the
 *   covariance grows by `growCovariance`, with the slopes of the motion halfway. Two of the four stages of a step stand at one place, so
 *   that gravitation and air are looked up three times.
 * Source: E. Hairer, S. P. Nørsett and G. Wanner, "Solving Ordinary Differential Equations I", 2nd ed. (1993), section II.14.
 */
import {
  accelerationThere,
  type BallisticAssumptions,
  BRAKING,
  ballisticAcceleration,
  dragFactor,
  RATES,
  TRACK_STATES,
} from './ballistic-acceleration.js';
import { fillSlopes, growCovariance, SLOPES } from './error-growth.js';

/**
 * Steps of the integration: the longest; the longest as a share of the time in which drag stops a body; and as long as keeps the error of
 * a second in place, which is about a h (h v/H)³ over 10,000 for a braking of a in air of scale height H, below a bound. A fall from 95 km then
 * ends within 1 m of where the adaptive integration ends; of what a raid's radars follow, debris among it, 99 paths of 100 within 3 m.
 *
 * Where drag all but balances weight the error is less than drag alone would make it: from where its square is five times that of the
 * acceleration that is left, steps may take more than that share, and twice as much from ten times on.
 */
export const LONGEST_STEP_S = 6;
const LONGEST = LONGEST_STEP_S;
const DRAG_SHARE = 0.3;
const LONGER_IF_STEADY = 2;
const STEADY_RATIO2 = 5;
const STEP_ERROR_M4PS4 = 6e12;
/** Air that brakes less than this, 1/s, counts as none. */
const THIN_AIR_PS = 1e-6;
const SHORTEST_STEP_S = 0.01;

const stage = new Float64Array(TRACK_STATES);
const middle = new Float64Array(TRACK_STATES);
/** Rates at the start, halfway and at the end of a step. */
const start = new Float64Array(RATES);
const there = new Float64Array(RATES);
const end = new Float64Array(RATES);
const BRAKING_AT = BRAKING;
const slopes = new Float64Array(SLOPES);
const drag = new Float64Array(1);

/** The length of a step, at most `most_s`, from a state that moves so. */
function stepFor(state: Float64Array, most_s: number, rates: Float64Array): number {
  const braking = rates[BRAKING_AT];
  let h = Math.min(most_s, LONGEST);
  if (!(braking >= THIN_AIR_PS)) return h;
  const speed2 = state[3] * state[3] + state[4] * state[4] + state[5] * state[5];
  // Both bounds are compared before they are worked out: most steps of a tracker are shorter than either.
  const strain = (braking * speed2 * speed2) / STEP_ERROR_M4PS4;
  if (h * h * (h * h) * strain > 1) h = 1 / Math.sqrt(Math.sqrt(strain));
  if (h * braking > DRAG_SHARE) {
    const pull2 = rates[0] * rates[0] + rates[1] * rates[1] + rates[2] * rates[2];
    const steadiness = (braking * braking * speed2) / (STEADY_RATIO2 * pull2);
    h = Math.min(h, (DRAG_SHARE * Math.min(LONGER_IF_STEADY, Math.max(1, steadiness))) / braking);
  }
  return Math.min(most_s, Math.max(SHORTEST_STEP_S, h));
}

/**
 * One step of at most `most_s` seconds, in place; leaves a state halfway in `middle` and its rates in `there`.
 *
 * @param drag `dragFactor` of the state in its first place
 * @param rates `ballisticAcceleration` of the state
 * @returns the length of the step, s
 */
export function stepBallisticState(
  state: Float64Array,
  most_s: number,
  drag: Float64Array,
  rates: Float64Array,
): number {
  const h = stepFor(state, most_s, rates);
  const half = 0.5 * h;
  const quarter = 0.5 * half;
  const sixth = h / 6;
  const vx = state[3];
  const vy = state[4];
  const vz = state[5];
  const ax = rates[0];
  const ay = rates[1];
  const az = rates[2];
  middle[0] = state[0] + half * (vx + quarter * ax);
  middle[1] = state[1] + half * (vy + quarter * ay);
  middle[2] = state[2] + half * (vz + quarter * az);
  middle[3] = vx + half * ax;
  middle[4] = vy + half * ay;
  middle[5] = vz + half * az;
  middle[6] = state[6];
  ballisticAcceleration(middle, drag, there);
  const bx = there[0];
  const by = there[1];
  const bz = there[2];
  middle[3] = vx + half * bx;
  middle[4] = vy + half * by;
  middle[5] = vz + half * bz;
  accelerationThere(middle, drag, there);
  const cx = there[0];
  const cy = there[1];
  const cz = there[2];
  stage[0] = state[0] + h * (vx + half * cx);
  stage[1] = state[1] + h * (vy + half * cy);
  stage[2] = state[2] + h * (vz + half * cz);
  stage[3] = vx + h * cx;
  stage[4] = vy + h * cy;
  stage[5] = vz + h * cz;
  ballisticAcceleration(stage, drag, end);
  state[0] += h * (vx + sixth * (ax + bx + cx));
  state[1] += h * (vy + sixth * (ay + by + cy));
  state[2] += h * (vz + sixth * (az + bz + cz));
  state[3] = vx + sixth * (ax + 2 * (bx + cx) + end[0]);
  state[4] = vy + sixth * (ay + 2 * (by + cy) + end[1]);
  state[5] = vz + sixth * (az + 2 * (bz + cz) + end[2]);
  return h;
}

/** Writes the slopes of the motion over the last step, those halfway, into `out`, from place `at` on. */
export function slopesOfStep(out: Float64Array, at: number): void {
  fillSlopes(middle, there, out, at);
}

/**
 * How long a step from the state of `start` may be whose covariance goes along: not longer where drag balances weight, for noise counts as
 * if nothing damped it within a step.
 */
function undamped(left_s: number): number {
  const braking = start[BRAKING_AT];
  return left_s * braking > DRAG_SHARE ? DRAG_SHARE / braking : left_s;
}

/** Moves a state `duration_s` (0 or more) ahead in place. */
export function predictBallisticState(
  state: Float64Array,
  duration_s: number,
  assumed: BallisticAssumptions,
): void {
  drag[0] = dragFactor(state, assumed);
  let left_s = duration_s;
  while (left_s > 0) {
    ballisticAcceleration(state, drag, start);
    left_s -= stepBallisticState(state, undamped(left_s), drag, start);
  }
}

/** Moves a state and its covariance `duration_s` (0 or more) ahead in place. */
export function predictBallistic(
  state: Float64Array,
  covariance: Float64Array,
  duration_s: number,
  assumed: BallisticAssumptions,
): void {
  drag[0] = dragFactor(state, assumed);
  let left_s = duration_s;
  while (left_s > 0) {
    ballisticAcceleration(state, drag, start);
    const h = stepBallisticState(state, undamped(left_s), drag, start);
    fillSlopes(middle, there, slopes, 0);
    growCovariance(covariance, slopes, h, assumed);
    left_s -= h;
  }
}
