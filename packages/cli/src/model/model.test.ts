import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, type Reply } from './ask.js';
import { calculators } from './calculators.js';
import { explain } from './explain.js';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'testudo-model-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function calculator(name: string) {
  const found = calculators.find((one) => one.name === name);
  if (found === undefined) throw new Error(`no calculator ${name}`);
  return found;
}

function reply(name: string, input: unknown, flags: Record<string, string> = {}): Reply {
  const file = join(folder, 'input.json');
  writeFileSync(file, JSON.stringify(input));
  return ask(calculator(name), { file, csv: false, flags: new Map(Object.entries(flags)) });
}

// biome-ignore lint/suspicious/noExplicitAny: answers are looked into freely here
function answer(name: string, input: unknown, flags: Record<string, string> = {}): any {
  const replied = reply(name, input, flags);
  if (replied.kind !== 'answer') throw new Error(JSON.stringify(replied));
  return replied.answer;
}

function problems(name: string, input: unknown): string[] {
  const replied = reply(name, input);
  if (replied.kind !== 'problems') throw new Error(JSON.stringify(replied));
  return replied.problems.map(({ path, message }) => `${path}: ${message}`);
}

/** A sphere that stands still, with no air: what follows is Kepler's alone. */
const AIRLESS = { earth: { figure: 'sphere', gravity: 'central', rotation_radps: 0 }, atmosphere: 'none' };
const MU = 3.986004418e14;
const RADIUS = 6_371_000;

describe('every calculator', () => {
  it.each(calculators.map((one) => [one.name, one] as const))('%s answers its own example', (name, one) => {
    expect(reply(name, one.example).kind).toBe('answer');
  });

  it.each(calculators.map((one) => [one.name, one] as const))(
    '%s names in its help all it reads and answers',
    (name, one) => {
      const page = explain(one, { width: 80, colours: { bold: (text: string) => text } as never });
      const keys = (value: unknown): string[] =>
        typeof value !== 'object' || value === null
          ? []
          : Object.entries(value).flatMap(([key, inner]) => [
              ...(/^\d/.test(key) ? [] : [key]),
              ...keys(inner),
            ]);
      for (const key of [...Object.keys(one.input), ...keys(answer(name, one.example))])
        expect(page, key).toContain(key);
      for (const line of page.split('\n').filter((text) => !text.includes('--')))
        expect(line.length).toBeLessThanOrEqual(80);
    },
  );
});

