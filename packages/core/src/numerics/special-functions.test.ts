import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { log } from './elementary/index.js';
import { InvariantError } from './invariant.js';
import {
  erf,
  erfc,
  incompleteBeta,
  inverseIncompleteBeta,
  logGamma,
  normalCdf,
  normalQuantile,
} from './special-functions.js';

// The figures themselves are compared with a table from outside in validation/statistics; here are the laws.

describe('erf and erfc', () => {
  const anywhere = fc.double({ min: -30, max: 30, noNaN: true });

  it('are odd, and add up to 1', () => {
    fc.assert(
      fc.property(anywhere, (x) => {
        expect(erf(-x)).toBe(-erf(x));
        expect(Math.abs(erf(x) + erfc(x) - 1)).toBeLessThan(3e-16);
        expect(Math.abs(erfc(-x) + erfc(x) - 2)).toBeLessThan(5e-16);
      }),
    );
  });

  it('never rise where they should fall, across the seams too', () => {
    for (const seam of [0.46875, 4, 27.3]) {
      for (let i = -50; i < 50; i++) {
        const [left, right] = [seam + i * 1e-7, seam + (i + 1) * 1e-7];
        expect(erfc(right)).toBeLessThanOrEqual(erfc(left) * (1 + 1e-15));
        expect(erf(right)).toBeGreaterThanOrEqual(erf(left) * (1 - 1e-15));
      }
    }
  });

  it('end where they should', () => {
    expect(erf(Number.POSITIVE_INFINITY)).toBe(1);
    expect(erfc(Number.POSITIVE_INFINITY)).toBe(0);
    expect(erfc(Number.NEGATIVE_INFINITY)).toBe(2);
    expect(erf(Number.NaN)).toBeNaN();
    expect(erfc(Number.NaN)).toBeNaN();
  });
});

describe('normalQuantile', () => {
  it('undoes normalCdf', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-300, max: 1 - 1e-10, noNaN: true }), (p) => {
        const back = normalCdf(normalQuantile(p));
        expect(Math.abs(back - p)).toBeLessThanOrEqual(1e-12 * p);
      }),
      { numRuns: 1000 },
    );
  });

  it('is odd about one half and does not fall across its seams', () => {
    expect(normalQuantile(0.5)).toBe(0);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 ** 30 }), (n) => {
        const p = n / 2 ** 31;
        expect(normalQuantile(1 - p) + normalQuantile(p)).toBe(0);
      }),
    );
    for (const seam of [0.075, Math.exp(-25)]) {
      for (let i = -50; i < 50; i++) {
        const [left, right] = [seam * (1 + i * 1e-9), seam * (1 + (i + 1) * 1e-9)];
        expect(normalQuantile(right)).toBeGreaterThan(normalQuantile(left));
      }
    }
  });

  it('knows the ends and refuses what is beyond', () => {
    expect(normalQuantile(0)).toBe(Number.NEGATIVE_INFINITY);
    expect(normalQuantile(1)).toBe(Number.POSITIVE_INFINITY);
    for (const bad of [-0.1, 1.1, Number.NaN]) expect(() => normalQuantile(bad)).toThrow(InvariantError);
  });
});

describe('logGamma', () => {
  it('is the logarithm of the factorial', () => {
    let factorial = 1;
    for (let n = 1; n <= 20; n++) {
      expect(Math.abs(logGamma(n) - log(factorial))).toBeLessThanOrEqual(2e-15 * Math.max(1, log(factorial)));
      factorial *= n;
    }
  });

  it('keeps Γ(x + 1) = x Γ(x)', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-5, max: 1e5, noNaN: true }), (x) => {
        const gap = logGamma(x + 1) - logGamma(x) - log(x);
        expect(Math.abs(gap)).toBeLessThanOrEqual(1e-14 * Math.max(1, logGamma(x + 1)));
      }),
    );
  });

  it.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY])('refuses %f', (x) => {
    expect(() => logGamma(x)).toThrow(InvariantError);
  });
});

describe('incompleteBeta', () => {
  const shape = fc.double({ min: 0.05, max: 500, noNaN: true });
  const share = fc.double({ min: 0.001, max: 0.999, noNaN: true });

  it('is a power where one shape is 1', () => {
    expect(incompleteBeta(0.3, 1, 1)).toBeCloseTo(0.3, 15);
    expect(incompleteBeta(0.3, 4, 1)).toBeCloseTo(0.0081, 16);
    expect(incompleteBeta(0.3, 1, 4)).toBeCloseTo(1 - 0.7 ** 4, 15);
  });

  it('is a binomial tail: P(at least 3 of 5 heads) = ½', () => {
    expect(incompleteBeta(0.5, 3, 3)).toBeCloseTo(0.5, 15);
    expect(incompleteBeta(0.5, 2, 4)).toBeCloseTo(26 / 32, 15);
  });

  it('mirrors: Iₓ(a, b) = 1 − I₁₋ₓ(b, a)', () => {
    fc.assert(
      fc.property(share, shape, shape, (x, a, b) => {
        // 1 − (1 − x) is x only where x is a multiple of 2^-53.
        const mirror = 1 - x;
        expect(incompleteBeta(1 - mirror, a, b) + incompleteBeta(mirror, b, a)).toBeCloseTo(1, 12);
      }),
    );
  });

  it('is undone by its inverse', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-12, max: 1 - 1e-6, noNaN: true }), shape, shape, (p, a, b) => {
        const x = inverseIncompleteBeta(p, a, b);
        // Beyond, the next float64 x is too far away for p to be met.
        fc.pre(x > 1e-300 && x < 1 - 1e-5);
        expect(Math.abs(incompleteBeta(x, a, b) - p)).toBeLessThanOrEqual(1e-10 * p);
      }),
      { numRuns: 1000 },
    );
  });

  it('has quantiles that are roots where one shape is 1, and by symmetry', () => {
    for (const p of [1e-6, 0.01, 0.2, 0.5, 0.9, 0.999]) {
      for (const shape of [0.5, 1, 2.5, 5, 40]) {
        expect(inverseIncompleteBeta(p, shape, 1) / p ** (1 / shape)).toBeCloseTo(1, 13);
        expect(1 - inverseIncompleteBeta(p, 1, shape)).toBeCloseTo((1 - p) ** (1 / shape), 14);
      }
    }
    for (const shape of [0.3, 1, 3, 17])
      expect(inverseIncompleteBeta(0.5, shape, shape)).toBeCloseTo(0.5, 14);
  });

  it('knows the ends and refuses what is beyond', () => {
    expect(incompleteBeta(0, 2, 3)).toBe(0);
    expect(incompleteBeta(1, 2, 3)).toBe(1);
    expect(inverseIncompleteBeta(0, 2, 3)).toBe(0);
    expect(inverseIncompleteBeta(1, 2, 3)).toBe(1);
    expect(() => incompleteBeta(1.1, 2, 3)).toThrow(InvariantError);
    expect(() => incompleteBeta(0.5, 0, 3)).toThrow(InvariantError);
    expect(() => inverseIncompleteBeta(0.5, 2, Number.POSITIVE_INFINITY)).toThrow(InvariantError);
  });
});
