import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { airAtHeight, LOCAL_DENSITY, LOCAL_HEIGHT, LOCAL_SLOWNESS } from './air-table.js';
import { densityAndSoundSpeed, US1976_LAYER_BORDERS_M } from './atmosphere-us1976.js';

const local = new Float64Array(6);
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
