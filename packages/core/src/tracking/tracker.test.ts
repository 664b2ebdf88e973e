import { describe, expect, it } from 'vitest';
import { usToSeconds } from '../numerics/index.js';
import type { LostBecause } from './deletion.js';
import {
  drawsOf,
  type Flight,
  fly,
  GROUND_M,
  lookOf,
  parametersWith,
  plotOf,
  SETTLED,
  site,
  truthAt,
  typicalFlight,
} from './scene.fixture.js';
import { emptyTracker, stepTracker, type TrackerState } from './tracker.js';

const setup = { site, groundHeight_m: GROUND_M, parameters: parametersWith() };

interface Watched {
  readonly state: TrackerState;
  readonly started: readonly number[];
  readonly confirmed: readonly number[];
  readonly lost: readonly { readonly number: number; readonly because: LostBecause }[];
  /** For each track the flights whose plots it took once it was there, in order. */
  readonly taken: ReadonlyMap<number, number[]>;
}

/**
 * Looks each `every_s` at flights from `from_s` to `to_s`; `seen` says whether a flight gives a plot at a look, `beams` whether beams
 * are pointed at all tracks, which they are when left out.
 */
function watch(
  flights: readonly Flight[],
  options: {
    readonly every_s: number;
    readonly from_s: number;
    readonly to_s: number;
    readonly trial?: number;
    readonly seen?: (flight: number, look: number) => boolean;
    readonly beams?: (look: number) => boolean;
    readonly reversed?: boolean;
  },
): Watched {
  const draws = flights.map((_, i) => drawsOf(options.trial ?? 1, `flight ${i}`));
  const state = emptyTracker(0);
  const started: number[] = [];
  const confirmed: number[] = [];
  const lost: { number: number; because: LostBecause }[] = [];
  const taken = new Map<number, number[]>();
  for (let look = 0; options.from_s + look * options.every_s <= options.to_s; look++) {
    const t = options.from_s + look * options.every_s;
    let plots = flights.map((flight, i) => ({ plot: plotOf(flight, t, draws[i]), flight: i }));
    plots = plots.filter(
      ({ flight }) => (options.seen?.(flight, look) ?? true) && t < flights[flight].impact_s,
    );
    if (options.reversed === true) plots.reverse();
    const before = new Set(state.tracks.map(({ number }) => number));
    const lookedAt = (options.beams?.(look) ?? true) ? [...before].reverse() : [];
    const plotsOnly = plots.map(({ plot }) => plot);
    stepTracker(setup, state, lookOf(Math.round(t * 1e6), plotsOnly, lookedAt));
    confirmed.push(...state.confirmed);
    lost.push(...state.lost);
    for (const { number, lastPlot } of state.tracks) {
      if (!before.has(number)) started.push(number);
      else if (lastPlot >= 0) taken.set(number, [...(taken.get(number) ?? []), plots[lastPlot].flight]);
    }
  }
  return { state, started, confirmed, lost, taken };
}

const firmOf = (state: TrackerState) => state.tracks.filter((track) => track.status === 'firm');

/** What is the same whatever the order of plots in the lists: all but the indices in them. */
const unlisted = (state: TrackerState) => ({
  ...state,
  tracks: state.tracks.map((track) => ({ ...track, lastPlot: Math.sign(track.lastPlot + 1) })),
});

