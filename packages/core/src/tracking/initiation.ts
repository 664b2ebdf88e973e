/**
 * How tracks begin: two plots make a tentative track, M plots in N looks a firm one. A look counts for a track where the track took a
 * plot of it, in search or not, or where a beam was pointed at the track; a search look that brings it nothing does not.
 *
 * Model: the position is the later plot's; the velocity is the difference of the two over the time between them, brought from the
 *   middle of that time to its end with the ballistic acceleration. Covariance to first order in both plots' errors, the prior
 *   of drag, and the process noise of the time between.
 * Source: Bar-Shalom, Li & Kirubarajan (2001), section 5.5.3 (two-point differencing).
 * Ignores: Doppler, which would tell right pairs from wrong ones at once.
 */
import type { LocalFrame } from '../earth/index.js';
import { US_PER_S } from '../numerics/index.js';
import { assign } from './assignment.js';
import { BRAKING, ballisticAcceleration, dragFactor, RATES, TRACK_STATES } from './ballistic-acceleration.js';
import type { Estimate } from './estimate.js';
import type { TrackingParameters } from './parameters.js';
import { type Plot, plotToEcef } from './plot.js';
import type { Track } from './track.js';

const N = TRACK_STATES;
const rates = new Float64Array(RATES);
const spread = new Float64Array(9);

/** The estimate that two plots of one body give, or why they cannot be of one body. */
export type PairEstimate =
  | { readonly ok: true; readonly estimate: Estimate; readonly speed_mps: number }
  | {
      readonly ok: false;
      readonly reason: 'not one after the other' | 'too long apart' | 'too slow' | 'too fast';
    };

/** Tries to make an estimate of `first` and the later `second`. */
export function estimateFromPair(
  site: LocalFrame,
  first: Plot,
  second: Plot,
  parameters: TrackingParameters,
): PairEstimate {
  const between_s = (second.time_us - first.time_us) / US_PER_S;
  if (between_s <= 0) return { ok: false, reason: 'not one after the other' };
  if (between_s > parameters.pairingTime_s) return { ok: false, reason: 'too long apart' };
  const from = new Float64Array(3);
  const to = new Float64Array(3);
  const fromSpread = new Float64Array(9);
  const toSpread = new Float64Array(9);
  plotToEcef(site, first, from, fromSpread);
  plotToEcef(site, second, to, toSpread);
  const middle = new Float64Array(N);
  for (let i = 0; i < 3; i++) {
    middle[i] = 0.5 * (from[i] + to[i]);
    middle[3 + i] = (to[i] - from[i]) / between_s;
  }
  const speed = Math.sqrt(middle[3] * middle[3] + middle[4] * middle[4] + middle[5] * middle[5]);
  if (speed < parameters.minimumSpeed_mps) return { ok: false, reason: 'too slow' };
  if (speed > parameters.maximumSpeed_mps) return { ok: false, reason: 'too fast' };
  const state = new Float64Array(N);
  ballisticAcceleration(middle, dragFactor(middle, parameters), rates);
  const drag = [3, 4, 5].map((i) => -rates[BRAKING] * middle[i]);
  for (let i = 0; i < 3; i++) {
    state[i] = to[i];
    state[3 + i] = middle[3 + i] + 0.5 * between_s * rates[i];
  }
  const covariance = pairCovariance(fromSpread, toSpread, between_s, drag, parameters);
  return { ok: true, speed_mps: speed, estimate: { time_us: second.time_us, state, covariance } };
}

