/** Figures with their spread on one axis: where nine trials of ten lie, the interval of the average, and the average. */
import type { Spread } from '@testudo/core/study';
import type { Markup } from '../markup/markup.js';
import { AXIS_PX, floorAxis } from './axis.js';
import type { Figure } from './figure.js';
import { key } from './key.js';
import { linear, ticks } from './scale.js';
import { circle, line, rect, text } from './shapes.js';
import { fitted } from './text-width.js';

export interface IntervalRow {
  readonly name: string;
  readonly spread: Pick<Spread, 'mean' | 'mean95' | 'range90'>;
  /** Average and range, in words. */
  readonly said: string;
}

export interface Intervals {
  readonly id: string;
  readonly title: string;
  readonly rows: readonly IntervalRow[];
  /** Of the axis, with its unit. */
  readonly axis: string;
  readonly write: (value: number) => string;
  /** The axis does not go below this, nor does a bar: an interval knows nothing of counts. */
  readonly least?: number;
  readonly note?: string;
}

export function intervalsFigure({
  id,
  title,
  rows,
  axis,
  write,
  least,
  note,
}: Intervals): Figure | undefined {
  if (rows.length === 0) return undefined;
  const values = rows.flatMap(({ spread: { mean, mean95, range90 } }) => [
    mean,
    range90.low,
    range90.high,
    mean95?.low ?? mean,
    mean95?.high ?? mean,
  ]);
  const ends = [
    Math.max(least ?? Number.NEGATIVE_INFINITY, Math.min(0, ...values)),
    Math.max(...values, Number.MIN_VALUE),
  ] as const;
  return {
    id,
    title,
    description: rows.map(({ name, said }) => `${name}: ${said}.`).join(' '),
    ...(note === undefined ? {} : { note }),
    draw: (width) => {
      const legend = key(
        [
          { words: 'nine trials of ten', mark: (x, y) => rect(x - 13, y - 6, 26, 12, 'range'), wide: true },
          {
            words: '95 % interval of the average',
            mark: (x, y) => rect(x - 13, y - 3, 26, 6, 'sure'),
            wide: true,
          },
          { words: 'average', mark: (x, y) => circle(x, y, 4.5, 'fill-ink') },
        ],
        0,
        0,
        width,
      );
      const top = legend.height + 10;
      const x = linear(ends, 12, width - 14);
      const values = ticks(ends, width > 500 ? 8 : 4);
      const within = (value: number) => Math.min(width - 14, Math.max(12, x(value)));
      const parts = rows.flatMap(({ name, spread: { mean, mean95, range90 }, said }, i): Markup[] => {
        const y = top + i * 48;
        return [
          text(0, y + 14, fitted(`${name}: ${said}`, width, 13)),
          ...values.map((value) => line(x(value), y + 20, x(value), y + 40, 'grid')),
          rect(within(range90.low), y + 23, within(range90.high) - within(range90.low), 14, 'range'),
          ...(mean95 === undefined
            ? []
            : [rect(within(mean95.low), y + 26.5, within(mean95.high) - within(mean95.low), 7, 'sure')]),
          circle(within(mean), y + 30, 4.5, 'fill-ink'),
        ];
      });
      const floor = top + rows.length * 48 + 2;
      return {
        height: floor + AXIS_PX,
        parts: [...legend.parts, ...floorAxis(x, floor, floor, { values, write, title: axis }), ...parts],
      };
    },
  };
}
