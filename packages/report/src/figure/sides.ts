/** Two sides of a comparison, figure by figure: where each stands, and the difference with its interval. */
import type { Markup } from '../markup/markup.js';
import { AXIS_PX, floorAxis, tickNumber } from './axis.js';
import type { Figure } from './figure.js';
import { key } from './key.js';
import { linear, ticks } from './scale.js';
import { circle, line, rect, text } from './shapes.js';
import { fitted, textWidth } from './text-width.js';

export interface SideRow {
  readonly name: string;
  readonly a: number;
  readonly b: number;
  /** The difference and its interval, in words. */
  readonly said: string;
}

export interface Sides {
  readonly id: string;
  readonly title: string;
  readonly labels: { readonly a: string; readonly b: string };
  readonly rows: readonly SideRow[];
  readonly axis: string;
  readonly write: (value: number) => string;
  readonly note: string;
}

export function sidesFigure({ id, title, labels, rows, axis, write, note }: Sides): Figure | undefined {
  if (rows.length === 0) return undefined;
  const most = Math.max(...rows.flatMap(({ a, b }) => [a, b]), Number.MIN_VALUE);
  return {
    id,
    title,
    description: rows
      .map(
        ({ name, a, b, said }) =>
          `${name}: ${write(a)} with ${labels.a}, ${write(b)} with ${labels.b}; ${said}.`,
      )
      .join(' '),
    note,
    draw: (width) => {
      const legend = key(
        [
          { words: `with ${fitted(labels.a, 120, 12)}`, mark: (x, y) => circle(x, y, 5.5, 'ring-a') },
          {
            words: `with ${fitted(labels.b, 120, 12)}`,
            mark: (x, y) => rect(x - 5, y - 5, 10, 10, 'fill-b edge'),
          },
        ],
        0,
        0,
        width,
      );
      const top = legend.height + 8;
      const x = linear([0, most * 1.04], 46, width - 46);
      const parts = rows.flatMap(({ name, a, b, said }, i): Markup[] => {
        const y = top + i * 50;
        const high = Math.max(x(a), x(b));
        const low = Math.min(x(a), x(b));
        const apart = high - low > 4;
        const [left, right] = a <= b ? [a, b] : [b, a];
        const room = textWidth(said, 12);
        return [
          text(0, y + 14, fitted(name, width - room - 12, 13)),
          text(width, y + 14, said, { at: 'end', kind: 'small' }),
          line(x(a), y + 32, x(b), y + 32, 'stem'),
          circle(x(a), y + 32, 5.5, 'ring-a'),
          rect(x(b) - 5, y + 27, 10, 10, 'fill-b edge'),
          ...(apart ? [text(low - 9, y + 36, write(left), { at: 'end', kind: 'small' })] : []),
          text(high + 9, y + 36, write(right), { kind: 'small' }),
        ];
      });
      const floor = top + rows.length * 50;
      return {
        height: floor + AXIS_PX,
        parts: [
          ...legend.parts,
          ...floorAxis(x, floor, floor, {
            values: ticks([0, most], width > 500 ? 8 : 5),
            write: tickNumber,
            title: axis,
          }),
          ...parts,
        ],
      };
    },
  };
}
