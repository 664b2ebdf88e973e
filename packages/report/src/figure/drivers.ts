/** The assumptions that a figure goes with most closely, beside what chance alone would show. */
import type { Screening } from '@testudo/core/study';
import type { Markup } from '../markup/markup.js';
import { count } from '../story/numbers.js';
import { AXIS_PX, floorAxis, tickNumber } from './axis.js';
import type { Figure } from './figure.js';
import { key } from './key.js';
import { linear } from './scale.js';
import { circle, line, rect, text } from './shapes.js';
import { fitted, lined } from './text-width.js';

export interface Drivers {
  readonly id: string;
  readonly title: string;
  readonly screening: Screening;
  /** Each unknown as a reader would name it, in the order of the screening. */
  readonly names: readonly string[];
  /** What it means that the figure goes against an unknown (left), or with it (right). */
  readonly ends: readonly [string, string];
}

export function driversFigure({ id, title, screening, names, ends }: Drivers): Figure | undefined {
  const { drivers, noise, samples, unknowns } = screening;
  if (drivers.length === 0) return undefined;
  const sign = (value: number) => value.toFixed(2).replace('-', '−');
  return {
    id,
    title,
    description: drivers
      .map(
        ({ correlation, clear }, i) =>
          `${names[i] ?? ''}: ${sign(correlation)}${clear ? '' : ', may be chance'}.`,
      )
      .join(' '),
    note: `Rank correlation over ${count(samples)} draws. Inside the band lies what one or more of ${count(unknowns)} unknowns reach by chance alone in one study of a hundred. It says where to look, and proves nothing.`,
    draw: (width) => {
      const legend = key(
        [
          { words: 'stands out', mark: (x, y) => circle(x, y, 5, 'fill-unknown') },
          { words: 'may be chance', mark: (x, y) => circle(x, y, 4.5, 'ring-unknown') },
          {
            words: 'what chance alone reaches',
            mark: (x, y) => rect(x - 13, y - 6, 26, 12, 'noise'),
            wide: true,
          },
        ],
        0,
        0,
        width,
      );
      const top = legend.height + 8;
      const x = linear([-1, 1], 14, width - 14);
      const rows: Markup[] = [];
      let y = top;
      drivers.forEach(({ correlation, clear }, i) => {
        const lines = lined(names[i] ?? '', width, 13).slice(0, 3);
        for (const words of lines) {
          rows.push(text(0, y + 14, words));
          y += 16;
        }
        const reach = Math.min(1, noise);
        rows.push(
          rect(x(-reach), y, x(reach) - x(-reach), 18, 'noise'),
          line(x(-1), y + 18, x(1), y + 18, 'grid'),
          line(x(0), y, x(0), y + 18, 'zero'),
          line(x(0), y + 9, x(correlation), y + 9, 'stem'),
          circle(x(correlation), y + 9, 5, clear ? 'fill-unknown' : 'ring-unknown'),
          text(x(correlation) + (correlation < 0 ? -9 : 9), y + 13, sign(correlation), {
            at: correlation < 0 ? 'end' : 'start',
            kind: 'small',
          }),
        );
        y += 30;
      });
      return {
        height: y + AXIS_PX,
        parts: [
          ...legend.parts,
          ...floorAxis(x, y, y, {
            values: [-1, -0.5, 0, 0.5, 1],
            write: tickNumber,
            title: '',
          }),
          text(0, y + 36, fitted(`← ${ends[0]}`, width / 2 - 6, 12), { kind: 'small' }),
          text(width, y + 36, fitted(`${ends[1]} →`, width / 2 - 6, 12), { at: 'end', kind: 'small' }),
          ...rows,
        ],
      };
    },
  };
}
