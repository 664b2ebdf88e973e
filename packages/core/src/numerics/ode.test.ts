import { describe, expect, it } from 'vitest';
import {
  type Derivative,
  dormandPrinceWork,
  evaluateDense,
  evaluateDenseState,
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
