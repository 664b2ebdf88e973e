import { describe, expect, it } from 'vitest';
import { ballisticModel, ballisticRates, constantDrag, STANDARD_ENVIRONMENT } from '../motion/index.js';
import { multiplyByTranspose, multiplyMatrices } from '../numerics/index.js';
import { ballisticAcceleration, dragFactor, HEIGHT, RATES } from './ballistic-acceleration.js';
import { predictBallistic, predictBallisticState, stepBallisticState } from './ballistic-dynamics.js';
import { fillSlopes, growCovariance, pullBack, SLOPES } from './error-growth.js';
import { drawsOf, parametersWith, truthAt, typicalFlight } from './scene.fixture.js';

/** With exact dynamics no process noise is needed; this little keeps the filter honest about rounding. */
const exact = parametersWith({ accelerationNoise: 1e-6, dragNoise: 0, ballisticCoefficientSpread: 0.1 });

function stateOf(height_share: number): Float64Array {
  const flight = typicalFlight();
  const truth = truthAt(flight, flight.impact_s * height_share);
  return Float64Array.of(...truth, 0.2);
}

function rateOf(state: Float64Array): Float64Array {
  const rates = new Float64Array(RATES);
  ballisticAcceleration(state, Float64Array.of(dragFactor(state, exact)), rates);
  return rates;
}

function slopesAt(state: Float64Array): Float64Array {
  const slopes = new Float64Array(SLOPES);
  fillSlopes(state, rateOf(state), slopes, 0);
  return slopes;
}

/** The Jacobian F, 7 × 7, of slopes: written as in the head of error-growth.ts. */
function jacobianOf(slopes: Float64Array): Float64Array {
  const r = slopes.subarray(0, 3);
  const v = slopes.subarray(3, 6);
  const [pull, tide, thinning, turning, braking, seen, spin] = slopes.subarray(6);
  const f = new Float64Array(49);
  for (let i = 0; i < 3; i++) {
    const row = 7 * (3 + i);
    f[7 * i + 3 + i] = 1;
    for (let j = 0; j < 3; j++) {
      f[row + j] = (tide * r[i] - thinning * v[i]) * r[j];
      f[row + 3 + j] = -turning * v[i] * v[j];
    }
    f[row + i] += (i < 2 ? spin ** 2 : 0) - pull;
    f[row + 3 + i] -= braking;
    f[row + 6] = -seen * v[i];
  }
  f[7 * 3 + 4] += 2 * spin;
  f[7 * 4 + 3] -= 2 * spin;
  return f;
}

describe('ballistic dynamics', () => {
  it.each([0, 0.5, 0.8, 0.95])('agree with the equations of motion at %s of the fall', (share) => {
    const state = stateOf(share);
    const rates = rateOf(state);
    const truth = new Float64Array(6);
    const model = ballisticModel(STANDARD_ENVIRONMENT, {
      mass_kg: exact.ballisticCoefficient_kgpm2 / Math.exp(0.2),
      dragArea_m2: 1,
      drag: constantDrag(1),
    });
    ballisticRates(0, state.subarray(0, 6), truth, model);
    for (let i = 0; i < 3; i++) expect(rates[i]).toBeCloseTo(truth[3 + i], 3);
  });

  it.each([0, 0.8, 0.95])('have the Jacobian that differences give at %s of the fall', (share) => {
    const state = stateOf(share);
    const jacobian = jacobianOf(slopesAt(state));
    const steps = [50, 50, 50, 0.1, 0.1, 0.1, 1e-4];
    for (let j = 0; j < 7; j++) {
      const moved = Float64Array.from(state);
      moved[j] = state[j] + steps[j];
      const high = rateOf(moved);
      moved[j] = state[j] - steps[j];
      const low = rateOf(moved);
      for (let i = 0; i < 3; i++) {
        const slope = (high[i] - low[i]) / (2 * steps[j]);
        // The flattening is left out of the gradient of gravity (1.5e-6/s² times 0.5 %).
        const ours = jacobian[7 * (3 + i) + j];
        expect(Math.abs(ours - slope)).toBeLessThan(2e-8 + 0.02 * Math.abs(slope));
      }
    }
  });

  it('move a state as the adaptive integration of a flight does, and a covariance as differences do', () => {
    const flight = typicalFlight();
    const start = truthAt(flight, 20);
    const end_s = flight.impact_s - 1;
    const state = Float64Array.of(...start, 0);
    const covariance = new Float64Array(49);
    // Only the east-west speed is unsure; the column of the transition is then the covariance over the variance.
    covariance[3 * 7 + 3] = 1;
    predictBallistic(state, covariance, end_s - 20, exact);
    const truth = truthAt(flight, end_s);
    for (let i = 0; i < 3; i++) expect(Math.abs(state[i] - truth[i])).toBeLessThan(1);
    const shifted = Float64Array.of(...start, 0);
    shifted[3] += 0.5;
    predictBallistic(shifted, new Float64Array(49), end_s - 20, exact);
    for (let i = 0; i < 3; i++) {
      const moved = (shifted[i] - state[i]) / 0.5;
      expect(Math.abs(Math.sqrt(covariance[i * 8]) - Math.abs(moved))).toBeLessThan(0.01 * (end_s - 20));
    }
  });

  it('move a state alone just as with its covariance', () => {
    const state = stateOf(0.6);
    const alone = Float64Array.from(state);
    predictBallisticState(alone, 23.7, exact);
    predictBallistic(state, new Float64Array(49), 23.7, exact);
    expect(alone).toEqual(state);
  });
});

