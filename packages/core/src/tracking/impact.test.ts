import { describe, expect, it } from 'vitest';
import { ecefToEnu, geodeticToEcef, localFrame } from '../earth/index.js';
import { vec3 } from '../numerics/index.js';
import { predictBallistic } from './ballistic-dynamics.js';
import type { Estimate } from './estimate.js';
import { ellipseScale } from './gating.js';
import { type PredictedImpact, predictImpact } from './impact.js';
import { estimateFromPair } from './initiation.js';
import { emptyPath, predictPath } from './path.js';
import {
  drawsOf,
  type Flight,
  follow,
  GROUND_M,
  parametersWith,
  plotOf,
  site,
  truthAt,
  typicalFlight,
} from './scene.fixture.js';

const parameters = parametersWith({
  accelerationNoise: 1e-6,
  dragNoise: 0,
  ballisticCoefficientSpread: 0.2,
});

type Direction = { readonly x: number; readonly y: number; readonly z: number };

/** An estimate after plots each 5 s from 10 s until `until_s`. */
function followed(flight: Flight, until_s: number, next: () => number): Estimate {
  const pair = estimateFromPair(site, plotOf(flight, 10, next), plotOf(flight, 15, next), parameters);
  if (!pair.ok) throw new Error(pair.reason);
  for (let t = 20; t <= until_s; t += 5) {
    follow(pair.estimate, plotOf(flight, t, next), parameters);
  }
  return pair.estimate;
}

function impactOf(estimate: Estimate, now_us: number, ground_m = GROUND_M): PredictedImpact {
  const path = emptyPath();
  predictPath(estimate, parameters, ground_m, path);
  return predictImpact(path, estimate.covariance, now_us, parameters);
}

function sure(state: Float64Array, time_us = 0): Estimate {
  return { time_us, state: Float64Array.of(...state, 0), covariance: new Float64Array(49) };
}

