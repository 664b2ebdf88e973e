/** Shipped scenarios, loaded and prepared for tests. */
import type { ResolvedScenario } from '@testudo/core/scenario';
import { formatProblem } from '@testudo/core/scenario';
import { type Prepared, prepare } from '@testudo/core/simulation';
import { loadShippedScenario } from '@testudo/library';

export function shipped(name: string): ResolvedScenario {
  const loaded = loadShippedScenario(name);
  if (loaded === undefined) throw new Error(`no scenario ${name}`);
  if (!loaded.ok) throw new Error(loaded.problems.map(formatProblem).join('\n'));
  return loaded.scenario;
}

export function prepared(scenario: ResolvedScenario): Prepared {
  const preparation = prepare(scenario);
  if (!preparation.ok) throw new Error(preparation.reasons.join('\n'));
  return preparation.prepared;
}
