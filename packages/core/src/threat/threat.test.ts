import { describe, expect, it } from 'vitest';
import { ecefToGeodetic, type Geodetic, geodesicDirect, geodesicInverse } from '../earth/index.js';
import { ballisticModel, propagate, STANDARD_ENVIRONMENT, stateAtSeconds } from '../motion/index.js';
import { vec3 } from '../numerics/index.js';
import { aimAt } from './aim.js';
import { ballisticCoefficientAt_kgpm2, coasting } from './ascent.js';
import { AIN_AL_ASAD, aimed, classFor, KERMANSHAH, ROCKET, SEPARATING, UNITARY } from './classes.fixture.js';
import { reachesGround } from './ground-profile.js';
import {
  drawFailure,
  flyThreat,
  type Happening,
  impactSigma_m,
  scattered,
  type ThreatClass,
} from './index.js';

function placeOf(state: Float64Array): Geodetic {
  return ecefToGeodetic(vec3<'ecef'>(state[0], state[1], state[2]));
}

function between(a: Geodetic, b: Geodetic): number {
  const line = geodesicInverse(a.latitude_rad, a.longitude_rad, b.latitude_rad, b.longitude_rad);
  if (!line.ok) throw new Error(line.reason);
  return line.distance_m;
}

/** A point at a distance due north at the height of sea. */
function northOf(place: Geodetic, distance_m: number): Geodetic {
  return { ...geodesicDirect(place.latitude_rad, place.longitude_rad, 0, distance_m), height_m: 0 };
}

function fly(one: ThreatClass, over: Partial<Parameters<typeof flyThreat>[0]> = {}) {
  const site = over.site ?? KERMANSHAH;
  const aimPoint = over.aimPoint ?? AIN_AL_ASAD;
  const settings = over.settings ?? aimed(one, site, aimPoint).settings;
  const flight = flyThreat({
    environment: STANDARD_ENVIRONMENT,
    threatClass: one,
    site,
    aimPoint,
    settings,
    launch_us: 0,
    ...over,
  });
  if (!flight.ok) throw new Error(flight.reason);
  const main = (kind: Happening['kind']) =>
    flight.happenings.find((one) => one.kind === kind && one.role !== 'spent-body') as Happening;
  return { ...flight, main };
}

describe('aiming', () => {
  it('ends an undisturbed flight within ten metres of the aim point, for every model', () => {
    for (const one of [UNITARY, SEPARATING]) {
      const impact = placeOf(fly(one).main('impact').state);
      expect(between(impact, AIN_AL_ASAD)).toBeLessThan(10);
      // A kilometre below the launcher: the ground slopes from one to the other.
      expect(Math.abs(impact.height_m - AIN_AL_ASAD.height_m)).toBeLessThan(1);
    }
    const base = { ...KERMANSHAH, height_m: 0 };
    for (const distance of [2000, 5000, 8000]) {
      const aimPoint = northOf(base, distance);
      const { main } = fly(ROCKET, { site: base, aimPoint });
      expect(between(placeOf(main('impact').state), aimPoint)).toBeLessThan(10);
    }
  });

  it('finds the same aim from a guess as from nothing', () => {
    const cold = aimed(UNITARY, KERMANSHAH, AIN_AL_ASAD);
    const warm = aimed(UNITARY, KERMANSHAH, AIN_AL_ASAD, {
      ...cold,
      settings: { reach: cold.settings.reach * 0.99, azimuth_rad: cold.settings.azimuth_rad + 0.01 },
    });
    expect(warm.settings.reach).toBeCloseTo(cold.settings.reach, 5);
    expect(warm.settings.azimuth_rad).toBeCloseTo(cold.settings.azimuth_rad, 5);
  });

  it('is refused with a reason where the aim point is too near', () => {
    const answer = (aimPoint: Geodetic) => aimAt(STANDARD_ENVIRONMENT, UNITARY, KERMANSHAH, aimPoint);
    expect(answer(KERMANSHAH)).toEqual({ ok: false, reason: expect.stringMatching(/within 100 m/) });
    expect(answer(northOf(KERMANSHAH, 2000))).toEqual({
      ok: false,
      reason: expect.stringMatching(/cannot fly as short/),
    });
  });

  it('flies as far as it can where the aim point is out of reach', () => {
    const far = northOf(KERMANSHAH, 900_000);
    const aim = aimed(UNITARY, KERMANSHAH, far);
    expect(aim.withinReach).toBe(false);
    const { main } = fly(UNITARY, { aimPoint: far, settings: aim.settings });
    expect(between(placeOf(main('impact').state), KERMANSHAH)).toBeGreaterThan(450_000);
  });
});

