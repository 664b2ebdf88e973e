/**
 * How a tracker supposes that a missile flies once its motor is out, and how errors grow on the way.
 *
 * Model: r̈ = g(r) + ω²·(x, y, 0) + 2ω·(ẏ, −ẋ, 0) − ½ ρ |v| v · e^u / β₀, u̇ = 0. The seventh state u is the natural logarithm of
 *   the inverse ballistic coefficient over its prior 1/β₀: whatever the filter does to u, drag stays drag. Φ is the second-order
 *   series I + hF + h²F²/2 of the Jacobian F at the middle of each step; process noise is a white acceleration of equal
 *   density in each axis and a random walk of u.
 * Source: Farina, Ristic & Benvenuti, "Tracking a ballistic target: comparison of several nonlinear filters", IEEE Trans. AES 38
 *   (2002) 854–867; Bar-Shalom, Li & Kirubarajan (2001), chapter 6.
 * Frames: state [x, y, z, ẋ, ẏ, ż, u], Earth-fixed, m and m/s.
 * Ignores: thrust, lift, drag changing with Mach number (the random walk of u stands for it), wind; in F also the flattening.
 */
import {
  addRotationTerms,
  densityAndSoundSpeed,
  geodeticHeight,
  gravitationJ2,
  WGS84_GM_M3PS2,
  WGS84_ROTATION_RADPS,
} from '../earth/index.js';
import {
  type Derivative,
  exp,
  multiplyByTranspose,
  multiplyMatrices,
  rk4Step,
  rk4Work,
  symmetrise,
} from '../numerics/index.js';

/** Number of states of a ballistic track. */
export const TRACK_STATES = 7;
const N = TRACK_STATES;

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
const LARGEST_LOG_DRAG = 3;
/** Above this height, m, air takes less than 1e-4 m/s². */
const AIR_TOP_M = 90_000;
const DENSITY_STEP_M = 100;
/**
 * Steps of the integration: the longest; the longest as a share of the time in which drag stops a body; metres per step in air
 * that brakes by more than `THIN_AIR_PS`. A fall from 95 km then ends within 1 m of where the adaptive integration ends.
 */
const LONGEST_STEP_S = 6;
const DRAG_SHARE = 0.3;
const AIR_STEP_M = 2500;
const THIN_AIR_PS = 1e-4;
const SHORTEST_STEP_S = 0.01;

const work = rk4Work(N);
const vector = new Float64Array(3);
const air = new Float64Array(2);
const before = new Float64Array(N);
const jacobian = new Float64Array(N * N);
const transition = new Float64Array(N * N);
const product = new Float64Array(N * N);

/** The right-hand side of the motion. */
export const ballisticTrackRates: Derivative<BallisticAssumptions> = (_t, state, rate, assumed) => {
  const x = state[0];
  const y = state[1];
  const z = state[2];
  const vx = state[3];
  const vy = state[4];
  const vz = state[5];
  gravitationJ2(x, y, z, vector);
  addRotationTerms(WGS84_ROTATION_RADPS, x, y, vx, vy, vector);
  const speed = Math.sqrt(vx * vx + vy * vy + vz * vz);
  const braking = brakingRate(state, speed, assumed);
  rate[0] = vx;
  rate[1] = vy;
  rate[2] = vz;
  rate[3] = vector[0] - braking * vx;
  rate[4] = vector[1] - braking * vy;
  rate[5] = vector[2] - braking * vz;
  rate[6] = 0;
};

/** ½ ρ |v| e^u / β₀, 1/s: drag deceleration over speed. Leaves the density in `air[0]`. */
function brakingRate(state: Float64Array, speed_mps: number, assumed: BallisticAssumptions): number {
  const height_m = geodeticHeight(state[0], state[1], state[2]);
  air[0] = 0;
  if (height_m > AIR_TOP_M) return 0;
  densityAndSoundSpeed(height_m, air);
  const u = Math.min(LARGEST_LOG_DRAG, Math.max(-LARGEST_LOG_DRAG, state[6]));
  return (0.5 * air[0] * speed_mps * exp(u)) / assumed.ballisticCoefficient_kgpm2;
}

