/** A run told for people who have never seen one. */
import type { ResolvedScenario } from '@testudo/core/scenario';
import type { Outcome } from '@testudo/core/simulation';
import type { StudySummary } from '@testudo/core/study';
import { type Block, heading } from '../block.js';
import { definitionsFor } from '../definitions.js';
import { withMark } from '../mark.js';
import { whoDefends } from './defence.js';
import { engagements } from './engagements.js';
import { arcs, failures } from './flights.js';
import { launches } from './launches.js';
import { assumptions, opening, whoIsWhere } from './opening.js';
import { raids } from './raids.js';
import { record } from './record.js';
import { trials } from './trials.js';
import { landings, warning } from './warning.js';

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
    ...withMark(opening(scenario, seed)),
    ...whoIsWhere(scenario, outcome),
    ...whoDefends(scenario, outcome),
    ...assumptions(scenario, remarks),
    ...launches(scenario, outcome),
    ...raids(scenario, outcome),
    ...failures(scenario, outcome),
    ...arcs(scenario, outcome),
    ...engagements(scenario, outcome),
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
    ...theWords(scenario),
  ];
}

/** What the words mean. */
export function theWords(scenario: ResolvedScenario): readonly Block[] {
  return [heading('The words'), { kind: 'terms', items: definitionsFor([scenario]) }];
}
