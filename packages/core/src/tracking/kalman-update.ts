/**
 * The measurement update of a Kalman filter, for any number of states and measured quantities.
 *
 * Model: S = H P Hᵀ + R, K = P Hᵀ S⁻¹, x ← x + K y, and Joseph's form P ← (I − K H) P (I − K H)ᵀ + K R Kᵀ, which stays symmetric
 *   and positive whatever rounding does to K.
 * Source: Bar-Shalom, Li & Kirubarajan, "Estimation with Applications to Tracking and Navigation" (2001), section 5.2;
 *   Bucy & Joseph (1968).
 */
import {
  choleskyFactor,
  invariant,
  mahalanobisSquared,
  multiplyByTranspose,
  multiplyMatrices,
  rootDeterminant,
  solveCholesky,
  symmetrise,
} from '../numerics/index.js';

/** What one update works in: the measurement as the caller writes it, and places for the intermediate matrices. */
export interface KalmanWork {
  readonly states: number;
  readonly measured: number;
  /** H, measured × states: how the measurement depends on the state. */
  readonly sensitivity: Float64Array;
  /** R, measured × measured: covariance of the measurement's error. */
  readonly noise: Float64Array;
  /** y: measurement minus what the state predicts of it. */
  readonly innovation: Float64Array;
  /** P Hᵀ, states × measured. */
  readonly cross: Float64Array;
  /** S, covariance of the innovation, and its Cholesky factor. */
  readonly spread: Float64Array;
  readonly factor: Float64Array;
  readonly gainTransposed: Float64Array;
  readonly keep: Float64Array;
  readonly product: Float64Array;
  readonly scratch: Float64Array;
}

export function kalmanWork(states: number, measured: number): KalmanWork {
  const make = (rows: number, columns: number) => new Float64Array(rows * columns);
  return {
    states,
    measured,
    sensitivity: make(measured, states),
    noise: make(measured, measured),
    innovation: make(measured, 1),
    cross: make(states, measured),
    spread: make(measured, measured),
    factor: make(measured, measured),
    gainTransposed: make(measured, states),
    keep: make(states, states),
    product: make(states, states),
    scratch: make(measured, 1),
  };
}

/**
 * Forms the innovation's covariance from `sensitivity` and `noise`, and returns the squared distance yᵀ S⁻¹ y of the innovation.
 *
 * @throws InvariantError where S is not positive definite, which a positive R makes impossible
 */
export function innovationDistanceSquared(covariance: Float64Array, work: KalmanWork): number {
  const { states: n, measured: m, sensitivity, noise, cross, spread, factor } = work;
  multiplyByTranspose(covariance, sensitivity, n, n, m, cross);
  multiplyMatrices(sensitivity, cross, m, n, m, spread);
  for (let i = 0; i < m * m; i++) spread[i] += noise[i];
  invariant(choleskyFactor(spread, m, factor), 'the covariance of an innovation must be positive definite');
  return mahalanobisSquared(factor, m, work.innovation, work.scratch);
}

/** √det S after `innovationDistanceSquared`: the volume of the innovation's uncertainty, up to a constant. */
export function innovationVolume(work: KalmanWork): number {
  return rootDeterminant(work.factor, work.measured);
}

/** Updates state and covariance in place with the measurement in `work`; returns the squared distance of the innovation. */
export function kalmanUpdate(state: Float64Array, covariance: Float64Array, work: KalmanWork): number {
  const distanceSquared = innovationDistanceSquared(covariance, work);
  const { states: n, measured: m, sensitivity, noise, innovation, cross, gainTransposed, keep } = work;
  for (let i = 0; i < n; i++) for (let j = 0; j < m; j++) gainTransposed[j * n + i] = cross[i * m + j];
  solveCholesky(work.factor, m, gainTransposed, n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < m; j++) state[i] += gainTransposed[j * n + i] * innovation[j];
    for (let k = 0; k < n; k++) {
      let kept = i === k ? 1 : 0;
      for (let j = 0; j < m; j++) kept -= gainTransposed[j * n + i] * sensitivity[j * n + k];
      keep[i * n + k] = kept;
    }
  }
  multiplyMatrices(keep, covariance, n, n, n, work.product);
  multiplyByTranspose(work.product, keep, n, n, n, covariance);
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < n; k++) {
      let added = 0;
      for (let a = 0; a < m; a++) {
        for (let b = 0; b < m; b++) {
          added += gainTransposed[a * n + i] * noise[a * m + b] * gainTransposed[b * n + k];
        }
      }
      covariance[i * n + k] += added;
    }
  }
  symmetrise(covariance, n);
  return distanceSquared;
}
