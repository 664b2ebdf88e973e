/**
 * How errors grow along a ballistic flight.
 *
 * Model: P ← Φ P Φᵀ + Q over a step of h seconds. Φ is the series I + hF + h²F²/2 of the Jacobian F = [[0, I, 0], [G, D, b], [0, 0, 0]]
 *   in the middle of the step, with G, D and b the slopes of the acceleration in place, velocity and u; Q is that of a white
 *   acceleration of equal density in each axis and of a random walk of u.
 * Source: Bar-Shalom, Li & Kirubarajan (2001), sections 5.2 and 6.2.2.
 * Ignores: in G the flattening of the Earth.
 */
import { airAtHeight, WGS84_GM_M3PS2, WGS84_ROTATION_RADPS } from '../earth/index.js';
import {
  type BallisticAssumptions,
  BRAKING,
  DENSITY,
  HEIGHT,
  LARGEST_LOG_DRAG,
  RATES,
  TRACK_STATES,
} from './ballistic-acceleration.js';

/** Slopes of the acceleration; 3 × 3 matrices row after row, a row for each axis of the acceleration. */
export interface MotionSlopes {
  /** G, 1/s². */
  readonly byPlace: Float64Array;
  /** D, 1/s. */
  readonly byVelocity: Float64Array;
  /** b, m/s². */
  readonly byDrag: Float64Array;
}

/** Slopes that are all zero: a body that flies straight on. */
export function motionSlopes(): MotionSlopes {
  return { byPlace: new Float64Array(9), byVelocity: new Float64Array(9), byDrag: new Float64Array(3) };
}

const N = TRACK_STATES;
const DENSITY_STEP_M = 100;
const air = new Float64Array(RATES);
const transition = new Float64Array(6 * N);
const product = new Float64Array(6 * N);

/** Writes the slopes at a state whose `ballisticAcceleration` is `rates`. */
export function fillSlopes(state: Float64Array, rates: Float64Array, out: MotionSlopes): void {
  const { byPlace, byVelocity, byDrag } = out;
  const r2 = state[0] * state[0] + state[1] * state[1] + state[2] * state[2];
  const r = Math.sqrt(r2);
  const pull = WGS84_GM_M3PS2 / (r2 * r);
  const tide = (3 * pull) / r2;
  const braking = rates[BRAKING];
  let thinning = 0;
  let turning = 0;
  if (braking > 0) {
    air[HEIGHT] = rates[HEIGHT] + DENSITY_STEP_M;
    airAtHeight(air);
    thinning = (braking * (air[DENSITY] / rates[DENSITY] - 1)) / (DENSITY_STEP_M * r);
    turning = braking / (state[3] * state[3] + state[4] * state[4] + state[5] * state[5]);
  }
  const seen = Math.abs(state[6]) < LARGEST_LOG_DRAG ? braking : 0;
  for (let i = 0; i < 3; i++) {
    const place = tide * state[i] - thinning * state[3 + i];
    const speed = -turning * state[3 + i];
    for (let j = 0; j < 3; j++) {
      byPlace[3 * i + j] = place * state[j];
      byVelocity[3 * i + j] = speed * state[3 + j];
    }
    byPlace[4 * i] -= pull;
    byVelocity[4 * i] -= braking;
    byDrag[i] = -seen * state[3 + i];
  }
  const omega = WGS84_ROTATION_RADPS;
  byPlace[0] += omega * omega;
  byPlace[4] += omega * omega;
  byVelocity[1] += 2 * omega;
  byVelocity[3] -= 2 * omega;
}

/** P ← Φ P Φᵀ + Q over `h` seconds, in place; P stays symmetric to the last bit. */
export function growCovariance(
  covariance: Float64Array,
  slopes: MotionSlopes,
  h: number,
  assumed: Pick<BallisticAssumptions, 'accelerationNoise_m2ps3' | 'dragNoise_ps'>,
): void {
  fillTransition(slopes, h);
  const t = transition;
  const p = covariance;
  for (let i = 0; i < 6 * N; i += N) {
    const a = t[i];
    const b = t[i + 1];
    const c = t[i + 2];
    const d = t[i + 3];
    const e = t[i + 4];
    const f = t[i + 5];
    const g = t[i + 6];
    for (let j = 0, k = 0; j < N; j++, k += N) {
      // Columns of P are its rows.
      product[i + j] =
        a * p[k] + b * p[k + 1] + c * p[k + 2] + d * p[k + 3] + e * p[k + 4] + f * p[k + 5] + g * p[k + 6];
    }
  }
  for (let row = 0, i = 0; row < 6; row++, i += N) {
    const a = product[i];
    const b = product[i + 1];
    const c = product[i + 2];
    const d = product[i + 3];
    const e = product[i + 4];
    const f = product[i + 5];
    const g = product[i + 6];
    for (let column = 0, k = 0; column <= row; column++, k += N) {
      const sum =
        a * t[k] + b * t[k + 1] + c * t[k + 2] + d * t[k + 3] + e * t[k + 4] + f * t[k + 5] + g * t[k + 6];
      p[i + column] = sum;
      p[k + row] = sum;
    }
    p[i + 6] = g;
    p[6 * N + row] = g;
  }
  addNoise(p, h, assumed.accelerationNoise_m2ps3 * h, assumed.dragNoise_ps * h);
}