describe('predicted impact', () => {
  it('of a state known exactly is where and when the flight ends', () => {
    const flight = typicalFlight();
    const impact = impactOf(sure(truthAt(flight, 30), 30e6), 40e6);
    if (!impact.ok) throw new Error(impact.reason);
    expect(impact.timeToGo_s).toBeCloseTo(flight.impact_s - 40, 2);
    const predicted = geodeticToEcef({ ...impact, height_m: GROUND_M });
    const [x, y, z] = flight.impact;
    expect(Math.sqrt((predicted.x - x) ** 2 + (predicted.y - y) ** 2 + (predicted.z - z) ** 2)).toBeLessThan(
      3,
    );
    expect(impact.majorSigma_m).toBeLessThan(1);
  });

  it('covers the true impact as often as it says, in place and in time', () => {
    const trials = 400;
    const scale95 = ellipseScale(0.95);
    let inside95 = 0;
    let inside2 = 0;
    let inTime = 0;
    for (let trial = 0; trial < trials; trial++) {
      const next = drawsOf(trial, 'impact');
      const unsure = Math.exp(parameters.ballisticCoefficientSpread * next());
      const flight = typicalFlight(0, parameters.ballisticCoefficient_kgpm2 / unsure);
      const impact = impactOf(followed(flight, 55, next), 55e6);
      if (!impact.ok) throw new Error(impact.reason);
      const frame = localFrame({ ...impact, height_m: GROUND_M });
      const miss = ecefToEnu(frame, vec3<'ecef'>(flight.impact[0], flight.impact[1], flight.impact[2]));
      const { eastEast_m2: ee, eastNorth_m2: en, northNorth_m2: nn } = impact;
      const squared = (nn * miss.x ** 2 - 2 * en * miss.x * miss.y + ee * miss.y ** 2) / (ee * nn - en * en);
      if (squared <= scale95 ** 2) inside95++;
      if (squared <= 4) inside2++;
      if (Math.abs(impact.time_us / 1e6 - flight.impact_s) <= 2 * impact.timeSigma_s) inTime++;
    }
    // 3.3 standard deviations of a share: 0.95 ± 0.036, 0.865 ± 0.056, 0.954 ± 0.035.
    expect(Math.abs(inside95 / trials - 0.95)).toBeLessThan(0.036);
    expect(Math.abs(inside2 / trials - 0.865)).toBeLessThan(0.056);
    expect(Math.abs(inTime / trials - 0.954)).toBeLessThan(0.035);
  });

  it('has an ellipse whose axes are those of its covariance, and shrinks as plots come', () => {
    const flight = typicalFlight();
    let before = Number.POSITIVE_INFINITY;
    for (const until_s of [20, 40, 60, 80]) {
      const impact = impactOf(followed(flight, until_s, drawsOf(1)), 0);
      if (!impact.ok) throw new Error(impact.reason);
      const { majorSigma_m: a, minorSigma_m: b, majorAzimuth_rad: azimuth } = impact;
      const s = Math.sin(azimuth);
      const c = Math.cos(azimuth);
      expect((a * s) ** 2 + (b * c) ** 2).toBeCloseTo(impact.eastEast_m2, 0);
      expect((a * c) ** 2 + (b * s) ** 2).toBeCloseTo(impact.northNorth_m2, 0);
      expect((a * a - b * b) * s * c).toBeCloseTo(impact.eastNorth_m2, 0);
      expect(a).toBeLessThan(before);
      before = a;
    }
  });

  it.each([
    [80, 300],
    [80, 700],
    [120, 300],
    [120, 700],
    [120, 1500],
    [80, 3000],
  ])(
    'of a body that sinks at about %d m/s from %d m is as unsure as two thousand short steps forward make it',
    (sinking, height) => {
      const assumed = parametersWith();
      const above = localFrame({ latitude_rad: 0.6, longitude_rad: 0.8, height_m: height });
      const { x, y, z } = above.originEcef;
      const { up, east } = above;
      // Drag that balances weight: 9.8 m/s² at a density of 1.225 exp(−h/8.5 km).
      const braking = 9.8 / sinking;
      const factor = braking / (1.225 * Math.exp(-height / 8500) * sinking);
      const u = Math.log(2 * factor * assumed.ballisticCoefficient_kgpm2);
      const state = Float64Array.of(x, y, z, -sinking * up.x, -sinking * up.y, -sinking * up.z, u);
      const covariance = new Float64Array(49);
      for (let i = 0; i < 3; i++) {
        covariance[8 * i] = 30 ** 2;
        covariance[8 * (3 + i)] = 20 ** 2;
      }
      covariance[48] = 0.3 ** 2;
      const path = emptyPath();
      predictPath({ time_us: 0, state: state.slice(), covariance }, assumed, 0, path);
      const impact = predictImpact(path, covariance, 0, assumed);
      if (!impact.ok) throw new Error(impact.reason);
      const forward = covariance.slice();
      const end = state.slice();
      for (let k = 0; k < 2000; k++)
        predictBallistic(end, forward, path.times_s[path.count - 1] / 2000, assumed);
      const along = (a: Direction) => {
        const d = [a.x, a.y, a.z];
        let sum = 0;
        for (let i = 0; i < 3; i++) for (let j = 0; j < 3; j++) sum += d[i] * d[j] * forward[7 * i + j];
        return Math.sqrt(sum);
      };
      const speed = -(end[3] * up.x + end[4] * up.y + end[5] * up.z);
      expect(Math.abs((impact.timeSigma_s * speed) / along(up) - 1)).toBeLessThan(0.02);
      expect(Math.abs(Math.sqrt(impact.eastEast_m2) / along(east) - 1)).toBeLessThan(0.02);
    },
  );

  it('says why there is none', () => {
    const flight = typicalFlight();
    const start = truthAt(flight, 10);
    const fast = start.map((value, i) => (i < 3 ? value : -6 * value));
    for (let i = 0; i < 3; i++) fast[3 + i] += start[i] / 700;
    expect(impactOf(sure(fast), 0)).toEqual({
      ok: false,
      reason: 'does not come down in time',
    });
    expect(impactOf(sure(start), 0, 200_000)).toEqual({
      ok: false,
      reason: 'below the ground',
    });
  });
});
