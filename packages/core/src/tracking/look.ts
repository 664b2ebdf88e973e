/** One look of a radar, as its report tells of it. */
import type { TimeUs } from '../numerics/index.js';
import type { Weighed } from './expectation.js';
import type { Plot } from './plot.js';

/** The plots of one look, all of one time, in parallel lists. The message of a radar's plots with its time is one. */
export interface Look {
  readonly time_us: TimeUs;
  readonly ranges_m: readonly number[];
  readonly azimuths_rad: readonly number[];
  readonly elevations_rad: readonly number[];
  readonly rangeSigmas_m: readonly number[];
  readonly azimuthSigmas_rad: readonly number[];
  readonly elevationSigmas_rad: readonly number[];
  readonly snrs_dB: readonly number[];
  /** Numbers of the tracks that a beam was pointed at: only those can miss. Empty where a whole frame was searched. */
  readonly lookedAt: readonly number[];
}

/** One plot of a look. */
export function plotAt(look: Look, index: number): Plot {
  return {
    time_us: look.time_us,
    range_m: look.ranges_m[index],
    azimuth_rad: look.azimuths_rad[index],
    elevation_rad: look.elevations_rad[index],
    rangeSigma_m: look.rangeSigmas_m[index],
    azimuthSigma_rad: look.azimuthSigmas_rad[index],
    elevationSigma_rad: look.elevationSigmas_rad[index],
    snr_dB: look.snrs_dB[index],
  };
}

/** Writes one plot of a look into `out`, to be weighed. */
export function loadPlot(look: Look, index: number, out: Weighed): void {
  const { measured, variances } = out;
  measured[0] = look.ranges_m[index];
  measured[1] = look.azimuths_rad[index];
  measured[2] = look.elevations_rad[index];
  variances[0] = look.rangeSigmas_m[index] * look.rangeSigmas_m[index];
  variances[1] = look.azimuthSigmas_rad[index] * look.azimuthSigmas_rad[index];
  variances[2] = look.elevationSigmas_rad[index] * look.elevationSigmas_rad[index];
}

/** Writes the plots' indices into `order` by what was measured: the same plots in the same order, however they were listed. */
export function orderPlots(look: Look, order: number[]): void {
  for (let i = 0; i < look.ranges_m.length; i++) {
    let at = i;
    for (; at > 0 && comparePlots(look, order[at - 1], i) > 0; at--) order[at] = order[at - 1];
    order[at] = i;
  }
}

function comparePlots(look: Look, a: number, b: number): number {
  return (
    look.ranges_m[a] - look.ranges_m[b] ||
    look.azimuths_rad[a] - look.azimuths_rad[b] ||
    look.elevations_rad[a] - look.elevations_rad[b] ||
    look.snrs_dB[a] - look.snrs_dB[b]
  );
}
