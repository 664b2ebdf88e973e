/**
 * Sine, cosine and tangent.
 *
 * Model: the angle is brought to r + low with |r| ≤ π/4 (reduction.ts), then minimax polynomials in r². In the cosine
 * 1 − r²/2 is formed without rounding error from r's first 26 bits.
 * Source: W. J. Cody and W. Waite, "Software Manual for the Elementary Functions" (1980); J.-M. Muller, "Elementary Functions", 3rd ed.
 * (2016), ch. 3 and 11. The polynomials are printed by tools/elementary/minimax.py.
 */
import { SPLITTER } from './bits.js';
import { reduceAngle, remainder as sharedRemainder } from './reduction.js';

const remainder = sharedRemainder;

/** Adding and subtracting this rounds to a multiple of 2^−26. */
const TO_26_BITS = 100663296;
/** π/4. */
const EIGHTH = 0.7853981633974483;

/** Sine of an angle in radians. Valid: every finite angle, however large; below 0.85 ulp. NaN at ±∞. */
export function sin(x: number): number {
  const size = Math.abs(x);
  if (size < EIGHTH) {
    if (size < 1e-8) return x;
    const z = x * x;
    return x + x * z * sineSeries(z);
  }
  if (x - x !== 0) return Number.NaN;
  const n = reduceAngle(x);
  const r = remainder[0] as number;
  const low = remainder[1] as number;
  const result = (n & 1) === 0 ? sineOf(r, low) : cosineOf(r, low);
  return (n & 2) === 0 ? result : -result;
}

/** Cosine of an angle in radians. Valid: every finite angle, however large; below 0.85 ulp. NaN at ±∞. */
export function cos(x: number): number {
  const size = Math.abs(x);
  if (size < EIGHTH) return cosineOf(x, 0);
  if (x - x !== 0) return Number.NaN;
  const n = reduceAngle(x);
  const r = remainder[0] as number;
  const low = remainder[1] as number;
  const result = (n & 1) === 0 ? cosineOf(r, low) : sineOf(r, low);
  return ((n + 1) & 2) === 0 ? result : -result;
}

/** Tangent of an angle in radians. Valid: every finite angle, however large; below 1 ulp (0.87 found). NaN at ±∞. */
export function tan(x: number): number {
  const size = Math.abs(x);
  let n = 0;
  let r = x;
  let low = 0;
  if (size < EIGHTH) {
    if (size < 1e-8) return x;
  } else {
    if (x - x !== 0) return Number.NaN;
    n = reduceAngle(x);
    r = remainder[0] as number;
    low = remainder[1] as number;
  }
  const z = r * r;
  const sineTail = low - 0.5 * z * low + r * z * sineSeries(z);
  const sine = r + sineTail;
  const sineLow = r - sine + sineTail;
  const short = r + TO_26_BITS - TO_26_BITS;
  const head = 1 - 0.5 * short * short;
  const cosineTail = z * z * cosineSeries(z) - (0.5 * (r - short) * (r + short) + r * low);
  const cosine = head + cosineTail;
  const cosineLow = head - cosine + cosineTail;
  return (n & 1) === 0
    ? quotient(sine, sineLow, cosine, cosineLow)
    : -quotient(cosine, cosineLow, sine, sineLow);
}

/** (sin r − r)/r³ as a polynomial in z = r². */
function sineSeries(z: number): number {
  const zz = z * z;
  return (
    -0.1666666666666663 +
    z * 0.00833333333332184 +
    zz *
      (-0.00019841269829358506 +
        z * 2.7557313538542156e-6 +
        zz * (-2.50507344069806e-8 + z * 1.5895435481603513e-10))
  );
}

/** (cos r − 1 + r²/2)/r⁴ as a polynomial in z = r². */
function cosineSeries(z: number): number {
  const zz = z * z;
  return (
    0.041666666666666595 -
    z * 0.0013888888888873342 +
    zz *
      (2.480158728900208e-5 -
        z * 2.7557314217037537e-7 +
        zz * (2.0875705395451987e-9 - z * 1.1358749181504872e-11))
  );
}

/** sin(r + low) for |r| ≤ π/4. */
function sineOf(r: number, low: number): number {
  const z = r * r;
  return r + (low - 0.5 * z * low + r * z * sineSeries(z));
}

/** cos(r + low) for |r| ≤ π/4. */
function cosineOf(r: number, low: number): number {
  const z = r * r;
  const short = r + TO_26_BITS - TO_26_BITS;
  return 1 - 0.5 * short * short + (z * z * cosineSeries(z) - (0.5 * (r - short) * (r + short) + r * low));
}

/** (a + aLow)/(b + bLow): one division, then its remainder, found without error (Dekker), is put right. */
function quotient(a: number, aLow: number, b: number, bLow: number): number {
  const inverse = 1 / b;
  const q = a * inverse;
  const c = SPLITTER * q;
  const qHigh = c - (c - q);
  const qRest = q - qHigh;
  const d = SPLITTER * b;
  const bHigh = d - (d - b);
  const bRest = b - bHigh;
  const rest = a - qHigh * bHigh - qHigh * bRest - qRest * bHigh - qRest * bRest + (aLow - q * bLow);
  return q + rest * inverse;
}
