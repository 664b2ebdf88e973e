/** Two defences against the same attacks, told for people who want to know which is better, and how sure that is. */
import type { ResolvedScenario } from '@testudo/core/scenario';
import type { Comparison } from '@testudo/core/study';
import { intervalsOfChance } from '../averages.js';
import { type Block, GAP, heading, list, say } from '../block.js';
import { definitionsFor } from '../definitions.js';
import { withMark } from '../mark.js';
import { batteriesInTrials, rounds } from '../rounds.js';
import { some, stoppedAfter } from '../words.js';
import { assumptions } from './assumptions.js';
import { costDifference, differenceTable, groupTable } from './differences.js';
import { differenceHeadline, turns } from './headline.js';
import type { Labels } from './labels.js';

/** What a comparison is told from. */
export interface Compared {
  readonly a: ResolvedScenario;
  readonly b: ResolvedScenario;
  readonly labels: Labels;
  /** A decimal number. */
  readonly seed: string;
  readonly remarks: readonly string[];
}

/** What is compared, before it is done. */
export function storyBefore(told: Compared): readonly Block[] {
  return withMark(whatIsCompared(told));
}

/** The same without the mark, for a page that has it above. */
export function whatIsCompared({ a, b, labels, seed, remarks }: Compared): readonly Block[] {
  return [
    { kind: 'title', text: `${labels.a} and ${labels.b}, compared` },
    list([`${labels.a}: ${a.title}`, `${labels.b}: ${b.title}`]),
    GAP,
    say(
      `The same attacks in both, trial by trial: the same launches, failures and aims, the same values for what nobody knows of them (seed ${seed}). Only the defence differs. All of it is simulated.`,
      'quiet',
    ),
    ...(remarks.length === 0 ? [] : [list(remarks)]),
  ];
}

/** What came of it. */
export function storyAfter(told: Compared, comparison: Comparison): readonly Block[] {
  const valid = comparison.done - comparison.invalid;
  return [
    heading(`${some(comparison.done, 'pair')} of trials`),
    ...howManyPairs(comparison),
    ...(valid === 0
      ? []
      : [
          ...differenceHeadline(told, comparison),
          ...(comparison.launchedPerPair === 0 ? [] : whatDiffers(told, comparison)),
        ]),
    ...wordsCompared(told),
  ];
}

function whatDiffers(told: Compared, comparison: Comparison): readonly Block[] {
  const { a, b, labels } = told;
  return [
    GAP,
    differenceTable(told, comparison),
    ...costDifference(told, comparison),
    ...turns(told, comparison),
    ...groupTable(told, comparison),
    ...assumptions(told, comparison),
    ...rounds(b, comparison.b, `: ${labels.b}`),
    ...rounds(a, comparison.a, `: ${labels.a}`),
    ...notStopped(b, labels.b, comparison.b),
    ...notStopped(a, labels.a, comparison.a),
  ];
}

/** What the words mean. */
export function wordsCompared({ a, b, labels }: Compared): readonly Block[] {
  const items = [
    { term: 'pair', explanation: `the same trial in both: one with ${labels.a}, one with ${labels.b}` },
    { term: 'difference', explanation: `${labels.b} minus ${labels.a}, pair by pair` },
    { term: 'better', explanation: `fewer arrive with ${labels.b} than with ${labels.a} in that pair` },
    ...definitionsFor([a, b]),
  ];
  return [heading('The words'), { kind: 'terms', items }];
}

/** How many pairs there are, and what is wrong with them. */
export function howManyPairs({
  asked,
  done,
  invalid,
  invalidReasons,
  disagreeing,
  samples,
  unknownsSampled,
}: Comparison): readonly Block[] {
  const valid = done - invalid;
  const worst = invalidReasons.slice(0, 3).map(({ reason, count }) => `${count} × ${reason}`);
  const how = unknownsSampled
    ? `${some(samples, 'draw')} of everything that is not known exactly, and about ${some(Math.max(1, Math.round(valid / Math.max(1, samples))), 'pair')} of chance for each.`
    : 'Every unknown at its best estimate; only chance differs.';
  const only = intervalsOfChance(samples, unknownsSampled);
  return [
    ...(done < asked ? [say(stoppedAfter(done, asked, 'pair'), 'strong')] : []),
    ...(valid === 0 ? [] : [say(`${how}${only}`)]),
    ...(invalid === 0
      ? []
      : [
          say(
            `${some(invalid, 'pair')} could not be computed and ${invalid === 1 ? 'is' : 'are'} in none of the figures: ${worst.join('; ')}.`,
          ),
        ]),
    ...(disagreeing === 0
      ? []
      : [
          say(
            `In ${some(disagreeing, 'pair')} the two did not meet the same attack: launches or failures differ. What follows is not a comparison of the defences alone.`,
            'strong',
          ),
        ]),
  ];
}

/** What each battery of one side did, and why not more. */
export function notStopped(
  scenario: ResolvedScenario,
  label: string,
  summary: Comparison['a'],
): readonly Block[] {
  const blocks = batteriesInTrials(scenario, summary);
  return blocks.length === 0 ? [] : [heading(`What each battery did, and why not more: ${label}`), ...blocks];
}
