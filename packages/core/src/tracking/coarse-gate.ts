/**
 * A bound on how far away a track can be, which costs little: plots beyond it need no filter to be ruled out.
 *
 * Model: straight flight from the last estimate. What the filter would say lies within ½ a t² of that, and a plot inside its gate within
 *   √gate standard deviations of what the filter would say; both are taken larger than they can be. Only ranges are compared: they are what a
 *   plot tells best, and without an angle turned.
 */
import type { LocalFrame } from '../earth/index.js';
import { US_PER_S } from '../numerics/index.js';
import type { Estimate } from './estimate.js';
import type { Look } from './look.js';
import type { TrackingParameters } from './parameters.js';

/** No missile is pulled or braked harder than this, m/s². */
const HARDEST_MPS2 = 1500;
const GENEROUS = 1.5;
/** The least and the greatest range of a plot of no error, and how many standard deviations of its own are forgiven one that has. */
const LEAST = 0;
const GREATEST = 1;
const FORGIVEN = 2;
const window = new Float64Array(3);

/** Carries a track straight ahead to a time, not before its own, for `isNear`. */
export function carryStraight(
  { originEcef }: LocalFrame,
  { time_us, state, covariance }: Estimate,
  look_us: number,
  { gate, accelerationNoise_m2ps3 }: TrackingParameters,
): void {
  const ahead_s = (look_us - time_us) / US_PER_S;
  const x = state[0] + ahead_s * state[3] - originEcef.x;
  const y = state[1] + ahead_s * state[4] - originEcef.y;
  const z = state[2] + ahead_s * state[5] - originEcef.z;
  const placeSigma = Math.sqrt(covariance[0] + covariance[8] + covariance[16]);
  const speedSigma = Math.sqrt(covariance[24] + covariance[32] + covariance[40]);
  const pushed = 0.5 * HARDEST_MPS2 * ahead_s * ahead_s;
  const noise = Math.sqrt(accelerationNoise_m2ps3 * ahead_s * ahead_s * ahead_s);
  const spread = placeSigma + ahead_s * speedSigma + noise + pushed * Math.sqrt(covariance[48]);
  const forgiven = GENEROUS * Math.sqrt(gate);
  const range = Math.sqrt(x * x + y * y + z * z);
  const reach = pushed + forgiven * spread;
  window[LEAST] = range - reach;
  window[GREATEST] = range + reach;
  window[FORGIVEN] = forgiven;
}

/** Whether a plot can be in the gate of the track carried ahead last. */
export function isNear({ ranges_m, rangeSigmas_m }: Look, plot: number): boolean {
  const range = ranges_m[plot];
  const more = window[FORGIVEN] * rangeSigmas_m[plot];
  // Written so that a NaN counts as near: the filter then says that the track is of no use.
  return !(range < window[LEAST] - more || range > window[GREATEST] + more);
}
