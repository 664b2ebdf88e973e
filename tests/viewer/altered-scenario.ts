/** Scenarios in which every text that is not a word of the program itself says something else. */
import { seedFrom } from '@testudo/core/numerics';
import type { ResolvedScenario } from '@testudo/core/scenario';
import { prepare, simulate } from '@testudo/core/simulation';

/** The data with what `change` makes of every text in it. */
function mapTexts(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((one) => mapTexts(one, change));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, mapTexts(one, change)]));
}

/** Every different text in a scenario, sorted. */
function textsOf(scenario: ResolvedScenario): readonly string[] {
  const found = new Set<string>();
  mapTexts(scenario, (text) => {
    found.add(text);
    return text;
  });
  return [...found].sort();
}

/** The scenario with some texts replaced wherever they stand. */
export function replaced(scenario: ResolvedScenario, by: ReadonlyMap<string, string>): ResolvedScenario {
  return mapTexts(scenario, (text) => by.get(text) ?? text) as ResolvedScenario;
}

/**
 * The texts that a run goes on with whatever they say: names, remarks, sources, ids. All others are words of the program (units,
 * models, states, parameters): with another word there the scenario is refused or another run.
 */
export function freeTexts(scenario: ResolvedScenario): readonly string[] {
  const events = eventsOf(scenario);
  return textsOf(scenario).filter((text) => {
    if (OWN_WORDS.has(text)) return false;
    return eventsOf(replaced(scenario, new Map([[text, `Z${text}`]]))) === events;
  });
}

/** Words that only results show, so that a run does not miss them. */
const OWN_WORDS = new Set([
  ...['pert', 'uniform', 'point', 'triangular', 'unquantified', 'cited', 'derived', 'assumed', 'calibrated'],
  ...['m', 's', 'rad', 'count', 'kg', 'm/s', ''],
]);

/** How many events a run has; undefined where there is none. */
function eventsOf(scenario: ResolvedScenario): number | undefined {
  try {
    const preparation = prepare(scenario);
    return preparation.ok ? simulate(preparation.prepared, { seed: seedFrom(1) }).events.length : undefined;
  } catch {
    return undefined;
  }
}
