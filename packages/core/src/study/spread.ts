/** How a figure spreads over a nested study, and how well its mean is known. */
import {
  type Interval,
  meanInterval,
  meanOf,
  momentsOf,
  normalQuantile,
  sampleQuantile,
  shareUnknownInterval,
  sorted,
  splitVariance,
  studentQuantile,
} from '../numerics/index.js';

/** One trial's value of a figure and the outer sample it was run under. */
export interface Observation {
  readonly sample: number;
  readonly value: number;
}

export interface Spread {
  /** Trials that have the figure. */
  readonly trials: number;
  readonly mean: number;
  readonly median: number;
  readonly least: number;
  readonly greatest: number;
  /** 5th to 95th percentile over the trials: where nine of ten lie. */
  readonly range90: Interval;
  /** 95 % interval of the mean; absent with a single trial, and where all trials agree: those tell of no spread. */
  readonly mean95?: Interval;
  /** Share of the variance that the unknowns make, 0 to 1; absent where the plan cannot tell it from chance, or nothing varies. */
  readonly shareUnknown?: number;
  /** Its 95 % interval; absent too where chance made no difference within any outer sample. */
  readonly shareUnknown95?: Interval;
}

/**
 * Mean, quantiles, interval and split of variance of a figure.
 *
 * Model: trials of one outer sample share their unknowns and are not independent of each other; the samples are. So the
 *   interval of the mean is Student's with samples − 1 degrees of freedom on the standard error of the nested design, and
 *   the spread is split by the law of total variance (`splitVariance`). With a single sample only chance is seen; with one
 *   trial for each sample the two cannot be told apart. Trials that all agree have no variance to make an interval of: one
 *   without width would claim a certainty that nobody has.
 *
 * @returns undefined where no trial has the figure
 */
export function spreadOf(observations: readonly Observation[]): Spread | undefined {
  if (observations.length === 0) return undefined;
  const values = sorted(observations.map(({ value }) => value));
  const moments = momentsOf(values);
  const spread = {
    trials: values.length,
    mean: meanOf(values),
    median: sampleQuantile(values, 0.5),
    least: moments.least,
    greatest: moments.greatest,
    range90: { low: sampleQuantile(values, 0.05), high: sampleQuantile(values, 0.95) },
  };
  if (moments.least === moments.greatest) return spread;
  const groups = bySample(observations);
  if (groups.size < 2 || groups.size === values.length) {
    return { ...spread, mean95: meanInterval(moments, CONFIDENCE) };
  }
  const split = splitVariance([...groups.values()].map(momentsOf));
  const half = studentQuantile(0.5 * (1 - CONFIDENCE), split.groups - 1) * split.standardError;
  const shareUnknown95 = shareUnknownInterval(split, CONFIDENCE);
  return {
    ...spread,
    mean95: { low: spread.mean - half, high: spread.mean + half },
    shareUnknown: split.shareUnknown,
    ...(shareUnknown95 === undefined ? {} : { shareUnknown95 }),
  };
}

export interface Proportion {
  /** Trials in which it happened. */
  readonly count: number;
  readonly trials: number;
  readonly share: number;
  /** Wilson's 95 % interval. */
  readonly share95: Interval;
  /** Independent trials that the interval counts: fewer than there are where trials share their unknowns. */
  readonly effectiveTrials: number;
}

/**
 * The share of trials in which something happened, with Wilson's interval.
 *
 * Model: Wilson's interval wants independent trials. Trials of one outer sample are alike, so they count as
 *   n* = p (1 − p) / SE² independent ones, SE being the standard error of the nested design; n* is held between the number of
 *   samples and the number of trials. Where it happened always or never, n* is the number of samples, the careful end.
 * Source: E. L. Korn and B. I. Graubard, Survey Methodology 24 (1998) 193, for effective counts in intervals of proportions.
 *
 * @returns undefined without a trial
 */
export function proportionOf(
  observations: readonly { readonly sample: number; readonly happened: boolean }[],
): Proportion | undefined {
  const trials = observations.length;
  if (trials === 0) return undefined;
  const count = observations.filter(({ happened }) => happened).length;
  const share = count / trials;
  const effectiveTrials = effectiveCount(
    observations.map(({ sample, happened }) => ({ sample, value: happened ? 1 : 0 })),
    share,
  );
  return { count, trials, share, share95: wilson(share, effectiveTrials), effectiveTrials };
}

const CONFIDENCE = 0.95;

function effectiveCount(observations: readonly Observation[], share: number): number {
  const groups = bySample(observations);
  const trials = observations.length;
  if (groups.size < 2 || groups.size === trials) return trials;
  if (share === 0 || share === 1) return groups.size;
  const { standardError } = splitVariance([...groups.values()].map(momentsOf));
  if (standardError === 0) return trials;
  const count = (share * (1 - share)) / (standardError * standardError);
  return Math.min(trials, Math.max(groups.size, count));
}

/** Wilson's score interval for a count of trials that need not be whole: the formula of `wilsonInterval`. */
function wilson(share: number, trials: number): Interval {
  const z = -normalQuantile(0.5 * (1 - CONFIDENCE));
  const z2 = z * z;
  const middle = (share + z2 / (2 * trials)) / (1 + z2 / trials);
  const half =
    (z * Math.sqrt((share * (1 - share)) / trials + z2 / (4 * trials * trials))) / (1 + z2 / trials);
  return {
    low: share === 0 ? 0 : Math.max(0, middle - half),
    high: share === 1 ? 1 : Math.min(1, middle + half),
  };
}

/** The values of each outer sample, in the order in which the samples come. */
export function bySample(observations: readonly Observation[]): ReadonlyMap<number, readonly number[]> {
  const groups = new Map<number, number[]>();
  for (const { sample, value } of observations) {
    const group = groups.get(sample);
    if (group === undefined) groups.set(sample, [value]);
    else group.push(value);
  }
  return groups;
}
