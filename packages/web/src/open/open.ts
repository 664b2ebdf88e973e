/** Opens runs: a shipped scenario by its name, run at once in the worker. */
import { run } from '../engine/engine.js';
import { busy, picked, playing, problem, runs, span, time_us } from '../state/state.js';
import { type Source, type ViewedRun, viewedRun } from '../state/viewed.js';
import { loadShipped } from './shipped.js';

/** What the address names. */
export interface Asked {
  readonly name: string;
  readonly seed: string;
  readonly trial: number;
}

/** Runs shipped scenarios and shows them, the second beside the first; what was shown stays where one of them fails. */
export async function openShipped(asked: readonly Asked[], at_us?: number): Promise<boolean> {
  busy.value = `Running ${asked.map(({ name }) => name).join(' and ')} …`;
  try {
    const made = await Promise.all(asked.map(runShipped));
    const failed = made.flatMap((one) => (Array.isArray(one) ? one : []));
    if (failed.length > 0) {
      problem.value = failed as readonly string[];
      return false;
    }
    show(made as readonly ViewedRun[], at_us);
    return true;
  } finally {
    busy.value = undefined;
  }
}

/** Shows runs from the beginning of their span, or from a time. */
export function show(next: readonly ViewedRun[], at_us?: number): void {
  problem.value = undefined;
  playing.value = false;
  picked.value = undefined;
  runs.value = next;
  time_us.value = Math.min(Math.max(at_us ?? span.value.from_us, span.value.from_us), span.value.until_us);
}

async function runShipped({ name, seed, trial }: Asked): Promise<ViewedRun | readonly string[]> {
  const scenario = await loadShipped(name);
  if (scenario === undefined) return [`no shipped scenario is called ${name}`];
  const answer = await run({ scenario, seed, trial });
  if (!answer.ok) return answer.reasons.map((reason) => `${name}: ${reason}`);
  const source: Source = { kind: 'shipped', name, seed, trial };
  return viewedRun(answer.ran, source);
}
