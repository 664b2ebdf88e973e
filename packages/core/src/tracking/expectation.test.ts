import { describe, expect, it } from 'vitest';
import {
  choleskyFactor,
  mahalanobisSquared,
  multiplyByTranspose,
  multiplyMatrices,
  rootDeterminant,
  solveCholesky,
} from '../numerics/index.js';
import {
  type Expectation,
  emptyExpectation,
  emptyWeighed,
  expectPolar,
  isSound,
  takeIn,
  type Weighed,
  weigh,
} from './expectation.js';
import { loadPlot } from './look.js';
import { drawsOf, lookOf, plotOf, SIGMA, site, truthAt, typicalFlight } from './scene.fixture.js';

const N = 7;
const M = 3;

/** An expectation of a state near a point of a flight with a covariance drawn at random, and a plot of that point. */
function situation(trial: number): { readonly expected: Expectation; readonly plot: Weighed } {
  const next = drawsOf(trial, 'expectation');
  const flight = typicalFlight();
  const at_s = 20 + 2 * trial;
  const expected = emptyExpectation();
  const { estimate } = expected;
  const scale = [200, 200, 200, 10, 10, 10, 0.2];
  const root = Float64Array.from({ length: 49 }, (_, k) => scale[Math.floor(k / N)] * next());
  multiplyByTranspose(root, root, N, N, N, estimate.covariance);
  estimate.state.set(truthAt(flight, at_s));
  for (let i = 0; i < N; i++) estimate.state[i] += scale[i] * next();
  expectPolar(site, expected);
  const plot = emptyWeighed();
  loadPlot(lookOf(at_s * 1e6, [plotOf(flight, at_s, next)]), 0, plot);
  return { expected, plot };
}

/** The same update with whole matrices, as in the book. */
function byTheBook({ estimate, slopes }: Expectation, { innovation, variances }: Weighed) {
  const h = new Float64Array(M * N);
  for (let a = 0; a < M; a++) for (let i = 0; i < 3; i++) h[a * N + i] = slopes[3 * a + i];
  const cross = new Float64Array(N * M);
  multiplyByTranspose(estimate.covariance, h, N, N, M, cross);
  const spread = new Float64Array(M * M);
  multiplyMatrices(h, cross, M, N, M, spread);
  for (let a = 0; a < M; a++) spread[4 * a] += variances[a];
  const factor = new Float64Array(M * M);
  expect(choleskyFactor(spread, M, factor)).toBe(true);
  const gain = new Float64Array(M * N);
  for (let i = 0; i < N; i++) for (let a = 0; a < M; a++) gain[a * N + i] = cross[i * M + a];
  solveCholesky(factor, M, gain, N);
  const keep = new Float64Array(N * N);
  const state = Float64Array.from(estimate.state);
  for (let i = 0; i < N; i++) {
    for (let a = 0; a < M; a++) state[i] += gain[a * N + i] * innovation[a];
    for (let j = 0; j < N; j++) {
      keep[i * N + j] = i === j ? 1 : 0;
      for (let a = 0; a < M; a++) keep[i * N + j] -= gain[a * N + i] * h[a * N + j];
    }
  }
  const product = new Float64Array(N * N);
  const covariance = new Float64Array(N * N);
  multiplyMatrices(keep, estimate.covariance, N, N, N, product);
  multiplyByTranspose(product, keep, N, N, N, covariance);
  for (let i = 0; i < N; i++) {
    for (let j = 0; j < N; j++) {
      for (let a = 0; a < M; a++) covariance[i * N + j] += gain[a * N + i] * variances[a] * gain[a * N + j];
    }
  }
  const distanceSquared = mahalanobisSquared(factor, M, innovation, new Float64Array(M));
  return { state, covariance, distanceSquared, determinant: rootDeterminant(factor, M) ** 2 };
}

