/** The raid of a timeline on worker threads. */
import type { ResolvedScenario } from '@testudo/core/scenario';
import type { RaidSample, TimelinePlan } from '@testudo/core/study';
import type { RaidChunkResult, RaidTask } from './raid-worker.js';
import type { StudyOptions } from './run-study.js';
import { workThrough } from './work-through.js';

const WORKER = new URL('../dist/raid-worker.js', import.meta.url);

/** The raid on every day in one draw of what is not known. */
export interface FlownRaid {
  readonly sample: number;
  readonly flown: RaidSample;
}

/**
 * Flies the raid of a scenario at each of the moments, in the first draws of a plan.
 *
 * @param moments beginnings of runs, as `raidMoments` gives them
 * @param draws how many, from the first on
 * @returns the draws in their order, with gaps where it was stopped; the same on one worker and on many
 * @throws what a run threw that was a bug of ours
 */
export async function runRaid(
  scenario: ResolvedScenario,
  plan: TimelinePlan,
  moments: readonly number[],
  draws: number,
  { workers, onProgress, signal }: StudyOptions,
): Promise<readonly FlownRaid[]> {
  if (moments.length === 0) return [];
  const finished: FlownRaid[] = [];
  const task: RaidTask = { scenario, plan, moments };
  // Each draw is a piece of work of its own.
  const work = { seed: plan.seed, trials: draws, samples: draws };
  await workThrough<RaidChunkResult>(WORKER, task, work, { workers, signal }, ({ from, samples }) => {
    samples.forEach((flown, i) => {
      finished.push({ sample: from + i, flown });
    });
    onProgress?.({
      done: finished.length,
      asked: draws,
      invalid: finished.filter(({ flown }) => !flown.ok).length,
    });
  });
  return finished.sort((a, b) => a.sample - b.sample);
}
