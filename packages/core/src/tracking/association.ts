/**
 * Which plot belongs to which track: global nearest neighbour.
 *
 * Model: over all ways to give each track at most one plot inside its gate, the one with the least sum of d² + ln det S, where a track
 *   that gets none costs as much as a plot on the edge of the least sure gate. So a track takes any plot in its gate
 *   that no other needs more, and an unsure track does not take the plot of a sure one just because its gate is wide.
 * Source: Blackman & Popoli, "Design and Analysis of Modern Tracking Systems" (1999), sections 6.4 and 6.11.
 * Ignores: more than one hypothesis at a time, plots of two bodies merged in one, signal strength.
 */
import type { LocalFrame } from '../earth/index.js';
import { log } from '../numerics/index.js';
import { assign } from './assignment.js';
import { copyEstimate, type Fit, fitOf, predictEstimate } from './ballistic-filter.js';
import type { TrackingParameters } from './parameters.js';
import type { Plot } from './plot.js';
import type { Track } from './track.js';

/**
 * The index of the plot that each track gets, −1 where it gets none.
 *
 * @param tracks in order of their numbers
 * @param plots in an order that depends on nothing but the plots, rising in time: see `inOrder`
 * @param free which plots may be given, by index
 */
export function associate(
  site: LocalFrame,
  tracks: readonly Track[],
  plots: readonly Plot[],
  free: readonly boolean[],
  parameters: TrackingParameters,
): Int32Array {
  const rows = tracks.length;
  const offered = plots.length;
  const none = new Int32Array(rows).fill(-1);
  if (rows === 0 || !free.includes(true)) return none;
  const columns = offered + rows;
  const cost = new Float64Array(rows * columns).fill(Number.POSITIVE_INFINITY);
  const fit: Fit = { distanceSquared: 0, volume: 1 };
  let leastSure = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < rows; i++) {
    const estimate = copyEstimate(tracks[i].estimate);
    for (let j = 0; j < offered; j++) {
      if (!free[j] || plots[j].time_us <= tracks[i].estimate.time_us) continue;
      predictEstimate(estimate, plots[j].time_us, parameters);
      fitOf(site, estimate, plots[j], fit);
      if (!(fit.distanceSquared <= parameters.gate)) continue;
      const logDeterminant = 2 * log(fit.volume);
      leastSure = Math.max(leastSure, logDeterminant);
      cost[i * columns + j] = fit.distanceSquared + logDeterminant;
    }
  }
  if (leastSure === Number.NEGATIVE_INFINITY) return none;
  for (let i = 0; i < rows; i++) cost[i * columns + offered + i] = parameters.gate + leastSure;
  return assign(cost, rows, columns).map((column) => (column < offered ? column : -1));
}

/** Orders plots by time and then by where they are: the same whatever the order in which they were given. */
export function inOrder(a: Plot, b: Plot): number {
  return (
    a.time_us - b.time_us ||
    a.range_m - b.range_m ||
    a.azimuth_rad - b.azimuth_rad ||
    a.elevation_rad - b.elevation_rad ||
    a.snr_dB - b.snr_dB
  );
}
