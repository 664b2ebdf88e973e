import { describe, expect, it } from 'vitest';
import { seedFrom, streamId, uniform } from '../numerics/index.js';
import { isSound } from './expectation.js';
import type { Plot } from './plot.js';
import { drawsOf, fly, GROUND_M, lookOf, parametersWith, plotOf, site } from './scene.fixture.js';
import { emptyTracker, stepTracker, type TrackerState } from './tracker.js';

const setup = { site, groundHeight_m: GROUND_M, parameters: parametersWith() };
const LOOKS = 30;

/** Even draws of one trial: each call gives the next. */
function chances(trial: number): () => number {
  const source = { seed: seedFrom(7), trial };
  const stream = streamId('chance', 'test', 'order');
  let draw = 0;
  return () => uniform(source, stream, draw++);
}

function shuffled<T>(list: readonly T[], chance: () => number): T[] {
  const out = [...list];
  for (let i = out.length - 1; i > 0; i--) {
    const j = Math.floor(chance() * (i + 1));
    [out[i], out[j]] = [out[j], out[i]];
  }
  return out;
}

/** A few bodies of every drag a few hundred metres to a few kilometres apart. */
function crowd(trial: number) {
  const next = drawsOf(trial, 'crowd');
  const apart_m = [300, 1000, 3000][trial % 3];
  return Array.from({ length: 2 + (trial % 5) }, (_, i) =>
    fly(
      [70_000 + apart_m * next(), apart_m * next(), 60_000 + apart_m * next()],
      [-900 + 50 * next(), 50 * next(), -600 + 50 * next()],
      i % 2 === 0 ? 5000 : 400,
    ),
  );
}

/** A plot of nothing. */
function clutter(chance: () => number, time_us: number): Plot {
  return {
    time_us,
    range_m: 20_000 + 60_000 * chance(),
    azimuth_rad: 2 * Math.PI * chance(),
    elevation_rad: 1.4 * chance(),
    rangeSigma_m: 30,
    azimuthSigma_rad: 1.5e-3,
    elevationSigma_rad: 1.5e-3,
    snr_dB: 10 + chance(),
  };
}

/** All but the indices in lists of plots. */
const unlisted = (state: TrackerState) => ({
  ...state,
  tracks: state.tracks.map((track) => ({ ...track, lastPlot: Math.sign(track.lastPlot + 1) })),
});

describe('a tracker among clutter, misses and bodies that brake hard', () => {
  it.each(Array.from({ length: 15 }, (_, trial) => trial))(
    'does the same whatever the order of plots, and stays sound (trial %s)',
    (trial) => {
      const chance = chances(trial);
      const next = drawsOf(trial, 'order');
      const flights = crowd(trial);
      const state = emptyTracker(0);
      const other = emptyTracker(0);
      let time_s = 5;
      for (let look = 0; look < LOOKS; look++) {
        time_s += chance() < 0.5 ? 1 : 3;
        const plots = flights
          .filter((flight) => time_s < flight.impact_s && chance() < 0.8)
          .map((flight) => plotOf(flight, time_s, next));
        for (let k = 0; k < 3 * chance(); k++) plots.push(clutter(chance, time_s * 1e6));
        const beams = chance() < 0.5 ? [] : state.tracks.map(({ number }) => number);
        const lookedAt = beams.filter(() => chance() < 0.8);
        const mixed = shuffled(plots, chance);
        stepTracker(setup, state, lookOf(time_s * 1e6, plots, lookedAt));
        // The other one's memory of looks and plots is shared with a tracker of nothing.
        stepTracker(setup, emptyTracker(0), lookOf(time_s * 1e6, [...plots, ...plots]));
        stepTracker(setup, other, lookOf(time_s * 1e6, mixed, lookedAt));
        expect(unlisted(other)).toEqual(unlisted(state));
        const taken = (one: TrackerState, list: readonly Plot[]) =>
          one.tracks.map(({ lastPlot }) => list[lastPlot]?.range_m);
        expect(taken(other, mixed)).toEqual(taken(state, plots));
        for (const { estimate } of state.tracks) expect(isSound(estimate)).toBe(true);
      }
      expect(state.nextTrack).toBeGreaterThan(flights.length / 2);
    },
  );
});
