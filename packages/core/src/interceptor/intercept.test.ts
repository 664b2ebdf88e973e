import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ecefToEnu, enuToEcef, localFrame } from '../earth/index.js';
import { STANDARD_ENVIRONMENT } from '../motion/index.js';
import { vec3 } from '../numerics/index.js';
import { flyTowards } from './fly-out.js';
import {
  earliestIntercept,
  type InterceptProblem,
  interceptAt,
  lastLaunch_s,
  launchWindow,
} from './intercept.js';
import type { InterceptorType, TargetKind } from './interceptor-type.js';
import { CRI, GEM_T, MSE } from './interceptors.fixture.js';
import { arrivalAt, reachTable } from './reach-table.js';
import { LAUNCHER, meeting_s, STRAIGHT, STRAIGHT_TABLE, straightPath } from './straight.fixture.js';

const TABLE = reachTable(STANDARD_ENVIRONMENT, CRI, 'ballistic', 188);

/** Comes down at 45° and 1.6 km/s, passes 2 km beside the launcher after 40 s. */
const INCOMING: InterceptProblem = {
  type: CRI,
  table: TABLE,
  launcher: LAUNCHER,
  path: straightPath([1130 * 40, 2000, 1130 * 40], [-1130, 0, -1130]),
  from_s: 0,
  until_s: 40,
};

/** East, north, up, m/s: so many m/s towards an azimuth and down at an angle, rad. */
function velocityOf(speed: number, azimuth: number, dive: number): readonly [number, number, number] {
  const level = speed * Math.cos(dive);
  return [level * Math.sin(azimuth), level * Math.cos(azimuth), -speed * Math.sin(dive)];
}

describe('the reach table', () => {
  it('gives the fly-outs at its nodes', () => {
    const slant_m = TABLE.slants_m[10];
    const elevation = TABLE.elevations_rad[9];
    const at = arrivalAt(TABLE, slant_m, elevation);
    const point = enuToEcef(
      LAUNCHER,
      vec3<'enu'>(0, slant_m * Math.cos(elevation), slant_m * Math.sin(elevation)),
    );
    const flown = flyTowards({ environment: STANDARD_ENVIRONMENT, type: CRI, launcher: LAUNCHER, point });
    // The table's Earth does not turn and its launcher stands elsewhere.
    expect(at?.time_s).toBeCloseTo(flown?.time_s ?? Number.NaN, 1);
    expect(at?.speed_mps).toBeCloseTo(flown?.speed_mps ?? Number.NaN, -1);
  });

  const FLOWN: readonly (readonly [InterceptorType, TargetKind, number])[] = [
    [CRI, 'ballistic', 188],
    [GEM_T, 'ballistic', 400],
    [GEM_T, 'air-breathing', 188],
    [MSE, 'ballistic', 188],
    [MSE, 'air-breathing', 188],
  ];
  for (const [type, target, height_m] of FLOWN)
    it(`is near the fly-outs between its nodes: ${type.id}, ${target}`, () => {
      const table = reachTable(STANDARD_ENVIRONMENT, type, target, height_m);
      const launcher = localFrame({ latitude_rad: 0.63, longitude_rad: 0.76, height_m });
      const reach = target === 'ballistic' ? type.maxRangeBallistic_m : type.maxRangeAirBreathing_m;
      let worstTime = 0;
      let worstSpeed = 0;
      let compared = 0;
      let lost = 0;
      for (let k = 0; k < 300; k++) {
        const distance = 1500 + (reach - 1500) * ((k * 0.618034) % 1);
        const up = 500 + (Math.min(type.maxAltitude_m, distance * 4) - 1000) * ((k * 0.754878) % 1);
        const azimuth = k;
        const point = enuToEcef(
          launcher,
          vec3<'enu'>(distance * Math.sin(azimuth), distance * Math.cos(azimuth), up),
        );
        const flown = flyTowards({ environment: STANDARD_ENVIRONMENT, type, launcher, point });
        const looked = arrivalAt(table, Math.sqrt(distance * distance + up * up), Math.atan2(up, distance));
        if (flown === undefined) continue;
        if (looked === undefined) {
          lost++;
          continue;
        }
        compared++;
        worstTime = Math.max(worstTime, Math.abs(looked.time_s / flown.time_s - 1));
        worstSpeed = Math.max(worstSpeed, Math.abs(looked.speed_mps / flown.speed_mps - 1));
      }
      expect(compared).toBeGreaterThan(250);
      expect(lost).toBeLessThan(15);
      expect(worstTime).toBeLessThan(0.008);
      expect(worstSpeed).toBeLessThan(0.04);
    });

  it('knows nothing beyond its edges', () => {
    expect(arrivalAt(TABLE, 200, 0.5)).toBeUndefined();
    expect(arrivalAt(TABLE, 90_000, 0.5)).toBeUndefined();
    expect(arrivalAt(TABLE, 9000, -0.2)).toBeUndefined();
    expect(arrivalAt(TABLE, 9000, -0.01)).toEqual(arrivalAt(TABLE, 9000, 0));
  });
});

