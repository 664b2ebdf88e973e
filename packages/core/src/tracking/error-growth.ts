/**
 * How errors grow along a ballistic flight.
 *
 * Model: P ← Φ P Φᵀ + Q over a step of h seconds. Φ is the series I + hF + h²F²/2 of the Jacobian F = [[0, I, 0], [G, D, b], [0, 0, 0]]
 *   in the middle of the step, with G, D and b the slopes of the acceleration in place, velocity and u; Q is that of a white
 *   acceleration of equal density in each axis and of a random walk of u. At a place r with velocity v, braking (1/s) and pull GM/r³,
 *   G = (tide r − thinning v) rᵀ − pull + ω² diag(1, 1, 0), D = −turning v vᵀ − braking + 2ω [[0, 1], [−1, 0]] and b = −braking v, where
 *   tide = 3 pull/r², thinning = braking (dρ/dh)/(ρ r) and turning = braking/v².
 *   What is asked of the end of a flight is carried back instead, with a Φ for longer steps (`pullBack`).
 * Source: Bar-Shalom, Li & Kirubarajan (2001), sections 5.2 and 6.2.2.
 * Ignores: in G the flattening of the Earth.
 */
import { WGS84_GM_M3PS2, WGS84_ROTATION_RADPS } from '../earth/index.js';
import {
  type BallisticAssumptions,
  BRAKING,
  DENSITY,
  LARGEST_LOG_DRAG,
  SLOPE,
  TRACK_STATES,
} from './ballistic-acceleration.js';

/**
 * How many numbers the slopes of the motion at a state are: r and v, and then what else F is made of. All zero they are those of a body
 * that flies straight on.
 */
export const SLOPES = 13;
const PULL = 6;
const TIDE = 7;
const THINNING = 8;
const TURNING = 9;
/** Place of the braking, 1/s. */
export const DRAGGING = 10;
/** Braking where it depends on u, 0 where u is beyond its bounds. */
const SEEN = 11;
const SPIN = 12;

const N = TRACK_STATES;
// Imported numbers are looked up at each use; these the engine knows.
const BRAKING_AT = BRAKING;
const DENSITY_AT = DENSITY;
const SLOPE_AT = SLOPE;
const LARGEST_LOG = LARGEST_LOG_DRAG;
const GM = WGS84_GM_M3PS2;
const OMEGA = WGS84_ROTATION_RADPS;
const transition = new Float64Array(6 * N);
const product = new Float64Array(6 * N);
/** Of each row that is carried back over a step the slopes in velocity and u, on which noise acts: their mean and their change. */
const mean = new Float64Array(12);
const change = new Float64Array(12);

/** Writes the slopes at a state whose `ballisticAcceleration` is `rates` into `out`, from place `at` on. */
export function fillSlopes(state: Float64Array, rates: Float64Array, out: Float64Array, at: number): void {
  const x = state[0];
  const y = state[1];
  const z = state[2];
  const vx = state[3];
  const vy = state[4];
  const vz = state[5];
  const inverse2 = 1 / (x * x + y * y + z * z);
  const inverse = Math.sqrt(inverse2);
  const pull = GM * inverse2 * inverse;
  const braking = rates[BRAKING_AT];
  let thinning = 0;
  let turning = 0;
  if (braking > 0) {
    thinning = (braking * rates[SLOPE_AT] * inverse) / rates[DENSITY_AT];
    turning = braking / (vx * vx + vy * vy + vz * vz);
  }
  out[at] = x;
  out[at + 1] = y;
  out[at + 2] = z;
  out[at + 3] = vx;
  out[at + 4] = vy;
  out[at + 5] = vz;
  out[at + PULL] = pull;
  out[at + TIDE] = 3 * pull * inverse2;
  out[at + THINNING] = thinning;
  out[at + TURNING] = turning;
  out[at + DRAGGING] = braking;
  out[at + SEEN] = Math.abs(state[6]) < LARGEST_LOG ? braking : 0;
  out[at + SPIN] = OMEGA;
}