describe('tracker', () => {
  it('makes one firm track of one missile at its third plot, and gives it up on the ground', () => {
    const flight = typicalFlight();
    const early = watch([flight], { every_s: 5, from_s: 10, to_s: 15 });
    expect(early.state.tracks.map((track) => track.status)).toEqual(['tentative']);
    const later = watch([flight], { every_s: 5, from_s: 10, to_s: 20 });
    expect(firmOf(later.state)).toHaveLength(1);
    const all = watch([flight], { every_s: 5, from_s: 10, to_s: flight.impact_s + 20 });
    expect(all.confirmed).toEqual([1]);
    expect(all.lost).toMatchObject([{ number: 1, because: 'on the ground' }]);
    expect(all.state.tracks).toEqual([]);
    expect(firmOf(later.state)[0].firstPlot_us).toBe(10e6);
    const range_m = plotOf(flight, 10, drawsOf(1, 'flight 0')).range_m;
    expect(firmOf(later.state)[0].firstRange_m).toBe(range_m);
  });

  it('does not mix up sixteen missiles 4 km apart, whatever the order of plots', () => {
    const flights = Array.from({ length: 16 }, (_, i) => typicalFlight(4000 * (i - 8)));
    const options = { every_s: 5, from_s: 10, to_s: 90 };
    const { state, taken, confirmed } = watch(flights, options);
    expect(firmOf(state)).toHaveLength(16);
    expect(confirmed).toHaveLength(16);
    const followed = firmOf(state).map((track) => new Set(taken.get(track.number)));
    for (const flightsOfTrack of followed) expect(flightsOfTrack.size).toBe(1);
    expect(new Set(followed.map((one) => [...one][0])).size).toBe(16);
    const reversed = watch(flights, { ...options, reversed: true });
    expect(unlisted(reversed.state)).toEqual(unlisted(state));
    expect(reversed.confirmed).toEqual(confirmed);
  });

  it('follows two missiles through a crossing when they meet at different speeds', () => {
    // Both pass the same point 40 s on, one from the east, one from the south-east.
    const first = fly([100_000, 20_000, 60_000], [-1300, -300, -300], 5000);
    const meeting = truthAt(first, 40);
    const probe = fly([100_000, -30_000, 60_000], [-1300, 950, -300], 5000);
    const other = truthAt(probe, 40);
    const apart = Math.sqrt(meeting.slice(0, 3).reduce((sum, x, i) => sum + (x - other[i]) ** 2, 0));
    expect(apart).toBeLessThan(500);
    let swapped = 0;
    for (let trial = 0; trial < 20; trial++) {
      const { state, taken } = watch([first, probe], { every_s: 4, from_s: 4, to_s: 64, trial });
      expect(firmOf(state)).toHaveLength(2);
      for (const track of firmOf(state)) {
        const flights = taken.get(track.number) ?? [];
        if (flights[0] !== flights[flights.length - 1]) swapped++;
      }
    }
    expect(swapped).toBe(0);
  });

  it('keeps a track through missed looks and loses it after too many', () => {
    const flight = typicalFlight();
    const gap = watch([flight], {
      every_s: 5,
      from_s: 10,
      to_s: 80,
      seen: (_, look) => look < 5 || look > 6,
    });
    expect(gap.confirmed).toEqual([1]);
    expect(gap.lost).toEqual([]);
    expect(firmOf(gap.state)[0].number).toBe(1);
    const gone = watch([flight], { every_s: 5, from_s: 10, to_s: 60, seen: (_, look) => look < 5 });
    expect(gone.lost).toMatchObject([{ number: 1, because: 'missed' }]);
  });

  it('counts a miss only where a beam was pointed, and a plot whatever the look', () => {
    const flight = typicalFlight();
    const options = { every_s: 5, from_s: 10, to_s: 60, seen: (_: number, look: number) => look < 5 };
    const searched = watch([flight], { ...options, beams: () => false });
    expect(searched.lost).toEqual([]);
    expect(searched.confirmed).toEqual([1]);
    expect(searched.state.tracks[0]).toMatchObject({ hits: 5, looks: 5, misses: 0, lastPlot: -1 });
    const twice = watch([flight], { ...options, beams: (look) => look === 6 || look === 8 });
    expect(twice.state.tracks[0]).toMatchObject({ hits: 5, looks: 7, misses: 2 });
    const thrice = watch([flight], { ...options, beams: (look) => look === 6 || look > 7 });
    expect(thrice.lost).toMatchObject([{ number: 1, because: 'missed' }]);
    // Search finds it again: the misses are forgotten.
    const again = watch([flight], {
      ...options,
      seen: (_, look) => look < 5 || look === 8,
      beams: (k) => k < 7,
    });
    expect(again.state.tracks[0]).toMatchObject({ hits: 6, looks: 8, misses: 0 });
  });

  it('gives a track up on the ground in any look, were it one of others', () => {
    const near = typicalFlight();
    const long = typicalFlight(60_000, 20_000);
    const last_s = Math.max(near.impact_s, long.impact_s) - 1;
    const { lost } = watch([near, long], { every_s: 5, from_s: 10, to_s: last_s, beams: () => false });
    expect(Math.abs(near.impact_s - long.impact_s)).toBeGreaterThan(6);
    expect(lost).toHaveLength(1);
    expect(lost[0].because).toBe('on the ground');
  });

  it('does not count looks against a tentative track in which no beam was pointed at it', () => {
    const flight = typicalFlight();
    const seen = (_: number, look: number) => look < 2 || look === 6;
    const searched = watch([flight], { every_s: 5, from_s: 10, to_s: 40, seen, beams: () => false });
    expect(searched.confirmed).toEqual([1]);
    const pointed = watch([flight], { every_s: 5, from_s: 10, to_s: 40, seen });
    expect(pointed.lost).toMatchObject([{ number: 1, because: 'not confirmed' }]);
  });

  it('gives a track up whose covariance is none any more, and goes on', () => {
    const flights = [typicalFlight(), typicalFlight(20_000)];
    for (const broken of [-1, Number.NaN, Number.POSITIVE_INFINITY]) {
      const { state } = watch(flights, { every_s: 5, from_s: 10, to_s: 40 });
      expect(firmOf(state)).toHaveLength(2);
      state.tracks[0].estimate.covariance.fill(broken);
      const plots = flights.map((flight) => plotOf(flight, 45, drawsOf(3)));
      const gone = state.tracks[0].number;
      stepTracker(setup, state, lookOf(45e6, plots, [1, 2]));
      expect(state.lost).toMatchObject([{ number: gone, because: 'diverged' }]);
      expect(firmOf(state)).toHaveLength(1);
      expect(firmOf(state)[0].lastPlot).toBeGreaterThanOrEqual(0);
    }
  });

  it('leaves a firm track that it gives up with its last sound estimate', () => {
    const flight = typicalFlight();
    const { state } = watch([flight], { every_s: 5, from_s: 10, to_s: 40 });
    const [track] = state.tracks;
    // A prior so lopsided that it can be weighed but not improved.
    track.estimate.covariance[48] = -1;
    const before = structuredClone(track.estimate);
    stepTracker(setup, state, lookOf(45e6, [plotOf(flight, 45, drawsOf(3))], [1]));
    expect(state.lost).toMatchObject([{ number: 1, because: 'diverged' }]);
    expect(track.estimate).toEqual(before);
  });

  it('does not believe in single plots, nor in two without a third', () => {
    const flight = typicalFlight();
    const single = watch([flight], { every_s: 5, from_s: 10, to_s: 60, seen: (_, look) => look === 0 });
    expect(single.state.tracks).toEqual([]);
    expect(single.state.lone).toEqual([]);
    const pair = watch([flight], { every_s: 5, from_s: 10, to_s: 60, seen: (_, look) => look < 2 });
    expect(pair.started).toEqual([1]);
    expect(pair.lost).toMatchObject([{ number: 1, because: 'not confirmed' }]);
    expect(pair.confirmed).toEqual([]);
  });

  it('starts nothing of what is too slow or too fast', () => {
    const flight = typicalFlight();
    const tracksWith = (changes: Partial<typeof SETTLED>) => {
      const parameters = parametersWith(changes);
      const state = emptyTracker(0);
      const next = drawsOf(1);
      for (const t of [10, 15]) {
        stepTracker({ ...setup, parameters }, state, lookOf(t * 1e6, [plotOf(flight, t, next)]));
      }
      return state.tracks.length;
    };
    expect(tracksWith({ minimumSpeed: 3000 })).toBe(0);
    expect(tracksWith({ maximumSpeed: 500 })).toBe(0);
    expect(tracksWith({})).toBe(1);
  });

  it('does the same with a copy of its state, whatever another tracker did in between', () => {
    const flights = [typicalFlight(), typicalFlight(9000)];
    const { state } = watch(flights, { every_s: 5, from_s: 10, to_s: 40 });
    const copy = structuredClone(state);
    const look = lookOf(45e6, [plotOf(flights[0], 45, drawsOf(9))], [1, 2]);
    stepTracker(setup, state, look);
    watch([typicalFlight(-20_000), typicalFlight(-24_000)], { every_s: 4, from_s: 12, to_s: 30 });
    expect(copy).not.toEqual(state);
    stepTracker(setup, copy, look);
    expect(copy).toEqual(state);
  });

  it('keeps the arrays of a track from look to look', () => {
    const flight = typicalFlight();
    const { state } = watch([flight], { every_s: 5, from_s: 10, to_s: 40 });
    const [track] = state.tracks;
    const { covariance } = track.estimate;
    stepTracker(setup, state, lookOf(45e6, [plotOf(flight, 45, drawsOf(9))], [1]));
    expect(state.tracks[0]).toBe(track);
    expect(track.estimate.covariance).toBe(covariance);
    expect(track.estimate.time_us).toBe(45e6);
  });

  it('refuses going back', () => {
    expect(() => stepTracker(setup, emptyTracker(20e6), lookOf(9e6, []))).toThrow('back in time');
  });

  it('knows no NaN, with plots missing at random', () => {
    const flights = Array.from({ length: 4 }, (_, i) => typicalFlight(3000 * i, 2000 + 2000 * i));
    const coin = drawsOf(4, 'coin');
    const end_s = Math.max(...flights.map((flight) => flight.impact_s));
    const { state, confirmed } = watch(flights, {
      every_s: 3,
      from_s: 5,
      to_s: end_s - 5,
      seen: () => coin() > -0.5,
    });
    for (const track of state.tracks) {
      expect([...track.estimate.state, ...track.estimate.covariance].every(Number.isFinite)).toBe(true);
      expect(usToSeconds(track.estimate.time_us)).toBeLessThanOrEqual(end_s);
    }
    expect(confirmed.length).toBeGreaterThanOrEqual(4);
    expect(SETTLED.confirmHits).toBe(3);
  });
});
