/**
 * Powers.
 *
 * Model: x^y = e^(y ln x) with ln x and the product as unevaluated sums of two doubles: an error of 2^−68 in ln x grows by at
 * most 745 in the exponent, and stays far below the last bit of the result. The logarithm is that of log.ts with its first
 * two terms carried exactly.
 * Source: J.-M. Muller, "Elementary Functions", 3rd ed. (2016), ch. 6 and 11; products without error after T. J. Dekker, Numer. Math.
 * 18 (1971).
 */
import { asDouble, asWords, BIAS, HIGH, POWERS_OF_TWO, SPLITTER } from './bits.js';
import { expOfSum } from './exp.js';
import { LOG_CELLS } from './log.data.js';

const CELLS = Float64Array.from(LOG_CELLS);
const POWERS = POWERS_OF_TWO;
const bits = asDouble;
const words = asWords;

const FIRST_EDGE = 0x3fe69000;
const LN2_HIGH = 0.6931471805598903;
const LN2_LOW = 5.497923018708371e-14;
/** Adding and subtracting this rounds to a multiple of 2^−33: 26 bits of a number below 2^−7. */
const TO_26_BITS = 786432;

/**
 * x to the power y.
 *
 * Valid: everywhere, with ECMAScript's special values (so `pow(1, NaN)` and `pow(1, Infinity)` are NaN); below 0.6 ulp. Squares and
 * cubes are faster and as good as products.
 */
export function pow(x: number, y: number): number {
  if (x > 0 && x < Number.POSITIVE_INFINITY && y - y === 0) return powerOfPositive(x, y);
  if (y === 0) return 1;
  if (Number.isNaN(x) || Number.isNaN(y)) return Number.NaN;
  const size = Math.abs(x);
  if (y === Number.POSITIVE_INFINITY || y === Number.NEGATIVE_INFINITY) {
    if (size === 1) return Number.NaN;
    return size > 1 === y > 0 ? Number.POSITIVE_INFINITY : 0;
  }
  // What is left: x is a zero, infinite or negative, and y is finite and not 0.
  const whole = Math.trunc(y) === y;
  const odd = whole && Math.abs(y) < 9007199254740992 && Math.trunc(y * 0.5) !== y * 0.5;
  let result: number;
  if (size === 0) result = y > 0 ? 0 : Number.POSITIVE_INFINITY;
  else if (size === Number.POSITIVE_INFINITY) result = y > 0 ? Number.POSITIVE_INFINITY : 0;
  else if (!whole) return Number.NaN;
  else result = powerOfPositive(size, y);
  return odd && (x < 0 || Object.is(x, -0)) ? -result : result;
}

/** x^y for finite x > 0 and finite y. */
function powerOfPositive(x: number, y: number): number {
  let z = x;
  let exponent = 0;
  if (z < 2.2250738585072014e-308) {
    z *= 18014398509481984;
    exponent = -54;
  }
  bits[0] = z;
  const offset = (words[HIGH] as number) - FIRST_EDGE;
  const k = offset >> 20;
  const cell = ((offset >> 13) & 127) * 5;
  exponent += k;
  // r + rLow = z·c − 1 exactly: the product is exact, and the sum keeps what it loses.
  const product = (z * (POWERS[BIAS - k] as number) - (CELLS[cell] as number)) * (CELLS[cell + 1] as number);
  const centre = CELLS[cell + 2] as number;
  const r = product + centre;
  const back = r - product;
  const rLow = product - (r - back) + (centre - back);
  // k ln2 − ln c + r − r²/2, each sum with what it loses; the square of r's first 26 bits is exact.
  const base = exponent * LN2_HIGH + (CELLS[cell + 3] as number);
  const sum = base + r;
  const short = r + TO_26_BITS - TO_26_BITS;
  const halfSquare = 0.5 * short * short;
  const sum2 = sum - halfSquare;
  const rr = r * r;
  const series =
    1 / 3 - 0.25 * r + rr * (1 / 5 - (1 / 6) * r + rr * (1 / 7 - (1 / 8) * r + rr * (1 / 9 - (1 / 10) * r)));
  const small =
    base -
    sum +
    r +
    (sum - sum2 - halfSquare) +
    (exponent * LN2_LOW + (CELLS[cell + 4] as number) + (rLow - r * rLow)) -
    0.5 * (r - short) * (r + short) +
    r * rr * series;
  const log = sum2 + small;
  const logLow = sum2 - log + small;
  const high = y * log;
  if (!(high < 712 && high > -748)) return high > 0 ? Number.POSITIVE_INFINITY : 0;
  if (high < 1e-18 && high > -1e-18) return 1 + high;
  // y·(log + logLow) as high + low (Dekker).
  const c = SPLITTER * y;
  const yHigh = c - (c - y);
  const yRest = y - yHigh;
  const d = SPLITTER * log;
  const logHigh = d - (d - log);
  const logRest = log - logHigh;
  const low = yHigh * logHigh - high + yHigh * logRest + yRest * logHigh + yRest * logRest + y * logLow;
  return expOfSum(high, low, 0);
}
