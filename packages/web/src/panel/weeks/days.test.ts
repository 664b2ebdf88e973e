import type { ResolvedScenario } from '@testudo/core/scenario';
import { type BatteryDay, STAGES, type Timeline } from '@testudo/core/study';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { batteryOnDay, changingDays, dayAt, daysIn, nameOfDay } from './days.js';

const DAY_US = 86_400_000_000;
const FROM = Date.UTC(2020, 0, 1) * 1000;
const scenario = { epochUnix_us: FROM, localOffset_s: 0, batteries: [] } as unknown as ResolvedScenario;

const day = (draws: readonly number[]): BatteryDay => {
  const trials = draws.reduce((a, b) => a + b, 0);
  const stages = Object.fromEntries(STAGES.map((stage, i) => [stage, (draws[i] ?? 0) / trials]));
  return {
    stages,
    engages: { trials, share: stages.engages },
    heldBack: [{ battery: 'one', by: { kind: 'permission', id: 'consent' }, count: 1 }],
  } as unknown as BatteryDay;
};
const ABSENT = day([20, 0, 0, 0, 0, 0, 0]);
const READY = day([0, 0, 0, 0, 0, 0, 20]);

const timeline = (days: readonly BatteryDay[]): Timeline =>
  ({
    fromUnix_us: FROM,
    toUnix_us: FROM + days.length * DAY_US,
    samples: 20,
    batteries: [{ id: 'one', days }],
    places: [{ id: 'base', batteries: ['one'], days }],
  }) as unknown as Timeline;

describe('the days that are shown', () => {
  it('hold every change, and keep each day under its own date', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 200 }),
        fc.array(fc.boolean(), { minLength: 1, maxLength: 30 }),
        fc.integer({ min: 0, max: 200 }),
        (before, changes, after) => {
          const all = [
            ...Array.from({ length: before }, () => ABSENT),
            ...changes.map((is) => (is ? READY : ABSENT)),
            ...Array.from({ length: after }, () => READY),
          ];
          const whole = timeline(all);
          const cut = changingDays(whole);
          if (cut === undefined) return;
          const from = Math.round((cut.fromUnix_us - FROM) / DAY_US);
          const shown = cut.batteries[0]?.days ?? [];
          expect(shown).toHaveLength(daysIn(cut));
          expect(cut.places[0]?.days).toEqual(shown);
          expect(shown).toEqual(all.slice(from, from + shown.length));
          // What is left out is like its neighbour that is shown.
          for (const one of all.slice(0, from)) expect(one).toBe(shown[0]);
          for (const one of all.slice(from + shown.length)) expect(one).toBe(shown.at(-1));
          expect(shown.length).toBeLessThan(all.length);
        },
      ),
    );
  });

  it('are all of them where something changes nearly always, or nothing does', () => {
    expect(changingDays(timeline([ABSENT, READY, ABSENT, READY]))).toBeUndefined();
    const still = changingDays(timeline(Array.from({ length: 100 }, () => READY)));
    expect(still === undefined || daysIn(still) > 0).toBe(true);
  });
});

describe('a day', () => {
  const days = timeline([ABSENT, ABSENT, READY]);

  it('is that of a moment, or the nearest there is', () => {
    expect([-5, 0, 0.99, 1, 2.5, 9].map((at) => dayAt(days, FROM + at * DAY_US))).toEqual([0, 0, 0, 1, 2, 2]);
    expect(nameOfDay(scenario, days, 2)).toBe('3 January 2020');
  });

  it('has draws that add up, the furthest first, and what held the others back', () => {
    const battery = { days: [day([3, 0, 0, 0, 1, 5, 11])] } as unknown as Timeline['batteries'][number];
    expect(batteryOnDay(scenario, battery, 0)).toBe(
      '11 of 20 draws can engage, 5 radar up: can warn, 1 online with radar off, 3 not there; held back most by the permission consent',
    );
  });
});
