import { InvariantError } from './invariant.js';

/** Time as a safe integer of microseconds since the scenario's epoch. */
export type TimeUs = number;

/** Microseconds in a second. */
export const US_PER_S = 1_000_000;

/** Seconds beyond which neighbouring microseconds are no longer different numbers when written in seconds. */
const LONGEST_S = 8_589_934_592;

/**
 * The first whole microsecond at or after a time given in seconds.
 *
 * Model: the smallest integer n for which n / 1e6, as the nearest float64, is not below `time_s`. So 0.1 s is 100,000 µs
 * although the float64 called 0.1 is a trifle above a tenth, and `secondsToUs(usToSeconds(n))` is always n. This is the rule
 * for reporting a root: never before the crossing.
 *
 * Valid: ±2^33 s (272 years).
 *
 * @param time_s time in seconds
 * @returns the same time in µs, rounded up
 * @throws InvariantError outside the valid range, and on NaN
 */
export function secondsToUs(time_s: number): TimeUs {
  if (!(time_s >= -LONGEST_S && time_s <= LONGEST_S)) {
    throw new InvariantError(`${time_s} s is not a time within ±2^33 s`);
  }
  // The product is rounded, so its ceiling can be one off to either side.
  let n = Math.ceil(time_s * US_PER_S);
  while ((n - 1) / US_PER_S >= time_s) n -= 1;
  while (n / US_PER_S < time_s) n += 1;
  return n + 0; // no −0
}

/** The same time in seconds, to the nearest float64. */
export function usToSeconds(time_us: TimeUs): number {
  return time_us / US_PER_S;
}
