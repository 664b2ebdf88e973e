import { invariant } from './invariant.js';

/** Count, mean and spread of a row of numbers, taken in one by one: plain data that can be stored and merged. */
export interface Moments {
  count: number;
  mean: number;
  /** Sum of the squared deviations from the mean. */
  squares: number;
  /** Infinity when nothing was taken in. */
  least: number;
  /** −Infinity when nothing was taken in. */
  greatest: number;
}

/** Moments of nothing. */
export function emptyMoments(): Moments {
  return {
    count: 0,
    mean: 0,
    squares: 0,
    least: Number.POSITIVE_INFINITY,
    greatest: Number.NEGATIVE_INFINITY,
  };
}

/**
 * Takes `x` into `moments`, in place.
 *
 * Source: B. P. Welford, Technometrics 4 (1962) 419.
 *
 * @throws InvariantError on NaN or infinity: a failed trial is counted apart, never averaged in
 */
export function addObservation(moments: Moments, x: number): void {
  invariant(Number.isFinite(x), `${x} cannot be averaged`);
  moments.count += 1;
  const before = x - moments.mean;
  moments.mean += before / moments.count;
  moments.squares += before * (x - moments.mean);
  if (x < moments.least) moments.least = x;
  if (x > moments.greatest) moments.greatest = x;
}

/** The moments of a list. */
export function momentsOf(values: Iterable<number>): Moments {
  const moments = emptyMoments();
  for (const x of values) addObservation(moments, x);
  return moments;
}

/**
 * The mean of a list, NaN of nothing. That of whole numbers is exact but for one rounding, so that two lists with the same sum
 * and length have the same mean to the last bit.
 */
export function meanOf(values: ArrayLike<number>): number {
  const all = Array.from(values);
  const sum = all.reduce((total, x) => total + x, 0);
  if (all.every((x) => Number.isSafeInteger(x)) && Number.isSafeInteger(sum)) return sum / all.length;
  return momentsOf(all).mean;
}

/**
 * The moments of two rows put together.
 *
 * Floating-point addition depends on the order, so parts are merged in one fixed order (that of the trials), and a study of
 * the same chunks has the same bits whoever computed them.
 *
 * Source: Chan, Golub and LeVeque, "Updating formulae and a pairwise algorithm for computing sample variances" (1979).
 */
export function mergeMoments(first: Moments, second: Moments): Moments {
  if (first.count === 0) return { ...second };
  if (second.count === 0) return { ...first };
  const count = first.count + second.count;
  const gap = second.mean - first.mean;
  return {
    count,
    mean: first.mean + (gap * second.count) / count,
    squares: first.squares + second.squares + (gap * gap * first.count * second.count) / count,
    least: Math.min(first.least, second.least),
    greatest: Math.max(first.greatest, second.greatest),
  };
}

/** The unbiased estimate of the variance (division by count − 1); needs two observations. */
export function variance(moments: Moments): number {
  invariant(moments.count >= 2, `${moments.count} observations have no sample variance`);
  return moments.squares / (moments.count - 1);
}

/** The square root of `variance`. */
export function standardDeviation(moments: Moments): number {
  return Math.sqrt(variance(moments));
}
