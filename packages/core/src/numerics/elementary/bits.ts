/**
 * Looking at a double's bits, and powers of two.
 *
 * One buffer is seen as a double and as two words. Which word is the high one depends on the machine's byte order, which
 * is found once here, so that the same bits come out on both.
 */

/** The double being looked at. */
export const asDouble = new Float64Array(1);
/** The same eight bytes as two words: sign, exponent and 20 bits of significand are in word `HIGH`. */
export const asWords = new Uint32Array(asDouble.buffer);

asDouble[0] = 1;
/** Index in `asWords` of the word with sign and exponent. */
export const HIGH = asWords[1] === 0x3ff00000 ? 1 : 0;

/** `POWERS_OF_TWO[k + BIAS]` is 2^k for k = −1074 … 1023. */
export const POWERS_OF_TWO = new Float64Array(2098);
/** What to add to an exponent to find its power in `POWERS_OF_TWO`. */
export const BIAS = 1074;

for (let k = 0, power = Number.MIN_VALUE; k < 2098; k++, power *= 2) POWERS_OF_TWO[k] = power;

/** Adding and subtracting this rounds a double below 2^51 in size to the nearest whole number. */
export const TO_WHOLE = 6755399441055744;

/** Veltkamp's constant, 2^27 + 1: `c = SPLITTER * a; high = c - (c - a)` leaves 26 bits of `a` in `high`. */
export const SPLITTER = 134217729;
