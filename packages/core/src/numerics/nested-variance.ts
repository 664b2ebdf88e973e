import { fisherQuantile, type Interval } from './intervals.js';
import { invariant } from './invariant.js';
import { emptyMoments, type Moments, mergeMoments } from './moments.js';

/** How much of the spread of a result comes from what is unknown, and how much from chance. */
export interface VarianceSplit {
  /** Groups (outer samples) and observations (trials) that went in. */
  readonly groups: number;
  readonly observations: number;
  /** Mean over all observations. */
  readonly mean: number;
  /** Variance by chance: what repeating a trial with the same unknowns would show. */
  readonly within: number;
  /** Variance by the unknowns: what the group means would show with endless trials each. Never below 0. */
  readonly between: number;
  /** The unbiased estimate behind `between`; chance can bring it below 0 where the unknowns matter little. */
  readonly betweenUnbiased: number;
  /** within + between. */
  readonly total: number;
  /** between / total, 0 to 1; 0 when nothing varies. */
  readonly shareUnknown: number;
  /** Observations in a group: the count that stands for all of them where they differ. */
  readonly typicalCount: number;
  /** Standard error of the mean, with the groups as the independent draws that they are. */
  readonly standardError: number;
}

/**
 * Splits the variance of a nested study: each group holds the trials run under one sample of the unknowns.
 *
 * Model: the law of total variance, Var Y = E[Var(Y | θ)] + Var(E[Y | θ]), estimated by the one-way analysis of variance with
 * random effects. The variance of the group means alone would overstate the unknowns, since each mean still carries
 * chance / trials; the mean square between groups is therefore reduced by the mean square within.
 * Source: S. R. Searle, G. Casella and C. E. McCulloch, "Variance Components" (1992), section 3.6.
 * Valid: independent groups, two or more, and at least one with two trials. Groups may differ in size; empty ones are left out.
 */
export function splitVariance(groups: readonly Moments[]): VarianceSplit {
  const filled = groups.filter((group) => group.count > 0);
  invariant(filled.length >= 2, 'a variance cannot be split with fewer than two groups');
  let all = emptyMoments();
  let squaresWithin = 0;
  let sumOfSquaredCounts = 0;
  for (const group of filled) {
    all = mergeMoments(all, group);
    squaresWithin += group.squares;
    sumOfSquaredCounts += group.count * group.count;
  }
  const k = filled.length;
  const n = all.count;
  invariant(n > k, 'a variance cannot be split when every group has a single trial');
  let squaresBetween = 0;
  for (const group of filled) {
    const gap = group.mean - all.mean;
    squaresBetween += group.count * gap * gap;
  }
  const within = squaresWithin / (n - k);
  const meanSquareBetween = squaresBetween / (k - 1);
  const typicalCount = (n - sumOfSquaredCounts / n) / (k - 1);
  const betweenUnbiased = (meanSquareBetween - within) / typicalCount;
  const between = Math.max(0, betweenUnbiased);
  const total = within + between;
  return {
    groups: k,
    observations: n,
    mean: all.mean,
    within,
    between,
    betweenUnbiased,
    total,
    shareUnknown: total > 0 ? between / total : 0,
    typicalCount,
    standardError: Math.sqrt(((between * sumOfSquaredCounts) / n + within) / n),
  };
}

/**
 * Interval of the share of the variance that the unknowns make.
 *
 * Model: the ratio of the mean squares, divided by (within + n·between) / within, is F distributed with groups − 1 and
 * observations − groups degrees of freedom; solved for the share at both quantiles of F and held between 0 and 1.
 * Source: S. R. Searle, G. Casella and C. E. McCulloch, "Variance Components" (1992), section 3.6.d.
 * Valid: exact for normal observations in groups of one size; near that where groups differ little and for counts of many.
 *
 * @param confidence for example 0.95, two-sided
 * @returns undefined where nothing varies within the groups: then chance was not seen at all
 */
export function shareUnknownInterval(
  { groups, observations, within, betweenUnbiased, typicalCount }: VarianceSplit,
  confidence: number,
): Interval | undefined {
  if (!(within > 0)) return undefined;
  const ratio = 1 + (typicalCount * betweenUnbiased) / within;
  const tail = 0.5 * (1 - confidence);
  const shareAt = (p: number): number => {
    const excess = ratio / fisherQuantile(p, groups - 1, observations - groups) - 1;
    return excess <= 0 ? 0 : excess / (excess + typicalCount);
  };
  return { low: shareAt(1 - tail), high: shareAt(tail) };
}
