/**
 * x^(−1/5) for positive doubles, between 0.4 % below and exact: all that a step-size rule needs.
 *
 * Model: a fifth of the exponent, with the significand taken as its logarithm, is within 3.2 %; one step of Newton's method
 * for y⁻⁵ = x leaves three times the square of that. Unlike roots of roots, nothing has to wait long for anything.
 */
import { asDouble, asWords, HIGH } from './elementary/bits.js';

const bits = asDouble;
const words = asWords;
const high = HIGH;
/** Six fifths of the high word of 1, less what makes the errors of the first guess equal on both sides. */
const FIRST_GUESS = 0x4cb8a769;

export function fifthRootInverse(x: number): number {
  bits[0] = x;
  words[high] = FIRST_GUESS - (words[high] as number) / 5;
  const y = bits[0] as number;
  const y2 = y * y;
  return y * (1.2 - 0.2 * x * (y2 * y2 * y));
}
