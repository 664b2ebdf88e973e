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
import type { LonePlot, Track } from './track.js';

const N = TRACK_STATES;
/** Deviations beyond which a difference of places is none of errors. */
const SURE = 3;
const rates = new Float64Array(RATES);
const factor = new Float64Array(1);
const from = new Float64Array(3);
const to = new Float64Array(3);
const fromSpread = new Float64Array(9);
const toSpread = new Float64Array(9);
const middle = new Float64Array(N);
/** Acceleration by drag, m/s². */
const dragged = new Float64Array(3);

let cost = new Float64Array(0);
let chosen = new Int32Array(0);

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
  plotToEcef(site, first, from, fromSpread);
  plotToEcef(site, second, to, toSpread);
  for (let i = 0; i < 3; i++) {
    middle[i] = 0.5 * (from[i] + to[i]);
    middle[3 + i] = (to[i] - from[i]) / between_s;
  }
  const speed = Math.sqrt(middle[3] * middle[3] + middle[4] * middle[4] + middle[5] * middle[5]);
  if (speed < parameters.minimumSpeed_mps) return { ok: false, reason: 'too slow' };
  if (speed > parameters.maximumSpeed_mps) return { ok: false, reason: 'too fast' };
  const state = new Float64Array(N);
  factor[0] = dragFactor(middle, parameters);
  ballisticAcceleration(middle, factor, rates);
  for (let i = 0; i < 3; i++) {
    state[i] = to[i];
    state[3 + i] = middle[3 + i] + 0.5 * between_s * rates[i];
    dragged[i] = -rates[BRAKING] * middle[3 + i];
  }
  const covariance = pairCovariance(between_s, parameters);
  return { ok: true, speed_mps: speed, estimate: { time_us: second.time_us, state, covariance } };
}

/** Of `fromSpread`, `toSpread` and `dragged`. */
function pairCovariance(between_s: number, parameters: TrackingParameters): Float64Array {
  const covariance = new Float64Array(N * N);
  const half_s = 0.5 * between_s;
  const per2 = 1 / (between_s * between_s);
  const logVariance = parameters.ballisticCoefficientSpread * parameters.ballisticCoefficientSpread;
  const dragVariance = half_s * half_s * logVariance;
  const noise = (parameters.accelerationNoise_m2ps3 * between_s) / 3;
  for (let i = 0; i < 3; i++) {
    for (let j = 0; j < 3; j++) {
      const place = toSpread[3 * i + j];
      const both = place / between_s;
      covariance[i * N + j] = place;
      covariance[i * N + 3 + j] = both;
      covariance[(3 + i) * N + j] = both;
      covariance[(3 + i) * N + 3 + j] =
        (fromSpread[3 * i + j] + place) * per2 + dragVariance * (dragged[i] * dragged[j]);
    }
    covariance[(3 + i) * N + 3 + i] += noise;
    covariance[(3 + i) * N + 6] = half_s * dragged[i] * logVariance;
    covariance[6 * N + 3 + i] = half_s * dragged[i] * logVariance;
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
  earlier: readonly LonePlot[],
  later: readonly LonePlot[],
  parameters: TrackingParameters,
): Pair[] {
  const pairs: Pair[] = [];
  const rows = later.length;
  const columns = earlier.length + rows;
  if (cost.length < rows * columns) cost = new Float64Array(2 * rows * columns);
  if (chosen.length < rows) chosen = new Int32Array(2 * rows);
  if (!fillCost(earlier, later, parameters)) return pairs;
  assign(cost, rows, columns, chosen);
  for (let second = 0; second < rows; second++) {
    const first = chosen[second];
    if (first >= earlier.length) continue;
    const pair = estimateFromPair(site, earlier[first].plot, later[second].plot, parameters);
    // A speed on the very edge may round to the other side of it.
    if (pair.ok) pairs.push({ first, second, estimate: pair.estimate });
  }
  return pairs;
}

/** Writes what each pair costs, and what leaving a plot out does; returns whether any pair is possible. */
function fillCost(
  earlier: readonly LonePlot[],
  later: readonly LonePlot[],
  { minimumSpeed_mps: least, maximumSpeed_mps: most, pairingTime_s }: TrackingParameters,
): boolean {
  const rows = later.length;
  const columns = earlier.length + rows;
  cost.fill(Number.POSITIVE_INFINITY, 0, rows * columns);
  let possible = false;
  for (let i = 0; i < rows; i++) {
    // More than any sum of pairs costs: a plot is left out only where it must be.
    cost[i * columns + earlier.length + i] = (rows + 1) * most * most;
    const after = later[i];
    for (let j = 0; j < earlier.length; j++) {
      const before = earlier[j];
      const between_s = (after.plot.time_us - before.plot.time_us) / US_PER_S;
      if (between_s <= 0 || between_s > pairingTime_s) continue;
      const x = after.place.x - before.place.x;
      const y = after.place.y - before.place.y;
      const z = after.place.z - before.place.z;
      const squared = (x * x + y * y + z * z) / (between_s * between_s);
      if (!(squared >= least * least && squared <= most * most)) continue;
      cost[i * columns + j] = squared;
      possible = true;
    }
  }
  return possible;
}

/**
 * Marks plots that no pair was found for, and the earlier ones near which they lie, where both are of something too slow to be followed:
 * debris on its way down is seen frame after frame.
 *
 * Model: the two are less apart than `minimumSpeed` goes in the time between, and that time is long enough for what is twice as
 *   fast to have left by three deviations of both.
 */
export function markSlow(
  earlier: readonly LonePlot[],
  later: readonly LonePlot[],
  { minimumSpeed_mps: least, pairingTime_s }: TrackingParameters,
): void {
  for (const after of later) {
    for (const before of earlier) {
      const between_s = (after.plot.time_us - before.plot.time_us) / US_PER_S;
      if (between_s <= 0 || between_s > pairingTime_s) continue;
      const x = after.place.x - before.place.x;
      const y = after.place.y - before.place.y;
      const z = after.place.z - before.place.z;
      const goes_m = least * between_s;
      if (x * x + y * y + z * z > goes_m * goes_m) continue;
      const variance = after.spread_m * after.spread_m + before.spread_m * before.spread_m;
      if (goes_m * goes_m < SURE * SURE * variance) continue;
      after.slow = true;
      before.slow = true;
    }
  }
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
