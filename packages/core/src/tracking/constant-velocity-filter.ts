/**
 * The plainest Kalman filter, straight flight at constant speed: the yardstick of the update that all filters here share.
 *
 * Model: per axis [x, ẋ], x ← x + h ẋ, process noise q [[h³/3, h²/2], [h²/2, h]] of a white acceleration.
 * Source: Bar-Shalom, Li & Kirubarajan (2001), section 6.2.2.
 * Use: validation and teaching; no track of a ballistic missile is kept with it.
 */
import { multiplyByTranspose, multiplyMatrices } from '../numerics/index.js';

/** Predicts states [x, ẋ] of `axes` axes, one after the other, `step_s` ahead in place. */
export function predictConstantVelocity(
  state: Float64Array,
  covariance: Float64Array,
  axes: number,
  step_s: number,
  accelerationNoise_m2ps3: number,
): void {
  const n = 2 * axes;
  const transition = new Float64Array(n * n);
  for (let i = 0; i < n; i++) transition[i * n + i] = 1;
  for (let i = 0; i < n; i += 2) {
    transition[i * n + i + 1] = step_s;
    state[i] += step_s * state[i + 1];
  }
  const product = new Float64Array(n * n);
  multiplyMatrices(transition, covariance, n, n, n, product);
  multiplyByTranspose(product, transition, n, n, n, covariance);
  const q = accelerationNoise_m2ps3 * step_s;
  for (let i = 0; i < n; i += 2) {
    covariance[i * n + i] += (q * step_s * step_s) / 3;
    covariance[i * n + i + 1] += (q * step_s) / 2;
    covariance[(i + 1) * n + i] += (q * step_s) / 2;
    covariance[(i + 1) * n + i + 1] += q;
  }
}
