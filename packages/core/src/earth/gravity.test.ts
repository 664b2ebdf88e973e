import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { geodeticToEcef } from './geodetic.js';
import {
  gravitationCentral,
  gravitationJ2,
  gravitationNormal,
  normalGravity,
  normalGravityOnEllipsoid,
  normalGravitySeries,
} from './gravity.js';
import {
  WGS84_SEMI_MAJOR_AXIS_M as A,
  WGS84_SEMI_MINOR_AXIS_M as B,
  WGS84_GM_M3PS2 as GM,
  WGS84_ROTATION_RADPS as OMEGA,
  WGS84_ECCENTRICITY_SQUARED,
  WGS84_GRAVITY_EQUATOR_MPS2,
  WGS84_GRAVITY_POLE_MPS2,
  WGS84_GRAVITY_RATIO_M,
  WGS84_J2,
  WGS84_J2_FROM_C20,
  WGS84_LINEAR_ECCENTRICITY_SQUARED_M2,
  WGS84_SOMIGLIANA_K,
} from './wgs84.js';

type Field = (x: number, y: number, z: number, out: Float64Array) => void;
type Potential = (x: number, y: number, z: number) => number;

const places = fc.record({
  latitude_rad: fc.double({ min: -Math.PI / 2, max: Math.PI / 2, noNaN: true }),
  longitude_rad: fc.double({ min: -Math.PI, max: Math.PI, noNaN: true }),
  height_m: fc.double({ min: 0, max: 2e6, noNaN: true }),
});

/** Potential of the level ellipsoid in the arctangent form of Heiskanen and Moritz, equation 2-61. */
const normalPotential: Potential = (x, y, z) => {
  const e = Math.sqrt(A * A - B * B);
  const excess = x * x + y * y + z * z - e * e;
  const u = Math.sqrt(0.5 * (excess + Math.sqrt(excess * excess + 4 * e * e * z * z)));
  const q = (v: number) => 0.5 * ((1 + (3 * v * v) / (e * e)) * Math.atan(e / v) - (3 * v) / e);
  const sin2Beta = (z * z) / (u * u);
  return (GM / e) * Math.atan(e / u) + (0.5 * OMEGA * OMEGA * A * A * q(u) * (sin2Beta - 1 / 3)) / q(B);
};

const j2Potential: Potential = (x, y, z) => {
  const r2 = x * x + y * y + z * z;
  return (GM / Math.sqrt(r2)) * (1 - ((WGS84_J2 * A * A) / r2) * 0.5 * ((3 * z * z) / r2 - 1));
};

function gradient(potential: Potential, x: number, y: number, z: number): [number, number, number] {
  const d = 2000;
  return [
    (potential(x + d, y, z) - potential(x - d, y, z)) / (2 * d),
    (potential(x, y + d, z) - potential(x, y - d, z)) / (2 * d),
    (potential(x, y, z + d) - potential(x, y, z - d)) / (2 * d),
  ];
}

describe('constants of WGS-84', () => {
  it('follow from the four that define it, to the digits of TR8350.2', () => {
    expect(B).toBeCloseTo(6_356_752.3142, 4);
    expect(WGS84_ECCENTRICITY_SQUARED).toBeCloseTo(6.69437999014e-3, 14);
    expect(Math.sqrt(WGS84_LINEAR_ECCENTRICITY_SQUARED_M2)).toBeCloseTo(521_854.0084, 3);
    expect(WGS84_GRAVITY_RATIO_M).toBeCloseTo(0.00344978650684, 14);
    expect(WGS84_J2_FROM_C20).toBeCloseTo(WGS84_J2, 12);
    const k = (B * WGS84_GRAVITY_POLE_MPS2) / (A * WGS84_GRAVITY_EQUATOR_MPS2) - 1;
    expect(k).toBeCloseTo(WGS84_SOMIGLIANA_K, 10);
  });
});

