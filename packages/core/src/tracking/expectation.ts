/**
 * What a track leads a radar to expect of its next plot, and what a plot then teaches: the update of an extended Kalman filter.
 *
 * Model: range, azimuth and elevation seen from the site, linearised about the predicted state: y = z − h(x), S = H P Hᵀ + R,
 *   K = P Hᵀ S⁻¹, x ← x + K y, and Joseph's form P ← (I − K H) P (I − K H)ᵀ + K R Kᵀ, which stays positive whatever rounding does to K.
 *   H sees places only and R is diagonal; written out for that, an update costs a tenth of one with general matrices.
 * Source: Bar-Shalom, Li & Kirubarajan, "Estimation with Applications to Tracking and Navigation" (2001), sections 5.2 and 10.3;
 *   Bucy & Joseph (1968).
 * Valid: elevations up to about 85°, where azimuth still means something; plots whose errors across the line of sight are small
 *   against the range.
 * Ignores: refraction, bias and drift of the radar, correlated errors, range-Doppler coupling.
 */
import type { LocalFrame } from '../earth/index.js';
import { atan2 } from '../numerics/index.js';
import { TRACK_STATES } from './ballistic-acceleration.js';
import type { Estimate } from './estimate.js';
import type { Look } from './look.js';

/** A predicted estimate, and what it says of a plot to come: h(x), H (3 × 3, of places), P Hᵀ (7 × 3) and H P Hᵀ (3 × 3). */
export interface Expectation {
  readonly estimate: Estimate;
  readonly measured: Float64Array;
  readonly slopes: Float64Array;
  readonly cross: Float64Array;
  readonly spread: Float64Array;
}

/** A measured plot against what was expected: z, the variances of z, and what `weigh` makes of them. */
export interface Weighed {
  readonly measured: Float64Array;
  readonly variances: Float64Array;
  /** z − h(x), angles brought to −π … π. */
  readonly innovation: Float64Array;
  /** Lower triangle of the Cholesky factor of S: 00, 10, 11, 20, 21, 22. */
  readonly factor: Float64Array;
  /** yᵀ S⁻¹ y: chi-square with 3 degrees of freedom where the filter is consistent. */
  distanceSquared: number;
  determinant: number;
}

const N = TRACK_STATES;
const gain = new Float64Array(3 * N);
/** Rows of velocities and u with places taken out of them: their slopes on places, and what is left. */
const check = new Float64Array(4 * N);

export function emptyExpectation(): Expectation {
  return {
    estimate: { time_us: 0, state: new Float64Array(N), covariance: new Float64Array(N * N) },
    measured: new Float64Array(3),
    slopes: new Float64Array(9),
    cross: new Float64Array(3 * N),
    spread: new Float64Array(9),
  };
}

export function emptyWeighed(): Weighed {
  return {
    measured: new Float64Array(3),
    variances: new Float64Array(3),
    innovation: new Float64Array(3),
    factor: new Float64Array(6),
    distanceSquared: 0,
    determinant: 0,
  };
}

/**
 * Works out of `expectPolar` only the range and how unsure it is, for `isOutOfRange`: range is measured so well that it alone rules out
 * most plots of other bodies.
 */
export function expectRange({ originEcef }: LocalFrame, { estimate, measured, spread }: Expectation): void {
  const { state, covariance: p } = estimate;
  const x = state[0] - originEcef.x;
  const y = state[1] - originEcef.y;
  const z = state[2] - originEcef.z;
  const range2 = x * x + y * y + z * z;
  measured[0] = Math.sqrt(range2);
  spread[0] =
    (x * (p[0] * x + 2 * (p[1] * y + p[2] * z)) +
      y * (p[N + 1] * y + 2 * p[N + 2] * z) +
      p[2 * N + 2] * z * z) /
    range2;
}

/** Whether range alone, against what `expectRange` has worked out, keeps a plot out of the gate: yᵀ S⁻¹ y is at least y₀²/S₀₀. */
export function isOutOfRange(
  { measured, spread }: Expectation,
  { ranges_m, rangeSigmas_m }: Look,
  plot: number,
  gate: number,
): boolean {
  const off = ranges_m[plot] - measured[0];
  const variance = spread[0] + rangeSigmas_m[plot] * rangeSigmas_m[plot];
  return variance > 0 && off * off > gate * variance;
}

