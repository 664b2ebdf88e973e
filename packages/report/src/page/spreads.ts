/** The figures of a study that have an axis of their own: rounds, money, warning time. */
import type { ResolvedScenario } from '@testudo/core/scenario';
import { figureIn, type StudySummary } from '@testudo/core/study';
import { tickNumber } from '../figure/axis.js';
import type { Figure } from '../figure/figure.js';
import { type IntervalRow, intervalsFigure } from '../figure/intervals.js';
import { between, count, duration, mean, money } from '../story/numbers.js';
import { nameOf, shortClass } from '../story/words.js';

/** Rounds by type and together, and what they cost; nothing where none is fired. */
export function costFigures(
  scenario: ResolvedScenario,
  summary: StudySummary,
  suffix: string,
): readonly (Figure | undefined)[] {
  const { defence } = summary;
  const fired = figureIn(summary, 'rounds-fired');
  if (defence === undefined || fired === undefined || fired.greatest === 0) return [];
  const rows: readonly IntervalRow[] = [
    ...defence.rounds.map(({ type, fired: spread }) => ({ name: shortClass(scenario, type), spread })),
    { name: 'All together', spread: fired },
  ].map(({ name, spread }) => ({
    name,
    spread,
    said: `${mean(spread.mean)}, in nine of ten ${between(spread.range90, count)}`,
  }));
  const cost = figureIn(summary, 'rounds-cost');
  return [
    intervalsFigure({
      id: `rounds-fired${suffix}`,
      title: 'Interceptors fired in a trial',
      rows,
      axis: 'interceptors',
      least: 0,
      write: tickNumber,
    }),
    cost === undefined
      ? undefined
      : intervalsFigure({
          id: `rounds-cost${suffix}`,
          title: 'What they cost',
          rows: [
            {
              name: 'A trial',
              spread: cost,
              said: `${money(cost.mean)}, in nine of ten ${between(cost.range90, money)}`,
            },
          ],
          axis: 'million US dollars',
          least: 0,
          write: (value) => tickNumber(value / 1e6),
          note: 'At the prices of the catalogue, drawn from their range.',
        }),
  ];
}

/** Warning times by place. */
export function leadFigure(scenario: ResolvedScenario, summary: StudySummary): Figure | undefined {
  const rows = scenario.places.flatMap(({ id }): IntervalRow[] => {
    const spread = figureIn(summary, 'median-lead', id);
    return spread === undefined
      ? []
      : [
          {
            name: nameOf(scenario, id),
            spread,
            said: `${duration(spread.mean)}, in nine of ten ${between(spread.range90, duration)}`,
          },
        ];
  });
  return intervalsFigure({
    id: 'lead-spread',
    title: 'Warning time, median of a trial',
    rows,
    axis: 'seconds from the alarm to the impact',
    write: tickNumber,
    note: 'Over the trials in which something that had an alarm arrives; below zero where the alarm came after the impact.',
  });
}
