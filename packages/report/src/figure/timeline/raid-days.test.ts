/** The raid by its day, read back from what was drawn. */
import type { ResolvedScenario } from '@testudo/core/scenario';
import { describe, expect, it } from 'vitest';
import {
  DAY_US,
  edgesOf,
  FROM,
  heightOf,
  held,
  LEFT,
  markupOf,
  pathOf,
  placeDay,
  RIGHT,
  scenario,
  share,
  timelineOf,
} from './drawn.fixture.js';
import { raidDaysFigure } from './raid-days.js';

describe('the raid by its day', () => {
  const spread = (mean: number) => ({
    trials: 50,
    mean,
    median: mean,
    least: 0,
    greatest: 16,
    range90: { low: mean / 2, high: (mean + 16) / 2 },
    mean95: { low: mean - 1, high: mean + 1 },
  });
  const raidDay = (day: number, mean: number, of: number) => ({
    firstLaunchUnix_us: FROM + (day + 0.06) * DAY_US,
    arrived: spread(mean),
    killed: spread(1),
    leaked: spread(1),
    someEngaged: share(of),
    heldBack: of < 1 ? held('consent') : [],
  });
  const means = [12, 11, 6.5, 3];
  const raid = {
    launched: 16,
    samples: 50,
    invalid: 0,
    days: means.map((mean, day) => raidDay(day, mean, day / 3)),
  };
  const withThreats = { ...scenario, catalogue: [] } as ResolvedScenario;
  const timeline = timelineOf(
    [],
    means.map(() => placeDay(0)),
  );

  it('stands at the hour of its launch, at its mean, inside both bands', () => {
    const markup = markupOf(raidDaysFigure(withThreats, timeline, raid));
    const line = pathOf(markup, 'line-ink');
    const zero = Number(/<text x="36" y="([\d.]+)"[^>]*>0</.exec(markup)?.[1]) - 4;
    means.forEach((mean, day) => {
      const x = LEFT + ((day + 0.06) / means.length) * (RIGHT - LEFT);
      const high = (value: number) => (value / 16) * 170;
      expect(Math.abs(zero - heightOf(line, x) - high(mean))).toBeLessThan(0.6);
      for (const [className, low, top] of [
        ['sure-band', mean - 1, mean + 1],
        ['range', mean / 2, (mean + 16) / 2],
      ] as const) {
        const [up, down] = edgesOf(pathOf(markup, className), x);
        expect(Math.abs(zero - down - high(low))).toBeLessThan(0.6);
        expect(Math.abs(zero - up - high(top))).toBeLessThan(0.6);
      }
    });
  });

  it('says in words what it shows', () => {
    const { description = '' } = raidDaysFigure(withThreats, timeline, raid) ?? {};
    expect(description).toContain('21 December 2019: 12.0 of 16 missiles arrive on average');
    expect(description).toContain('the permission consent from 21 December 2019 on');
  });
});
