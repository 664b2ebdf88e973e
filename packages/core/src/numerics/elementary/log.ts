/**
 * Logarithms.
 *
 * Model: x = 2^k·z with z in [0.705, 1.41), z in one of 128 cells with centre t. A short number c near 1/t (9 bits) makes
 * r = z·c − 1 = (z − t)·c + (t·c − 1) free of rounding error, |r| < 1/120, and ln x = k ln2 − ln c + ln(1 + r). The first two
 * come from constants in two parts, the last is a Taylor series. 1 lies in the middle of a cell with c = 1, so that
 * nothing cancels near x = 1.
 * Source: P. T. P. Tang, "Table-driven implementation of the logarithm function in IEEE floating-point arithmetic",
 * ACM TOMS 16 (1990); short inverses that make r exact: J.-M. Muller, "Elementary Functions", 3rd ed. (2016), ch. 6.
 */
import { asDouble, asWords, BIAS, HIGH, POWERS_OF_TWO, SPLITTER } from './bits.js';
import { LOG_CELLS, LOG2_CELLS, LOG10_CELLS } from './log.data.js';

const CELLS = Float64Array.from(LOG_CELLS);
const BINARY = Float64Array.from(LOG2_CELLS);
const DECIMAL = Float64Array.from(LOG10_CELLS);
const POWERS = POWERS_OF_TWO;
const bits = asDouble;
const words = asWords;

/** High word of the lower edge of the first cell: the cell of 1 is the 76th, and has 1 in its middle. */
const FIRST_EDGE = 0x3fe69000;
/** ln 2 and log10 2: 42 bits after the point, so that the product with an exponent is exact, and the rest. */
const LN2_HIGH = 0.6931471805598903;
const LN2_LOW = 5.497923018708371e-14;
const LG2_HIGH = 0.3010299956640665;
const LG2_LOW = -8.532344317057107e-14;
/** 1/ln 2 and 1/ln 10: at most 27 bits, and the rest. */
const PER_LN2_HIGH = 1.4426950365304947;
const PER_LN2_LOW = 4.3584687174185184e-9;
const PER_LN10_HIGH = 0.4342944845557213;
const PER_LN10_LOW = -2.6524694553078553e-9;

/** (ln(1 + r) − r)/r² for |r| < 1/120. */
function tailOfLog(r: number, rr: number): number {
  return -0.5 + r * (1 / 3) + rr * (-0.25 + r * (1 / 5) + rr * (-1 / 6 + r * (1 / 7) - rr * (1 / 8)));
}

/** The logarithm of what has none, or of a subnormal given as x·2^54 through `log`. */
function logOfOddity(x: number): number {
  if (x === 0) return Number.NEGATIVE_INFINITY;
  return x > 0 ? x : Number.NaN;
}

/** Natural logarithm. Valid: everywhere; below 0.6 ulp. −∞ at 0, NaN below. */
export function log(x: number): number {
  let z = x;
  let exponent = 0;
  if (!(z >= 2.2250738585072014e-308 && z < Number.POSITIVE_INFINITY)) {
    if (!(z > 0 && z < 1)) return logOfOddity(x);
    z *= 18014398509481984;
    exponent = -54;
  }
  bits[0] = z;
  const offset = (words[HIGH] as number) - FIRST_EDGE;
  const k = offset >> 20;
  const cell = ((offset >> 13) & 127) * 5;
  exponent += k;
  const r =
    (z * (POWERS[BIAS - k] as number) - (CELLS[cell] as number)) * (CELLS[cell + 1] as number) +
    (CELLS[cell + 2] as number);
  const base = exponent * LN2_HIGH + (CELLS[cell + 3] as number);
  const sum = base + r;
  const low = base - sum + r + (exponent * LN2_LOW + (CELLS[cell + 4] as number));
  const rr = r * r;
  return sum + (low + rr * tailOfLog(r, rr));
}