/** P ← Φ P Φᵀ + Q over `h` seconds, in place; P stays symmetric to the last bit. */
export function growCovariance(
  covariance: Float64Array,
  slopes: Float64Array,
  h: number,
  assumed: Pick<BallisticAssumptions, 'accelerationNoise_m2ps3' | 'dragNoise_ps'>,
): void {
  fillTransition(slopes, h);
  const t = transition;
  const p = covariance;
  // Row after row of the product is written out: places that the engine knows need no check, and that is most of the work.
  for (let j = 0, k = 0; j < N; j++, k += N) {
    // A column of P is its row.
    const a = p[k];
    const b = p[k + 1];
    const c = p[k + 2];
    const d = p[k + 3];
    const e = p[k + 4];
    const f = p[k + 5];
    const g = p[k + 6];
    product[j] = a * t[0] + b * t[1] + c * t[2] + d * t[3] + e * t[4] + f * t[5] + g * t[6];
    product[7 + j] = a * t[7] + b * t[8] + c * t[9] + d * t[10] + e * t[11] + f * t[12] + g * t[13];
    product[14 + j] = a * t[14] + b * t[15] + c * t[16] + d * t[17] + e * t[18] + f * t[19] + g * t[20];
    product[21 + j] = a * t[21] + b * t[22] + c * t[23] + d * t[24] + e * t[25] + f * t[26] + g * t[27];
    product[28 + j] = a * t[28] + b * t[29] + c * t[30] + d * t[31] + e * t[32] + f * t[33] + g * t[34];
    product[35 + j] = a * t[35] + b * t[36] + c * t[37] + d * t[38] + e * t[39] + f * t[40] + g * t[41];
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

/** The upper six rows of Φ, an axis of each three after the other; the last is that of the identity. */
function fillTransition(slopes: Float64Array, h: number): void {
  const x = slopes[0];
  const y = slopes[1];
  const z = slopes[2];
  const vx = slopes[3];
  const vy = slopes[4];
  const vz = slopes[5];
  const pull = slopes[PULL];
  const level = slopes[SPIN] * slopes[SPIN] - pull;
  const spin = 2 * slopes[SPIN];
  const braking = slopes[DRAGGING];
  const half = 0.5 * h * h;
  for (let i = 0, upper = 0, lower = 3 * N; i < 3; i++, upper += N, lower += N) {
    const v = slopes[3 + i];
    const g = slopes[TIDE] * slopes[i] - slopes[THINNING] * v;
    const turn = -slopes[TURNING] * v;
    const seen = -slopes[SEEN] * v;
    let d0 = turn * vx;
    let d1 = turn * vy;
    let d2 = turn * vz;
    if (i === 0) {
      d0 -= braking;
      d1 += spin;
    } else if (i === 1) {
      d0 -= spin;
      d1 -= braking;
    } else d2 -= braking;
    // The row of D times r-part of G, times v and so on: G and D are each a product of two vectors and little else.
    const along = d0 * vx + d1 * vy + d2 * vz;
    const across = h * g + half * (slopes[TIDE] * (d0 * x + d1 * y + d2 * z) - slopes[THINNING] * along);
    const swing = -half * slopes[TURNING] * along;
    const rest = h - half * braking;
    transition[upper] = half * g * x;
    transition[upper + 1] = half * g * y;
    transition[upper + 2] = half * g * z;
    transition[upper + 3] = half * d0;
    transition[upper + 4] = half * d1;
    transition[upper + 5] = half * d2;
    transition[upper + 6] = half * seen;
    transition[lower] = across * x + half * level * d0;
    transition[lower + 1] = across * y + half * level * d1;
    transition[lower + 2] = across * z - half * pull * d2;
    transition[lower + 3] = rest * d0 + swing * vx + half * (g * x - spin * d1);
    transition[lower + 4] = rest * d1 + swing * vy + half * (g * y + spin * d0);
    transition[lower + 5] = rest * d2 + swing * vz + half * g * z;
    transition[lower + 6] = h * seen - half * slopes[SEEN] * along;
    const own = i === 2 ? -pull : level;
    transition[upper + i] += 1 + half * own;
    transition[upper + 3 + i] += h;
    transition[lower + i] += h * own;
    transition[lower + 3 + i] += 1 + half * own;
  }
}

/**
 * Carries rows back over a step: h ← h Φ for each, and adds what the noise of the step is worth to them, h_a Q h_bᵀ, to `spread`.
 *
 * With the rows of what is asked at the end of a flight (3 of 7 slopes each), so taken back step by step to its beginning, h P hᵀ of the
 * covariance there and `spread` together are what `growCovariance` all the way would give, for a quarter of the work.
 *
 * Model: Φ = B A B, where A is what drag alone does in the whole step, exactly, and B is I and half a step times the slopes of the rest: of
 *   what place decides, and of the turning of the Earth. So a long step may damp most of what it meets. Along the velocity drag damps twice
 *   as fast as it brakes: with x = h · braking, φ₂ = (x − 1 + e⁻ˣ)/x² and φ = 1 − x φ₂ = (1 − e⁻ˣ)/x,
 *     e⁻ˣ across and e⁻²ˣ along is what is left of a velocity, h φ and h φ (1 + e⁻ˣ)/2 the way it makes,
 *     h φ (1 + e⁻ˣ)/2 and h² (φ₂/2 + φ²/4) the velocity and the way that a steady unit of braking makes.
 *   The noise counts by the mean m and the change d over the step of the slopes it acts on, q h (m mᵀ + d dᵀ/12); m is that of the cubic
 *   through the slopes at both ends that changes there as drag changes them.
 * Source: G. Strang, SIAM Journal on Numerical Analysis 5 (1968) 506; M. Hochbruck, A. Ostermann, Acta Numerica 19 (2010) 209.
 * Valid: h · braking up to 0.7, where the series of φ₂ is left with 2e-8.
 * @param spread 3 × 3, only places on and below the diagonal are written
 * @param slopes those of the step from place `at` on
 */
export function pullBack(
  rows: Float64Array,
  spread: Float64Array,
  slopes: Float64Array,
  at: number,
  h: number,
  assumed: Pick<BallisticAssumptions, 'accelerationNoise_m2ps3' | 'dragNoise_ps'>,
): void {
  const x = slopes[at];
  const y = slopes[at + 1];
  const z = slopes[at + 2];
  const vx = slopes[at + 3];
  const vy = slopes[at + 4];
  const vz = slopes[at + 5];
  const half = 0.5 * h;
  const pull = -half * slopes[at + PULL];
  const level = half * slopes[at + SPIN] * slopes[at + SPIN] + pull;
  const spin = h * slopes[at + SPIN];
  const tide = half * slopes[at + TIDE];
  const thinning = half * slopes[at + THINNING];
  const damped = h * slopes[at + DRAGGING];
  const phi2 = secondPhi(damped);
  const phi = 1 - damped * phi2;
  const left = 1 - damped * phi;
  const way = h * phi;
  const turning = slopes[at + TURNING];
  const leftAlong = -turning * left * way;
  const wayAlong = -0.5 * turning * way * way;
  const seenSpeed = -0.5 * slopes[at + SEEN] * way * (1 + left);
  const seenWay = -slopes[at + SEEN] * (0.5 * h * h * phi2 + 0.25 * way * way);
  const bend = 0.5 + damped / 12;
  const bendAlong = (h * turning) / 12;
  const bendSeen = (h * slopes[at + SEEN]) / 12;
  for (let i = 0, k = 0; i < 3 * N; i += N, k += 4) {
    const qx = rows[i + 3];
    const qy = rows[i + 4];
    const qz = rows[i + 5];
    const across = tide * (qx * x + qy * y + qz * z) - thinning * (qx * vx + qy * vy + qz * vz);
    const ax = rows[i] + across * x + level * qx;
    const ay = rows[i + 1] + across * y + level * qy;
    const az = rows[i + 2] + across * z + pull * qz;
    const sx = qx - spin * qy;
    const sy = qy + spin * qx;
    const slow = sx * vx + sy * vy + qz * vz;
    const fast = ax * vx + ay * vy + az * vz;
    const along = leftAlong * slow + wayAlong * fast;
    const bx = left * sx + way * ax + along * vx;
    const by = left * sy + way * ay + along * vy;
    const bz = left * qz + way * az + along * vz;
    const across2 = tide * (bx * x + by * y + bz * z) - thinning * (bx * vx + by * vy + bz * vz);
    rows[i] = ax + across2 * x + level * bx;
    rows[i + 1] = ay + across2 * y + level * by;
    rows[i + 2] = az + across2 * z + pull * bz;
    const ex = bx - spin * by;
    const ey = by + spin * bx;
    rows[i + 3] = ex;
    rows[i + 4] = ey;
    rows[i + 5] = bz;
    const cx = ex - qx;
    const cy = ey - qy;
    const cz = bz - qz;
    const cu = seenSpeed * slow + seenWay * fast;
    const faster = cx * vx + cy * vy + cz * vz;
    const more = bendAlong * faster;
    change[k] = cx;
    change[k + 1] = cy;
    change[k + 2] = cz;
    change[k + 3] = cu;
    mean[k] = qx + bend * cx + more * vx;
    mean[k + 1] = qy + bend * cy + more * vy;
    mean[k + 2] = qz + bend * cz + more * vz;
    mean[k + 3] = rows[i + 6] + 0.5 * cu + bendSeen * faster;
    rows[i + 6] += cu;
  }
  addNoiseOf(spread, assumed.accelerationNoise_m2ps3 * h, assumed.dragNoise_ps * h);
}

/** (x − 1 + e⁻ˣ)/x² by its series: for x from 0 to 0.7 within 2e-8. */
function secondPhi(x: number): number {
  return (
    1 / 2 -
    x * (1 / 6 - x * (1 / 24 - x * (1 / 120 - x * (1 / 720 - x * (1 / 5040 - x * (1 / 40320 - x / 362880))))))
  );
}

/** Adds h_a Q h_bᵀ of a step over which `mean` and `change` tell of the rows. */
function addNoiseOf(spread: Float64Array, q: number, drag: number): void {
  const m = mean;
  const d = change;
  const part = q / 12;
  const dragPart = drag / 12;
  for (let r = 0; r < 3; r++) {
    const a = 4 * r;
    for (let c = 0; c <= r; c++) {
      const b = 4 * c;
      spread[3 * r + c] +=
        q * (m[a] * m[b] + m[a + 1] * m[b + 1] + m[a + 2] * m[b + 2]) +
        part * (d[a] * d[b] + d[a + 1] * d[b + 1] + d[a + 2] * d[b + 2]) +
        drag * m[a + 3] * m[b + 3] +
        dragPart * d[a + 3] * d[b + 3];
    }
  }
}
