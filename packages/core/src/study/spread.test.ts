import { describe, expect, it } from 'vitest';
import { normal, seedFrom, streamId, studentQuantile, uniform, wilsonInterval } from '../numerics/index.js';
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
  });

  it('makes no interval of trials that agree: a few that are alike do not make a certainty', () => {
    for (const alike of [observations([2, 2], [2, 2]), observations([2, 2, 2]), observations([2], [2])]) {
      const spread = spreadOf(alike);
      expect(spread).toMatchObject({ mean: 2, least: 2, greatest: 2, range90: { low: 2, high: 2 } });
      expect(spread?.mean95).toBeUndefined();
      expect(spread?.shareUnknown).toBeUndefined();
      expect(spread?.shareUnknown95).toBeUndefined();
    }
  });

  it('has the mean of whole numbers to the last bit, in whatever order they come', () => {
    const values = [...Array.from({ length: 13 }, () => 1), ...Array.from({ length: 7 }, () => 0)];
    expect(spreadOf(observations(values))?.mean).toBe(13 / 20);
    expect(spreadOf(observations([...values].reverse()))?.mean).toBe(13 / 20);
  });

  it('has the interval of the unknowns’ share that tables of F give', () => {
    // Mean squares 16 and 2, so F = 8, with 1 and 2 degrees of freedom: the upper 2.5 % of F is 38.51, that of 1/F 799.50.
    const share = spreadOf(observations([1, 3], [5, 7]))?.shareUnknown95;
    expect(share?.low).toBe(0); // 8 / 38.51 is below 1
    const most = 8 * 799.5 - 1;
    expect(share?.high).toBeCloseTo(most / (most + 2), 5);
    // Nothing varies within the samples: chance was not seen.
    expect(spreadOf(observations([1, 1], [3, 3]))?.shareUnknown95).toBeUndefined();
  });

  it.each([
    ['no share', 0],
    ['a fifth', 0.5],
    ['a half', 1],
    ['four fifths', 2],
  ])('holds %s of the unknowns about as often as it says', (_, outerDeviation) => {
    const [outer, inner] = [streamId('outer'), streamId('inner')];
    const truth = (outerDeviation * outerDeviation) / (outerDeviation * outerDeviation + 1);
    const held = Array.from({ length: 600 }, (_, run) => {
      const source = { seed: seedFrom(9), trial: run };
      const groups = Array.from({ length: 10 }, (_, sample) => {
        const shared = outerDeviation * normal(source, outer, sample);
        return Array.from({ length: 4 }, (_, i) => shared + normal(source, inner, 4 * sample + i));
      });
      const share = spreadOf(observations(...groups))?.shareUnknown95;
      return share !== undefined && share.low <= truth && truth <= share.high;
    }).filter(Boolean).length;
    // 95 %, within 3 standard errors of 0.9 points; where the truth is none, the lower end is that more often.
    expect(held / 600).toBeGreaterThan(0.923);
    expect(held / 600).toBeLessThan(outerDeviation === 0 ? 1 : 0.977);
  });

  it('holds the share of counts about as often as it says', () => {
    // Of 16 each, with a chance that is 0.6 to 0.9 by the sample: variance by the unknowns 16² 0.09/12, by chance 16 E[p(1 − p)].
    const [outer, inner] = [streamId('outer'), streamId('inner')];
    const unknown = (256 * 0.09) / 12;
    const chance = 16 * (0.75 - (0.75 * 0.75 + 0.09 / 12));
    const truth = unknown / (unknown + chance);
    const held = Array.from({ length: 400 }, (_, run) => {
      const source = { seed: seedFrom(11), trial: run };
      const groups = Array.from({ length: 10 }, (_, sample) => {
        const works = 0.6 + 0.3 * uniform(source, outer, sample);
        return Array.from(
          { length: 4 },
          (_, i) =>
            Array.from({ length: 16 }, (_, j) => uniform(source, inner, 64 * sample + 16 * i + j)).filter(
              (drawn) => drawn < works,
            ).length,
        );
      });
      const share = spreadOf(observations(...groups))?.shareUnknown95;
      return share !== undefined && share.low <= truth && truth <= share.high;
    }).filter(Boolean).length;
    expect(held / 400).toBeGreaterThan(0.92);
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
