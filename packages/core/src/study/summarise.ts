/** What a study found: every figure with its spread, every probability with its interval, and what drives them. */
import type { Prepared } from '../simulation/index.js';
import type { FigureName, HappeningName } from './declared-figures.js';
import { type DefenceSummary, summariseDefence } from './defence-summary.js';
import { type Figure, figuresFor, happeningsFor } from './figures.js';
import type { StudyPlan } from './plan.js';
import { type RaidSummary, summariseRaids } from './raid-summary.js';
import { addCounts } from './reason-counts.js';
import { type Screening, screen } from './screening.js';
import { type Observation, type Proportion, proportionOf, type Spread, spreadOf } from './spread.js';
import type { ReasonCount, TrialRow, ValidTrial } from './trial-row.js';

/** A study's results as plain data. */
export interface StudySummary {
  /** Trials that the plan asked for. */
  readonly asked: number;
  /** Trials that were run, invalid ones among them: fewer than asked where the study was stopped. */
  readonly done: number;
  /** Trials that could not be computed: in no figure, in no denominator. */
  readonly invalid: number;
  readonly invalidReasons: readonly { readonly reason: string; readonly count: number }[];
  /** Outer samples with at least one valid trial. */
  readonly samples: number;
  /** Whether the unknowns were sampled at all. */
  readonly unknownsSampled: boolean;
  /** Threats launched in each trial, on average: the denominator of arrived, failed and astray. */
  readonly launchedPerTrial: number;
  readonly figures: readonly FigureSummary[];
  readonly happenings: readonly HappeningSummary[];
  /** What settled why a threat was not stopped, added up over all valid trials. */
  readonly reasons: readonly ReasonCount[];
  /** What the defence did; absent where there is none. */
  readonly defence?: DefenceSummary;
  /** Raid by raid, by first launch; absent where the scenario has one raid only, or none. */
  readonly raids?: readonly RaidSummary[];
  readonly screenings: readonly Screening[];
}

export interface FigureSummary extends Spread {
  readonly id: string;
  readonly name: FigureName;
  readonly place?: string;
  readonly title: string;
  readonly unit: string;
  readonly definition: string;
}

export interface HappeningSummary extends Proportion {
  readonly id: string;
  readonly name: HappeningName;
  readonly place?: string;
  readonly title: string;
  readonly definition: string;
}

/** The figures whose unknowns are ranked. */
const SCREENED: readonly FigureName[] = ['arrived', 'killed', 'median-lead'];

/**
 * Sums up the trials of a study.
 *
 * A figure that a trial does not have (the warning time where nothing arrived) is left out of that trial: its `trials`
 * says how many have it.
 *
 * @param rows of any trials of the plan, in any order
 */
export function summarise(prepared: Prepared, plan: StudyPlan, rows: readonly TrialRow[]): StudySummary {
  const ordered = [...rows].sort((a, b) => a.trial - b.trial);
  const valid = ordered.filter((row): row is ValidTrial => row.ok);
  const { scenario } = prepared;
  const figures = figuresFor(scenario).map((figure) => ({ figure, seen: observe(figure, valid) }));
  const launched = valid.reduce((sum, row) => sum + row.launched, 0);
  const defence = summariseDefence(scenario, valid);
  const raids = summariseRaids(valid);
  return {
    asked: plan.trials,
    done: ordered.length,
    invalid: ordered.length - valid.length,
    invalidReasons: countInvalid(ordered),
    samples: new Set(valid.map(({ sample }) => sample)).size,
    unknownsSampled: plan.samples > 0,
    launchedPerTrial: valid.length === 0 ? 0 : launched / valid.length,
    figures: figures.flatMap(({ figure: { valueIn: _, ...said }, seen }) => {
      const spread = spreadOf(seen);
      return spread === undefined ? [] : [{ ...said, ...spread }];
    }),
    happenings: happeningsFor(scenario).flatMap(({ happenedIn, ...said }) => {
      const proportion = proportionOf(
        valid.map((row) => ({ sample: row.sample, happened: happenedIn(row) })),
      );
      return proportion === undefined ? [] : [{ ...said, ...proportion }];
    }),
    reasons: addCounts(valid.map(({ reasons }) => reasons)),
    ...(defence === undefined ? {} : { defence }),
    ...(raids === undefined ? {} : { raids }),
    screenings:
      plan.samples === 0
        ? []
        : figures.flatMap(({ figure, seen }) => {
            if (figure.place !== undefined || !SCREENED.includes(figure.name)) return [];
            const screening = screen(prepared, plan, figure.id, seen);
            return screening === undefined ? [] : [screening];
          }),
  };
}

/** The summary of one figure; undefined where no trial has it. */
export function figureIn(summary: StudySummary, name: FigureName, place?: string): FigureSummary | undefined {
  return summary.figures.find((one) => one.name === name && one.place === place);
}

/** The summary of one happening. */
export function happeningIn(
  summary: StudySummary,
  name: HappeningName,
  place?: string,
): HappeningSummary | undefined {
  return summary.happenings.find((one) => one.name === name && one.place === place);
}

/** A figure's value in every trial that has it. */
function observe(figure: Figure, rows: readonly ValidTrial[]): readonly Observation[] {
  return rows.flatMap((row) => {
    const value = figure.valueIn(row);
    return value === undefined ? [] : [{ sample: row.sample, value }];
  });
}

function countInvalid(rows: readonly TrialRow[]): StudySummary['invalidReasons'] {
  const counts = new Map<string, number>();
  for (const row of rows) if (!row.ok) counts.set(row.reason, (counts.get(row.reason) ?? 0) + 1);
  return [...counts].map(([reason, count]) => ({ reason, count }));
}
