import { invariant } from './invariant.js';
import { type Moments, variance } from './moments.js';
import { inverseIncompleteBeta, normalQuantile } from './special-functions.js';

/** A range that holds the true value with a stated confidence. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/**
 * Wilson's score interval for a probability from a count of successes.
 *
 * The one to print beside a share: its coverage is close to the stated confidence on average, also for few trials and for
 * shares near 0 and 1.
 *
 * Source: E. B. Wilson, J. Am. Stat. Assoc. 22 (1927) 209; no continuity correction.
 *
 * @param confidence for example 0.95, two-sided
 */
export function wilsonInterval(successes: number, trials: number, confidence: number): Interval {
  checkCounts(successes, trials);
  const z = twoSidedNormal(confidence);
  const z2 = z * z;
  const share = successes / trials;
  const middle = (share + z2 / (2 * trials)) / (1 + z2 / trials);
  const half =
    (z * Math.sqrt((share * (1 - share)) / trials + z2 / (4 * trials * trials))) / (1 + z2 / trials);
  return {
    low: successes === 0 ? 0 : Math.max(0, middle - half),
    high: successes === trials ? 1 : Math.min(1, middle + half),
  };
}

/**
 * The Clopper–Pearson interval for a probability from a count of successes.
 *
 * Its coverage is never below the stated confidence, and mostly above it: the careful choice when a claim must hold.
 *
 * Model: quantiles of beta distributions.
 * Source: C. J. Clopper and E. S. Pearson, Biometrika 26 (1934) 404.
 *
 * @param confidence for example 0.95, two-sided
 */
export function clopperPearsonInterval(successes: number, trials: number, confidence: number): Interval {
  checkCounts(successes, trials);
  const tail = oneTail(confidence);
  const failures = trials - successes;
  return {
    low: successes === 0 ? 0 : inverseIncompleteBeta(tail, successes, failures + 1),
    // The upper end by the mirrored distribution, so that a small tail stays exact.
    high: failures === 0 ? 1 : 1 - inverseIncompleteBeta(tail, failures, successes + 1),
  };
}

/**
 * Student's interval for the mean of the distribution that the observations come from.
 *
 * Valid: independent observations, roughly normal or many.
 *
 * @param confidence for example 0.95, two-sided
 * @throws InvariantError with fewer than two observations
 */
export function meanInterval(moments: Moments, confidence: number): Interval {
  const half =
    studentQuantile(oneTail(confidence), moments.count - 1) * Math.sqrt(variance(moments) / moments.count);
  return { low: moments.mean - half, high: moments.mean + half };
}

/**
 * The value that a Student-t variable exceeds with probability `tail`.
 *
 * Model: t² / (ν + t²) is Beta(½, ν/2) distributed.
 *
 * @param tail upper tail probability, above 0 and at most ½
 * @param degrees degrees of freedom ν, > 0
 */
export function studentQuantile(tail: number, degrees: number): number {
  invariant(tail > 0 && tail <= 0.5, `${tail} is no upper tail probability`);
  invariant(degrees > 0, `${degrees} degrees of freedom are not possible`);
  const far = inverseIncompleteBeta(2 * tail, 0.5 * degrees, 0.5);
  // Either 1 − far or 1 − 2 tail loses digits: take the larger one.
  if (1 - far > 2 * tail) return Math.sqrt((degrees * (1 - far)) / far);
  const near = inverseIncompleteBeta(1 - 2 * tail, 0.5, 0.5 * degrees);
  return Math.sqrt((degrees * near) / (1 - near));
}

/**
 * The value that a Fisher F variable is below with probability `p`: Snedecor's variance ratio of `above` and `below` degrees of
 * freedom.
 *
 * Model: ν₁F / (ν₁F + ν₂) is Beta(ν₁/2, ν₂/2) distributed; from the end of that distribution that keeps the digits.
 *
 * @param p above 0 and below 1
 * @param above degrees of freedom ν₁ of the numerator, > 0; `below` ν₂ of the denominator
 */
export function fisherQuantile(p: number, above: number, below: number): number {
  invariant(p > 0 && p < 1, `${p} is no probability inside 0 and 1`);
  invariant(above > 0 && below > 0, `${above} and ${below} degrees of freedom are not possible`);
  const near = inverseIncompleteBeta(p, 0.5 * above, 0.5 * below);
  if (near <= 0.5) return (below * near) / (above * (1 - near));
  const far = inverseIncompleteBeta(1 - p, 0.5 * below, 0.5 * above);
  return (below * (1 - far)) / (above * far);
}

function checkCounts(successes: number, trials: number): void {
  invariant(
    Number.isSafeInteger(successes) && Number.isSafeInteger(trials) && successes >= 0 && successes <= trials,
    `${successes} successes in ${trials} trials are no counts`,
  );
  invariant(trials > 0, 'no interval without a trial');
}

function oneTail(confidence: number): number {
  invariant(confidence > 0 && confidence < 1, `a confidence of ${confidence} is not between 0 and 1`);
  return 0.5 * (1 - confidence);
}

function twoSidedNormal(confidence: number): number {
  return -normalQuantile(oneTail(confidence));
}
