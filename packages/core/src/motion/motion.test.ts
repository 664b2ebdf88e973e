import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { minimumEnergyArc } from '../earth/index.js';
import { rk4Step, rk4Work } from '../numerics/index.js';
import {
  ballisticModel,
  ballisticRates,
  constantDrag,
  dragRatioAt,
  dragShape,
  endOf,
  type FlightEnvironment,
  flyBallistic,
  joined,
  positionAt,
  propagate,
  STANDARD_ENVIRONMENT,
  stateAt,
  stateAtSeconds,
  truncate,
} from './index.js';

const DEG = Math.PI / 180;
const SPHERE: FlightEnvironment = {
  figure: { kind: 'sphere', radius_m: 6_371_000 },
  gravity: 'central',
  mu_m3ps2: 3.986004418e14,
  rotation_radps: 0,
  atmosphere: 'none',
  wind_enu_mps: [0, 0, 0],
};
const BALL = { mass_kg: 100, area_m2: 0.05, drag: constantDrag(0.5) };

function thrown(environment: FlightEnvironment, speed_mps: number, elevation_deg: number, over: object = {}) {
  const flight = flyBallistic({
    start: {
      latitude_rad: 0.6,
      longitude_rad: 0.7,
      height_m: 0,
      velocity_enu_mps: [
        0,
        speed_mps * Math.cos(elevation_deg * DEG),
        speed_mps * Math.sin(elevation_deg * DEG),
      ],
    },
    body: BALL,
    environment,
    duration_s: 3000,
    outputEvery_s: 100,
    groundHeight_m: 0,
    ...over,
  });
  if (!flight.ok) throw new Error(flight.reason);
  return flight;
}

describe('a flight in vacuum', () => {
  it('is the minimum-energy arc of orbital mechanics: time and apogee', () => {
    for (const range_km of [70, 300, 1000, 3000]) {
      const arc = minimumEnergyArc(range_km * 1000);
      const flight = thrown(SPHERE, arc.speed_mps, arc.flightPathAngle_rad / DEG);
      const impact = flight.events.find((one) => one.event === 'impact');
      const top = flight.events.find((one) => one.event === 'apogee');
      expect(impact?.time_s).toBeCloseTo(arc.timeOfFlight_s, 3);
      expect(top?.height_m).toBeCloseTo(arc.apogee_m, 1);
    }
  });

  it('keeps the Jacobi energy of the rotating frame', () => {
    const environment: FlightEnvironment = { ...SPHERE, rotation_radps: 7.292115e-5 };
    fc.assert(
      fc.property(
        fc.double({ min: 300, max: 3000, noNaN: true }),
        fc.double({ min: 20, max: 85, noNaN: true }),
        (speed, angle) => {
          const omega = environment.rotation_radps;
          const energies = thrown(environment, speed, angle).states.map(
            ({ position_ecef_m: p, speed_mps: v }) => {
              const r = Math.sqrt(p.x * p.x + p.y * p.y + p.z * p.z);
              return (v * v) / 2 - environment.mu_m3ps2 / r - (omega * omega * (p.x * p.x + p.y * p.y)) / 2;
            },
          );
          for (const energy of energies) expect(Math.abs(energy - energies[0])).toBeLessThan(0.1);
        },
      ),
      { numRuns: 30 },
    );
  });
});

