// @ts-check
/**
 * A thousand trials: the engagement of example 3 under a hundred draws of what nobody knows, ten of chance for each.
 *
 *     node examples/04-a-thousand-trials.mjs
 */
import { availableParallelism } from 'node:os';
import { seedFrom } from '@testudo/core/numerics';
import { prepare } from '@testudo/core/simulation';
import { figureIn, summarise } from '@testudo/core/study';
import { loadShippedScenario } from '@testudo/library';
import { runStudy } from '@testudo/runner';

const loaded = loadShippedScenario('first-shot/defended');
if (!loaded?.ok) throw new Error('first-shot/defended does not load');
const preparation = prepare(loaded.scenario);
if (!preparation.ok) throw new Error(preparation.reasons.join('\n'));

const plan = { seed: seedFrom(1), trials: 1000, samples: 100 };
// More worker threads change the time this takes, and nothing else.
const study = await runStudy(loaded.scenario, plan, { workers: availableParallelism() });
const summary = summarise(preparation.prepared, plan, study.rows);

console.log(`${summary.done} trials of ${summary.asked}, ${summary.invalid} that could not be computed\n`);
console.log('of one missile          mean   95 % interval   share of the spread from unknowns');
for (const name of /** @type {const} */ (['arrived', 'engaged', 'killed', 'failed'])) {
  const figure = figureIn(summary, name);
  if (figure?.mean95 === undefined) continue;
  const { mean, mean95, shareUnknown } = figure;
  console.log(
    `${name.padEnd(21)} ${mean.toFixed(2).padStart(6)}   ${mean95.low.toFixed(2)} to ${mean95.high.toFixed(2)}  ${`${(100 * (shareUnknown ?? 0)).toFixed(0)} %`.padStart(12)}`,
  );
}
console.log('\nWhat settled it where the missile was not stopped:');
const byCount = [...summary.reasons].sort((a, b) => b.count - a.count);
for (const { reason, count } of byCount.slice(0, 5)) {
  console.log(`${String(count).padStart(6)} trials  ${reason}`);
}
console.log(`
The intervals say how well a thousand trials know the mean of this model. They do not say how well the model knows the world:
that is in the ranges of its inputs, which are mostly assumed. Digest of the study:
${study.digest}`);
