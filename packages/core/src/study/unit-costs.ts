/** What an interceptor costs: the published price of each type, as one outer sample draws it. */
import { type CatalogueEntry, findQuantity, type SampleMode, sampleQuantities } from '../catalogue/index.js';
import type { ResolvedScenario } from '../scenario/resolved.js';

/** Where a catalogue entry of an interceptor has its price, in US dollars. */
const PARAMETER = 'unitCost';

/** The price of one round of each type, US dollars; types without a price are not in it. */
export type UnitCosts = ReadonlyMap<string, number>;

/** The types of interceptor of a scenario that have a price, in the order of the catalogue. */
export function pricedTypes({ catalogue }: Pick<ResolvedScenario, 'catalogue'>): readonly CatalogueEntry[] {
  return catalogue.filter((entry) => {
    const price = findQuantity(entry, PARAMETER);
    return entry.kind === 'interceptor' && price !== undefined && price.distribution !== 'unquantified';
  });
}

/** The prices under one draw of what is unknown: the same draws as everything else of that outer sample. */
export function unitCosts(scenario: Pick<ResolvedScenario, 'catalogue'>, mode: SampleMode): UnitCosts {
  const priced = pricedTypes(scenario);
  const values = sampleQuantities(
    priced.flatMap((entry) => {
      const quantity = findQuantity(entry, PARAMETER);
      return quantity === undefined ? [] : [{ owner: entry.id, parameter: PARAMETER, quantity }];
    }),
    mode,
  );
  return new Map(
    priced.flatMap(({ id }) => {
      const price = values.get(`${id}/${PARAMETER}`);
      return price === undefined ? [] : [[id, price] as const];
    }),
  );
}

/** The least that a round of some types can cost, US dollars: the low end of the cheapest; 0 where none has a price. */
export function leastPrice_usd(
  scenario: Pick<ResolvedScenario, 'catalogue'>,
  types: readonly string[],
): number {
  const prices = pricedTypes(scenario).flatMap((entry) => {
    const price = types.includes(entry.id) ? findQuantity(entry, PARAMETER) : undefined;
    return price?.low ?? price?.nominal ?? [];
  });
  return prices.length === 0 ? 0 : prices.reduce((least, price) => Math.min(least, price));
}

/** What some rounds cost together; undefined where a type among them has no price. */
export function costOf(
  rounds: readonly { readonly type: string; readonly fired: number }[],
  costs: UnitCosts,
): number | undefined {
  let sum_usd = 0;
  for (const { type, fired } of rounds) {
    if (fired === 0) continue;
    const price_usd = costs.get(type);
    if (price_usd === undefined) return undefined;
    sum_usd += fired * price_usd;
  }
  return sum_usd;
}
