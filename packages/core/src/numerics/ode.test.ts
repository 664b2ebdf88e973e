import { describe, expect, it } from 'vitest';
import {
  type Derivative,
  dormandPrinceWork,
  evaluateDense,
  evaluateDenseState,
  exp,
  integrateDormandPrince,
  rk4Step,
  rk4Work,
  sin,
} from './index.js';

/** y'' = −y: a circle in phase space. */
const oscillator: Derivative = (_t, y, rate) => {
  rate[0] = y[1];
  rate[1] = -y[0];
};

function control(tolerance: number, maxStep = 10) {
  return {
    relativeTolerance: tolerance,
    absoluteTolerance: Float64Array.of(tolerance, tolerance),
    firstStep: 0.1,
    maxStep,
    maxSteps: 100_000,
  };
}

describe('integrateDormandPrince', () => {
  it('follows an oscillator to within its tolerance times the number of steps', () => {
    for (const tolerance of [1e-6, 1e-9, 1e-12]) {
      const work = dormandPrinceWork(2);
      work.y.set([0, 1]);
      const result = integrateDormandPrince(
        oscillator,
        undefined,
        0,
        20,
        control(tolerance),
        work,
        () => false,
      );
      expect(result.ok).toBe(true);
      expect(Math.abs(work.y[0] - Math.sin(20))).toBeLessThan(tolerance * 200);
      expect(Math.abs(work.y[1] - Math.cos(20))).toBeLessThan(tolerance * 200);
    }
  });

  it('has fifth order: halving a fixed step divides the error by about 32', () => {
    const errorWith = (step: number) => {
      const work = dormandPrinceWork(2);
      work.y.set([0, 1]);
      integrateDormandPrince(
        oscillator,
        undefined,
        0,
        8,
        { ...control(1e3, step), firstStep: step },
        work,
        () => false,
      );
      return Math.hypot(work.y[0] - Math.sin(8), work.y[1] - Math.cos(8));
    };
    const ratio = errorWith(0.2) / errorWith(0.1);
    expect(ratio).toBeGreaterThan(25);
    expect(ratio).toBeLessThan(45);
  });

  it('has dense output that joins its steps and stays close to the solution between them', () => {
    const work = dormandPrinceWork(2);
    work.y.set([0, 1]);
    const state = new Float64Array(2);
    let worst = 0;
    integrateDormandPrince(oscillator, undefined, 0, 10, control(1e-9), work, (t, h, { dense, y, yNext }) => {
      expect(evaluateDense(dense, 0, 0, 0)).toBe(y[0]);
      expect(evaluateDense(dense, 0, 1, 1)).toBeCloseTo(yNext[1], 14);
      evaluateDenseState(dense, 0, 0.3, 2, state);
      expect([...state]).toEqual([evaluateDense(dense, 0, 0, 0.3), evaluateDense(dense, 0, 1, 0.3)]);
      for (let i = 1; i < 10; i++) {
        worst = Math.max(worst, Math.abs(evaluateDense(dense, 0, 0, i / 10) - sin(t + (h * i) / 10)));
      }
      return false;
    });
    expect(worst).toBeLessThan(1e-7);
  });

  it('foresees that steps become shorter and shorter, and tries hardly any twice', () => {
    // As a body meets the air on its way down: what is smooth at first grows by a factor of e^t each second.
    let evaluations = 0;
    const steepening: Derivative = (t, _y, rate) => {
      evaluations++;
      rate[0] = exp(0.5 * t * t);
    };
    const work = dormandPrinceWork(1);
    work.y.set([0]);
    const settings = { ...control(0, 5), absoluteTolerance: Float64Array.of(1e-3) };
    const result = integrateDormandPrince(steepening, undefined, 0, 6, settings, work, () => false);
    if (!result.ok) throw new Error(result.reason);
    expect(evaluations).toBeLessThan(1 + 6 * 1.1 * result.steps);
    // √(π/2) erfi(6/√2).
    expect(Math.abs(work.y[0] - 11277103.029863)).toBeLessThan(0.1);
  });

  it('takes the same steps with six equations as with two of them', () => {
    // Positions and velocities of three oscillators that start alike.
    const three: Derivative = (_t, y, rate) => {
      for (let i = 0; i < 3; i++) {
        rate[i] = y[i + 3];
        rate[i + 3] = -y[i];
      }
    };
    const one = dormandPrinceWork(2);
    one.y.set([0, 1]);
    const six = dormandPrinceWork(6);
    six.y.set([0, 0, 0, 1, 1, 1]);
    const steps: { t: number; h: number; position: number[]; velocity: number[] }[] = [];
    integrateDormandPrince(oscillator, undefined, 0, 10, control(1e-9), one, (t, h, { dense }) => {
      steps.push({ t, h, position: [...dense.subarray(0, 5)], velocity: [...dense.subarray(5)] });
      return false;
    });
    const ofSix = { ...control(1e-9), absoluteTolerance: new Float64Array(6).fill(1e-9) };
    let seen = 0;
    integrateDormandPrince(three, undefined, 0, 10, ofSix, six, (t, h, { dense }) => {
      const { position, velocity, ...step } = steps[seen++];
      // Errors near rounding are summed up in another order.
      expect(t).toBeCloseTo(step.t, 6);
      expect(h).toBeCloseTo(step.h, 6);
      for (let i = 0; i < 30; i++) {
        const expected = i < 15 ? position[i % 5] : velocity[i % 5];
        expect(dense[i]).toBeCloseTo(expected, 6);
      }
      return false;
    });
    expect(seen).toBe(steps.length);
    for (let i = 0; i < 6; i++) expect(six.y[i]).toBeCloseTo(one.y[i < 3 ? 0 : 1], 10);
  });

  it('stops where it is told and reports how far it came', () => {
    const work = dormandPrinceWork(2);
    work.y.set([0, 1]);
    const result = integrateDormandPrince(oscillator, undefined, 0, 10, control(1e-6), work, (t) => t > 3);
    expect(result.ok && result.t < 10 && result.t > 3).toBe(true);
  });

  it('ends a step where it is told to, and goes on as before', () => {
    const work = dormandPrinceWork(2);
    work.y.set([0, 1]);
    const ends: number[] = [];
    integrateDormandPrince(oscillator, undefined, 0, 10, control(1e-6), work, (t, h, at) => {
      ends.push(t + h);
      if (t + h < 3 && t + h + at.nextStep > 3) at.nextStep = 3 - (t + h);
      return false;
    });
    const corner = ends.findIndex((end) => Math.abs(end - 3) < 1e-12);
    expect(corner).toBeGreaterThan(1);
    // A step that was cut to almost nothing does not make the next ones small.
    expect(ends[corner + 1] - 3).toBeGreaterThan(0.3 * (ends[corner - 1] - ends[corner - 2]));
    expect(Math.abs(work.y[0] - Math.sin(10))).toBeLessThan(1e-4);
  });

  it('gives up with a reason where the solution blows up', () => {
    const work = dormandPrinceWork(1);
    work.y.set([1]);
    const square: Derivative = (_t, y, rate) => {
      rate[0] = y[0] * y[0];
    };
    const settings = { ...control(1e-9), absoluteTolerance: Float64Array.of(1e-9), maxSteps: 2000 };
    const result = integrateDormandPrince(square, undefined, 0, 2, settings, work, () => false);
    expect(result.ok).toBe(false);
    if (!result.ok) expect(result.t).toBeCloseTo(1, 3);
  });
});

describe('rk4Step', () => {
  it('has fourth order', () => {
    const errorWith = (steps: number) => {
      const y = Float64Array.of(0, 1);
      const work = rk4Work(2);
      for (let i = 0; i < steps; i++) rk4Step(oscillator, undefined, 0, 8 / steps, y, work);
      return Math.hypot(y[0] - Math.sin(8), y[1] - Math.cos(8));
    };
    const ratio = errorWith(80) / errorWith(160);
    expect(ratio).toBeGreaterThan(14);
    expect(ratio).toBeLessThan(18);
  });
});
