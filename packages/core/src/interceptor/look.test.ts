import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { STANDARD_ENVIRONMENT } from '../motion/index.js';
import { ALL_KEPT } from './envelope.js';
import { CRI } from './interceptors.fixture.js';
import { emptyLook, type InterceptProblem, judge, lookAt, nothingFor_s } from './look.js';
import { reachTable } from './reach-table.js';
import { LAUNCHER, STRAIGHT, STRAIGHT_TABLE, straightPath } from './straight.fixture.js';

const TABLE = reachTable(STANDARD_ENVIRONMENT, CRI, 'ballistic', 188);
const look = emptyLook();

function nothingFor(problem: InterceptProblem, time_s: number, notBefore_s: number): number {
  lookAt(problem, time_s, look);
  return nothingFor_s(problem, notBefore_s, look);
}

describe('how long there is nothing to be found', () => {
  it('is how long a target takes to the ceiling right above, or to reach over the ground', () => {
    const problem = { table: TABLE, launcher: LAUNCHER, from_s: 0, until_s: 60, type: CRI };
    const above = { ...problem, path: straightPath([0, 0, 50_000], [0, 0, -1000]), fastest_mps: 1000 };
    // From 50 km over the launcher, at 188 m, down to the ceiling; a metre is left for rounding.
    expect(nothingFor(above, 0, 0)).toBeCloseTo((50_188 - CRI.maxAltitude_m - 1) / 1000, 5);
    const beside = { ...problem, path: straightPath([90_000, 0, 500], [-1500, 0, 0]), fastest_mps: 1500 };
    expect(nothingFor(beside, 0, 0)).toBeCloseTo((90_000 - CRI.maxRangeBallistic_m) / 1500, 5);
    expect(nothingFor({ ...beside, fastest_mps: Number.POSITIVE_INFINITY }, 0, 0)).toBe(0);
  });

  it('is until the launch for a head-on meeting where everything flies straight at one speed', () => {
    const problem = {
      type: STRAIGHT,
      table: STRAIGHT_TABLE,
      launcher: LAUNCHER,
      path: straightPath([0, 0, 100_000], [0, 0, -1800]),
      from_s: 0,
      until_s: 60,
      fastest_mps: 1800,
    };
    // Launched at 10 s with 1200 m/s: (100 km − 18 km) / 3 km/s later.
    expect(nothingFor(problem, 0, 10)).toBeCloseTo(10 + 82 / 3, 5);
    expect(nothingFor(problem, 0, Number.NEGATIVE_INFINITY)).toBe(0);
  });

  it('holds at every moment of that time, whatever the path', () => {
    const path = fc.record({
      from: fc.tuple(
        fc.integer({ min: -60_000, max: 60_000 }),
        fc.integer({ min: -60_000, max: 60_000 }),
        fc.integer({ min: 1000, max: 60_000 }),
      ),
      velocity: fc.tuple(
        fc.integer({ min: -1500, max: 1500 }),
        fc.integer({ min: -1500, max: 1500 }),
        fc.integer({ min: -1500, max: 500 }),
      ),
      notBefore: fc.integer({ min: -30, max: 30 }),
      speedFactor: fc.double({ min: 0.8, max: 1.2, noNaN: true }),
    });
    let tried = 0;
    fc.assert(
      fc.property(path, ({ from, velocity, notBefore, speedFactor }) => {
        const problem = {
          type: { ...CRI, speedFactor },
          table: TABLE,
          launcher: LAUNCHER,
          path: straightPath(from, velocity),
          from_s: 0,
          until_s: 60,
          fastest_mps: Math.hypot(...velocity) * (1 + 1e-9),
        };
        const nothing_s = nothingFor(problem, 0, notBefore);
        if (!(nothing_s > 0)) return;
        tried++;
        for (let k = 0; k <= 200; k++) {
          lookAt(problem, (Math.min(nothing_s, 100) * k) / 200, look);
          judge(problem, notBefore, look);
          expect(look.broken).not.toBe(ALL_KEPT);
        }
      }),
      { numRuns: 300 },
    );
    expect(tried).toBeGreaterThan(100);
  });
});
