import type { ResolvedFact, ResolvedScenario } from '@testudo/core/scenario';
import type { Outcome } from '@testudo/core/simulation';
import { type FigureName, type FigureSummary, figureIn, type StudySummary } from '@testudo/core/study';
import { type Block, heading, list, say, type TableRow } from '../block.js';
import { count, mean, range } from '../numbers.js';
import { clock, listed, quantityInWords } from '../words.js';
import { isLaunchTimeCalibrated, isReliabilityCalibrated } from './opening.js';

const MEASURES = ['launched', 'arrived', 'failed', 'first-impact'] as const;

/** The facts of a scenario, those that can be compared beside this run and the trials. */
export function record(
  scenario: ResolvedScenario,
  outcome: Outcome,
  summary?: StudySummary,
): readonly Block[] {
  const { facts } = scenario;
  if (facts.length === 0) return [];
  const compared = MEASURES.flatMap((measure) => facts.filter((fact) => fact.measure === measure));
  const others = facts.filter(
    ({ measure, note }) => measure === undefined && !/warned is not safe/i.test(note ?? ''),
  );
  const counted = summary !== undefined && summary.done > summary.invalid ? summary : undefined;
  return [
    heading('What the record says'),
    ...(compared.length === 0
      ? []
      : [
          {
            kind: 'table',
            columns: [
              { title: '' },
              { title: 'Record', align: 'right' },
              { title: 'This run', align: 'right' },
              ...(counted === undefined
                ? []
                : [{ title: `${count(counted.done)} trials, 5 to 95 %`, align: 'right' } as const]),
            ],
            rows: compared.map((fact) => comparison(scenario, fact, outcome, counted)),
          } as const,
        ]),
    ...notesOn(compared),
    ...otherDefence(scenario),
    ...calibration(scenario),
    ...(others.length === 0 ? [] : [say('Also on record:'), list(others.map(factInWords))]),
  ];
}

/** What the record adds to a number that is compared. */
function notesOn(facts: readonly ResolvedFact[]): readonly Block[] {
  const notes = facts.flatMap(({ what, note }) => (note === undefined ? [] : [`${what}: ${note}`]));
  return notes.length === 0 ? [] : [list(notes)];
}

/** The record is of another night where the defence is of another day. */
function otherDefence({ postureShift_us, batteries }: ResolvedScenario): readonly Block[] {
  if (postureShift_us === 0 || batteries.length === 0) return [];
  return [
    say(
      'The record is of the raid as it was, without this defence: of these numbers only what was launched and what failed can be expected to agree.',
    ),
  ];
}

/** What agrees because it was made to agree. */
function calibration(scenario: ResolvedScenario): readonly Block[] {
  const made = [
    ...(isReliabilityCalibrated(scenario)
      ? ['how many arrive (the chance that a missile works was itself made from this event)']
      : []),
    ...(isLaunchTimeCalibrated(scenario)
      ? ['when the first impact is (the launch was counted back from it)']
      : []),
  ];
  if (made.length === 0) return [];
  return [
    say(
      `Agreement is no proof of the model where it was put in by hand: ${listed(made)}. That is calibration, not validation.`,
    ),
  ];
}

function comparison(
  scenario: ResolvedScenario,
  fact: ResolvedFact,
  outcome: Outcome,
  summary: StudySummary | undefined,
): TableRow {
  const recorded =
    fact.at_us !== undefined
      ? clock(scenario, fact.at_us)
      : fact.value === undefined
        ? '–'
        : quantityInWords(fact.value);
  const here = inRun(scenario, fact, outcome);
  const there = summary === undefined ? undefined : inTrials(scenario, fact, summary);
  return {
    cells: [fact.what, recorded, here, ...(there === undefined ? [] : [there])],
    sentence: `${fact.what}: record ${recorded}, this run ${here}${there === undefined ? '' : `, trials ${there}`}`,
  };
}

function inRun(scenario: ResolvedScenario, { measure, place }: ResolvedFact, outcome: Outcome): string {
  const at = outcome.places.find((one) => one.place === place);
  switch (measure) {
    case 'launched':
      return count(at?.aimedAt ?? outcome.launched);
    case 'arrived':
      return count(at?.arrived ?? outcome.arrived);
    case 'failed':
      return count(at?.failed ?? outcome.failed);
    case 'first-impact': {
      const times = (at === undefined ? outcome.places : [at]).flatMap(
        ({ firstImpact_us }) => firstImpact_us ?? [],
      );
      return times.length === 0 ? 'none' : clock(scenario, Math.min(...times));
    }
    default:
      return '–';
  }
}

function inTrials(
  scenario: ResolvedScenario,
  { measure, place }: ResolvedFact,
  summary: StudySummary,
): string {
  if (measure === 'launched') return place === undefined ? count(summary.launchedPerTrial) : '–';
  const figure = measure === undefined ? undefined : figureIn(summary, FIGURES[measure], place);
  if (figure === undefined) return '–';
  if (measure === 'first-impact')
    return ends(figure, (value_s) => clock(scenario, Math.round(value_s * 1e6)));
  return `${mean(figure.mean)} (${ends(figure, count)})`;
}

const FIGURES: { readonly [measure in 'arrived' | 'failed' | 'first-impact']: FigureName } = {
  arrived: 'arrived',
  failed: 'failed',
  'first-impact': 'first-impact',
};

function ends({ range90: { low, high } }: FigureSummary, write: (value: number) => string): string {
  return range(write(low), write(high));
}

/** A fact with its number, its note and its source. */
export function factInWords({ what, value, note, source }: ResolvedFact): string {
  const number = value === undefined ? '' : `: ${quantityInWords(value)}`;
  return `${what}${number}${note === undefined || number.includes(note) ? '' : `; ${note}`} (${source})`;
}
