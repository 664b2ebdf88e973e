/** The page of a comparison: two defences against the same attacks. */
import { type Comparison, differenceIn } from '@testudo/core/study';
import { distributionFigure } from '../figure/distribution.js';
import { driversFigure } from '../figure/drivers.js';
import type { Figure } from '../figure/figure.js';
import { sharesFigure } from '../figure/shares.js';
import { type SideRow, sidesFigure } from '../figure/sides.js';
import type { Atlas } from '../map/atlas.js';
import { mapFigure } from '../map/map.js';
import { between as along } from '../map/projection.js';
import { element, type Markup } from '../markup/markup.js';
import { type Block, heading, list, say } from '../story/block.js';
import { assumptions, namedIn } from '../story/compare/assumptions.js';
import { costDifference, differenceTable, groupTable, isNothing } from '../story/compare/differences.js';
import { differenceHeadline, turns } from '../story/compare/headline.js';
import {
  type Compared,
  howManyPairs,
  notStopped,
  whatIsCompared,
  wordsCompared,
} from '../story/compare/index.js';
import { LIMITS } from '../story/limits.js';
import { MARK } from '../story/mark.js';
import { between, count, mean, signed } from '../story/numbers.js';
import { rounds } from '../story/rounds.js';
import { shortClass, shortPlace, some, weaponIn } from '../story/words.js';
import { batteryParts } from './batteries.js';
import { blocksMarkup } from './blocks.js';
import { documentText } from './document.js';
import { type ComparisonProvenance, comparisonProvenance } from './provenance.js';
import { section } from './section.js';
import { costFigures } from './spreads.js';

/** A valid pair: how many arrive in A and in B. */
export interface PairedArrivals {
  readonly sample: number;
  readonly a: number;
  readonly b: number;
}

/** Everything that the page of a comparison is made from: plain data. */
export interface ComparisonResults {
  readonly told: Compared;
  readonly comparison: Comparison;
  readonly pairs: readonly PairedArrivals[];
  readonly provenance: ComparisonProvenance;
}

/**
 * The report of a comparison as one HTML file that needs nothing else.
 *
 * @param atlas coasts, borders and countries
 */
export function comparisonReport(results: ComparisonResults, atlas: Atlas): string {
  const { told, comparison, provenance } = results;
  const { a, b, labels } = told;
  const [titleBlock] = whatIsCompared(told);
  const sides = [
    { scenario: b, label: labels.b, summary: comparison.b, suffix: '-b' },
    { scenario: a, label: labels.a, summary: comparison.a, suffix: '-a' },
  ];
  const isQuiet = comparison.launchedPerPair === 0;
  return documentText({
    title: titleBlock?.kind === 'title' ? titleBlock.text : '',
    mark: MARK,
    header: headerOf(results),
    sections: [
      section('pairs', [
        heading(`${some(comparison.done, 'pair')} of trials`),
        howManyPairs(comparison),
        pairsFigure(results),
        ...(comparison.arrivals === undefined || isQuiet ? [] : [sharesFigure(comparison.arrivals, labels)]),
      ]),
      isQuiet
        ? undefined
        : section('differences', [
            heading('Figure by figure'),
            figuresFigure(told, comparison),
            differenceTable(told, comparison),
            costDifference(told, comparison),
            turns(told, comparison),
          ]),
      isQuiet
        ? undefined
        : section('groups', [
            groupTable(told, comparison).slice(0, 1),
            groupsFigure(told, comparison),
            groupTable(told, comparison).slice(1),
          ]),
      section('where', [heading('Where it happens'), postureMap(told, atlas), list(told.remarks)]),
      isQuiet
        ? undefined
        : section('spread', [
            heading('How many arrive on either side'),
            sides.map(({ label, suffix }) => sideDistribution(results, suffix === '-a' ? 'a' : 'b', label)),
          ]),
      isQuiet
        ? undefined
        : section('assumptions', [
            assumptions(told, comparison).slice(0, 1),
            assumptionsFigure(told, comparison),
            assumptions(told, comparison).slice(1),
          ]),
      ...(isQuiet ? [] : sides).map(({ scenario, label, summary, suffix }) => {
        const [title, ...rest] = rounds(scenario, summary, `: ${label}`);
        return section(
          `rounds${suffix}`,
          title === undefined ? [] : [title, costFigures(scenario, summary, suffix), rest],
        );
      }),
      ...(isQuiet ? [] : sides).map(({ scenario, label, summary, suffix }) => {
        const [title] = notStopped(scenario, label, summary);
        return section(
          `reasons${suffix}`,
          title === undefined ? [] : [title, batteryParts(scenario, summary, suffix)],
        );
      }),
      section('words', wordsCompared(told)),
      section('limits', [heading('What this does not show'), list(LIMITS)]),
      section('provenance', comparisonProvenance(provenance)),
    ],
  });
}

function headerOf({ told, comparison }: ComparisonResults): readonly Markup[] {
  // What the two are and how they were compared; remarks stand beside the map.
  const before = whatIsCompared({ ...told, remarks: [] }).filter(({ kind }) => kind !== 'title');
  const said = differenceHeadline(told, comparison);
  const words = (block: Block | undefined, className: string) =>
    block?.kind === 'text' ? [element('p', { class: className }, block.text)] : [];
  return [
    ...words(said[0], 'headline'),
    ...said.slice(1).map((block) => blocksMarkup([block])),
    ...(said.length > 0 ? [] : words(say('No pair could be computed.'), 'headline')),
    blocksMarkup(before),
  ];
}

