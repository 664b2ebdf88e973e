import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { karneyDirect, karneyInverse } from './geodesic-karney.js';
import { geodesicDirect, geodesicInverse } from './geodesic-vincenty.js';

const DEGREE = Math.PI / 180;
const latitudes = fc.oneof(fc.double({ min: -90, max: 90, noNaN: true }), fc.constantFrom(0, 90, -90, 1e-9));
const longitudes = fc.oneof(fc.double({ min: -180, max: 180, noNaN: true }), fc.constantFrom(0, 180, -180));

describe('geodesics of runs (Vincenty)', () => {
  it('are Karney’s within 0.1 mm wherever they are found, and found up to 179° away', () => {
    fc.assert(
      fc.property(latitudes, longitudes, latitudes, longitudes, (lat1, lon1, lat2, lon2) => {
        const own = geodesicInverse(lat1 * DEGREE, lon1 * DEGREE, lat2 * DEGREE, lon2 * DEGREE);
        const true_m = karneyInverse(lat1, lon1, lat2, lon2).distance_m;
        if (own.ok) expect(Math.abs(own.distance_m - true_m)).toBeLessThan(1e-4);
        else expect(true_m).toBeGreaterThan(19_880_000);
      }),
      { numRuns: 5000 },
    );
  });

  it('reach Karney’s far end within 0.1 mm', () => {
    const azimuths = fc.double({ min: 0, max: 360, noNaN: true });
    const lengths = fc.double({ min: 0, max: 2e7, noNaN: true });
    fc.assert(
      fc.property(latitudes, longitudes, azimuths, lengths, (lat, lon, azimuth, length) => {
        const own = geodesicDirect(lat * DEGREE, lon * DEGREE, azimuth * DEGREE, length);
        const truth = karneyDirect(lat, lon, azimuth, length);
        const miss = karneyInverse(
          own.latitude_rad / DEGREE,
          own.longitude_rad / DEGREE,
          truth.latitude_deg,
          truth.longitude_deg,
        );
        expect(miss.distance_m).toBeLessThan(1e-4);
        expect(Math.abs(own.longitude_rad)).toBeLessThanOrEqual(Math.PI);
      }),
      { numRuns: 3000 },
    );
  });

  it('have Karney’s azimuths', () => {
    const own = geodesicInverse(33.8 * DEGREE, 42.4 * DEGREE, 34.3 * DEGREE, 47.1 * DEGREE);
    const truth = karneyInverse(33.8, 42.4, 34.3, 47.1);
    expect(own).toMatchObject({ ok: true });
    if (!own.ok) return;
    expect(own.azimuth1_rad / DEGREE).toBeCloseTo(truth.azimuth1_deg, 9);
    expect(own.azimuth2_rad / DEGREE).toBeCloseTo(truth.azimuth2_deg, 9);
  });

  it('say when two places are nearly antipodal, and have no length between a place and itself', () => {
    expect(geodesicInverse(0, 0, 0.5 * DEGREE, 179.7 * DEGREE)).toEqual({
      ok: false,
      reason: 'nearly-antipodal',
    });
    expect(geodesicInverse(0, 0, 0, Math.PI)).toEqual({ ok: false, reason: 'nearly-antipodal' });
    expect(geodesicInverse(0.5, 1, 0.5, 1)).toEqual({
      ok: true,
      distance_m: 0,
      azimuth1_rad: 0,
      azimuth2_rad: 0,
    });
    expect(geodesicInverse(0.5, 1, 0.5, 1 + 2 * Math.PI)).toMatchObject({ ok: true });
  });

  it('are right or refused among places within a degree of the antipode', () => {
    const near = fc.double({ min: -1, max: 1, noNaN: true });
    const middle = fc.oneof(fc.double({ min: -89, max: 89, noNaN: true }), fc.constant(0));
    fc.assert(
      fc.property(middle, near, near, (lat, north, east) => {
        const own = geodesicInverse(lat * DEGREE, 0, (north - lat) * DEGREE, (180 + east) * DEGREE);
        const true_m = karneyInverse(lat, 0, north - lat, 180 + east).distance_m;
        if (own.ok) expect(Math.abs(own.distance_m - true_m)).toBeLessThan(1e-4);
      }),
      { numRuns: 5000 },
    );
  });

  it('turn with the Earth', () => {
    const turns = fc.double({ min: -10, max: 10, noNaN: true });
    fc.assert(
      fc.property(
        latitudes,
        latitudes,
        fc.double({ min: -170, max: 170, noNaN: true }),
        turns,
        (lat1, lat2, lon, turn) => {
          const here = geodesicInverse(lat1 * DEGREE, 0, lat2 * DEGREE, lon * DEGREE);
          const there = geodesicInverse(lat1 * DEGREE, turn, lat2 * DEGREE, lon * DEGREE + turn);
          if (here.ok && there.ok) expect(Math.abs(here.distance_m - there.distance_m)).toBeLessThan(1e-6);
        },
      ),
    );
  });
});
