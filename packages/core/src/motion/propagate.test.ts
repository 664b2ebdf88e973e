import { describe, expect, it } from 'vitest';
import { geodeticHeight, US1976_LAYER_BORDERS_M } from '../earth/index.js';
import {
  apogee,
  ballisticModel,
  constantDrag,
  type DragShape,
  dragShape,
  type Ephemeris,
  type FlightEnvironment,
  type PropagationOptions,
  type PropagationPhase,
  propagate,
  STANDARD_ENVIRONMENT,
  type SwitchingFunction,
  sinksThrough,
  stateAtSeconds,
} from './index.js';

const BORDERS_M = US1976_LAYER_BORDERS_M.slice(1, -1);
const SLENDER = dragShape([
  [0, 0.85],
  [0.8, 0.85],
  [1.05, 1.7],
  [1.5, 1.5],
  [3, 1],
  [8, 0.75],
]);

/** Up from the equator; `beta` is a ballistic coefficient. */
function thrown(speed_mps: number, elevation_deg: number, beta: number, drag = SLENDER) {
  const elevation = (elevation_deg * Math.PI) / 180;
  const initial = Float64Array.of(6_378_137, 0, 0, 0, 0, 0);
  initial[3] = speed_mps * Math.sin(elevation);
  initial[5] = speed_mps * Math.cos(elevation);
  const model = ballisticModel(STANDARD_ENVIRONMENT, { mass_kg: 1, dragArea_m2: 1 / beta, drag });
  return { initial, model };
}

function fly(
  { initial, model }: ReturnType<typeof thrown>,
  options: PropagationOptions = {},
  switches: readonly SwitchingFunction[] = [
    apogee,
    sinksThrough('ground', STANDARD_ENVIRONMENT.figure, -1, true),
  ],
) {
  const flight = propagate(initial, 0, 0, [{ model, until_s: 3000 }], switches, options);
  if (!flight.ok) throw new Error(flight.reason);
  return flight;
}

function heightAt(ephemeris: Ephemeris | undefined, t_s: number): number {
  if (ephemeris === undefined) throw new Error('no ephemeris');
  const state = new Float64Array(6);
  stateAtSeconds(ephemeris, t_s, state);
  return geodeticHeight(state[0], state[1], state[2]);
}

describe('what happens on the way', () => {
  it('is found alike where it is asked for only when it may be near, and at each step', () => {
    for (const [speed, elevation, beta] of [
      [1200, 70, 3000],
      [400, 30, 500],
      [2500, 45, 8000],
    ]) {
      const one = thrown(speed, elevation, beta);
      const sparing = [
        apogee,
        ...[-1, 800, 5000, 11_000].map((height_m) =>
          sinksThrough(`${height_m}`, STANDARD_ENVIRONMENT.figure, height_m, height_m < 0),
        ),
      ];
      const asking = sparing.map(({ positiveWhile: _, ...rest }) => rest);
      expect(fly(one, {}, sparing).crossings).toEqual(fly(one, {}, asking).crossings);
    }
  });
});

describe('the steps of a flight', () => {
  it('end where the air changes from layer to layer', () => {
    const { ephemeris } = fly(thrown(1800, 70, 20_000));
    const ends = Array.from(ephemeris?.starts_s ?? [], (t) => heightAt(ephemeris, t));
    for (const border of BORDERS_M) {
      const nearest = ends.map((height) => Math.abs(height - border)).sort((a, b) => a - b);
      // Once on the way up and once on the way down.
      expect(nearest[1]).toBeLessThan(3);
    }
  });

  it('end there too where a point of the drag curve comes shortly after', () => {
    const burning = (drag: DragShape) => {
      const thrust = {
        force_N: 155_000,
        massFlow_kgps: 63,
        ignition_s: 0,
        forward_ecef: [0, 0, 1],
        up_ecef: [1, 0, 0],
        elevation_rad: 1.2,
        elevationRate_radps: 0,
        elevationTime_s: 0,
      } as const;
      const body = { mass_kg: 3350, dragArea_m2: 0.117, drag, thrust };
      const model = ballisticModel(STANDARD_ENVIRONMENT, body);
      const start = Float64Array.of(6_378_137, 0, 0, 0, 0, 0);
      const flight = propagate(start, 0, 0, [{ model, until_s: 36 }], []);
      if (!flight.ok || flight.ephemeris === undefined) throw new Error('not flown');
      return flight.ephemeris;
    };
    const [tropopause] = BORDERS_M;
    const fromBorder = (ephemeris: Ephemeris) => (t_s: number) =>
      Math.abs(heightAt(ephemeris, t_s) - tropopause);
    const plain = burning(constantDrag(0.85));
    const passing_s = [...plain.starts_s].sort((a, b) => fromBorder(plain)(a) - fromBorder(plain)(b))[0];
    const state = new Float64Array(6);
    stateAtSeconds(plain, passing_s, state);
    // The speed of sound there is 295.07 m/s; the points lie up to a quarter of a second later on the same curve.
    const mach = Math.hypot(state[3], state[4], state[5]) / 295.07;
    for (let later = 0.002; later < 0.06; later += 0.002) {
      const ephemeris = burning(
        dragShape([
          [0, 0.85],
          [mach + later, 0.85],
        ]),
      );
      expect(Math.min(...Array.from(ephemeris.starts_s, fromBorder(ephemeris)))).toBeLessThan(3);
    }
  });

  it('are few, and leave the place of impact within 20 cm of that of very fine steps', () => {
    const fine = { relativeTolerance: 1e-12, positionTolerance_m: 1e-5, velocityTolerance_mps: 1e-9 };
    for (const [speed, elevation, beta] of [
      [2000, 45, 8000],
      [2000, 70, 400],
      [1200, 50, 2000],
    ] as const) {
      const usual = fly(thrown(speed, elevation, beta));
      const exact = fly(thrown(speed, elevation, beta), fine);
      const off = [0, 1, 2].map((i) => usual.final[i] - exact.final[i]);
      expect(Math.hypot(...off)).toBeLessThan(0.2);
      expect(usual.steps).toBeLessThan(120);
      expect(usual.steps).toBeLessThan(exact.steps / 4);
    }
  });
});

