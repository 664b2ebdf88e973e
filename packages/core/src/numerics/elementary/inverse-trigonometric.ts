/**
 * Inverse trigonometric functions.
 *
 * Model: arctangents from a table of 144 centres c with atan x = atan c + atan((x − c)/(1 + x·c)), the rest by its Taylor
 * series; arcsines up to 1/2 by a minimax polynomial, above by asin x = π/2 − 2 asin √((1 − x)/2) with the root's rounding error
 * carried along. atan2 forms the table's quotient from y and x themselves, so that y/x is not rounded first.
 * Source: J.-M. Muller, "Elementary Functions", 3rd ed. (2016), ch. 6 (table and short series) and ch. 3; the table is written by
 * tools/elementary/make-tables.py, the polynomial printed by minimax.py beside it.
 */
import { ATAN_CELLS } from './atan.data.js';
import { asDouble, asWords, HIGH, SPLITTER } from './bits.js';

const CELLS = Float64Array.from(ATAN_CELLS);
const bits = asDouble;
const words = asWords;

/** The high 16 bits of 2^−4: sign, exponent and four bits of significand number the cells from here. */
const FIRST_CELL = 0x3fb0;
const HALF_PI = Math.PI / 2;
const HALF_PI_LOW = 6.123233995736766e-17;
const PI = Math.PI;
const PI_LOW = 1.2246467991473532e-16;

/** (atan t − t)/t³ by z = t² for |t| < 1/16. */
function tailOfAtan(z: number): number {
  const zz = z * z;
  return -1 / 3 + z * (1 / 5) + zz * (-1 / 7 + z * (1 / 9) + zz * (-1 / 11 + z * (1 / 13)));
}

/** The same for |t| ≤ 1/32. */
function shortTailOfAtan(z: number): number {
  return -1 / 3 + z * (1 / 5) + z * z * (-1 / 7 + z * (1 / 9));
}

/** Arctangent, from −π/2 to π/2. Valid: everywhere; below 0.6 ulp. */
export function atan(x: number): number {
  const size = Math.abs(x);
  if (size < 0.0625) {
    if (size < 1e-8) return x;
    const z = x * x;
    return x + x * z * tailOfAtan(z);
  }
  let result: number;
  if (size < 32) {
    bits[0] = size;
    const cell = (((words[HIGH] as number) >> 16) - FIRST_CELL) * 3;
    const centre = CELLS[cell] as number;
    const t = (size - centre) / (1 + size * centre);
    const z = t * t;
    result = (CELLS[cell + 1] as number) + ((CELLS[cell + 2] as number) + t * z * shortTailOfAtan(z) + t);
  } else {
    const t = -1 / size;
    const z = t * t;
    result = HALF_PI + (HALF_PI_LOW + t * z * shortTailOfAtan(z) + t);
  }
  return x < 0 ? -result : result;
}

/**
 * The angle of the point (x, y) from the positive x axis, from −π to π, in radians; the order of arguments is that of `Math.atan2`.
 *
 * Valid: everywhere; below 0.6 ulp. Signed zeros tell the sides of the cut along the negative x axis apart.
 */
export function atan2(y: number, x: number): number {
  const ax = Math.abs(x);
  const ay = Math.abs(y);
  if (!(ax < 1e150 && ay < 1e150 && ax > 1e-150 && ay > 1e-150)) return atan2OfExtremes(y, x, ay, ax);
  const q = ay / ax;
  let head: number;
  let tail: number;
  const c = SPLITTER * ax;
  const xHigh = c - (c - ax);
  const xRest = ax - xHigh;
  if (q < 0.0625) {
    // The quotient's remainder, without error (Dekker), gives the quotient's low part.
    const d = SPLITTER * q;
    const qHigh = d - (d - q);
    const qRest = q - qHigh;
    const rest = ay - qHigh * xHigh - qHigh * xRest - qRest * xHigh - qRest * xRest;
    const z = q * q;
    head = q;
    tail = rest / ax + q * z * tailOfAtan(z);
  } else {
    let t: number;
    if (q < 32) {
      bits[0] = q;
      const cell = (((words[HIGH] as number) >> 16) - FIRST_CELL) * 3;
      const centre = CELLS[cell] as number;
      // centre has 5 bits and xHigh 26, so nothing is lost before the difference is small.
      t = (ay - centre * xHigh - centre * xRest) / (ax + centre * ay);
      head = CELLS[cell + 1] as number;
      tail = CELLS[cell + 2] as number;
    } else {
      t = -ax / ay;
      head = HALF_PI;
      tail = HALF_PI_LOW;
    }
    const z = t * t;
    tail += t * z * shortTailOfAtan(z) + t;
  }
  if (x < 0) {
    const sum = PI - head;
    tail = PI - sum - head + (PI_LOW - tail);
    head = sum;
  }
  const result = head + tail;
  return y < 0 ? -result : result;
}

