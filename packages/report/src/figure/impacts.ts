/** Where threats came down at a place: the area that counts as the place, and each impact in it or near it. */
import { nominalOf } from '@testudo/core/numerics';
import type { ResolvedScenario } from '@testudo/core/scenario';
import type { Outcome } from '@testudo/core/simulation';
import { project } from '../map/projection.js';
import type { Markup } from '../markup/markup.js';
import { count, distance } from '../story/numbers.js';
import { nameOf } from '../story/words.js';
import type { Figure } from './figure.js';
import { key } from './key.js';
import { FATE_WORDS, FATES, type Fate, fateMark } from './marks.js';
import { niceStep } from './scale.js';
import { circle, line, rect, text } from './shapes.js';
import { fitted } from './text-width.js';

interface Panel {
  readonly name: string;
  readonly radius_m: number;
  readonly hits: readonly { readonly fate: Fate; readonly at: readonly [number, number] }[];
  readonly beyond: number;
}

/** A panel for each place that something came down near; nothing where there is none. */
export function impactsFigure(scenario: ResolvedScenario, { threats }: Outcome): Figure | undefined {
  const panels = scenario.places.flatMap((place): Panel[] => {
    const nominal = nominalOf(place.radius_m);
    const radius_m = nominal.ok ? nominal.value : (place.radius_m.high ?? 1000);
    const down = threats.flatMap(({ fate, impact, target }) =>
      impact === undefined || target !== place.id ? [] : [{ fate, at: project(place, impact) }],
    );
    const hits = down.filter(({ at: [x, y] }) => Math.abs(x) <= 2 * radius_m && Math.abs(y) <= 2 * radius_m);
    return hits.length === 0
      ? []
      : [{ name: nameOf(scenario, place.id), radius_m, hits, beyond: down.length - hits.length }];
  });
  if (panels.length === 0) return undefined;
  const fates = FATES.filter((fate) => panels.some(({ hits }) => hits.some((one) => one.fate === fate)));
  return {
    id: 'impacts',
    title: 'Where they came down',
    description: panels
      .map(
        ({ name, hits, beyond, radius_m }) =>
          `${name}: ${count(hits.length)} within twice the radius of the area (${distance(radius_m)})${beyond === 0 ? '' : `, ${count(beyond)} farther away`}.`,
      )
      .join(' '),
    note: 'The circle is the area that counts as the place; its centre is the aim point. Where in it a missile falls is drawn from the scatter of its class: no real impact is shown.',
    draw: (width) => {
      const legend = key(
        fates.map((fate) => ({ words: FATE_WORDS[fate], mark: (x, y) => fateMark(fate, x, y, 4.5) })),
        0,
        0,
        width,
      );
      const each = width > 500 ? 2 : 1;
      const size = Math.min(388, (width - (each - 1) * 24) / each);
      const parts: Markup[] = [];
      const tall = size + 46;
      panels.forEach((panel, i) => {
        parts.push(
          ...panelParts(
            panel,
            (i % each) * (size + 24),
            legend.height + 6 + Math.floor(i / each) * tall,
            size,
          ),
        );
      });
      return {
        height: legend.height + 6 + Math.ceil(panels.length / each) * tall,
        parts: [...legend.parts, ...parts],
      };
    },
  };
}

function panelParts(
  { name, radius_m, hits, beyond }: Panel,
  left: number,
  top: number,
  size: number,
): readonly Markup[] {
  const scale = size / (4 * radius_m);
  const [x, y] = [left + size / 2, top + 20 + size / 2];
  const bar_m = niceStep(radius_m / 2);
  const bar = bar_m * scale;
  const beyondWords = beyond === 0 ? '' : `${count(beyond)} farther away`;
  return [
    text(left, top + 13, fitted(name, size, 13, true), { kind: 'strong' }),
    rect(left + 0.5, top + 20, size - 1, size, 'frame-filled'),
    circle(x, y, radius_m * scale, 'place-area'),
    line(x - 5, y, x + 5, y, 'line-ink'),
    line(x, y - 5, x, y + 5, 'line-ink'),
    ...hits.map(({ fate, at: [east_m, south_m] }) =>
      fateMark(fate, x + east_m * scale, y + south_m * scale, 4.5),
    ),
    rect(left + 10, top + 20 + size - 12, bar, 4, 'bar-scale'),
    text(left + 10, top + 20 + size - 18, distance(bar_m), { kind: 'small', halo: true }),
    ...(beyondWords === ''
      ? []
      : [text(left + size - 8, top + 20 + size - 10, beyondWords, { at: 'end', kind: 'small', halo: true })]),
  ];
}
