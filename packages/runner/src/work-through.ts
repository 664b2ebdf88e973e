/** Works through the trials of a plan on worker threads, a piece at a time. */
import { fileURLToPath } from 'node:url';
import type { StudyPlan } from '@testudo/core/study';
import { Piscina } from 'piscina';
import { type Chunk, chunkSize, Dealer } from './chunks.js';

interface How {
  readonly workers: number;
  readonly signal: AbortSignal | undefined;
}

/** What comes back for a piece, and how long it took. */
interface Result {
  readonly spent_ms: number;
}

/**
 * Memory for what is made and soon forgotten. A trial makes some 10 MB, nearly all of it useless at once: where several trials fit in, what the
 * one under way still needs is copied less often.
 */
const YOUNG_MB = 96;

/** How long a stopped study waits for the pieces that are being worked on. */
const GRACE_MS = 1500;

/**
 * Deals out the trials of a plan to threads, and gives each result to `take` when it comes.
 *
 * @param worker its module as built: also tests, which read the sources, start this one
 * @param workerData what each thread is started with
 */
export async function workThrough<R extends Result>(
  worker: URL,
  workerData: unknown,
  plan: StudyPlan,
  { workers, signal }: How,
  take: (result: R) => void,
): Promise<void> {
  if (plan.trials === 0 || signal?.aborted === true) return;
  const threads = Math.max(1, Math.min(Math.floor(workers), plan.trials));
  const pool = new Piscina<Chunk, R>({
    filename: fileURLToPath(worker),
    minThreads: threads,
    maxThreads: threads,
    workerData,
    execArgv: [],
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
  });
  try {
    await dealOut(pool, new Dealer(plan, threads), threads, signal, take);
  } finally {
    await pool.destroy();
  }
}

async function dealOut<R extends Result>(
  pool: Piscina<Chunk, R>,
  dealer: Dealer,
  threads: number,
  signal: AbortSignal | undefined,
  take: (result: R) => void,
): Promise<void> {
  const first: Promise<R>[] = [];
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