/** Writes F = ∂(rates)/∂(state), 7 × 7, into `out`. */
export function ballisticTrackJacobian(
  state: Float64Array,
  assumed: BallisticAssumptions,
  out: Float64Array,
): void {
  out.fill(0);
  const r2 = state[0] * state[0] + state[1] * state[1] + state[2] * state[2];
  const r = Math.sqrt(r2);
  const pull = WGS84_GM_M3PS2 / (r2 * r);
  const speed = Math.sqrt(state[3] * state[3] + state[4] * state[4] + state[5] * state[5]);
  const braking = brakingRate(state, speed, assumed);
  const density = air[0];
  let thinning = 0;
  if (density > 0) {
    densityAndSoundSpeed(geodeticHeight(state[0], state[1], state[2]) + DENSITY_STEP_M, air);
    thinning = (air[0] - density) / (DENSITY_STEP_M * density);
  }
  for (let i = 0; i < 3; i++) {
    const row = (3 + i) * N;
    out[i * N + 3 + i] = 1;
    for (let j = 0; j < 3; j++) {
      const tide = (3 * pull * state[i] * state[j]) / r2;
      out[row + j] = tide - (braking * thinning * state[3 + i] * state[j]) / r;
      if (speed > 0) out[row + 3 + j] = (-braking * state[3 + i] * state[3 + j]) / (speed * speed);
    }
    out[row + i] -= pull;
    out[row + 3 + i] -= braking;
    if (Math.abs(state[6]) < LARGEST_LOG_DRAG) out[row + 6] = -braking * state[3 + i];
  }
  const omega = WGS84_ROTATION_RADPS;
  out[3 * N] += omega * omega;
  out[4 * N + 1] += omega * omega;
  out[3 * N + 4] += 2 * omega;
  out[4 * N + 3] -= 2 * omega;
}

function stepFor(state: Float64Array, assumed: BallisticAssumptions): number {
  const speed = Math.sqrt(state[3] * state[3] + state[4] * state[4] + state[5] * state[5]);
  const braking = brakingRate(state, speed, assumed);
  if (braking < THIN_AIR_PS) return LONGEST_STEP_S;
  return Math.max(SHORTEST_STEP_S, Math.min(LONGEST_STEP_S, AIR_STEP_M / speed, DRAG_SHARE / braking));
}

/** Moves a state `duration_s` (0 or more) ahead in place. */
export function predictBallisticState(
  state: Float64Array,
  duration_s: number,
  assumed: BallisticAssumptions,
): void {
  let left_s = duration_s;
  while (left_s > 0) {
    const h = Math.min(left_s, stepFor(state, assumed));
    rk4Step(ballisticTrackRates, assumed, 0, h, state, work);
    left_s -= h;
  }
}

/** Moves a state and its covariance `duration_s` (0 or more) ahead in place. */
export function predictBallistic(
  state: Float64Array,
  covariance: Float64Array,
  duration_s: number,
  assumed: BallisticAssumptions,
): void {
  let left_s = duration_s;
  while (left_s > 0) {
    const h = Math.min(left_s, stepFor(state, assumed));
    before.set(state);
    rk4Step(ballisticTrackRates, assumed, 0, h, state, work);
    for (let i = 0; i < N; i++) before[i] = 0.5 * (before[i] + state[i]);
    ballisticTrackJacobian(before, assumed, jacobian);
    growCovariance(covariance, h, assumed);
    left_s -= h;
  }
}

/** P ← Φ P Φᵀ + Q over a step of `h` seconds with the Jacobian as it stands. */
function growCovariance(covariance: Float64Array, h: number, assumed: BallisticAssumptions): void {
  fillTransition(h);
  multiplyMatrices(transition, covariance, N, N, N, product);
  multiplyByTranspose(product, transition, N, N, N, covariance);
  const q = assumed.accelerationNoise_m2ps3 * h;
  for (let i = 0; i < 3; i++) {
    covariance[i * N + i] += (q * h * h) / 3;
    covariance[i * N + i + 3] += (q * h) / 2;
    covariance[(i + 3) * N + i] += (q * h) / 2;
    covariance[(i + 3) * N + i + 3] += q;
  }
  covariance[N * N - 1] += assumed.dragNoise_ps * h;
  symmetrise(covariance, N);
}

/** Φ = I + hF + h²F²/2, using that the upper rows of F only hand the velocity on and the last is zero. */
function fillTransition(h: number): void {
  const half = 0.5 * h * h;
  for (let i = 0; i < 3; i++) {
    for (let k = 0; k < N; k++) {
      const lower = (3 + i) * N + k;
      let square = k >= 3 && k < 6 ? jacobian[lower - 3] : 0;
      for (let j = 0; j < 3; j++) square += jacobian[(3 + i) * N + 3 + j] * jacobian[(3 + j) * N + k];
      transition[i * N + k] = h * jacobian[i * N + k] + half * jacobian[lower];
      transition[lower] = h * jacobian[lower] + half * square;
    }
  }
  for (let i = 0; i < N; i++) transition[i * N + i] += i < 6 ? 1 : 0;
  transition[N * N - 1] = 1;
}