describe('an aim that is out of reach', () => {
  const far = northOf(KERMANSHAH, 900_000);
  const aim = aimed(UNITARY, KERMANSHAH, far);
  /** Metres east of the line to the aim point, which leads north, and metres north. */
  const impactOf = (beyond: number, right: number) => {
    const settings = scattered(aim, 500, beyond, right);
    const { latitude_rad, longitude_rad } = placeOf(
      fly(UNITARY, { aimPoint: far, settings }).main('impact').state,
    );
    const level_m = 6_371_000 * Math.cos(latitude_rad);
    return [(longitude_rad - far.longitude_rad) * level_m, latitude_rad * 6_371_000] as const;
  };
  const [east_m, north_m] = impactOf(0, 0);

  it('leads towards the aim point all the same, over an Earth that turns beneath', () => {
    // Unturned it would be 2 ω × v over five minutes off: kilometres.
    expect(Math.abs(east_m)).toBeLessThan(60);
  });

  it('scatters as any other', () => {
    const [, shorter_m] = impactOf(-1, 0);
    expect(north_m - shorter_m).toBeGreaterThan(450);
    expect(north_m - shorter_m).toBeLessThan(550);
    const [aside_m] = impactOf(0, 1);
    expect(aside_m - east_m).toBeGreaterThan(450);
    expect(aside_m - east_m).toBeLessThan(550);
  });
});

describe('what the end of thrust leaves on board', () => {
  it('is mass that drag has to slow: the ballistic coefficient goes with it', () => {
    const { launchMass_kg, propellantMass_kg, burnTime_s, ballisticCoefficient_kgpm2: empty } = UNITARY;
    expect(ballisticCoefficientAt_kgpm2(UNITARY, burnTime_s)).toBeCloseTo(empty, 6);
    const half = ballisticCoefficientAt_kgpm2(UNITARY, 0.5 * burnTime_s);
    const left_kg = launchMass_kg - 0.5 * propellantMass_kg;
    expect(half).toBeCloseTo((empty * left_kg) / (launchMass_kg - propellantMass_kg), 6);
  });

  it('is what the body falls with, be it flown short or its thrust lost', () => {
    const near = northOf(KERMANSHAH, 250_000);
    for (const over of [{ failure: { mode: 'thrust-lost', burnShare: 0.6 } as const }, { aimPoint: near }]) {
      const { main } = fly(UNITARY, over);
      const { t_s, state } = main('thrust-ended');
      const falls = coasting(UNITARY, ballisticCoefficientAt_kgpm2(UNITARY, t_s));
      const rest = propagate(
        state,
        t_s,
        0,
        [{ model: ballisticModel(STANDARD_ENVIRONMENT, falls), until_s: 3600 }],
        [reachesGround(KERMANSHAH, over.aimPoint ?? AIN_AL_ASAD)],
      );
      expect(rest.ok && rest.end_s).toBeCloseTo(main('impact').t_s, 3);
    }
  });
});

describe('a class', () => {
  it('reaches the maximum range it was solved for', () => {
    const start = { latitude_rad: 0.6, longitude_rad: 0, height_m: 0 };
    const environment = { ...STANDARD_ENVIRONMENT, rotation_radps: 0 };
    for (const [one, reach] of [
      [UNITARY, 1],
      [SEPARATING, 1],
      [ROCKET, Math.PI / 4],
    ] as const) {
      const aimPoint = northOf(start, one.maxRange_m);
      const { main } = fly(one, { environment, site: start, aimPoint, settings: { azimuth_rad: 0, reach } });
      expect(between(placeOf(main('impact').state), start) / one.maxRange_m).toBeCloseTo(1, 2);
    }
  });

  it('asks for a specific impulse that such motors have', () => {
    // Solid motors of that kind: 230–265 s; Scud engines: about 230 s at the ground, 260 s in vacuum.
    expect(UNITARY.specificImpulse_s).toBeGreaterThan(230);
    expect(UNITARY.specificImpulse_s).toBeLessThan(265);
    expect(SEPARATING.specificImpulse_s).toBeGreaterThan(225);
    expect(SEPARATING.specificImpulse_s).toBeLessThan(260);
  });

  it('whose figures contradict each other is refused with the reason', () => {
    expect(() => classFor('unitary-missile', { maxRange: 5_000_000 })).toThrow(/no specific impulse/);
    expect(() => classFor('unguided-rocket', { burnoutSpeed: 100, maxRange: 20_000 })).toThrow(
      /no ballistic coefficient/,
    );
  });
});

