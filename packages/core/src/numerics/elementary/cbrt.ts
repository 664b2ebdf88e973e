/**
 * The cube root.
 *
 * Model: x = 2^(3q)·m with m in [1, 8). A polynomial and one step of third order give y = m^(−1/3) to about 2^−51, without a
 * division; t = m·y² cut to 26 bits has an exact square and a cube in two exact parts, so m − t³ is known well, and one
 * Newton step with its second-order term gives the result.
 * Source: the method of J.-M. Muller, "Elementary Functions", 3rd ed. (2016), ch. 5, for roots by Newton's iteration; the polynomial is printed
 * by tools/elementary/minimax.py.
 */
import { asDouble, asWords, BIAS, HIGH, POWERS_OF_TWO } from './bits.js';

const POWERS = POWERS_OF_TWO;
const bits = asDouble;
const words = asWords;

/** 2^(−s/3) for s = 0, 1, 2. */
const ROOTS = Float64Array.of(1, 0.7937005259840998, 0.6299605249474366);
/** Adding and subtracting this rounds a number below 8 to a multiple of 2^−25. */
const TO_25_BITS = 201326592;
/** The same for multiples of 2^−24. */
const TO_24_BITS = 402653184;

/** Cube root. Valid: everywhere; below 0.51 ulp, and exact at cubes. */
export function cbrt(x: number): number {
  let size = Math.abs(x);
  if (!(size > 0 && size < Number.POSITIVE_INFINITY)) return x;
  let exponent = 0;
  if (size < 2.2250738585072014e-308) {
    size *= 18014398509481984;
    exponent = -54;
  }
  bits[0] = size;
  const k = ((words[HIGH] as number) >> 20) - 1023;
  exponent += k;
  // 1080 is a multiple of 3 that keeps the exponent from being negative.
  const third = ((exponent + 1080) / 3) | 0;
  const s = exponent + 1080 - 3 * third;
  const one = size * (POWERS[BIAS - k] as number);
  const m = one * (POWERS[BIAS + s] as number);
  const oneSquared = one * one;
  let y =
    (1.7810573680420567 -
      1.5660272808584985 * one +
      oneSquared * (1.2437830930819942 - 0.597870737152101 * one) +
      oneSquared * oneSquared * (0.15607069505524526 - 0.017018887749117074 * one)) *
    (ROOTS[s] as number);
  const h = 1 - m * y * y * y;
  y += y * h * (1 / 3 + h * (2 / 9));
  const yy = y * y;
  const t = m * yy + TO_25_BITS - TO_25_BITS;
  const tt = t * t;
  const ttHigh = tt + TO_24_BITS - TO_24_BITS;
  const left = m - ttHigh * t - (tt - ttHigh) * t;
  const step = left * yy * (1 / 3);
  const root = (t + (step + step * step * y)) * (POWERS[third - 360 + BIAS] as number);
  return x < 0 ? -root : root;
}