/** The difference in how many arrive, pair by pair. */
function pairsFigure({ told: { a, labels }, comparison, pairs }: ComparisonResults): Figure | undefined {
  const arrived = differenceIn(comparison, 'arrived');
  if (arrived === undefined || comparison.launchedPerPair <= 1) return undefined;
  const differences = pairs.map(({ sample, a: inA, b: inB }) => ({ sample, value: inB - inA }));
  const values = differences.map(({ value }) => value);
  return distributionFigure({
    id: 'paired',
    title: `How many more or fewer arrive with ${labels.b} than with ${labels.a}, pair by pair`,
    axis: `difference in ${weaponIn(a)}s that arrive, of ${count(comparison.launchedPerPair)}`,
    noun: 'pairs',
    rows: differences,
    average: arrived.difference.mean,
    least: Math.min(-1, ...values),
    most: Math.max(1, ...values),
    write: (value) => signed(value, count),
    barClass: (value) => (value < 0 ? 'bar-better' : value > 0 ? 'bar-worse' : 'bar-equal'),
    note: `Left of zero fewer arrive with ${labels.b}. Above: all pairs. Below: each line is one draw of everything that is not known; how far the dots move is what is unknown, how long the lines are is chance.`,
  });
}

function sideDistribution(
  { told: { a, labels }, comparison, pairs }: ComparisonResults,
  side: 'a' | 'b',
  label: string,
): Figure | undefined {
  const arrived = differenceIn(comparison, 'arrived');
  if (arrived === undefined || comparison.launchedPerPair <= 1) return undefined;
  return distributionFigure({
    id: `distribution-${side}`,
    title: `With ${label}`,
    axis: `${weaponIn(a)}s that arrive, of ${count(comparison.launchedPerPair)}`,
    noun: 'pairs',
    rows: pairs.map((pair) => ({ sample: pair.sample, value: pair[side] })),
    average: side === 'a' ? arrived.meanA : arrived.meanB,
    least: 0,
    most: Math.max(comparison.launchedPerPair, ...pairs.map((pair) => pair[side])),
    barClass: () => (side === 'a' ? 'bar-equal' : 'bar'),
    note: `All valid pairs with ${side === 'a' ? labels.a : labels.b}.`,
  });
}

function figuresFigure({ a, labels }: Compared, comparison: Comparison): Figure | undefined {
  const wanted = [
    { name: 'Arrived', figure: differenceIn(comparison, 'arrived') },
    ...(a.places.length < 2
      ? []
      : a.places.map(({ id }) => ({
          name: `Arrived at ${shortPlace(a, id)}`,
          figure: differenceIn(comparison, 'arrived', id),
        }))),
    { name: 'Engaged', figure: differenceIn(comparison, 'engaged') },
    { name: 'Killed', figure: differenceIn(comparison, 'killed') },
    { name: 'Interceptors fired', figure: differenceIn(comparison, 'rounds-fired') },
  ];
  const rows = wanted.flatMap(({ name, figure }): SideRow[] =>
    figure === undefined
      ? []
      : [{ name, a: figure.meanA, b: figure.meanB, said: differenceInWords(figure.difference) }],
  );
  return sidesFigure({
    id: 'sides',
    title: 'Averages on either side, and the difference',
    labels,
    rows,
    axis: 'average of a pair',
    write: mean,
    note: `At the right: the difference, ${labels.b} minus ${labels.a}, and its 95 % interval.`,
  });
}

function groupsFigure({ a, labels }: Compared, { groups }: Comparison): Figure | undefined {
  if (groups.every(({ difference }) => isNothing(difference))) return undefined;
  return sidesFigure({
    id: 'groups-sides',
    title: 'How many arrive, by class and place',
    labels,
    rows: groups.map(({ threats, threatClass, place, arrivedA, arrivedB, difference }) => ({
      name: `${count(threats)} ${shortClass(a, threatClass)} to ${shortPlace(a, place)}`,
      a: arrivedA,
      b: arrivedB,
      said: differenceInWords(difference),
    })),
    axis: `${weaponIn(a)}s that arrive, average of a pair`,
    write: mean,
    note: `At the right: the difference, ${labels.b} minus ${labels.a}, and its 95 % interval.`,
  });
}

function differenceInWords({ mean: average, mean95 }: Comparison['figures'][number]['difference']): string {
  const change = signed(average, mean);
  return mean95 === undefined ? change : `${change} (${between(mean95, (value) => signed(value, mean))})`;
}

function assumptionsFigure(told: Compared, { screening }: Comparison): Figure | undefined {
  if (screening === undefined) return undefined;
  return driversFigure({
    id: 'assumptions-drivers',
    title: 'What the difference goes with most closely',
    screening,
    names: screening.drivers.map(({ path }) => {
      const { what, owner, range } = namedIn(told, path);
      return `${what} (${owner}; ${range})`;
    }),
    ends: [`the higher, the better ${told.labels.b}`, `the higher, the worse ${told.labels.b}`],
  });
}

/** Who stands where in B, and the shortest ways of what is launched: nobody flies in a comparison's map. */
function postureMap({ b, labels }: Compared, atlas: Atlas): Figure | undefined {
  const ways = new Map<string, { readonly from: string; readonly at: string }>();
  for (const { from, at } of b.threats) ways.set(`${from}/${at}`, { from, at });
  return mapFigure(
    {
      id: 'map',
      title: `Who stands where, with ${labels.b}`,
      scenario: b,
      tracks: [...ways.values()].flatMap(({ from, at }) => {
        const [site, place] = [
          b.launchSites.find(({ id }) => id === from),
          b.places.find(({ id }) => id === at),
        ];
        return site === undefined || place === undefined ? [] : [{ points: along(site, place) }];
      }),
      interceptors: [],
      warned: [],
      note: 'Dashed: the shortest way from each launch site to the place aimed at; flights differ from trial to trial.',
    },
    atlas,
  );
}