function pairCovariance(
  fromSpread: Float64Array,
  toSpread: Float64Array,
  between_s: number,
  drag: readonly number[],
  parameters: TrackingParameters,
): Float64Array {
  const covariance = new Float64Array(N * N);
  const half_s = 0.5 * between_s;
  const logVariance = parameters.ballisticCoefficientSpread * parameters.ballisticCoefficientSpread;
  for (let i = 0; i < 3; i++) {
    for (let j = 0; j < 3; j++) {
      const k = 3 * i + j;
      covariance[i * N + j] = toSpread[k];
      covariance[i * N + 3 + j] = toSpread[k] / between_s;
      covariance[(3 + i) * N + j] = toSpread[k] / between_s;
      covariance[(3 + i) * N + 3 + j] =
        (fromSpread[k] + toSpread[k]) / (between_s * between_s) +
        half_s * half_s * drag[i] * drag[j] * logVariance;
    }
    covariance[(3 + i) * N + 3 + i] += (parameters.accelerationNoise_m2ps3 * between_s) / 3;
    covariance[(3 + i) * N + 6] = half_s * drag[i] * logVariance;
    covariance[6 * N + 3 + i] = half_s * drag[i] * logVariance;
  }
  covariance[N * N - 1] = logVariance;
  return covariance;
}

/** Two plots taken to be of one body: indices in the lists they were chosen from, and what they say together. */
export interface Pair {
  readonly first: number;
  readonly second: number;
  readonly estimate: Estimate;
}

/**
 * Pairs later plots with earlier ones.
 *
 * Model: as many pairs of a possible speed as there can be, and of all ways to form them the one with the least sum of squared
 *   speeds. Bodies that fly alike are then paired rightly however near each other they are, because the sum of
 *   squares is least where differences of place are; two that close in by more than their distance between looks are not,
 *   and sort themselves out when they have passed.
 */
export function pairUp(
  site: LocalFrame,
  earlier: readonly Plot[],
  later: readonly Plot[],
  parameters: TrackingParameters,
): Pair[] {
  const rows = later.length;
  if (rows === 0 || earlier.length === 0) return [];
  const columns = earlier.length + rows;
  const cost = new Float64Array(rows * columns).fill(Number.POSITIVE_INFINITY);
  const from = earlier.map((plot) => placeOf(site, plot));
  const { minimumSpeed_mps: least, maximumSpeed_mps: most } = parameters;
  for (let i = 0; i < rows; i++) {
    // More than any sum of pairs costs: a plot is left out only where it must be.
    cost[i * columns + earlier.length + i] = (rows + 1) * most * most;
    const to = placeOf(site, later[i]);
    for (let j = 0; j < earlier.length; j++) {
      const between_s = (later[i].time_us - earlier[j].time_us) / US_PER_S;
      if (between_s <= 0 || between_s > parameters.pairingTime_s) continue;
      const squared = distanceSquared(from[j], to) / (between_s * between_s);
      if (squared >= least * least && squared <= most * most) cost[i * columns + j] = squared;
    }
  }
  const chosen = new Int32Array(rows);
  assign(cost, rows, columns, chosen);
  const pairs: Pair[] = [];
  for (let second = 0; second < rows; second++) {
    const first = chosen[second];
    if (first >= earlier.length) continue;
    const pair = estimateFromPair(site, earlier[first], later[second], parameters);
    // A speed on the very edge may round to the other side of it.
    if (pair.ok) pairs.push({ first, second, estimate: pair.estimate });
  }
  return pairs;
}

function placeOf(site: LocalFrame, plot: Plot): Float64Array {
  const place = new Float64Array(3);
  plotToEcef(site, plot, place, spread);
  return place;
}

function distanceSquared(from: Float64Array, to: Float64Array): number {
  const dx = to[0] - from[0];
  const dy = to[1] - from[1];
  const dz = to[2] - from[2];
  return dx * dx + dy * dy + dz * dz;
}

/** Whether a tentative track has the plots that make it firm. */
export function isConfirmed(track: Track, parameters: TrackingParameters): boolean {
  return track.hits >= parameters.confirmHits;
}

/** Whether a tentative track can no longer become firm within the looks that count for it. */
export function cannotBeConfirmed(track: Track, parameters: TrackingParameters): boolean {
  const looksLeft = parameters.confirmLooks - track.looks;
  return track.hits + Math.max(0, looksLeft) < parameters.confirmHits;
}
