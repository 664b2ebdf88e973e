import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isWithinSurfaceDistance, surfaceDistance } from './surface-distance.js';

const point = fc.record({
  latitude_rad: fc.double({ min: -Math.PI / 2, max: Math.PI / 2, noNaN: true }),
  longitude_rad: fc.double({ min: -Math.PI, max: Math.PI, noNaN: true }),
});

describe('within a distance over the ground', () => {
  it('is what the geodesic says, near the limit and far from it, anywhere', () => {
    fc.assert(
      fc.property(point, point, fc.double({ min: 0.9, max: 1.1, noNaN: true }), (a, b, share) => {
        const distance_m = surfaceDistance(a, b);
        const limit_m = share * distance_m;
        expect(isWithinSurfaceDistance(a, b, limit_m)).toBe(distance_m <= limit_m);
      }),
      { numRuns: 2000 },
    );
  });

  it('is what the geodesic says along meridians near the poles and along the equator, where the ellipsoid is curved least', () => {
    const little = fc.double({ min: 1e-4, max: 0.02, noNaN: true });
    fc.assert(
      fc.property(
        little,
        fc.boolean(),
        fc.double({ min: 0.997, max: 1.003, noNaN: true }),
        (rad, polar, share) => {
          const a = { latitude_rad: polar ? Math.PI / 2 : 0, longitude_rad: 1 };
          const b = polar ? { ...a, latitude_rad: Math.PI / 2 - rad } : { ...a, longitude_rad: 1 + rad };
          const distance_m = surfaceDistance(a, b);
          const limit_m = share * distance_m;
          expect(isWithinSurfaceDistance(a, b, limit_m)).toBe(distance_m <= limit_m);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('is not misled by rounding where two points across the antimeridian are nanometres apart', () => {
    const a = { latitude_rad: 0, longitude_rad: -3.141592653589767 };
    const b = { latitude_rad: 0, longitude_rad: 3.1415926535897882 };
    expect(isWithinSurfaceDistance(a, b, surfaceDistance(a, b))).toBe(true);
  });

  it('holds on the limit itself', () => {
    const a = { latitude_rad: 0.59, longitude_rad: 0.74 };
    const b = { latitude_rad: 0.595, longitude_rad: 0.74 };
    expect(isWithinSurfaceDistance(a, b, surfaceDistance(a, b))).toBe(true);
  });
});
