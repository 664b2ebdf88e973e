import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { STANDARD_ENVIRONMENT } from '../motion/index.js';
import { boundary } from './boundary.js';
import { ALL_KEPT } from './envelope.js';
import { CRI } from './interceptors.fixture.js';
import { emptyLook, type InterceptProblem, judge, type Look, lookAt } from './look.js';
import { reachTable } from './reach-table.js';
import { LAUNCHER, meeting_s, STRAIGHT, STRAIGHT_TABLE, straightPath } from './straight.fixture.js';

const ANY_TIME_S = Number.NEGATIVE_INFINITY;

function lookOf(problem: InterceptProblem, time_s: number, notBefore_s: number): Look {
  const look = emptyLook();
  lookAt(problem, time_s, look);
  judge(problem, notBefore_s, look);
  return look;
}

/** Where between a bad and a good time the good begins, and how many looks that took. */
function boundaryBetween(
  problem: InterceptProblem,
  { notBefore_s = ANY_TIME_S, tolerance_s = 1e-3, bad_s = 0, good_s = 1 },
): { time_s: number; looks: number } {
  let looks = 0;
  const counted: InterceptProblem = {
    ...problem,
    path: (t_s, out) => {
      looks++;
      problem.path(t_s, out);
    },
  };
  const [bad, good] = [bad_s, good_s].map((time_s) => lookOf(problem, time_s, notBefore_s));
  expect(bad.broken).not.toBe(ALL_KEPT);
  expect(good.broken).toBe(ALL_KEPT);
  const { time_s } = boundary(counted, notBefore_s, tolerance_s, bad, good);
  return { time_s, looks };
}

const SCENE = { launcher: LAUNCHER, from_s: 0, until_s: 100 };
const STRAIGHT_SCENE = { ...SCENE, type: STRAIGHT, table: STRAIGHT_TABLE };

describe('the boundary between bad and good looks', () => {
  it('is where a straight path comes through the ceiling, from inside, in a few looks', () => {
    // Right above the launcher the height is what the path says.
    const path = straightPath([0, 0, 31_000], [0, 0, -1777]);
    const type = { ...STRAIGHT, maxAltitude_m: 30_000 + 188 };
    const { time_s, looks } = boundaryBetween({ ...STRAIGHT_SCENE, type, path }, {});
    const late_s = time_s - 1000 / 1777;
    expect(late_s).toBeGreaterThanOrEqual(0);
    expect(late_s).toBeLessThanOrEqual(1e-3);
    expect(looks).toBeLessThanOrEqual(4);
  });

  it('is where it goes out of reach, the good side being the earlier one', () => {
    const path = straightPath([59_500, 0, 5000], [900, 0, 0]);
    const type = { ...STRAIGHT, maxRangeBallistic_m: 60_000 };
    const { time_s, looks } = boundaryBetween({ ...STRAIGHT_SCENE, type, path }, { bad_s: 1, good_s: 0 });
    const early_s = 500 / 900 - time_s;
    expect(early_s).toBeGreaterThanOrEqual(0);
    expect(early_s).toBeLessThanOrEqual(1e-3);
    expect(looks).toBeLessThanOrEqual(4);
  });

  it('is the closed form of a meeting, to a tenth of a microsecond', () => {
    // Slow enough to be met long before it comes down.
    const component = fc.double({ min: -500, max: 500, noNaN: true });
    fc.assert(
      fc.property(component, component, fc.double({ min: 0, max: 20, noNaN: true }), (ve, vn, launch_s) => {
        const from = [20_000, -10_000, 40_000] as const;
        const velocity = [ve, vn, -200] as const;
        const meets_s = meeting_s(from, velocity, launch_s);
        const { time_s, looks } = boundaryBetween(
          { ...STRAIGHT_SCENE, path: straightPath(from, velocity) },
          { notBefore_s: launch_s, tolerance_s: 1e-7, bad_s: meets_s - 0.7, good_s: meets_s + 0.3 },
        );
        expect(time_s - meets_s).toBeGreaterThan(-1e-9);
        expect(time_s - meets_s).toBeLessThan(1.1e-7);
        expect(looks).toBeLessThanOrEqual(7);
      }),
      { numRuns: 200 },
    );
  });

  it('is found where nothing tells how far off it is: where the table ends', () => {
    const slants_m = Float64Array.of(10_000, 1e6);
    const table = { ...STRAIGHT_TABLE, slants_m };
    const path = straightPath([0, 0, 9400], [0, 0, 1000]);
    const { time_s } = boundaryBetween({ ...STRAIGHT_SCENE, table, path }, {});
    expect(time_s).toBeGreaterThanOrEqual(0.6);
    expect(time_s).toBeLessThanOrEqual(0.601);
  });

  it('is where bisection finds it on the table of an interceptor, whichever limit it is', () => {
    const table = reachTable(STANDARD_ENVIRONMENT, CRI, 'ballistic', 188);
    const way = fc.record({
      azimuth: fc.double({ min: 0, max: 6.28, noNaN: true }),
      dive: fc.double({ min: 0.3, max: 1.5, noNaN: true }),
      speed: fc.integer({ min: 800, max: 2000 }),
      east: fc.integer({ min: -20_000, max: 20_000 }),
      north: fc.integer({ min: -20_000, max: 20_000 }),
    });
    let compared = 0;
    fc.assert(
      fc.property(way, ({ azimuth, dive, speed, east, north }) => {
        const level = speed * Math.cos(dive);
        const velocity = [
          level * Math.sin(azimuth),
          level * Math.cos(azimuth),
          -speed * Math.sin(dive),
        ] as const;
        const from = [east - 60 * velocity[0], north - 60 * velocity[1], -60 * velocity[2]] as const;
        const problem = { ...SCENE, type: CRI, table, path: straightPath(from, velocity) };
        const isGood = (time_s: number) => lookOf(problem, time_s, ANY_TIME_S).broken === ALL_KEPT;
        for (let second = 0; second < 60; second++) {
          // Where limits change more than once in a second, there are several boundaries.
          const good = Array.from({ length: 21 }, (_, k) => isGood(second + k / 20));
          if (good.filter((one, k) => k > 0 && one !== good[k - 1]).length !== 1) continue;
          let [bad_s, good_s] = good[0] ? [second + 1, second] : [second, second + 1];
          const { time_s } = boundaryBetween(problem, { bad_s, good_s });
          while (Math.abs(good_s - bad_s) > 1e-6) {
            const middle = 0.5 * (bad_s + good_s);
            if (isGood(middle)) good_s = middle;
            else bad_s = middle;
          }
          compared++;
          expect(isGood(time_s)).toBe(true);
          expect(Math.abs(time_s - good_s)).toBeLessThanOrEqual(1e-3 + 1e-6);
        }
      }),
      { numRuns: 200 },
    );
    expect(compared).toBeGreaterThan(100);
  });
});
