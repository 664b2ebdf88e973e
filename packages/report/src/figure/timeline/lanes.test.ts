/** The lanes of batteries, read back from what was drawn. */
import type { ResolvedScenario } from '@testudo/core/scenario';
import { STAGES, type Stage } from '@testudo/core/study';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { STAGE_WORDS } from '../../story/timeline/stages.js';
import {
  batteryDay,
  DAY_US,
  edgesOf,
  FROM,
  heightOf,
  LEFT,
  markupOf,
  noonX,
  pathOf,
  RIGHT,
  scenario,
  timelineOf,
} from './drawn.fixture.js';
import { lanesFigure } from './lanes.js';

const anyDay = fc
  .tuple(
    fc
      .array(fc.integer({ min: 0, max: 9 }), { minLength: 7, maxLength: 7 })
      .filter((all) => all.some((one) => one > 0)),
    fc.tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 6 })),
  )
  .map(([weights, launchers]) => batteryDay(weights, launchers));
// Not all alike: a battery that never changes has a lower lane.
const anyDays = fc
  .array(anyDay, { minLength: 2, maxLength: 40 })
  .map((days) => [batteryDay([1, 0, 0, 0, 0, 0, 1], [0, 0, 6]), ...days]);

describe('the lane of a battery', () => {
  it('is divided at noon of each day as the draws are, the stages in their order', () => {
    fc.assert(
      fc.property(anyDays, (days) => {
        const markup = markupOf(lanesFigure(scenario, timelineOf(days)));
        days.forEach(({ stages }, day) => {
          const x = noonX(day, days.length);
          let high = 0;
          let above = Number.NEGATIVE_INFINITY;
          for (const stage of STAGES) {
            const points = pathOf(markup, `stage-${stage} edge`);
            if (points.length === 0) {
              expect(stages[stage]).toBe(0);
              continue;
            }
            const [top, bottom] = edgesOf(points, x);
            // 62 px are all draws; points are written to a tenth, and their steps add up.
            expect(bottom - top).toBeGreaterThan(stages[stage] * 62 - 1.5);
            expect(bottom - top).toBeLessThan(stages[stage] * 62 + 1.5);
            expect(top).toBeGreaterThan(above - 1.5);
            above = bottom;
            high += bottom - top;
          }
          expect(Math.abs(high - 62)).toBeLessThan(4);
        });
      }),
      { numRuns: 40 },
    );
  });

  it('shows between how many launchers nine draws of ten lie, and how many the middle one has', () => {
    fc.assert(
      fc.property(anyDays, (days) => {
        const markup = markupOf(lanesFigure(scenario, timelineOf(days)));
        const [band, middle] = [pathOf(markup, 'range'), pathOf(markup, 'line-ink')];
        days.forEach(({ launchers: { p05 = 0, p50 = 0, p95 = 0 } }, day) => {
          const x = noonX(day, days.length);
          const [top, bottom] = edgesOf(band, x);
          expect(Math.abs(bottom - top - ((p95 - p05) / 6) * 34)).toBeLessThan(0.6);
          const line = heightOf(middle, x);
          expect(Math.abs(line - bottom + ((p50 - p05) / 6) * 34)).toBeLessThan(0.6);
        });
      }),
      { numRuns: 40 },
    );
  });

  it('loses what a battery loses again', () => {
    const up = batteryDay([0, 0, 0, 0, 0, 0, 1], [6, 6, 6]);
    const down = batteryDay([0, 0, 0, 0, 1, 0, 0], [0, 0, 0]);
    const markup = markupOf(lanesFigure(scenario, timelineOf([down, up, up, down, down, up])));
    const engages = pathOf(markup, 'stage-engages edge');
    const heights = [0, 1, 2, 3, 4, 5].map((day) => {
      const [top, bottom] = edgesOf(engages, noonX(day, 6));
      return Math.round(bottom - top);
    });
    expect(heights).toEqual([0, 62, 62, 0, 0, 62]);
  });

  it('is low where nothing changes, and stands below those that change', () => {
    const [steady, moving] = [
      batteryDay([0, 0, 0, 0, 0, 0, 1], [6, 6, 6]),
      batteryDay([1, 0, 0, 0, 0, 0, 0], [0, 0, 0]),
    ];
    const one = timelineOf([steady, steady]);
    const two = timelineOf([moving, steady]).batteries.map((battery) => ({ ...battery, id: 'two' }));
    const markup = markupOf(
      lanesFigure(
        {
          ...scenario,
          batteries: [...scenario.batteries, { id: 'two', name: 'Second battery' }],
        } as ResolvedScenario,
        { ...one, batteries: [...one.batteries, ...two] },
      ),
    );
    expect(markup.indexOf('Second battery')).toBeLessThan(markup.indexOf('First battery'));
    expect(markup.match(/launchers with which/g)).toHaveLength(1);
  });

  it('has a rule at a moment inside the span, and none outside', () => {
    const days = [batteryDay([1, 0, 0, 0, 0, 0, 0], [0, 0, 0]), batteryDay([0, 0, 0, 0, 0, 0, 1], [6, 6, 6])];
    const at = (day: number) =>
      markupOf(lanesFigure(scenario, timelineOf(days), { unix_us: FROM + day * DAY_US, words: 'this run' }));
    expect(/<line x1="([\d.]+)"[^>]*class="mean-line"/.exec(at(0.5))?.[1]).toBe(
      String(LEFT + (RIGHT - LEFT) / 4),
    );
    expect(at(5)).not.toContain('this run');
  });
});

it('every stage has words of its own', () => {
  const words = STAGES.map((stage: Stage) => STAGE_WORDS[stage]);
  expect(new Set(words).size).toBe(STAGES.length);
});
