import { compareCodeUnits } from '../numerics/order.js';
import type { ResolvedVolley } from './resolved.js';

/** A volley as a file has it: with the times of its series, where it begins again and again. */
export interface StatedVolley extends ResolvedVolley {
  readonly times_us?: readonly number[];
}

/**
 * How often each volley comes: those of a series and all that follow one; a volley that comes once is not in it.
 *
 * @param volleys whatever they follow; a circle counts as none
 */
export function seriesCounts(volleys: readonly StatedVolley[]): ReadonlyMap<string, number> {
  const byId = new Map(volleys.map((volley) => [volley.id, volley]));
  const counts = new Map<string, number | undefined>();
  for (const volley of volleys) {
    const chain: string[] = [];
    const onChain = new Set<string>();
    let here: StatedVolley | undefined = volley;
    while (here !== undefined && here.after !== undefined && !counts.has(here.id) && !onChain.has(here.id)) {
      chain.push(here.id);
      onChain.add(here.id);
      here = byId.get(here.after);
    }
    const count =
      here === undefined || onChain.has(here.id) ? undefined : (counts.get(here.id) ?? here.times_us?.length);
    if (here !== undefined && !counts.has(here.id)) counts.set(here.id, count);
    for (const id of chain) counts.set(id, count);
  }
  return new Map([...counts].flatMap(([id, count]) => (count === undefined ? [] : [[id, count] as const])));
}

/** The id of a volley of a series, or of what hangs on it, by its number from 1: `harassing-r001`. */
export function inSeries(id: string, number: number): string {
  return `${id}-r${String(number).padStart(3, '0')}`;
}

/** Every single volley, sorted by id: those of a series have ids of their own, and what follows a series follows each of them. */
export function writeOutVolleys(
  volleys: readonly StatedVolley[],
  counts: ReadonlyMap<string, number>,
): readonly ResolvedVolley[] {
  const single = volleys.flatMap(({ times_us, ...volley }): readonly ResolvedVolley[] => {
    const count = counts.get(volley.id);
    if (count === undefined) return [volley];
    return Array.from({ length: count }, (_, i): ResolvedVolley => {
      const { id, after, delay_s } = volley;
      const begins = after === undefined ? { at_us: times_us?.[i] ?? 0 } : { after: inSeries(after, i + 1) };
      return { id: inSeries(id, i + 1), series: id, ...begins, delay_s };
    });
  });
  return single.sort((a, b) => compareCodeUnits(a.id, b.id));
}
