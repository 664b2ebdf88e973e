import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { vec3 } from '../numerics/vec3.js';
import { geodeticToEcef } from './geodetic.js';
import {
  ecefToEnu,
  ecefVectorToEnu,
  enuToEcef,
  enuToRangeAzimuthElevation,
  enuVectorToEcef,
  localFrame,
  rangeAzimuthElevation,
  rangeAzimuthElevationToEnu,
} from './local-frame.js';

const origins = fc.record({
  latitude_rad: fc.oneof(
    fc.double({ min: -Math.PI / 2, max: Math.PI / 2, noNaN: true }),
    fc.constantFrom(Math.PI / 2, -Math.PI / 2, 0),
  ),
  longitude_rad: fc.oneof(
    fc.double({ min: -Math.PI, max: Math.PI, noNaN: true }),
    fc.constantFrom(Math.PI, -Math.PI, 0),
  ),
  height_m: fc.double({ min: -500, max: 5000, noNaN: true }),
});
const metres = fc.double({ min: -3e6, max: 3e6, noNaN: true });
const offsets = fc.tuple(metres, metres, metres);

describe('a local frame', () => {
  it('is orthonormal and right-handed', () => {
    fc.assert(
      fc.property(origins, (origin) => {
        const { east: e, north: n, up: u } = localFrame(origin);
        const dot = (a: typeof e, b: typeof e) => a.x * b.x + a.y * b.y + a.z * b.z;
        for (const axis of [e, n, u]) expect(dot(axis, axis)).toBeCloseTo(1, 14);
        for (const product of [dot(e, n), dot(n, u), dot(u, e)])
          expect(Math.abs(product)).toBeLessThan(3e-16);
        expect(e.y * n.z - e.z * n.y).toBeCloseTo(u.x, 14);
        expect(e.z * n.x - e.x * n.z).toBeCloseTo(u.y, 14);
        expect(e.x * n.y - e.y * n.x).toBeCloseTo(u.z, 14);
      }),
      { numRuns: 1000 },
    );
  });

  it('takes positions there and back within 1e-8 m and keeps lengths', () => {
    fc.assert(
      fc.property(origins, offsets, (origin, [x, y, z]) => {
        const frame = localFrame(origin);
        const back = ecefToEnu(frame, enuToEcef(frame, vec3<'enu'>(x, y, z)));
        expect(Math.hypot(back.x - x, back.y - y, back.z - z)).toBeLessThan(1e-8);
        const turned = enuVectorToEcef(frame, vec3<'enu'>(x, y, z));
        expect(Math.abs(Math.hypot(turned.x, turned.y, turned.z) - Math.hypot(x, y, z))).toBeLessThan(1e-8);
        const again = ecefVectorToEnu(frame, turned);
        expect(Math.hypot(again.x - x, again.y - y, again.z - z)).toBeLessThan(1e-8);
      }),
      { numRuns: 1000 },
    );
  });

  it('has up along growing height, north along growing latitude, east along growing longitude', () => {
    const origin = { latitude_rad: 0.6, longitude_rad: 0.75, height_m: 200 };
    const frame = localFrame(origin);
    const above = ecefToEnu(frame, geodeticToEcef({ ...origin, height_m: 201 }));
    expect([above.x, above.y, above.z].map((v) => Math.round(v * 1e6) / 1e6 + 0)).toEqual([0, 0, 1]);
    const north = ecefToEnu(frame, geodeticToEcef({ ...origin, latitude_rad: 0.6 + 1e-6 }));
    expect(north.y).toBeGreaterThan(6.3);
    expect(Math.abs(north.x)).toBeLessThan(1e-8);
    const east = ecefToEnu(frame, geodeticToEcef({ ...origin, longitude_rad: 0.75 + 1e-6 }));
    expect(east.x).toBeGreaterThan(5.2);
    expect(Math.abs(east.y)).toBeLessThan(1e-5);
  });

  it('sees the same where origin and target turn about the axis together', () => {
    const turn = fc.double({ min: -7, max: 7, noNaN: true });
    fc.assert(
      fc.property(origins, origins, turn, (origin, target, turn_rad) => {
        const shift = (place: typeof origin) => ({ ...place, longitude_rad: place.longitude_rad + turn_rad });
        const here = ecefToEnu(localFrame(origin), geodeticToEcef(target));
        const there = ecefToEnu(localFrame(shift(origin)), geodeticToEcef(shift(target)));
        expect(Math.hypot(here.x - there.x, here.y - there.y, here.z - there.z)).toBeLessThan(1e-6);
      }),
      { numRuns: 500 },
    );
  });
});

describe('range, azimuth and elevation', () => {
  it('count azimuth clockwise from north in [0, 2π) and elevation upwards', () => {
    const cases: [number, number, number, number, number, number][] = [
      [0, 10, 0, 10, 0, 0],
      [10, 0, 0, 10, Math.PI / 2, 0],
      [0, -10, 0, 10, Math.PI, 0],
      [-10, 0, 0, 10, (3 * Math.PI) / 2, 0],
      [3, 4, 5, Math.sqrt(50), Math.atan2(3, 4), Math.PI / 4],
      [0, 0, 7, 7, 0, Math.PI / 2],
      [0, 0, -7, 7, 0, -Math.PI / 2],
      [0, 0, 0, 0, 0, 0],
    ];
    for (const [x, y, z, range_m, azimuth_rad, elevation_rad] of cases) {
      const seen = enuToRangeAzimuthElevation(vec3<'enu'>(x, y, z));
      expect(seen.range_m).toBeCloseTo(range_m, 12);
      expect(seen.azimuth_rad).toBeCloseTo(azimuth_rad, 12);
      expect(seen.elevation_rad).toBeCloseTo(elevation_rad, 12);
    }
    expect(enuToRangeAzimuthElevation(vec3<'enu'>(-1e-300, 1, 0)).azimuth_rad).toBeLessThan(2 * Math.PI);
  });

  it('come back to the offset', () => {
    fc.assert(
      fc.property(origins, offsets, (origin, [x, y, z]) => {
        const frame = localFrame(origin);
        const seen = rangeAzimuthElevation(frame, enuToEcef(frame, vec3<'enu'>(x, y, z)));
        const back = rangeAzimuthElevationToEnu(seen);
        expect(Math.hypot(back.x - x, back.y - y, back.z - z)).toBeLessThan(2e-8);
        expect(seen.azimuth_rad).toBeGreaterThanOrEqual(0);
        expect(seen.azimuth_rad).toBeLessThan(2 * Math.PI);
      }),
      { numRuns: 1000 },
    );
  });
});