describe('what a track expects', () => {
  it('is what the radar would measure, with the slopes that differences give', () => {
    const { expected } = situation(3);
    const { estimate, measured, slopes } = expected;
    const at = Float64Array.from(measured);
    const steps = 10;
    for (let i = 0; i < 3; i++) {
      const moved = emptyExpectation();
      moved.estimate.state.set(estimate.state);
      moved.estimate.state[i] += steps;
      expectPolar(site, moved);
      for (let a = 0; a < M; a++) {
        const slope = (moved.measured[a] - at[a]) / steps;
        expect(Math.abs(slopes[3 * a + i] - slope)).toBeLessThan(a === 0 ? 1e-3 : 1e-8);
      }
    }
  });

  it('is improved by a plot as whole matrices do it', () => {
    for (let trial = 0; trial < 40; trial++) {
      const { expected, plot } = situation(trial);
      const into = { time_us: 0, state: new Float64Array(N), covariance: new Float64Array(N * N) };
      expect(weigh(expected, plot)).toBe(true);
      takeIn(expected, plot, into);
      const book = byTheBook(expected, plot);
      expect(Math.abs(plot.distanceSquared / book.distanceSquared - 1)).toBeLessThan(1e-9);
      expect(Math.abs(plot.determinant / book.determinant - 1)).toBeLessThan(1e-9);
      for (let i = 0; i < N; i++) {
        const size = Math.sqrt(expected.estimate.covariance[8 * i]);
        expect(Math.abs(into.state[i] - book.state[i])).toBeLessThan(
          1e-9 * Math.max(size, Math.abs(book.state[i])),
        );
        for (let j = 0; j < N; j++) {
          const most = Math.sqrt(book.covariance[8 * i] * book.covariance[8 * j]);
          expect(Math.abs(into.covariance[i * N + j] - book.covariance[i * N + j])).toBeLessThan(1e-9 * most);
          expect(into.covariance[i * N + j]).toBe(into.covariance[j * N + i]);
        }
      }
      expect(isSound(into)).toBe(true);
    }
  });

  it('stays sound through ten thousand plots of one place', () => {
    const { expected, plot } = situation(1);
    for (let k = 0; k < 10_000; k++) {
      expectPolar(site, expected);
      plot.measured.set(expected.measured);
      expect(weigh(expected, plot)).toBe(true);
      takeIn(expected, plot, expected.estimate);
    }
    expect(isSound(expected.estimate)).toBe(true);
    const { covariance } = expected.estimate;
    const sigma = Math.sqrt(covariance[0] + covariance[8] + covariance[16]);
    expect(sigma).toBeLessThan(((SIGMA.range_m + 2 * 1.5e-3 * 130_000) / 100) * 1.1);
  });

  it('is sound as long as no direction is surer than sure, whichever it is', () => {
    for (let trial = 0; trial < 70; trial++) {
      const { estimate } = situation(trial % 40).expected;
      const { covariance } = estimate;
      const known = Float64Array.from(covariance);
      const factor = new Float64Array(N * N);
      expect(choleskyFactor(known, N, factor)).toBe(true);
      // P − v vᵀ f/(vᵀ P⁻¹ v) is positive for f below one only: its determinant is that of P times 1 − f.
      const next = drawsOf(trial, 'direction');
      const last = trial % N;
      const v = Float64Array.from({ length: N }, (_, i) =>
        i <= last ? next() * Math.sqrt(known[8 * i]) : 0,
      );
      const squared = mahalanobisSquared(factor, N, v, new Float64Array(N));
      for (const share of [0.999, 1.001]) {
        for (let i = 0; i < N; i++) {
          for (let j = 0; j < N; j++)
            covariance[N * i + j] = known[N * i + j] - (share * v[i] * v[j]) / squared;
        }
        expect(isSound(estimate)).toBe(share < 1);
      }
      covariance.set(known);
      for (const wrong of [Number.POSITIVE_INFINITY, Number.NaN, 0, -1]) {
        covariance[8 * last] = wrong;
        expect(isSound(estimate)).toBe(false);
      }
      covariance.set(known);
      estimate.state[last] = Number.NaN;
      expect(isSound(estimate)).toBe(false);
    }
  });

  it('of a covariance that is none has no weight', () => {
    const { expected, plot } = situation(2);
    expected.estimate.covariance.fill(0);
    for (let i = 0; i < 3; i++) expected.estimate.covariance[8 * i] = -1e6;
    expectPolar(site, expected);
    expect(weigh(expected, plot)).toBe(false);
    expected.estimate.covariance.fill(Number.NaN);
    expectPolar(site, expected);
    expect(weigh(expected, plot)).toBe(false);
    expect(isSound(expected.estimate)).toBe(false);
  });
});
