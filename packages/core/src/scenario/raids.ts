import type { ResolvedScenario, ResolvedVolley } from './resolved.js';

/** The raid that each volley belongs to, by the volley's id: a raid is a volley that has a time, and bears its name, with all that follow it. */
export function raidsOfVolleys(volleys: readonly ResolvedVolley[]): ReadonlyMap<string, string> {
  const byId = new Map(volleys.map((volley) => [volley.id, volley]));
  const raids = new Map<string, string>();
  for (const volley of volleys) {
    const chain: string[] = [];
    let here = volley;
    while (here.after !== undefined && !raids.has(here.id)) {
      chain.push(here.id);
      const before = byId.get(here.after);
      if (before === undefined) break;
      here = before;
    }
    const raid = raids.get(here.id) ?? here.id;
    raids.set(here.id, raid);
    for (const id of chain) raids.set(id, raid);
  }
  return raids;
}

/** The raid of each threat, by the threat's id. */
export function raidsOfThreats({
  volleys,
  threats,
}: Pick<ResolvedScenario, 'volleys' | 'threats'>): ReadonlyMap<string, string> {
  const raids = raidsOfVolleys(volleys);
  return new Map(threats.map(({ id, volley }) => [id, raids.get(volley) ?? volley]));
}
