import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  choleskyFactor,
  mahalanobisSquared,
  multiplyByTranspose,
  multiplyMatrices,
  rootDeterminant,
  solveCholesky,
  symmetrise,
} from './matrix.js';

const entries = (n: number) =>
  fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: n, maxLength: n });

/** M Mᵀ + I, which is positive definite whatever M is. */
function definite(n: number, values: readonly number[]): Float64Array {
  const m = Float64Array.from(values);
  const a = new Float64Array(n * n);
  multiplyByTranspose(m, m, n, n, n, a);
  for (let i = 0; i < n; i++) a[i * n + i] += 1;
  return a;
}

describe('products', () => {
  it('are those of a worked example', () => {
    const out = new Float64Array(4);
    multiplyMatrices(Float64Array.of(1, 2, 3, 4, 5, 6), Float64Array.of(7, 8, 9, 10, 11, 12), 2, 3, 2, out);
    expect([...out]).toEqual([58, 64, 139, 154]);
    multiplyByTranspose(
      Float64Array.of(1, 2, 3, 4, 5, 6),
      Float64Array.of(7, 9, 11, 8, 10, 12),
      2,
      3,
      2,
      out,
    );
    expect([...out]).toEqual([58, 64, 139, 154]);
  });

  it('symmetrise takes the mean across the diagonal', () => {
    const a = Float64Array.of(1, 2, 4, 3);
    symmetrise(a, 2);
    expect([...a]).toEqual([1, 3, 3, 3]);
  });
});

describe('Cholesky', () => {
  it('factors a worked example', () => {
    const a = Float64Array.of(4, 12, -16, 12, 37, -43, -16, -43, 98);
    const l = new Float64Array(9);
    expect(choleskyFactor(a, 3, l)).toBe(true);
    expect([...l]).toEqual([2, 0, 0, 6, 1, 0, -8, 5, 3]);
    expect(rootDeterminant(l, 3)).toBe(6);
  });

  it('refuses what is not positive definite, and NaN', () => {
    const l = new Float64Array(4);
    expect(choleskyFactor(Float64Array.of(1, 2, 2, 1), 2, l)).toBe(false);
    expect(choleskyFactor(Float64Array.of(0, 0, 0, 1), 2, l)).toBe(false);
    expect(choleskyFactor(Float64Array.of(1, Number.NaN, Number.NaN, 1), 2, l)).toBe(false);
    expect(choleskyFactor(Float64Array.of(Number.POSITIVE_INFINITY, 0, 0, 1), 2, l)).toBe(false);
  });

  it('solves A x = b, and works in place', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), entries(36), entries(12), (n, values, right) => {
        const a = definite(n, values.slice(0, n * n));
        const l = Float64Array.from(a);
        expect(choleskyFactor(l, n, l)).toBe(true);
        const x = Float64Array.from(right.slice(0, 2 * n));
        solveCholesky(l, n, x, 2);
        const back = new Float64Array(2 * n);
        multiplyMatrices(a, x, n, n, 2, back);
        for (let i = 0; i < 2 * n; i++) expect(back[i]).toBeCloseTo(right[i], 9);
      }),
    );
  });

  it('measures the distance that solving and multiplying give', () => {
    fc.assert(
      fc.property(entries(16), entries(4), (values, y) => {
        const l = new Float64Array(16);
        expect(choleskyFactor(definite(4, values), 4, l)).toBe(true);
        const x = Float64Array.from(y);
        solveCholesky(l, 4, x, 1);
        const expected = y.reduce((sum, value, i) => sum + value * x[i], 0);
        expect(mahalanobisSquared(l, 4, Float64Array.from(y), new Float64Array(4))).toBeCloseTo(expected, 9);
      }),
    );
  });
});
