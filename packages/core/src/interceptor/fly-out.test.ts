import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { enuToEcef, localFrame } from '../earth/index.js';
import {
  type FlightEnvironment,
  heightAbove,
  STANDARD_ENVIRONMENT,
  stateAtSeconds,
} from '../motion/index.js';
import { vec3 } from '../numerics/index.js';
import { calibratedInterceptor } from './calibrate.js';
import { flyOut, flyTowards } from './fly-out.js';
import type { InterceptorType, TargetKind } from './interceptor-type.js';
import { readInterceptorType } from './interceptor-type.js';
import { CRI, DRAG, GEM_T, interceptor, MSE, uncalibrated } from './interceptors.fixture.js';
import { interceptorModels } from './parameters.js';

const LAUNCHER = localFrame({ latitude_rad: 0.59, longitude_rad: 0.74, height_m: 188 });
const VACUUM: FlightEnvironment = {
  ...STANDARD_ENVIRONMENT,
  gravity: 'central',
  rotation_radps: 0,
  atmosphere: 'none',
};

const at = (east_m: number, north_m: number, up_m: number) =>
  enuToEcef(LAUNCHER, vec3<'enu'>(east_m, north_m, up_m));

function flown(type: InterceptorType, east_m: number, up_m: number, environment = STANDARD_ENVIRONMENT) {
  const flight = flyTowards({ environment, type, launcher: LAUNCHER, point: at(east_m, 0, up_m) });
  if (flight === undefined) throw new Error(`${type.id} does not get to ${east_m}, ${up_m}`);
  return flight;
}

function answer(type: InterceptorType, target: TargetKind, east_m: number, up_m: number, latest_s?: number) {
  const found = flyOut({
    environment: STANDARD_ENVIRONMENT,
    type,
    launcher: LAUNCHER,
    point: at(east_m, 0, up_m),
    target,
    ...(latest_s === undefined ? {} : { latest_s }),
  });
  return found.ok ? 'ok' : found.reason;
}

/** Distance and speed of a rocket along a straight line after `t`, from rest, by the rocket equation. */
function rocket(type: InterceptorType, gravity_mps2: number, t: number) {
  const flow = type.propellantMass_kg / type.burnTime_s;
  const exhaust = type.specificImpulse_s * 9.80665;
  const all = type.launchMass_kg / flow;
  const burnt = Math.min(t, type.burnTime_s);
  const speed = exhaust * Math.log(all / (all - burnt)) - gravity_mps2 * burnt;
  const way =
    exhaust * burnt -
    exhaust * (all - burnt) * Math.log(all / (all - burnt)) -
    0.5 * gravity_mps2 * burnt * burnt;
  const coast = t - burnt;
  return {
    way: way + speed * coast - 0.5 * gravity_mps2 * coast * coast,
    speed: speed - gravity_mps2 * coast,
  };
}

describe('a fly-out in vacuum', () => {
  const straight: InterceptorType = { ...CRI, launchElevation_rad: Math.PI / 2, loftPerDistance_radpm: 0 };

  it('straight up is the rocket equation with gravity', () => {
    for (const height_m of [1000, 4000, 15_000, 40_000]) {
      const flight = flown(straight, 0, height_m, VACUUM);
      const expected = rocket(straight, 9.8 * (1 - height_m / 6.371e6), flight.time_s);
      // In the canister, a fifth of a second, gravity does not act: 2 m/s.
      const canister_mps = 2.5;
      expect(Math.abs(expected.way - height_m)).toBeLessThan(canister_mps * flight.time_s + 0.002 * height_m);
      expect(Math.abs(expected.speed - flight.speed_mps)).toBeLessThan(
        canister_mps + 0.002 * flight.speed_mps,
      );
    }
  });

  it('along a slanted canister without gravity is the rocket equation', () => {
    const slanted = { ...straight, launchElevation_rad: Math.PI / 6 };
    for (const slant_m of [500, 5000, 50_000]) {
      const east_m = slant_m * Math.cos(Math.PI / 6);
      const flight = flown(slanted, east_m, slant_m / 2, { ...VACUUM, mu_m3ps2: 0 });
      const expected = rocket(slanted, 0, flight.time_s);
      // In the canister the mass that burns there is not counted: 0.5 % of 50 m/s.
      expect(Math.abs(expected.way - slant_m)).toBeLessThan(0.5 * flight.time_s);
      expect(Math.abs(expected.speed - flight.speed_mps)).toBeLessThan(0.5);
    }
  });

  it('two pulses give the speed that one gives, later', () => {
    const aimed = { ...MSE, launchElevation_rad: Math.atan(0.5), loftPerDistance_radpm: 0 };
    const one = flown({ ...aimed, secondPulseShare: 0 }, 30_000, 15_000, { ...VACUUM, mu_m3ps2: 0 });
    const two = flown(aimed, 30_000, 15_000, { ...VACUUM, mu_m3ps2: 0 });
    expect(Math.abs(two.speed_mps - one.speed_mps)).toBeLessThan(1);
    expect(two.time_s).toBeGreaterThan(one.time_s);
  });
});

