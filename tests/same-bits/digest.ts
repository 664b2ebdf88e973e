import { seedFrom } from '@testudo/core/numerics';
import type { ResolvedScenario } from '@testudo/core/scenario';
import { prepare, simulate } from '@testudo/core/simulation';

/** The digest of one run of a resolved scenario, as any engine computes it. */
export function digestOf(scenario: ResolvedScenario, seed: number): string {
  const preparation = prepare(scenario);
  if (!preparation.ok) throw new Error(preparation.reasons.join('\n'));
  return simulate(preparation.prepared, { seed: seedFrom(seed) }).digest;
}
