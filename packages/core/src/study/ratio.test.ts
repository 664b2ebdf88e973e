import { describe, expect, it } from 'vitest';
import { normal, seedFrom, streamId, studentQuantile } from '../numerics/index.js';
import { ratioOf } from './ratio.js';

describe('a ratio over trials', () => {
  it('is that of the sums, not the mean of ratios', () => {
    // 8 rounds, 3 kills; the trial without a kill counts with its rounds.
    const found = ratioOf([
      { sample: 0, of: 2, over: 2 },
      { sample: 1, of: 2, over: 1 },
      { sample: 2, of: 4, over: 0 },
    ]);
    expect(found?.ratio).toBeCloseTo(8 / 3, 12);
    // Residuals −10/3, −2/3, 4 with variance (100/9 + 4/9 + 16) / 2; mean of the divisor 1.
    const half = studentQuantile(0.025, 2) * Math.sqrt((104 / 9 + 16) / 2 / 3);
    expect(found?.ratio95?.high).toBeCloseTo(8 / 3 + half, 10);
    expect(found?.ratio95?.low).toBe(0);
  });

  it('is cut at the least that it can be', () => {
    const seen = [
      { sample: 0, of: 2, over: 2 },
      { sample: 1, of: 2, over: 1 },
      { sample: 2, of: 4, over: 0 },
    ];
    expect(ratioOf(seen, 1)?.ratio95?.low).toBe(1);
    expect(ratioOf(seen, 1)?.ratio95?.high).toBe(ratioOf(seen)?.ratio95?.high);
  });

  it('has no interval where each trial tells the same', () => {
    const seen = [0, 1, 2].map((sample) => ({ sample, of: 4, over: 2 }));
    expect(ratioOf(seen)).toEqual({ ratio: 2, trials: 3 });
  });

  it('says nothing where there is nothing to divide by', () => {
    expect(ratioOf([])).toBeUndefined();
    expect(ratioOf([{ sample: 0, of: 4, over: 0 }])).toBeUndefined();
    expect(ratioOf([{ sample: 0, of: 4, over: 2 }])).toEqual({ ratio: 2, trials: 1 });
  });

  it('holds the truth about as often as it says', () => {
    const [shares, tops, bottoms] = [streamId('shared'), streamId('of'), streamId('over')];
    const held = Array.from({ length: 400 }, (_, run) => {
      const source = { seed: seedFrom(5), trial: run };
      const found = ratioOf(
        Array.from({ length: 100 }, (_, trial) => {
          const sample = Math.floor(trial / 5);
          const shared = 0.3 * normal(source, shares, sample);
          return {
            sample,
            of: 6 + shared + normal(source, tops, trial),
            over: 3 + 0.5 * normal(source, bottoms, trial),
          };
        }),
      )?.ratio95;
      return found !== undefined && found.low <= 2 && 2 <= found.high;
    }).filter(Boolean).length;
    expect(held / 400).toBeGreaterThan(0.92);
    expect(held / 400).toBeLessThan(0.985);
  });
});