describe('the flight of a missile', () => {
  it('flies faster, higher and longer the farther it goes', () => {
    const near = fly(SEPARATING, { aimPoint: northOf(KERMANSHAH, 350_000) });
    const far = fly(SEPARATING, { aimPoint: northOf(KERMANSHAH, 600_000) });
    expect(far.main('impact').t_s).toBeGreaterThan(near.main('impact').t_s);
    expect(placeOf(far.main('apogee').state).height_m).toBeGreaterThan(
      placeOf(near.main('apogee').state).height_m,
    );
  });

  it('sheds impulse by an early end of thrust, or by coning for the whole burn', () => {
    const shut = { ...UNITARY, coningShare: 0 } as ThreatClass;
    const aim = aimed(shut, KERMANSHAH, AIN_AL_ASAD);
    expect(aim.settings.reach).toBeLessThan(0.98);
    expect(fly(shut).main('thrust-ended').t_s / shut.burnTime_s).toBeCloseTo(aim.settings.reach, 6);
    const coned = { ...UNITARY, coningShare: 1 } as ThreatClass;
    expect(fly(coned).main('thrust-ended').t_s).toBeCloseTo(coned.burnTime_s, 6);
    // Half and half: of the impulse not wanted, half is shed each way, so the thrust ends in between.
    const half = fly({ ...UNITARY, coningShare: 0.5 } as ThreatClass).main('thrust-ended').t_s;
    expect(half / UNITARY.burnTime_s).toBeGreaterThan(aim.settings.reach);
    expect(half / UNITARY.burnTime_s).toBeLessThan(1);
  });

  it('leaves a warhead and a spent body after separation, and both come down', () => {
    const flight = fly(SEPARATING);
    expect(flight.bodies.map((body) => body.role)).toEqual(['missile', 'warhead', 'spent-body']);
    expect(flight.main('separated').t_s).toBeCloseTo(flight.main('thrust-ended').t_s + 5, 6);
    const spent = flight.happenings.find((one) => one.kind === 'impact' && one.role === 'spent-body');
    // The empty body is braked more: later and slower than the warhead.
    expect(spent?.t_s).toBeGreaterThan(flight.main('impact').t_s);
    const end = new Float64Array(6);
    stateAtSeconds(flight.bodies[0].ephemeris, 1e9, end);
    const begin = new Float64Array(6);
    stateAtSeconds(flight.bodies[1].ephemeris, 0, begin);
    end.forEach((value, i) => {
      expect(begin[i]).toBeCloseTo(value, 6);
    });
  });

  it('tells what happens in order of time', () => {
    for (const one of [UNITARY, SEPARATING]) {
      const times = fly(one).happenings.map((happening) => happening.t_s);
      expect(times).toEqual([...times].sort((a, b) => a - b));
    }
  });
});

describe('the 107 mm rocket', () => {
  // Times of flight published as derived by a point mass with drag fitted to the maximum range: another program's
  // answer to the same question, with its own drag curve.
  it.each([
    [3700, 12],
    [7700, 33],
  ])('takes about as long to %i m as others compute', (distance_m, time_s) => {
    const site = { ...KERMANSHAH, height_m: 0 };
    const t = fly(ROCKET, { site, aimPoint: northOf(site, distance_m) }).main('impact').t_s;
    expect(t / time_s).toBeGreaterThan(0.85);
    expect(t / time_s).toBeLessThan(1.15);
  });

  it('rises to about 2.5 km at its maximum range and takes about 45 s', () => {
    const site = { ...KERMANSHAH, height_m: 0 };
    const flight = fly(ROCKET, {
      site,
      aimPoint: northOf(site, 8500),
      settings: { azimuth_rad: 0, reach: Math.PI / 4 },
    });
    expect(placeOf(flight.main('apogee').state).height_m / 2500).toBeGreaterThan(0.85);
    expect(placeOf(flight.main('apogee').state).height_m / 2500).toBeLessThan(1.15);
    expect(flight.main('impact').t_s / 45).toBeGreaterThan(0.85);
    expect(flight.main('impact').t_s / 45).toBeLessThan(1.15);
  });
});