describe('a flight in air', () => {
  it('agrees with small fixed steps of an independent method', () => {
    const flight = thrown(STANDARD_ENVIRONMENT, 900, 50);
    const model = ballisticModel(STANDARD_ENVIRONMENT, {
      mass_kg: 100,
      dragArea_m2: 0.05,
      drag: constantDrag(0.5),
    });
    const { position_ecef_m: p } = flight.states[0];
    const start = propagateStart(p, 900, 50);
    const work = rk4Work(6);
    const t_s = flight.states[1].time_s;
    const step = t_s / 20_000;
    for (let i = 0; i < 20_000; i++) rk4Step(ballisticRates, model, 0, step, start, work);
    const q = flight.states[1].position_ecef_m;
    // The adaptive flight is asked for 5e-5 m/s a step; over its tens of steps and 100 s that is centimetres.
    expect(Math.hypot(start[0] - q.x, start[1] - q.y, start[2] - q.z)).toBeLessThan(0.1);
  });

  it('goes less far, less high and falls at terminal speed', () => {
    const air = thrown(STANDARD_ENVIRONMENT, 400, 60);
    const vacuum = thrown({ ...STANDARD_ENVIRONMENT, atmosphere: 'none' }, 400, 60);
    const last = (flight: typeof air) => flight.events.find((one) => one.event === 'impact');
    expect(last(air)?.time_s).toBeLessThan(last(vacuum)?.time_s ?? 0);
    // m g = ½ ρ v² C A at sea level; falling into denser air it lags behind by about v²/(2 g · 9 km), here 1.8 %.
    const terminal = Math.sqrt((2 * 5 * 9.8) / (1.225 * 0.5 * 0.05));
    const dropped = thrown(STANDARD_ENVIRONMENT, 0, 0, {
      start: { latitude_rad: 0.6, longitude_rad: 0.7, height_m: 20_000, velocity_enu_mps: [0, 0, 0] },
      body: { ...BALL, mass_kg: 5 },
    });
    expect((last(dropped)?.speed_mps ?? 0) / terminal).toBeGreaterThan(1);
    expect((last(dropped)?.speed_mps ?? 0) / terminal).toBeLessThan(1.04);
  });

  it('drifts with the wind, whose velocity a light body takes on', () => {
    const flight = thrown({ ...STANDARD_ENVIRONMENT, rotation_radps: 0, wind_enu_mps: [20, -10, 0] }, 0, 0, {
      start: { latitude_rad: 0.6, longitude_rad: 0.7, height_m: 5000, velocity_enu_mps: [0, 0, 0] },
      body: { mass_kg: 0.01, area_m2: 0.05, drag: constantDrag(1) },
    });
    const { velocity_enu_mps: v } = flight.states[flight.states.length - 1];
    expect(v.x).toBeCloseTo(20, 1);
    expect(v.y).toBeCloseTo(-10, 1);
  });
});

describe('events of a flight', () => {
  it('do not take a climbing start at ground height for an impact', () => {
    const flight = thrown(STANDARD_ENVIRONMENT, 500, 45);
    const impact = flight.events.filter((one) => one.event === 'impact');
    expect(impact).toHaveLength(1);
    expect(impact[0].time_s).toBeGreaterThan(20);
    expect(Math.abs(impact[0].height_m)).toBeLessThan(1e-3);
    expect(flight.states[flight.states.length - 1].time_s).toBe(impact[0].time_s);
  });

  it('end at the duration where the ground does not come first, or is not asked for', () => {
    expect(thrown(STANDARD_ENVIRONMENT, 500, 45, { duration_s: 7 }).states.at(-1)?.time_s).toBe(7);
    const through = flyBallistic({
      start: { latitude_rad: 0, longitude_rad: 0, height_m: 100, velocity_enu_mps: [0, 0, 0] },
      body: BALL,
      environment: STANDARD_ENVIRONMENT,
      duration_s: 10,
      outputEvery_s: 1,
    });
    expect(through.ok && (through.states.at(-1)?.height_m ?? 0) < 0).toBe(true);
    expect(through.ok && through.states.length).toBe(11);
  });

  it('leave the vertical speed at the apogee at zero', () => {
    const top = thrown(STANDARD_ENVIRONMENT, 800, 70).events.find((one) => one.event === 'apogee');
    expect(Math.abs(top?.velocity_enu_mps.z ?? 1)).toBeLessThan(1e-4);
  });
});

