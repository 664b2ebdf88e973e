import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InvariantError } from './invariant.js';
import { normal, streamId, uniform } from './random.js';
import { seedFrom } from './seed.js';
import {
  addObservation,
  clopperPearsonInterval,
  emptyMoments,
  fisherQuantile,
  meanInterval,
  mergeMoments,
  momentsOf,
  sampleQuantile,
  sorted,
  splitVariance,
  standardDeviation,
  studentQuantile,
  variance,
  wilsonInterval,
} from './statistics.js';

const figures = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 2, maxLength: 60 });

describe('moments', () => {
  it('of 2 4 4 4 5 5 7 9', () => {
    const moments = momentsOf([2, 4, 4, 4, 5, 5, 7, 9]);
    expect(moments).toMatchObject({ count: 8, mean: 5, least: 2, greatest: 9 });
    expect(variance(moments)).toBeCloseTo(32 / 7, 14);
    expect(standardDeviation(moments)).toBeCloseTo(Math.sqrt(32 / 7), 14);
  });

  it('keep their digits far from zero', () => {
    expect(variance(momentsOf([1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16]))).toBe(30);
  });

  it('are those of the two-pass formula', () => {
    fc.assert(
      fc.property(figures, (values) => {
        const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
        const squares = values.reduce((sum, x) => sum + (x - mean) * (x - mean), 0);
        const moments = momentsOf(values);
        expect(Math.abs(moments.mean - mean)).toBeLessThan(1e-8);
        expect(Math.abs(moments.squares - squares)).toBeLessThanOrEqual(1e-9 * squares + 1e-6);
      }),
    );
  });

  it('of two parts merge to those of the whole, up to rounding', () => {
    fc.assert(
      fc.property(figures, fc.nat(60), (values, at) => {
        const whole = momentsOf(values);
        const merged = mergeMoments(momentsOf(values.slice(0, at)), momentsOf(values.slice(at)));
        expect(merged.count).toBe(whole.count);
        expect(merged.least).toBe(whole.least);
        expect(merged.greatest).toBe(whole.greatest);
        expect(Math.abs(merged.mean - whole.mean)).toBeLessThan(1e-8);
        expect(Math.abs(merged.squares - whole.squares)).toBeLessThanOrEqual(1e-9 * whole.squares + 1e-6);
      }),
    );
  });

  it('are left alone by a merge', () => {
    const part = momentsOf([1, 2]);
    const merged = mergeMoments(emptyMoments(), part);
    addObservation(merged, 3);
    expect(part.count).toBe(2);
  });

  it('refuse what is not a number, and a variance of one', () => {
    expect(() => addObservation(emptyMoments(), Number.NaN)).toThrow(InvariantError);
    expect(() => variance(momentsOf([1]))).toThrow(InvariantError);
  });
});

describe('sampleQuantile', () => {
  it.each([
    // R: quantile(c(1, 2, 4, 8, 16), p), type 7.
    [0, 1],
    [0.25, 2],
    [0.3, 2.4],
    [0.5, 4],
    [0.9, 12.8],
    [1, 16],
  ])('of 1 2 4 8 16 at %f is %f', (p, expected) => {
    expect(sampleQuantile([1, 2, 4, 8, 16], p)).toBeCloseTo(expected, 12);
  });

  it('of one value is the value, of none is refused', () => {
    expect(sampleQuantile([7], 0.3)).toBe(7);
    expect(() => sampleQuantile([], 0.5)).toThrow(InvariantError);
  });

  it('takes values sorted by size, not by their text', () => {
    expect([...sorted([10, 9, -1, 100, 2])]).toEqual([-1, 2, 9, 10, 100]);
  });
});