describe('dispersion', () => {
  it('moves the impact by what was drawn, beyond and to the right', () => {
    const aim = aimed(UNITARY, KERMANSHAH, AIN_AL_ASAD);
    for (const [beyond, right] of [
      [1, 0],
      [0, 1],
      [-0.7, 1.4],
      [2, -2],
    ]) {
      const settings = scattered(aim, 500, beyond, right);
      const miss = between(placeOf(fly(UNITARY, { settings }).main('impact').state), AIN_AL_ASAD);
      const drawn = 500 * Math.hypot(beyond, right);
      expect(Math.abs(miss - drawn)).toBeLessThan(0.02 * drawn + 10);
    }
  });

  it('has the circular error probable as its median', () => {
    // Half of a circular normal distribution lies within 1.17741 σ.
    expect(impactSigma_m(UNITARY, 400_000) * 1.17741).toBeCloseTo(500, 2);
    expect(impactSigma_m(ROCKET, 8000) * 1.17741).toBeCloseTo(80, 2);
  });
});

describe('failures', () => {
  const draws = { whether: 0.9, mode: 0, when: 0.5, roll: 0.25 };

  it('happen as often as reliability leaves them', () => {
    expect(drawFailure(UNITARY, { ...draws, whether: 0.7499 })).toBeUndefined();
    expect(drawFailure(UNITARY, { ...draws, whether: 0.75 })).toBeDefined();
  });

  it('are shared out by their weights', () => {
    const mode = (x: number) => drawFailure(UNITARY, { ...draws, mode: x })?.mode;
    expect([mode(0), mode(0.39), mode(0.41), mode(0.79), mode(0.81), mode(0.999)]).toEqual([
      'thrust-lost',
      'thrust-lost',
      'guidance-lost',
      'guidance-lost',
      'broke-up',
      'broke-up',
    ]);
  });

  it('come at any time of the burn but its ends, and swing the thrust in any direction', () => {
    const lost = (when: number, roll: number) => {
      const failure = drawFailure(UNITARY, { ...draws, mode: 0.5, when, roll });
      if (failure?.mode !== 'guidance-lost') throw new Error('the middle of the weights is loss of guidance');
      return [failure.burnShare, failure.roll_rad / Math.PI];
    };
    for (const [when, roll, burnShare, halfTurns] of [
      [0, 0, 0.05, 0],
      [0.5, 0.5, 0.5, 1],
      [1, 0.75, 0.95, 1.5],
    ]) {
      const answer = lost(when, roll);
      expect(answer[0]).toBeCloseTo(burnShare, 12);
      expect(answer[1]).toBeCloseTo(halfTurns, 12);
    }
  });

  it('leave a flight that goes on to the ground somewhere else', () => {
    const cases = [
      { mode: 'thrust-lost', burnShare: 0.5 },
      { mode: 'guidance-lost', burnShare: 0.5, roll_rad: 1 },
      { mode: 'broke-up' },
    ] as const;
    for (const one of [UNITARY, SEPARATING]) {
      for (const failure of cases) {
        const flight = fly(one, { failure });
        expect(flight.happenings.some((happening) => happening.failure === failure.mode)).toBe(true);
        expect(flight.main('impact')).toBeDefined();
        expect(between(placeOf(flight.main('impact').state), AIN_AL_ASAD)).toBeGreaterThan(1000);
      }
    }
  });

  it('that fly into the ground under thrust end the burn there', () => {
    const upsideDown = { ...UNITARY, guidanceLossAngle_rad: Math.PI } as typeof UNITARY;
    const { main } = fly(upsideDown, {
      settings: aimed(UNITARY, KERMANSHAH, AIN_AL_ASAD).settings,
      failure: { mode: 'guidance-lost', burnShare: 0.06, roll_rad: 0 },
    });
    expect(main('thrust-ended').t_s).toBe(main('impact').t_s);
    expect(main('impact').t_s).toBeLessThan(30);
  });

  it('early in the burn bring a missile down near its launcher', () => {
    const { main } = fly(UNITARY, { failure: { mode: 'thrust-lost', burnShare: 0.05 } });
    expect(between(placeOf(main('impact').state), KERMANSHAH)).toBeLessThan(5000);
    expect(placeOf(main('impact').state).height_m).toBeGreaterThan(1300);
  });
});
