import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { enuToEcef, type LocalFrame, localFrame } from '../earth/index.js';
import { type Ephemeris, EphemerisBuilder } from '../motion/ephemeris.js';
import { DENSE_ORDER } from '../numerics/index.js';
import { vec3 } from '../numerics/vec3.js';
import { emptySight, limitOn, type RadarVolume, sightOf } from './coverage.js';
import { searchWindows } from './search-windows.js';

const DEG = Math.PI / 180;
const FRAME: LocalFrame = localFrame({ latitude_rad: 33.8 * DEG, longitude_rad: 42.4 * DEG, height_m: 180 });
const VOLUME: RadarVolume = {
  facing_rad: 90 * DEG,
  tilt_rad: 30 * DEG,
  searchSector_rad: 90 * DEG,
  trackSector_rad: 120 * DEG,
  lowestElevation_rad: 0.2 * DEG,
  searchTop_rad: 50 * DEG,
  trackTop_rad: 75 * DEG,
  steeringLimit_rad: 60 * DEG,
  antennaHeight_m: 5,
  minimumRange_m: 1000,
  maximumRange_m: 150_000,
};

type Enu = readonly [number, number, number];

/** One body from `from` with a constant velocity and acceleration in the radar's own axes, for `length_s`. */
function thrown(from: Enu, velocity: Enu, acceleration: Enu, length_s: number): Ephemeris {
  const place = (t: number) => {
    const at = (i: 0 | 1 | 2) => from[i] + velocity[i] * t + 0.5 * acceleration[i] * t * t;
    return enuToEcef(FRAME, vec3<'enu'>(at(0), at(1), at(2)));
  };
  const [start, middle, end] = [place(0), place(length_s / 2), place(length_s)];
  const dense = new Float64Array(6 * DENSE_ORDER);
  const axes = ['x', 'y', 'z'] as const;
  for (const [i, axis] of axes.entries()) {
    // p₀ + θ (Δ + (1 − θ) c) meets the middle for c = 4 p(½) − 2 p₀ − 2 p₁.
    const o = i * DENSE_ORDER;
    dense[o] = start[axis];
    dense[o + 1] = end[axis] - start[axis];
    dense[o + 2] = 4 * middle[axis] - 2 * start[axis] - 2 * end[axis];
  }
  const builder = new EphemerisBuilder();
  builder.append(0, length_s, dense);
  return builder.finish(5_000_000, length_s);
}

function isInside(path: (t: number) => Enu, t_s: number): boolean {
  const [x, y, z] = path(t_s);
  return limitOn(VOLUME, sightOf(VOLUME, x, y, z, emptySight()), 'search') === undefined;
}

describe('search windows', () => {
  it('of a missile that comes straight in run from the maximum range to the minimum', () => {
    // Down a straight line at 20° from 300 km at 2 km/s towards the antenna.
    const cos = Math.cos(20 * DEG);
    const sin = Math.sin(20 * DEG);
    const flight = thrown(
      [300_000 * cos, 0, 300_000 * sin + 5],
      [-2000 * cos, 0, -2000 * sin],
      [0, 0, 0],
      149.9,
    );
    const windows = searchWindows(VOLUME, FRAME, flight, 'search');
    expect(windows).toHaveLength(1);
    expect(windows[0]?.from_us).toBeGreaterThanOrEqual(5e6 + 75e6);
    expect(windows[0]?.from_us).toBeLessThanOrEqual(5e6 + 75e6 + 2);
    expect(windows[0]?.to_us).toBeLessThanOrEqual(5e6 + 149.5e6);
    expect(windows[0]?.to_us).toBeGreaterThanOrEqual(5e6 + 149.5e6 - 2);
  });

  it('agree with looking every 20 ms', () => {
    const near = fc.double({ min: -200_000, max: 200_000, noNaN: true });
    const speed = fc.double({ min: -2500, max: 2500, noNaN: true });
    fc.assert(
      fc.property(
        near,
        near,
        speed,
        speed,
        fc.double({ min: 200, max: 1500, noNaN: true }),
        (x, y, vx, vy, vz) => {
          const path = (t: number): Enu => [x + vx * t, y + vy * t, vz * t - 4.9 * t * t];
          const length_s = vz / 4.9;
          const flight = thrown([x, y, 0], [vx, vy, vz], [0, 0, -9.8], length_s);
          const windows = searchWindows(VOLUME, FRAME, flight, 'search');
          for (let t = 0.01; t < length_s; t += 0.02) {
            const time_us = 5e6 + t * 1e6;
            const within = windows.some(({ from_us, to_us }) => from_us <= time_us && time_us <= to_us);
            const edge = windows.some(
              ({ from_us, to_us }) => Math.min(Math.abs(from_us - time_us), Math.abs(to_us - time_us)) < 1000,
            );
            if (within !== isInside(path, t) && !edge) {
              throw new Error(`at ${t} s: ${within} by window, ${!within} by looking`);
            }
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  it('are several where the body leaves and comes back: over the top of the volume', () => {
    const flight = thrown([25_000, 0, 0], [0, 0, 900], [0, 0, -9.8], 183);
    const windows = searchWindows(VOLUME, FRAME, flight, 'search');
    expect(windows).toHaveLength(2);
  });

  it('find a visit shorter than a step', () => {
    // It grazes the maximum range: inside for about 0.4 s of a sample every 10 s.
    const speed = 1000;
    const offset_m = Math.sqrt(150_000 ** 2 - 200 ** 2);
    const slope = Math.sin(10 * DEG);
    const level = Math.cos(10 * DEG);
    const from: Enu = [offset_m * level, -speed * 53.3, offset_m * slope + 5];
    const windows = searchWindows(VOLUME, FRAME, thrown(from, [0, speed, 0], [0, 0, 0], 106), 'search', 10);
    expect(windows).toHaveLength(1);
    const [window] = windows;
    if (window === undefined) throw new Error('none');
    expect((window.to_us - window.from_us) / 1e6).toBeCloseTo(0.4, 2);
  });

  it('are none for what never comes near, and all of a flight that stays inside', () => {
    expect(
      searchWindows(VOLUME, FRAME, thrown([-50_000, 0, 9000], [0, 100, 0], [0, 0, 0], 60), 'search'),
    ).toEqual([]);
    expect(
      searchWindows(VOLUME, FRAME, thrown([50_000, 0, 9000], [0, 100, 0], [0, 0, 0], 60), 'search'),
    ).toEqual([{ from_us: 5_000_000, to_us: 65_000_000 }]);
  });
});
