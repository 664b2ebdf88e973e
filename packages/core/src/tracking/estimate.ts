import { type TimeUs, US_PER_S } from '../numerics/index.js';
import type { BallisticAssumptions } from './ballistic-acceleration.js';
import { predictBallistic, predictBallisticState } from './ballistic-dynamics.js';

/** Where a tracker believes a body to be at a time, and how sure it is; the arrays belong to the estimate. */
export interface Estimate {
  time_us: TimeUs;
  /** [x, y, z, ẋ, ẏ, ż, u], as ballistic-acceleration.ts has them. */
  readonly state: Float64Array;
  /** 7 × 7, row after row. */
  readonly covariance: Float64Array;
}

/** Writes an estimate over another. */
export function copyEstimate(from: Estimate, into: Estimate): void {
  into.time_us = from.time_us;
  into.state.set(from.state);
  into.covariance.set(from.covariance);
}

/** Predicts an estimate to `time_us` in place; a time before the estimate's own leaves it as it is. */
export function predictEstimate(estimate: Estimate, time_us: TimeUs, assumed: BallisticAssumptions): void {
  if (time_us <= estimate.time_us) return;
  const duration_s = (time_us - estimate.time_us) / US_PER_S;
  predictBallistic(estimate.state, estimate.covariance, duration_s, assumed);
  estimate.time_us = time_us;
}

/** Writes into `state` what an estimate predicts for `time_us`, which lies not before its own; the estimate stays as it is. */
export function predictedState(
  estimate: Estimate,
  time_us: TimeUs,
  assumed: BallisticAssumptions,
  state: Float64Array,
): void {
  state.set(estimate.state);
  predictBallisticState(state, (time_us - estimate.time_us) / US_PER_S, assumed);
}
