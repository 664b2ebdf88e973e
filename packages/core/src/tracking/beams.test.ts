import { describe, expect, it } from 'vitest';
import { rangeAzimuthElevation } from '../earth/index.js';
import { vec3 } from '../numerics/index.js';
import { beamsWanted } from './beams.js';
import { predictedState } from './estimate.js';
import type { Plot } from './plot.js';
import { drawsOf, GROUND_M, lookOf, parametersWith, plotOf, site, typicalFlight } from './scene.fixture.js';
import { emptyTracker, stepTracker, type TrackerState } from './tracker.js';

const setup = { site, groundHeight_m: GROUND_M, parameters: parametersWith() };
const first = typicalFlight();
const second = typicalFlight(30_000);
const third = typicalFlight(90_000);

/** One firm track of the first flight, a tentative one of the second, and a lone plot of the third. */
function mixed(): TrackerState {
  const state = emptyTracker(0);
  const next = drawsOf(1);
  // The second starts first and stays tentative, so that the firm one has the higher number.
  const flights = [[second], [second, first], [first], [first, third]];
  flights.forEach((looked, k) => {
    const t = 10 + 5 * k;
    stepTracker(
      setup,
      state,
      lookOf(
        t * 1e6,
        looked.map((flight) => plotOf(flight, t, next)),
      ),
    );
  });
  return state;
}

/** Angle between a beam written to `out` and a direction, rad. */
function angleTo(
  out: Float64Array,
  beam: number,
  { azimuth_rad, elevation_rad }: { readonly azimuth_rad: number; readonly elevation_rad: number },
): number {
  const level = Math.cos(elevation_rad);
  const toward = [level * Math.sin(azimuth_rad), level * Math.cos(azimuth_rad), Math.sin(elevation_rad)];
  return 2 * Math.asin(Math.hypot(...toward.map((x, i) => x - out[4 * beam + 1 + i])) / 2);
}

describe('beams wanted', () => {
  it('are at firm tracks, at tentative ones, and at lone plots', () => {
    const state = mixed();
    const firm = state.tracks.filter((track) => track.status === 'firm').map((track) => track.number);
    const tentative = state.tracks
      .filter((track) => track.status === 'tentative')
      .map(({ number }) => number);
    expect([firm.length, tentative.length, state.lone.length]).toEqual([1, 1, 2]);
    const out = new Float64Array(30);
    const before = structuredClone(state);
    expect(beamsWanted(setup, state, 30e6, out)).toBe(3);
    expect([out[0], out[4], out[8]]).toEqual([...firm, ...tentative, 0]);
    expect(state).toEqual(before);
    const { plot } = state.lone[state.lone.length - 1];
    expect(angleTo(out, 2, plot)).toBeLessThan(1e-7);
    for (const beam of [0, 1, 2])
      expect(Math.hypot(...out.subarray(4 * beam + 1, 4 * beam + 4))).toBeCloseTo(1, 14);
  });

  it('are where the bodies are by then', () => {
    const state = mixed();
    const out = new Float64Array(30);
    beamsWanted(setup, state, 27e6, out);
    expect(
      angleTo(
        out,
        0,
        plotOf(first, 27, () => 0),
      ),
    ).toBeLessThan(5e-3);
  });

  it('are where the motion of the estimate leads within two seconds, to a small part of a beam', () => {
    const state = mixed();
    const out = new Float64Array(30);
    const { estimate } = state.tracks.filter((track) => track.status === 'firm')[0];
    for (const ahead_s of [0, 0.5, 1, 2, 5]) {
      const time_us = estimate.time_us + ahead_s * 1e6;
      beamsWanted(setup, state, time_us, out);
      const there = new Float64Array(7);
      predictedState(estimate, time_us, setup.parameters, there);
      const seen = rangeAzimuthElevation(site, vec3<'ecef'>(there[0], there[1], there[2]));
      // 0.2 mrad: a beam is 28 mrad wide.
      expect(angleTo(out, 0, seen)).toBeLessThan(2e-4);
    }
  });

  it('leave out lone plots that are too old, and what there is no room for', () => {
    const state = mixed();
    const out = new Float64Array(30);
    expect(beamsWanted(setup, state, 60e6, out)).toBe(2);
    expect(beamsWanted(setup, state, 30e6, new Float64Array(7))).toBe(1);
    expect(beamsWanted(setup, state, 30e6, new Float64Array(3))).toBe(0);
    expect(beamsWanted(setup, emptyTracker(0), 30e6, out)).toBe(0);
  });

  it('are not at what is seen again too near to be worth following, and yet at what comes by there', () => {
    const next = drawsOf(2);
    const out = new Float64Array(30);
    // An empty body that sinks at 60 m/s, 30 km away.
    const sinking = (t: number): Plot => ({
      ...plotOf(first, 10, () => 0),
      time_us: t * 1e6,
      range_m: 30_000 - 42 * t + 30 * next(),
      azimuth_rad: 1 + 1.5e-3 * next(),
      elevation_rad: 0.7 - 1e-3 * t + 1.5e-3 * next(),
    });
    const state = emptyTracker(0);
    const wanted: number[] = [];
    for (const t of [6, 7, 12, 18, 24, 30]) {
      stepTracker(setup, state, lookOf(t * 1e6, [sinking(t)]));
      wanted.push(beamsWanted(setup, state, (t + 1) * 1e6, out));
    }
    expect(wanted).toEqual([1, 0, 0, 0, 0, 0]);
    expect(state.tracks).toEqual([]);
    // What is fast and passes 1 km beside it starts a track as anything does.
    const passing = (t: number): Plot => ({ ...sinking(30), time_us: t * 1e6, range_m: 76_000 - 1500 * t });
    stepTracker(setup, state, lookOf(31e6, [passing(31)]));
    stepTracker(setup, state, lookOf(32e6, [passing(32)]));
    const speeds = state.tracks.map(({ estimate }) => Math.hypot(...estimate.state.subarray(3, 6)));
    expect(speeds.some((speed) => Math.abs(speed - 1500) < 200)).toBe(true);
    expect(beamsWanted(setup, state, 33e6, out)).toBeGreaterThan(0);
  });

  it('are at two plots too soon after each other to tell a slow body from a fast one', () => {
    const state = emptyTracker(0);
    // In 0.1 s nothing gets further than the errors of the plots.
    for (const t of [10, 10.1]) {
      const plot = { ...plotOf(first, 10, () => 0), time_us: t * 1e6 };
      stepTracker(setup, state, lookOf(plot.time_us, [plot]));
    }
    expect(beamsWanted(setup, state, 11e6, new Float64Array(30))).toBe(2);
  });
});
