/*
 * The incomplete gamma function: how likely the sum of n noise powers stays below, or passes, a threshold.
 *
 * Source: NIST Digital Library of Mathematical Functions, 8.7.1 (series) and 8.9.2 (continued fraction); the leading factor as in
 * C. Loader, "Fast and Accurate Computation of Binomial Probabilities" (2000), so that large arguments lose no digits.
 */
import { exp, log } from '../numerics/elementary/index.js';
import { InvariantError, invariant } from '../numerics/invariant.js';
import { HALF_LOG_2PI, stirlingError } from '../numerics/special-gamma.js';

const MOST_TERMS = 100_000;

/**
 * Probability that a gamma variable of shape `a` and scale 1 exceeds `x`: Q(a, x) = Γ(a, x) / Γ(a).
 *
 * Valid: 0 < a ≤ 1e6, x ≥ 0. Error: below 1e-13 of the value to a = 1000 while the value is above 1e-300.
 * @param a shape, for example the number of pulses added
 * @param x threshold
 */
export function upperGamma(a: number, x: number): number {
  checkArguments(a, x);
  if (x === 0) return 1;
  return x < a + 1 ? 1 - seriesOfLower(a, x) : fractionOfUpper(a, x);
}

/**
 * Probability xᵃ e^(−x) / Γ(a + 1) of exactly `a` counts where `x` are expected (Poisson), also for a that is not whole.
 *
 * Model: e^(−a φ(x/a)) / √(2πa), corrected by what Stirling's formula misses; φ(u) = u − 1 − ln u is small where the value is not.
 */
export function poissonTerm(a: number, x: number): number {
  if (!(a >= 0 && x >= 0)) {
    throw new InvariantError(`no Poisson probability of ${a} counts where ${x} are expected`);
  }
  if (x === 0) return a === 0 ? 1 : 0;
  if (a === 0) return exp(-x);
  return exp(-a * excess(x / a, (x - a) / a) - stirlingError(a) - HALF_LOG_2PI - 0.5 * log(a));
}

/** u − 1 − ln u, from u and d = u − 1, without cancellation near u = 1. */
function excess(u: number, d: number): number {
  if (Math.abs(d) > 0.1) return d - log(u);
  // ln(1 + d) = 2 artanh r with r = d / (2 + d), so that d − ln(1 + d) = d r − 2 (r³/3 + r⁵/5 + …).
  const r = d / (2 + d);
  const square = r * r;
  let power = r * square;
  let sum = 0;
  for (let k = 3; k < 40; k += 2) {
    const term = power / k;
    sum += term;
    if (Math.abs(term) <= Number.EPSILON * Math.abs(sum)) break;
    power *= square;
  }
  return d * r - 2 * sum;
}

function seriesOfLower(a: number, x: number): number {
  let term = 1;
  let sum = 1;
  for (let k = 1; k < MOST_TERMS; k++) {
    term *= x / (a + k);
    sum += term;
    if (term <= sum * (Number.EPSILON / 4)) return sum * poissonTerm(a, x);
  }
  return invariantBroken(a, x);
}

/** Lentz's evaluation of Legendre's continued fraction. */
function fractionOfUpper(a: number, x: number): number {
  let b = x + 1 - a;
  let c = Number.POSITIVE_INFINITY;
  let d = 1 / b;
  let value = d;
  for (let k = 1; k < MOST_TERMS; k++) {
    const numerator = -k * (k - a);
    b += 2;
    d = 1 / (numerator * d + b);
    c = b + numerator / c;
    const factor = c * d;
    value *= factor;
    if (Math.abs(factor - 1) <= Number.EPSILON) return value * poissonTerm(a, x) * a;
  }
  return invariantBroken(a, x);
}

function invariantBroken(a: number, x: number): never {
  invariant(false, `the incomplete gamma function did not converge at ${a}, ${x}`);
}

function checkArguments(a: number, x: number): void {
  if (!(a > 0 && a <= 1e6 && x >= 0)) {
    throw new InvariantError(`the incomplete gamma function is not defined here at ${a}, ${x}`);
  }
}
