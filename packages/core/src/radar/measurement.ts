/*
 * What a radar reports of a target it has detected: where it seems to be, and how sure that is.
 *
 * Model: standard deviation κ · Δ / √(2 S), Δ the range resolution or the beam width and S the signal over noise of the whole look, no worse
 *   than evenly spread over Δ (Δ/√12), and no better than a floor that no signal overcomes, added in squares. A beam steered off boresight is
 *   wider by 1/cos. An error across the line of sight is an error of azimuth larger by 1/cos ε. Biases are added to all plots alike, and the
 *   radar does not know them: the stated standard deviations leave them out.
 * Source: D. K. Barton and H. R. Ward, Handbook of Radar Measurement (1969); G. R. Curry, Radar System Performance Modeling, 2nd edition (2005), chapter 8.
 * Valid: elevations to 85°; above, the azimuth's deviation is that at 85°.
 * Ignores: glint, multipath at low elevation, correlation of errors from look to look, range–Doppler coupling, quantisation.
 */
import { cos } from '../numerics/elementary/index.js';
import { invariant } from '../numerics/invariant.js';
import { azimuthOf, type Sight } from './coverage.js';
import { toDecibel } from './detection.js';

/** How well a radar measures. */
export interface MeasurementAccuracy {
  readonly rangeResolution_m: number;
  readonly beamWidth_rad: number;
  /** κ of range, about 1; and of angles, 1 / 1.6 for monopulse. */
  readonly rangeFactor: number;
  readonly angleFactor: number;
  readonly rangeFloor_m: number;
  readonly angleFloor_rad: number;
}

/** What is wrong with every plot alike. */
export interface MeasurementBias {
  readonly range_m: number;
  /** The azimuth the radar believes to face less that which it faces. */
  readonly azimuth_rad: number;
  readonly elevation_rad: number;
}

/** Standard normal draws for one plot. */
export interface PlotDraws {
  readonly range: number;
  readonly azimuth: number;
  readonly elevation: number;
}

/** One detection as reported: nothing in it says what the target is. One may be kept and written again by `measured`. */
export interface MeasuredPlot {
  range_m: number;
  /** In [0, 2π), clockwise from what the radar takes for true north. */
  azimuth_rad: number;
  elevation_rad: number;
  /** Standard deviations of the noise. */
  rangeSigma_m: number;
  azimuthSigma_rad: number;
  elevationSigma_rad: number;
  snr_dB: number;
}

/** A plot to write into. */
export function emptyMeasuredPlot(): MeasuredPlot {
  return {
    range_m: 0,
    azimuth_rad: 0,
    elevation_rad: 0,
    rangeSigma_m: 0,
    azimuthSigma_rad: 0,
    elevationSigma_rad: 0,
    snr_dB: 0,
  };
}

const COSINE_85_DEG = 0.08715574274765817;

/**
 * Standard deviation of a measurement within a resolution cell, in the unit of `resolution`.
 *
 * @param snr signal over noise of the whole look, a ratio above 0
 */
export function noiseSigma(resolution: number, factor: number, floor: number, snr: number): number {
  invariant(snr > 0, 'without a signal there is nothing to measure');
  const thermal = Math.min(factor / Math.sqrt(2 * snr), EVENLY) * resolution;
  return Math.sqrt(thermal * thermal + floor * floor);
}

/** Standard deviation of an even spread of width 1. */
const EVENLY = 1 / Math.sqrt(12);

/**
 * Writes the plot of a target that was detected into `out`, and returns it.
 *
 * @param sight where it truly is
 * @param snr signal over noise of the whole look: that of one pulse times the number of pulses, a ratio
 */
export function measured(
  accuracy: MeasurementAccuracy,
  bias: MeasurementBias,
  sight: Readonly<Sight>,
  snr: number,
  draws: PlotDraws,
  out: MeasuredPlot,
): MeasuredPlot {
  const { rangeResolution_m, beamWidth_rad, rangeFactor, angleFactor, rangeFloor_m, angleFloor_rad } =
    accuracy;
  const widened_rad = beamWidth_rad / Math.max(COSINE_85_DEG, sight.boresightCosine);
  const rangeSigma_m = noiseSigma(rangeResolution_m, rangeFactor, rangeFloor_m, snr);
  const elevationSigma_rad = noiseSigma(widened_rad, angleFactor, angleFloor_rad, snr);
  const azimuthSigma_rad = elevationSigma_rad / Math.max(COSINE_85_DEG, cos(sight.elevation_rad));
  out.range_m = Math.max(0, sight.range_m + bias.range_m + rangeSigma_m * draws.range);
  out.azimuth_rad = azimuthOf(sight.azimuth_rad + bias.azimuth_rad + azimuthSigma_rad * draws.azimuth);
  out.elevation_rad = sight.elevation_rad + bias.elevation_rad + elevationSigma_rad * draws.elevation;
  out.rangeSigma_m = rangeSigma_m;
  out.azimuthSigma_rad = azimuthSigma_rad;
  out.elevationSigma_rad = elevationSigma_rad;
  out.snr_dB = toDecibel(snr);
  return out;
}
