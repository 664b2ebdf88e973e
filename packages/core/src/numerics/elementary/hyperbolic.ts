/**
 * Hyperbolic functions, from the exponential's table (see `hyperbolicParts`); small arguments by Taylor series.
 *
 * Source: J.-M. Muller, "Elementary Functions", 3rd ed. (2016), ch. 6; the quotient is corrected by its remainder after
 * T. J. Dekker, Numer. Math. 18 (1971).
 */
import { SPLITTER } from './bits.js';
import { expOfSum, hyperbolicParts, parts as sharedParts } from './exp.js';

const parts = sharedParts;

/** Hyperbolic sine. Valid: everywhere; below 0.6 ulp. */
export function sinh(x: number): number {
  const size = Math.abs(x);
  if (size < 0.125) {
    if (size < 1e-8) return x;
    return x + sinhTail(x, x * x);
  }
  let result: number;
  if (size < 40) {
    hyperbolicParts(size);
    result = (parts[0] as number) + (parts[1] as number);
  } else result = expOfSum(size, 0, -1);
  return x < 0 ? -result : result;
}

/** Hyperbolic cosine. Valid: everywhere; below 0.55 ulp. */
export function cosh(x: number): number {
  const size = Math.abs(x);
  if (size < 40) {
    hyperbolicParts(size);
    return (parts[2] as number) + (parts[3] as number);
  }
  return expOfSum(size, 0, -1);
}

/** Hyperbolic tangent. Valid: everywhere; below 0.6 ulp. */
export function tanh(x: number): number {
  const size = Math.abs(x);
  if (size < 1e-8) return x;
  if (!(size < 20)) return Number.isNaN(x) ? x : x < 0 ? -1 : 1;
  let head: number;
  let tail: number;
  hyperbolicParts(size);
  if (size < 0.125) {
    head = size;
    tail = sinhTail(size, size * size);
  } else {
    head = parts[0] as number;
    tail = parts[1] as number;
  }
  // (head + tail) / (cosh head + tail): one division, then its remainder is put right.
  const top = head + tail;
  const topLow = tail - (top - head);
  const bottom = (parts[2] as number) + (parts[3] as number);
  const bottomLow = (parts[3] as number) - (bottom - (parts[2] as number));
  const inverse = 1 / bottom;
  const quotient = top * inverse;
  const c = SPLITTER * quotient;
  const quotientHigh = c - (c - quotient);
  const quotientRest = quotient - quotientHigh;
  const d = SPLITTER * bottom;
  const bottomHigh = d - (d - bottom);
  const bottomRest = bottom - bottomHigh;
  const remainder =
    top -
    quotientHigh * bottomHigh -
    quotientHigh * bottomRest -
    quotientRest * bottomHigh -
    quotientRest * bottomRest +
    (topLow - quotient * bottomLow);
  const result = quotient + remainder * inverse;
  return x < 0 ? -result : result;
}

/** sinh x − x for |x| < 1/8, given xx = x². */
function sinhTail(x: number, xx: number): number {
  return x * xx * (1 / 6 + xx * (1 / 120 + xx * (1 / 5040 + xx * (1 / 362880 + xx * (1 / 39916800)))));
}
