/**
 * Lengths of vectors.
 *
 * Model: squares and their sum with what rounding loses (Dekker, Knuth), a square root, and one Newton step for its
 * remainder. Scaled by an exact power of two where a square would overflow or lose bits.
 * Source: C. F. Borges, "An improved algorithm for hypot(a, b)", arXiv:1904.09481 (2019), for the correction; T. J. Dekker, Numer. Math. 18
 * (1971), for the exact squares.
 */
import { SPLITTER } from './bits.js';

/** √(x² + y²) without needless overflow or underflow. Valid: everywhere; below 0.51 ulp, or 0.75 where the result is subnormal. */
export function hypot(x: number, y: number): number {
  const ax = Math.abs(x);
  const ay = Math.abs(y);
  const a = ax > ay ? ax : ay;
  const b = ax > ay ? ay : ax;
  if (a < 1e150 && b > 1e-130) return lengthOf(a, b, 0);
  return hypotOfExtremes(ax, ay, 0);
}

/** √(x² + y² + z²) without needless overflow or underflow. Valid: everywhere; below 0.51 ulp, or 0.75 where the result is subnormal. */
export function hypot3(x: number, y: number, z: number): number {
  const ax = Math.abs(x);
  const ay = Math.abs(y);
  const az = Math.abs(z);
  if (ax < 1e150 && ay < 1e150 && az < 1e150 && ax > 1e-130 && ay > 1e-130 && az > 1e-130) {
    return lengthOf(ax, ay, az);
  }
  return hypotOfExtremes(ax, ay, az);
}

/** The same for sizes whose squares would overflow or lose bits, and for zeros, infinities and NaN. */
function hypotOfExtremes(ax: number, ay: number, az: number): number {
  if (ax === Number.POSITIVE_INFINITY || ay === Number.POSITIVE_INFINITY || az === Number.POSITIVE_INFINITY) {
    return Number.POSITIVE_INFINITY;
  }
  const largest = Math.max(ax, ay, az);
  if (largest === 0 || Number.isNaN(largest)) return largest;
  // 2^−600 and 2^600. What then still is too small for its square is far below the last bit of the largest.
  if (largest > 1e150) {
    const scale = 2.409919865102884e-181;
    return lengthOf(ax * scale, ay * scale, az * scale) * 4.149515568880993e180;
  }
  if (largest < 1e-100) {
    const scale = 4.149515568880993e180;
    return lengthOf(ax * scale, ay * scale, az * scale) * 2.409919865102884e-181;
  }
  return lengthOf(ax, ay, az);
}

/** √(a² + b² + c²) for finite a, b, c ≥ 0 whose squares neither overflow nor matter where they underflow. */
function lengthOf(a: number, b: number, c: number): number {
  const aa = a * a;
  const bb = b * b;
  const cc = c * c;
  // Sums with what they lose (Knuth's two-sum, for any order of sizes).
  const ab = aa + bb;
  const abBack = ab - aa;
  const sum = ab + cc;
  const sumBack = sum - ab;
  const lost = aa - (ab - abBack) + (bb - abBack) + (ab - (sum - sumBack) + (cc - sumBack));
  const root = Math.sqrt(sum);
  const half = 0.5 / sum;
  const rest =
    sum -
    root * root +
    (lost + (squareLoss(a, aa) + squareLoss(b, bb) + squareLoss(c, cc) - squareLoss(root, root * root)));
  return root + rest * (root * half);
}

/** a² − the double nearest to a², given that double. */
function squareLoss(a: number, aa: number): number {
  const c = SPLITTER * a;
  const high = c - (c - a);
  const rest = a - high;
  return high * high - aa + 2 * high * rest + rest * rest;
}
