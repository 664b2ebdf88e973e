/**
 * Carries the state of a ballistic track, and what is known of its errors, ahead in time.
 *
 * Model: Nyström's steps of fourth order of the motion of `ballisticAcceleration`, as long as the air allows; with each step the
 *   covariance grows by `growCovariance`, with the slopes of the motion halfway. Two of the four stages of a step stand at one place, so
 *   that gravitation and air are looked up three times.
 * Source: E. Hairer, S. P. Nørsett and G. Wanner, "Solving Ordinary Differential Equations I", 2nd ed. (1993), section II.14.
 */
import { fifthRootInverse } from '../numerics/index.js';
import {
  accelerationThere,
  type BallisticAssumptions,
  BRAKING,
  ballisticAcceleration,
  DENSITY,
  dragFactor,
  HEIGHT,
  RATES,
  TRACK_STATES,
} from './ballistic-acceleration.js';
import { fillSlopes, growCovariance, type MotionSlopes, motionSlopes } from './error-growth.js';

/**
 * Steps of the integration: the longest; the longest as a share of the time in which drag stops a body; and as long as keeps the error of
 * a step in place, which is about a h² (h v/H)³ over 10,000 for a braking of a in air of scale height H, below a bound. A fall from 95 km then
 * ends within 1 m of where the adaptive integration ends; of what a raid's radars follow, debris among it, 99 paths of 100 within 3 m.
 */
export const LONGEST_STEP_S = 6;
const DRAG_SHARE = 0.3;
const STEP_ERROR_M4PS3 = 1.2e13;
/** Air that brakes less than this, 1/s, counts as none. */
const THIN_AIR_PS = 1e-6;
const SHORTEST_STEP_S = 0.01;

const stage = new Float64Array(TRACK_STATES);
const middle = new Float64Array(TRACK_STATES);
/** Rates at the start, halfway and at the end of a step; and the acceleration of the first of the two stages halfway. */
const start = new Float64Array(RATES);
const there = new Float64Array(RATES);
const end = new Float64Array(RATES);
const second = new Float64Array(3);
const slopes = motionSlopes();
const drag = new Float64Array(1);

/** The length of a step from a state that air brakes so. */
function stepFor(state: Float64Array, braking: number): number {
  if (!(braking >= THIN_AIR_PS)) return LONGEST_STEP_S;
  const speed2 = state[3] * state[3] + state[4] * state[4] + state[5] * state[5];
  const most_s = fifthRootInverse((braking * speed2 * speed2) / STEP_ERROR_M4PS3);
  return Math.max(SHORTEST_STEP_S, Math.min(LONGEST_STEP_S, most_s, DRAG_SHARE / braking));
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
  const h = Math.min(most_s, stepFor(state, rates[BRAKING]));
  const half = 0.5 * h;
  middle[6] = state[6];
  for (let i = 0; i < 3; i++) {
    middle[i] = state[i] + half * (state[3 + i] + 0.5 * half * rates[i]);
    middle[3 + i] = state[3 + i] + half * rates[i];
  }
  ballisticAcceleration(middle, drag, there);
  for (let i = 0; i < 3; i++) {
    second[i] = there[i];
    middle[3 + i] = state[3 + i] + half * there[i];
  }
  accelerationThere(middle, drag, there);
  for (let i = 0; i < 3; i++) {
    stage[i] = state[i] + h * (state[3 + i] + half * there[i]);
    stage[3 + i] = state[3 + i] + h * there[i];
  }
  ballisticAcceleration(stage, drag, end);
  const sixth = h / 6;
  for (let i = 0; i < 3; i++) {
    const v = state[3 + i];
    const between = second[i] + there[i];
    state[i] += h * (v + sixth * (rates[i] + between));
    state[3 + i] = v + sixth * (rates[i] + 2 * between + end[i]);
  }
  return h;
}

/** Places that `copyHalfway` fills. */
export const HALFWAY = TRACK_STATES + 3;

/** Writes into `out`, from `at` on, the state halfway through the last step, and the braking, height and density of the air there. */
export function copyHalfway(out: Float64Array, at: number): void {
  for (let i = 0; i < TRACK_STATES; i++) out[at + i] = middle[i];
  out[at + TRACK_STATES] = there[BRAKING];
  out[at + TRACK_STATES + 1] = there[HEIGHT];
  out[at + TRACK_STATES + 2] = there[DENSITY];
}

/** Writes the slopes of the motion over a step of which `copyHalfway` told. */
export function slopesHalfway(from: Float64Array, at: number, out: MotionSlopes): void {
  for (let i = 0; i < TRACK_STATES; i++) middle[i] = from[at + i];
  there[BRAKING] = from[at + TRACK_STATES];
  there[HEIGHT] = from[at + TRACK_STATES + 1];
  there[DENSITY] = from[at + TRACK_STATES + 2];
  fillSlopes(middle, there, out);
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
    left_s -= stepBallisticState(state, left_s, drag, start);
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
    const h = stepBallisticState(state, left_s, drag, start);
    fillSlopes(middle, there, slopes);
    growCovariance(covariance, slopes, h, assumed);
    left_s -= h;
  }
}
