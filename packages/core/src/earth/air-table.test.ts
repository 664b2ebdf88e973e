import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  airAtHeight,
  airInLayer,
  densityAndSlope,
  LOCAL_DENSITY,
  LOCAL_HEIGHT,
  LOCAL_LAYER,
  LOCAL_SLOPE,
  LOCAL_SLOWNESS,
} from './air-table.js';
import { densityAndSoundSpeed, US1976_LAYER_BORDERS_M } from './atmosphere-us1976.js';

const local = new Float64Array(8);
const exact = new Float64Array(2);

/** The larger of the two relative differences from the formulas of the standard. */
function error(height_m: number): number {
  local[LOCAL_HEIGHT] = height_m;
  airAtHeight(local);
  densityAndSoundSpeed(height_m, exact);
  const ofDensity = Math.abs(local[LOCAL_DENSITY] / exact[0] - 1);
  const ofSlowness = Math.abs(local[LOCAL_SLOWNESS] * exact[1] - 1);
  return Math.max(ofDensity, ofSlowness);
}

describe('the air of flights', () => {
  it('is that of the standard to ten digits at any height', () => {
    const heights = fc.oneof(
      fc.double({ min: -6000, max: 90_000, noNaN: true }),
      fc.double({ min: -1e6, max: 1e6, noNaN: true }),
    );
    fc.assert(
      fc.property(heights, (h) => {
        expect(error(h)).toBeLessThan(1e-10);
      }),
      { numRuns: 20_000 },
    );
  });

  it('is so at the borders of layers and next to them', () => {
    for (const border of US1976_LAYER_BORDERS_M) {
      for (const off of [-1e-3, -1e-9, 0, 1e-9, 1e-3]) expect(error(border + off)).toBeLessThan(1e-10);
    }
  });

  it('is no number where the height is none', () => {
    local[LOCAL_HEIGHT] = Number.NaN;
    airAtHeight(local);
    expect(local[LOCAL_DENSITY]).toBeNaN();
  });
});

describe('the density of air and its slope', () => {
  const slopeAt = (height_m: number) => {
    local[LOCAL_HEIGHT] = height_m;
    densityAndSlope(local);
    return local[LOCAL_SLOPE];
  };
  const densityAt = (height_m: number) => {
    densityAndSoundSpeed(height_m, exact);
    return exact[0];
  };

  it.each([-4990, 0, 5000, 11_000, 11_040, 15_500, 30_000, 50_000, 85_000, 88_000])(
    'at %d m are those of the standard and of its differences',
    (h) => {
      const slope = slopeAt(h);
      expect(Math.abs(local[LOCAL_DENSITY] / densityAt(h) - 1)).toBeLessThan(1e-10);
      const difference = (densityAt(h + 2) - densityAt(h - 2)) / 4;
      expect(Math.abs(slope / difference - 1)).toBeLessThan(2e-4);
    },
  );

  it('change at the border of two layers as the slope of the temperature does: by as much, over the temperature', () => {
    // Table 4 of the standard: the slope goes from −6.5 to 0 K/km at 216.65 K, and from 0 to 1 K/km at the next border.
    const [, first, second] = US1976_LAYER_BORDERS_M;
    for (const [border, bend] of [
      [first, -0.0065 / 216.65],
      [second, -0.001 / 216.65],
    ]) {
      const below = slopeAt(border - 1e-3);
      expect(local[LOCAL_LAYER]).toBe(border === first ? 0 : 1);
      const above = slopeAt(border);
      expect(local[LOCAL_LAYER]).toBe(border === first ? 1 : 2);
      // A metre of geopotential is up to 0.7 % more than a metre there.
      expect(Math.abs((above - below) / local[LOCAL_DENSITY] / bend - 1)).toBeLessThan(0.01);
    }
  });
});

describe('the air of one layer', () => {
  /** The layer from 11 to 20 km geopotential height, where the temperature does not change. */
  const STRATUM = 1;
  const [, low, high] = US1976_LAYER_BORDERS_M;
  const inLayer = (height_m: number, layer: number) => {
    local[LOCAL_HEIGHT] = height_m;
    local[LOCAL_LAYER] = layer;
    airInLayer(local);
    return [local[LOCAL_DENSITY], local[LOCAL_SLOWNESS]];
  };
  const anywhere = (height_m: number) => {
    local[LOCAL_HEIGHT] = height_m;
    airAtHeight(local);
    return [local[LOCAL_DENSITY], local[LOCAL_SLOWNESS]];
  };

  it('is that of any height inside the layer, far from it and where none is named', () => {
    for (const height_m of [low + 1, 15_000, high - 1, low - 101, high + 101, -5001, 90_000]) {
      expect(inLayer(height_m, STRATUM)).toEqual(anywhere(height_m));
      expect(inLayer(height_m, -1)).toEqual(anywhere(height_m));
    }
  });

  it('goes on smoothly beyond the borders', () => {
    // At one temperature density falls by e in R T / g, and g = g₀ (r₀ / (r₀ + h))² of the standard.
    const scale_m = (8314.32 / 28.9644) * 216.65;
    const geopotential = (h: number) => (6_356_766 * h) / (6_356_766 + h);
    for (const border of [low, high]) {
      const [density, slowness] = inLayer(border, STRATUM);
      for (const off of [-99, -50, 50, 99]) {
        const [there, slownessThere] = inLayer(border + off, STRATUM);
        const fallen = (9.80665 * (geopotential(border + off) - geopotential(border))) / scale_m;
        expect(there / (density * Math.exp(-fallen))).toBeCloseTo(1, 9);
        expect(slownessThere / slowness).toBeCloseTo(1, 9);
      }
      // Whereas the layer beyond has another temperature.
      const beyond = border === low ? low - 99 : high + 99;
      expect(Math.abs(anywhere(beyond)[1] / slowness - 1)).toBeGreaterThan(1e-4);
    }
  });
});
