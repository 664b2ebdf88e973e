/** The foot of every story: what its words mean. */
import { type ResolvedScenario, raidsOfThreats } from '@testudo/core/scenario';
import { DEFINITIONS } from '@testudo/core/simulation';
import type { Term } from './block.js';
import { canWarn } from './defences.js';

/** Words that mean nothing where there is no battery. */
const OF_A_DEFENCE = ['threatening', 'engaged', 'killed', 'leaked'] as const;

/** The words that come up in a story of these scenarios. */
export function definitionsFor(scenarios: readonly ResolvedScenario[]): readonly Term[] {
  const left = new Set<string>([
    ...(scenarios.some(({ batteries }) => batteries.length > 0) ? [] : OF_A_DEFENCE),
    ...(scenarios.some(canWarn) ? [] : ['lead']),
    ...(scenarios.some(hasRaids) ? [] : ['raid']),
  ]);
  return Object.entries(DEFINITIONS)
    .filter(([term]) => !left.has(term))
    .map(([term, explanation]) => ({ term: TERMS.get(term) ?? term, explanation }));
}

/** Whether there is more than one raid to speak of. */
export function hasRaids(scenario: ResolvedScenario): boolean {
  return new Set(raidsOfThreats(scenario).values()).size > 1;
}

const TERMS: ReadonlyMap<string, string> = new Map([
  ['flight', 'flight time'],
  ['lead', 'warning time'],
  ['sheltered', 'in shelter'],
]);
