import { describe, expect, it } from 'vitest';
import { geodeticHeight } from '../earth/index.js';
import { predictBallisticState } from './ballistic-dynamics.js';
import type { Estimate } from './estimate.js';
import { predictImpact } from './impact.js';
import { emptyPath, positionOnPath, predictPath } from './path.js';
import { type Flight, GROUND_M, parametersWith, truthAt, typicalFlight } from './scene.fixture.js';

const parameters = parametersWith();
const START_S = 20;

function estimateOf(flight: Flight): Estimate {
  return {
    time_us: START_S * 1e6,
    state: Float64Array.of(...truthAt(flight, START_S), 0),
    covariance: new Float64Array(49),
  };
}

function apart(a: Float64Array, b: Float64Array): number {
  return Math.sqrt((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2 + (a[2] - b[2]) ** 2);
}

describe('predicted path', () => {
  const flight = typicalFlight();
  const path = emptyPath();
  const place = new Float64Array(3);

  it('lies within 1 m of the true flight down to 5 km', () => {
    predictPath(estimateOf(flight), parameters, GROUND_M, path);
    let compared = 0;
    for (let t = START_S; t < flight.impact_s; t += 0.05) {
      const truth = truthAt(flight, t);
      positionOnPath(path, t, place);
      const high = geodeticHeight(truth[0], truth[1], truth[2]) > 5000;
      expect(apart(place, truth)).toBeLessThan(high ? 1 : 10);
      compared++;
    }
    expect(compared).toBeGreaterThan(1500);
  });

  it.each([
    [1, -0.5],
    [1, 0.5],
    [3, 1.5],
    [3, 2.5],
  ])(
    'lies within %s m of the same motion in steps of 0.1 s, whatever the drag, here that of a missile times e^%s',
    (most_m, logDrag) => {
      const estimate = estimateOf(flight);
      estimate.state[6] = logDrag;
      predictPath(estimate, parameters, GROUND_M, path);
      const fine = Float64Array.from(estimate.state);
      for (let k = 0; ; k++) {
        if (geodeticHeight(fine[0], fine[1], fine[2]) < 5000) break;
        positionOnPath(path, START_S + 0.1 * k, place);
        expect(apart(place, fine)).toBeLessThan(most_m);
        predictBallisticState(fine, 0.1, parameters);
      }
    },
  );

  it('ends on the ground when the impact is predicted', () => {
    const estimate = estimateOf(flight);
    predictPath(estimate, parameters, GROUND_M, path);
    const impact = predictImpact(path, estimate.covariance, 0, parameters);
    if (!impact.ok) throw new Error(impact.reason);
    expect(path.endsOnGround).toBe(true);
    expect(path.end_s).toBeCloseTo(impact.timeToGo_s, 5);
    expect(path.end_s).toBeCloseTo(flight.impact_s, 2);
    positionOnPath(path, path.end_s, place);
    expect(geodeticHeight(place[0], place[1], place[2])).toBeCloseTo(GROUND_M, 1);
  });

  it('stands still before its start and after its end', () => {
    predictPath(estimateOf(flight), parameters, GROUND_M, path);
    positionOnPath(path, 0, place);
    expect(apart(place, truthAt(flight, START_S))).toBeLessThan(1e-6);
    const end = new Float64Array(3);
    positionOnPath(path, path.end_s, end);
    positionOnPath(path, path.end_s + 100, place);
    expect(place).toEqual(end);
  });

  it('gives up where it does not come down in half an hour, and has one sample where it starts below the ground', () => {
    const up = estimateOf(flight);
    // Straight up at more than the speed of escape.
    for (let i = 0; i < 3; i++) up.state[3 + i] = up.state[i] / 500;
    predictPath(up, parameters, GROUND_M, path);
    expect(path.endsOnGround).toBe(false);
    expect(path.end_s).toBeGreaterThan(START_S + 1800);
    expect(path.count).toBeGreaterThan(256);
    predictPath(estimateOf(flight), parameters, 200_000, path);
    expect([path.count, path.endsOnGround, path.end_s]).toEqual([1, true, START_S]);
    positionOnPath(path, START_S + 1, place);
    expect(apart(place, truthAt(flight, START_S))).toBe(0);
  });

  it('knows a speed that nothing on it exceeds by more than a tenth', () => {
    predictPath(estimateOf(flight), parameters, GROUND_M, path);
    const next = new Float64Array(3);
    let fastest = 0;
    for (let t = START_S; t < path.end_s - 0.01; t += 0.01) {
      positionOnPath(path, t, place);
      positionOnPath(path, t + 0.01, next);
      fastest = Math.max(fastest, apart(place, next) / 0.01);
    }
    expect(fastest).toBeLessThan(1.1 * path.fastest_mps);
    expect(fastest).toBeGreaterThan(0.9 * path.fastest_mps);
  });

  it('is the same in whatever order it is asked', () => {
    predictPath(estimateOf(flight), parameters, GROUND_M, path);
    const times = Array.from({ length: 100 }, (_, k) => START_S - 2 + ((k * 37) % 100) * 1.1);
    for (const t of times) {
      const alone = { ...path, latest: 0 };
      const expected = new Float64Array(3);
      positionOnPath(alone, t, expected);
      positionOnPath(path, t, place);
      expect(place).toEqual(expected);
    }
  });

  it('is the same whatever the path held before', () => {
    const estimate = estimateOf(flight);
    const fresh = emptyPath();
    predictPath(estimate, parameters, GROUND_M, fresh);
    predictPath(estimateOf(typicalFlight(9000)), parameters, GROUND_M, path);
    predictPath(estimate, parameters, GROUND_M, path);
    expect(path.count).toBe(fresh.count);
    expect(path.end_s).toBe(fresh.end_s);
    for (let t = START_S; t < path.end_s; t += 1.3) {
      const other = new Float64Array(3);
      positionOnPath(path, t, place);
      positionOnPath(fresh, t, other);
      expect(place).toEqual(other);
    }
  });
});
