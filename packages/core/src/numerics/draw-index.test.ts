import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawIndexOf } from './draw-index.js';

describe('the number of a track’s draws', () => {
  it('is a whole number of 32 bits, the same for the same plot', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), fc.double({ min: 0, max: 1e6, noNaN: true }), (time_us, range_m) => {
        const index = drawIndexOf(time_us, range_m);
        expect(index).toBe(index >>> 0);
        expect(drawIndexOf(time_us, range_m)).toBe(index);
      }),
    );
  });

  it('spreads neighbours evenly: 20,000 plots a microsecond or a bit apart fill 64 bins within chance', () => {
    const bins = new Array<number>(64).fill(0);
    const all = new Set<number>();
    for (let i = 0; i < 20_000; i++) {
      const index = drawIndexOf(1_000_000 + (i % 200), 80_000 + Math.floor(i / 200) * 1e-6);
      bins[index >>> 26] += 1;
      all.add(index);
    }
    const expected = 20_000 / 64;
    const chiSquare = bins.reduce((sum, n) => sum + ((n - expected) * (n - expected)) / expected, 0);
    // 99.9 % quantile of chi-square with 63 degrees of freedom (tables): 103.4.
    expect(chiSquare).toBeLessThan(103.4);
    expect(all.size).toBeGreaterThan(19_997);
  });
});
