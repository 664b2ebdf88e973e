/** How many of one thing there are for each of another, over many trials: rounds for each kill. */
import type { Interval } from '../numerics/index.js';
import { spreadOf } from './spread.js';

export interface Ratio {
  /** All of the one over all of the other, added up over the trials. */
  readonly ratio: number;
  /** 95 % interval; absent where too few trials tell, or all tell the same. */
  readonly ratio95?: Interval;
  readonly trials: number;
}

/**
 * The ratio of two sums over the trials of a nested study.
 *
 * Dividing within each trial first would leave out the trials in which there is nothing to divide by, and those are the worst.
 *
 * Model: R = Σx / Σy. Its interval is that of the mean of x − R·y, divided by the mean of y, with the outer samples as the
 *   independent units (linearisation).
 * Source: W. G. Cochran, "Sampling Techniques" (3rd ed. 1977), sections 6.3 and 6.4, for ratio estimates.
 * Valid: many trials with something to divide by; with few the interval is too narrow.
 *
 * @param least that the ratio can be at all: the interval is cut there
 * @returns undefined where there is nothing to divide by in any trial
 */
export function ratioOf(
  observations: readonly { readonly sample: number; readonly of: number; readonly over: number }[],
  least = 0,
): Ratio | undefined {
  const trials = observations.length;
  const all = observations.reduce((sum, { of }) => sum + of, 0);
  const each = observations.reduce((sum, { over }) => sum + over, 0);
  if (each <= 0) return undefined;
  const ratio = all / each;
  const residual = spreadOf(
    observations.map(({ sample, of, over }) => ({ sample, value: of - ratio * over })),
  )?.mean95;
  if (residual === undefined) return { ratio, trials };
  const half = (0.5 * (residual.high - residual.low) * trials) / each;
  return {
    ratio,
    ratio95: { low: Math.max(Math.min(least, ratio), ratio - half), high: ratio + half },
    trials,
  };
}
