import { describe, expect, it } from 'vitest';
import { seedFrom, streamId, uniform } from '../numerics/index.js';
import { isOutAtFirst, type MeanTimes, timeToChange_s } from './wear.js';

const TIMES: MeanTimes = { failure_s: 90_000, repair_s: 10_000 };
const stream = streamId('a', 'test', 'of-wear');

describe('a part that fails and is repaired', () => {
  it('is as often under repair at first as it is over a long time: repair / (failure + repair)', () => {
    const draws = 20_000;
    let out = 0;
    for (let k = 0; k < draws; k++) if (isOutAtFirst(TIMES, (k + 0.5) / draws)) out++;
    expect(out / draws).toBeCloseTo(0.1, 4);
    // Many years of one part, by its own draws: renewal theory says the same share.
    let [at_s, out_s, k] = [0, 0, 0];
    let isOut = false;
    for (; k < 40_000; k++) {
      const lasts_s = timeToChange_s(TIMES, isOut, uniform({ seed: seedFrom(3), trial: 0 }, stream, k));
      if (isOut) out_s += lasts_s;
      at_s += lasts_s;
      isOut = !isOut;
    }
    // Of 20,000 cycles, by the variance of a ratio of sums of exponential times: σ = 0.1 · 0.9 · √(2 / 20,000) = 0.0009.
    expect(Math.abs(out_s / at_s - 0.1)).toBeLessThan(4 * 0.0009);
  });

  it('stays as it is for exponential times: means, and shares that outlast once and twice the mean', () => {
    for (const isOut of [false, true]) {
      const mean = isOut ? TIMES.repair_s : TIMES.failure_s;
      const n = 100_000;
      const times = Array.from({ length: n }, (_, k) => timeToChange_s(TIMES, isOut, (k + 0.5) / n));
      expect(times.reduce((sum, one) => sum + one, 0) / n / mean).toBeCloseTo(1, 3);
      expect(times.filter((one) => one > mean).length / n).toBeCloseTo(0.367_879, 4);
      expect(times.filter((one) => one > 2 * mean).length / n).toBeCloseTo(0.135_335, 4);
    }
  });
});