describe('model trajectory', () => {
  const start = { latitude_deg: 34, longitude_deg: 44, height_m: 0, velocity_enu_mps: [900, 200, 1200] };

  it('follows Kepler to a micrometre over a sphere without air', () => {
    const flown = answer('trajectory', { start, ...AIRLESS, duration_s: 200, outputEvery_s: 50 });
    expect(flown.states.map((state: { time_s: number }) => state.time_s)).toEqual([0, 50, 100, 150, 200]);
    for (const state of flown.states) {
      const { range_rad, radius_m } = kepler(RADIUS, Math.hypot(900, 200), 1200, state.time_s);
      expect(Math.abs(state.height_m - (radius_m - RADIUS))).toBeLessThan(1e-6);
      expect(Math.abs(angleBetween(flown.states[0], state) - range_rad) * RADIUS).toBeLessThan(1e-5);
      expect(state.mach).toBeUndefined();
    }
  });

  it.each([
    ['01', 0],
    ['06', 0.1],
  ])('flies NASA check-case %s within 0.05 ft', (name, dragCoefficient) => {
    const FOOT = 0.3048;
    const path = new URL(`../../../../validation/nasa-check-cases/check-case-${name}.csv`, import.meta.url);
    const lines = readFileSync(path, 'utf8')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'));
    const header = (lines[0] as string).split(',');
    const last = (lines.at(-1) as string).split(',').map(Number);
    const of = (column: string) => last[header.indexOf(column)] as number;
    const { states } = answer('trajectory', {
      start: { latitude_deg: 0, longitude_deg: 0, height_m: 30_000 * FOOT, velocity_enu_mps: [0, 0, 0] },
      body: { mass_kg: 14.593903, area_m2: 0.1963495 * FOOT * FOOT, dragCoefficient },
      earth: { figure: 'wgs84', gravity: 'j2' },
      duration_s: 30,
      outputEvery_s: 5,
    });
    const end = states.at(-1);
    expect(end.time_s).toBe(30);
    expect(Math.abs(end.height_m / FOOT - of('altitudeMsl_ft'))).toBeLessThan(0.05);
    expect(Math.abs(end.longitude_deg - of('longitude_deg')) * 364_567).toBeLessThan(0.05);
    expect(Math.abs(end.velocity_enu_mps[2] / FOOT + of('feVelocity_ft_s_Z'))).toBeLessThan(0.01);
    expect(Math.abs(end.mach - of('mach'))).toBeLessThan(1e-4);
  });

  it('does not take a climbing start at height 0 for an impact', () => {
    const { states, events } = answer('trajectory', { start, duration_s: 60, outputEvery_s: 7 });
    expect(events).toEqual([]);
    expect(states.at(-1).time_s).toBe(60);
    expect(states).toHaveLength(10);
  });

  it.each([1e-3, 0.1, 1, 2.4, 20, 300])('lands after climbing from the ground at %f m/s', (climb) => {
    const input = { ...AIRLESS, start: { ...start, velocity_enu_mps: [0, 0, climb] }, duration_s: 500 };
    const { states, events } = answer('trajectory', input);
    expect(events.map(({ event }: { event: string }) => event)).toEqual(['apogee', 'impact']);
    const gravity = MU / RADIUS ** 2;
    expect(states.at(-1).time_s / ((2 * climb) / gravity)).toBeCloseTo(1, climb > 100 ? 2 : 4);
    expect(Math.abs(states.at(-1).height_m)).toBeLessThan(1e-3);
    const on = answer('trajectory', { ...input, groundHeight_m: null });
    expect(on.states.at(-1).time_s).toBe(500);
  });

  it('ends at duration_s even where no multiple of outputEvery_s does', () => {
    const times = (duration_s: number, outputEvery_s: number) =>
      answer('trajectory', { start, duration_s, outputEvery_s }).states.map(
        (state: { time_s: number }) => state.time_s,
      );
    expect(times(1, 0.3)).toEqual([0, 0.3, 0.6, 0.8999999999999999, 1]);
    expect(times(0, 1)).toEqual([0]);
    expect(times(4.35, 0.01)).toHaveLength(436);
  });

  it('measures drag and Mach number against the air, not the ground', () => {
    const carried = { ...start, height_m: 5000, velocity_enu_mps: [30, -40, 0] };
    const body = { mass_kg: 1, area_m2: 1, dragCoefficient: 1 };
    const still = answer('trajectory', { start: carried, body, duration_s: 0 }).states[0];
    const blown = answer('trajectory', { start: carried, body, wind_enu_mps: [30, -40, 0], duration_s: 0 })
      .states[0];
    // Speed of sound at 5 km: 320.545 m/s (U.S. Standard Atmosphere 1976, table I).
    expect(still.mach).toBeCloseTo(50 / 320.545, 5);
    expect(blown.mach).toBeCloseTo(0, 9);
  });

  it('goes on from any of its own states as if nothing had happened', () => {
    const rest = {
      body: { mass_kg: 30, area_m2: 0.03, dragCoefficient: 0.4 },
      wind_enu_mps: [-20, 10, 0],
      outputEvery_s: 25,
    };
    const whole = answer('trajectory', { start, ...rest, duration_s: 50 }).states;
    const { latitude_deg, longitude_deg, height_m, velocity_enu_mps } = whole[1];
    const halfWay = { latitude_deg, longitude_deg, height_m, velocity_enu_mps };
    const again = answer('trajectory', { start: halfWay, ...rest, duration_s: 25 }).states;
    for (const i of [0, 1, 2]) {
      expect(Math.abs(again[1].position_ecef_m[i] - whole[2].position_ecef_m[i])).toBeLessThan(2e-6);
      expect(Math.abs(again[1].velocity_enu_mps[i] - whole[2].velocity_enu_mps[i])).toBeLessThan(2e-8);
    }
  });

  it('reads a table of drag coefficients: a constant one is the same as the number', () => {
    const body = { mass_kg: 50, area_m2: 0.02 };
    const end = (dragCoefficient: unknown) =>
      answer('trajectory', { start, body: { ...body, dragCoefficient }, duration_s: 40 }).states.at(-1);
    expect(
      end([
        [0, 0.3],
        [2, 0.3],
        [5, 0.3],
      ]).height_m,
    ).toBeCloseTo(end(0.3).height_m, 5);
    expect(
      end([
        [0, 0.3],
        [2, 0.6],
      ]).height_m,
    ).toBeLessThan(end(0.3).height_m);
  });

  it('lists everything that is wrong at once', () => {
    expect(
      problems('trajectory', {
        start: { latitude_deg: 95, longitude_deg: '44', height_km: 0, velocity_enu_mps: [1, 2] },
        body: {
          mass_kg: 0,
          dragCoefficient: [
            [1, 0.2],
            [0.5, 0.3],
          ],
        },
        earth: { gravity: 'j3' },
        atmosphere: true,
        outputEvery_s: 0,
      }),
    ).toEqual(
      [
        ': "duration_s" is missing',
        'start.height_m: "height_m" is missing',
        'start.latitude_deg: outside what can be computed',
        'start.longitude_deg: the wrong kind of value',
        'start.height_km: there is no such key here; did you mean "height_m"?',
        'start.velocity_enu_mps: the wrong kind of value',
        'body.mass_kg: outside what can be computed',
        'body.dragCoefficient.1: the Mach numbers do not rise',
        'earth.gravity: not one of the words it may be; did you mean "j2"?',
        'atmosphere: not one of the words it may be',
        'outputEvery_s: outside what can be computed',
      ].map((line) => line.replace(/^: "duration_s"/, 'duration_s: "duration_s"')),
    );
  });

  it('refuses values that contradict each other', () => {
    expect(
      problems('trajectory', { start, body: { area_m2: 1 }, duration_s: 1e5, outputEvery_s: 0.5 }),
    ).toEqual(
      expect.arrayContaining([
        'outputEvery_s: more than 100000 states',
        'body: drag needs "mass_kg" as well',
        'body: drag needs "dragCoefficient" as well',
      ]),
    );
    const sinking = { ...start, velocity_enu_mps: [100, 0, -1] };
    expect(problems('trajectory', { start: sinking, duration_s: 5 })[0]).toContain('has landed already');
  });
});

