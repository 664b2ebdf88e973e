/** How a study is cut into pieces of work. */
import { type StudyPlan, sampleOf } from '@testudo/core/study';

/** A piece is meant to take about this long: short enough to stop soon, long enough that handing it out costs nothing. */
const WANTED_MS = 400;
const MOST_TRIALS_AT_ONCE = 5000;

/** The trials `from` to `to` − 1. */
export interface Chunk {
  readonly from: number;
  readonly to: number;
}

/** How many trials take `WANTED_MS`, given how long some took; 1 where nothing is known yet. */
export function chunkSize(trials: number, spent_ms: number): number {
  if (trials === 0) return 1;
  const wanted = Math.round((WANTED_MS * trials) / Math.max(spent_ms, 1));
  return Math.min(MOST_TRIALS_AT_ONCE, Math.max(1, wanted));
}

/**
 * The next piece, from trial `from` on.
 *
 * It ends with an outer sample where it can, so that no two workers settle the same one, and towards the end pieces get
 * smaller, so that the workers finish together. Results do not depend on where the cuts are.
 */
export function nextChunk(plan: StudyPlan, from: number, size: number, workers: number): Chunk {
  const left = plan.trials - from;
  const fair = Math.max(1, Math.ceil(left / (2 * workers)));
  const end = from + Math.min(left, size, fair);
  if (end === plan.trials || plan.samples === 0) return { from, to: end };
  const boundary = Math.ceil((sampleOf(plan, end) * plan.trials) / plan.samples);
  return { from, to: boundary > from ? boundary : end };
}
