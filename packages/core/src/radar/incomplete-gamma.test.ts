import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { poissonTerm, upperGamma } from './incomplete-gamma.js';

describe('the incomplete gamma function', () => {
  it('is e^−x for shape 1 and erfc(√x) for shape ½', () => {
    for (const x of [1e-6, 0.3, 1, 7, 200]) expect(upperGamma(1, x) / Math.exp(-x)).toBeCloseTo(1, 13);
    expect(upperGamma(0.5, 1)).toBeCloseTo(0.15729920705028513, 15);
    expect(upperGamma(3, 0)).toBe(1);
  });

  it('is the Poisson sum for whole shapes: fewer than n counts', () => {
    const shapes = fc.integer({ min: 1, max: 60 });
    const thresholds = fc.double({ min: 0.01, max: 150, noNaN: true });
    fc.assert(
      fc.property(shapes, thresholds, (n, x) => {
        let term = Math.exp(-x);
        let sum = term;
        for (let k = 1; k < n; k++) {
          term *= x / k;
          sum += term;
        }
        expect(Math.abs(upperGamma(n, x) / sum - 1)).toBeLessThan(1e-12);
      }),
    );
  });

  it('falls with the threshold and grows with the shape', () => {
    const shapes = fc.double({ min: 0.1, max: 2000, noNaN: true });
    fc.assert(
      fc.property(shapes, fc.double({ min: 0.5, max: 1.5, noNaN: true }), (a, u) => {
        expect(upperGamma(a, a * u * 1.01)).toBeLessThanOrEqual(upperGamma(a, a * u) * (1 + 1e-14));
        expect(upperGamma(a * 1.01, a * u)).toBeGreaterThanOrEqual(upperGamma(a, a * u) * (1 - 1e-14));
      }),
    );
  });

  it('refuses what it is not defined for', () => {
    expect(() => upperGamma(0, 1)).toThrow('not defined');
    expect(() => upperGamma(1, -1)).toThrow('not defined');
    expect(() => upperGamma(1, Number.NaN)).toThrow('not defined');
  });
});

describe('the Poisson probability', () => {
  it('is that of small counts, and of none', () => {
    expect(poissonTerm(0, 0)).toBe(1);
    expect(poissonTerm(2, 0)).toBe(0);
    expect(poissonTerm(0, 3)).toBeCloseTo(Math.exp(-3), 15);
    expect(poissonTerm(3, 2)).toBeCloseTo((Math.exp(-2) * 8) / 6, 15);
    expect(poissonTerm(5, 5.000001)).toBeCloseTo((Math.exp(-5.000001) * 5.000001 ** 5) / 120, 14);
  });
});
