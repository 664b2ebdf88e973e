/**
 * Carries the state of a ballistic track, and what is known of its errors, ahead in time.
 *
 * Model: Runge and Kutta's steps of fourth order of the motion of `ballisticAcceleration`, as long as the air allows, written for places
 *   and velocities: from the acceleration a at the start, a first one b halfway, the one c there once the middle is better known, and the one d
 *   at the end, r += h v + h² (a + 2 c)/6 and v += h (a + 4 c + d)/6, where c meets v + h (a + b)/4 and d meets v + h (2 c − b). The
 *   middle for b is h² (b − a)/24 off; for c the density is brought there by its slope. So a step looks up gravitation and air twice,
 *   halfway and where it ends, and what it finds there the next one begins with. What the corners of the air do to a step is
 *   put right (`mendCorners`). With each step the covariance grows by `growCovariance`, with the slopes of the motion halfway.
 * Source: E. Hairer, S. P. Nørsett and G. Wanner, "Solving Ordinary Differential Equations I", 2nd ed. (1993), sections II.1 and II.14;
 *   R. England, "Error estimates for Runge-Kutta type solutions to systems of ordinary differential equations", Computer Journal 12 (1969) 166.
 */
import { mendCorners } from './air-corner.js';
import {
  accelerationThere,
  type BallisticAssumptions,
  BRAKING,
  ballisticAcceleration,
  DENSITY,
  dragFactor,
  HEIGHT,
  LAYER,
  RATES,
  SLOPE,
  TRACK_STATES,
} from './ballistic-acceleration.js';
import { fillSlopes, growCovariance, SLOPES } from './error-growth.js';

/**
 * Steps of the integration: the longest; the longest as a share of the time in which drag stops a body; and as long as keeps the error of
 * a second in place, which is about a h (h v/H)³ over 10,000 for a braking of a in air of scale height H, below a bound. A fall from 95 km then
 * ends within 1 m of where the adaptive integration ends; of what a raid's radars follow, debris among it, 99 paths of 100 within 2 m.
 *
 * Where drag all but balances weight the error is less than drag alone would make it: from where its square is five times that of the
 * acceleration that is left, steps may take more than that share, and 2.7 times as much from 13.5 times on. A body that still rises keeps
 * its errors for longer than one that comes down: its steps are half as long.
 */
export const LONGEST_STEP_S = 7;
const LONGEST = LONGEST_STEP_S;
const DRAG_SHARE = 0.25;
const LONGER_IF_STEADY = 2.7;
const STEADY_RATIO2 = 5;
const STEP_ERROR_M4PS4 = 1.1e13;
const STRICTER_IF_RISING = 16;
/** How much of a velocity a step may damp whose covariance goes along. */
const UNDAMPED_SHARE = 0.3;
/** Air that brakes less than this, 1/s, counts as none. */
const THIN_AIR_PS = 1e-6;
const SHORTEST_STEP_S = 0.01;
const PER_STEP_ERROR = 1 / STEP_ERROR_M4PS4;
const SIXTH = 1 / 6;
/** The vertical of a place is as good as its distance from the middle of the Earth over the mean radius: what it is for is small. */
const PER_24_RADII = 1 / (24 * 6.371e6);

const middle = new Float64Array(TRACK_STATES);
/** Rates where a step starts, and halfway. */
const start = new Float64Array(RATES);
const there = new Float64Array(RATES);
/** Height and layer of the air where a step started. */
const begun = new Float64Array(2);
const BRAKING_AT = BRAKING;
const DENSITY_AT = DENSITY;
const HEIGHT_AT = HEIGHT;
const LAYER_AT = LAYER;
const SLOPE_AT = SLOPE;
const slopes = new Float64Array(SLOPES);
const drag = new Float64Array(1);

/** The length of a step, at most `most_s`, from a state that moves so. */
function stepFor(state: Float64Array, most_s: number, rates: Float64Array): number {
  const braking = rates[BRAKING_AT];
  let h = Math.min(most_s, LONGEST);
  if (!(braking >= THIN_AIR_PS)) return h;
  const speed2 = state[3] * state[3] + state[4] * state[4] + state[5] * state[5];
  // Both bounds are compared before they are worked out: most steps of a tracker are shorter than either.
  const rising = state[0] * state[3] + state[1] * state[4] + state[2] * state[5] > 0;
  const strain = (rising ? STRICTER_IF_RISING : 1) * (braking * speed2 * speed2 * PER_STEP_ERROR);
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
 * @param rates `ballisticAcceleration` of the state, before and after
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
  const sixth = h * SIXTH;
  const vx = state[3];
  const vy = state[4];
  const vz = state[5];
  const ax = rates[0];
  const ay = rates[1];
  const az = rates[2];
  const mx = state[0] + half * (vx + quarter * ax);
  const my = state[1] + half * (vy + quarter * ay);
  const mz = state[2] + half * (vz + quarter * az);
  middle[0] = mx;
  middle[1] = my;
  middle[2] = mz;
  middle[6] = state[6];
  middle[3] = vx + half * ax;
  middle[4] = vy + half * ay;
  middle[5] = vz + half * az;
  ballisticAcceleration(middle, drag, there);
  const bx = there[0];
  const by = there[1];
  const bz = there[2];
  middle[3] = vx + quarter * (ax + bx);
  middle[4] = vy + quarter * (ay + by);
  middle[5] = vz + quarter * (az + bz);
  // How far from the middle b was looked up, times 24 radii over h², upwards.
  const off = mx * (bx - ax) + my * (by - ay) + mz * (bz - az);
  there[DENSITY_AT] += there[SLOPE_AT] * (h * h * off * PER_24_RADII);
  accelerationThere(middle, drag, there);
  const cx = there[0];
  const cy = there[1];
  const cz = there[2];
  begun[0] = rates[HEIGHT_AT];
  begun[1] = rates[LAYER_AT];
  state[0] += h * (vx + sixth * (ax + 2 * cx));
  state[1] += h * (vy + sixth * (ay + 2 * cy));
  state[2] += h * (vz + sixth * (az + 2 * cz));
  state[3] = vx + h * (2 * cx - bx);
  state[4] = vy + h * (2 * cy - by);
  state[5] = vz + h * (2 * cz - bz);
  ballisticAcceleration(state, drag, rates);
  state[3] = vx + sixth * (ax + 4 * cx + rates[0]);
  state[4] = vy + sixth * (ay + 4 * cy + rates[1]);
  state[5] = vz + sixth * (az + 4 * cz + rates[2]);
  if (rates[LAYER_AT] !== begun[1]) mendCorners(state, h, begun, middle, there, rates);
  accelerationThere(state, drag, rates);
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
  return left_s * braking > UNDAMPED_SHARE ? UNDAMPED_SHARE / braking : left_s;
}

/** Moves a state `duration_s` (0 or more) ahead in place. */
export function predictBallisticState(
  state: Float64Array,
  duration_s: number,
  assumed: BallisticAssumptions,
): void {
  if (!(duration_s > 0)) return;
  drag[0] = dragFactor(state, assumed);
  ballisticAcceleration(state, drag, start);
  let left_s = duration_s;
  while (left_s > 0) {
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
  if (!(duration_s > 0)) return;
  drag[0] = dragFactor(state, assumed);
  ballisticAcceleration(state, drag, start);
  let left_s = duration_s;
  while (left_s > 0) {
    const h = stepBallisticState(state, undamped(left_s), drag, start);
    fillSlopes(middle, there, slopes, 0);
    growCovariance(covariance, slopes, h, assumed);
    left_s -= h;
  }
}
