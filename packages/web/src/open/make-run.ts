/** Makes the run that is asked for, in the worker, unless it is there already. */
import type { ResolvedScenario } from '@testudo/core/scenario';
import { run } from '../engine/engine.js';
import type { Ran } from '../engine/protocol.js';
import { runs } from '../state/state.js';
import { type Asked, sameRuns } from '../state/url.js';
import { type Source, type ViewedRun, viewedRun } from '../state/viewed.js';
import { loadShipped } from './shipped.js';

/** Which of the many runs of a scenario. */
export interface Chance {
  /** A decimal number. */
  readonly seed: string;
  readonly trial: number;
}

/** A run that could not be made, with the reasons for a person. */
export interface Failed {
  readonly reasons: readonly string[];
}

/** Runs from files, which cannot be made again from their names; the newest last. */
const kept: ViewedRun[] = [];
const MOST_KEPT = 2;

/** Keeps a run from a file, so that one can come back to it. */
export function keep(run: ViewedRun): void {
  const before = kept.findIndex(({ source }) => source.name === run.source.name);
  if (before !== -1) kept.splice(before, 1);
  kept.push(run);
  if (kept.length > MOST_KEPT) kept.shift();
}

/** What would ask for a run that is shown. */
export function askedOf({ source }: ViewedRun): Asked {
  const { kind, name } = source;
  return kind === 'shipped' ? { kind, name, seed: source.seed, trial: source.trial } : { kind: 'file', name };
}

export async function runAsked(asked: Asked): Promise<ViewedRun | Failed> {
  const known = [...runs.value, ...kept].find((one) => sameRuns([askedOf(one)], [asked]));
  if (known !== undefined) return known;
  const { name } = asked;
  if (asked.kind === 'file') return { reasons: [`${name} came from a file: open the file again to see it`] };
  try {
    const scenario = await loadShipped(name);
    if (scenario === undefined) return { reasons: [`no shipped scenario is called ${name}`] };
    return await runOnce(name, scenario, asked, asked);
  } catch (error) {
    return { reasons: [`${name} could not be loaded: ${reasonOf(error)}`] };
  }
}

export async function runOnce(
  name: string,
  scenario: ResolvedScenario,
  { seed, trial }: Chance,
  source: Source,
): Promise<ViewedRun | Failed> {
  const answer = await run({ scenario, seed, trial });
  if (!answer.ok) return { reasons: answer.reasons.map((reason) => `${name}: ${reason}`) };
  return viewed(answer.ran, source);
}

/** A run as it is shown, or why it cannot be: what is drawn of it is derived here. */
export function viewed(ran: Ran, source: Source): ViewedRun | Failed {
  try {
    return viewedRun(ran, source);
  } catch (error) {
    return { reasons: [`${source.name} cannot be shown: ${reasonOf(error)}`] };
  }
}

export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
