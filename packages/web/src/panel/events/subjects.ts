/** Whom events may be asked about: batteries and places of the runs. */
import type { ResolvedScenario } from '@testudo/core/scenario';

/** Their names by kind and id, `battery/asad-patriot`. */
export function subjectsOf(scenarios: readonly ResolvedScenario[]): ReadonlyMap<string, string> {
  return new Map(
    scenarios.flatMap(({ batteries, places }) => [
      ...batteries.map(({ id, name }) => [`battery/${id}`, name] as const),
      ...places.map(({ id, name }) => [`place/${id}`, name] as const),
    ]),
  );
}

/** What was asked for; all, where the runs have nobody of that id. */
export function subjectAmong(subjects: ReadonlyMap<string, string>, asked: string): string {
  return asked === 'picked' || subjects.has(asked) ? asked : 'all';
}
