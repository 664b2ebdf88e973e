import { describe, expect, it } from 'vitest';
import { usToSeconds } from '../numerics/index.js';
import {
  drawsOf,
  type Flight,
  fly,
  GROUND_M,
  parametersWith,
  plotOf,
  SETTLED,
  site,
  truthAt,
  typicalFlight,
} from './scene.fixture.js';
import { emptyTracker, stepTracker, type TrackChange, type TrackerState } from './tracker.js';

const setup = { site, groundHeight_m: GROUND_M, parameters: parametersWith() };

interface Watched {
  readonly state: TrackerState;
  readonly changes: readonly TrackChange[];
  /** For each track the flights whose plots it took, in order. */
  readonly taken: ReadonlyMap<number, number[]>;
}

/** Looks each `every_s` at flights from `from_s` to `to_s`; `seen` says whether a flight gives a plot at a look. */
function watch(
  flights: readonly Flight[],
  options: {
    readonly every_s: number;
    readonly from_s: number;
    readonly to_s: number;
    readonly trial?: number;
    readonly seen?: (flight: number, look: number) => boolean;
    readonly reversed?: boolean;
  },
): Watched {
  const draws = flights.map((_, i) => drawsOf(options.trial ?? 1, `flight ${i}`));
  let state = emptyTracker(0);
  const changes: TrackChange[] = [];
  const taken = new Map<number, number[]>();
  for (let look = 0; options.from_s + look * options.every_s <= options.to_s; look++) {
    const t = options.from_s + look * options.every_s;
    let plots = flights.map((flight, i) => ({ plot: plotOf(flight, t, draws[i]), flight: i }));
    plots = plots.filter(
      ({ flight }) => (options.seen?.(flight, look) ?? true) && t < flights[flight].impact_s,
    );
    if (options.reversed === true) plots.reverse();
    const step = stepTracker(
      setup,
      state,
      plots.map(({ plot }) => plot),
      Math.round(t * 1e6),
    );
    state = step.state;
    changes.push(...step.changes);
    for (const change of step.changes) {
      if (change.kind !== 'updated') continue;
      taken.set(change.track, [...(taken.get(change.track) ?? []), plots[change.plot].flight]);
    }
  }
  return { state, changes, taken };
}

const firmOf = (state: TrackerState) => state.tracks.filter((track) => track.status === 'firm');
const count = (changes: readonly TrackChange[], kind: TrackChange['kind']) =>
  changes.filter((change) => change.kind === kind).length;