function addNoise(covariance: Float64Array, h: number, q: number, drag: number): void {
  for (let i = 0; i < 3; i++) {
    covariance[i * 8] += (q * h * h) / 3;
    covariance[i * 8 + 3] += (q * h) / 2;
    covariance[i * 8 + 21] += (q * h) / 2;
    covariance[i * 8 + 24] += q;
  }
  covariance[N * N - 1] += drag;
}

/** The upper six rows of Φ; the last is that of the identity. */
function fillTransition({ byPlace: G, byVelocity: D, byDrag: b }: MotionSlopes, h: number): void {
  const half = 0.5 * h * h;
  for (let i = 0; i < 3; i++) {
    const upper = i * N;
    const lower = (3 + i) * N;
    const d0 = D[3 * i];
    const d1 = D[3 * i + 1];
    const d2 = D[3 * i + 2];
    for (let k = 0; k < 3; k++) {
      const g = G[3 * i + k];
      const d = D[3 * i + k];
      transition[upper + k] = half * g;
      transition[upper + 3 + k] = half * d;
      transition[lower + k] = h * g + half * (d0 * G[k] + d1 * G[3 + k] + d2 * G[6 + k]);
      transition[lower + 3 + k] = h * d + half * (g + d0 * D[k] + d1 * D[3 + k] + d2 * D[6 + k]);
    }
    transition[upper + i] += 1;
    transition[upper + 3 + i] += h;
    transition[lower + 3 + i] += 1;
    transition[upper + 6] = half * b[i];
    transition[lower + 6] = h * b[i] + half * (d0 * b[0] + d1 * b[1] + d2 * b[2]);
  }
}

/**
 * Carries rows back over a step: h ← h Φ for each, and adds what the noise of the step is worth to them, h_a Q h_bᵀ, to `spread`.
 *
 * With the rows of what is asked at the end of a flight (3 of 7 slopes each), so taken back step by step to its beginning, h P hᵀ of the
 * covariance there and `spread` together are what `growCovariance` all the way would give, for a quarter of the work.
 *
 * @param spread 3 × 3, only places on and below the diagonal are written
 */
export function pullBack(
  rows: Float64Array,
  spread: Float64Array,
  { byPlace: G, byVelocity: D, byDrag: b }: MotionSlopes,
  h: number,
  assumed: Pick<BallisticAssumptions, 'accelerationNoise_m2ps3' | 'dragNoise_ps'>,
): void {
  const velocityNoise = assumed.accelerationNoise_m2ps3 * h;
  const bothNoise = 0.5 * velocityNoise * h;
  const placeNoise = (velocityNoise * h * h) / 3;
  const dragNoise = assumed.dragNoise_ps * h;
  for (let r = 0; r < 3; r++) {
    for (let c = 0; c <= r; c++) {
      const i = N * r;
      const j = N * c;
      let place = 0;
      let both = 0;
      let velocity = 0;
      for (let k = 0; k < 3; k++) {
        place += rows[i + k] * rows[j + k];
        both += rows[i + k] * rows[j + 3 + k] + rows[i + 3 + k] * rows[j + k];
        velocity += rows[i + 3 + k] * rows[j + 3 + k];
      }
      spread[3 * r + c] +=
        placeNoise * place +
        bothNoise * both +
        velocityNoise * velocity +
        dragNoise * rows[i + 6] * rows[j + 6];
    }
  }
  const half = 0.5 * h * h;
  const g0 = G[0];
  const g1 = G[1];
  const g2 = G[2];
  const g3 = G[3];
  const g4 = G[4];
  const g5 = G[5];
  const g6 = G[6];
  const g7 = G[7];
  const g8 = G[8];
  const d0 = D[0];
  const d1 = D[1];
  const d2 = D[2];
  const d3 = D[3];
  const d4 = D[4];
  const d5 = D[5];
  const d6 = D[6];
  const d7 = D[7];
  const d8 = D[8];
  const b0 = b[0];
  const b1 = b[1];
  const b2 = b[2];
  for (let i = 0; i < 3 * N; i += N) {
    const x = rows[i + 3];
    const y = rows[i + 4];
    const z = rows[i + 5];
    // The row times F, but for its last place; and that times F.
    const px = x * g0 + y * g3 + z * g6;
    const py = x * g1 + y * g4 + z * g7;
    const pz = x * g2 + y * g5 + z * g8;
    const vx = rows[i] + x * d0 + y * d3 + z * d6;
    const vy = rows[i + 1] + x * d1 + y * d4 + z * d7;
    const vz = rows[i + 2] + x * d2 + y * d5 + z * d8;
    rows[i] += h * px + half * (vx * g0 + vy * g3 + vz * g6);
    rows[i + 1] += h * py + half * (vx * g1 + vy * g4 + vz * g7);
    rows[i + 2] += h * pz + half * (vx * g2 + vy * g5 + vz * g8);
    rows[i + 3] = x + (h * vx + half * (px + vx * d0 + vy * d3 + vz * d6));
    rows[i + 4] = y + (h * vy + half * (py + vx * d1 + vy * d4 + vz * d7));
    rows[i + 5] = z + (h * vz + half * (pz + vx * d2 + vy * d5 + vz * d8));
    rows[i + 6] += h * (x * b0 + y * b1 + z * b2) + half * (vx * b0 + vy * b1 + vz * b2);
  }
}
