import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { greatCircleAzimuth, greatCircleDestination, greatCircleDistance } from './great-circle.js';

const DEGREE = Math.PI / 180;
const R = 6_371_000;
const latitudes = fc.double({ min: -1.57, max: 1.57, noNaN: true });
const longitudes = fc.double({ min: -Math.PI, max: Math.PI, noNaN: true });

describe('great circles', () => {
  it('have the lengths that geometry gives', () => {
    expect(greatCircleDistance(0, 0, 0, Math.PI / 2)).toBeCloseTo((R * Math.PI) / 2, 6);
    expect(greatCircleDistance(0.3, 1, -0.3, 1 - Math.PI)).toBeCloseTo(R * Math.PI, 1);
    expect(greatCircleDistance(0.7, 2, 0.7, 2)).toBe(0);
    expect(greatCircleDistance(0, 179 * DEGREE, 0, -179 * DEGREE)).toBeCloseTo(2 * DEGREE * R, 6);
    expect(greatCircleDistance(0, 0, 1, 0, 2)).toBeCloseTo(2, 12);
  });

  it('reach where distance and azimuth say', () => {
    const near = fc.double({ min: 1, max: 1.9e7, noNaN: true });
    fc.assert(
      fc.property(
        latitudes,
        longitudes,
        fc.double({ min: 0, max: 6.28, noNaN: true }),
        near,
        (lat, lon, az, d) => {
          const end = greatCircleDestination(lat, lon, az, d);
          expect(greatCircleDistance(lat, lon, end.latitude_rad, end.longitude_rad)).toBeCloseTo(d, 4);
          expect(Math.abs(end.longitude_rad)).toBeLessThanOrEqual(Math.PI);
          const azimuth_rad = greatCircleAzimuth(lat, lon, end.latitude_rad, end.longitude_rad);
          // An azimuth is known to about a tenth of a micrometre over the distance and over the distance from the pole.
          const sharpness = 1e-7 / Math.min(d, R * Math.cos(lat), R * Math.sin(d / R)) + 1e-12;
          const turn = Math.abs(azimuth_rad - az);
          expect(Math.min(turn, 2 * Math.PI - turn)).toBeLessThan(sharpness);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('come away from a pole in any direction', () => {
    const end = greatCircleDestination(Math.PI / 2, 0.5, Math.PI, 1000);
    expect(Number.isFinite(end.longitude_rad)).toBe(true);
    expect(end.latitude_rad).toBeCloseTo(Math.PI / 2 - 1000 / R, 12);
  });
});
