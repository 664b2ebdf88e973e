/**
 * Carries the state of a ballistic track, and what is known of its errors, ahead in time.
 *
 * Model: Runge–Kutta steps of fourth order of the motion of `ballisticAcceleration`, as long as the air allows; with each step the
 *   covariance grows by `growCovariance`, with the slopes of the motion halfway.
 */
import { fifthRootInverse } from '../numerics/index.js';
import {
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
const first = new Float64Array(RATES);
const second = new Float64Array(RATES);
const third = new Float64Array(RATES);
const fourth = new Float64Array(RATES);
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
 * One Runge–Kutta step of at most `most_s` seconds, in place; leaves a state halfway in `middle` and its rates in `third`.
 *
 * @param drag `dragFactor` of the state in its first place
 * @returns the length of the step, s
 */
export function stepBallisticState(state: Float64Array, most_s: number, drag: Float64Array): number {
  ballisticAcceleration(state, drag, first);
  const h = Math.min(most_s, stepFor(state, first[BRAKING]));
  const half = 0.5 * h;
  // Velocities of the stages are those of the stage's state: v, v + ½h a₁, v + ½h a₂, v + h a₃.
  middle[6] = state[6];
  for (let i = 0; i < 3; i++) {
    stage[i] = state[i] + half * state[3 + i];
    stage[3 + i] = state[3 + i] + half * first[i];
  }
  ballisticAcceleration(stage, drag, second);
  for (let i = 0; i < 3; i++) {
    middle[i] = state[i] + half * stage[3 + i];
    middle[3 + i] = state[3 + i] + half * second[i];
  }
  ballisticAcceleration(middle, drag, third);
  for (let i = 0; i < 3; i++) {
    stage[i] = state[i] + h * middle[3 + i];
    stage[3 + i] = state[3 + i] + h * third[i];
  }
  ballisticAcceleration(stage, drag, fourth);
  const sixth = h / 6;
  for (let i = 0; i < 3; i++) {
    const v = state[3 + i];
    state[i] += h * v + sixth * h * (first[i] + second[i] + third[i]);
    state[3 + i] = v + sixth * (first[i] + 2 * (second[i] + third[i]) + fourth[i]);
  }
  return h;
}

/** Places that `copyHalfway` fills. */
export const HALFWAY = TRACK_STATES + 3;

/** Writes into `out`, from `at` on, the state halfway through the last step, and the braking, height and density of the air there. */
export function copyHalfway(out: Float64Array, at: number): void {
  for (let i = 0; i < TRACK_STATES; i++) out[at + i] = middle[i];
  out[at + TRACK_STATES] = third[BRAKING];
  out[at + TRACK_STATES + 1] = third[HEIGHT];
  out[at + TRACK_STATES + 2] = third[DENSITY];
}

/** Writes the slopes of the motion over a step of which `copyHalfway` told. */
export function slopesHalfway(from: Float64Array, at: number, out: MotionSlopes): void {
  for (let i = 0; i < TRACK_STATES; i++) middle[i] = from[at + i];
  third[BRAKING] = from[at + TRACK_STATES];
  third[HEIGHT] = from[at + TRACK_STATES + 1];
  third[DENSITY] = from[at + TRACK_STATES + 2];
  fillSlopes(middle, third, out);
}

/** Moves a state `duration_s` (0 or more) ahead in place. */
export function predictBallisticState(
  state: Float64Array,
  duration_s: number,
  assumed: BallisticAssumptions,
): void {
  drag[0] = dragFactor(state, assumed);
  let left_s = duration_s;
  while (left_s > 0) left_s -= stepBallisticState(state, left_s, drag);
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
    const h = stepBallisticState(state, left_s, drag);
    fillSlopes(middle, third, slopes);
    growCovariance(covariance, slopes, h, assumed);
    left_s -= h;
  }
}
