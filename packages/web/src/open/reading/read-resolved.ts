/** Reads a scenario that is ready to run, as JSON: the `scenario.json` of a run folder is one. */
import type { ResolvedScenario } from '@testudo/core/scenario';
import { FIRST_UNIX_US, LAST_UNIX_US } from './bounds.js';
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
  if (wrong.length > 0) return { ok: false, problems: problemsOf(path, wrong) };
  const scenario = value as ResolvedScenario;
  const outside = outsideCalendar(scenario);
  return outside.length > 0
    ? { ok: false, problems: problemsOf(path, outside) }
    : { ok: true, scenario: unmarked(scenario) };
}

/** An object without the mark of simulation, which files of older versions do not have. */
export function unmarked<T extends object>(value: T): T {
  const { simulation: _, ...rest } = value as T & { readonly simulation?: unknown };
  return rest as unknown as T;
}

/** What leads out of the years that times can be written in, though the epoch lies within them. */
function outsideCalendar({
  epochUnix_us,
  duration_us,
  localOffset_s,
  postureShift_us,
}: ResolvedScenario): readonly Misfit[] {
  const out = (...unix_us: readonly number[]) =>
    unix_us.some((one) => one < FIRST_UNIX_US || one > LAST_UNIX_US);
  const misfit = (path: string, value: number): readonly Misfit[] => [
    { path, found: String(value), wanted: 'a time of the years 1700 to 2199' },
  ];
  const end_us = epochUnix_us + duration_us;
  const offset_us = localOffset_s * 1e6;
  if (out(end_us)) return misfit('duration_us', duration_us);
  if (out(epochUnix_us + offset_us, end_us + offset_us)) return misfit('localOffset_s', localOffset_s);
  if (out(epochUnix_us + postureShift_us)) return misfit('postureShift_us', postureShift_us);
  return [];
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
