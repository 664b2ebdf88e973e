/** The tables of differences: figure by figure, and by class and place. */
import type { Comparison, FigureDifference, FigureName, GroupDifference } from '@testudo/core/study';
import { differenceIn } from '@testudo/core/study';
import { average, averageCell, unknownShare } from '../averages.js';
import { type Block, heading, say, type TableRow } from '../block.js';
import { between, duration, mean, money, signed } from '../numbers.js';
import { shortClass, shortPlace, weaponIn } from '../words.js';
import type { Compared } from './index.js';

interface Line {
  readonly name: string;
  readonly figure: FigureDifference | undefined;
  readonly write: (value: number) => string;
}

/** Each figure with A and with B, the difference and how sure it is. */
export function differenceTable({ a, b, labels }: Compared, comparison: Comparison): Block {
  const of = (figure: FigureName, place?: string) => differenceIn(comparison, figure, place);
  const bothDefended = a.batteries.length > 0 && b.batteries.length > 0;
  const lines: readonly Line[] = [
    { name: 'Arrived', figure: of('arrived'), write: mean },
    ...(a.places.length < 2
      ? []
      : a.places.map(({ id }) => ({
          name: `  at ${shortPlace(a, id)}`,
          figure: of('arrived', id),
          write: mean,
        }))),
    { name: 'Engaged', figure: of('engaged'), write: mean },
    { name: 'Killed', figure: of('killed'), write: mean },
    // Nothing leaks where there is no defence to leak through: beside that the number would mislead.
    { name: 'Leaked', figure: bothDefended ? of('leaked') : undefined, write: mean },
    { name: 'Met people unsheltered', figure: of('met-unsheltered'), write: mean },
    { name: 'Warning time, median', figure: of('median-lead'), write: duration },
    { name: 'Interceptors fired', figure: of('rounds-fired'), write: mean },
  ];
  return {
    kind: 'table',
    columns: [
      { title: '' },
      { title: labels.a, align: 'right' },
      { title: labels.b, align: 'right' },
      { title: 'Difference', align: 'right' },
      { title: '95 % interval', align: 'right' },
      { title: 'Unknown', align: 'right' },
    ],
    rows: lines.flatMap((line) => rowOf(line, labels) ?? []),
    legend: `Averages over the pairs. Difference: ${labels.b} minus ${labels.a}. Unknown: how much of its spread comes from what is not known, as a 95 % interval.${of('median-lead') === undefined ? '' : ' Warning time: over the pairs in which something that had an alarm arrives in both; below zero where that came after the impact.'}`,
  };
}

function rowOf({ name, figure, write }: Line, labels: Compared['labels']): TableRow | undefined {
  if (figure === undefined) return undefined;
  const { meanA, meanB, difference } = figure;
  const [side, cell] = write === mean ? [average, averageCell] : [write, write];
  const change = signed(difference.mean, write);
  const interval =
    difference.mean95 === undefined ? '–' : between(difference.mean95, (value) => signed(value, write));
  return {
    cells: [name, cell(meanA), cell(meanB), change, interval, unknownShare(difference)],
    sentence: `${name.trim()}: ${side(meanA)} with ${labels.a}, ${side(meanB)} with ${labels.b}; difference ${change} (95 % interval ${interval})`,
  };
}

/** What the difference costs in interceptors; nothing where nothing has a price. */
export function costDifference({ labels }: Compared, comparison: Comparison): readonly Block[] {
  const cost = differenceIn(comparison, 'rounds-cost');
  if (cost === undefined || isNothing(cost.difference)) return [];
  const { mean: average, mean95, range90 } = cost.difference;
  const sure =
    mean95 === undefined ? '' : ` (95 % interval ${between(mean95, (value) => signed(value, money))})`;
  return [
    say(
      `Interceptors fired: ${signed(average, money)} with ${labels.b} on average${sure}; in nine pairs of ten, ${between(range90, (value) => signed(value, money))}.`,
    ),
  ];
}

/** The same in every pair. */
export function isNothing({
  least,
  greatest,
}: {
  readonly least: number;
  readonly greatest: number;
}): boolean {
  return least === 0 && greatest === 0;
}

/** By class and place: arrived with either, and the difference; nothing where there is none. */
export function groupTable({ a, labels }: Compared, { groups }: Comparison): readonly Block[] {
  if (groups.every(({ difference }) => isNothing(difference))) return [];
  const table: Block = {
    kind: 'table',
    columns: [
      { title: '' },
      { title: labels.a, align: 'right' },
      { title: labels.b, align: 'right' },
      { title: 'Killed', align: 'right' },
      { title: 'Difference', align: 'right' },
      { title: '95 % interval', align: 'right' },
    ],
    rows: groups.map((group) => groupRow(a, labels, group)),
    legend: `How many arrive with ${labels.a} and with ${labels.b}, and how many are killed with ${labels.b}, on average.`,
  };
  return [heading(`Which ${weaponIn(a)}s it comes from`), table];
}

function groupRow(a: Compared['a'], labels: Compared['labels'], group: GroupDifference): TableRow {
  const { threatClass, place, threats, arrivedA, arrivedB, killedB, difference } = group;
  const name = `${shortClass(a, threatClass)} to ${shortPlace(a, place)}`;
  const change = signed(difference.mean, mean);
  const interval =
    difference.mean95 === undefined ? '–' : between(difference.mean95, (value) => signed(value, mean));
  return {
    cells: [
      `${threats} ${name}`,
      averageCell(arrivedA),
      averageCell(arrivedB),
      averageCell(killedB),
      change,
      interval,
    ],
    sentence: `${name}: of ${threats}, ${average(arrivedA)} arrive with ${labels.a} and ${average(arrivedB)} with ${labels.b} (${average(killedB)} killed); difference ${change} (95 % interval ${interval})`,
  };
}