describe('gravitation', () => {
  const out = new Float64Array(3);
  const fields: [string, Field, Potential][] = [
    ['normal', gravitationNormal, normalPotential],
    ['J2', gravitationJ2, j2Potential],
    ['central', (x, y, z, o) => gravitationCentral(GM, x, y, z, o), (x, y, z) => GM / Math.hypot(x, y, z)],
  ];
  for (const [name, field, potential] of fields) {
    it(`${name} is the gradient of its potential`, () => {
      fc.assert(
        fc.property(places, (place) => {
          const { x, y, z } = geodeticToEcef(place);
          field(x, y, z, out);
          const [gx, gy, gz] = gradient(potential, x, y, z);
          expect(Math.hypot(out[0] - gx, out[1] - gy, out[2] - gz)).toBeLessThan(3e-6);
        }),
        { numRuns: 500 },
      );
    });

    it(`${name} is finite everywhere and zero at the centre`, () => {
      const coordinate = fc.oneof(
        fc.double({ min: -1e9, max: 1e9, noNaN: true }),
        fc.constantFrom(0, 1e-300, 5e5),
      );
      fc.assert(
        fc.property(coordinate, coordinate, coordinate, (x, y, z) => {
          field(x, y, z, out);
          expect(out.every(Number.isFinite)).toBe(true);
          expect(Math.hypot(...out)).toBeLessThan(2000);
        }),
        { numRuns: 2000 },
      );
      field(0, 0, 0, out);
      expect(Math.hypot(...out)).toBe(0);
    });
  }

  it('of NASA check-case 01 at 30,000 ft over the equator is 32.1065359519 ft/s²', () => {
    gravitationJ2(A + 30_000 * 0.3048, 0, 0, out);
    expect(-out[0] / 0.3048).toBeCloseTo(32.1065359519, 6);
  });

  it('to J2 is the normal field within 1.2e-4 m/s² at the surface and converges to it far away', () => {
    const normal = new Float64Array(3);
    const difference = (place: { latitude_rad: number; longitude_rad: number; height_m: number }) => {
      const { x, y, z } = geodeticToEcef(place);
      gravitationJ2(x, y, z, out);
      gravitationNormal(x, y, z, normal);
      return Math.hypot(out[0] - normal[0], out[1] - normal[1], out[2] - normal[2]);
    };
    fc.assert(
      fc.property(places, (place) => {
        expect(difference({ ...place, height_m: 0 })).toBeLessThan(1.2e-4);
        expect(difference({ ...place, height_m: 4e7 })).toBeLessThan(1e-8);
      }),
    );
  });
});

describe('normal gravity', () => {
  it('is that of TR8350.2 at the equator and the poles', () => {
    expect(normalGravityOnEllipsoid(0)).toBeCloseTo(9.7803253359, 10);
    expect(normalGravityOnEllipsoid(Math.PI / 2)).toBeCloseTo(9.8321849378, 9);
  });

  it('of the closed form is Somigliana’s on the ellipsoid', () => {
    for (let degrees = -90; degrees <= 90; degrees += 5) {
      const latitude_rad = (degrees * Math.PI) / 180;
      expect(normalGravity(latitude_rad, 0)).toBeCloseTo(normalGravityOnEllipsoid(latitude_rad), 10);
    }
  });

  it('of the series strays from the closed form as documented', () => {
    const worst = (height_m: number) =>
      Math.max(
        ...[0, 15, 30, 45, 60, 75, 90].map((degrees) => {
          const latitude_rad = (degrees * Math.PI) / 180;
          return Math.abs(
            normalGravitySeries(latitude_rad, height_m) - normalGravity(latitude_rad, height_m),
          );
        }),
      );
    expect(worst(1000)).toBeLessThan(1.1e-7);
    expect(worst(20_000)).toBeLessThan(1.5e-6);
    expect(worst(100_000)).toBeGreaterThan(1e-4);
  });
});
