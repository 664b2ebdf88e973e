import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { enuToEcef } from '../earth/index.js';
import { vec3 } from '../numerics/index.js';
import { acrossClosing, homeOn, isInTheAir, nearestBody, planShot, type Shot } from './guidance.js';
import type { InterceptorType } from './interceptor-type.js';
import type { FlyingBody } from './ports.js';
import {
  LATERAL_MPS2,
  LAUNCHER,
  meeting_s,
  SPEED_MPS,
  STRAIGHT,
  STRAIGHT_TABLE,
  straightFlight,
  straightPath,
} from './straight.fixture.js';

type Triple = readonly [number, number, number];

const FROM: Triple = [60_000, 8000, 50_000];
const VELOCITY: Triple = [-1000, -50, -700];
const LAUNCH_S = 10;

const shot = (changes: Partial<InterceptorType> = {}, launch_s = LAUNCH_S): Shot => ({
  type: { ...STRAIGHT, ...changes },
  table: STRAIGHT_TABLE,
  launcher: LAUNCHER,
  launch_s,
});
const body = (from: Triple, velocity: Triple, end_s?: number): FlyingBody => ({
  role: 'missile',
  ephemeris: straightFlight(from, velocity, end_s),
});

/** Plans on a track with an error, hands over in time and homes on the truth. */
function flown(one: Shot, error: Triple, truth = body(FROM, VELOCITY)) {
  const seen: Triple = [FROM[0] + error[0], FROM[1] + error[1], FROM[2] + error[2]];
  const path = straightPath(seen, VELOCITY);
  const planned = planShot(one, path, one.launch_s);
  if (!planned.ok) throw new Error(planned.reason);
  const handover_s = planned.intercept_s - one.type.handoverTime_s;
  return { planned, handover_s, ...homeOn(one, truth, path, handover_s, planned) };
}

describe('a plan', () => {
  it('for a launch that was made is the closed form', () => {
    const component = fc.integer({ min: -500, max: 500 });
    fc.assert(
      fc.property(component, component, fc.integer({ min: 0, max: 30 }), (east, north, launch_s) => {
        const velocity: Triple = [east, north, -100];
        const planned = planShot(shot({}, launch_s), straightPath(FROM, velocity), launch_s);
        if (!planned.ok) throw new Error(planned.reason);
        expect(planned.intercept_s).toBeCloseTo(meeting_s(FROM, velocity, launch_s), 5);
      }),
    );
  });

  it('goes by the speed factor of the sampled type, not by the table alone', () => {
    for (const speedFactor of [0.8, 1, 1.3]) {
      const planned = planShot(shot({ speedFactor }), straightPath(FROM, VELOCITY), LAUNCH_S);
      if (!planned.ok) throw new Error(planned.reason);
      expect(planned.intercept_s).toBeCloseTo(
        meeting_s(FROM, VELOCITY, LAUNCH_S, SPEED_MPS * speedFactor),
        5,
      );
      expect(planned.speed_mps).toBeCloseTo(SPEED_MPS * speedFactor, 6);
    }
  });

  it('is refused above the altitude band, beyond the flight time and below the speed of the sampled type', () => {
    const level = straightPath([40_000, 0, 30_000], [-300, 0, 0]);
    const reason = (changes: Partial<InterceptorType>) => {
      const planned = planShot(shot(changes), level, LAUNCH_S);
      return planned.ok ? 'ok' : planned.reason;
    };
    expect(reason({})).toBe('ok');
    expect(reason({ maxAltitude_m: 29_000 })).toBe('out-of-reach');
    expect(reason({ maxFlightTime_s: 15 })).toBe('out-of-reach');
    expect(reason({ minArrivalSpeed_mps: SPEED_MPS + 1 })).toBe('out-of-reach');
    expect(reason({ minArrivalSpeed_mps: SPEED_MPS + 1, speedFactor: 1.1 })).toBe('ok');
    expect(reason({ minArrivalAcceleration_mps2: 300, maxLateralAcceleration_mps2: 250 })).toBe(
      'out-of-reach',
    );
  });
});

describe('the seeker', () => {
  const here = (east: number): Float64Array => {
    const { x, y, z } = enuToEcef(LAUNCHER, vec3<'enu'>(east, 0, 20_000));
    return Float64Array.of(x, y, z, 0, 0, 0);
  };
  const still = (east: number, more: Partial<FlyingBody> = {}): FlyingBody => ({
    ...body([east, 0, 20_000], [0, 0, 0]),
    ...more,
  });
  const nearest = (bodies: Readonly<Record<string, readonly FlyingBody[]>>, basket_m = 5000, at_us = 1e6) =>
    nearestBody(['a', 'b', 'c'], (threat) => bodies[threat] ?? [], here(10_000), at_us, basket_m);

  it('takes the nearest body, be it the wrong one', () => {
    expect(nearest({ a: [still(10_900)], b: [still(12_000), still(9200)], c: [] })).toEqual({
      threat: 'b',
      body: 1,
    });
  });

  it('finds nothing outside its basket', () => {
    expect(nearest({ a: [still(14_999)] })).toEqual({ threat: 'a', body: 0 });
    expect(nearest({ a: [still(15_001)] })).toBeUndefined();
    expect(nearest({ a: [still(10_001)] }, 0)).toBeUndefined();
    expect(nearest({})).toBeUndefined();
  });

  it('does not see what was destroyed, has come down or is not launched yet', () => {
    const far = still(13_000);
    const landed = { ...still(10_000), ephemeris: straightFlight([10_000, 0, 20_000], [0, 0, 0], 1) };
    const later = { ...still(10_000).ephemeris, epoch_us: 2e6 };
    for (const gone of [still(10_000, { destroyed_us: 1e6 }), landed, still(10_000, { ephemeris: later })]) {
      expect(isInTheAir(gone, 1e6)).toBe(false);
      expect(nearest({ a: [gone], b: [far] })).toEqual({ threat: 'b', body: 0 });
    }
    expect(nearest({ a: [still(10_000, { destroyed_us: 1_000_001 })], b: [far] })?.threat).toBe('a');
  });
});