/** Works out what the estimate in `expected`, which is that of the look's time, leads the radar at `site` to expect. */
export function expectPolar(site: LocalFrame, expected: Expectation): void {
  const { east, north, up, originEcef } = site;
  const { measured, slopes, estimate } = expected;
  const { state } = estimate;
  const dx = state[0] - originEcef.x;
  const dy = state[1] - originEcef.y;
  const dz = state[2] - originEcef.z;
  const e = dx * east.x + dy * east.y + dz * east.z;
  const n = dx * north.x + dy * north.y + dz * north.z;
  const u = dx * up.x + dy * up.y + dz * up.z;
  // Straight overhead azimuth has no slope: 1 m aside stands for it.
  const ground = Math.max(1, Math.sqrt(e * e + n * n));
  const range2 = ground * ground + u * u;
  const range = Math.sqrt(range2);
  measured[0] = range;
  measured[1] = atan2(e, n);
  measured[2] = atan2(u, ground);
  const ground2 = ground * ground;
  const tilt = -u / (ground * range2);
  const lift = ground / range2;
  slopes[0] = (e * east.x + n * north.x + u * up.x) / range;
  slopes[1] = (e * east.y + n * north.y + u * up.y) / range;
  slopes[2] = (e * east.z + n * north.z + u * up.z) / range;
  slopes[3] = (n * east.x - e * north.x) / ground2;
  slopes[4] = (n * east.y - e * north.y) / ground2;
  slopes[5] = (n * east.z - e * north.z) / ground2;
  slopes[6] = tilt * (e * east.x + n * north.x) + lift * up.x;
  slopes[7] = tilt * (e * east.y + n * north.y) + lift * up.y;
  slopes[8] = tilt * (e * east.z + n * north.z) + lift * up.z;
  expectSpread(expected);
}

/** Writes P Hᵀ and H P Hᵀ of `slopes` and the estimate's covariance. */
export function expectSpread({ estimate, slopes: h, cross, spread }: Expectation): void {
  const p = estimate.covariance;
  for (let i = 0; i < N; i++) {
    const x = p[N * i];
    const y = p[N * i + 1];
    const z = p[N * i + 2];
    cross[3 * i] = x * h[0] + y * h[1] + z * h[2];
    cross[3 * i + 1] = x * h[3] + y * h[4] + z * h[5];
    cross[3 * i + 2] = x * h[6] + y * h[7] + z * h[8];
  }
  for (let a = 0; a < 3; a++) {
    for (let b = 0; b < 3; b++) {
      spread[3 * a + b] = h[3 * a] * cross[b] + h[3 * a + 1] * cross[3 + b] + h[3 * a + 2] * cross[6 + b];
    }
  }
}

/**
 * Weighs the plot in `plot` against what was expected.
 *
 * @returns false where S is not positive definite: the track is of no use any more
 */
export function weigh({ measured, spread: s }: Expectation, plot: Weighed): boolean {
  const { innovation: y, factor: l, variances } = plot;
  y[0] = plot.measured[0] - measured[0];
  y[1] = wrapped(plot.measured[1] - measured[1]);
  y[2] = plot.measured[2] - measured[2];
  const l00 = Math.sqrt(s[0] + variances[0]);
  const l10 = s[3] / l00;
  const l20 = s[6] / l00;
  const l11 = Math.sqrt(s[4] + variances[1] - l10 * l10);
  const l21 = (s[7] - l20 * l10) / l11;
  const l22 = Math.sqrt(s[8] + variances[2] - l20 * l20 - l21 * l21);
  const root = l00 * l11 * l22;
  // A root of what is below 0 is NaN, and so is all that follows from it.
  if (!(root > 0 && root < Number.POSITIVE_INFINITY)) return false;
  l[0] = l00;
  l[1] = l10;
  l[2] = l11;
  l[3] = l20;
  l[4] = l21;
  l[5] = l22;
  const a = y[0] / l00;
  const b = (y[1] - l10 * a) / l11;
  const c = (y[2] - l20 * a - l21 * b) / l22;
  plot.distanceSquared = a * a + b * b + c * c;
  plot.determinant = root * root;
  return true;
}

/** Writes into `into`, which may be the estimate expected itself, that estimate improved by a plot that `weigh` has weighed against it. */
export function takeIn({ estimate, cross, spread }: Expectation, plot: Weighed, into: Estimate): void {
  fillGain(cross, plot.factor);
  const { innovation: y } = plot;
  into.time_us = estimate.time_us;
  for (let i = 0; i < N; i++) {
    into.state[i] = estimate.state[i] + gain[3 * i] * y[0] + gain[3 * i + 1] * y[1] + gain[3 * i + 2] * y[2];
  }
  joseph(estimate.covariance, cross, spread, plot.variances, into.covariance);
}

/** Kᵢ = S⁻¹ (P Hᵀ)ᵢ for each row. */
function fillGain(cross: Float64Array, l: Float64Array): void {
  const i00 = 1 / l[0];
  const i11 = 1 / l[2];
  const i22 = 1 / l[5];
  for (let i = 0; i < 3 * N; i += 3) {
    const a = cross[i] * i00;
    const b = (cross[i + 1] - l[1] * a) * i11;
    const c = (cross[i + 2] - l[3] * a - l[4] * b) * i22;
    const k2 = c * i22;
    const k1 = (b - l[4] * k2) * i11;
    gain[i] = (a - l[1] * k1 - l[3] * k2) * i00;
    gain[i + 1] = k1;
    gain[i + 2] = k2;
  }
}

