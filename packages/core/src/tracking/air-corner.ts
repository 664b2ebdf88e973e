/**
 * What the corners of the air do to a step of a flight, put right.
 *
 * Model: at the border of two layers of the standard atmosphere the slope of its density jumps. Across one, braking differs from what it
 *   would have been without by share × climb × time since, a corner of the acceleration at a share θ of the step. Simpson's rule with
 *   the middle at ½ takes of it h² (⅔ (½ − θ)₊ + ⅙ (1 − θ)) instead of h² (1 − θ)²/2 in velocity, and h³ ⅓ (½ − θ)₊ instead of h³ (1 − θ)³/6 in
 *   place; the difference is added.
 * Ignores: what the corner changes in how the body goes on within the step. A tenth of the error that the corner would make is left.
 */
import {
  densityAndSlope,
  LOCAL_DENSITY,
  LOCAL_HEIGHT,
  LOCAL_SLOPE,
  US1976_LAYER_BORDERS_M,
} from '../earth/index.js';
import { BRAKING, HEIGHT, LAYER, RATES } from './ballistic-acceleration.js';

// Imported numbers are looked up at each use; these the engine knows.
const BRAKING_AT = BRAKING;
const HEIGHT_AT = HEIGHT;
const LAYER_AT = LAYER;
const BORDERS_M = Float64Array.from(US1976_LAYER_BORDERS_M);
const CORNERS_PM = Float64Array.from(US1976_LAYER_BORDERS_M, cornerAt);

/** How much steeper, as a share of the density, it rises above a border than below, 1/m. */
function cornerAt(border_m: number): number {
  const air = new Float64Array(RATES);
  air[LOCAL_HEIGHT] = border_m - 1e-6;
  densityAndSlope(air);
  const below = air[LOCAL_SLOPE];
  air[LOCAL_HEIGHT] = border_m;
  densityAndSlope(air);
  return (air[LOCAL_SLOPE] - below) / air[LOCAL_DENSITY];
}

/**
 * Puts a state right that a step has led into another layer.
 *
 * @param state at the end of the step
 * @param h length of the step, s
 * @param before height and layer at its start: height in the first place, layer in the second
 * @param middle a state halfway, and its rates
 * @param rates those at the end
 */
export function mendCorners(
  state: Float64Array,
  h: number,
  before: Float64Array,
  middle: Float64Array,
  halfway: Float64Array,
  rates: Float64Array,
): void {
  const from_m = before[0];
  const middle_m = halfway[HEIGHT_AT];
  const to_m = rates[HEIGHT_AT];
  const first = Math.min(before[1], rates[LAYER_AT]) + 1;
  const last = Math.max(before[1], rates[LAYER_AT]);
  for (let border = first; border <= last; border++) {
    const border_m = BORDERS_M[border];
    const early = from_m < border_m !== middle_m < border_m;
    const share = early
      ? (0.5 * (from_m - border_m)) / (from_m - middle_m)
      : 0.5 + (0.5 * (middle_m - border_m)) / (middle_m - to_m);
    const left = 1 - share;
    const leftOfHalf = Math.max(0, 0.5 - share);
    // Change of the jerk at the corner over the velocity, 1/s².
    const corner = (-halfway[BRAKING_AT] * CORNERS_PM[border] * Math.abs(to_m - from_m)) / h;
    const faster = corner * h * h * (left * left * 0.5 - (leftOfHalf * 2) / 3 - left / 6);
    const further = corner * h * h * h * ((left * left * left) / 6 - leftOfHalf / 3);
    for (let i = 0; i < 3; i++) {
      state[i] += further * middle[3 + i];
      state[3 + i] += faster * middle[3 + i];
    }
  }
}
