import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Engagement, engage } from './engagement.js';

const SPEED = 1000;

interface Case {
  readonly toGo_s: number;
  readonly lag_s: number;
  readonly ratio: number;
  /** Heading error of the interceptor, rad, and acceleration of the target across the line of sight, m/s². */
  readonly heading?: number;
  readonly weave?: number;
  readonly limit?: number;
}

/** Head on along x at 1,000 m/s each. */
function headOn({ toGo_s, lag_s, ratio, heading = 0, weave = 0, limit = 1e9 }: Case): Engagement {
  return {
    start_s: 0,
    interceptor: Float64Array.of(0, 0, 0, SPEED * Math.cos(heading), SPEED * Math.sin(heading), 0),
    target: (t, out) => {
      out.set([2 * SPEED * toGo_s - SPEED * t, 0.5 * weave * t * t, 0, -SPEED, weave * t, 0]);
    },
    navigationConstant: ratio,
    timeConstant_s: lag_s,
    maxLateral_mps2: limit,
    until_s: 2 * toGo_s,
  };
}

describe('proportional navigation', () => {
  it('without lag hits a target that does not manoeuvre', () => {
    const cases = fc.record({
      toGo_s: fc.double({ min: 1, max: 8, noNaN: true }),
      lag_s: fc.constant(0),
      ratio: fc.double({ min: 3, max: 5, noNaN: true }),
      heading: fc.double({ min: -0.15, max: 0.15, noNaN: true }),
    });
    fc.assert(
      fc.property(cases, (one) => {
        const result = engage(headOn(one));
        expect(result.reachedClosest).toBe(true);
        expect(result.miss_m).toBeLessThan(0.01);
      }),
      { numRuns: 60 },
    );
  });

  it('with one lag misses by what the linear theory says (Zarchan, adjoint of a single lag)', () => {
    const lag_s = 0.5;
    for (const toGo_s of [1, 1.5, 2.5, 4]) {
      const x = toGo_s / lag_s;
      const fade = Math.exp(-x);
      const heading = 0.002;
      const push = SPEED * heading * toGo_s * fade;
      const weave = 2;
      const drift = weave * toGo_s * toGo_s * fade;
      const expected: readonly (readonly [Case, number])[] = [
        [{ toGo_s, lag_s, ratio: 3, heading }, push * (1 - x / 2)],
        [{ toGo_s, lag_s, ratio: 4, heading }, push * (1 - x + (x * x) / 6)],
        [{ toGo_s, lag_s, ratio: 3, weave }, drift / 2],
        [{ toGo_s, lag_s, ratio: 4, weave }, drift * (1 / 2 - x / 6)],
      ];
      for (const [one, miss] of expected) {
        expect(Math.abs(engage(headOn(one)).miss_m - Math.abs(miss))).toBeLessThan(0.003);
      }
    }
  });

  it('misses by more with more lag', () => {
    let before = -1;
    for (const lag_s of [0.05, 0.1, 0.2, 0.4, 0.8]) {
      const { miss_m } = engage(headOn({ toGo_s: 2, lag_s, ratio: 3, weave: 50 }));
      expect(miss_m).toBeGreaterThan(before);
      before = miss_m;
    }
  });

  it('misses where the limit of acceleration does not suffice', () => {
    const one = { toGo_s: 3, lag_s: 0.1, ratio: 4, weave: 60 };
    expect(engage(headOn(one)).miss_m).toBeLessThan(1);
    const limited = engage(headOn({ ...one, limit: 40 }));
    expect(limited.miss_m).toBeGreaterThan(20);
    expect(limited.greatestLateral_mps2).toBeLessThanOrEqual(40 + 1e-9);
  });

  it('ends at its bound where it has not met the target by then', () => {
    const result = engage({ ...headOn({ toGo_s: 3, lag_s: 0.1, ratio: 4 }), until_s: 1 });
    expect(result.reachedClosest).toBe(false);
    expect(result.time_s).toBeCloseTo(1, 9);
    expect(result.miss_m).toBeCloseTo(4000, 3);
  });

  it('is the same in any direction', () => {
    const flat = headOn({ toGo_s: 2, lag_s: 0.3, ratio: 4, weave: 30, heading: 0.02 });
    const six = new Float64Array(6);
    const turned: Engagement = {
      ...flat,
      // x → y → z → x
      interceptor: Float64Array.of(0, 0, 0, 0, flat.interceptor[3], flat.interceptor[4]),
      target: (t, out) => {
        flat.target(t, six);
        out.set([six[2], six[0], six[1], six[5], six[3], six[4]]);
      },
    };
    expect(engage(turned).miss_m).toBeCloseTo(engage(flat).miss_m, 9);
  });
});