/** Natural logarithm of 1 + x, without loss where x is small. Valid: everywhere; below 0.6 ulp. */
export function log1p(x: number): number {
  if (x > -0.001953125 && x < 0.001953125) {
    if (x > -1e-17 && x < 1e-17) return x;
    const xx = x * x;
    return x + xx * tailOfLog(x, xx);
  }
  if (!(x > -1 && x < Number.POSITIVE_INFINITY))
    return x === -1 ? Number.NEGATIVE_INFINITY : x > 0 ? x : Number.NaN;
  // u + lost = 1 + x exactly; ln(u + lost) = ln u + lost/u, to far below the last bit.
  const u = 1 + x;
  const lost = x > 1 ? x - u + 1 : 1 - u + x;
  bits[0] = u;
  const offset = (words[HIGH] as number) - FIRST_EDGE;
  const k = offset >> 20;
  const cell = ((offset >> 13) & 127) * 5;
  const r =
    (u * (POWERS[BIAS - k] as number) - (CELLS[cell] as number)) * (CELLS[cell + 1] as number) +
    (CELLS[cell + 2] as number);
  const base = k * LN2_HIGH + (CELLS[cell + 3] as number);
  const sum = base + r;
  const low = base - sum + r + (k * LN2_LOW + (CELLS[cell + 4] as number)) + lost / u;
  const rr = r * r;
  return sum + (low + rr * tailOfLog(r, rr));
}

/** Logarithm to base 2. Valid: everywhere; below 0.6 ulp, and exact at powers of 2. */
export function log2(x: number): number {
  let z = x;
  let exponent = 0;
  if (!(z >= 2.2250738585072014e-308 && z < Number.POSITIVE_INFINITY)) {
    if (!(z > 0 && z < 1)) return logOfOddity(x);
    z *= 18014398509481984;
    exponent = -54;
  }
  bits[0] = z;
  const offset = (words[HIGH] as number) - FIRST_EDGE;
  const k = offset >> 20;
  const cell = (offset >> 13) & 127;
  const row = cell * 5;
  exponent += k;
  const r =
    (z * (POWERS[BIAS - k] as number) - (CELLS[row] as number)) * (CELLS[row + 1] as number) +
    (CELLS[row + 2] as number);
  // r/ln 2 as a short product without error, and the rest with the tail of the series.
  const c = SPLITTER * r;
  const short = c - (c - r);
  const rest = r - short;
  const rr = r * r;
  const q = rr * tailOfLog(r, rr);
  const product = short * PER_LN2_HIGH;
  const productLow = rest * PER_LN2_HIGH + r * PER_LN2_LOW + q * (PER_LN2_HIGH + PER_LN2_LOW);
  const base = exponent + (BINARY[2 * cell] as number);
  const sum = base + product;
  return sum + (base - sum + product + (BINARY[2 * cell + 1] as number) + productLow);
}

/** Logarithm to base 10. Valid: everywhere; below 0.6 ulp, and exact at powers of 10. */
export function log10(x: number): number {
  let z = x;
  let exponent = 0;
  if (!(z >= 2.2250738585072014e-308 && z < Number.POSITIVE_INFINITY)) {
    if (!(z > 0 && z < 1)) return logOfOddity(x);
    z *= 18014398509481984;
    exponent = -54;
  }
  bits[0] = z;
  const offset = (words[HIGH] as number) - FIRST_EDGE;
  const k = offset >> 20;
  const cell = (offset >> 13) & 127;
  const row = cell * 5;
  exponent += k;
  const r =
    (z * (POWERS[BIAS - k] as number) - (CELLS[row] as number)) * (CELLS[row + 1] as number) +
    (CELLS[row + 2] as number);
  const c = SPLITTER * r;
  const short = c - (c - r);
  const rest = r - short;
  const rr = r * r;
  const q = rr * tailOfLog(r, rr);
  const product = short * PER_LN10_HIGH;
  const productLow = rest * PER_LN10_HIGH + r * PER_LN10_LOW + q * (PER_LN10_HIGH + PER_LN10_LOW);
  const base = exponent * LG2_HIGH + (DECIMAL[2 * cell] as number);
  const sum = base + product;
  return sum + (base - sum + product + (exponent * LG2_LOW + (DECIMAL[2 * cell + 1] as number)) + productLow);
}
