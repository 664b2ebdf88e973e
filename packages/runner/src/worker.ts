/** What a worker thread does: it prepares its scenarios once, then runs the trials it is given in each of them. */
import { createHash } from 'node:crypto';
import { workerData } from 'node:worker_threads';
import type { ResolvedScenario } from '@testudo/core/scenario';
import { prepare } from '@testudo/core/simulation';
import { type StudyPlan, type TrialRow, trialRunner } from '@testudo/core/study';
import type { Chunk } from './chunks.js';

/** What the workers of a study are started with: one scenario, or those that are run side by side. */
export interface WorkerTask {
  readonly scenarios: readonly ResolvedScenario[];
  readonly plan: StudyPlan;
}

export interface ChunkResult {
  /** The rows of each scenario, in the order of the task. */
  readonly rows: readonly (readonly TrialRow[])[];
  readonly spent_ms: number;
}

type Runner = (trial: number) => TrialRow;

let runners: readonly Runner[] | undefined;

/** Runs the trials of one chunk in every scenario. */
export default function runChunk({ from, to }: Chunk): ChunkResult {
  const started_ms = performance.now();
  runners ??= startRunners();
  const rows = runners.map(() => [] as TrialRow[]);
  for (let trial = from; trial < to; trial++) {
    runners.forEach((run, i) => {
      rows[i].push(run(trial));
    });
  }
  return { rows, spent_ms: performance.now() - started_ms };
}

function startRunners(): readonly Runner[] {
  const { scenarios, plan } = workerData as WorkerTask;
  return scenarios.map((scenario) => {
    const prepared = prepare(scenario);
    if (!prepared.ok) throw new Error(prepared.reasons.join('; '));
    return trialRunner(prepared.prepared, plan, { sha256 });
  });
}

function sha256(bytes: Uint8Array): Uint8Array {
  return createHash('sha256').update(bytes).digest();
}