/**
 * Joseph's form written out: P ← P − K (P Hᵀ)ᵀ − (P Hᵀ − K S) Kᵀ. Without rounding the bracket is zero; it is what keeps P positive whatever
 * K is.
 *
 * @param out may be `p` itself
 */
function joseph(
  p: Float64Array,
  cross: Float64Array,
  spread: Float64Array,
  variances: Float64Array,
  out: Float64Array,
): void {
  const s00 = spread[0] + variances[0];
  const s10 = spread[3];
  const s11 = spread[4] + variances[1];
  const s20 = spread[6];
  const s21 = spread[7];
  const s22 = spread[8] + variances[2];
  for (let i = 0, row = 0, at = 0; i < N; i++, row += N, at += 3) {
    const k0 = gain[at];
    const k1 = gain[at + 1];
    const k2 = gain[at + 2];
    const e0 = cross[at] - k0 * s00 - k1 * s10 - k2 * s20;
    const e1 = cross[at + 1] - k0 * s10 - k1 * s11 - k2 * s21;
    const e2 = cross[at + 2] - k0 * s20 - k1 * s21 - k2 * s22;
    for (let j = 0, g = 0, mirror = i; j <= i; j++, g += 3, mirror += N) {
      const halfway = p[row + j] - k0 * cross[g] - k1 * cross[g + 1] - k2 * cross[g + 2];
      const kept = halfway - e0 * gain[g] - e1 * gain[g + 1] - e2 * gain[g + 2];
      out[row + j] = kept;
      out[mirror] = kept;
    }
  }
}

/** Whether a covariance is positive definite, and it and a state are finite: what an update must leave. */
export function isSound({ state, covariance }: Estimate): boolean {
  let sum = 0;
  for (let i = 0; i < N; i++) sum += Math.abs(state[i]) + Math.abs(covariance[(N + 1) * i]);
  return sum < Number.POSITIVE_INFINITY && isPositiveDefinite(covariance);
}

/**
 * Whether all pivots of Gauss's elimination are above zero; reads the lower triangle. Places are eliminated first, all three at once, then
 * what is left of the other four.
 */
function isPositiveDefinite(p: Float64Array): boolean {
  const inverse0 = 1 / p[0];
  const share10 = p[7] * inverse0;
  const share20 = p[14] * inverse0;
  const pivot1 = p[8] - share10 * p[7];
  const inverse1 = 1 / pivot1;
  const left21 = p[15] - share20 * p[7];
  const share21 = left21 * inverse1;
  const pivot2 = p[16] - share20 * p[14] - share21 * left21;
  // Written so that what is no number is not positive.
  if (!(p[0] > 0 && pivot1 > 0 && pivot2 > 0)) return false;
  const inverse2 = 1 / pivot2;
  const a = check;
  for (let i = 3 * N, row = 0; row < 4 * N; i += N, row += N) {
    const x = p[i];
    const y = p[i + 1] - share10 * x;
    const z = p[i + 2] - share20 * x - share21 * y;
    a[row] = x;
    a[row + 1] = y;
    a[row + 2] = z;
    const shareX = x * inverse0;
    const shareY = y * inverse1;
    const shareZ = z * inverse2;
    for (let other = 0, column = 3; other <= row; other += N, column++) {
      a[row + column] = p[i + column] - shareX * a[other] - shareY * a[other + 1] - shareZ * a[other + 2];
    }
  }
  return isBlockPositive(a);
}

/** The same for the 4 × 4 block whose lower triangle begins in the fourth column. */
function isBlockPositive(a: Float64Array): boolean {
  const inverse0 = 1 / a[3];
  const share1 = a[10] * inverse0;
  const share2 = a[17] * inverse0;
  const share3 = a[24] * inverse0;
  const pivot1 = a[11] - share1 * a[10];
  const inverse1 = 1 / pivot1;
  const left21 = a[18] - share2 * a[10];
  const left31 = a[25] - share3 * a[10];
  const pivot2 = a[19] - share2 * a[17] - left21 * inverse1 * left21;
  const left32 = a[26] - share3 * a[17] - left31 * inverse1 * left21;
  const pivot3 = a[27] - share3 * a[24] - left31 * inverse1 * left31 - (left32 * left32) / pivot2;
  return a[3] > 0 && pivot1 > 0 && pivot2 > 0 && pivot3 > 0;
}

/** An angle brought to −π … π. */
function wrapped(angle_rad: number): number {
  return angle_rad - 2 * Math.PI * Math.round(angle_rad / (2 * Math.PI));
}
