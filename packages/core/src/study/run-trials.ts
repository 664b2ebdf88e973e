/** Runs trials of a scenario under sampled values for what is unknown. */

import { invariant } from '../numerics/index.js';
import {
  advanceTo,
  digest,
  NumericalFailure,
  OutcomeCollector,
  type Prepared,
  settle,
  start,
  type World,
} from '../simulation/index.js';
import { checkPlan, type StudyPlan, sampleOf } from './plan.js';
import { rowOf, type TrialRow } from './trial-row.js';

/** Worlds that are kept: settling one costs about as much as a trial. */
const KEPT_WORLDS = 64;

/**
 * A function that runs single trials of a plan, in any order.
 *
 * It keeps the worlds of the outer samples that it met last. What it returns depends on the trial's number alone.
 */
export function trialRunner(prepared: Prepared, plan: StudyPlan): (trial: number) => TrialRow {
  checkPlan(plan);
  const worlds = new Map<number, World | string>();
  const worldFor = (sample: number): World | string => {
    const kept = worlds.get(sample);
    if (kept !== undefined) return kept;
    const world = worldOf(prepared, plan, sample);
    const [oldest] = worlds.keys();
    if (worlds.size >= KEPT_WORLDS && oldest !== undefined) worlds.delete(oldest);
    worlds.set(sample, world);
    return world;
  };
  return (trial) => {
    const sample = sampleOf(plan, trial);
    return runTrial(prepared, plan, trial, sample, worldFor(sample));
  };
}

/**
 * Runs the trials `from` to `to` − 1 of a plan.
 *
 * A trial that cannot be computed gives a row that says so; nothing of it is averaged in.
 */
export function runTrials(
  prepared: Prepared,
  plan: StudyPlan,
  from: number,
  to: number,
  onTrial?: (row: TrialRow) => void,
): readonly TrialRow[] {
  invariant(0 <= from && from <= to && to <= plan.trials, `the plan has no trials ${from} to ${to}`);
  const run = trialRunner(prepared, plan);
  const rows: TrialRow[] = [];
  for (let trial = from; trial < to; trial++) {
    const row = run(trial);
    rows.push(row);
    onTrial?.(row);
  }
  return rows;
}

/** The world of an outer sample, or why its values make none. */
function worldOf(
  { scenario, nominal }: Prepared,
  { seed, samples }: StudyPlan,
  sample: number,
): World | string {
  if (samples === 0) return nominal;
  const settled = settle(scenario, { seed, sample }, nominal);
  return settled.ok ? settled.world : settled.reasons.join('; ');
}

function runTrial(
  prepared: Prepared,
  { seed }: StudyPlan,
  trial: number,
  sample: number,
  world: World | string,
): TrialRow {
  if (typeof world === 'string') return { ok: false, trial, sample, reason: world };
  try {
    const outcome = new OutcomeCollector(world);
    const run = start(prepared, { seed, trial }, outcome, world);
    advanceTo(run, Number.POSITIVE_INFINITY);
    return rowOf(trial, sample, digest(run), outcome.finish());
  } catch (error) {
    if (!(error instanceof NumericalFailure)) throw error;
    return { ok: false, trial, sample, reason: error.message };
  }
}