describe('the other calculators', () => {
  it('atmosphere: sea level and 11 km as the standard prints them', () => {
    const { air } = answer('atmosphere', { height_m: [0, 11_000] });
    expect(air[0].temperature_K).toBe(288.15);
    expect(air[0].pressure_Pa).toBeCloseTo(101_325, 6);
    expect(air[0].density_kgpm3).toBeCloseTo(1.225, 5);
    expect(air[0].speedOfSound_mps).toBeCloseTo(340.294, 3);
    expect(air[1].temperature_K).toBeCloseTo(216.774, 3);
  });

  it('geodesic: inverse, direct and back, as Karney’s tests have them', () => {
    const path = new URL('../../../../validation/geodesics/geodtest20.csv', import.meta.url);
    const lines = readFileSync(path, 'utf8')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'));
    const header = (lines[0] as string).split(',');
    for (const line of lines.slice(1, 6)) {
      const cells = line.split(',').map(Number);
      const of = (column: string) => cells[header.indexOf(column)] as number;
      const from = { latitude_deg: of('lat1'), longitude_deg: of('lon1') };
      const to = { latitude_deg: of('lat2'), longitude_deg: of('lon2') };
      const inverse = answer('geodesic', { from, to });
      expect(inverse.distance_m).toBeCloseTo(of('s12'), 7);
      expect(inverse.azimuth1_deg).toBeCloseTo(of('azi1'), 10);
      const direct = answer('geodesic', { from, azimuth_deg: of('azi1'), distance_m: of('s12') });
      expect(direct.to.latitude_deg).toBeCloseTo(of('lat2'), 10);
      expect(direct.azimuth2_deg).toBeCloseTo(of('azi2'), 10);
    }
  });

  it('geodesic: frames there and back', () => {
    const from = { latitude_deg: 33.79, longitude_deg: 42.44, height_m: 190 };
    const east = answer('geodesic', { from, offset_enu_m: [1000, 0, 0] });
    expect(east.lineOfSightAzimuth_deg).toBeCloseTo(90, 9);
    expect(east.lineOfSightElevation_deg).toBeCloseTo(0, 9);
    expect(east.to.height_m - 190).toBeCloseTo(1000 ** 2 / 2 / 6.386e6, 3);
    const back = answer('geodesic', { from, position_ecef_m: east.to_ecef_m });
    expect(back.to_enu_m[0]).toBeCloseTo(1000, 7);
    const alone = answer('geodesic', { position_ecef_m: [6_378_137, 0, 0] });
    expect(alone.from).toEqual({ latitude_deg: 0, longitude_deg: 0, height_m: 0 });
    expect(problems('geodesic', { from, to: from, offset_enu_m: [0, 0, 0] })).toEqual([
      'offset_enu_m: two questions at once: to, offset_enu_m',
    ]);
    expect(problems('geodesic', { azimuth_deg: 3 })).toHaveLength(2);
  });

  it('horizon: 4.12 (√h₁ + √h₂) km, the rule of thumb', () => {
    const seen = answer('horizon', { antennaHeight_m: 20, targetHeight_m: 100, range_m: 60_000 });
    expect(seen.horizon_m / 1000 / (4.12 * (Math.sqrt(20) + 10))).toBeCloseTo(1, 3);
    expect(seen.aboveHorizon).toBe(false);
    expect(seen.apparentElevation_deg).toBeLessThan(seen.horizonElevation_deg);
    const there = answer('horizon', { antennaHeight_m: 20, range_m: seen.horizon_m });
    expect(there.minimumVisibleHeight_m).toBeCloseTo(100, 6);
    expect(there.horizon_m).toBeUndefined();
  });

  it('arc: over a short range the flat-Earth parabola', () => {
    const range_m = 5000;
    const found = answer('arc', {}, { range_m: String(range_m) });
    expect(found.flightPathAngle_deg).toBeCloseTo(45, 1);
    expect(found.apogee_m).toBeCloseTo(range_m / 4, -1);
    expect(found.speed_mps).toBeCloseTo(Math.sqrt((range_m * MU) / RADIUS ** 2), 0);
    expect(problems('arc', { range_m: 3e7 })).toEqual(['range_m: longer than half the circumference']);
  });

  it('answers a table row by row, and points at the cell that is wrong', () => {
    const file = join(folder, 'table.csv');
    writeFileSync(file, 'antennaHeight_m,range_m\n10,20000\n20,30000\n');
    const good = ask(calculator('horizon'), { file, csv: true, flags: new Map() });
    expect(good.kind === 'answer' && (good.answer as { rows: object[] }).rows).toHaveLength(2);
    writeFileSync(file, 'antennaHeight_m,range_m\n10,20000\n20,far\n');
    const bad = ask(calculator('horizon'), { file, csv: true, flags: new Map() });
    expect(bad.kind === 'problems' && bad.problems).toMatchObject([{ line: 3, column: 4, path: 'range_m' }]);
  });
});

