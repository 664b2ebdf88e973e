/** The figures of a timeline, read back from what was drawn. */
import type { ResolvedScenario } from '@testudo/core/scenario';
import { type BatteryDay, type PlaceDay, STAGES, type Stage, type Timeline } from '@testudo/core/study';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { heldSpans } from '../../story/timeline/held-back.js';
import { stretchesOf } from '../../story/timeline/stretches.js';
import { calendarTicks, tickDay } from './calendar.js';
import { coverFigure } from './cover.js';
import { lanesFigure } from './lanes.js';
import { raidDaysFigure } from './raid-days.js';

const DAY_US = 86_400_000_000;
const HOUR_US = 3_600_000_000;
/** Midnight at UTC+3. */
const FROM = Date.UTC(2019, 11, 20, 21) * 1000;

const scenario = {
  localOffset_s: 10_800,
  localName: 'Some',
  epochUnix_us: FROM,
  places: [{ id: 'base', name: 'Base' }],
  launchSites: [],
  batteries: [{ id: 'one', name: 'First battery' }],
  pointDefences: [],
  catalogue: [],
} as unknown as ResolvedScenario;

const share = (of: number) => ({
  count: Math.round(of * 100),
  trials: 100,
  share: of,
  share95: { low: of * 0.9, high: of + (1 - of) * 0.1 },
  effectiveTrials: 100,
});
const held = (id: string) => [{ battery: 'one', by: { kind: 'permission', id } as const, count: 50 }];

/** A day from weights of the stages and numbers of launchers. */
function batteryDay(weights: readonly number[], launchers: readonly [number, number, number]): BatteryDay {
  const sum = weights.reduce((a, b) => a + b, 0);
  const stages = Object.fromEntries(
    STAGES.map((stage, i) => [stage, (weights[i] ?? 0) / sum]),
  ) as BatteryDay['stages'];
  const [p05, p50, p95] = [...launchers].sort((a, b) => a - b) as [number, number, number];
  return {
    states: { absent: 0, 'in-transit': 0, delivered: 0, assembling: 0, online: 0 },
    stages,
    radiates: stages.warns + stages.engages,
    engages: share(stages.engages),
    launchers: { p05, p50, p95 },
    heldBack: stages.engages < 1 ? held('consent') : [],
  };
}

const never = { share: 0, unix_us: {} };
const timelineOf = (days: readonly BatteryDay[], places: readonly PlaceDay[] = []): Timeline => ({
  fromUnix_us: FROM,
  toUnix_us: FROM + Math.max(days.length, places.length) * DAY_US,
  samples: 100,
  batteries: [
    {
      id: 'one',
      launchers: 6,
      engagesAt: ['base'],
      delivered: never,
      assembling: never,
      radiates: never,
      engages: [],
      fromDelivery_s: {},
      held: [],
      days,
    },
  ],
  places: [{ id: 'base', batteries: ['one'], days: places }],
});

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

type Point = readonly [x: number, y: number];

/** The points of the first path of a class. */
function pathOf(markup: string, className: string): readonly Point[] {
  const d = new RegExp(`<path d="([^"]+)" class="${className}"`).exec(markup)?.[1];
  if (d === undefined) return [];
  let [x, y] = [0, 0];
  return [...d.matchAll(/[Ml]([-\d.]+) ([-\d.]+)/g)].map(([, dx, dy]) => {
    // In tenths: sums of them would be off by a hair, and an upright edge no longer upright.
    x += Math.round(Number(dx) * 10);
    y += Math.round(Number(dy) * 10);
    return [x / 10, y / 10];
  });
}

/** Heights at which a line crosses an upright: the uppermost and the lowest. Ends may be off by what a tenth leaves. */
function crossings(points: readonly Point[], upright: number, closed: boolean): readonly [number, number] {
  const all = points.map(([x]) => x);
  const x = Math.min(Math.max(...all), Math.max(Math.min(...all), upright));
  const found: number[] = [];
  points.forEach(([ax, ay], i) => {
    if (i === points.length - 1 && !closed) return;
    const [bx, by] = points[(i + 1) % points.length] as Point;
    if (Math.min(ax, bx) <= x && x <= Math.max(ax, bx))
      found.push(...(ax === bx ? [ay, by] : [ay + ((x - ax) / (bx - ax)) * (by - ay)]));
  });
  return [Math.min(...found), Math.max(...found)];
}
const edgesOf = (points: readonly Point[], x: number) => crossings(points, x, true);
const heightOf = (points: readonly Point[], x: number): number => crossings(points, x, false)[0];

const WIDTH = 800;
const [LEFT, RIGHT] = [42, WIDTH - 12];
const markupOf = (figure: ReturnType<typeof lanesFigure>, width = WIDTH): string =>
  figure
    ?.draw(width)
    .parts.map(({ markup }) => markup)
    .join('') ?? '';
const noonX = (day: number, days: number): number => LEFT + ((day + 0.5) / days) * (RIGHT - LEFT);

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

const placeDay = (of: number, by?: string): PlaceDay => ({
  covered: share(of),
  watched: Math.min(1, of + 0.1),
  launchers: { p05: 0, p50: 2, p95: 4 },
  heldBack: by === undefined ? [] : held(by),
});

