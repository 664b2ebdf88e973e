import { describe, expect, it } from 'vitest';
import { choleskyFactor, mahalanobisSquared } from '../numerics/index.js';
import { predictEstimate } from './estimate.js';
import { estimateFromPair } from './initiation.js';
import type { TrackingParameters } from './parameters.js';
import {
  chiSquareMeanBounds,
  drawsOf,
  follow,
  parametersWith,
  plotOf,
  site,
  truthAt,
  typicalFlight,
} from './scene.fixture.js';

/** With exact dynamics no process noise is needed; this little keeps the filter honest about rounding. */
const settled = parametersWith({ ballisticCoefficientSpread: 0.3 });
const exact = parametersWith({ accelerationNoise: 1e-6, dragNoise: 0, ballisticCoefficientSpread: 0.1 });

/** Squared errors in units of what the filter claims: of innovations, and of position and velocity after each update. */
function consistency(parameters: TrackingParameters, trials: number, every_s: number) {
  const nees: number[] = [];
  const nis: number[] = [];
  for (let trial = 0; trial < trials; trial++) {
    const next = drawsOf(trial);
    const unsure = Math.exp(parameters.ballisticCoefficientSpread * next());
    const flight = typicalFlight(0, parameters.ballisticCoefficient_kgpm2 / unsure);
    const pair = estimateFromPair(
      site,
      plotOf(flight, 10, next),
      plotOf(flight, 10 + every_s, next),
      parameters,
    );
    if (!pair.ok) throw new Error(pair.reason);
    const { estimate } = pair;
    for (let t = 10 + 2 * every_s; t < flight.impact_s - 2; t += every_s) {
      nis.push(follow(estimate, plotOf(flight, t, next), parameters));
      nees.push(errorSquared(estimate, truthAt(flight, t)));
    }
  }
  return { nees, nis };
}

function errorSquared(
  estimate: { readonly state: Float64Array; readonly covariance: Float64Array },
  truth: Float64Array,
): number {
  const block = new Float64Array(36);
  for (let i = 0; i < 6; i++) for (let j = 0; j < 6; j++) block[i * 6 + j] = estimate.covariance[i * 7 + j];
  expect(choleskyFactor(block, 6, block)).toBe(true);
  const error = truth.map((value, i) => value - estimate.state[i]);
  return mahalanobisSquared(block, 6, error, error);
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

describe('the filter', () => {
  const trials = 200;
  const { nees, nis } = consistency(exact, trials, 5);

  it('has innovations as large as it says (NIS, 99.9 %)', () => {
    const [low, high] = chiSquareMeanBounds(3, nis.length);
    expect(mean(nis)).toBeGreaterThan(low);
    expect(mean(nis)).toBeLessThan(high);
  });

  it('has errors as large as it says (NEES at mid-flight and at the end, 99.9 %)', () => {
    const looks = nees.length / trials;
    const [low, high] = chiSquareMeanBounds(6, trials);
    for (const share of [0.25, 0.5, 0.99]) {
      // Flights of different drag last differently long; the share picks about the same look of each.
      const picked = Array.from({ length: trials }, (_, i) => nees[Math.floor((i + share) * looks)]);
      expect(mean(picked), String(share)).toBeGreaterThan(low);
      expect(mean(picked), String(share)).toBeLessThan(high);
    }
  });

  it('does not claim more than it knows where drag is quite unknown, given the noise it is run with', () => {
    // Half and more of the squared error it claims, and at no phase more: overconfidence loses tracks, caution costs little.
    const cautious = consistency(settled, trials, 5);
    expect(mean(cautious.nees)).toBeLessThan(chiSquareMeanBounds(6, trials)[1]);
    expect(mean(cautious.nees)).toBeGreaterThan(3);
    expect(mean(cautious.nis)).toBeLessThan(chiSquareMeanBounds(3, trials)[1]);
    expect(mean(cautious.nis)).toBeGreaterThan(2);
  });

  it('learns drag from the fall', () => {
    const next = drawsOf(7, 'drag');
    const flight = typicalFlight(0, 3500);
    const pair = estimateFromPair(site, plotOf(flight, 10, next), plotOf(flight, 12, next), settled);
    if (!pair.ok) throw new Error(pair.reason);
    const { estimate } = pair;
    for (let t = 14; t < flight.impact_s - 1; t += 1) {
      follow(estimate, plotOf(flight, t, next), settled);
    }
    const sigma = Math.sqrt(estimate.covariance[48]);
    expect(sigma).toBeLessThan(0.1);
    expect(Math.abs(estimate.state[6] - Math.log(5000 / 3500))).toBeLessThan(4 * sigma);
  });

  it('stays finite and symmetric through long gaps and underground', () => {
    const next = drawsOf(3);
    const flight = typicalFlight();
    const pair = estimateFromPair(site, plotOf(flight, 10, next), plotOf(flight, 15, next), exact);
    if (!pair.ok) throw new Error(pair.reason);
    predictEstimate(pair.estimate, 400e6, exact);
    const { state, covariance } = pair.estimate;
    expect([...state, ...covariance].every(Number.isFinite)).toBe(true);
    for (let i = 0; i < 7; i++)
      for (let j = 0; j < i; j++) expect(covariance[i * 7 + j]).toBe(covariance[j * 7 + i]);
    follow(pair.estimate, plotOf(flight, 20, next), exact);
    expect([...state, ...covariance].every(Number.isFinite)).toBe(true);
  });
});
