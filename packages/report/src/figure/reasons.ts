/** Why threats were not engaged or not stopped, added up: one bar for each reason. */
import { REASONS } from '@testudo/core/messages';
import type { ReasonCount } from '@testudo/core/study';
import type { Markup } from '../markup/markup.js';
import { count, percent } from '../story/numbers.js';
import { capital } from '../story/words.js';
import type { Figure } from './figure.js';
import { linear } from './scale.js';
import { rect, text } from './shapes.js';
import { fitted, textWidth } from './text-width.js';

export interface Added {
  readonly id: string;
  readonly title: string;
  readonly reasons: readonly ReasonCount[];
  /** What the counts are out of, where shares mean something. */
  readonly all?: number;
  readonly note: string;
}

/** @returns undefined where there is no reason */
export function reasonsFigure({ id, title, reasons, all, note }: Added): Figure | undefined {
  if (reasons.length === 0) return undefined;
  const bars = [...reasons]
    .sort((a, b) => b.count - a.count)
    .map(({ reason, count: number }) => ({
      words: capital(REASONS[reason]),
      number,
      said: all === undefined ? count(number) : `${count(number)} (${percent(number / all)})`,
    }));
  return {
    id,
    title,
    description: bars.map(({ words, said }) => `${words}: ${said}.`).join(' '),
    note,
    draw: (width) => {
      const most = Math.max(...bars.map(({ number }) => number));
      const isWide = width > 500;
      const left = isWide ? 330 : 0;
      const room = Math.max(...bars.map(({ said }) => textWidth(said, 12))) + 10;
      const x = linear([0, most], left, width - room);
      const row = isWide ? 26 : 40;
      const parts = bars.flatMap(({ words, number, said }, i): Markup[] => {
        const y = i * row;
        const bar = isWide ? y + 4 : y + 18;
        return [
          isWide
            ? text(left - 10, y + 17, fitted(words, left - 12, 13), { at: 'end' })
            : text(0, y + 13, fitted(words, width, 13)),
          rect(left, bar, Math.max(1.5, x(number) - left), 17, 'bar'),
          text(Math.max(left + 1.5, x(number)) + 6, bar + 13, said, { kind: 'small' }),
        ];
      });
      return { height: bars.length * row + 4, parts };
    },
  };
}
