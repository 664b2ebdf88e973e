import { log, log1p } from './elementary/index.js';
import { InvariantError } from './invariant.js';

/**
 * The natural logarithm of the gamma function, ln Γ(x), for x > 0.
 *
 * Model: Stirling's series, after shifting small x upward by the recurrence Γ(x + 1) = x Γ(x).
 * Source: NIST Digital Library of Mathematical Functions, 5.5.1 and 5.11.1.
 * Error: below 5e-15 · max(1, |value|); near the zeros at 1 and 2 it is the absolute error that is small.
 *
 * @throws InvariantError unless x is positive and finite
 */
export function logGamma(x: number): number {
  if (!(x > 0 && x < Number.POSITIVE_INFINITY)) throw new InvariantError(`ln Γ(${x}) is not defined here`);
  let shifted = x;
  let product = 1;
  while (shifted < STIRLING_FROM) {
    product *= shifted;
    shifted += 1;
  }
  const logShifted = log(shifted);
  return (shifted - 0.5) * (logShifted - 1) + (HALF_LOG_2PI - 0.5) + series(shifted) - log(product);
}

/**
 * What Stirling's formula misses: ln Γ(x) − [(x − ½) ln x − x + ½ ln 2π], for x > 0.
 *
 * It is small where ln Γ itself is huge, so that ratios of gamma functions can be formed without losing digits.
 */
export function stirlingError(x: number): number {
  let shifted = x;
  let sum = 0;
  while (shifted < STIRLING_FROM) {
    sum += (shifted + 0.5) * log1p(1 / shifted) - 1;
    shifted += 1;
  }
  return sum + series(shifted);
}

/** ½ ln 2π. */
export const HALF_LOG_2PI = 0.9189385332046728;

const STIRLING_FROM = 10;

/** Stirling's series B₂ₖ / (2k (2k−1) x^(2k−1)) to k = 9; at x = 10 the first term left out is below 1e-17. */
function series(x: number): number {
  const y = 1 / (x * x);
  const sum =
    (((((((43867 / 244188) * y - 3617 / 122400) * y + 1 / 156) * y - 691 / 360360) * y + 1 / 1188) * y -
      1 / 1680) *
      y +
      1 / 1260) *
      y -
    1 / 360;
  return (sum * y + 1 / 12) / x;
}
