/**
 * How a tracker supposes that a missile flies once its motor is out.
 *
 * Model: r̈ = g(r) + ω²·(x, y, 0) + 2ω·(ẏ, −ẋ, 0) − ½ ρ |v| v · e^u / β₀, u̇ = 0. The seventh state u is the
 *   natural logarithm of the inverse ballistic coefficient over its prior 1/β₀: whatever the filter does to u, drag stays drag.
 * Source: Farina, Ristic & Benvenuti, "Tracking a ballistic target: comparison of several nonlinear filters", IEEE Trans. AES 38
 *   (2002) 854–867; Bar-Shalom, Li & Kirubarajan (2001), chapter 6.
 * Frames: state [x, y, z, ẋ, ẏ, ż, u], Earth-fixed, m and m/s.
 * Ignores: thrust, lift, drag changing with Mach number (the random walk of u stands for it), wind.
 */
import {
  densityAndSlope,
  fallAndHeight,
  LOCAL_DENSITY,
  LOCAL_HEIGHT,
  LOCAL_LAYER,
  LOCAL_SLOPE,
  US1976_LAYER_BORDERS_M,
  WGS84_ROTATION_RADPS,
} from '../earth/index.js';
import { exp } from '../numerics/index.js';

/** Number of states of a ballistic track. */
export const TRACK_STATES = 7;

/** What the filter takes for granted about motion. */
export interface BallisticAssumptions {
  /** β₀ = m / (C A), the middle of the prior, kg/m². */
  readonly ballisticCoefficient_kgpm2: number;
  /** Spectral density of the white acceleration in each axis, m²/s³. */
  readonly accelerationNoise_m2ps3: number;
  /** Growth of the variance of u, 1/s. */
  readonly dragNoise_ps: number;
}

/** |u| beyond this counts as this: a factor of 20 either way is no missile any more. */
export const LARGEST_LOG_DRAG = 3;
/** Above this height, m, air takes less than 1e-4 m/s². */
const AIR_TOP_M = 90_000;
/**
 * What `ballisticAcceleration` writes: acceleration in places 0 to 2, m/s², then what `densityAndSlope` needs and gives (no density above
 * the air), drag deceleration over speed (1/s), and from `FALL` on the acceleration of a body that stands there, m/s²: it points straight
 * down.
 */
export const HEIGHT = LOCAL_HEIGHT;
export const DENSITY = LOCAL_DENSITY;
export const SLOPE = LOCAL_SLOPE;
export const LAYER = LOCAL_LAYER;
export const BRAKING = LOCAL_SLOPE + 1;
export const FALL = LOCAL_LAYER + 1;
export const RATES = FALL + 3;
// Imported numbers are looked up at each use; these the engine knows.
const HEIGHT_AT = HEIGHT;
const DENSITY_AT = DENSITY;
const SLOPE_AT = SLOPE;
const LAYER_AT = LAYER;
const TOP_LAYER = US1976_LAYER_BORDERS_M.length - 2;
const BRAKING_AT = BRAKING;
const FALL_AT = FALL;
const OMEGA = WGS84_ROTATION_RADPS;

/** ½ e^u / β₀, m²/kg: what density and speed are to be multiplied by. */
export function dragFactor(state: Float64Array, assumed: BallisticAssumptions): number {
  const u = Math.min(LARGEST_LOG_DRAG, Math.max(-LARGEST_LOG_DRAG, state[6]));
  return (0.5 * exp(u)) / assumed.ballisticCoefficient_kgpm2;
}

/**
 * Writes the acceleration at a state, and what else is at the places above.
 *
 * @param drag `dragFactor` of the state in its first place: a number handed from function to function costs an allocation
 * @param out `RATES` places
 */
export function ballisticAcceleration(state: Float64Array, drag: Float64Array, out: Float64Array): void {
  fallAndHeight(state, out);
  out[FALL_AT] = out[0] + OMEGA * OMEGA * state[0];
  out[FALL_AT + 1] = out[1] + OMEGA * OMEGA * state[1];
  out[FALL_AT + 2] = out[2];
  if (out[HEIGHT_AT] > AIR_TOP_M) {
    out[DENSITY_AT] = 0;
    out[SLOPE_AT] = 0;
    out[LAYER_AT] = TOP_LAYER;
  } else densityAndSlope(out);
  accelerationThere(state, drag, out);
}

/** The acceleration at the place that `out` was written for last, with the velocity of `state`: what the place decides stays. */
export function accelerationThere(state: Float64Array, drag: Float64Array, out: Float64Array): void {
  const vx = state[3];
  const vy = state[4];
  const vz = state[5];
  const braking = drag[0] * out[DENSITY_AT] * Math.sqrt(vx * vx + vy * vy + vz * vz);
  out[0] = out[FALL_AT] + 2 * OMEGA * vy - braking * vx;
  out[1] = out[FALL_AT + 1] - 2 * OMEGA * vx - braking * vy;
  out[2] = out[FALL_AT + 2] - braking * vz;
  out[BRAKING_AT] = braking;
}