/** Angle at the centre and distance from it after `time_s`, by Kepler's equation for an ellipse. */
function kepler(r0: number, across: number, climb: number, time_s: number) {
  const a = 1 / (2 / r0 - (across ** 2 + climb ** 2) / MU);
  const eccentricity = Math.sqrt(1 - (r0 * across) ** 2 / MU / a);
  const cosE0 = (1 - r0 / a) / eccentricity;
  const E0 = Math.acos(cosE0);
  const n = Math.sqrt(MU / a ** 3);
  const M = E0 - eccentricity * Math.sin(E0) + n * time_s;
  let E = M;
  for (let i = 0; i < 200; i++) E -= (E - eccentricity * Math.sin(E) - M) / (1 - eccentricity * Math.cos(E));
  const trueAnomaly = (x: number) =>
    2 *
    Math.atan2(Math.sqrt(1 + eccentricity) * Math.sin(x / 2), Math.sqrt(1 - eccentricity) * Math.cos(x / 2));
  return { range_rad: trueAnomaly(E) - trueAnomaly(E0), radius_m: a * (1 - eccentricity * Math.cos(E)) };
}

function angleBetween(a: { position_ecef_m: number[] }, b: { position_ecef_m: number[] }): number {
  const [p, q] = [a.position_ecef_m, b.position_ecef_m] as [number[], number[]];
  const cross = [0, 1, 2].map((i) => {
    const [j, k] = [(i + 1) % 3, (i + 2) % 3];
    return (p[j] as number) * (q[k] as number) - (p[k] as number) * (q[j] as number);
  });
  return Math.atan2(
    Math.hypot(...cross),
    p.reduce((sum, value, i) => sum + value * (q[i] as number), 0),
  );
}