/** The largest error in place (m) and in velocity (m/s) of one step of `h` seconds, against 400 that make up as much. */
function errorsOfStep(state: Float64Array, h: number): [number, number] {
  const drag = Float64Array.of(dragFactor(state, exact));
  const [once, often] = [1, 400].map((steps) => {
    const end = state.slice();
    const rates = rateOf(state);
    for (let k = 0; k < steps; k++) stepBallisticState(end, h / steps, drag, rates);
    return end;
  });
  const off = once.map((value, k) => Math.abs(value - often[k]));
  return [Math.max(...off.subarray(0, 3)), Math.max(...off.subarray(3, 6))];
}

describe('a step', () => {
  it.each([0.7, 0.8, 0.95])('is of fourth order at %s of the fall', (share) => {
    const [place, speed] = errorsOfStep(stateOf(share), 1.6);
    const [placeOfHalf, speedOfHalf] = errorsOfStep(stateOf(share), 0.8);
    // The error of one step falls with the fifth power of its length: to a thirty-second.
    expect(placeOfHalf).toBeLessThan(place / 24 + 1e-7);
    expect(speedOfHalf).toBeLessThan(speed / 24 + 1e-7);
  });

  it('leaves at its end the rates of where it ends', () => {
    const state = stateOf(0.8);
    const rates = rateOf(state);
    stepBallisticState(state, 2, Float64Array.of(dragFactor(state, exact)), rates);
    const there = rateOf(state);
    for (let k = 0; k < RATES; k++)
      expect(Math.abs(rates[k] - there[k])).toBeLessThan(1e-6 * Math.abs(there[k]));
  });

  it('across the border of two layers of air errs little more than one in either of them', () => {
    const flight = typicalFlight();
    const heightAt = (t: number) => rateOf(Float64Array.of(...truthAt(flight, t), 0.2))[HEIGHT];
    let t = 0;
    while (heightAt(t) > 11_019) t += 0.01;
    const stepFrom = (before_s: number) =>
      errorsOfStep(Float64Array.of(...truthAt(flight, t - before_s), 0.2), 1.8);
    // Without its corner put right the worst of these would err by 0.2 m/s.
    for (const before_s of [0.1, 0.4, 0.7, 0.9, 1.1, 1.4, 1.7]) {
      const [place, speed] = stepFrom(before_s);
      expect(place).toBeLessThan(0.05);
      expect(speed).toBeLessThan(0.03);
    }
  });
});

/** Φ = I + hF + h²F²/2. */
function transitionOf(slopes: Float64Array, h: number): Float64Array {
  const f = jacobianOf(slopes);
  const square = new Float64Array(49);
  multiplyMatrices(f, f, 7, 7, 7, square);
  return f.map((value, k) => (k % 8 === 0 ? 1 : 0) + h * value + 0.5 * h * h * square[k]);
}

/** A P Aᵀ. */
function sandwich(a: Float64Array, p: Float64Array): Float64Array {
  const product = new Float64Array(49);
  const result = new Float64Array(49);
  multiplyMatrices(a, p, 7, 7, 7, product);
  multiplyByTranspose(product, a, 7, 7, 7, result);
  return result;
}

