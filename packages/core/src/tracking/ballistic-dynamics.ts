/**
 * Carries the state of a ballistic track, and what is known of its errors, ahead in time.
 *
 * Model: Runge–Kutta steps of fourth order of the motion of `ballisticAcceleration`, as long as the air allows; with each step the
 *   covariance grows by `growCovariance`, with the slopes of the motion halfway.
 */
import {
  type BallisticAssumptions,
  BRAKING,
  ballisticAcceleration,
  dragFactor,
  RATES,
  TRACK_STATES,
} from './ballistic-acceleration.js';
import { fillSlopes, growCovariance, motionSlopes } from './error-growth.js';

/**
 * Steps of the integration: the longest; the longest as a share of the time in which drag stops a body; metres per step in air
 * that brakes by more than `THIN_AIR_PS`. A fall from 95 km then ends within 1 m of where the adaptive integration ends.
 */
const LONGEST_STEP_S = 6;
const DRAG_SHARE = 0.3;
const AIR_STEP_M = 2500;
const THIN_AIR_PS = 1e-4;
const SHORTEST_STEP_S = 0.01;

const stage = new Float64Array(TRACK_STATES);
const middle = new Float64Array(TRACK_STATES);
const first = new Float64Array(RATES);
const second = new Float64Array(RATES);
const third = new Float64Array(RATES);
const fourth = new Float64Array(RATES);
const slopes = motionSlopes();

/** The length of a step from a state that air brakes so. */
function stepFor(state: Float64Array, braking: number): number {
  if (!(braking >= THIN_AIR_PS)) return LONGEST_STEP_S;
  const speed = Math.sqrt(state[3] * state[3] + state[4] * state[4] + state[5] * state[5]);
  return Math.max(SHORTEST_STEP_S, Math.min(LONGEST_STEP_S, AIR_STEP_M / speed, DRAG_SHARE / braking));
}

/**
 * One Runge–Kutta step of at most `most_s` seconds, in place; leaves a state halfway in `middle` and its rates in `third`.
 *
 * @returns the length of the step, s
 */
function advance(state: Float64Array, most_s: number, drag: number): number {
  ballisticAcceleration(state, drag, first);
  const h = Math.min(most_s, stepFor(state, first[BRAKING]));
  const half = 0.5 * h;
  // Velocities of the stages are those of the stage's state: v, v + ½h a₁, v + ½h a₂, v + h a₃.
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

/** Moves a state `duration_s` (0 or more) ahead in place. */
export function predictBallisticState(
  state: Float64Array,
  duration_s: number,
  assumed: BallisticAssumptions,
): void {
  const drag = dragFactor(state, assumed);
  let left_s = duration_s;
  while (left_s > 0) left_s -= advance(state, left_s, drag);
}

/** Moves a state and its covariance `duration_s` (0 or more) ahead in place. */
export function predictBallistic(
  state: Float64Array,
  covariance: Float64Array,
  duration_s: number,
  assumed: BallisticAssumptions,
): void {
  const drag = dragFactor(state, assumed);
  let left_s = duration_s;
  while (left_s > 0) left_s -= stepBallistic(state, covariance, left_s, drag, assumed);
}

/**
 * One step of `predictBallistic`, of at most `most_s` seconds.
 *
 * @param drag `dragFactor` of the state
 * @returns the length of the step, s
 */
export function stepBallistic(
  state: Float64Array,
  covariance: Float64Array,
  most_s: number,
  drag: number,
  assumed: BallisticAssumptions,
): number {
  const h = advance(state, most_s, drag);
  middle[6] = state[6];
  fillSlopes(middle, third, slopes);
  growCovariance(covariance, slopes, h, assumed);
  return h;
}
