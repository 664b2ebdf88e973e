import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pastQuiet, scaleOver } from './scale.js';

const S = 1_000_000;
const span = { from_us: 0, until_us: 1000 * S };
const busy = [
  { from_us: 10 * S, until_us: 110 * S },
  { from_us: 610 * S, until_us: 710 * S },
];

describe('a scale', () => {
  it('folds what is quiet into a tenth of what is busy, and leaves the rest as it is', () => {
    const scale = scaleOver(span, busy, true);
    // 10 s before the first are no quiet stretch; 500 s between and 290 s after are.
    expect(scale.quiet).toEqual([
      { from_us: 110 * S, until_us: 610 * S, quiet: true },
      { from_us: 710 * S, until_us: 1000 * S, quiet: true },
    ]);
    expect(scale.length / S).toBeCloseTo(210 * 1.1, 9);
    expect(scale.placeOf(60 * S) / S).toBeCloseTo(60, 9);
    expect(scale.placeOf(610 * S) / S).toBeCloseTo(110 + 21 / 2, 9);
    expect((scale.placeOf(700 * S) - scale.placeOf(650 * S)) / S).toBeCloseTo(50, 9);
  });

  it('is straight where nothing is folded', () => {
    const scale = scaleOver(span, busy, false);
    expect(scale.length).toBe(1000 * S);
    expect(scale.placeOf(444 * S)).toBeCloseTo(444 * S, 3);
    expect(scale.quiet).toHaveLength(2);
  });

  it('holds a span in which nothing flies', () => {
    const scale = scaleOver(span, [], true);
    expect(scale.length).toBe(1000 * S);
    expect(scale.timeAt(0)).toBe(0);
    expect(scaleOver({ from_us: 0, until_us: 0 }, [], true).timeAt(5)).toBe(0);
  });

  it('rises everywhere, ends at its ends, and leads back from a place to the time', () => {
    const spans = fc
      .array(fc.integer({ min: -100, max: 1100 }), { minLength: 0, maxLength: 12 })
      .map((cuts) => [...new Set(cuts)].sort((a, b) => a - b))
      .map((cuts) =>
        cuts.flatMap((from, at) =>
          at % 2 === 0 && cuts[at + 1] !== undefined
            ? [{ from_us: from * S, until_us: (cuts[at + 1] ?? 0) * S }]
            : [],
        ),
      );
    fc.assert(
      fc.property(spans, fc.boolean(), fc.array(fc.nat(1000), { minLength: 2 }), (some, folded, seconds) => {
        const scale = scaleOver(span, some, folded);
        expect(scale.placeOf(0)).toBe(0);
        expect(scale.placeOf(span.until_us)).toBeCloseTo(scale.length, 3);
        const times = seconds.sort((a, b) => a - b).map((one) => one * S);
        const places = times.map(scale.placeOf);
        places.forEach((place, at) => {
          if (at > 0 && (times[at] ?? 0) > (times[at - 1] ?? 0))
            expect(place).toBeGreaterThan(places[at - 1] ?? 0);
          expect(Math.abs(scale.timeAt(place) - (times[at] ?? 0))).toBeLessThanOrEqual(2);
        });
      }),
    );
  });

  it('lets the clock pass over what is quiet, and over nothing else', () => {
    const { quiet } = scaleOver(span, busy, true);
    expect(pastQuiet(60 * S, quiet)).toBe(60 * S);
    expect(pastQuiet(110 * S, quiet)).toBe(610 * S);
    expect(pastQuiet(610 * S, quiet)).toBe(610 * S);
    expect(pastQuiet(800 * S, quiet)).toBe(1000 * S);
  });
});
