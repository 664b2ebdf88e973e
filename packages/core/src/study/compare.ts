/** What a comparison found: two defences against the same attacks, trial by trial. */
import { meanOf, sorted } from '../numerics/index.js';
import type { ResolvedScenario } from '../scenario/resolved.js';
import type { Prepared } from '../simulation/index.js';
import type { FigureName } from './declared-figures.js';
import { type Figure, figuresFor } from './figures.js';
import { type GroupDifference, groupDifferences, type Turn, turns } from './group-differences.js';
import { type Pair, type Pairing, pairUp } from './pairs.js';
import type { StudyPlan } from './plan.js';
import { type Screening, screenAmong } from './screening.js';
import { type Proportion, proportionOf, type Spread, spreadOf } from './spread.js';
import { type StudySummary, summarise } from './summarise.js';
import type { TrialRow } from './trial-row.js';

/** A comparison's results as plain data. Every difference is B minus A. */
export interface Comparison extends Omit<Pairing, 'pairs'> {
  /** Pairs that the plan asked for, and pairs that were run, invalid ones among them. */
  readonly asked: number;
  readonly done: number;
  /** Outer samples with at least one valid pair. */
  readonly samples: number;
  readonly unknownsSampled: boolean;
  /** Threats launched in each pair, on average. */
  readonly launchedPerPair: number;
  readonly figures: readonly FigureDifference[];
  /** Fewer, as many, more arrive in B than in A: shares of the pairs; absent without a valid pair. */
  readonly arrivals?: Better;
  /** By class of threat and the place it is aimed at. */
  readonly groups: readonly GroupDifference[];
  /** Threats whose fate is another in B than in A. */
  readonly turns: readonly Turn[];
  /** Which unknowns the difference in how many arrive goes with; absent where too few samples tell, or nothing varies. */
  readonly screening?: Screening;
  readonly a: StudySummary;
  readonly b: StudySummary;
}

/** A figure in A, in B, and the difference over the pairs that have it in both. */
export interface FigureDifference {
  readonly id: string;
  readonly name: FigureName;
  readonly place?: string;
  readonly title: string;
  readonly unit: string;
  readonly definition: string;
  readonly meanA: number;
  readonly meanB: number;
  /** B − A: `mean`, its 95 % interval, 5th to 95th percentile of the pairs, the unknowns' share of its spread. */
  readonly difference: Spread;
}

/** How B does beside A, pair by pair: better is fewer arrivals. */
export interface Better {
  readonly better: Proportion;
  readonly equal: Proportion;
  readonly worse: Proportion;
}

const COMPARED: readonly FigureName[] = [
  'arrived',
  'engaged',
  'killed',
  'leaked',
  'rounds-fired',
  'rounds-cost',
  'met-unsheltered',
  'median-lead',
];
/** Also compared place by place. */
const BY_PLACE: readonly FigureName[] = ['arrived'];

/**
 * Compares two studies that were run with one plan.
 *
 * Model: trial t of both has the same seed, the same outer sample and the same number, so everything drawn for the attack is
 *   the same and only the defence differs. Differences are taken pair by pair; pairs of one outer sample share their
 *   unknowns, so the samples are the independent units: the interval of a mean difference is Student's with samples − 1
 *   degrees of freedom, shares have Wilson's interval with the effective number of pairs (`spreadOf`, `proportionOf`).
 *
 * @param rowsOfA and `rowsOfB` of any trials of the plan, in any order; trials that only one has are left out
 */
export function compare(
  a: Prepared,
  b: Prepared,
  plan: StudyPlan,
  rowsOfA: readonly TrialRow[],
  rowsOfB: readonly TrialRow[],
): Comparison {
  const { pairs, ...counted } = pairUp(rowsOfA, rowsOfB);
  const launched = pairs.reduce((sum, pair) => sum + pair.a.launched, 0);
  const arrivals = betterOf(pairs);
  const scenarios = [a.scenario, b.scenario];
  const screening =
    plan.samples === 0
      ? undefined
      : screenAmong(
          scenarios,
          plan,
          'arrived',
          pairs.map((pair) => ({ sample: pair.sample, value: pair.b.arrived - pair.a.arrived })),
        );
  return {
    ...counted,
    asked: plan.trials,
    done: pairs.length + counted.invalid,
    samples: new Set(pairs.map(({ sample }) => sample)).size,
    unknownsSampled: plan.samples > 0,
    launchedPerPair: pairs.length === 0 ? 0 : launched / pairs.length,
    figures: comparedFigures(a.scenario, b.scenario).flatMap(
      (figure) => figureDifference(figure, pairs) ?? [],
    ),
    ...(arrivals === undefined ? {} : { arrivals }),
    groups: groupDifferences(a.scenario, pairs),
    turns: turns(pairs),
    ...(screening === undefined ? {} : { screening }),
    a: summarise(a, plan, rowsOfA),
    b: summarise(b, plan, rowsOfB),
  };
}

/** One compared figure; undefined where no pair has it. */
export function differenceIn(
  { figures }: Comparison,
  name: FigureName,
  place?: string,
): FigureDifference | undefined {
  return figures.find((one) => one.name === name && one.place === place);
}

/** What either of the two has to show. */
function comparedFigures(a: ResolvedScenario, b: ResolvedScenario): readonly Figure[] {
  const either = {
    places: a.places,
    batteries: [...a.batteries, ...b.batteries],
    catalogue: [...a.catalogue, ...b.catalogue],
  };
  return figuresFor(either).filter(({ name, place }) =>
    (place === undefined ? COMPARED : BY_PLACE).includes(name),
  );
}

function figureDifference(
  { valueIn, ...said }: Figure,
  pairs: readonly Pair[],
): FigureDifference | undefined {
  const both = pairs.flatMap(({ sample, a, b }) => {
    const [inA, inB] = [valueIn(a), valueIn(b)];
    return inA === undefined || inB === undefined ? [] : [{ sample, inA, inB, value: inB - inA }];
  });
  const difference = spreadOf(both);
  if (difference === undefined) return undefined;
  return {
    ...said,
    // Summed in the order in which a spread sums, so that B − 0 is printed as B is, and B as its own study prints it.
    meanA: meanOf(sorted(both.map(({ inA }) => inA))),
    meanB: meanOf(sorted(both.map(({ inB }) => inB))),
    difference,
  };
}

function betterOf(pairs: readonly Pair[]): Better | undefined {
  const share = (is: (difference: number) => boolean) =>
    proportionOf(pairs.map(({ sample, a, b }) => ({ sample, happened: is(b.arrived - a.arrived) })));
  const better = share((difference) => difference < 0);
  const equal = share((difference) => difference === 0);
  const worse = share((difference) => difference > 0);
  if (better === undefined || equal === undefined || worse === undefined) return undefined;
  return { better, equal, worse };
}
