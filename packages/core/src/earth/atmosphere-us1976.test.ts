import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InvariantError } from '../numerics/invariant.js';
import {
  atmosphereUs1976,
  densityAndSoundSpeed,
  geometricHeight,
  geopotentialHeight,
} from './atmosphere-us1976.js';

describe('U.S. Standard Atmosphere 1976', () => {
  it('has the printed densities of table I below 86 km', () => {
    for (const [height_km, density] of [
      [0, 1.225],
      [30, 1.841e-2],
      [42, 2.9948e-3],
      [50, 1.0269e-3],
      [86, 6.958e-6],
    ] as const) {
      expect(atmosphereUs1976(height_km * 1000).density_kgpm3 / density).toBeCloseTo(1, 4);
    }
  });

  it('has the printed temperature, pressure and speed of sound at 86 km, molecular weight included', () => {
    const below = atmosphereUs1976(85_999.999);
    expect(below.temperature_K).toBeCloseTo(186.87, 2);
    expect(below.pressure_Pa).toBeCloseTo(0.37338, 5);
    expect(below.speedOfSound_mps).toBeCloseTo(274.1, 1);
  });

  it('is in hydrostatic balance in every layer', () => {
    fc.assert(
      fc.property(fc.double({ min: -4900, max: 85_900, noNaN: true }), (h) => {
        const slope = (atmosphereUs1976(h + 1).pressure_Pa - atmosphereUs1976(h - 1).pressure_Pa) / 2;
        const { density_kgpm3, gravity_mps2 } = atmosphereUs1976(h);
        expect(slope / (-density_kgpm3 * gravity_mps2)).toBeCloseTo(1, 5);
      }),
      { numRuns: 500 },
    );
  });

  it('stays within 6 % of the published densities between the rows it uses above 86 km', () => {
    for (const [height_km, density] of [
      [105, 2.325e-7],
      [125, 1.291e-8],
      [170, 7.815e-10],
      [350, 7.014e-12],
      [450, 1.184e-12],
      [750, 1.788e-14],
    ] as const) {
      expect(Math.abs(atmosphereUs1976(height_km * 1000).density_kgpm3 / density - 1)).toBeLessThan(0.06);
    }
    expect(atmosphereUs1976(100_000).density_kgpm3 / 5.604e-7).toBeCloseTo(1, 12);
    expect(atmosphereUs1976(1_000_000).density_kgpm3 / 3.561e-15).toBeCloseTo(1, 12);
    expect(atmosphereUs1976(150_000).temperature_K).toBeCloseTo(634.39, 9);
  });

  it('jumps nowhere, and density falls all the way up', () => {
    const borders = [11_000, 20_000, 32_000, 47_000, 51_000, 71_000].map(geometricHeight);
    for (const h of [...borders, 80_000, 86_000, 90_000, 115_000, 500_000, 1_000_000]) {
      const below = atmosphereUs1976(h - 1e-6);
      const above = atmosphereUs1976(h + 1e-6);
      for (const key of ['temperature_K', 'pressure_Pa', 'density_kgpm3', 'speedOfSound_mps'] as const) {
        expect(Math.abs(above[key] / below[key] - 1)).toBeLessThan(1e-8);
      }
    }
    let last = Number.POSITIVE_INFINITY;
    for (let h = -5000; h < 2_000_000; h += 250) {
      const { density_kgpm3 } = atmosphereUs1976(h);
      expect(density_kgpm3).toBeLessThan(last);
      last = density_kgpm3;
    }
  });

  it('gives flights the same numbers', () => {
    const out = new Float64Array(2);
    const heights = fc.oneof(
      fc.double({ min: -1e5, max: 1e5, noNaN: true }),
      fc.double({ min: -1e7, max: 1e8, noNaN: true }),
    );
    fc.assert(
      fc.property(heights, (h) => {
        densityAndSoundSpeed(h, out);
        const air = atmosphereUs1976(h);
        expect(out[0]).toBe(air.density_kgpm3);
        expect(out[1]).toBe(air.speedOfSound_mps);
        expect(out.every(Number.isFinite)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it('gives the air of −5 km below that, and refuses what is no height', () => {
    expect(atmosphereUs1976(-1e6)).toEqual(atmosphereUs1976(-5000));
    expect(() => atmosphereUs1976(Number.NaN)).toThrow(InvariantError);
    expect(() => atmosphereUs1976(Number.POSITIVE_INFINITY)).toThrow(InvariantError);
  });

  it('turns geometric into geopotential height and back', () => {
    expect(geopotentialHeight(86_000)).toBeCloseTo(84_852, 0);
    expect(geometricHeight(geopotentialHeight(31_234.5))).toBeCloseTo(31_234.5, 9);
  });
});