describe('an ephemeris', () => {
  const model = ballisticModel(STANDARD_ENVIRONMENT, {
    mass_kg: 100,
    dragArea_m2: 0.025,
    drag: constantDrag(1),
  });
  const start = () => propagateStart({ x: 6_378_137, y: 0, z: 0 }, 700, 60);
  const fly = (from: Float64Array, from_s: number, until_s: number) => {
    const flight = propagate(from, from_s, 5_000_000, [{ model, until_s }], []);
    if (!flight.ok || flight.ephemeris === undefined) throw new Error('no flight');
    return { ...flight, ephemeris: flight.ephemeris };
  };

  it('gives the states at its ends, and those only beyond them', () => {
    const { ephemeris, final } = fly(start(), 0, 40);
    const out = new Float64Array(6);
    stateAtSeconds(ephemeris, -3, out);
    expect([...out]).toEqual([...start()]);
    stateAtSeconds(ephemeris, 1000, out);
    out.forEach((value, i) => {
      expect(value).toBeCloseTo(final[i], 6);
    });
    expect(endOf(ephemeris)).toBe(45_000_000);
    const position = new Float64Array(3);
    for (const t_us of [4_000_000, 5_000_000, 17_300_000, 46_000_000]) {
      stateAt(ephemeris, t_us, out);
      positionAt(ephemeris, t_us, position);
      expect([...position]).toEqual([...out.subarray(0, 3)]);
    }
  });

  it('is the same whether flown at once or in two parts joined', () => {
    const whole = fly(start(), 0, 40).ephemeris;
    const first = fly(start(), 0, 15);
    const both = joined(first.ephemeris, fly(first.final, 15, 40).ephemeris);
    const a = new Float64Array(6);
    const b = new Float64Array(6);
    for (const t of [0, 7, 15, 22.5, 40]) {
      stateAtSeconds(whole, t, a);
      stateAtSeconds(both, t, b);
      expect(Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2])).toBeLessThan(0.01);
    }
  });

  it('can be cut short and not made longer', () => {
    const { ephemeris } = fly(start(), 0, 40);
    expect(truncate(ephemeris, 15_000_000).end_s).toBe(10);
    expect(truncate(ephemeris, 99_000_000)).toBe(ephemeris);
  });
});

describe('dragShape', () => {
  it('goes through its points, stays between neighbours and is constant outside', () => {
    const points = [
      [0.5, 0.8],
      [0.9, 1],
      [1.1, 2],
      [2, 1.5],
      [5, 1],
    ] as const;
    const shape = dragShape(points);
    for (const [mach, ratio] of points) expect(dragRatioAt(shape, mach)).toBeCloseTo(ratio, 12);
    expect(dragRatioAt(shape, 0)).toBe(0.8);
    expect(dragRatioAt(shape, 9)).toBe(1);
    for (let i = 1; i < points.length; i++) {
      const [low, high] = [points[i - 1][1], points[i][1]].sort((a, b) => a - b);
      for (let k = 0; k <= 20; k++) {
        const mach = points[i - 1][0] + ((points[i][0] - points[i - 1][0]) * k) / 20;
        expect(dragRatioAt(shape, mach)).toBeGreaterThanOrEqual(low - 1e-12);
        expect(dragRatioAt(shape, mach)).toBeLessThanOrEqual(high + 1e-12);
      }
    }
  });

  it('refuses tables that are none', () => {
    expect(() => dragShape([])).toThrow();
    expect(() =>
      dragShape([
        [1, 1],
        [1, 2],
      ]),
    ).toThrow();
    expect(() => dragShape([[1, -1]])).toThrow();
  });
});

/** State of a body thrown north from a position on the meridian, with the frame worked out by hand. */
function propagateStart(
  p: { x: number; y: number; z: number },
  speed: number,
  elevation_deg: number,
): Float64Array {
  const latitude = p.z === 0 ? 0 : 0.6;
  const longitude = p.z === 0 ? 0 : 0.7;
  const north = speed * Math.cos(elevation_deg * DEG);
  const up = speed * Math.sin(elevation_deg * DEG);
  const horizontal = up * Math.cos(latitude) - north * Math.sin(latitude);
  return Float64Array.of(
    p.x,
    p.y,
    p.z,
    horizontal * Math.cos(longitude),
    horizontal * Math.sin(longitude),
    north * Math.cos(latitude) + up * Math.sin(latitude),
  );
}
