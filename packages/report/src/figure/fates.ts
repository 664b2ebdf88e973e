/** What became of each threat, one mark each. */

import type { ResolvedScenario } from '@testudo/core/scenario';
import type { Outcome } from '@testudo/core/simulation';
import type { Markup } from '../markup/markup.js';
import { count } from '../story/numbers.js';
import { nameOf, some, weaponIn } from '../story/words.js';
import type { Figure } from './figure.js';
import { FATE_WORDS, FATES, fateMark } from './marks.js';
import { text } from './shapes.js';
import { fitted } from './text-width.js';

/** More marks than this in a row say no more than a number does. */
const MOST_MARKS = 400;

/** A row of marks for each place, sorted by fate; nothing where nothing was launched. */
export function fatesFigure(scenario: ResolvedScenario, { threats }: Outcome): Figure | undefined {
  if (threats.length === 0 || threats.length > MOST_MARKS) return undefined;
  const places = scenario.places.filter(({ id }) => threats.some(({ target }) => target === id));
  const rows = places.map(({ id }) => {
    const aimed = threats.filter(({ target }) => target === id);
    const fates = FATES.flatMap((fate) => aimed.filter((one) => one.fate === fate).map(() => fate));
    const sums = FATES.flatMap((fate) => {
      const number = fates.filter((one) => one === fate).length;
      return number === 0 ? [] : [`${count(number)} ${FATE_WORDS[fate]}`];
    });
    return {
      name: nameOf(scenario, id),
      fates,
      words: `${count(aimed.length)} launched: ${sums.join(', ')}`,
    };
  });
  return {
    id: 'fates',
    title: `What became of ${threats.length === 1 ? 'it' : `the ${some(threats.length, weaponIn(scenario))}`} in this run`,
    description: rows.map(({ name, words }) => `${name}: ${words}.`).join(' '),
    draw: (width) => {
      const step = 19;
      const each = Math.max(1, Math.floor(width / step));
      const parts: Markup[] = [];
      let y = 4;
      for (const { name, fates, words } of rows) {
        parts.push(
          text(0, y + 12, fitted(name, width, 13, true), { kind: 'strong' }),
          text(0, y + 30, fitted(words, width, 12), { kind: 'small' }),
        );
        y += 48;
        fates.forEach((fate, i) => {
          parts.push(fateMark(fate, 9 + (i % each) * step, y + Math.floor(i / each) * step, 6.5));
        });
        y += Math.ceil(fates.length / each) * step + 8;
      }
      return { height: y, parts };
    },
  };
}
