/** A run told for people who have never seen one. */
import type { ResolvedScenario } from '@testudo/core/scenario';
import { DEFINITIONS, type Outcome } from '@testudo/core/simulation';
import type { StudySummary } from '@testudo/core/study';
import { type Block, heading, type Term } from './block.js';
import { arcs, failures } from './flights.js';
import { launches } from './launches.js';
import { assumptions, opening, whoIsWhere } from './opening.js';
import { record } from './record.js';
import { trials } from './trials.js';
import { landings, warning } from './warning.js';

export { type Block, heading, list, say } from './block.js';
export { render } from './render.js';

/** What a story is told from. */
export interface Told {
  readonly scenario: ResolvedScenario;
  readonly outcome: Outcome;
  /** A decimal number. */
  readonly seed: string;
  readonly remarks: readonly string[];
}

/** The story of the one run. */
export function storyOfRun({ scenario, outcome, seed, remarks }: Told): readonly Block[] {
  return [
    ...opening(scenario, seed),
    ...whoIsWhere(scenario),
    ...assumptions(scenario, remarks),
    ...launches(scenario, outcome),
    ...failures(scenario, outcome),
    ...arcs(scenario, outcome),
    ...warning(scenario, outcome),
    ...landings(scenario, outcome),
  ];
}

/** What comes after the trials, or at once where there are none: the trials, the record, and the meaning of the words. */
export function storyOfTrials(
  { scenario, outcome }: Told,
  summary: StudySummary | undefined,
): readonly Block[] {
  return [
    ...(summary === undefined ? [] : trials(scenario, summary)),
    ...record(scenario, outcome, summary),
    heading('The words'),
    { kind: 'terms', items: definitions(scenario) },
  ];
}

function definitions(scenario: ResolvedScenario): readonly Term[] {
  const { lead, sheltered, ...rest } = DEFINITIONS;
  const warned = scenario.earlyWarning === undefined ? { sheltered } : { lead, sheltered };
  return Object.entries({ ...rest, ...warned }).map(([term, explanation]) => ({
    term: TERMS.get(term) ?? term,
    explanation,
  }));
}

const TERMS: ReadonlyMap<string, string> = new Map([
  ['flight', 'flight time'],
  ['lead', 'warning time'],
  ['sheltered', 'in shelter'],
]);
