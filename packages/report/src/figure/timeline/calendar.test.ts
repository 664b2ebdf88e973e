/** The axis of days, against the calendar of the machine. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarTicks, tickDay } from './calendar.js';
import { DAY_US } from './drawn.fixture.js';

const HOUR_US = 3_600_000_000;

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