/** Φ P Φᵀ + Q with whole matrices: the same sums as `growCovariance`, written as in the book. */
function grownByTheBook(covariance: Float64Array, slopes: Float64Array, h: number, q: number): Float64Array {
  const grown = sandwich(transitionOf(slopes, h), covariance);
  for (let i = 0; i < 3; i++) {
    grown[i * 8] += (q * h ** 3) / 3;
    grown[i * 8 + 3] += (q * h ** 2) / 2;
    grown[i * 8 + 21] += (q * h ** 2) / 2;
    grown[i * 8 + 24] += q * h;
  }
  grown[48] += 1e-4 * h;
  return grown;
}

const ONE = Float64Array.from({ length: 49 }, (_, k) => (k % 8 === 0 ? 1 : 0));

function product(a: Float64Array, b: Float64Array): Float64Array {
  const result = new Float64Array(49);
  multiplyMatrices(a, b, 7, 7, 7, result);
  return result;
}

/** e^A by its series. */
function exponentialOf(a: Float64Array): Float64Array {
  let term = ONE;
  let sum = ONE;
  for (let k = 1; k < 30; k++) {
    term = product(term, a).map((value) => value / k);
    sum = sum.map((value, i) => value + term[i]);
  }
  return sum;
}

/** Of the Jacobian what drag does where a body is: places move with velocities, and velocities are braked. */
function dragPartOf(slopes: Float64Array): Float64Array {
  const still = slopes.slice();
  // Without pull, tide, thinning and spin.
  for (const k of [6, 7, 8, 12]) still[k] = 0;
  return jacobianOf(still);
}

/** Φ = B A B: half a step of what drag is not, drag alone for a whole one, and the other half. */
function transitionBack(slopes: Float64Array, h: number): Float64Array {
  const drag = dragPartOf(slopes);
  const half = jacobianOf(slopes).map((value, k) => ONE[k] + 0.5 * h * (value - drag[k]));
  return product(half, product(exponentialOf(drag.map((value) => h * value)), half));
}

/**
 * Φ P Φᵀ + Q with the noise of the step, S per second, by the mean and the change of what it becomes, h (M S Mᵀ + Δ S Δᵀ/12): the mean M of a
 * cubic through Φ and I whose slopes at the ends differ as drag, D, makes them, (Φ + I)/2 − h (Φ − I) D/12.
 */
function grownByMeans(covariance: Float64Array, slopes: Float64Array, h: number, q: number): Float64Array {
  const transition = transitionBack(slopes, h);
  const noise = new Float64Array(49);
  for (let i = 3; i < 6; i++) noise[i * 8] = q * h;
  noise[48] = 1e-4 * h;
  const change = transition.map((value, k) => value - ONE[k]);
  // Noise acts on velocities and on u.
  const braked = dragPartOf(slopes).map((value, k) => (k < 21 || k % 7 < 3 ? 0 : value));
  const bent = product(change, braked);
  const byMean = sandwich(
    transition.map((value, k) => 0.5 * (value + ONE[k]) - (h / 12) * bent[k]),
    noise,
  );
  const byChange = sandwich(change, noise);
  return sandwich(transition, covariance).map((value, k) => value + byMean[k] + byChange[k] / 12);
}

