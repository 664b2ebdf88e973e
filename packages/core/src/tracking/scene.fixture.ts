/** A radar near Ain al-Asad, missiles that fall towards it, and plots of them with known errors: for the tests of this folder. */
import {
  enuToEcef,
  enuVectorToEcef,
  type LocalFrame,
  localFrame,
  rangeAzimuthElevation,
} from '../earth/index.js';
import {
  ballisticModel,
  constantDrag,
  type Ephemeris,
  type FlightEnvironment,
  propagate,
  STANDARD_ENVIRONMENT,
  sinksThrough,
  stateAtSeconds,
} from '../motion/index.js';
import { normal, seedFrom, streamId, vec3 } from '../numerics/index.js';
import { copyEstimate, type Estimate, predictEstimate } from './estimate.js';
import { emptyExpectation, emptyWeighed, expectPolar, takeIn, weigh } from './expectation.js';
import { type Look, loadPlot } from './look.js';
import { type TrackingParameters, trackingParameters } from './parameters.js';
import type { Plot } from './plot.js';

const DEGREE = Math.PI / 180;
export const GROUND_M = 180;
export const site: LocalFrame = localFrame({
  latitude_rad: 33.79 * DEGREE,
  longitude_rad: 42.43 * DEGREE,
  height_m: GROUND_M,
});

export const SETTLED = {
  confirmHits: 3,
  confirmLooks: 4,
  gateProbability: 0.999,
  minimumSpeed: 300,
  maximumSpeed: 4000,
  pairingTime: 12,
  lostAfterMisses: 3,
  longestCoast: 60,
  greatestManoeuvre: 150,
  accelerationNoise: 0.1,
  dragNoise: 1e-4,
  ballisticCoefficient: 5000,
  ballisticCoefficientSpread: 0.4,
  reportInterval: 1,
};

export function parametersWith(changes: Partial<typeof SETTLED> = {}): TrackingParameters {
  const values: Readonly<Record<string, number>> = { ...SETTLED, ...changes };
  return trackingParameters((name) => values[name]);
}

export const SIGMA = { range_m: 30, azimuth_rad: 1.5e-3, elevation_rad: 1.5e-3 };

/** A flight after burnout, and where and when it ends. */
export interface Flight {
  readonly ephemeris: Ephemeris;
  readonly impact: Float64Array;
  readonly impact_s: number;
}

/** A body that at 0 s is at `offset` (east, north, up, m) of the radar with `velocity` (m/s). */
export function fly(
  offset: readonly [number, number, number],
  velocity: readonly [number, number, number],
  ballisticCoefficient_kgpm2: number,
  environment: FlightEnvironment = STANDARD_ENVIRONMENT,
): Flight {
  const position = enuToEcef(site, vec3<'enu'>(...offset));
  const speed = enuVectorToEcef(site, vec3<'enu'>(...velocity));
  const model = ballisticModel(environment, {
    mass_kg: ballisticCoefficient_kgpm2,
    dragArea_m2: 1,
    drag: constantDrag(1),
  });
  const flight = propagate(
    Float64Array.of(position.x, position.y, position.z, speed.x, speed.y, speed.z),
    0,
    0,
    [{ model, until_s: 900 }],
    [sinksThrough('impact', environment.figure, GROUND_M, true)],
  );
  if (!flight.ok || flight.endedBy !== 'impact' || flight.ephemeris === undefined)
    throw new Error('no impact');
  return { ephemeris: flight.ephemeris, impact: flight.final, impact_s: flight.end_s };
}

/** A short-range missile 120 km east and 95 km up, just past its apogee, that falls near the radar in about two minutes. */
export function typicalFlight(shift_m = 0, ballisticCoefficient_kgpm2 = 5000): Flight {
  return fly([120_000, 20_000 + shift_m, 95_000], [-900, -140, -150], ballisticCoefficient_kgpm2);
}

const seed = seedFrom(20200108);

/** Normal draws of one trial: each call gives the next. */
export function drawsOf(trial: number, what = 'plot'): () => number {
  const stream = streamId(what, 'radar', 'fixture');
  let draw = 0;
  return () => normal({ seed, trial }, stream, draw++);
}

export function truthAt(flight: Flight, time_s: number): Float64Array {
  const state = new Float64Array(6);
  stateAtSeconds(flight.ephemeris, time_s, state);
  return state;
}

/** A plot of a flight with errors of the sigmas it claims. */
export function plotOf(flight: Flight, time_s: number, next: () => number): Plot {
  const truth = truthAt(flight, time_s);
  const seen = rangeAzimuthElevation(site, vec3<'ecef'>(truth[0], truth[1], truth[2]));
  return {
    time_us: Math.round(time_s * 1e6),
    range_m: seen.range_m + SIGMA.range_m * next(),
    azimuth_rad: seen.azimuth_rad + SIGMA.azimuth_rad * next(),
    elevation_rad: seen.elevation_rad + SIGMA.elevation_rad * next(),
    rangeSigma_m: SIGMA.range_m,
    azimuthSigma_rad: SIGMA.azimuth_rad,
    elevationSigma_rad: SIGMA.elevation_rad,
    snr_dB: 15,
  };
}

/** A look of plots of one time, and of beams pointed at tracks. */
export function lookOf(time_us: number, plots: readonly Plot[], lookedAt: readonly number[] = []): Look {
  return {
    time_us,
    ranges_m: plots.map((plot) => plot.range_m),
    azimuths_rad: plots.map((plot) => plot.azimuth_rad),
    elevations_rad: plots.map((plot) => plot.elevation_rad),
    rangeSigmas_m: plots.map((plot) => plot.rangeSigma_m),
    azimuthSigmas_rad: plots.map((plot) => plot.azimuthSigma_rad),
    elevationSigmas_rad: plots.map((plot) => plot.elevationSigma_rad),
    snrs_dB: plots.map((plot) => plot.snr_dB),
    lookedAt,
  };
}

/** Predicts an estimate to a plot's time and takes the plot in; returns the squared distance of the innovation. */
export function follow(estimate: Estimate, plot: Plot, parameters: TrackingParameters): number {
  const expected = emptyExpectation();
  const weighed = emptyWeighed();
  copyEstimate(estimate, expected.estimate);
  predictEstimate(expected.estimate, plot.time_us, parameters);
  expectPolar(site, expected);
  loadPlot(lookOf(plot.time_us, [plot]), 0, weighed);
  if (!weigh(expected, weighed)) throw new Error('not positive definite');
  takeIn(expected, weighed, estimate);
  return weighed.distanceSquared;
}

/** A 99.9 % interval for the mean of `count` chi-square variables of `freedom` degrees: Wilson and Hilferty's approximation. */
export function chiSquareMeanBounds(freedom: number, count: number): readonly [number, number] {
  const n = freedom * count;
  const at = (z: number) => {
    const root = 1 - 2 / (9 * n) + z * Math.sqrt(2 / (9 * n));
    return freedom * root * root * root;
  };
  return [at(-3.2905), at(3.2905)];
}
