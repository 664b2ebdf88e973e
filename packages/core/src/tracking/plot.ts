/** One detection as a radar reports it: where something was seen, and how well. It does not say what it came from. */
import { enuToEcef, type LocalFrame, rangeAzimuthElevationToEnu } from '../earth/index.js';
import { cos, sin, type TimeUs } from '../numerics/index.js';

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
  const place = enuToEcef(site, rangeAzimuthElevationToEnu(plot));
  position[0] = place.x;
  position[1] = place.y;
  position[2] = place.z;
  const sinAzimuth = sin(plot.azimuth_rad);
  const cosAzimuth = cos(plot.azimuth_rad);
  const sinElevation = sin(plot.elevation_rad);
  const cosElevation = cos(plot.elevation_rad);
  covariance.fill(0);
  addAlong(
    site,
    cosElevation * sinAzimuth,
    cosElevation * cosAzimuth,
    sinElevation,
    plot.rangeSigma_m,
    covariance,
  );
  const acrossSigma_m = plot.range_m * cosElevation * plot.azimuthSigma_rad;
  addAlong(site, cosAzimuth, -sinAzimuth, 0, acrossSigma_m, covariance);
  const upSigma_m = plot.range_m * plot.elevationSigma_rad;
  addAlong(site, -sinElevation * sinAzimuth, -sinElevation * cosAzimuth, cosElevation, upSigma_m, covariance);
}

/** Adds σ² · d dᵀ for a direction d given in east, north, up. */
function addAlong(
  { east, north, up }: LocalFrame,
  e: number,
  n: number,
  u: number,
  sigma: number,
  covariance: Float64Array,
): void {
  const x = sigma * (e * east.x + n * north.x + u * up.x);
  const y = sigma * (e * east.y + n * north.y + u * up.y);
  const z = sigma * (e * east.z + n * north.z + u * up.z);
  covariance[0] += x * x;
  covariance[1] += x * y;
  covariance[2] += x * z;
  covariance[3] += y * x;
  covariance[4] += y * y;
  covariance[5] += y * z;
  covariance[6] += z * x;
  covariance[7] += z * y;
  covariance[8] += z * z;
}
