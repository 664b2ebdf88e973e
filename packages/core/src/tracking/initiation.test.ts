/** How tracks begin: what two plots say, when a track can still become firm, and what is too slow to be one. */
import { describe, expect, it } from 'vitest';
import { vec3 } from '../numerics/index.js';
import { cannotBeConfirmed, estimateFromPair, markSlow } from './initiation.js';
import { fly, parametersWith, plotOf, SETTLED, site } from './scene.fixture.js';
import type { LonePlot, Track } from './track.js';

describe('two plots', () => {
  it('say that a body with more drag is slower at the second: the covariance has the slope that assumptions give', () => {
    // Low and fast, where air brakes hard.
    const flight = fly([40_000, 5_000, 14_000], [-1200, -150, -500], SETTLED.ballisticCoefficient);
    const exact = () => 0;
    const [first, second] = [plotOf(flight, 0, exact), plotOf(flight, 2, exact)];
    const pair = (times: number) => {
      const parameters = parametersWith({ ballisticCoefficient: SETTLED.ballisticCoefficient / times });
      const found = estimateFromPair(site, first, second, parameters);
      if (!found.ok) throw new Error(found.reason);
      return found.estimate;
    };
    const step = 1e-3;
    const [less, more, { state, covariance }] = [pair(Math.exp(-step)), pair(Math.exp(step)), pair(1)];
    const logVariance = parametersWith().ballisticCoefficientSpread ** 2;
    const alongSpeed = [3, 4, 5].reduce((sum, i) => sum + covariance[7 * i + 6] * state[i], 0);
    expect(alongSpeed).toBeLessThan(0);
    for (const i of [3, 4, 5]) {
      const slope = (more.state[i] - less.state[i]) / (2 * step);
      expect(Math.abs(slope)).toBeGreaterThan(1e-3);
      expect(covariance[7 * i + 6] / logVariance / slope).toBeCloseTo(1, 4);
      expect(covariance[7 * 6 + i]).toBe(covariance[7 * i + 6]);
    }
  });
});

describe('a tentative track', () => {
  it.each([2, 3, 4])('of M = %i in N = 5 is given up when no looks that are left would do', (confirmHits) => {
    const parameters = { ...parametersWith(), confirmHits, confirmLooks: 5 };
    for (let looks = 1; looks <= 5; looks++) {
      for (let hits = 1; hits <= looks; hits++) {
        // Were every look that is left to bring a plot.
        const atBest = hits + (5 - looks);
        expect(cannotBeConfirmed({ hits, looks } as Track, parameters)).toBe(atBest < confirmHits);
      }
    }
  });
});

describe('plots of something slow', () => {
  const lone = (time_s: number, x_m: number, spread_m: number) =>
    ({
      plot: { time_us: time_s * 1e6 },
      place: vec3<'ecef'>(x_m, 0, 0),
      spread_m,
      slow: false,
    }) as unknown as LonePlot;

  /** Two plots ten seconds apart, of something that is followed from 100 m/s on: 1000 m. */
  const marked = (apart_m: number, spread_m: number) => {
    const [before, after] = [lone(0, 0, spread_m), lone(10, apart_m, spread_m)];
    markSlow([before], [after], { ...parametersWith(), minimumSpeed_mps: 100, pairingTime_s: 30 });
    expect(before.slow).toBe(after.slow);
    return after.slow;
  };

  it('are those less apart than the slowest would be, where errors do not hide it: three deviations of both', () => {
    expect(marked(990, 100)).toBe(true);
    expect(marked(1010, 100)).toBe(false);
    // 3 · √2 · 235 m = 997 m, and with 237 m it is 1005 m.
    expect(marked(500, 235)).toBe(true);
    expect(marked(500, 237)).toBe(false);
  });
});
