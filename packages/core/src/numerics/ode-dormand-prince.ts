/**
 * Dormand–Prince 5(4): adaptive integration with dense output.
 *
 * Model: the embedded pair DOPRI5 with local extrapolation, first-same-as-last, and the fourth-order
 * continuous extension of Shampine as given by Hairer, Nørsett and Wanner. Where steps become harder from one to the next,
 * the next is foreseen to be harder still by as much, as Gustafsson's predictive control does: a body that falls into thicker
 * and thicker air would else try nearly every step twice.
 * Source: Dormand & Prince, J. Comp. Appl. Math. 6 (1980) 19–26; Hairer, Nørsett & Wanner, "Solving
 * Ordinary Differential Equations I", 2nd ed., II.4–II.6; Gustafsson, ACM Trans. Math. Softw. 20 (1994) 496–517.
 * Valid: smooth right-hand sides; split the interval where the right-hand side jumps.
 * Ignores: stiffness detection (the flights of this library are not stiff).
 */

import { DENSE_ORDER, denseCoefficients, tryStep } from './dormand-prince-step.js';
import { fifthRootInverse } from './fifth-root.js';
import { invariant } from './invariant.js';

export { DENSE_ORDER };

// An imported number is looked up at each use; this one the engine knows.
const ORDER = DENSE_ORDER;

/**
 * Writes dy/dt at time `t` and state `y` into `dydt`; must not keep or change `y`. What it needs besides is handed to it
 * as `model`: one function for all flights can be compiled into the integrator, a closure per flight cannot.
 */
export type Derivative<Model = undefined> = (
  t: number,
  y: Float64Array,
  dydt: Float64Array,
  model: Model,
) => void;

/** How finely to integrate. Lengths of `absoluteTolerance` and of the state are equal. */
export interface StepControl {
  readonly relativeTolerance: number;
  readonly absoluteTolerance: Float64Array;
  firstStep: number;
  readonly maxStep: number;
  /** More accepted and rejected steps than this are a numerical failure. */
  readonly maxSteps: number;
}

/** Arrays one integration works in; make one per dimension and use it again. */
export interface DormandPrinceWork {
  readonly dimension: number;
  readonly y: Float64Array;
  readonly yNext: Float64Array;
  readonly stage: Float64Array;
  /** The rates of the seven stages one after the other; `k1` to `k7` are views of it. */
  readonly rates: Float64Array;
  readonly k1: Float64Array;
  readonly k2: Float64Array;
  readonly k3: Float64Array;
  readonly k4: Float64Array;
  readonly k5: Float64Array;
  readonly k6: Float64Array;
  readonly k7: Float64Array;
  /** Five coefficients a component, component after component: see `evaluateDense`. */
  readonly dense: Float64Array;
  /** What is tried next; `onStep` may make it shorter, so that a step ends where the right-hand side has a corner. */
  nextStep: number;
}

/** Arrays for integrating `dimension` equations. */
export function dormandPrinceWork(dimension: number): DormandPrinceWork {
  const make = () => new Float64Array(dimension);
  const rates = new Float64Array(7 * dimension);
  const stageRates = (stage: number) => rates.subarray((stage - 1) * dimension, stage * dimension);
  return {
    dimension,
    y: make(),
    yNext: make(),
    stage: make(),
    rates,
    k1: stageRates(1),
    k2: stageRates(2),
    k3: stageRates(3),
    k4: stageRates(4),
    k5: stageRates(5),
    k6: stageRates(6),
    k7: stageRates(7),
    dense: new Float64Array(dimension * DENSE_ORDER),
    nextStep: 0,
  };
}

export type IntegrationResult =
  | { readonly ok: true; readonly t: number; readonly h: number; readonly steps: number }
  | { readonly ok: false; readonly reason: 'step too small' | 'too many steps'; readonly t: number };

/**
 * Called after each accepted step over [t, t + h]; `work.y` and `work.yNext` are the states at its ends, `work.k1` and
 * `work.k7` the rates there (the last evaluation was that of `k7`), `work.dense` is its continuous extension. Returning
 * true ends the integration there.
 */
