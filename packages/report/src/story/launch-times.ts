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
  const beginOf = (id: string): number => {
    const volley = byId.get(id);
    if (volley === undefined) return 0;
    const known = begins.get(id);
    if (known !== undefined) return known;
    const after_us = volley.after === undefined ? (volley.at_us ?? 0) : beginOf(volley.after);
    const begin_us = after_us + microseconds(volley.delay_s);
    begins.set(id, begin_us);
    return begin_us;
  };
  return threats.map(
    ({ volley, index, spacing_s }) => beginOf(volley) + (index - 1) * microseconds(spacing_s),
  );
}

function microseconds(quantity: Quantity): number {
  const nominal = nominalOf(quantity);
  return nominal.ok ? Math.round(nominal.value * 1e6) : 0;
}