describe('growth of errors', () => {
  it.each([0, 0.8, 0.95])('by blocks is that of whole matrices at %s of the fall', (share) => {
    const next = drawsOf(Math.round(100 * share), 'growth');
    const scale = [100, 100, 100, 10, 10, 10, 0.2];
    for (let trial = 0; trial < 50; trial++) {
      const root = Float64Array.from({ length: 49 }, (_, k) => scale[Math.floor(k / 7)] * next());
      const covariance = new Float64Array(49);
      multiplyByTranspose(root, root, 7, 7, 7, covariance);
      const slopes = slopesAt(stateOf(share));
      const expected = grownByTheBook(covariance, slopes, 1.7, 0.1);
      growCovariance(covariance, slopes, 1.7, { accelerationNoise_m2ps3: 0.1, dragNoise_ps: 1e-4 });
      for (let i = 0; i < 7; i++) {
        for (let j = 0; j < 7; j++) {
          const size = Math.sqrt(expected[i * 8] * expected[j * 8]);
          expect(Math.abs(covariance[i * 7 + j] - expected[i * 7 + j])).toBeLessThan(1e-9 * size);
          expect(covariance[i * 7 + j]).toBe(covariance[j * 7 + i]);
        }
      }
    }
  });

  it('asked at the end and carried back is what grows on the way there, over several steps', () => {
    const next = drawsOf(7, 'growth');
    const noise = { accelerationNoise_m2ps3: 0.1, dragNoise_ps: 1e-4 };
    const steps = [0, 0.5, 0.8, 0.95].map((share, k) => ({ slopes: slopesAt(stateOf(share)), h: 0.7 + k }));
    const scale = [100, 100, 100, 10, 10, 10, 0.2];
    for (let trial = 0; trial < 50; trial++) {
      const root = Float64Array.from({ length: 49 }, (_, k) => scale[Math.floor(k / 7)] * next());
      const start = new Float64Array(49);
      multiplyByTranspose(root, root, 7, 7, 7, start);
      const asked = Float64Array.from({ length: 21 }, () => next());
      let grown: Float64Array = start;
      for (const { slopes, h } of steps) grown = grownByMeans(grown, slopes, h, 0.1);
      const rows = asked.slice();
      const spread = new Float64Array(9);
      for (const { slopes, h } of [...steps].reverse()) pullBack(rows, spread, slopes, 0, h, noise);
      for (let a = 0; a < 3; a++) {
        for (let b = 0; b <= a; b++) {
          const expected = between(asked, a, b, grown);
          const size = Math.sqrt(between(asked, a, a, grown) * between(asked, b, b, grown));
          expect(Math.abs(between(rows, a, b, start) + spread[3 * a + b] - expected)).toBeLessThan(
            1e-9 * size,
          );
        }
      }
    }
  });

  it.each([
    [0.2, 0.001],
    [0.7, 0.01],
  ])(
    'carried back over a step of steady sinking that brakes by %s is what many short steps make it',
    (damped, tolerance) => {
      const slopes = slopesAt(sinkingState());
      const h = damped / slopes[10];
      const noise = { accelerationNoise_m2ps3: 0.1, dragNoise_ps: 1e-4 };
      const carried = (steps: number) => {
        const rows = Float64Array.from({ length: 21 }, (_, k) => (k % 8 === 0 ? 1 : 0));
        const spread = new Float64Array(9);
        for (let k = 0; k < steps; k++) pullBack(rows, spread, slopes, 0, h / steps, noise);
        return { rows, spread };
      };
      const once = carried(1);
      const short = carried(1000);
      for (let i = 0; i < 3; i++) {
        const near = (one: number, other: number) =>
          expect(Math.abs(one / other - 1)).toBeLessThan(tolerance);
        near(once.rows[8 * i], short.rows[8 * i]);
        near(once.rows[8 * i + 3], short.rows[8 * i + 3]);
        near(once.rows[7 * i + 6], short.rows[7 * i + 6]);
        near(once.spread[4 * i], short.spread[4 * i]);
      }
    },
  );

  it.each([0, 0.5, 0.8, 0.95])(
    'carried back over short steps is what e to the power of the Jacobian makes it, at %s of the fall',
    (share) => {
      const slopes = slopesAt(stateOf(share));
      const errors = [2, 1].map((h) => {
        const exact = exponentialOf(jacobianOf(slopes).map((value) => h * value));
        const rows = Float64Array.from({ length: 21 }, (_, k) => (k % 8 === 0 ? 1 : 0));
        pullBack(rows, new Float64Array(9), slopes, 0, h, { accelerationNoise_m2ps3: 0, dragNoise_ps: 0 });
        // Of places, velocities and u errors of 1 m, 1 m/s and a thousandth count alike.
        const unit = [1, 1, 1, 1, 1, 1, 1000];
        return Math.max(...rows.map((value, k) => Math.abs(value - exact[k]) / unit[k % 7]));
      });
      expect(errors[1]).toBeLessThan(1e-3);
      // Of second order: half the step leaves an eighth.
      expect(errors[1]).toBeLessThan(errors[0] / 6 + 1e-12);
    },
  );
});

/** 100 m/s straight down where the typical flight is 5 km up, with drag that all but balances weight. */
function sinkingState(): Float64Array {
  const flight = typicalFlight();
  const [x, y, z] = truthAt(flight, flight.impact_s - 5);
  const r = Math.hypot(x, y, z);
  return Float64Array.of(x, y, z, (-100 * x) / r, (-100 * y) / r, (-100 * z) / r, 2.5);
}

/** h_a P h_bᵀ of two of three rows. */
function between(rows: Float64Array, a: number, b: number, p: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < 7; i++)
    for (let j = 0; j < 7; j++) sum += rows[7 * a + i] * p[7 * i + j] * rows[7 * b + j];
  return sum;
}
