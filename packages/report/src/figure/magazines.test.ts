/** Rounds over the calendar, read back from what was drawn. */
import { launcherLoaded, supplyDelivered } from '@testudo/core/messages';
import { describe, expect, it } from 'vitest';
import { magazinesFigure } from './magazines.js';
import { DAY_US, heightOf, markupOf, pathOf, scenario } from './timeline/drawn.fixture.js';

/** Ten rounds, three fired in the first raid, five brought at noon of the third day, one fired in the second raid on the fifth. */
const launch = (day: number) => ({ battery: 'one', type: 'a-type', launch_us: day * DAY_US });
const delivery = (day: number, group: string, rounds: number) => ({
  kind: supplyDelivered.kind,
  time_us: day * DAY_US,
  data: { battery: 'one', group, rounds },
});
const raid = (day: number) => ({ firstLaunch_us: day * DAY_US });

function figureOf(raids: readonly { firstLaunch_us: number }[], others: readonly object[] = []) {
  return magazinesFigure({
    scenario: {
      ...scenario,
      batteries: [
        {
          id: 'one',
          name: 'First battery',
          launcherGroups: [
            { id: 'g', interceptor: 'a-type' },
            { id: 'h', interceptor: 'another' },
          ],
        },
      ],
    },
    outcome: {
      raids,
      batteries: [
        {
          battery: 'one',
          rounds: [
            { type: 'a-type', fired: 4, left: 11, inTransit: 0, delivered: 15 },
            { type: 'another', fired: 0, left: 2, inTransit: 0, delivered: 2 },
          ],
        },
      ],
    },
    interceptors: [launch(0.1), launch(4.2), launch(0.1), launch(0.3)],
    events: [delivery(2.5, 'g', 5), ...others],
  } as unknown as Parameters<typeof magazinesFigure>[0]);
}

describe('rounds left over the calendar', () => {
  const figure = figureOf([raid(0.1), raid(4.1)]);

  it('go down with each launch and up with what is brought', () => {
    const markup = markupOf(figure);
    const line = pathOf(markup, 'line-ink');
    const [, floor] = /<text x="24" y="([\d.]+)"[^>]*>0</.exec(markup) ?? [];
    const [, top] = /<text x="24" y="([\d.]+)"[^>]*>12</.exec(markup) ?? [];
    const one_px = (Number(floor) - 4 - (Number(top) - 5)) / 12;
    const xs = line.map(([x]) => x);
    const [left, right] = [Math.min(...xs), Math.max(...xs)];
    for (const [day, rounds] of [
      [0.05, 10],
      [0.2, 8],
      [1, 7],
      [2.4, 7],
      [2.6, 12],
      [4.1, 12],
      [4.9, 11],
    ] as const) {
      const height = heightOf(line, left + (day / 5) * (right - left));
      expect((Number(floor) - 4 - height) / one_px, `day ${day}`).toBeCloseTo(rounds, 1);
    }
  });

  it('say in words what they show, and leave out what nothing became of', () => {
    const markup = markupOf(figure);
    expect(markup).toContain('10 at first, 5 delivered, 7 at least, 11 at the end.');
    expect(figure?.description).toMatch(/5 came at .*\.$/);
    expect(markup).not.toContain('another');
  });

  it('count what was brought along from the first, and mark what was delivered alone', () => {
    // Of the ten at first two were a load in store until the second day.
    const loaded = (day: number, brought: boolean) => ({
      kind: launcherLoaded.kind,
      time_us: day * DAY_US,
      data: { battery: 'one', group: 'g', launcher: 0, rounds: 2, brought },
    });
    const raids = [raid(0.1), raid(4.1)];
    const withLoads = figureOf(raids, [loaded(1.5, true), loaded(2.7, false)]);
    expect(markupOf(withLoads)).toBe(markupOf(figure));
    expect(withLoads?.description).toBe(figure?.description);
  });

  it('are not drawn for a single raid', () => {
    expect(figureOf([raid(0.1)])).toBeUndefined();
  });
});
