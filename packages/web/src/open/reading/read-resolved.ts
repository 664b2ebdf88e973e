/** Reads a scenario that is ready to run, as JSON: the `scenario.json` of a run folder is one. */
import type { ResolvedScenario } from '@testudo/core/scenario';
import { type FileProblem, ofFile, type ReadAnswer } from './protocol.js';
import { SCENARIO_SHAPE } from './scenario-shape.js';
import { type Misfit, misfits } from './shape.js';
import { nameOf } from './what-is-given.js';

export function readResolved(path: string, text: string): ReadAnswer {
  const parsed = jsonOf(path, text);
  if (!parsed.ok) return { ok: false, problems: [parsed.problem] };
  const made = resolvedFrom(path, parsed.value);
  return made.ok
    ? { ok: true, kind: 'scenario', name: nameOf(path), scenario: made.scenario }
    : { ok: false, problems: made.problems };
}

/** A value of JSON as a scenario, where it is one. */
export function resolvedFrom(
  path: string,
  value: unknown,
):
  | { readonly ok: true; readonly scenario: ResolvedScenario }
  | { readonly ok: false; readonly problems: readonly FileProblem[] } {
  const head = (typeof value === 'object' && value !== null ? value : {}) as Readonly<
    Record<string, unknown>
  >;
  if (!('threats' in head) && !('catalogue' in head)) {
    const wanted = 'a resolved scenario, a scenario (.yaml) or the folder of a run';
    return { ok: false, problems: [ofFile(path, 'this JSON is no scenario', '', wanted)] };
  }
  if (head.format !== 1) {
    return {
      ok: false,
      problems: [ofFile(path, 'its format is unknown', String(head.format).slice(0, 60), '1')],
    };
  }
  const wrong = misfits(value, SCENARIO_SHAPE);
  return wrong.length > 0
    ? { ok: false, problems: problemsOf(path, wrong) }
    : { ok: true, scenario: unmarked(value as ResolvedScenario) };
}

/** An object without the mark of simulation, which files of older versions do not have. */
export function unmarked<T extends object>(value: T): T {
  const { simulation: _, ...rest } = value as T & { readonly simulation?: unknown };
  return rest as unknown as T;
}

export function problemsOf(file: string, wrong: readonly Misfit[]): readonly FileProblem[] {
  return wrong.map(({ path, found, wanted }) => ({
    ...ofFile(file, 'not as it must be', found, wanted),
    path,
  }));
}

export function jsonOf(
  path: string,
  text: string,
): { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly problem: FileProblem } {
  if (text.trim() === '') return { ok: false, problem: ofFile(path, 'the file is empty') };
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch {
    return { ok: false, problem: ofFile(path, 'this is no JSON') };
  }
}
