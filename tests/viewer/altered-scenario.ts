/** Scenarios in which every text that is not a word of the program itself says something else. */
import { seedFrom } from '@testudo/core/numerics';
import type { ResolvedScenario } from '@testudo/core/scenario';
import { prepare, simulate } from '@testudo/core/simulation';
import { resolvedFrom } from '../../packages/web/src/open/reading/read-resolved.js';

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
function replaced(scenario: ResolvedScenario, by: ReadonlyMap<string, string>): ResolvedScenario {
  return mapTexts(scenario, (text) => by.get(text) ?? text) as ResolvedScenario;
}

/** Texts that may say something else, by what they may say. */
export interface FreeTexts {
  /** Names, remarks, sources: anything. */
  readonly anything: readonly string[];
  /** Ids and what refers to them: anything without a slash. */
  readonly withoutSlash: readonly string[];
}

/**
 * The texts that the viewer opens and a run goes on with whatever they say. All others are words of the program (units, models,
 * states, parameters): with another word there the file is refused, or it is another run.
 */
export function freeTexts(scenario: ResolvedScenario): FreeTexts {
  const events = eventsOf(scenario);
  const isFree = (text: string, other: string) => {
    const changed = replaced(scenario, new Map([[text, `${other}${text}`]]));
    return resolvedFrom('changed.json', changed).ok && eventsOf(changed) === events;
  };
  const texts = textsOf(scenario).filter((text) => !OWN_WORDS.has(text));
  const anything = texts.filter((text) => isFree(text, '</a "\'&=(){}'));
  const others = texts.filter((text) => !anything.includes(text));
  return { anything, withoutSlash: others.filter((text) => isFree(text, '<a "\'&=(){}')) };
}

/** The scenario with one payload in every free text; what follows the payload keeps different texts different. */
export function withPayload(
  scenario: ResolvedScenario,
  { anything, withoutSlash }: FreeTexts,
  payload: string,
): ResolvedScenario {
  const bare = payload.replaceAll('/', '\u2215');
  return replaced(
    scenario,
    new Map([
      ...anything.map((text, i) => [text, `${payload}${i}`] as const),
      ...withoutSlash.map((text, i) => [text, `${bare}-${i}`] as const),
    ]),
  );
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
