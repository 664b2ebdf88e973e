/** One run of a campaign on one core: what ninety days with twenty raids cost, and how many events they are. */
import { advanceTo, OutcomeCollector, prepare, start } from '@testudo/core/simulation';
import { loadShippedScenario } from '@testudo/library';
import { cpu_ms, median, printRows } from './measure.mjs';

const RUNS = 15;

/** @param {string} name */
export function benchCampaign(name) {
  const loaded = loadShippedScenario(name);
  if (!loaded?.ok) throw new Error('the shipped scenario does not load');
  const { scenario } = loaded;
  const begun_ms = cpu_ms();
  const preparation = prepare(scenario);
  if (!preparation.ok) throw new Error(preparation.reasons.join('\n'));
  const { prepared } = preparation;
  const prepared_ms = cpu_ms() - begun_ms;
  const runs_ms = [];
  let events = 0;
  let tasks = 0;
  for (let trial = 0; trial < RUNS; trial++) {
    const from_ms = cpu_ms();
    const outcome = new OutcomeCollector(prepared.nominal);
    const run = start(prepared, { seed: { lo: 1, hi: 0 }, trial }, outcome);
    advanceTo(run, Number.POSITIVE_INFINITY);
    outcome.finish();
    runs_ms.push(cpu_ms() - from_ms);
    events = run.state.sequence;
    tasks = run.state.tasksDone;
  }
  const days = Math.round(scenario.duration_us / 86_400_000_000);
  const raids = scenario.volleys.filter(({ at_us }) => at_us !== undefined).length;
  printRows([
    [`one run of ${name} (${days} days, ${raids} raids), ms`, median(runs_ms).toFixed(1)],
    ['the same, the first run of a process, ms', runs_ms[0].toFixed(0)],
    ['preparing it, ms', prepared_ms.toFixed(0)],
    ['events in a run', String(events)],
    ['steps of the agenda in a run', String(tasks)],
  ]);
}