describe('tracker', () => {
  it('makes one firm track of one missile at its third plot, and gives it up on the ground', () => {
    const flight = typicalFlight();
    const early = watch([flight], { every_s: 5, from_s: 10, to_s: 15 });
    expect(early.state.tracks.map((track) => track.status)).toEqual(['tentative']);
    const later = watch([flight], { every_s: 5, from_s: 10, to_s: 20 });
    expect(firmOf(later.state)).toHaveLength(1);
    const all = watch([flight], { every_s: 5, from_s: 10, to_s: flight.impact_s + 20 });
    expect(count(all.changes, 'confirmed')).toBe(1);
    expect(all.changes.filter((change) => change.kind === 'lost')).toEqual([
      { kind: 'lost', track: 1, because: 'on the ground' },
    ]);
    expect(all.state.tracks).toEqual([]);
  });

  it('does not mix up sixteen missiles 4 km apart, whatever the order of plots', () => {
    const flights = Array.from({ length: 16 }, (_, i) => typicalFlight(4000 * (i - 8)));
    const options = { every_s: 5, from_s: 10, to_s: 90 };
    const { state, taken, changes } = watch(flights, options);
    expect(firmOf(state)).toHaveLength(16);
    expect(count(changes, 'confirmed')).toBe(16);
    const followed = firmOf(state).map((track) => new Set(taken.get(track.number)));
    for (const flightsOfTrack of followed) expect(flightsOfTrack.size).toBe(1);
    expect(new Set(followed.map((one) => [...one][0])).size).toBe(16);
    const reversed = watch(flights, { ...options, reversed: true });
    expect(reversed.state).toEqual(state);
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
    expect(count(gap.changes, 'confirmed')).toBe(1);
    expect(count(gap.changes, 'lost')).toBe(0);
    expect(firmOf(gap.state)[0].number).toBe(1);
    const gone = watch([flight], { every_s: 5, from_s: 10, to_s: 60, seen: (_, look) => look < 5 });
    expect(gone.changes.filter((change) => change.kind === 'lost')).toEqual([
      { kind: 'lost', track: 1, because: 'missed' },
    ]);
  });

  it('does not believe in single plots, nor in two without a third', () => {
    const flight = typicalFlight();
    const single = watch([flight], { every_s: 5, from_s: 10, to_s: 60, seen: (_, look) => look === 0 });
    expect(single.state.tracks).toEqual([]);
    expect(single.state.lone).toEqual([]);
    const pair = watch([flight], { every_s: 5, from_s: 10, to_s: 60, seen: (_, look) => look < 2 });
    expect(count(pair.changes, 'started')).toBe(1);
    expect(pair.changes).toContainEqual({ kind: 'lost', track: 1, because: 'not confirmed' });
    expect(count(pair.changes, 'confirmed')).toBe(0);
  });

  it('starts nothing of what is too slow or too fast', () => {
    const flight = typicalFlight();
    const slow = { ...setup, parameters: parametersWith({ minimumSpeed: 3000 }) };
    const next = drawsOf(1);
    const first = stepTracker(slow, emptyTracker(0), [plotOf(flight, 10, next)], 10e6).state;
    expect(stepTracker(slow, first, [plotOf(flight, 15, next)], 15e6).state.tracks).toEqual([]);
    const fast = { ...setup, parameters: parametersWith({ maximumSpeed: 500 }) };
    expect(stepTracker(fast, first, [plotOf(flight, 15, next)], 15e6).state.tracks).toEqual([]);
    expect(stepTracker(setup, first, [plotOf(flight, 15, next)], 15e6).state.tracks).toHaveLength(1);
  });

  it('leaves the state it was given alone, and what it returns survives a copy as plain data', () => {
    const flight = typicalFlight();
    const { state } = watch([flight, typicalFlight(9000)], { every_s: 5, from_s: 10, to_s: 40 });
    const before = structuredClone(state);
    const plots = [plotOf(flight, 45, drawsOf(9))];
    const once = stepTracker(setup, state, plots, 45e6);
    expect(state).toEqual(before);
    expect(stepTracker(setup, before, plots, 45e6)).toEqual(once);
  });

  it('refuses plots from outside of the look, and going back', () => {
    const plot = plotOf(typicalFlight(), 10, drawsOf(1));
    expect(() => stepTracker(setup, emptyTracker(0), [plot], 9e6)).toThrow('outside its look');
    expect(() => stepTracker(setup, emptyTracker(20e6), [], 9e6)).toThrow('back in time');
  });

  it('knows no NaN, with plots missing at random', () => {
    const flights = Array.from({ length: 4 }, (_, i) => typicalFlight(3000 * i, 2000 + 2000 * i));
    const coin = drawsOf(4, 'coin');
    const end_s = Math.max(...flights.map((flight) => flight.impact_s));
    const { state, changes } = watch(flights, {
      every_s: 3,
      from_s: 5,
      to_s: end_s - 5,
      seen: () => coin() > -0.5,
    });
    for (const track of state.tracks) {
      expect([...track.estimate.state, ...track.estimate.covariance].every(Number.isFinite)).toBe(true);
      expect(usToSeconds(track.estimate.time_us)).toBeLessThanOrEqual(end_s);
    }
    expect(count(changes, 'confirmed')).toBeGreaterThanOrEqual(4);
    expect(SETTLED.confirmHits).toBe(3);
  });
});
