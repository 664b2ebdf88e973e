import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { vec3 } from '../numerics/vec3.js';
import { greatCircleDistance } from './great-circle.js';
import {
  apparentElevation,
  groundRange,
  groundRangeToHeight,
  horizonElevation,
  horizonMargin,
  isAboveHorizon,
  minimumVisibleHeight,
  EFFECTIVE_EARTH_RADIUS_M as RHO,
  radarHorizon,
} from './horizon.js';

const heights = fc.double({ min: 0, max: 12_000, noNaN: true });

describe('radar horizon', () => {
  it('is the rule of thumb: 4.12 km times the sum of the roots of the heights in metres', () => {
    expect(radarHorizon(20, 300)).toBeCloseTo(1000 * 4.1219 * (Math.sqrt(20) + Math.sqrt(300)), -1);
  });

  it('is the geometry of tangents to the effective Earth within h/R', () => {
    fc.assert(
      fc.property(heights, heights, (h1, h2) => {
        const exact_m = -RHO * (horizonElevation(h1) + horizonElevation(h2));
        expect(Math.abs(radarHorizon(h1, h2) - exact_m)).toBeLessThanOrEqual(1e-3 * exact_m + 1e-9);
      }),
    );
  });

  it('is undone by the lowest visible height, which never falls with range', () => {
    fc.assert(
      fc.property(heights, heights, (antenna_m, target_m) => {
        const range_m = radarHorizon(antenna_m, target_m);
        expect(minimumVisibleHeight(antenna_m, range_m)).toBeCloseTo(target_m, 6);
        expect(minimumVisibleHeight(antenna_m, range_m + 1000)).toBeGreaterThan(target_m);
        expect(minimumVisibleHeight(antenna_m, radarHorizon(antenna_m, 0) / 2)).toBe(0);
      }),
    );
  });

  it('margin changes sign at the horizon, and depths below ground count as none', () => {
    expect(horizonMargin(20, 300, radarHorizon(20, 300))).toBe(0);
    expect(isAboveHorizon(20, 300, 89_000)).toBe(true);
    expect(isAboveHorizon(20, 300, 91_000)).toBe(false);
    expect(radarHorizon(-5, 100)).toBe(radarHorizon(0, 100));
  });
});

describe('apparent elevation', () => {
  it('is that of the horizon for a target that touches it', () => {
    fc.assert(
      fc.property(heights, heights, (antenna_m, target_m) => {
        const range_m = -RHO * (horizonElevation(antenna_m) + horizonElevation(target_m));
        if (range_m < 1) return;
        expect(apparentElevation(antenna_m, target_m, range_m)).toBeCloseTo(horizonElevation(antenna_m), 9);
      }),
    );
  });

  it('is the flat one nearby, straight up at no range, and less with distance', () => {
    expect(apparentElevation(0, 100, 1000)).toBeCloseTo(Math.atan(0.1), 3);
    expect(apparentElevation(0, 100, 0)).toBe(Math.PI / 2);
    expect(apparentElevation(100, 0, 0)).toBe(-Math.PI / 2);
    expect(apparentElevation(10, 10_000, 200_000)).toBeLessThan(apparentElevation(10, 10_000, 100_000));
  });

  it('leads to the ground range from which it came', () => {
    const targets = fc.double({ min: 100, max: 100_000, noNaN: true });
    const ranges = fc.double({ min: 100, max: 40_000, noNaN: true });
    fc.assert(
      fc.property(targets, ranges, (target_m, range_m) => {
        const elevation_rad = apparentElevation(10, target_m, range_m);
        expect(groundRangeToHeight(10, target_m, elevation_rad)).toBeCloseTo(range_m, 4);
      }),
    );
  });
});

describe('ground range', () => {
  it('is the great circle between the points below', () => {
    const angle = fc.double({ min: -1.5, max: 1.5, noNaN: true });
    fc.assert(
      fc.property(angle, angle, angle, angle, (lat1, lon1, lat2, lon2) => {
        const at = (lat: number, lon: number, r: number) =>
          vec3<'ecef'>(
            r * Math.cos(lat) * Math.cos(lon),
            r * Math.cos(lat) * Math.sin(lon),
            r * Math.sin(lat),
          );
        const range_m = groundRange(at(lat1, lon1, 6.4e6), at(lat2, lon2, 6.5e6));
        expect(range_m).toBeCloseTo(greatCircleDistance(lat1, lon1, lat2, lon2), 5);
      }),
    );
  });
});