describe('a fly-out in air', () => {
  it('farther is later along every line', () => {
    const line = fc.record({
      elevation: fc.double({ min: 0.1, max: 1.5, noNaN: true }),
      near: fc.integer({ min: 1500, max: 18_000 }),
    });
    fc.assert(
      fc.property(line, fc.integer({ min: 100, max: 2000 }), ({ elevation, near }, more) => {
        const there = (slant: number) => flown(CRI, slant * Math.cos(elevation), slant * Math.sin(elevation));
        expect(there(near + more).time_s).toBeGreaterThan(there(near).time_s);
      }),
      { numRuns: 60 },
    );
  });

  it('more drag is later and slower', () => {
    const clean = flown(CRI, 12_000, 9000);
    const dirty = flown({ ...CRI, dragArea_m2: 1.5 * CRI.dragArea_m2 }, 12_000, 9000);
    expect(dirty.time_s).toBeGreaterThan(clean.time_s);
    expect(dirty.speed_mps).toBeLessThan(clean.speed_mps);
  });

  it('only loses energy after burnout, and never comes from nowhere before', () => {
    const flight = flyTowards({
      environment: { ...STANDARD_ENVIRONMENT, rotation_radps: 0 },
      type: GEM_T,
      launcher: LAUNCHER,
      point: at(60_000, 20_000, 12_000),
      keepEphemeris: true,
    });
    const ephemeris = flight?.ephemeris;
    if (flight === undefined || ephemeris === undefined) throw new Error('no flight');
    const state = new Float64Array(6);
    const energy = (t: number) => {
      stateAtSeconds(ephemeris, t, state);
      const height = heightAbove(STANDARD_ENVIRONMENT.figure, state[0], state[1], state[2]);
      return 0.5 * (state[3] ** 2 + state[4] ** 2 + state[5] ** 2) + 9.81 * height;
    };
    for (let t = GEM_T.burnTime_s; t + 0.5 < flight.time_s; t += 0.5) {
      // Gravity falls by 1 % over 30 km, which 9.81·h does not know: 15 J/kg for each metre in a thousand.
      expect(energy(t + 0.5)).toBeLessThan(energy(t) + 30);
    }
    const exhaust = GEM_T.specificImpulse_s * 9.80665;
    const ideal = exhaust * Math.log(GEM_T.launchMass_kg / (GEM_T.launchMass_kg - GEM_T.propellantMass_kg));
    expect(flight.topSpeed_mps).toBeLessThan(ideal);
    expect(flight.topSpeed_mps).toBeGreaterThan(0.6 * ideal);
  });

  it('ends its ephemeris where it arrives, when it says', () => {
    const point = at(9000, -5000, 11_000);
    const flight = flyTowards({
      environment: STANDARD_ENVIRONMENT,
      type: CRI,
      launcher: LAUNCHER,
      point,
      keepEphemeris: true,
    });
    if (flight?.ephemeris === undefined) throw new Error('no flight');
    const state = new Float64Array(6);
    stateAtSeconds(flight.ephemeris, flight.time_s, state);
    const away = Math.sqrt((state[0] - point.x) ** 2 + (state[1] - point.y) ** 2 + (state[2] - point.z) ** 2);
    expect(away).toBeCloseTo(flight.passed_m, 3);
    expect(away).toBeLessThan(30);
    expect(flight.ephemeris.end_s).toBe(flight.time_s);
  });

  it('never turns harder than structure allows', () => {
    const limit = 60;
    const type = { ...CRI, maxLateralAcceleration_mps2: limit };
    const flight = flyTowards({
      environment: { ...STANDARD_ENVIRONMENT, rotation_radps: 0 },
      type,
      launcher: LAUNCHER,
      point: at(2000, 0, 9000),
      keepEphemeris: true,
    });
    if (flight?.ephemeris === undefined) throw new Error('no flight');
    const a = new Float64Array(6);
    const b = new Float64Array(6);
    let greatest = 0;
    for (let t = 0.3; t < flight.time_s - 0.02; t += 0.01) {
      stateAtSeconds(flight.ephemeris, t, a);
      stateAtSeconds(flight.ephemeris, t + 0.01, b);
      const va = Math.sqrt(a[3] ** 2 + a[4] ** 2 + a[5] ** 2);
      const vb = Math.sqrt(b[3] ** 2 + b[4] ** 2 + b[5] ** 2);
      const cosine = (a[3] * b[3] + a[4] * b[4] + a[5] * b[5]) / (va * vb);
      greatest = Math.max(greatest, (Math.acos(Math.min(1, cosine)) * va) / 0.01);
    }
    // Gravity turns it besides.
    expect(greatest).toBeLessThan(limit + 10);
    expect(greatest).toBeGreaterThan(limit - 10);
  });
});