describe('the earliest intercept', () => {
  it('is the closed form where everything flies straight at one speed', () => {
    const coordinate = fc.double({ min: -60_000, max: 60_000, noNaN: true });
    const component = fc.double({ min: -500, max: 500, noNaN: true });
    fc.assert(
      fc.property(
        coordinate,
        coordinate,
        component,
        component,
        fc.double({ min: 0, max: 20, noNaN: true }),
        (east, north, ve, vn, launch) => {
          const problem = {
            type: STRAIGHT,
            table: STRAIGHT_TABLE,
            launcher: LAUNCHER,
            path: straightPath([east, north, 40_000], [ve, vn, -20]),
            from_s: 0,
            until_s: 600,
          };
          const t = meeting_s([east, north, 40_000], [ve, vn, -20], launch);
          const found = earliestIntercept(problem, launch);
          if (!found.ok) throw new Error(found.reason);
          expect(found.intercept_s).toBeCloseTo(t, 5);
          expect(found.launch_s).toBeCloseTo(launch, 5);
          expect(found.launch_s).toBeGreaterThanOrEqual(launch);
          expect(t).toBeLessThan(600);
        },
      ),
      { numRuns: 100 },
    );
  });

  it('is where the fly-out itself arrives, and when', () => {
    const found = earliestIntercept(INCOMING, 8);
    if (!found.ok) throw new Error(found.reason);
    const out = new Float64Array(6);
    INCOMING.path(found.intercept_s, out);
    const flown = flyTowards({
      environment: STANDARD_ENVIRONMENT,
      type: CRI,
      launcher: LAUNCHER,
      point: vec3<'ecef'>(out[0], out[1], out[2]),
    });
    expect(Math.abs((flown?.time_s ?? 0) / found.time_s - 1)).toBeLessThan(0.02);
    expect(found.height_m).toBeLessThanOrEqual(CRI.maxAltitude_m);
    const seen = ecefToEnu(LAUNCHER, vec3<'ecef'>(out[0], out[1], out[2]));
    expect(found.distance_m).toBeCloseTo(Math.sqrt(seen.x * seen.x + seen.y * seen.y), 3);
  });

  it('waits for the target to come into the envelope, and never launches before it may', () => {
    const early = earliestIntercept(INCOMING, 0);
    if (!early.ok) throw new Error(early.reason);
    expect(early.launch_s).toBeGreaterThan(0);
    // The edge is found to a millisecond, from inside.
    expect(early.height_m).toBeLessThanOrEqual(CRI.maxAltitude_m);
    expect(early.height_m).toBeGreaterThan(CRI.maxAltitude_m - 1130 * 1e-3);
    const window = launchWindow(INCOMING);
    if (!window.ok) throw new Error(window.reason);
    expect(window.firstLaunch_s).toBeCloseTo(early.launch_s, 5);
    expect(window.firstIntercept_s).toBeCloseTo(early.intercept_s, 5);
  });

  it('exists for every launch inside the window, none after it, and is later for a later launch', () => {
    const window = launchWindow(INCOMING);
    if (!window.ok) throw new Error(window.reason);
    const length = window.lastLaunch_s - window.firstLaunch_s;
    expect(length).toBeGreaterThan(1);
    let before = Number.NEGATIVE_INFINITY;
    for (let k = 0; k < 20; k++) {
      const found = earliestIntercept(INCOMING, window.firstLaunch_s + (length * k) / 20);
      if (!found.ok) throw new Error(found.reason);
      expect(found.intercept_s).toBeGreaterThanOrEqual(before);
      before = found.intercept_s;
    }
    expect(earliestIntercept(INCOMING, window.lastLaunch_s + 0.01)).toEqual({
      ok: false,
      reason: 'too-late',
    });
  });

  it('does not depend on when the looking begins', () => {
    const one = earliestIntercept(INCOMING, 9);
    const other = earliestIntercept({ ...INCOMING, from_s: 1.7 }, 9);
    if (!one.ok || !other.ok) throw new Error('none');
    expect(other.intercept_s).toBeCloseTo(one.intercept_s, 5);
  });
});

