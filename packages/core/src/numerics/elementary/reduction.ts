/**
 * Angles brought to within π/4 of zero: x = n·π/2 + remainder.
 *
 * Model: up to 1.6 million, n·π/2 is taken off in three pieces (Cody and Waite), the first two without rounding error.
 * Where that cancels too much, and beyond, the digits of 2/π that matter are multiplied out as whole numbers
 * (Payne and Hanek), so that the remainder is good to 2^−100 of itself for every double.
 * Source: W. J. Cody and W. Waite, "Software Manual for the Elementary Functions" (1980); M. Payne and R. Hanek, "Radian
 * reduction for trigonometric functions", ACM SIGNUM Newsletter 18 (1983); J.-M. Muller, "Elementary Functions", 3rd ed., ch. 11.
 */
import { asDouble, asWords, BIAS, HIGH, POWERS_OF_TWO, SPLITTER, TO_WHOLE } from './bits.js';
import { TWO_OVER_PI } from './two-over-pi.data.js';

const DIGITS = Float64Array.from(TWO_OVER_PI);
const POWERS = POWERS_OF_TWO;
const bits = asDouble;
const words = asWords;

/** 2/π. */
const QUARTERS_PER_RADIAN = 0.6366197723675814;
/** π/2 in three pieces, the first two of 33 bits. */
const QUARTER_1 = 1.5707963267341256;
const QUARTER_2 = 6.077100506303966e-11;
const QUARTER_3 = 2.0222662487959506e-21;
/** π/2 in two doubles. */
const QUARTER_HIGH = 1.5707963267948966;
const QUARTER_LOW = 6.123233995736766e-17;

/** What `reduceAngle` leaves: the remainder as a sum of two doubles, the second below half a last bit of the first. */
export const remainder = new Float64Array(2);
const out = remainder;

/** Brings a finite angle beyond π/4 in size to within π/4 (and a last bit) of zero, in `remainder`; returns the quadrant n mod 4. */
export function reduceAngle(x: number): number {
  if (x < 1647000 && x > -1647000) {
    const n = x * QUARTERS_PER_RADIAN + TO_WHOLE - TO_WHOLE;
    const first = x - n * QUARTER_1;
    const second = n * QUARTER_2;
    const high = first - second;
    if (high > 1e-11 || high < -1e-11) {
      const back = high - first;
      const low = first - (high - back) - (second + back) - n * QUARTER_3;
      const sum = high + low;
      out[0] = sum;
      out[1] = high - sum + low;
      return n & 3;
    }
  }
  const n = reduceByDigits(Math.abs(x));
  if (x > 0) return n;
  out[0] = -(out[0] as number);
  out[1] = -(out[1] as number);
  return -n & 3;
}

/** Powers of two: what the digits of 24 bits are worth. */
const TWO_24 = 16777216;
const TWO_48 = TWO_24 * TWO_24;
const TWO_72 = TWO_48 * TWO_24;
const TWO_96 = TWO_48 * TWO_48;
const TWO_120 = TWO_72 * TWO_48;
const TWO_144 = TWO_72 * TWO_72;

const columns = new Float64Array(8);

/** The same for a positive angle, by Payne and Hanek's method. */
function reduceByDigits(x: number): number {
  // x = whole·2^(24q) with a whole number of at most 77 bits, in four digits of 24 bits.
  bits[0] = x;
  const exponent = ((words[HIGH] as number) >> 20) - 1023 - 52;
  const q = Math.floor(exponent / 24);
  let whole = x * (POWERS[BIAS - 24 * q] as number);
  const x3 = Math.floor(whole / TWO_72);
  whole -= x3 * TWO_72;
  const x2 = Math.floor(whole / TWO_48);
  whole -= x2 * TWO_48;
  const x1 = Math.floor(whole / TWO_24);
  const x0 = whole - x1 * TWO_24;
  // Column w of the product is worth 2^(−24w). Columns before 0 are whole multiples of 4 quarter turns; columns after 7
  // are below 2^−140.
  for (let w = 0; w < 8; w++) {
    const i = w + q - 1;
    columns[w] = x0 * digit(i) + x1 * digit(i + 1) + x2 * digit(i + 2) + x3 * digit(i + 3);
  }
  for (let w = 7; w > 0; w--) {
    const carry = Math.floor((columns[w] as number) / TWO_24);
    columns[w] = (columns[w] as number) - carry * TWO_24;
    columns[w - 1] = (columns[w - 1] as number) + carry;
  }
  let n = (columns[0] as number) % 4;
  // A fraction above a half counts down from the next quarter turn.
  const down = (columns[1] as number) >= 8388608;
  if (down) {
    n = (n + 1) & 3;
    for (let w = 1; w < 8; w++) columns[w] = 16777215 - (columns[w] as number);
  }
  // The digits as a sum of two doubles, each pair of digits being exact.
  const top = (columns[1] as number) / TWO_24 + (columns[2] as number) / TWO_48;
  const middle = (columns[3] as number) / TWO_72 + (columns[4] as number) / TWO_96;
  const bottom = (columns[5] as number) / TWO_120 + (columns[6] as number) / TWO_144;
  const upper = top + middle;
  const upperLow = top - upper + middle + bottom;
  const fraction = upper + upperLow;
  const fractionLow = upper - fraction + upperLow;
  // Times π/2, the main product with what it loses (Dekker).
  const product = fraction * QUARTER_HIGH;
  const c = SPLITTER * fraction;
  const fractionHigh = c - (c - fraction);
  const fractionRest = fraction - fractionHigh;
  const d = SPLITTER * QUARTER_HIGH;
  const quarterHigh = d - (d - QUARTER_HIGH);
  const quarterRest = QUARTER_HIGH - quarterHigh;
  const low =
    fractionHigh * quarterHigh -
    product +
    fractionHigh * quarterRest +
    fractionRest * quarterHigh +
    fractionRest * quarterRest +
    fraction * QUARTER_LOW +
    fractionLow * QUARTER_HIGH;
  const sum = product + low;
  const sumLow = product - sum + low;
  out[0] = down ? -sum : sum;
  out[1] = down ? -sumLow : sumLow;
  return n;
}

/** The digit of 2/π with index i; there are zeros before the point. */
function digit(i: number): number {
  return i < 0 ? 0 : (DIGITS[i] as number);
}