describe('intervals for a share', () => {
  const counts = fc
    .tuple(fc.integer({ min: 1, max: 2000 }), fc.double({ min: 0, max: 1, noNaN: true }))
    .map(([n, part]) => [Math.round(n * part), n] as const);

  it.each([wilsonInterval, clopperPearsonInterval])(
    'hold the share, mirror, and narrow with confidence',
    (interval) => {
      fc.assert(
        fc.property(counts, ([x, n]) => {
          const { low, high } = interval(x, n, 0.95);
          expect(low).toBeGreaterThanOrEqual(0);
          expect(high).toBeLessThanOrEqual(1);
          expect(low).toBeLessThanOrEqual(x / n);
          expect(high).toBeGreaterThanOrEqual(x / n);
          const mirrored = interval(n - x, n, 0.95);
          expect(mirrored.low).toBeCloseTo(1 - high, 12);
          const narrower = interval(x, n, 0.8);
          expect(narrower.high - narrower.low).toBeLessThan(high - low);
        }),
      );
    },
  );

  it('Clopper–Pearson with no success is 1 − (α/2)^(1/n)', () => {
    expect(clopperPearsonInterval(0, 20, 0.95).high).toBeCloseTo(1 - 0.025 ** (1 / 20), 14);
    expect(clopperPearsonInterval(20, 20, 0.95).low).toBeCloseTo(0.025 ** (1 / 20), 14);
  });

  it('cover the truth as often as promised (exact sum over all counts)', () => {
    const coverage = (interval: typeof wilsonInterval, n: number, p: number): number => {
      let covered = 0;
      let probability = (1 - p) ** n;
      for (let x = 0; x <= n; x++) {
        const { low, high } = interval(x, n, 0.95);
        if (low <= p && p <= high) covered += probability;
        probability *= ((n - x) / (x + 1)) * (p / (1 - p));
      }
      return covered;
    };
    let meanOfWilson = 0;
    for (let i = 0; i < 99; i++) {
      const p = (i + 0.5) / 99;
      expect(coverage(clopperPearsonInterval, 40, p)).toBeGreaterThanOrEqual(0.95 - 1e-12);
      meanOfWilson += coverage(wilsonInterval, 40, p) / 99;
    }
    expect(meanOfWilson).toBeGreaterThan(0.94);
    expect(meanOfWilson).toBeLessThan(0.96);
  });

  it.each([
    [-1, 10, 0.95],
    [11, 10, 0.95],
    [0, 0, 0.95],
    [0.5, 1, 0.95],
    [1, 2, 0],
    [1, 2, 1],
  ])('refuse %f of %f at %f', (x, n, confidence) => {
    expect(() => wilsonInterval(x, n, confidence)).toThrow(InvariantError);
    expect(() => clopperPearsonInterval(x, n, confidence)).toThrow(InvariantError);
  });
});

