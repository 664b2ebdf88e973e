import { describe, expect, it } from 'vitest';
import { carryStraight, isNear } from './coarse-gate.js';
import { copyEstimate, type Estimate, predictEstimate } from './estimate.js';
import { emptyExpectation, emptyWeighed, expectPolar, weigh } from './expectation.js';
import { estimateFromPair } from './initiation.js';
import { loadPlot } from './look.js';
import { drawsOf, follow, lookOf, parametersWith, plotOf, site, typicalFlight } from './scene.fixture.js';

const parameters = parametersWith();
const { gate } = parameters;

describe('the coarse gate', () => {
  it('lets through all that the gate lets through', () => {
    const flight = typicalFlight(0, 3000);
    const next = drawsOf(1, 'coarse');
    const pair = estimateFromPair(site, plotOf(flight, 10, next), plotOf(flight, 14, next), parameters);
    if (!pair.ok) throw new Error(pair.reason);
    const { estimate } = pair;
    let inside = 0;
    let ruledOut = 0;
    for (let t = 18; t < flight.impact_s - 1; t += 4) {
      for (const ahead_s of [0.5, 2, 5, 10, 20]) {
        const { inGate, out } = compare(estimate, ahead_s, next);
        inside += inGate;
        ruledOut += out;
      }
      follow(estimate, plotOf(flight, t, next), parameters);
    }
    expect(inside).toBeGreaterThan(1000);
    expect(ruledOut).toBeGreaterThan(200);
  });
});

/** Plots around what a track expects: how many lie in its gate, and how many the coarse gate rules out. */
function compare(estimate: Estimate, ahead_s: number, next: () => number) {
  const expected = emptyExpectation();
  const time_us = estimate.time_us + ahead_s * 1e6;
  copyEstimate(estimate, expected.estimate);
  predictEstimate(expected.estimate, time_us, parameters);
  expectPolar(site, expected);
  const [range_m, azimuth_rad, elevation_rad] = expected.measured;
  const claimed = { rangeSigma_m: 30, azimuthSigma_rad: 1.5e-3, elevationSigma_rad: 1.5e-3, snr_dB: 15 };
  const plots = Array.from({ length: 40 }, (_, k) => {
    const wide = k < 30 ? 2 : 100;
    return {
      time_us,
      ...claimed,
      range_m: range_m + wide * Math.sqrt(expected.spread[0] + 900) * next(),
      azimuth_rad: azimuth_rad + wide * Math.sqrt(expected.spread[4] + 2.25e-6) * next(),
      elevation_rad: elevation_rad + wide * Math.sqrt(expected.spread[8] + 2.25e-6) * next(),
    };
  });
  const look = lookOf(time_us, plots);
  const weighed = emptyWeighed();
  carryStraight(site, estimate, time_us, parameters);
  let inGate = 0;
  let out = 0;
  plots.forEach((_, k) => {
    loadPlot(look, k, weighed);
    expect(weigh(expected, weighed)).toBe(true);
    const near = isNear(look, k);
    if (!near) out++;
    if (!(weighed.distanceSquared <= gate)) return;
    inGate++;
    expect(near).toBe(true);
  });
  return { inGate, out };
}