describe('the cover of a place', () => {
  it('is drawn at the share of the draws, inside its interval', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 2, maxLength: 60 }),
        (shares) => {
          const markup = markupOf(
            coverFigure(
              scenario,
              timelineOf(
                [],
                shares.map((one) => placeDay(one, 'c')),
              ),
            ),
          );
          // The first of each class stands in the key.
          const line = pathOf(markup, 'line-cover');
          const band = pathOf(markup, 'band-cover');
          const floor = Number(/<text x="36" y="([\d.]+)"[^>]*>0 %</.exec(markup)?.[1]) - 4;
          shares.forEach((of, day) => {
            const x = noonX(day, shares.length);
            const y = heightOf(line, x);
            expect(Math.abs(floor - y - of * 66)).toBeLessThan(1);
            const [top, bottom] = edgesOf(band, x);
            expect(y).toBeGreaterThan(top - 1);
            expect(y).toBeLessThan(bottom + 1);
          });
        },
      ),
      { numRuns: 40 },
    );
  });

  it('has stretches that hold every day once and never touch their like', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 60 }), (shares) => {
        const stretches = stretchesOf(shares.map((one) => placeDay(one)));
        const days = stretches.flatMap(({ first, last }) =>
          Array.from({ length: last - first + 1 }, (_, i) => first + i),
        );
        expect(days).toEqual(shares.map((_, day) => day));
        stretches.forEach(({ cover, first, last }, i) => {
          expect(cover).not.toBe(stretches[i - 1]?.cover);
          for (const one of shares.slice(first, last + 1))
            expect(cover).toBe(one <= 0.05 ? 'gap' : one < 0.95 ? 'doubt' : 'covered');
        });
      }),
    );
  });

  it('is left out where no battery can reach the place', () => {
    const timeline = timelineOf([], [placeDay(0)]);
    const places = timeline.places.map((place) => ({ ...place, batteries: [] }));
    expect(coverFigure(scenario, { ...timeline, places })).toBeUndefined();
  });
});

describe('what held most draws back', () => {
  it('is named on each day on which more than one draw of twenty is held, and on no other', () => {
    const anyHeld = fc.record({
      id: fc.constantFrom('a', 'b'),
      held: fc.double({ min: 0, max: 1, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(anyHeld, { maxLength: 40 }), (days) => {
        const spans = heldSpans(
          scenario,
          days.map(({ id, held: of }) => ({ heldBack: held(id), held: of })),
        );
        days.forEach(({ id, held: of }, day) => {
          const there = spans.filter(({ first, last }) => first <= day && day <= last);
          expect(there.map(({ short }) => short)).toEqual(of > 0.05 ? [id] : []);
        });
      }),
    );
  });

  it('has a number where its name does not fit, and the number its name below', () => {
    const long = 'a-very-long-name-of-a-permission';
    const names = [...Array.from({ length: 20 }, () => 'c'), long, ...Array.from({ length: 20 }, () => 'd')];
    const markup = markupOf(
      coverFigure(
        scenario,
        timelineOf(
          [],
          names.map((one) => placeDay(0.5, one)),
        ),
      ),
    );
    expect(markup).toContain('>c</text>');
    expect(markup).toContain('>1</text>');
    expect(markup).toContain(`>Held back by 1:\u00a0${long}</text>`);
  });
});

describe('the axis of days', () => {
  it('is numbered at local midnights, as many as there is room for, evenly by the calendar', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -12, max: 14 }),
        fc.integer({ min: 0, max: 20_000 }),
        fc.integer({ min: 1, max: 1000 }),
        fc.integer({ min: 3, max: 14 }),
        (hours, start, days, most) => {
          const from_us = start * DAY_US - hours * HOUR_US;
          const clock = { localOffset_s: hours * 3600 };
          const ticks = calendarTicks(clock, [from_us, from_us + days * DAY_US], most);
          expect(ticks.length).toBeGreaterThan(0);
          expect(ticks.length).toBeLessThanOrEqual(most);
          const local = ticks.map((tick) => new Date((tick + hours * HOUR_US) / 1000));
          const [one, two] = local;
          local.forEach((date, i) => {
            expect(date.getTime() % 86_400_000).toBe(0);
            const words = date.toLocaleDateString('en-GB', {
              day: 'numeric',
              month: 'short',
              timeZone: 'UTC',
            });
            expect(tickDay(clock, ticks[i] as number)).toBe(words.replace('Sept', 'Sep'));
          });
          if (one === undefined || two === undefined) return;
          const gap = (two.getTime() - one.getTime()) / 86_400_000;
          if (gap === 7) for (const date of local) expect(date.getUTCDay()).toBe(1);
          if (gap > 20 && days < 300) for (const date of local) expect(date.getUTCDate()).toBe(1);
        },
      ),
    );
  });
});

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

it('every stage has words of its own', async () => {
  const { STAGE_WORDS } = await import('../../story/timeline/stages.js');
  const words = STAGES.map((stage: Stage) => STAGE_WORDS[stage]);
  expect(new Set(words).size).toBe(STAGES.length);
});
