/** When things are launched with every number at its best estimate, from the scenario alone. */
import { nominalOf, type Quantity } from '@testudo/core/numerics';
import type { ResolvedScenario } from '@testudo/core/scenario';

/** The launches of all threats, µs since the epoch, in the order of the threats. */
export function launchTimes_us({
  volleys,
  threats,
}: Pick<ResolvedScenario, 'volleys' | 'threats'>): readonly number[] {
  const byId = new Map(volleys.map((volley) => [volley.id, volley]));
  const begins = new Map<string, number>();
  // From a volley back to one whose beginning is known, then forward: a chain may be as long as the scenario. Loading refused circles.
  const beginOf = (id: string): number => {
    const chain: ResolvedScenario['volleys'][number][] = [];
    let here = byId.get(id);
    while (here !== undefined && !begins.has(here.id)) {
      chain.push(here);
      here = here.after === undefined ? undefined : byId.get(here.after);
    }
    for (const { id: own, after, at_us = 0, delay_s } of chain.reverse())
      begins.set(own, (after === undefined ? at_us : (begins.get(after) ?? 0)) + microseconds(delay_s));
    return begins.get(id) ?? 0;
  };
  return threats.map(
    ({ volley, index, spacing_s }) => beginOf(volley) + (index - 1) * microseconds(spacing_s),
  );
}

function microseconds(quantity: Quantity): number {
  const nominal = nominalOf(quantity);
  return nominal.ok ? Math.round(nominal.value * 1e6) : 0;
}
