/** Runs trials of a scenario under sampled values for what is unknown. */

import type { Sha256 } from '../engine/index.js';
import { invariant } from '../numerics/index.js';
import {
  advanceTo,
  digest,
  end,
  kernelFor,
  NumericalFailure,
  OutcomeCollector,
  type OwnModules,
  type Prepared,
  settle,
  start,
  type World,
} from '../simulation/index.js';
import { checkPlan, type StudyPlan, sampleOf } from './plan.js';
import { rowOf } from './row-of.js';
import type { TrialRow } from './trial-row.js';
import { type UnitCosts, unitCosts } from './unit-costs.js';

/** Worlds that are kept: settling one costs about as much as a trial. */
const KEPT_WORLDS = 64;

/** What a runner of trials may be given. */
export interface TrialRunnerOptions {
  /** Modules of one's own in the places of shipped ones; no id of a study tells of them. */
  readonly modules?: OwnModules | undefined;
  /** That of the host, where it has a faster one than ours: it changes nothing but the time that digests take. */
  readonly sha256?: Sha256 | undefined;
}

/**
 * A function that runs single trials of a plan, in any order.
 *
 * It keeps the worlds of the outer samples that it met last. What it returns depends on the trial's number alone.
 */
export function trialRunner(
  prepared: Prepared,
  plan: StudyPlan,
  { modules, sha256 }: TrialRunnerOptions = {},
): (trial: number) => TrialRow {
  checkPlan(plan);
  const settings = new Map<number, Setting>();
  const settingFor = (sample: number): Setting => {
    const kept = settings.get(sample);
    if (kept !== undefined) return kept;
    const setting = settingOf(prepared, plan, sample, modules);
    const [oldest] = settings.keys();
    if (settings.size >= KEPT_WORLDS && oldest !== undefined) settings.delete(oldest);
    settings.set(sample, setting);
    return setting;
  };
  return (trial) => runTrial(prepared, plan, trial, settingFor(sampleOf(plan, trial)), sha256);
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

/** What all trials of an outer sample share. */
interface Setting {
  readonly sample: number;
  /** Or why the sampled values make none. */
  readonly world: World | string;
  readonly costs: UnitCosts;
  readonly modules: OwnModules | undefined;
}

function settingOf(
  { scenario, nominal }: Prepared,
  { seed, samples }: StudyPlan,
  sample: number,
  modules: OwnModules | undefined,
): Setting {
  if (samples === 0) return { sample, world: nominal, costs: unitCosts(scenario, 'nominal'), modules };
  const settled = settle(scenario, { seed, sample }, nominal);
  const world = settled.ok ? settled.world : settled.reasons.join('; ');
  return { sample, world, costs: unitCosts(scenario, { seed, sample }), modules };
}

function runTrial(
  prepared: Prepared,
  { seed }: StudyPlan,
  trial: number,
  { sample, world, costs, modules }: Setting,
  sha256: Sha256 | undefined,
): TrialRow {
  if (typeof world === 'string') return { ok: false, trial, sample, reason: world };
  try {
    const outcome = new OutcomeCollector(world);
    const run = start(prepared, { seed, trial }, outcome, world, kernelFor(world, modules));
    advanceTo(run, Number.POSITIVE_INFINITY);
    const digested = digest(run, sha256);
    end(run);
    return rowOf({ scenario: prepared.scenario, trial, sample, costs }, digested, outcome.finish());
  } catch (error) {
    if (!(error instanceof NumericalFailure)) throw error;
    return { ok: false, trial, sample, reason: error.message };
  }
}