describe('what counts as a fly-out', () => {
  it('too near, too far, too high, too low, too late each have their reason', () => {
    expect(answer(CRI, 'ballistic', 9000, 9000)).toBe('ok');
    expect(answer(CRI, 'ballistic', 1000, 1500)).toBe('inside-minimum-range');
    expect(answer({ ...CRI, minRange_m: 0 }, 'ballistic', 1500, 1500)).toBe('inside-minimum-range');
    expect(answer({ ...CRI, minRange_m: 0, minFlightTime_s: 0 }, 'ballistic', 1500, 1500)).toBe('ok');
    expect(answer(CRI, 'ballistic', 15_500, 9000)).toBe('out-of-reach');
    expect(answer(CRI, 'air-breathing', 15_500, 9000)).toBe('ok');
    expect(answer(CRI, 'ballistic', 9000, 15_200)).toBe('out-of-reach');
    expect(answer(CRI, 'air-breathing', 9000, 40)).toBe('out-of-reach');
    expect(answer(CRI, 'ballistic', 9000, 9000, 10)).toBe('too-late');
  });

  it('one that arrives too slow, too sluggish or not at all is out of reach', () => {
    expect(answer({ ...CRI, minArrivalSpeed_mps: 1300 }, 'ballistic', 12_000, 12_000)).toBe('out-of-reach');
    expect(answer({ ...CRI, minArrivalAcceleration_mps2: 390 }, 'ballistic', 12_000, 12_000)).toBe(
      'out-of-reach',
    );
    const far = { ...CRI, maxRangeAirBreathing_m: 500_000, loftPerDistance_radpm: 0 };
    expect(answer(far, 'air-breathing', 120_000, 3000)).toBe('out-of-reach');
    expect(answer({ ...CRI, maxFlightTime_s: 9 }, 'ballistic', 12_000, 12_000)).toBe('out-of-reach');
  });
});

describe('calibration', () => {
  it('meets the published top speed (calibrated) with an impulse that solid motors have (checked)', () => {
    for (const type of [GEM_T, CRI, MSE]) {
      expect(type.specificImpulse_s).toBeGreaterThan(225);
      expect(type.specificImpulse_s).toBeLessThan(285);
    }
  });

  it('says so where figures contradict each other', () => {
    expect(calibratedInterceptor(uncalibrated('cri', { topSpeed: 3000 }))).toEqual({
      ok: false,
      reason: 'no specific impulse between 150 and 350 s gives cri its top speed of 3000 m/s',
    });
  });

  it('a faster type arrives sooner', () => {
    const faster = interceptor('cri', { topSpeed: 1600 });
    expect(flown(faster, 12_000, 9000).time_s).toBeLessThan(flown(CRI, 12_000, 9000).time_s);
  });
});

describe('published reach and height (checked, not calibrated; the margins are assumed)', () => {
  const arrives = (type: InterceptorType, distance_m: number, height_m: number) => {
    const { speed_mps, lateral_mps2, time_s } = flown(type, distance_m, height_m);
    return { speed_mps, g: lateral_mps2 / 9.81, time_s };
  };

  it('PAC-3 class: 15 to 20 km away and 15 to 20 km high with 5 g and more, at 24 km height no more', () => {
    for (const [distance_m, height_m] of [
      [15_000, 15_000],
      [20_000, 15_000],
      [20_000, 20_000],
    ] as const) {
      const { speed_mps, g } = arrives(CRI, distance_m, height_m);
      expect(speed_mps).toBeGreaterThan(900);
      expect(g).toBeGreaterThan(5);
    }
    expect(arrives(CRI, 5000, 24_000).g).toBeLessThan(5);
  });

  it('MSE: 30 to 35 km away with 5 g; 35 km high it gets to, with about 1 g of what the air gives', () => {
    expect(arrives(MSE, 35_000, 20_000).g).toBeGreaterThan(5);
    const high = arrives(MSE, 15_000, 35_500);
    expect(high.speed_mps).toBeGreaterThan(1000);
    expect(high.g).toBeGreaterThan(1);
    expect(high.g).toBeLessThan(2);
  });

  it('GEM-T: 20 to 24 km high at 20 km with 3 g; 68 to 100 km against aircraft, above 500 m/s', () => {
    expect(arrives(GEM_T, 20_000, 20_000).g).toBeGreaterThan(5);
    expect(arrives(GEM_T, 20_000, 24_000).g).toBeGreaterThan(2.5);
    for (const distance_m of [68_000, 100_000]) {
      expect(arrives(GEM_T, distance_m, 10_000).speed_mps).toBeGreaterThan(500);
      expect(arrives(GEM_T, distance_m, 10_000).time_s).toBeLessThan(210);
    }
  });
});

describe('the declared parameters', () => {
  it('are the ones that are read, each once', () => {
    const declared = interceptorModels[0]?.parameters ?? [];
    const names = declared.filter((one) => one.table === undefined).map((one) => one.name);
    const read: string[] = [];
    readInterceptorType({
      id: 'any',
      drag: DRAG,
      value: (name) => {
        read.push(name);
        return name === 'launchMass' ? 2 : 0.4;
      },
    });
    expect([...read].sort()).toEqual([...names].sort());
    expect(new Set(names).size).toBe(names.length);
  });

  it('refuse more propellant than mass, and correlations above 1', () => {
    expect(() => uncalibrated('cri', { propellantMass: 400 })).toThrow('more propellant');
    expect(() => uncalibrated('cri', { raidCorrelation: 0.9 })).toThrow('correlations');
  });
});
