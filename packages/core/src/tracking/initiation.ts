/**
 * How tracks begin: two plots make a tentative track, M plots in N looks a firm one.
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
import { type BallisticAssumptions, ballisticTrackRates, TRACK_STATES } from './ballistic-dynamics.js';
import type { Estimate } from './ballistic-filter.js';
import type { TrackingParameters } from './parameters.js';
import { type Plot, plotToEcef } from './plot.js';
import type { Track } from './track.js';

const N = TRACK_STATES;

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
  const braking = accelerations(middle, parameters);
  for (let i = 0; i < 3; i++) {
    state[i] = to[i];
    state[3 + i] = middle[3 + i] + 0.5 * between_s * braking.all[3 + i];
  }
  const covariance = pairCovariance(fromSpread, toSpread, between_s, braking.drag, parameters);
  return { ok: true, speed_mps: speed, estimate: { time_us: second.time_us, state, covariance } };
}

/** The whole acceleration at a state (in places 3 to 5), and the part of it that grows with u. */
function accelerations(state: Float64Array, assumed: BallisticAssumptions) {
  const all = new Float64Array(N);
  const thin = new Float64Array(N);
  ballisticTrackRates(0, state, all, assumed);
  ballisticTrackRates(0, state, thin, {
    ...assumed,
    ballisticCoefficient_kgpm2: 2 * assumed.ballisticCoefficient_kgpm2,
  });
  // With half the drag the acceleration changes by half the drag.
  return { all, drag: [3, 4, 5].map((i) => 2 * (all[i] - thin[i])) };
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
  const possible = new Map<number, Estimate>();
  // More than any sum of pairs costs: a plot is left out only where it must be.
  const leftOut = (rows + 1) * parameters.maximumSpeed_mps * parameters.maximumSpeed_mps;
  for (let i = 0; i < rows; i++) {
    cost[i * columns + earlier.length + i] = leftOut;
    for (let j = 0; j < earlier.length; j++) {
      const pair = estimateFromPair(site, earlier[j], later[i], parameters);
      if (!pair.ok) continue;
      possible.set(i * columns + j, pair.estimate);
      cost[i * columns + j] = pair.speed_mps * pair.speed_mps;
    }
  }
  const pairs: Pair[] = [];
  assign(cost, rows, columns).forEach((first, second) => {
    const estimate = possible.get(second * columns + first);
    if (estimate !== undefined) pairs.push({ first, second, estimate });
  });
  return pairs;
}

/** Whether a tentative track has the plots that make it firm. */
export function isConfirmed(track: Track, parameters: TrackingParameters): boolean {
  return track.hits >= parameters.confirmHits;
}

/** Whether a tentative track can no longer become firm within its looks. */
export function cannotBeConfirmed(track: Track, parameters: TrackingParameters): boolean {
  const looksLeft = parameters.confirmLooks - track.looks;
  return track.hits + Math.max(0, looksLeft) < parameters.confirmHits;
}
