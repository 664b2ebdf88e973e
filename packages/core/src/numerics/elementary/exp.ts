/**
 * The exponential function.
 *
 * Model: x = n·ln2/128 + r with |r| ≤ ln2/256, so e^x = 2^⌊n/128⌋ · 2^((n mod 128)/128) · e^r: a shift, a table entry in two
 * parts, and five terms of a Taylor series. Since e^r − 1 is below 0.003, its rounding errors hardly count, and the error of
 * the result is that of the last addition.
 * Source: P. T. P. Tang, "Table-driven implementation of the exponential function in IEEE floating-point arithmetic",
 * ACM TOMS 15 (1989); the reduction with a constant in two parts is Cody and Waite's (1980).
 */
import { BIAS, POWERS_OF_TWO, TO_WHOLE } from './bits.js';
import { EXP_TABLE } from './exp.data.js';

const TABLE = Float64Array.from(EXP_TABLE);
const POWERS = POWERS_OF_TWO;

/** 128/ln 2. */
const STEPS_PER_UNIT = 184.6649652337873;
/** ln 2/128: 34 bits, so that its product with a step number is exact, and the rest. */
const STEP_HIGH = 0.005415212347998022;
const STEP_LOW = 1.2655086083325438e-13;

/**
 * e to the power x.
 *
 * Valid: everywhere; below 0.55 ulp, also where the result is subnormal. Overflows to infinity above 709.78, is 0 below −745.13.
 */
export function exp(x: number): number {
  if (x > -708 && x < 709) {
    const steps = x * STEPS_PER_UNIT + TO_WHOLE - TO_WHOLE;
    const n = steps | 0;
    const r = x - steps * STEP_HIGH - steps * STEP_LOW;
    const rr = r * r;
    const p = r + rr * (0.5 + r * (1 / 6) + rr * (1 / 24 + r * (1 / 120)));
    const j = (n & 127) << 1;
    const head = TABLE[j] as number;
    return (head + ((TABLE[j + 1] as number) + head * p)) * (POWERS[(n >> 7) + BIAS] as number);
  }
  return expOfSum(x, 0, 0);
}

/**
 * e^(high + low)·2^shift, where `low` is a correction far below `high`; rounded once, also where the result is subnormal
 * and where e^high alone would overflow.
 *
 * @param shift a whole number from −2 to 0
 */
export function expOfSum(high: number, low: number, shift: number): number {
  if (!(high < 712)) return Number.isNaN(high) ? high : Number.POSITIVE_INFINITY;
  if (high < -746) return 0;
  const steps = high * STEPS_PER_UNIT + TO_WHOLE - TO_WHOLE;
  const n = steps | 0;
  const r = high - steps * STEP_HIGH - steps * STEP_LOW + low;
  const rr = r * r;
  const p = r + rr * (0.5 + r * (1 / 6) + rr * (1 / 24 + r * (1 / 120)));
  const j = (n & 127) << 1;
  const head = TABLE[j] as number;
  const tail = (TABLE[j + 1] as number) + head * p;
  const k = (n >> 7) + shift;
  if (k > -1022 || (k === -1022 && head + tail >= 1)) {
    if (k <= 1023) return (head + tail) * (POWERS[k + BIAS] as number);
    return (head + tail) * 16 * (POWERS[k - 4 + BIAS] as number);
  }
  // In units of 2^−1022 the result is below 1 and is to be a multiple of 2^−52: so are the doubles from 1 to 2.
  const unit = POWERS[k + 1022 + BIAS] as number;
  const sum = 1 + head * unit;
  const rest = head * unit - (sum - 1) + tail * unit;
  return (sum + rest - 1) * (POWERS[-1022 + BIAS] as number);
}

/**
 * e to the power x, less 1, without loss where x is small.
 *
 * Valid: everywhere; below 0.65 ulp.
 */
export function expm1(x: number): number {
  const size = Math.abs(x);
  if (size < 0.0625) {
    if (size < 1e-17) return x;
    const xx = x * x;
    const low = 1 / 6 + x * (1 / 24) + xx * (1 / 120 + x * (1 / 720));
    const high = 1 / 5040 + x * (1 / 40320) + xx * (1 / 362880 + x * (1 / 3628800));
    return x + xx * (0.5 + x * (low + xx * xx * high));
  }
  if (!(size < 708)) return x < 0 ? -1 : expOfSum(x, 0, 0);
  if (x < -40) return -1;
  const steps = x * STEPS_PER_UNIT + TO_WHOLE - TO_WHOLE;
  const n = steps | 0;
  const r = x - steps * STEP_HIGH - steps * STEP_LOW;
  const rr = r * r;
  const p = r + rr * (0.5 + r * (1 / 6) + rr * (1 / 24 + r * (1 / 120)));
  const j = (n & 127) << 1;
  const scale = POWERS[(n >> 7) + BIAS] as number;
  const head = (TABLE[j] as number) * scale;
  const tail = (TABLE[j + 1] as number) * scale + head * p;
  // head − 1 without error: the sum and what its rounding lost (Knuth's two-sum).
  const sum = head - 1;
  const back = sum - head;
  return sum + (head - (sum - back) - (1 + back) + tail);
}

/** What `hyperbolicParts` leaves: sinh (head, tail) and cosh (head, tail). */
export const parts = new Float64Array(4);

/**
 * sinh x and cosh x as unevaluated sums of two doubles, left in `parts`.
 *
 * Model: with a = n·ln2/128 and x = a + r, sinh x = sinh a + (sinh a (cosh r − 1) + cosh a sinh r), and likewise cosh x; sinh a and
 * cosh a come from the exponential's table.
 * Valid: 0 ≤ x ≤ 700, and for sinh not far below 1/16, where its head cancels.
 */
export function hyperbolicParts(x: number): void {
  const steps = x * STEPS_PER_UNIT + TO_WHOLE - TO_WHOLE;
  const n = steps | 0;
  const r = x - steps * STEP_HIGH - steps * STEP_LOW;
  const rr = r * r;
  const coshLess1 = rr * (0.5 + rr * (1 / 24));
  const sinhOfR = r + r * rr * (1 / 6 + rr * (1 / 120));
  const j = (n & 127) << 1;
  const i = (-n & 127) << 1;
  const grow = 0.5 * (POWERS[(n >> 7) + BIAS] as number);
  const fade = 0.5 * (POWERS[(-n >> 7) + BIAS] as number);
  const up = (TABLE[j] as number) * grow;
  const down = (TABLE[i] as number) * fade;
  const upTail = (TABLE[j + 1] as number) * grow;
  const downTail = (TABLE[i + 1] as number) * fade;
  const sinhHead = up - down;
  const coshHead = up + down;
  parts[0] = sinhHead;
  parts[1] = up - sinhHead - down + (upTail - downTail) + (sinhHead * coshLess1 + coshHead * sinhOfR);
  parts[2] = coshHead;
  parts[3] = up - coshHead + down + (upTail + downTail) + (coshHead * coshLess1 + sinhHead * sinhOfR);
}