describe('the interval for a mean', () => {
  it('of 1 2 3 4 5 is 3 ± 2.776 · √(2.5 / 5)', () => {
    const { low, high } = meanInterval(momentsOf([1, 2, 3, 4, 5]), 0.95);
    // Student's t for 4 degrees of freedom, 0.975: 2.7764451051977987.
    expect(high).toBeCloseTo(3 + 2.7764451051977987 * Math.sqrt(0.5), 12);
    expect(low).toBeCloseTo(3 - 2.7764451051977987 * Math.sqrt(0.5), 12);
  });

  it('rests on Student’s t: Cauchy at one degree of freedom, a closed form at two', () => {
    expect(studentQuantile(0.25, 1)).toBeCloseTo(1, 13);
    expect(studentQuantile(0.5, 7)).toBe(0);
    const q = 0.01;
    expect(studentQuantile(q, 2)).toBeCloseTo((1 - 2 * q) * Math.sqrt(2 / (4 * q * (1 - q))), 12);
  });

  it('has the quantiles of F: tables, a closed form, the square of Student’s t, and the reciprocal', () => {
    expect(fisherQuantile(0.95, 5, 10)).toBeCloseTo(3.3258, 4);
    expect(fisherQuantile(0.975, 9, 30)).toBeCloseTo(2.5746, 4);
    expect(fisherQuantile(0.5, 8, 8)).toBeCloseTo(1, 12);
    // Two degrees of freedom above: P(F > f) = (1 + 2 f / ν)^(−ν/2).
    expect(fisherQuantile(0.99, 2, 6)).toBeCloseTo(3 * (Math.cbrt(1 / 0.01) - 1), 10);
    for (const degrees of [1, 7, 250]) {
      const t = studentQuantile(0.025, degrees);
      expect(fisherQuantile(0.95, 1, degrees) / (t * t)).toBeCloseTo(1, 12);
    }
    for (const [p, above, below] of [
      [0.025, 9, 30],
      [0.001, 199, 1800],
      [0.975, 1, 2],
    ] as const)
      expect(fisherQuantile(p, above, below) * fisherQuantile(1 - p, below, above)).toBeCloseTo(1, 11);
  });

  it('covers the mean of normal draws in 94 to 96 of 100 cases', () => {
    const source = { seed: seedFrom(7), trial: 0 };
    let covered = 0;
    const studies = 4000;
    for (let study = 0; study < studies; study++) {
      const stream = streamId('coverage', `s${study}`);
      const moments = emptyMoments();
      for (let i = 0; i < 6; i++) addObservation(moments, 10 + 3 * normal(source, stream, i));
      const { low, high } = meanInterval(moments, 0.95);
      if (low <= 10 && 10 <= high) covered += 1;
    }
    expect(covered / studies).toBeGreaterThan(0.94);
    expect(covered / studies).toBeLessThan(0.96);
  });
});

describe('splitVariance', () => {
  it('has the figures of a one-way analysis of variance', () => {
    // Groups 1 2 3, 2 4 6, 10 12 14: mean squares 273/... by hand: within (2 + 8 + 8)/6 = 3, between 146/2 = 73.
    const split = splitVariance([momentsOf([1, 2, 3]), momentsOf([2, 4, 6]), momentsOf([10, 12, 14])]);
    expect(split.mean).toBeCloseTo(6, 14);
    expect(split.within).toBeCloseTo(3, 13);
    expect(split.between).toBeCloseTo((84 - 3) / 3, 12);
    expect(split.total).toBeCloseTo(30, 12);
    expect(split.shareUnknown).toBeCloseTo(0.9, 12);
    expect(split.standardError).toBeCloseTo(Math.sqrt(84 / 9), 12);
  });

  it('finds the two spreads that made the figures, also with groups of different size', () => {
    const source = { seed: seedFrom(11), trial: 0 };
    const groups = Array.from({ length: 3000 }, (_, g) => {
      const stream = streamId('nested', `g${g}`);
      const level = 2 * normal(source, stream, 0);
      const size = 2 + Math.floor(8 * uniform(source, stream, 1));
      return momentsOf(Array.from({ length: size }, (_, i) => level + 5 * normal(source, stream, 2 + i)));
    });
    const split = splitVariance([...groups, emptyMoments()]);
    expect(split.groups).toBe(3000);
    expect(split.within).toBeGreaterThan(24);
    expect(split.within).toBeLessThan(26);
    expect(split.between).toBeGreaterThan(3.3);
    expect(split.between).toBeLessThan(4.7);
  });

  it('calls the unknowns nothing where the groups differ less than chance explains', () => {
    const split = splitVariance([momentsOf([0, 10]), momentsOf([1, 9])]);
    expect(split.betweenUnbiased).toBeLessThan(0);
    expect(split.between).toBe(0);
    expect(split.shareUnknown).toBe(0);
  });

  it('of figures that never vary is zero', () => {
    expect(splitVariance([momentsOf([3, 3]), momentsOf([3, 3])])).toMatchObject({
      total: 0,
      shareUnknown: 0,
      standardError: 0,
    });
  });

  it('needs two groups and a repeated trial', () => {
    expect(() => splitVariance([momentsOf([1, 2])])).toThrow(InvariantError);
    expect(() => splitVariance([momentsOf([1]), momentsOf([2])])).toThrow(InvariantError);
  });
});
