/** Whole trials of the raid of 8 January 2020 on one core, and what they cost in memory. */
import { keepNothing } from '@testudo/core/engine';
import { advanceTo, prepare, settle, start } from '@testudo/core/simulation';
import { loadShippedScenario } from '@testudo/library';
import { cpu_ms, median, printRows } from './measure.mjs';

const TRIALS = 60;
/** While these rounds run, the engine still compiles; they are not counted. */
const WARM_UP = 5;
const ROUNDS = 7;

export function benchTrials() {
  const loaded = loadShippedScenario('iraq-2020/january');
  if (!loaded?.ok) throw new Error('the shipped scenario does not load');
  const preparation = prepare(loaded.scenario);
  if (!preparation.ok) throw new Error(preparation.reasons.join('\n'));
  const { prepared } = preparation;
  const seed = { lo: 1, hi: 0 };
  const trials_ms = [];
  const settles_ms = [];
  for (let round = 0; round < WARM_UP + ROUNDS; round++) {
    const begun = cpu_ms();
    for (let i = 0; i < TRIALS; i++) {
      const run = start(prepared, { seed, trial: round * TRIALS + i }, keepNothing);
      advanceTo(run, Number.POSITIVE_INFINITY);
    }
    trials_ms.push((cpu_ms() - begun) / TRIALS);
    const settling = cpu_ms();
    for (let sample = 0; sample < 5; sample++) {
      settle(loaded.scenario, { seed, sample: round * 5 + sample }, prepared.nominal);
    }
    settles_ms.push((cpu_ms() - settling) / 5);
  }
  const ms = median(trials_ms.slice(WARM_UP));
  printRows([
    ['one trial of iraq-2020/january (16 missiles), ms', ms.toFixed(2)],
    ['the same in the first 60 of a process, ms', trials_ms[0].toFixed(2)],
    ['trials a second on one core', (1000 / ms).toFixed(0)],
    ['settling one sample of the unknowns, ms', median(settles_ms.slice(WARM_UP)).toFixed(1)],
    ['peak memory of this process, MB', (process.resourceUsage().maxRSS / 1024).toFixed(0)],
  ]);
}
