import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InvariantError } from './invariant.js';
import type { DistributionName, Quantity } from './quantity.js';
import { checkQuantity, defaultDistribution, nominalOf, quantileOf } from './quantity-sampling.js';
import { momentsOf, variance } from './statistics.js';

type Values = { low?: number; nominal?: number; high?: number };

function quantity(distribution: DistributionName, values: Values): Quantity {
  return { ...values, unit: 'm', distribution, source: 'test', confidence: 'assumed' };
}

/** A quantile as a number; the test fails where there is none. */
function at(distribution: DistributionName, values: Values, u: number): number {
  const result = quantileOf(quantity(distribution, values), u);
  if (!result.ok) throw new Error(result.reason);
  return result.value;
}

describe('nominalOf', () => {
  it.each([
    ['pert', { low: 1, nominal: 2, high: 6 }, 2],
    ['uniform', { low: 1, high: 6 }, 3.5],
    ['uniform', { low: 1, nominal: 2, high: 6 }, 2],
    ['point', { nominal: 4 }, 4],
    ['point', { low: 4 }, 4],
    ['point', { high: 4 }, 4],
    ['point', { nominal: 0 }, 0],
  ] as const)('of %s %j is %f', (distribution, values, expected) => {
    expect(nominalOf(quantity(distribution, values))).toEqual({ ok: true, value: expected });
  });

  it.each([
    ['unquantified', { low: 4 }],
    ['unquantified', {}],
    ['point', {}],
    ['pert', { low: 3, nominal: 2, high: 6 }],
  ] as const)('of %s %j is a reason', (distribution, values) => {
    expect(nominalOf(quantity(distribution, values))).toMatchObject({
      ok: false,
      reason: expect.any(String),
    });
  });
});

describe('quantileOf', () => {
  it('is the closed form where there is one', () => {
    expect(at('point', { nominal: 7 }, 0.123)).toBe(7);
    expect(at('uniform', { low: 10, high: 20 }, 0.25)).toBe(12.5);
    // Triangle 0, 2, 10: the distribution function at the mode is 0.2; at 6 it is 1 − 16/80.
    expect(at('triangular', { low: 0, nominal: 2, high: 10 }, 0.2)).toBeCloseTo(2, 14);
    expect(at('triangular', { low: 0, nominal: 2, high: 10 }, 0.05)).toBeCloseTo(1, 14);
    expect(at('triangular', { low: 0, nominal: 2, high: 10 }, 0.8)).toBeCloseTo(6, 14);
    // PERT with the mode at an end is Beta(1, 5): F(x) = 1 − (1 − x)^5.
    expect(at('pert', { low: 0, nominal: 0, high: 1 }, 0.5)).toBeCloseTo(1 - 0.5 ** 0.2, 14);
    expect(at('pert', { low: 0, nominal: 5, high: 10 }, 0.5)).toBeCloseTo(5, 13);
    expect(at('pert', { low: 3, nominal: 3, high: 3 }, 0.9)).toBe(3);
  });

  it('gives PERT the mean (low + 4 nominal + high)/6 and its variance', () => {
    const n = 20_000;
    const values = Array.from({ length: n }, (_, i) =>
      at('pert', { low: 2, nominal: 3, high: 10 }, (i + 0.5) / n),
    );
    const moments = momentsOf(values);
    const mean = (2 + 4 * 3 + 10) / 6;
    expect(moments.mean).toBeCloseTo(mean, 5);
    expect(variance(moments)).toBeCloseTo(((mean - 2) * (10 - mean)) / 7, 3);
  });

  it('stays inside, rises with u, and reaches both ends', () => {
    const value = fc.double({ min: -1e6, max: 1e6, noNaN: true });
    const three = fc.tuple(value, value, value).map((v) => v.sort((a, b) => a - b));
    const kind = fc.constantFrom('uniform', 'triangular', 'pert' as const);
    const u = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(kind, three, u, u, (distribution, [low, nominal, high], u1, u2) => {
        const values = { low, nominal, high };
        const [a, b] = [
          at(distribution, values, Math.min(u1, u2)),
          at(distribution, values, Math.max(u1, u2)),
        ];
        expect(a).toBeGreaterThanOrEqual(low);
        expect(b).toBeLessThanOrEqual(high);
        expect(b).toBeGreaterThanOrEqual(a - 1e-12 * (high - low));
        expect(at(distribution, values, 0)).toBe(low);
        expect(at(distribution, values, 1)).toBe(high);
      }),
      { numRuns: 300 },
    );
  });

  it('refuses to sample what is not known, and a u that is no probability', () => {
    expect(quantileOf(quantity('unquantified', { low: 1 }), 0.5).ok).toBe(false);
    expect(quantileOf(quantity('pert', { low: 1, high: 2 }), 0.5).ok).toBe(false);
    expect(quantileOf(quantity('uniform', { low: 2, high: 1 }), 0.5).ok).toBe(false);
    expect(() => quantileOf(quantity('uniform', { low: 1, high: 2 }), 1.5)).toThrow(InvariantError);
  });
});

describe('defaultDistribution', () => {
  it.each([
    [1, 2, 3, 'pert'],
    [1, undefined, 3, 'uniform'],
    [undefined, 2, undefined, 'point'],
    [1, undefined, undefined, 'unquantified'],
    [undefined, undefined, 3, 'unquantified'],
    [1, 2, undefined, 'unquantified'],
    [undefined, 2, 3, 'unquantified'],
    [undefined, undefined, undefined, 'unquantified'],
  ] as const)('%s %s %s: %s', (low, nominal, high, expected) => {
    expect(defaultDistribution(low, nominal, high)).toBe(expected);
  });
});

describe('checkQuantity', () => {
  it.each([
    ['pert', { low: 2, nominal: 1, high: 3 }, 'low 2 is above nominal 1'],
    ['pert', { low: 1, nominal: 4, high: 3 }, 'nominal 4 is above high 3'],
    ['uniform', { low: 4, high: 3 }, 'low 4 is above high 3'],
    ['triangular', { low: 4, high: 5 }, 'needs low, nominal and high'],
    ['uniform', { low: 4 }, 'needs low and high'],
    ['point', {}, 'needs one value'],
    ['point', { nominal: Number.NaN }, 'not a finite number'],
    ['unquantified', { low: 4, nominal: 3 }, 'above'],
  ] as const)('%s %j: %s', (distribution, values, words) => {
    expect(checkQuantity(quantity(distribution, values))).toMatchObject({
      ok: false,
      reason: expect.stringContaining(words),
    });
  });
});
