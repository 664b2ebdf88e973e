import { invariant } from './invariant.js';

export {
  clopperPearsonInterval,
  fisherQuantile,
  type Interval,
  meanInterval,
  studentQuantile,
  wilsonInterval,
} from './intervals.js';
export {
  addObservation,
  emptyMoments,
  type Moments,
  meanOf,
  mergeMoments,
  momentsOf,
  standardDeviation,
  variance,
} from './moments.js';
export { shareUnknownInterval, splitVariance, type VarianceSplit } from './nested-variance.js';

/**
 * The sample quantile: the value below which a share `p` of the observations lies.
 *
 * Model: linear interpolation between order statistics, rank 1 + (n − 1) p (type 7, the default of R and NumPy).
 * Source: R. J. Hyndman and Y. Fan, The American Statistician 50 (1996) 361.
 *
 * @param sorted observations in ascending order, at least one
 * @param p 0 to 1
 */
export function sampleQuantile(sorted: ArrayLike<number>, p: number): number {
  invariant(sorted.length > 0, 'no quantile of nothing');
  invariant(p >= 0 && p <= 1, `${p} is no share`);
  const rank = (sorted.length - 1) * p;
  const below = Math.floor(rank);
  const low = sorted[below];
  const high = sorted[Math.min(below + 1, sorted.length - 1)];
  return low + (rank - below) * (high - low);
}

/** A copy in ascending order, by value (0 and −0 alike). */
export function sorted(values: ArrayLike<number>): Float64Array {
  return Float64Array.from(values).sort(); // numeric order: a typed array sorts by value
}
