/** Which ground a fall ends on: places are put where the true flight passes their heights, or a known way beside that. */
import { describe, expect, it } from 'vitest';
import { ecefToGeodetic, enuToEcef, geodeticHeight, geodeticToEcef, localFrame } from '../earth/index.js';
import { vec3 } from '../numerics/index.js';
import { type Ground, groundHeightUnder } from './ground.js';
import { emptyPath, predictPath } from './path.js';
import { GROUND_M, parametersWith, truthAt, typicalFlight } from './scene.fixture.js';

const flight = typicalFlight();
const HIGH_M = 3000;

/** When the true flight sinks through a height, s. */
function sinksThrough_s(height_m: number): number {
  let [above, below] = [20, flight.impact_s];
  while (below - above > 1e-4) {
    const middle = 0.5 * (above + below);
    const [x, y, z] = truthAt(flight, middle);
    if (geodeticHeight(x, y, z) > height_m) above = middle;
    else below = middle;
  }
  return below;
}

/** A ground that far to the east of where the true flight, which goes west, sinks through its height. */
function groundAt(height_m: number, east_m = 0, radius_m = 500): Ground {
  const [x, y, z] = truthAt(flight, sinksThrough_s(height_m));
  const moved = enuToEcef(localFrame(ecefToGeodetic(vec3<'ecef'>(x, y, z))), vec3<'enu'>(east_m, 0, 0));
  const { latitude_rad, longitude_rad } = ecefToGeodetic(moved);
  return { ...geodeticToEcef({ latitude_rad, longitude_rad, height_m }), radius_m, height_m };
}

function heightUnder(grounds: readonly Ground[], from_s = 20): number {
  const path = emptyPath();
  const state = Float64Array.of(...truthAt(flight, from_s), 0);
  const estimate = { time_us: from_s * 1e6, state, covariance: new Float64Array(49) };
  predictPath(estimate, parametersWith(), GROUND_M, path);
  return groundHeightUnder(path, grounds, GROUND_M);
}

describe('the ground that a path comes down on', () => {
  it('is that of the place where the path sinks through its height', () => {
    expect(heightUnder([])).toBe(GROUND_M);
    expect(heightUnder([groundAt(HIGH_M)])).toBe(HIGH_M);
    expect(heightUnder([groundAt(GROUND_M), groundAt(HIGH_M, 15_000)])).toBe(GROUND_M);
  });

  it('is of two on the way the one that is met first', () => {
    expect(heightUnder([groundAt(GROUND_M), groundAt(1000), groundAt(HIGH_M)])).toBe(HIGH_M);
  });

  it('is of two that are missed the one that is missed less', () => {
    for (const side of [-1, 1]) {
      expect(heightUnder([groundAt(GROUND_M, side * 3000), groundAt(HIGH_M, side * 5000)])).toBe(GROUND_M);
      expect(heightUnder([groundAt(GROUND_M, side * 5000), groundAt(HIGH_M, side * 3000)])).toBe(HIGH_M);
      // What counts is the way from the edge.
      expect(heightUnder([groundAt(GROUND_M, side * 3000), groundAt(HIGH_M, side * 5000, 4000)])).toBe(
        HIGH_M,
      );
    }
  });

  it('is the lowest where no place is near', () => {
    expect(heightUnder([groundAt(HIGH_M, 20_400)])).toBe(HIGH_M);
    expect(heightUnder([groundAt(HIGH_M, 20_600)])).toBe(GROUND_M);
  });

  it('is one with the lowest within ten metres', () => {
    expect(heightUnder([groundAt(GROUND_M + 9)])).toBe(GROUND_M);
    expect(heightUnder([groundAt(GROUND_M + 11)])).toBe(GROUND_M + 11);
  });

  it('is below what is lower than a place, but within its area', () => {
    const low_s = sinksThrough_s(HIGH_M - 500);
    expect(heightUnder([groundAt(HIGH_M, 3000)], low_s)).toBe(GROUND_M);
    expect(heightUnder([groundAt(HIGH_M, 0, 2000)], low_s)).toBe(HIGH_M);
  });
});
