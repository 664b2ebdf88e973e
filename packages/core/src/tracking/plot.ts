/** One detection as a radar reports it: where something was seen, and how well. It does not say what it came from. */
import type { LocalFrame } from '../earth/index.js';
import { cos, sin, type TimeUs, type Vec3, vec3 } from '../numerics/index.js';

/** A detection in the radar's own polar coordinates: azimuth clockwise from true north, elevation from its horizontal. */
export interface Plot {
  readonly time_us: TimeUs;
  readonly range_m: number;
  readonly azimuth_rad: number;
  readonly elevation_rad: number;
  /** Standard deviations that the radar claims for this detection. */
  readonly rangeSigma_m: number;
  readonly azimuthSigma_rad: number;
  readonly elevationSigma_rad: number;
  readonly snr_dB: number;
}

/**
 * The Earth-fixed position of a plot and the covariance of its error.
 *
 * Model: the spherical errors turned into Earth-fixed axes to first order; the second order, range × σ²/2 (0.3 m at 150 km and
 * 2 mrad), is left out.
 * @param position receives three places, m
 * @param covariance receives 3 × 3 places, m²
 */
export function plotToEcef(
  site: LocalFrame,
  plot: Plot,
  position: Float64Array,
  covariance: Float64Array,
): void {
  const sinAzimuth = sin(plot.azimuth_rad);
  const cosAzimuth = cos(plot.azimuth_rad);
  const sinElevation = sin(plot.elevation_rad);
  const cosElevation = cos(plot.elevation_rad);
  const { originEcef } = site;
  covariance.fill(0);
  const axis = inEcef(site, cosElevation * sinAzimuth, cosElevation * cosAzimuth, sinElevation);
  position[0] = originEcef.x + plot.range_m * axis[0];
  position[1] = originEcef.y + plot.range_m * axis[1];
  position[2] = originEcef.z + plot.range_m * axis[2];
  addAlong(axis, plot.rangeSigma_m, covariance);
  inEcef(site, cosAzimuth, -sinAzimuth, 0);
  addAlong(axis, plot.range_m * cosElevation * plot.azimuthSigma_rad, covariance);
  inEcef(site, -sinElevation * sinAzimuth, -sinElevation * cosAzimuth, cosElevation);
  addAlong(axis, plot.range_m * plot.elevationSigma_rad, covariance);
}

/** Where a plot is, Earth-fixed, m. */
export function placeOfPlot({ east, north, up, originEcef }: LocalFrame, plot: Plot): Vec3<'ecef'> {
  const { range_m, azimuth_rad, elevation_rad } = plot;
  const level = range_m * cos(elevation_rad);
  const e = level * sin(azimuth_rad);
  const n = level * cos(azimuth_rad);
  const u = range_m * sin(elevation_rad);
  return vec3<'ecef'>(
    originEcef.x + e * east.x + n * north.x + u * up.x,
    originEcef.y + e * east.y + n * north.y + u * up.y,
    originEcef.z + e * east.z + n * north.z + u * up.z,
  );
}

/** Root of the summed variances of a plot's place, as if azimuth were measured along the horizon, m. */
export function spreadOfPlot({ range_m, rangeSigma_m, azimuthSigma_rad, elevationSigma_rad }: Plot): number {
  const across = range_m * azimuthSigma_rad;
  const over = range_m * elevationSigma_rad;
  return Math.sqrt(rangeSigma_m * rangeSigma_m + across * across + over * over);
}

const direction = new Float64Array(3);

/** A direction given in east, north, up, in Earth-fixed axes: always the same array. */
function inEcef({ east, north, up }: LocalFrame, e: number, n: number, u: number): Float64Array {
  direction[0] = e * east.x + n * north.x + u * up.x;
  direction[1] = e * east.y + n * north.y + u * up.y;
  direction[2] = e * east.z + n * north.z + u * up.z;
  return direction;
}

/** Adds σ² · d dᵀ for a direction d. */
function addAlong(d: Float64Array, sigma: number, covariance: Float64Array): void {
  for (let i = 0; i < 3; i++) {
    const part = sigma * d[i];
    for (let j = 0; j < 3; j++) covariance[3 * i + j] += part * (sigma * d[j]);
  }
}
