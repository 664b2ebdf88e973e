/** Whole trials on one core, undefended and defended, and what they cost in memory. */
import { createHash } from 'node:crypto';
import { PerformanceObserver } from 'node:perf_hooks';
import { keepNothing } from '@testudo/core/engine';
import { advanceTo, digest, end, prepare, settle, start } from '@testudo/core/simulation';
import { loadShippedScenario } from '@testudo/library';
import { cpu_ms, median, printRows } from './measure.mjs';

const TRIALS = 60;
/** While these rounds run, the engine still compiles; they are not counted. */
const WARM_UP = 5;
const ROUNDS = 7;

/** As the workers of a study have it. @param {Uint8Array} bytes */
const sha256 = (bytes) => createHash('sha256').update(bytes).digest();

/** @param {string} name */
export async function benchTrials(name) {
  const loaded = loadShippedScenario(name);
  if (!loaded?.ok) throw new Error('the shipped scenario does not load');
  const preparation = prepare(loaded.scenario);
  if (!preparation.ok) throw new Error(preparation.reasons.join('\n'));
  const { prepared } = preparation;
  const seed = { lo: 1, hi: 0 };
  let collections = 0;
  const observer = new PerformanceObserver((list) => {
    collections += list.getEntries().length;
  });
  observer.observe({ entryTypes: ['gc'] });
  let looks = 0;
  const counting = {
    event: (/** @type {{ readonly kind: string }} */ { kind }) => {
      if (kind === 'radar-plots') looks += 1;
    },
  };
  const trials_ms = [];
  const settles_ms = [];
  for (let round = 0; round < WARM_UP + ROUNDS; round++) {
    if (round === WARM_UP) {
      await new Promise((resolve) => setTimeout(resolve, 0));
      collections = 0;
    }
    const begun = cpu_ms();
    for (let i = 0; i < TRIALS; i++) {
      const run = start(prepared, { seed, trial: round * TRIALS + i }, keepNothing);
      advanceTo(run, Number.POSITIVE_INFINITY);
      digest(run, sha256);
      end(run);
    }
    trials_ms.push((cpu_ms() - begun) / TRIALS);
  }
  await new Promise((resolve) => setTimeout(resolve, 0));
  const collected = collections / (ROUNDS * TRIALS);
  observer.disconnect();
  for (let sample = 0; sample < 20; sample++) {
    const settling = cpu_ms();
    settle(loaded.scenario, { seed, sample }, prepared.nominal);
    settles_ms.push(cpu_ms() - settling);
  }
  for (let trial = 0; trial < TRIALS; trial++) {
    advanceTo(start(prepared, { seed, trial }, counting), Number.POSITIVE_INFINITY);
  }
  const ms = median(trials_ms.slice(WARM_UP));
  printRows([
    [`one trial of ${name} (${loaded.scenario.threats.length} missiles), ms`, ms.toFixed(2)],
    ['the same in the first 60 of a process, ms', trials_ms[0].toFixed(2)],
    ['trials a second on one core', (1000 / ms).toFixed(0)],
    ['garbage collections in a trial', collected.toFixed(2)],
    ['reported looks of radars in a trial', (looks / TRIALS).toFixed(0)],
    ['settling one sample of the unknowns, ms', median(settles_ms).toFixed(1)],
    ['peak memory of this process, MB', (process.resourceUsage().maxRSS / 1024).toFixed(0)],
  ]);
}