/** atan2 where a coordinate is zero, infinite, NaN, or too large or small for exact products. */
function atan2OfExtremes(y: number, x: number, ay: number, ax: number): number {
  if (Number.isNaN(x) || Number.isNaN(y)) return Number.NaN;
  const left = x < 0 || Object.is(x, -0);
  let result: number;
  if (ay === 0) result = left ? PI : 0;
  else if (ax === Number.POSITIVE_INFINITY) {
    if (ay === ax) result = left ? 2.356194490192345 : 0.7853981633974483;
    else result = left ? PI : 0;
  } else {
    const q = ay / ax;
    if (q > 1e18) result = HALF_PI;
    else if (q < 1e-18) result = left ? PI : q;
    else {
      // Both are of nearly the same size: an exact power of two brings them to the middle of the range.
      const scale = ay > 1 ? 2.409919865102884e-181 : 4.149515568880993e180;
      return atan2(y * scale, x * scale);
    }
  }
  return y < 0 || Object.is(y, -0) ? -result : result;
}

/** (asin s − s)/s³ by z = s² up to 1/4. */
function tailOfAsin(z: number): number {
  const zz = z * z;
  const z4 = zz * zz;
  const a =
    0.1666666666666676 + z * 0.07499999999970865 + zz * (0.04464285717456311 + z * 0.03038194270974098);
  const b =
    0.02237221493958453 + z * 0.017351612788179458 + zz * (0.01398081204198837 + z * 0.011398976983039289);
  const c =
    0.010779910419385213 + z * 0.003707645741852085 + zz * (0.02170452255538487 - z * 0.02099497078557694);
  return a + z4 * (b + z4 * (c + z4 * 0.03262604869036826));
}

/** What √z loses: z − root², over twice the root. */
function rootLoss(z: number, root: number): number {
  const c = SPLITTER * root;
  const high = c - (c - root);
  const rest = root - high;
  return root > 0 ? (z - high * high - 2 * high * rest - rest * rest) / (2 * root) : 0;
}

/** Arcsine, from −π/2 to π/2. Valid: |x| ≤ 1, NaN outside; below 0.7 ulp. */
export function asin(x: number): number {
  const size = Math.abs(x);
  if (size < 0.5) {
    if (size < 1e-8) return x;
    const z = x * x;
    return x + x * z * tailOfAsin(z);
  }
  if (!(size <= 1)) return Number.NaN;
  const z = 0.5 * (1 - size);
  const root = Math.sqrt(z);
  const tail = rootLoss(z, root) + root * z * tailOfAsin(z);
  const sum = HALF_PI - 2 * root;
  const result = sum + (HALF_PI - sum - 2 * root + (HALF_PI_LOW - 2 * tail));
  return x < 0 ? -result : result;
}

/** Arccosine, from 0 to π. Valid: |x| ≤ 1, NaN outside; below 0.7 ulp. */
export function acos(x: number): number {
  const size = Math.abs(x);
  if (size < 0.5) {
    const z = x * x;
    const sum = HALF_PI - x;
    return sum + (HALF_PI - sum - x + (HALF_PI_LOW - x * z * tailOfAsin(z)));
  }
  if (!(size <= 1)) return Number.NaN;
  const z = 0.5 * (1 - size);
  const root = Math.sqrt(z);
  const tail = rootLoss(z, root) + root * z * tailOfAsin(z);
  if (x > 0) return 2 * (root + tail);
  const sum = PI - 2 * root;
  return sum + (PI - sum - 2 * root + (PI_LOW - 2 * tail));
}
