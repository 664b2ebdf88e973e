import { parseSeed, type Seed } from '@testudo/core/numerics';
import { EXIT, Refusal } from '../terminal/index.js';

const MOST_TRIALS = 2 ** 32;

/**
 * Which run of a scenario is meant: the first trial of seed 1 where nothing is said.
 *
 * @throws Refusal on a number that means nothing
 */
export function seedAndTrial({
  seed = '1',
  trial = '0',
}: {
  readonly seed?: string;
  readonly trial?: string;
}): { readonly seed: Seed; readonly trial: number } {
  const parsed = parseSeed(seed);
  if (!parsed.ok) throw new Refusal(`--seed: ${parsed.reason}`, EXIT.wrongUsage);
  const number = /^[0-9]{1,10}$/.test(trial) ? Number(trial) : Number.NaN;
  if (!(number < MOST_TRIALS))
    throw new Refusal(`--trial: '${trial}' is no number of a trial`, EXIT.wrongUsage);
  return { seed: parsed.seed, trial: number };
}
