import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Vec3, vec3 } from '../numerics/vec3.js';
import { ecefToGeodetic, type Geodetic, geodeticHeight, geodeticToEcef } from './geodetic.js';
import { WGS84_SEMI_MAJOR_AXIS_M as A, WGS84_SEMI_MINOR_AXIS_M as B } from './wgs84.js';

const latitude = fc.oneof(
  fc.double({ min: -Math.PI / 2, max: Math.PI / 2, noNaN: true }),
  fc.constantFrom(0, Math.PI / 2, -Math.PI / 2, Math.PI / 2 - 1e-9, 1e-9 - Math.PI / 2, 1e-12),
);
const longitude = fc.oneof(
  fc.double({ min: -Math.PI, max: Math.PI, noNaN: true }),
  fc.constantFrom(0, Math.PI, -Math.PI, Math.PI - 1e-12, Math.PI / 2),
);
const height = fc.oneof(
  fc.double({ min: -1e4, max: 1e5, noNaN: true }),
  fc.double({ min: -1e6, max: 1e7, noNaN: true }),
  fc.constant(0),
);
const places: fc.Arbitrary<Geodetic> = fc.record({
  latitude_rad: latitude,
  longitude_rad: longitude,
  height_m: height,
});

function distance(a: Vec3<'ecef'>, b: Vec3<'ecef'>): number {
  return Math.hypot(a.x - b.x, a.y - b.y, a.z - b.z);
}

describe('geodetic and Earth-fixed coordinates', () => {
  it('come back within 1e-8 m, poles and antimeridian included', () => {
    fc.assert(
      fc.property(places, (place) => {
        const position = geodeticToEcef(place);
        const back = ecefToGeodetic(position);
        expect(distance(geodeticToEcef(back), position)).toBeLessThan(1.2e-8);
        expect(Math.abs(back.height_m - place.height_m)).toBeLessThan(1.2e-8);
        expect(Math.abs(back.latitude_rad - place.latitude_rad)).toBeLessThan(2e-15);
      }),
      { numRuns: 5000 },
    );
  });

  it('come back within 1e-8 m from anywhere inside the Earth', () => {
    const inside = fc.double({ min: -6.3e6, max: 6.3e6, noNaN: true });
    const deep = fc.double({ min: -5e4, max: 5e4, noNaN: true });
    const coordinate = fc.oneof(inside, deep, fc.constant(0));
    fc.assert(
      fc.property(coordinate, coordinate, coordinate, (x, y, z) => {
        const position = vec3<'ecef'>(x, y, z);
        const back = ecefToGeodetic(position);
        expect(distance(geodeticToEcef(back), position)).toBeLessThan(2e-8);
      }),
      { numRuns: 5000 },
    );
  });

  it('find the nearest point of the ellipsoid', () => {
    fc.assert(
      fc.property(places, latitude, longitude, (place, otherLatitude, otherLongitude) => {
        const position = geodeticToEcef(place);
        const other = geodeticToEcef({
          latitude_rad: otherLatitude,
          longitude_rad: otherLongitude,
          height_m: 0,
        });
        const { height_m } = ecefToGeodetic(position);
        expect(Math.abs(height_m)).toBeLessThanOrEqual(distance(position, other) + 1e-7);
      }),
      { numRuns: 2000 },
    );
  });

  it('do not change with a turn about the axis', () => {
    fc.assert(
      fc.property(places, longitude, (place, turn_rad) => {
        const turned = geodeticToEcef({ ...place, longitude_rad: place.longitude_rad + turn_rad });
        const back = ecefToGeodetic(turned);
        expect(Math.abs(back.height_m - place.height_m)).toBeLessThan(1e-6);
        expect(Math.abs(back.latitude_rad - place.latitude_rad) * A).toBeLessThan(1e-6);
      }),
    );
  });

  it('are the axes at the equator and the poles', () => {
    expect(ecefToGeodetic(vec3<'ecef'>(A + 1000, 0, 0))).toEqual({
      latitude_rad: 0,
      longitude_rad: 0,
      height_m: 1000,
    });
    const north = ecefToGeodetic(vec3<'ecef'>(0, 0, B + 1000));
    expect(north.latitude_rad).toBe(Math.PI / 2);
    expect(north.height_m).toBeCloseTo(1000, 8);
    const south = ecefToGeodetic(vec3<'ecef'>(0, 0, -B));
    expect(south.latitude_rad).toBe(-Math.PI / 2);
    expect(south.height_m).toBeCloseTo(0, 8);
    expect(ecefToGeodetic(vec3<'ecef'>(0, 0, 0)).height_m).toBe(-B);
    expect(ecefToGeodetic(vec3<'ecef'>(-A, 0, 0)).longitude_rad).toBe(Math.PI);
  });

  it('are finite for any finite position', () => {
    const coordinate = fc.oneof(
      fc.double({ min: -1e12, max: 1e12, noNaN: true }),
      fc.double({ min: -1, max: 1, noNaN: true }),
      fc.constantFrom(0, -0, 5e-324, 42697.67270717795, -42841.3115, A, B),
    );
    fc.assert(
      fc.property(coordinate, coordinate, coordinate, (x, y, z) => {
        const place = ecefToGeodetic(vec3<'ecef'>(x, y, z));
        for (const value of [
          place.latitude_rad,
          place.longitude_rad,
          place.height_m,
          geodeticHeight(x, y, z),
        ]) {
          expect(Number.isFinite(value)).toBe(true);
        }
      }),
      { numRuns: 5000 },
    );
  });
});

describe('geodeticHeight', () => {
  it('is the height, without the angles', () => {
    fc.assert(
      fc.property(places, (place) => {
        const { x, y, z } = geodeticToEcef(place);
        expect(Math.abs(geodeticHeight(x, y, z) - place.height_m)).toBeLessThan(1.2e-8);
      }),
      { numRuns: 5000 },
    );
  });

  it('is right to 1e-6 m down to 3,000 km from the centre and exact below', () => {
    fc.assert(
      fc.property(
        latitude,
        longitude,
        fc.double({ min: -6.3e6, max: -1e6, noNaN: true }),
        (phi, lambda, h) => {
          const position = geodeticToEcef({ latitude_rad: phi, longitude_rad: lambda, height_m: h });
          const expected = ecefToGeodetic(position).height_m;
          expect(Math.abs(geodeticHeight(position.x, position.y, position.z) - expected)).toBeLessThan(1e-6);
        },
      ),
      { numRuns: 3000 },
    );
  });
});
