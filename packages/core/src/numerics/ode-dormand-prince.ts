/**
 * Dormand–Prince 5(4): adaptive integration with dense output.
 *
 * Model: the embedded pair DOPRI5 with local extrapolation, first-same-as-last, and the fourth-order
 * continuous extension of Shampine as given by Hairer, Nørsett and Wanner.
 * Source: Dormand & Prince, J. Comp. Appl. Math. 6 (1980) 19–26; Hairer, Nørsett & Wanner, "Solving
 * Ordinary Differential Equations I", 2nd ed., II.4–II.6.
 * Valid: smooth right-hand sides; split the interval where the right-hand side jumps.
 * Ignores: stiffness detection (the flights of this library are not stiff).
 */

import { fifthRootInverse } from './fifth-root.js';
import { invariant } from './invariant.js';

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

/** Number of coefficients of the continuous extension for each component. */
export const DENSE_ORDER = 5;

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

const A21 = 1 / 5;
const A31 = 3 / 40;
const A32 = 9 / 40;
const A41 = 44 / 45;
const A42 = -56 / 15;
const A43 = 32 / 9;
const A51 = 19372 / 6561;
const A52 = -25360 / 2187;
const A53 = 64448 / 6561;
const A54 = -212 / 729;
const A61 = 9017 / 3168;
const A62 = -355 / 33;
const A63 = 46732 / 5247;
const A64 = 49 / 176;
const A65 = -5103 / 18656;
const A71 = 35 / 384;
const A73 = 500 / 1113;
const A74 = 125 / 192;
const A75 = -2187 / 6784;
const A76 = 11 / 84;
const E1 = 71 / 57600;
const E3 = -71 / 16695;
const E4 = 71 / 1920;
const E5 = -17253 / 339200;
const E6 = 22 / 525;
const E7 = -1 / 40;
const D1 = -12715105075 / 11282082432;
const D3 = 87487479700 / 32700410799;
const D4 = -10690763975 / 1880347072;
const D5 = 701980252875 / 199316789632;
const D6 = -1453857185 / 822651844;
const D7 = 69997945 / 29380423;

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
  let accepted = 0;
  derivative(t, y, k1, model);
  for (let attempt = 0; attempt < control.maxSteps; attempt++) {
    const last = t + h * 1.0000001 >= t1;
    if (last) h = t1 - t;
    if (t + h <= t) return { ok: false, reason: 'step too small', t };
    const error = tryStep(derivative, model, t, h, control, work);
    // The error norm scales with h^5; 0.9 is the usual safety factor, and the step changes by 0.2 to 5.
    const factor = error === 0 ? 5 : Math.min(5, Math.max(0.2, 0.9 * fifthRootInverse(error)));
    if (!(error <= 1)) {
      h *= error > 1 ? Math.min(factor, 0.9) : 0.2;
      uncut = h;
      continue;
    }
    accepted++;
    denseCoefficients(h, work);
    const grown = factor === 5 ? Math.max(h * 5, AFTER_CORNER * uncut) : h * factor;
    uncut = Math.min(grown, control.maxStep);
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
  const i = offset + index * DENSE_ORDER;
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
    i += DENSE_ORDER;
  }
}

function tryStep<Model>(
  f: Derivative<Model>,
  model: Model,
  t: number,
  h: number,
  control: StepControl,
  work: DormandPrinceWork,
): number {
  const { dimension: n, y, yNext, stage, rates: k } = work;
  // Where the rates of the second to the seventh stage begin.
  const b = n;
  const c = 2 * n;
  const d = 3 * n;
  const e = 4 * n;
  const g = 5 * n;
  const l = 6 * n;
  for (let i = 0; i < n; i++) stage[i] = y[i] + h * A21 * k[i];
  f(t + h / 5, stage, work.k2, model);
  for (let i = 0; i < n; i++) stage[i] = y[i] + h * (A31 * k[i] + A32 * k[b + i]);
  f(t + (3 * h) / 10, stage, work.k3, model);
  for (let i = 0; i < n; i++) stage[i] = y[i] + h * (A41 * k[i] + A42 * k[b + i] + A43 * k[c + i]);
  f(t + (4 * h) / 5, stage, work.k4, model);
  for (let i = 0; i < n; i++) {
    stage[i] = y[i] + h * (A51 * k[i] + A52 * k[b + i] + A53 * k[c + i] + A54 * k[d + i]);
  }
  f(t + (8 * h) / 9, stage, work.k5, model);
  for (let i = 0; i < n; i++) {
    stage[i] = y[i] + h * (A61 * k[i] + A62 * k[b + i] + A63 * k[c + i] + A64 * k[d + i] + A65 * k[e + i]);
  }
  f(t + h, stage, work.k6, model);
  for (let i = 0; i < n; i++) {
    yNext[i] = y[i] + h * (A71 * k[i] + A73 * k[c + i] + A74 * k[d + i] + A75 * k[e + i] + A76 * k[g + i]);
  }
  f(t + h, yNext, work.k7, model);
  const { absoluteTolerance, relativeTolerance } = control;
  let sum = 0;
  for (let i = 0; i < n; i++) {
    const estimate =
      h * (E1 * k[i] + E3 * k[c + i] + E4 * k[d + i] + E5 * k[e + i] + E6 * k[g + i] + E7 * k[l + i]);
    const scale = absoluteTolerance[i] + relativeTolerance * Math.max(Math.abs(y[i]), Math.abs(yNext[i]));
    sum += (estimate / scale) * (estimate / scale);
  }
  return Math.sqrt(sum / n);
}

function denseCoefficients(h: number, work: DormandPrinceWork): void {
  const { dimension: n, y, yNext, rates: k, dense } = work;
  const c = 2 * n;
  const d = 3 * n;
  const e = 4 * n;
  const g = 5 * n;
  const l = 6 * n;
  let o = 0;
  for (let i = 0; i < n; i++) {
    const difference = yNext[i] - y[i];
    const bow = h * k[i] - difference;
    dense[o] = y[i];
    dense[o + 1] = difference;
    dense[o + 2] = bow;
    dense[o + 3] = difference - h * k[l + i] - bow;
    dense[o + 4] =
      h * (D1 * k[i] + D3 * k[c + i] + D4 * k[d + i] + D5 * k[e + i] + D6 * k[g + i] + D7 * k[l + i]);
    o += DENSE_ORDER;
  }
}
