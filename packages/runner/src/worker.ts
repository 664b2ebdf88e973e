/** What a worker thread does: it prepares the scenario once, then runs the trials it is given. */
import { workerData } from 'node:worker_threads';
import type { ResolvedScenario } from '@testudo/core/scenario';
import { prepare } from '@testudo/core/simulation';
import { type StudyPlan, type TrialRow, trialRunner } from '@testudo/core/study';
import type { Chunk } from './chunks.js';

/** What the workers of a study are started with. */
export interface WorkerTask {
  readonly scenario: ResolvedScenario;
  readonly plan: StudyPlan;
}

export interface ChunkResult {
  readonly rows: readonly TrialRow[];
  readonly spent_ms: number;
}

let run: ((trial: number) => TrialRow) | undefined;

/** Runs the trials of one chunk. */
export default function runChunk({ from, to }: Chunk): ChunkResult {
  const started_ms = performance.now();
  run ??= startRunner();
  const rows: TrialRow[] = [];
  for (let trial = from; trial < to; trial++) rows.push(run(trial));
  return { rows, spent_ms: performance.now() - started_ms };
}

function startRunner(): (trial: number) => TrialRow {
  const { scenario, plan } = workerData as WorkerTask;
  const prepared = prepare(scenario);
  if (!prepared.ok) throw new Error(prepared.reasons.join('; '));
  return trialRunner(prepared.prepared, plan);
}
