import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NextCorner } from './next-corner.js';

const CORNERS = Float64Array.of(-3, 0, 2, 7);
const SLACK = 0.01;

/** By looking at the quantity again and again. */
function foundByTrying(value: number, rate: number, bend: number, until: number): number {
  const between = (x: number) => CORNERS.findIndex((corner) => corner > x);
  const steps = 20_000;
  const first = between(value);
  for (let k = 1; k <= steps; k++) {
    const t = (until * k) / steps;
    if (between(value + rate * t + 0.5 * bend * t * t) !== first) return t;
  }
  return Number.POSITIVE_INFINITY;
}

describe('NextCorner', () => {
  it('says when a quantity comes to a corner, also where it turns round before', () => {
    // Odd hundredths, so that nothing begins or turns on a corner itself, and nothing is next to nothing.
    const hundredths = (min: number, max: number) =>
      fc.integer({ min: 100 * min, max: 100 * max }).map((n) => (n + 0.37) / 100);
    const number = hundredths(-5, 5);
    fc.assert(
      fc.property(hundredths(-4, 8), number, number, (value, rate, bend) => {
        fc.pre(CORNERS.every((corner) => Math.abs(corner - value) > 0.1));
        // Where it turns on the corner itself, trying may miss it.
        const top = value - (rate * rate) / (2 * bend);
        fc.pre(CORNERS.every((corner) => Math.abs(corner - top) > 1e-3));
        const until = 3;
        const next = new NextCorner(SLACK);
        const wait = next.wait(CORNERS, value, rate, bend);
        const tried = foundByTrying(value, rate, bend, until);
        if (tried < until) {
          expect(Math.abs(wait - tried)).toBeLessThan(1e-3);
          expect(
            next.mayComeWithin(value, Math.abs(rate) * until + 0.5 * Math.abs(bend) * until * until),
          ).toBe(true);
        } else {
          expect(wait > 0 && wait < until - 1e-3).toBe(false);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('knows whether a corner is within a span, once it has looked at the place', () => {
    const next = new NextCorner(SLACK);
    expect(next.mayComeWithin(1, 0.1)).toBe(true);
    next.wait(CORNERS, 1, 1, 0);
    expect(next.corner).toBe(2);
    expect(next.mayComeWithin(1, 0.9)).toBe(false);
    expect(next.mayComeWithin(1, 1)).toBe(true);
    expect(next.mayComeWithin(5, 0.1)).toBe(true);
    next.forget();
    expect(next.mayComeWithin(1, 0.1)).toBe(true);
  });

  it('takes a corner that is next to it for passed', () => {
    const next = new NextCorner(SLACK);
    next.wait(CORNERS, 2 - SLACK / 2, 1, 0);
    expect(next.corner).toBe(7);
    next.wait(CORNERS, 2 + SLACK / 2, -1, 0);
    expect(next.corner).toBe(0);
    expect(next.below).toBe(2);
  });
});
