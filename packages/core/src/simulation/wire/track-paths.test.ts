/** Where a track comes down where the battery and its place stand at different heights. */
import { describe, expect, it } from 'vitest';
import { ecefToGeodetic, geodeticHeight, localFrame, surfaceDistance } from '../../earth/index.js';
import { vec3 } from '../../numerics/index.js';
import { predictImpact } from '../../tracking/index.js';
import { GROUND_M, parametersWith, site, truthAt, typicalFlight } from '../../tracking/scene.fixture.js';
import { settleGrounds } from '../compile/settle-grounds.js';
import type { World } from '../compile/world.js';
import { trackPaths } from './track-paths.js';

const flight = typicalFlight();
const parameters = parametersWith();
const START_S = 40;

/** Where the true flight is when it sinks through a height. */
function trueImpact(height_m: number) {
  for (let t = START_S; t < flight.impact_s + 1; t += 0.001) {
    const [x, y, z] = truthAt(flight, t);
    if (geodeticHeight(x, y, z) <= height_m) return { ...ecefToGeodetic(vec3<'ecef'>(x, y, z)), t };
  }
  throw new Error(`it ends above ${height_m} m`);
}

/** Error of the predicted impact against the truth at the height of the place, over the ground (m) and in time (s). */
function errorWith(battery_m: number, place_m: number) {
  const truth = trueImpact(place_m);
  const { lowest_m, grounds } = settleGrounds(localFrame({ ...site.origin, height_m: battery_m }), 150_000, [
    { ...truth, height_m: place_m, radius_m: 1000 },
  ]);
  const tracker = { site, groundHeight_m: lowest_m, parameters };
  const state = Float64Array.of(...truthAt(flight, START_S), 0);
  const estimate = { time_us: START_S * 1e6, state, covariance: new Float64Array(49) };
  const path = trackPaths({ batteries: [{ tracker, grounds }] } as unknown as World).from(0, 1, estimate);
  const impact = predictImpact(path, estimate.covariance, estimate.time_us, parameters);
  if (!impact.ok) throw new Error(impact.reason);
  return { place_m: surfaceDistance(impact, truth), time_s: Math.abs(impact.time_us / 1e6 - truth.t) };
}

describe('a path is predicted down to the ground of the place', () => {
  it.each([
    [GROUND_M, GROUND_M],
    [GROUND_M, 1200],
    [GROUND_M, 3000],
    [3000, GROUND_M],
    [3000, 1200],
  ])('with a battery at %d m and the place at %d m', (battery_m, height_m) => {
    const { place_m, time_s } = errorWith(battery_m, height_m);
    // The prediction itself is right to some metres.
    expect(place_m).toBeLessThan(20);
    expect(time_s).toBeLessThan(0.05);
  });
});
