/** How a count is spread over trials: all of them, and draw by draw of what is not known. */
import { sampleQuantile, sorted } from '@testudo/core/numerics';
import type { Markup } from '../markup/markup.js';
import { count, mean as meanWritten, percent } from '../story/numbers.js';
import { AXIS_PX, floorAxis, sideAxis } from './axis.js';
import type { Figure } from './figure.js';
import { key } from './key.js';
import { linear, ticks } from './scale.js';
import { circle, line, rect, text } from './shapes.js';

/** One trial: the draw of the unknowns it was run under, and the count. */
export interface Counted {
  readonly sample: number;
  readonly value: number;
}

export interface Distribution {
  readonly id: string;
  readonly title: string;
  /** What is counted, for the axis. */
  readonly axis: string;
  /** `trials` or `pairs`. */
  readonly noun: string;
  readonly rows: readonly Counted[];
  /** Their average, as the study has it. */
  readonly average: number;
  /** Ends of the axis. */
  readonly least: number;
  readonly most: number;
  readonly write?: (value: number) => string;
  readonly note: string;
  /** Class of a bar by its value; for differences. */
  readonly barClass?: (value: number) => string;
}

/** More draws than this are thinned out: every so many in their order. */
const MOST_DRAWS = 50;
/** More values than this are binned. */
const MOST_BARS = 60;

/** @returns undefined without a trial */
export function distributionFigure(what: Distribution): Figure | undefined {
  const { id, title, rows, note, noun, average, write = count } = what;
  if (rows.length === 0) return undefined;
  const values = sorted(rows.map(({ value }) => value));
  const ends = [0.05, 0.95].map((p) => sampleQuantile(values, p));
  const draws = drawsOf(rows);
  const several = draws.length > 1 && draws.length < rows.length;
  return {
    id,
    title,
    description: `Of ${count(rows.length)} ${noun}, nine in ten lie between ${write(ends[0] ?? 0)} and ${write(ends[1] ?? 0)}; the average is ${meanWritten(average)}.${several ? ` The averages of the ${draws.length} draws of what is not known go from ${meanWritten(draws[0]?.mean ?? 0)} to ${meanWritten(draws.at(-1)?.mean ?? 0)}.` : ''}`,
    note,
    draw: (width) => draw(what, several ? thinned(draws) : [], draws.length, width),
  };
}

interface Draw {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

/** The draws of the unknowns, by their averages. */
function drawsOf(rows: readonly Counted[]): readonly Draw[] {
  const bySample = new Map<number, number[]>();
  for (const { sample, value } of rows) {
    const own = bySample.get(sample);
    if (own === undefined) bySample.set(sample, [value]);
    else own.push(value);
  }
  return [...bySample.values()]
    .map((own) => ({
      mean: own.reduce((a, b) => a + b, 0) / own.length,
      low: Math.min(...own),
      high: Math.max(...own),
    }))
    .sort((a, b) => a.mean - b.mean || a.low - b.low || a.high - b.high);
}

function thinned(draws: readonly Draw[]): readonly Draw[] {
  if (draws.length <= MOST_DRAWS) return draws;
  return Array.from(
    { length: MOST_DRAWS },
    (_, i) => draws[Math.round((i * (draws.length - 1)) / (MOST_DRAWS - 1))] as Draw,
  );
}

function draw(what: Distribution, draws: readonly Draw[], all: number, width: number) {
  const { rows, average, least, most, axis, noun, write = count, barClass = () => 'bar' } = what;
  const bin = Math.max(1, Math.ceil((most - least + 1) / MOST_BARS));
  const bins = Math.floor((most - least) / bin) + 1;
  const middle = (i: number) => least + i * bin + (bin - 1) / 2;
  // A bin may hold values of several classes, as none and one more: each keeps its own colour.
  const byClass = Array.from({ length: bins }, (_, i) =>
    bin === 1 ? new Map([[barClass(middle(i)), 0]]) : new Map<string, number>(),
  );
  for (const { value } of rows) {
    const own = byClass[Math.min(bins - 1, Math.max(0, Math.floor((value - least) / bin)))];
    own.set(barClass(value), (own.get(barClass(value)) ?? 0) + 1 / rows.length);
  }
  const shares = byClass.map((own) => [...own.values()].reduce((sum, share) => sum + share, 0));
  const x = linear([least - 0.5, least + bins * bin - 0.5], 44, width - 14);
  const top = 34;
  const floor = top + (width > 500 ? 190 : 150);
  const highest = Math.max(...shares);
  const y = linear([0, highest * 1.1], floor, top);
  const size = x(least + bin) - x(least);
  const parts: Markup[] = [
    ...sideAxis(y, 44, width - 14, {
      values: ticks([0, highest * 1.1], 4),
      write: percent,
      title: `share of the ${noun}`,
    }),
    ...byClass.flatMap((own, i) => {
      let below = 0;
      return [...own]
        .sort(([one], [other]) => (one < other ? -1 : 1))
        .map(([className, share]) => {
          const from = below;
          below += share;
          return rect(x(middle(i)) - size * 0.42, y(below), size * 0.84, y(from) - y(below), className);
        });
    }),
    line(x(average), top, x(average), floor, 'mean-line'),
    ...averageLabel(x(average), top, width, `average ${meanWritten(average)}`),
  ];
  const values = ticks([least, least + bins * bin - 1], width > 500 ? 16 : 8, 1);
  if (draws.length === 0) {
    return {
      height: floor + AXIS_PX,
      parts: [...floorAxis(x, floor, floor, { values, write, title: axis }), ...parts],
    };
  }
  const legendTop = floor + 12;
  const legend = key(
    [
      {
        words: `average of one draw of the unknowns (${count(all)}${draws.length < all ? `, ${draws.length} shown` : ''})`,
        mark: (a, b) => circle(a, b, 3, 'fill-unknown'),
      },
      { words: 'all its trials: chance', mark: (a, b) => line(a - 13, b, a + 13, b, 'chance'), wide: true },
    ],
    44,
    legendTop,
    width - 44,
  );
  const first = legendTop + legend.height + 8;
  const step = draws.length > 25 ? 5 : 7;
  const end = first + draws.length * step + 4;
  const strips = draws.flatMap(({ mean, low, high }, i) => {
    const at = first + i * step + 3;
    return [line(x(low), at, x(high), at, 'chance'), circle(x(mean), at, 2.6, 'fill-unknown')];
  });
  return {
    height: end + AXIS_PX,
    parts: [
      ...parts,
      line(x.domain.map(x)[0] ?? 0, floor, x.domain.map(x)[1] ?? 0, floor, 'axis'),
      ...legend.parts,
      ...floorAxis(x, first, end, { values, write, title: axis }),
      ...strips,
    ],
  };
}

function averageLabel(at: number, top: number, width: number, words: string): readonly Markup[] {
  return [
    at > width * 0.6
      ? text(at + 4, top - 10, words, { at: 'end', kind: 'small' })
      : text(Math.max(at - 4, 190), top - 10, words, { kind: 'small' }),
  ];
}
