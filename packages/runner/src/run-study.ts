/** A study on worker threads. */
import type { ResolvedScenario } from '@testudo/core/scenario';
import { checkPlan, type StudyPlan, studyDigest, type TrialRow } from '@testudo/core/study';
import { workThrough } from './work-through.js';
import type { ChunkResult, WorkerTask } from './worker.js';

export interface StudyOptions {
  /** Worker threads, at least one. More of them change the time it takes and nothing else. */
  readonly workers: number;
  readonly onProgress?: (progress: StudyProgress) => void;
  /** Stops the study; what is done by then is kept. */
  readonly signal?: AbortSignal;
}

/** Trials of all scenarios together. */
export interface StudyProgress {
  readonly done: number;
  readonly asked: number;
  readonly invalid: number;
}

/** What a study gave. */
export interface StudyRun {
  /** In the order of the trials; with gaps where the study was stopped. */
  readonly rows: readonly TrialRow[];
  /** Whether every trial of the plan is there. */
  readonly complete: boolean;
  /** `studyDigest` of the rows. */
  readonly digest: string;
}

/** Two studies of one plan. */
export interface PairedRun {
  readonly a: StudyRun;
  readonly b: StudyRun;
  readonly complete: boolean;
}

/**
 * Runs the trials of a plan on worker threads and puts the rows together in the order of the trials.
 *
 * Stopping waits a moment for the pieces being worked on, and ends their threads if they take longer; each thread does its first
 * piece, of one trial, in any case.
 *
 * @throws what a trial threw that was a bug of ours; trials that cannot be computed come back as invalid rows instead
 */
export async function runStudy(
  scenario: ResolvedScenario,
  plan: StudyPlan,
  options: StudyOptions,
): Promise<StudyRun> {
  const [run] = await runSideBySide([scenario], plan, options);
  return run;
}

/**
 * Runs the trials of a plan in two scenarios, each trial in both by the same thread one after the other: so a study that is
 * stopped has whole pairs.
 *
 * @throws as `runStudy`
 */
export async function runPairedStudy(
  a: ResolvedScenario,
  b: ResolvedScenario,
  plan: StudyPlan,
  options: StudyOptions,
): Promise<PairedRun> {
  const [runOfA, runOfB] = await runSideBySide([a, b], plan, options);
  return { a: runOfA, b: runOfB, complete: runOfA.complete && runOfB.complete };
}

const WORKER = new URL('../dist/worker.js', import.meta.url);

async function runSideBySide(
  scenarios: readonly ResolvedScenario[],
  plan: StudyPlan,
  { workers, onProgress, signal }: StudyOptions,
): Promise<readonly StudyRun[]> {
  checkPlan(plan);
  const finished = scenarios.map(() => [] as TrialRow[]);
  const asked = plan.trials * scenarios.length;
  let done = 0;
  let invalid = 0;
  const task: WorkerTask = { scenarios, plan };
  await workThrough<ChunkResult>(WORKER, task, plan, { workers, signal }, ({ rows }) => {
    rows.forEach((own, i) => {
      finished[i].push(...own);
      done += own.length;
      invalid += own.filter(({ ok }) => !ok).length;
    });
    onProgress?.({ done, asked, invalid });
  });
  return finished.map((own) => {
    const rows = own.sort((one, other) => one.trial - other.trial);
    return { rows, complete: rows.length === plan.trials, digest: studyDigest(rows) };
  });
}