describe('the step of the looks', () => {
  const path = fc.record({
    azimuth: fc.double({ min: 0, max: 6.28, noNaN: true }),
    dive: fc.double({ min: 0.3, max: 1.5, noNaN: true }),
    speed: fc.integer({ min: 800, max: 2000 }),
    east: fc.integer({ min: -12_000, max: 12_000 }),
    north: fc.integer({ min: -12_000, max: 12_000 }),
    notBefore: fc.integer({ min: -5, max: 55 }),
  });

  it('may leave out looks at which the target cannot be near: not a bit of the answer changes', () => {
    fc.assert(
      fc.property(path, ({ azimuth, dive, speed, east, north, notBefore }) => {
        const velocity = velocityOf(speed, azimuth, dive);
        const from = [east - 90 * velocity[0], north - 90 * velocity[1], -90 * velocity[2]] as const;
        const all = { ...INCOMING, path: straightPath(from, velocity), until_s: 89.7 };
        const fewer = { ...all, fastest_mps: speed };
        expect(earliestIntercept(fewer, notBefore)).toEqual(earliestIntercept(all, notBefore));
        expect(launchWindow(fewer)).toEqual(launchWindow(all));
      }),
      { numRuns: 300 },
    );
  });

  it('may leave out looks that cannot lead to a later launch: the last one is that of the whole window', () => {
    let found = 0;
    const passing = fc.record({
      azimuth: fc.double({ min: 0, max: 6.28, noNaN: true }),
      dive: fc.double({ min: -0.2, max: 0.6, noNaN: true }),
      speed: fc.integer({ min: 300, max: 2000 }),
      aside: fc.integer({ min: -15_000, max: 15_000 }),
      height: fc.integer({ min: 500, max: 20_000 }),
      until: fc.double({ min: 1, max: 90, noNaN: true }),
      swing: fc.integer({ min: 0, max: 8000 }),
      swings: fc.double({ min: 0.2, max: 1.2, noNaN: true }),
    });
    fc.assert(
      fc.property(passing, ({ azimuth, dive, speed, aside, height, until, swing, swings }) => {
        // Past the launcher at 45 s, to and fro: the last launch may be for any place on the way, and the path may end before or long after.
        const velocity = velocityOf(speed, azimuth, dive);
        const from = [aside - 45 * velocity[0], -45 * velocity[1], height - 45 * velocity[2]] as const;
        const straight = straightPath(from, velocity);
        const path: InterceptProblem['path'] = (t_s, out) => {
          straight(t_s, out);
          const { x, y, z } = LAUNCHER.north;
          const north_m = swing * Math.sin(swings * t_s);
          out[0] += x * north_m;
          out[1] += y * north_m;
          out[2] += z * north_m;
        };
        const all = { ...INCOMING, path, until_s: until };
        const window = launchWindow(all);
        for (const problem of [all, { ...all, fastest_mps: speed + swing * swings }]) {
          const last_s = lastLaunch_s(problem);
          if (window.ok) expect(last_s).toBe(window.lastLaunch_s);
          else expect(last_s).toBeNaN();
        }
        if (window.ok) found += 1;
      }),
      { numRuns: 1000 },
    );
    expect(found).toBeGreaterThan(150);
  });

  it('changes the answer by nothing, except where there is one for less than a step', () => {
    fc.assert(
      fc.property(path, ({ azimuth, dive, speed, east, north, notBefore }) => {
        const velocity = velocityOf(speed, azimuth, dive);
        const problem: InterceptProblem = {
          ...INCOMING,
          path: straightPath(
            [east - 60 * velocity[0], north - 60 * velocity[1], -60 * velocity[2]],
            velocity,
          ),
          until_s: 60,
        };
        const fine = { ...problem, scanStep_s: 0.02 };
        const coarse = earliestIntercept(problem, notBefore);
        const found = earliestIntercept(fine, notBefore);
        if (coarse.ok) {
          if (!found.ok) throw new Error('the finer look finds less');
          // Another stretch may come first, a short one.
          if (coarse.intercept_s - found.intercept_s < 0.1) {
            expect(Math.abs(coarse.intercept_s - found.intercept_s)).toBeLessThan(1e-3);
          }
        }
        if (found.ok && (!coarse.ok || coarse.intercept_s - found.intercept_s >= 0.1)) {
          const after = interceptAt(problem, found.intercept_s + 1);
          expect(after.ok && after.launch_s >= notBefore && found.intercept_s + 1 < 60).toBe(false);
        }
        const [window, finer] = [launchWindow(problem), launchWindow(fine)];
        if (!window.ok || !finer.ok) return;
        // A millisecond of the intercept is up to three of the launch: the target is up to twice as fast as the interceptor.
        expect(Math.abs(window.firstLaunch_s - finer.firstLaunch_s)).toBeLessThan(3e-3);
        // A short stretch after a pass inside the minimum range apart.
        if (finer.lastIntercept_s - window.lastIntercept_s < 0.1) {
          expect(Math.abs(window.lastLaunch_s - finer.lastLaunch_s)).toBeLessThan(0.1);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('no intercept', () => {
  const only = (path: InterceptProblem['path'], until_s = 60): InterceptProblem => ({
    ...INCOMING,
    path,
    until_s,
  });
  const reason = (problem: InterceptProblem) => {
    const found = earliestIntercept(problem, 0);
    const window = launchWindow(problem);
    expect(window.ok).toBe(found.ok);
    if (found.ok || window.ok) return 'ok';
    expect(window.reason).toBe(found.reason);
    return found.reason;
  };

  it('above the altitude band, beyond reach, below the band', () => {
    expect(reason(only(straightPath([-30_000, 0, 25_000], [1000, 0, 0])))).toBe('out-of-reach');
    expect(reason(only(straightPath([-30_000, 40_000, 10_000], [1000, 0, 0])))).toBe('out-of-reach');
    expect(reason(only(straightPath([-10_000, 4000, 30], [200, 0, 0])))).toBe('out-of-reach');
    expect(reason(only(straightPath([-30_000, 4000, 10_000], [1000, 0, 0])))).toBe('ok');
  });

  it('inside the minimum range all the time', () => {
    expect(reason(only(straightPath([500, 500, 1000], [1, 0, 0])))).toBe('inside-minimum-range');
  });

  it('of a target that is past', () => {
    expect(reason({ ...INCOMING, from_s: 50 })).toBe('too-late');
  });

  it('one instant can be asked for', () => {
    expect(interceptAt(INCOMING, 0)).toEqual({ ok: false, reason: 'out-of-reach' });
    expect(interceptAt(INCOMING, 39.9)).toEqual({ ok: false, reason: 'inside-minimum-range' });
  });
});
