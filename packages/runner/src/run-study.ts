/** A study on worker threads. */
import { fileURLToPath } from 'node:url';
import type { ResolvedScenario } from '@testudo/core/scenario';
import { checkPlan, type StudyPlan, studyDigest, type TrialRow } from '@testudo/core/study';
import { Piscina } from 'piscina';
import { type Chunk, chunkSize, Dealer } from './chunks.js';
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

async function runSideBySide(
  scenarios: readonly ResolvedScenario[],
  plan: StudyPlan,
  { workers, onProgress, signal }: StudyOptions,
): Promise<readonly StudyRun[]> {
  checkPlan(plan);
  const threads = Math.max(1, Math.min(Math.floor(workers), plan.trials));
  const finished = scenarios.map(() => [] as TrialRow[]);
  const asked = plan.trials * scenarios.length;
  let done = 0;
  let invalid = 0;
  if (plan.trials > 0 && signal?.aborted !== true) {
    const pool = startPool(threads, { scenarios, plan });
    try {
      await workThrough(pool, plan, threads, signal, ({ rows }) => {
        rows.forEach((own, i) => {
          finished[i].push(...own);
          done += own.length;
          invalid += own.filter(({ ok }) => !ok).length;
        });
        onProgress?.({ done, asked, invalid });
      });
    } finally {
      await pool.destroy();
    }
  }
  return finished.map((own) => {
    const rows = own.sort((one, other) => one.trial - other.trial);
    return { rows, complete: rows.length === plan.trials, digest: studyDigest(rows) };
  });
}

/** The worker as built: also tests, which read the sources, start this one. */
const WORKER = fileURLToPath(new URL('../dist/worker.js', import.meta.url));

function startPool(threads: number, workerData: WorkerTask): Piscina<Chunk, ChunkResult> {
  return new Piscina<Chunk, ChunkResult>({
    filename: WORKER,
    minThreads: threads,
    maxThreads: threads,
    workerData,
    execArgv: [],
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
  });
}

/**
 * Memory for what is made and soon forgotten. A trial makes some 10 MB, nearly all of it useless at once: where several trials fit in, what the
 * one under way still needs is copied less often.
 */
const YOUNG_MB = 96;

/** How long a stopped study waits for the pieces that are being worked on. */
const GRACE_MS = 1500;

async function workThrough(
  pool: Piscina<Chunk, ChunkResult>,
  plan: StudyPlan,
  threads: number,
  signal: AbortSignal | undefined,
  take: (result: ChunkResult) => void,
): Promise<void> {
  const dealer = new Dealer(plan, threads);
  const first: Promise<ChunkResult>[] = [];
  let closed = false;
  const lane = async (): Promise<void> => {
    let trials = 0;
    let spent_ms = 0;
    while (!closed && signal?.aborted !== true) {
      const chunk = dealer.deal(chunkSize(trials, spent_ms));
      if (chunk === undefined) return;
      const piece = pool.run(chunk);
      if (trials === 0) first.push(piece);
      const result = await piece;
      if (closed) return;
      trials = chunk.to - chunk.from;
      spent_ms = result.spent_ms;
      take(result);
    }
  };
  const lanes = Promise.all(Array.from({ length: threads }, lane));
  const stop = stopping(signal);
  try {
    await Promise.race([lanes, stop.waited]);
  } finally {
    closed = true;
    stop.forget();
    // Ending the threads rejects the pieces that nobody waits for any more.
    lanes.catch(() => {});
    // Node 20 aborts the whole process where a thread is ended that is still loading its modules.
    await Promise.allSettled(first);
  }
}

/** A promise that is kept some time after the signal, and never without it. */
function stopping(signal: AbortSignal | undefined): { waited: Promise<void>; forget: () => void } {
  let timer: NodeJS.Timeout | undefined;
  let heard = (): void => {};
  const waited = new Promise<void>((resolve) => {
    heard = () => {
      timer = setTimeout(resolve, GRACE_MS);
    };
    signal?.addEventListener('abort', heard, { once: true });
  });
  return {
    waited,
    forget: () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', heard);
    },
  };
}