describe('the flight between its steps', () => {
  it('is within 20 cm of that of very fine steps at any time, and its velocity within 5 cm/s', () => {
    const fine = { relativeTolerance: 1e-12, positionTolerance_m: 1e-5, velocityTolerance_mps: 1e-9 };
    const here = new Float64Array(6);
    const there = new Float64Array(6);
    for (const [speed, elevation, beta] of [
      [2000, 45, 8000],
      [2000, 70, 400],
      [1200, 50, 2000],
    ] as const) {
      const usual = fly(thrown(speed, elevation, beta)).ephemeris as Ephemeris;
      const exact = fly(thrown(speed, elevation, beta), fine).ephemeris as Ephemeris;
      for (let k = 0; k <= 2000; k++) {
        const t_s = (Math.min(usual.end_s, exact.end_s) * k) / 2000;
        stateAtSeconds(usual, t_s, here);
        stateAtSeconds(exact, t_s, there);
        const [x, y, z, vx, vy, vz] = here.map((value, i) => value - there[i]);
        expect(Math.hypot(x, y, z)).toBeLessThan(0.2);
        expect(Math.hypot(vx, vy, vz)).toBeLessThan(0.05);
      }
    }
  });
});

describe('a flight whose highest point is near a border of layers', () => {
  it('is flown as well as any other', () => {
    const fine = { relativeTolerance: 1e-12, positionTolerance_m: 1e-5, velocityTolerance_mps: 1e-9 };
    const [tropopause] = BORDERS_M;
    const topAt = (speed: number) => {
      const top = fly(thrown(speed, 50, 2000)).crossings[0].state;
      return geodeticHeight(top[0], top[1], top[2]);
    };
    for (let above = -100; above <= 200; above += 20) {
      let low = 500;
      let high = 1500;
      while (high - low > 1e-3) {
        const middle = (low + high) / 2;
        if (topAt(middle) < tropopause + above) low = middle;
        else high = middle;
      }
      const usual = fly(thrown(high, 50, 2000));
      const exact = fly(thrown(high, 50, 2000), fine);
      const off = [0, 1, 2].map((i) => usual.final[i] - exact.final[i]);
      expect(Math.hypot(...off)).toBeLessThan(0.2);
    }
  });
});

describe('a phase that begins shortly before a corner of the drag curve', () => {
  it('is flown as well as any other: its first step ends there', () => {
    const fine = { relativeTolerance: 1e-13, positionTolerance_m: 1e-6, velocityTolerance_mps: 1e-10 };
    const burning = (elevation_rad: number) =>
      ballisticModel(STANDARD_ENVIRONMENT, {
        mass_kg: 3350,
        dragArea_m2: 0.117,
        drag: SLENDER,
        thrust: {
          force_N: 155_000,
          massFlow_kgps: 63,
          ignition_s: 0,
          forward_ecef: [0, 0, 1],
          up_ecef: [1, 0, 0],
          elevation_rad,
          elevationRate_radps: 0,
          elevationTime_s: 0,
        },
      });
    const { model: falls } = thrown(0, 0, 9000);
    const ground = sinksThrough('ground', STANDARD_ENVIRONMENT.figure, -1, true);
    // Mach 0.8 and 1.05 are passed 6 to 10 s after launch.
    for (let change_s = 6; change_s < 10; change_s += 0.3) {
      const phases: PropagationPhase[] = [
        { model: burning(1.2), until_s: change_s },
        { model: burning(1.1), until_s: 36 },
        { model: falls, until_s: 3000 },
      ];
      const start = Float64Array.of(6_378_137, 0, 0, 0, 0, 0);
      const [usual, exact] = [{}, fine].map((options) => propagate(start, 0, 0, phases, [ground], options));
      if (!usual.ok || !exact.ok) throw new Error('not flown');
      const off = [0, 1, 2].map((i) => usual.final[i] - exact.final[i]);
      expect(Math.hypot(...off)).toBeLessThan(0.2);
    }
  });
});

