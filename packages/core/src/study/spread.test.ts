import { describe, expect, it } from 'vitest';
import { normal, seedFrom, streamId, studentQuantile, wilsonInterval } from '../numerics/index.js';
import { proportionOf, spreadOf } from './spread.js';

const observations = (...groups: readonly (readonly number[])[]) =>
  groups.flatMap((values, sample) => values.map((value) => ({ sample, value })));

describe('the spread of a figure', () => {
  it('is what the analysis of variance gives by hand', () => {
    // Means 2 and 6 about 4: mean square between 16, within 2, so 7 of 9 parts of the variance are unknown; SE² = 16 / 4.
    const spread = spreadOf(observations([1, 3], [5, 7]));
    expect(spread?.mean).toBe(4);
    expect(spread?.median).toBe(4);
    expect(spread?.shareUnknown).toBeCloseTo(7 / 9, 12);
    const half = 2 * studentQuantile(0.025, 1);
    expect(spread?.mean95?.low).toBeCloseTo(4 - half, 10);
    expect(spread?.mean95?.high).toBeCloseTo(4 + half, 10);
    expect(studentQuantile(0.025, 1)).toBeCloseTo(12.7062, 4);
  });

  it('finds the two parts of a spread that was made of two parts', () => {
    const source = { seed: seedFrom(1), trial: 0 };
    const outer = streamId('outer');
    const inner = streamId('inner');
    const groups = Array.from({ length: 400 }, (_, sample) => {
      const shared = 2 * normal(source, outer, sample);
      return Array.from({ length: 10 }, (_, i) => 50 + shared + normal(source, inner, 10 * sample + i));
    });
    const spread = spreadOf(observations(...groups));
    // Variances 4 and 1. The share's standard error is about 0.012 with 400 samples.
    expect(Math.abs((spread?.shareUnknown ?? 0) - 0.8)).toBeLessThan(0.04);
    expect(spread?.mean95?.low).toBeLessThan(50);
    expect(spread?.mean95?.high).toBeGreaterThan(50);
    // ±1.96 √(4.1 / 400): a plain interval over all trials would be less than half as wide.
    expect((spread?.mean95?.high ?? 0) - (spread?.mean95?.low ?? 0)).toBeCloseTo(0.4, 1);
  });

  it('says nothing that it cannot know', () => {
    expect(spreadOf([])).toBeUndefined();
    expect(spreadOf(observations([3]))?.mean95).toBeUndefined();
    expect(spreadOf(observations([1, 2, 3]))?.shareUnknown).toBeUndefined();
    expect(spreadOf(observations([1], [2], [3]))?.shareUnknown).toBeUndefined();
    expect(spreadOf(observations([2, 2], [2, 2]))).toMatchObject({
      mean: 2,
      mean95: { low: 2, high: 2 },
      shareUnknown: 0,
    });
  });
});

describe('the share of trials in which something happens', () => {
  const happened = (count: number, trials: number, samples: number) =>
    Array.from({ length: trials }, (_, t) => ({
      sample: Math.floor((t * samples) / trials),
      happened: t % trials < count,
    }));

  it('has Wilson’s interval where every trial is its own', () => {
    const found = proportionOf(happened(37, 100, 100));
    const { low, high } = wilsonInterval(37, 100, 0.95);
    expect(found?.share).toBe(0.37);
    expect(found?.share95.low).toBeCloseTo(low, 12);
    expect(found?.share95.high).toBeCloseTo(high, 12);
  });

  it('counts trials that are alike once', () => {
    // In each sample all trials agree: a hundred trials say no more than ten.
    const clustered = proportionOf(happened(50, 100, 10));
    expect(clustered?.effectiveTrials).toBe(10);
    const never = proportionOf(happened(0, 100, 10));
    expect(never?.share95.low).toBe(0);
    expect(never?.share95.high).toBeCloseTo(wilsonInterval(0, 10, 0.95).high, 12);
  });

  it('counts nearly all where the samples do not matter', () => {
    const even = Array.from({ length: 100 }, (_, t) => ({
      sample: Math.floor(t / 10),
      happened: t % 2 === 0,
    }));
    expect(proportionOf(even)?.effectiveTrials).toBeCloseTo(90, 6); // 100 less the ten means
    expect(proportionOf([])).toBeUndefined();
  });
});
