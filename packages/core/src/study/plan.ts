/** What a study is asked to do: so many trials, spread over so many samples of what is unknown. */
import { invariant, type Seed } from '../numerics/index.js';

/**
 * A nested study: outer samples of the unknowns, and inside each of them trials that differ by chance alone.
 *
 * Trial t belongs to outer sample floor(t · samples / trials), so the samples are runs of neighbouring trials.
 */
export interface StudyPlan {
  readonly seed: Seed;
  readonly trials: number;
  /** Outer samples; 0 keeps every unknown at its nominal value. */
  readonly samples: number;
}

/** Trials are numbered with 32 bits in every draw. */
export const MOST_TRIALS = 0xffff_ffff;

/** @throws InvariantError on a plan that cannot be carried out */
export function checkPlan({ trials, samples }: StudyPlan): void {
  invariant(
    Number.isInteger(trials) && trials >= 0 && trials <= MOST_TRIALS,
    `${trials} is no number of trials`,
  );
  invariant(
    Number.isInteger(samples) && samples >= 0 && samples <= MOST_TRIALS,
    `${samples} is no number of samples`,
  );
}

/** The outer sample that a trial belongs to; 0 for all of them where nothing is sampled. */
export function sampleOf({ trials, samples }: StudyPlan, trial: number): number {
  return Math.floor((trial * samples) / trials);
}