describe('homing', () => {
  it('meets the true body when the closed form says, wherever the track had it', () => {
    for (const error of [
      [0, 0, 0],
      [400, -300, 200],
      [-500, 100, 300],
    ] as const) {
      const one = flown(shot(), error);
      expect(one.arrives).toBe(true);
      expect(one.end_s).toBeCloseTo(meeting_s(FROM, VELOCITY, LAUNCH_S), 5);
      expect(one.speed_mps).toBeCloseTo(SPEED_MPS, 6);
    }
  });

  it('counts the error across the closing line alone', () => {
    expect(flown(shot(), [0, 0, 0]).handoverError_m).toBeCloseTo(0, 3);
    // Head on: a target straight overhead, errors along and across the vertical.
    const target = new Float64Array(6);
    const predicted = new Float64Array(6);
    const origin = [0, 0, 20_000] as const;
    straightPath([300, 400, 20_500], [0, 0, 0])(0, target);
    straightPath(origin, [0, 0, 0])(0, predicted);
    const down = straightFlight(origin, [0, 0, -1500]);
    for (let i = 3; i < 6; i++) target[i] = down.coefficients[i * 5];
    expect(acrossClosing(LAUNCHER, target, predicted, SPEED_MPS)).toBeCloseTo(500, 6);
    // Across at the interceptor's speed: the closing line is at 45° to the error, which counts by 1/√2.
    const across = straightFlight(origin, [SPEED_MPS, 0, 0]);
    straightPath([100, 0, 20_000], [0, 0, 0])(0, target);
    for (let i = 3; i < 6; i++) target[i] = across.coefficients[i * 5];
    expect(acrossClosing(LAUNCHER, target, predicted, SPEED_MPS)).toBeCloseTo(100 * Math.SQRT1_2, 6);
  });

  it('arrives as long as N′·ZEM/t_go² is no more than the acceleration on arrival', () => {
    let most = 0;
    let least = Number.POSITIVE_INFINITY;
    for (let across_m = 0; across_m <= 4000; across_m += 20) {
      const one = flown(shot(), [0, across_m, 0]);
      const needed = (4 * one.handoverError_m) / (one.end_s - one.handover_s) ** 2;
      expect(one.arrives).toBe(needed <= LATERAL_MPS2);
      if (one.arrives) most = Math.max(most, one.handoverError_m);
      else least = Math.min(least, one.handoverError_m);
    }
    // 400 m/s² · (4 s)² / 4, and the time to go becomes a little shorter with the error.
    expect(most).toBeGreaterThan(1400);
    expect(most).toBeLessThan(1700);
    expect(least).toBeGreaterThan(most);
  });

  it('corrects more with more time, nothing without any', () => {
    const error: Triple = [0, 3000, 0];
    expect(flown(shot(), error).arrives).toBe(false);
    expect(flown(shot({ handoverTime_s: 8 }), error).arrives).toBe(true);
    expect(flown(shot({ handoverTime_s: 0 }), [0, 5, 0]).arrives).toBe(false);
    expect(
      flown(shot({ maxLateralAcceleration_mps2: 40, minArrivalAcceleration_mps2: 0 }), [0, 500, 0]).arrives,
    ).toBe(false);
  });

  it('does not arrive where the true body is out of the envelope by then', () => {
    // The track puts it 3 km lower than it is; the band ends between.
    const level: Triple = [-300, 0, 0];
    const one = shot({ maxAltitude_m: 28_500 });
    const path = straightPath([40_000, 0, 27_000], level);
    const planned = planShot(one, path, LAUNCH_S);
    if (!planned.ok) throw new Error(planned.reason);
    const above = homeOn(one, body([40_000, 0, 30_000], level), path, planned.intercept_s - 4, planned);
    expect(above).toMatchObject({ arrives: false, targetThere: true });
    expect(above.end_s).toBe(planned.intercept_s);
    const inside = homeOn(one, body([40_000, 0, 27_500], level), path, planned.intercept_s - 4, planned);
    expect(inside.arrives).toBe(true);
  });

  it('waits at the edge for a body that is still above the band', () => {
    const one = shot({ maxAltitude_m: 28_500 }, 0);
    const down: Triple = [0, 0, -1000];
    const path = straightPath([10_000, 0, 60_000], down);
    const planned = planShot(one, path, 0);
    if (!planned.ok) throw new Error(planned.reason);
    expect(planned.height_m).toBeCloseTo(28_500, 0);
    const higher = homeOn(one, body([10_000, 0, 60_900], down), path, planned.intercept_s - 4, planned);
    expect(higher.arrives).toBe(true);
    expect(higher.end_s).toBeCloseTo(planned.intercept_s + 0.9, 3);
  });

  it('finds nobody there where the body came down first', () => {
    const { planned } = flown(shot(), [0, 0, 0]);
    const down = flown(shot(), [0, 0, 0], body(FROM, VELOCITY, planned.intercept_s - 1));
    expect(down).toMatchObject({ arrives: false, targetThere: false });
  });
});
