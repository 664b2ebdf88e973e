import { describe, expect, it } from 'vitest';
import { rangeAzimuthElevation } from '../earth/index.js';
import { vec3 } from '../numerics/index.js';
import type { Look } from './look.js';
import {
  drawsOf,
  type Flight,
  GROUND_M,
  parametersWith,
  site,
  truthAt,
  typicalFlight,
} from './scene.fixture.js';
import { emptyTracker, stepTracker, type TrackerState } from './tracker.js';

/** A radar that measures range to 6 m. */
const RANGE_SIGMA_M = 6;
const ANGLE_SIGMA_RAD = 1e-3;

/** When a body begins to pull away from its ballistic path, and how hard: in range, so that it shows at once. */
const PULL_FROM_S = 60;

function sharpPlot(flight: Flight, time_s: number, next: () => number, pull_mps2: number) {
  const pulled_s = Math.max(0, time_s - PULL_FROM_S);
  const [x, y, z] = truthAt(flight, time_s);
  const seen = rangeAzimuthElevation(site, vec3<'ecef'>(x, y, z));
  return {
    range_m: seen.range_m + 0.5 * pull_mps2 * pulled_s * pulled_s + RANGE_SIGMA_M * next(),
    azimuth_rad: seen.azimuth_rad + ANGLE_SIGMA_RAD * next(),
    elevation_rad: seen.elevation_rad + ANGLE_SIGMA_RAD * next(),
  };
}

/** A beam a second at every track, and plots of all flights, from `from_s` on. */
function followed(flights: readonly Flight[], seconds: number, greatestManoeuvre: number, pull_mps2 = 0) {
  const setup = {
    site,
    groundHeight_m: GROUND_M,
    parameters: parametersWith({ greatestManoeuvre }),
  };
  const state: TrackerState = emptyTracker(0);
  const next = drawsOf(1);
  const lost: string[] = [];
  for (let t = 1; t <= seconds; t++) {
    const plots = flights.map((flight) => sharpPlot(flight, t, next, pull_mps2));
    const look: Look = {
      time_us: t * 1e6,
      ranges_m: plots.map((plot) => plot.range_m),
      azimuths_rad: plots.map((plot) => plot.azimuth_rad),
      elevations_rad: plots.map((plot) => plot.elevation_rad),
      rangeSigmas_m: plots.map(() => RANGE_SIGMA_M),
      azimuthSigmas_rad: plots.map(() => ANGLE_SIGMA_RAD),
      elevationSigmas_rad: plots.map(() => ANGLE_SIGMA_RAD),
      snrs_dB: plots.map(() => 15),
      lookedAt: state.tracks.map(({ number }) => number),
    };
    stepTracker(setup, state, look);
    lost.push(...state.lost.map(({ because }) => because));
  }
  return { state, lost };
}

// Twenty times lighter for its size than a missile: it brakes with more than 100 m/s² on its way down.
const emptyBody = typicalFlight(0, 250);
const seconds = 110;

describe('an empty body that brakes hard', () => {
  it('is one track from high above the air to the end', () => {
    const { state, lost } = followed([emptyBody], seconds, 150);
    expect(state.tracks).toHaveLength(1);
    expect(lost).toEqual([]);
    // ln(5000/250) = 3.0 is where the filter's drag should be by now; it is bounded there.
    expect(state.tracks[0].estimate.state[6]).toBeGreaterThan(1.5);
  });

  it('does not take the plot of a missile that flies beside it', () => {
    const { state } = followed([emptyBody, typicalFlight(3000)], 105, 150);
    const firm = state.tracks.filter(({ status }) => status === 'firm');
    expect(firm).toHaveLength(2);
    const drags = firm.map(({ estimate }) => estimate.state[6]).sort((a, b) => a - b);
    expect(drags[1] - drags[0]).toBeGreaterThan(1);
  });
});

describe('a body that pulls away with 80 m/s²', () => {
  it('is lost where no manoeuvre is followed, and begins anew as another track', () => {
    const { state, lost } = followed([typicalFlight()], 70, 0, 80);
    expect(lost).toContain('missed');
    expect(state.tracks.every(({ number }) => number > 1)).toBe(true);
  });

  it('is followed where manoeuvres up to 150 m/s² are', () => {
    const { state, lost } = followed([typicalFlight()], 70, 150, 80);
    expect(lost).toEqual([]);
    expect(state.tracks.map(({ number }) => number)).toEqual([1]);
  });
});

describe('a track that nobody looks at any more', () => {
  it('is dropped after its longest coast, at the next look of any kind', () => {
    const setup = { site, groundHeight_m: GROUND_M, parameters: parametersWith({ longestCoast: 20 }) };
    const { state } = followed([typicalFlight()], 10, 0);
    const nothing = (time_s: number): Look => ({
      time_us: time_s * 1e6,
      ranges_m: [],
      azimuths_rad: [],
      elevations_rad: [],
      rangeSigmas_m: [],
      azimuthSigmas_rad: [],
      elevationSigmas_rad: [],
      snrs_dB: [],
      lookedAt: [],
    });
    stepTracker(setup, state, nothing(29));
    expect(state.tracks).toHaveLength(1);
    stepTracker(setup, state, nothing(31));
    expect(state.tracks).toEqual([]);
    expect(state.lost).toMatchObject([{ number: 1, because: 'missed' }]);
  });
});
