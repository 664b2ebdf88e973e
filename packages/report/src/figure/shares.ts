/** Better, the same, worse: three shares of the pairs in one bar, each with its interval. */
import type { Better } from '@testudo/core/study';
import type { Markup } from '../markup/markup.js';
import { between, percent } from '../story/numbers.js';
import type { Figure } from './figure.js';
import { linear } from './scale.js';
import { rect, text } from './shapes.js';
import { fitted } from './text-width.js';

export function sharesFigure(
  { better, equal, worse }: Better,
  labels: { readonly a: string; readonly b: string },
): Figure {
  const rows = [
    { words: `fewer arrive with ${labels.b}`, of: better, className: 'bar-better' },
    { words: 'as many', of: equal, className: 'bar-equal' },
    { words: `more arrive with ${labels.b}`, of: worse, className: 'bar-worse' },
  ].map((row) => ({
    ...row,
    said: `${percent(row.of.share)} (${between(row.of.share95, percent)})`,
  }));
  return {
    id: 'shares',
    title: `In how many of the ${better.trials} pairs fewer arrive`,
    note: 'In brackets, and as a line: 95 % interval.',
    description: rows.map(({ words, said }) => `${words}: ${said} of the pairs.`).join(' '),
    draw: (width) => {
      const x = linear([0, 1], 0, width);
      const parts: Markup[] = [];
      rows.forEach(({ words, of, className, said }, i) => {
        const y = i * 46;
        parts.push(
          text(0, y + 14, fitted(`${words}: ${said}`, width, width > 500 ? 13 : 12), {
            kind: width > 500 ? 'label' : 'small',
          }),
          rect(0, y + 20, width, 14, 'bar-empty'),
          rect(0, y + 20, x(of.share), 14, className),
          rect(
            x(of.share95.low),
            y + 25.5,
            Math.max(1.5, x(of.share95.high) - x(of.share95.low)),
            3,
            'whisker',
          ),
        );
      });
      return { height: 46 * rows.length, parts };
    },
  };
}
