/**
 * The classical fourth-order Runge–Kutta step with a fixed step size.
 *
 * Source: Kutta (1901); Hairer, Nørsett & Wanner, "Solving Ordinary Differential Equations I", II.1.
 * Use: an independent check of the adaptive method, and models that want equal steps.
 */
import type { Derivative } from './ode-dormand-prince.js';

/** Arrays one step works in. */
export interface Rk4Work {
  readonly stage: Float64Array;
  readonly k1: Float64Array;
  readonly k2: Float64Array;
  readonly k3: Float64Array;
  readonly k4: Float64Array;
}

export function rk4Work(dimension: number): Rk4Work {
  const make = () => new Float64Array(dimension);
  return { stage: make(), k1: make(), k2: make(), k3: make(), k4: make() };
}

/** Advances `y` in place from `t` to `t + h`. */
export function rk4Step<Model>(
  f: Derivative<Model>,
  model: Model,
  t: number,
  h: number,
  y: Float64Array,
  work: Rk4Work,
): void {
  const { stage, k1, k2, k3, k4 } = work;
  const n = y.length;
  f(t, y, k1, model);
  for (let i = 0; i < n; i++) stage[i] = y[i] + 0.5 * h * k1[i];
  f(t + 0.5 * h, stage, k2, model);
  for (let i = 0; i < n; i++) stage[i] = y[i] + 0.5 * h * k2[i];
  f(t + 0.5 * h, stage, k3, model);
  for (let i = 0; i < n; i++) stage[i] = y[i] + h * k3[i];
  f(t + h, stage, k4, model);
  for (let i = 0; i < n; i++) y[i] = y[i] + (h / 6) * (k1[i] + 2 * (k2[i] + k3[i]) + k4[i]);
}
