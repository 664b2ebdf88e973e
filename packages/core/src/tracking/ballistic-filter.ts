/**
 * An extended Kalman filter that follows a ballistic flight from plots of one radar.
 *
 * Model: prediction by `predictBallistic`; the measurement (range, azimuth, elevation seen from the site) is linearised about the
 *   prediction and taken in with `kalmanUpdate`.
 * Source: Bar-Shalom, Li & Kirubarajan (2001), section 10.3.
 * Valid: elevations up to about 85°, where azimuth still means something; plots whose errors across the line of sight are small
 *   against the range.
 * Ignores: refraction, bias and drift of the radar, correlated errors, range-Doppler coupling.
 */
import type { LocalFrame } from '../earth/index.js';
import { atan2, type TimeUs, US_PER_S } from '../numerics/index.js';
import { type BallisticAssumptions, predictBallistic, TRACK_STATES } from './ballistic-dynamics.js';
import { innovationDistanceSquared, innovationVolume, kalmanUpdate, kalmanWork } from './kalman-update.js';
import type { Plot } from './plot.js';

/** Where a tracker believes a body to be at a time, and how sure it is; the arrays belong to the estimate. */
export interface Estimate {
  time_us: TimeUs;
  /** [x, y, z, ẋ, ẏ, ż, u]: see ballistic-dynamics.ts. */
  readonly state: Float64Array;
  /** 7 × 7, row after row. */
  readonly covariance: Float64Array;
}

/** How well a plot fits an estimate: the squared distance of the innovation, and the volume of its uncertainty. */
export interface Fit {
  distanceSquared: number;
  volume: number;
}

const N = TRACK_STATES;
const work = kalmanWork(N, 3);

/** A copy whose arrays are its own. */
export function copyEstimate(estimate: Estimate): Estimate {
  return {
    time_us: estimate.time_us,
    state: Float64Array.from(estimate.state),
    covariance: Float64Array.from(estimate.covariance),
  };
}

/** Predicts an estimate to `time_us` in place; a time before the estimate's own leaves it as it is. */
export function predictEstimate(estimate: Estimate, time_us: TimeUs, assumed: BallisticAssumptions): void {
  if (time_us <= estimate.time_us) return;
  const duration_s = (time_us - estimate.time_us) / US_PER_S;
  predictBallistic(estimate.state, estimate.covariance, duration_s, assumed);
  estimate.time_us = time_us;
}

/** How well a plot fits an estimate predicted to the plot's time; written into `out`. */
export function fitOf(site: LocalFrame, estimate: Estimate, plot: Plot, out: Fit): void {
  linearise(site, estimate.state, plot);
  out.distanceSquared = innovationDistanceSquared(estimate.covariance, work);
  out.volume = innovationVolume(work);
}

/**
 * Takes a plot into an estimate predicted to the plot's time, in place.
 *
 * @returns the squared distance of the innovation, chi-square with 3 degrees of freedom where the filter is consistent
 */
export function updateEstimate(site: LocalFrame, estimate: Estimate, plot: Plot): number {
  linearise(site, estimate.state, plot);
  return kalmanUpdate(estimate.state, estimate.covariance, work);
}

/** Writes innovation, sensitivity and noise of a plot about a state into `work`. */
function linearise(site: LocalFrame, state: Float64Array, plot: Plot): void {
  const { east, north, up, originEcef } = site;
  const dx = state[0] - originEcef.x;
  const dy = state[1] - originEcef.y;
  const dz = state[2] - originEcef.z;
  const e = dx * east.x + dy * east.y + dz * east.z;
  const n = dx * north.x + dy * north.y + dz * north.z;
  const u = dx * up.x + dy * up.y + dz * up.z;
  // Straight overhead azimuth has no slope: 1 m aside stands for it.
  const ground = Math.max(1, Math.sqrt(e * e + n * n));
  const range = Math.sqrt(ground * ground + u * u);
  const { innovation, noise } = work;
  innovation[0] = plot.range_m - range;
  innovation[1] = wrapped(plot.azimuth_rad - atan2(e, n));
  innovation[2] = plot.elevation_rad - atan2(u, ground);
  row(site, 0, e / range, n / range, u / range);
  row(site, 1, n / (ground * ground), -e / (ground * ground), 0);
  const slope = -u / (ground * range * range);
  row(site, 2, e * slope, n * slope, ground / (range * range));
  noise[0] = plot.rangeSigma_m * plot.rangeSigma_m;
  noise[4] = plot.azimuthSigma_rad * plot.azimuthSigma_rad;
  noise[8] = plot.elevationSigma_rad * plot.elevationSigma_rad;
}

/** A row of the sensitivity from its slopes in east, north, up. */
function row({ east, north, up }: LocalFrame, index: number, e: number, n: number, u: number): void {
  const { sensitivity } = work;
  sensitivity[index * N] = e * east.x + n * north.x + u * up.x;
  sensitivity[index * N + 1] = e * east.y + n * north.y + u * up.y;
  sensitivity[index * N + 2] = e * east.z + n * north.z + u * up.z;
}

/** An angle brought to −π … π. */
function wrapped(angle_rad: number): number {
  return angle_rad - 2 * Math.PI * Math.round(angle_rad / (2 * Math.PI));
}