export type OnStep = (t: number, h: number, work: DormandPrinceWork) => boolean;

/** Fifth root of the inverse of an error so far below the tolerance (1e-3) that the step tells little about the next. */
const TELLS_LITTLE = 4;

/** What was planned before a step was cut short is tried after it to this part: behind a corner things are different. */
const AFTER_CORNER = 0.6;

/**
 * Integrates `derivative` with `model` from `t0` to `t1 > t0`, starting at `work.y`.
 *
 * @returns the time reached, the proposed next step and the number of accepted steps; `work.y` holds the final
 *   state. A step that would have to be smaller than the spacing of numbers near `t` is a failure, as is exceeding
 *   `control.maxSteps`.
 */
export function integrateDormandPrince<Model>(
  derivative: Derivative<Model>,
  model: Model,
  t0: number,
  t1: number,
  control: StepControl,
  work: DormandPrinceWork,
  onStep: OnStep,
): IntegrationResult {
  invariant(t1 > t0, 'integrateDormandPrince: t1 must be after t0');
  const { dimension, y, yNext, k1, k7 } = work;
  let t = t0;
  let h = Math.min(control.firstStep, control.maxStep);
  /** What would have come, had the step not been made shorter for a corner. */
  let uncut = h;
  /** Length of the last step, and with what length its error would have met the tolerance; 0 where that is not known well. */
  let lengthBefore = h;
  let fitBefore = 0;
  let accepted = 0;
  derivative(t, y, k1, model);
  for (let attempt = 0; attempt < control.maxSteps; attempt++) {
    const last = t + h * 1.0000001 >= t1;
    if (last) h = t1 - t;
    if (t + h <= t) return { ok: false, reason: 'step too small', t };
    const error = tryStep(derivative, model, t, h, control, work);
    // The error norm scales with h^5; 0.9 is the usual safety factor, and the step changes by 0.2 to 5.
    const root = fifthRootInverse(error);
    const factor = error === 0 ? 5 : Math.min(5, Math.max(0.2, 0.9 * root));
    if (!(error <= 1)) {
      h *= error > 1 ? Math.min(factor, 0.9) : 0.2;
      uncut = h;
      continue;
    }
    accepted++;
    denseCoefficients(h, work);
    const grown = factor === 5 ? Math.max(h * 5, AFTER_CORNER * uncut) : h * factor;
    uncut = Math.min(grown, control.maxStep);
    const fit = root < TELLS_LITTLE ? h * root : 0;
    // In proportion to the way from the middle of one step to that of the next.
    if (fit < fitBefore && fit > 0) uncut /= 1 + ((fitBefore / fit - 1) * (h + uncut)) / (lengthBefore + h);
    fitBefore = fit;
    lengthBefore = h;
    work.nextStep = uncut;
    const stop = onStep(t, h, work);
    t = last ? t1 : t + h;
    for (let i = 0; i < dimension; i++) {
      y[i] = yNext[i];
      k1[i] = k7[i];
    }
    h = work.nextStep;
    if (stop || last) return { ok: true, t, h: uncut, steps: accepted };
  }
  return { ok: false, reason: 'too many steps', t };
}

/** Value of component `index` at fraction `theta` (0 to 1) of the step whose coefficients start at `offset`. */
export function evaluateDense(dense: Float64Array, offset: number, index: number, theta: number): number {
  const i = offset + index * ORDER;
  const rest = 1 - theta;
  return (
    dense[i] + theta * (dense[i + 1] + rest * (dense[i + 2] + theta * (dense[i + 3] + rest * dense[i + 4])))
  );
}

/** Writes all components at fraction `theta` of a step into `out`. */
export function evaluateDenseState(
  dense: Float64Array,
  offset: number,
  theta: number,
  dimension: number,
  out: Float64Array,
): void {
  const rest = 1 - theta;
  let i = offset;
  for (let index = 0; index < dimension; index++) {
    out[index] =
      dense[i] +
      theta * (dense[i + 1] + rest * (dense[i + 2] + theta * (dense[i + 3] + rest * dense[i + 4])));
    i += ORDER;
  }
}
