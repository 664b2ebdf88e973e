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
  addRotationTerms,
  densityAndSoundSpeed,
  geodeticHeight,
  gravitationJ2,
  WGS84_ROTATION_RADPS,
  WGS84_SEMI_MAJOR_AXIS_M,
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
/** Beyond this distance from the Earth's centre a body is above that height wherever it is. */
const AIR_TOP_SQUARED_M2 = (WGS84_SEMI_MAJOR_AXIS_M + AIR_TOP_M) * (WGS84_SEMI_MAJOR_AXIS_M + AIR_TOP_M);
/** What `ballisticAcceleration` writes: acceleration in places 0 to 2, m/s², and then these. */
export const BRAKING = 3;
export const HEIGHT = 4;
export const DENSITY = 5;
export const RATES = 6;

const air = new Float64Array(2);

/** ½ e^u / β₀, m²/kg: what density and speed are to be multiplied by. */
export function dragFactor(state: Float64Array, assumed: BallisticAssumptions): number {
  const u = Math.min(LARGEST_LOG_DRAG, Math.max(-LARGEST_LOG_DRAG, state[6]));
  return (0.5 * exp(u)) / assumed.ballisticCoefficient_kgpm2;
}

/**
 * Writes the acceleration at a state, drag deceleration over speed (1/s), and where that is not 0 height and density of the air.
 *
 * @param drag `dragFactor` of the state
 * @param out `RATES` places
 */
export function ballisticAcceleration(state: Float64Array, drag: number, out: Float64Array): void {
  const x = state[0];
  const y = state[1];
  const z = state[2];
  const vx = state[3];
  const vy = state[4];
  const vz = state[5];
  gravitationJ2(x, y, z, out);
  addRotationTerms(WGS84_ROTATION_RADPS, x, y, vx, vy, out);
  out[BRAKING] = 0;
  if (x * x + y * y + z * z > AIR_TOP_SQUARED_M2) return;
  const height_m = geodeticHeight(x, y, z);
  if (height_m > AIR_TOP_M) return;
  densityAndSoundSpeed(height_m, air);
  const braking = drag * air[0] * Math.sqrt(vx * vx + vy * vy + vz * vz);
  out[0] -= braking * vx;
  out[1] -= braking * vy;
  out[2] -= braking * vz;
  out[BRAKING] = braking;
  out[HEIGHT] = height_m;
  out[DENSITY] = air[0];
}
