import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InvariantError } from './invariant.js';
import { secondsToUs, usToSeconds } from './time.js';

describe('secondsToUs', () => {
  it.each([
    [0, 0],
    [0.1, 100_000],
    [1.1, 1_100_000],
    [0.3, 300_000],
    [0.000001, 1],
    [0.0000010000000001, 2],
    [0.0000001, 1],
    [-0.0000001, 0],
    [-0.0000015, -1],
    [4.35, 4_350_000],
    [8_589_934_592, 8_589_934_592_000_000],
  ])('%f s is %i µs', (time_s, time_us) => {
    expect(secondsToUs(time_s)).toBe(time_us);
  });

  it('gives back every whole microsecond', () => {
    fc.assert(
      fc.property(fc.integer({ min: -8_589_934_592_000_000, max: 8_589_934_592_000_000 }), (n) => {
        expect(secondsToUs(usToSeconds(n))).toBe(n + 0);
      }),
      { numRuns: 2000 },
    );
  });

  it('is the first microsecond not before the time', () => {
    fc.assert(
      fc.property(fc.double({ min: -8_589_934_592, max: 8_589_934_592, noNaN: true }), (time_s) => {
        const n = secondsToUs(time_s);
        expect(usToSeconds(n)).toBeGreaterThanOrEqual(time_s);
        expect(usToSeconds(n - 1)).toBeLessThan(time_s);
      }),
      { numRuns: 2000 },
    );
  });

  it('never gives −0', () => {
    expect(Object.is(secondsToUs(-0), 0)).toBe(true);
    expect(Object.is(secondsToUs(-1e-9), 0)).toBe(true);
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, 1e10, -1e10])('refuses %f', (time_s) => {
    expect(() => secondsToUs(time_s)).toThrow(InvariantError);
  });
});