describe('a body thrown into thick air at several kilometres a second', () => {
  it.each([45, 60])(
    'at %i° is within 30 cm of very fine steps at its impact, and within 50 cm on the way',
    (elevation) => {
      const fine = { relativeTolerance: 1e-13, positionTolerance_m: 1e-6, velocityTolerance_mps: 1e-10 };
      const here = new Float64Array(6);
      const there = new Float64Array(6);
      for (const speed of [2500, 2700, 3100, 3500, 3900]) {
        for (const beta of [6000, 9000, 18_000]) {
          for (const drag of [SLENDER, constantDrag(1)]) {
            const body = thrown(speed, elevation, beta, drag);
            const usual = fly(body);
            const exact = fly(body, fine);
            const off = [0, 1, 2].map((i) => usual.final[i] - exact.final[i]);
            expect(Math.hypot(...off)).toBeLessThan(0.3);
            const end_s = Math.min(usual.end_s, exact.end_s);
            for (let k = 0; k <= 200; k++) {
              stateAtSeconds(usual.ephemeris as Ephemeris, (end_s * k) / 200, here);
              stateAtSeconds(exact.ephemeris as Ephemeris, (end_s * k) / 200, there);
              const [x, y, z] = here.map((value, i) => value - there[i]);
              expect(Math.hypot(x, y, z)).toBeLessThan(0.5);
            }
          }
        }
      }
    },
  );
});

describe('what happens on the way', () => {
  const still: FlightEnvironment = { ...STANDARD_ENVIRONMENT, atmosphere: 'none', rotation_radps: 0 };
  const ball = { mass_kg: 1, dragArea_m2: 0, drag: constantDrag(1) };
  const above = (height_m: number, climb_mps: number) =>
    Float64Array.of(6_378_137 + height_m, 0, 0, climb_mps, 0, 0);
  const through = (name: string, height_m: number) => sinksThrough(name, still.figure, height_m, false);

  it('is found where a body rises above a height and sinks through it within one step', () => {
    // Nine metres above 1 km for 2.7 s, in steps that the tolerance lets grow to 30 s.
    const phases: PropagationPhase[] = [{ model: ballisticModel(still, ball), until_s: 60 }];
    const options = { relativeTolerance: 1e-3, positionTolerance_m: 1e3, velocityTolerance_mps: 1e3 };
    const flight = propagate(above(0, 140.68), 0, 0, phases, [apogee, through('low', 1000)], options);
    if (!flight.ok) throw new Error(flight.reason);
    expect(flight.steps).toBeLessThan(6);
    expect(flight.crossings.map(({ name }) => name)).toEqual(['apogee', 'low']);
    expect(flight.crossings[1].t_s - flight.crossings[0].t_s).toBeCloseTo(1.35, 1);
  });

  it('is reported where a phase ends, at its very end', () => {
    const model = ballisticModel(still, ball);
    const phases: PropagationPhase[] = [
      { model, until_s: 7.25, marks: ['first', 'second'] },
      { model, until_s: 20 },
    ];
    const flight = propagate(above(0, 100), 0, 0, phases, [apogee]);
    if (!flight.ok) throw new Error(flight.reason);
    expect(flight.crossings.map(({ name }) => name)).toEqual(['first', 'second', 'apogee']);
    expect(flight.crossings[0].t_s).toBe(7.25);
    expect(geodeticHeight(flight.crossings[1].state[0], 0, 0)).toBeCloseTo(
      heightAt(flight.ephemeris, 7.25),
      8,
    );
  });

  it('does not come after the end', () => {
    const model = ballisticModel(still, ball);
    const phases: PropagationPhase[] = [{ model, until_s: 50, marks: ['never'] }];
    const ground = sinksThrough('ground', still.figure, 0, true);
    const flight = propagate(above(100, 0), 0, 0, phases, [ground]);
    if (!flight.ok) throw new Error(flight.reason);
    expect(flight.endedBy).toBe('ground');
    expect(flight.crossings.map(({ name }) => name)).toEqual(['ground']);
  });
});
