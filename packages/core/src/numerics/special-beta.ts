import { exp, log, pow } from './elementary/index.js';
import { invariant } from './invariant.js';
import { HALF_LOG_2PI, logGamma, stirlingError } from './special-gamma.js';
import { normalQuantile } from './special-normal.js';

/**
 * The regularised incomplete beta function Iₓ(a, b): the probability that a Beta(a, b) variable is at most x.
 *
 * Model: the continued fraction of DLMF 8.17.22 (modified Lentz), on the side of the mean where it converges fast; its factor
 * is formed from deviations from the mean, so that large a and b cost no digits.
 * Source: NIST Digital Library of Mathematical Functions, 8.17; the factor follows C. Loader, "Fast and accurate computation of
 * binomial probabilities" (2000).
 * Error: below 1e-12 of the value for a, b up to 1e6, and near 1e-15 for a, b below 100.
 *
 * @param x 0 to 1
 * @param a first shape, > 0; `b` the second
 */
export function incompleteBeta(x: number, a: number, b: number): number {
  checkShapes(a, b);
  invariant(x >= 0 && x <= 1, `${x} is not between 0 and 1`);
  if (x === 0 || x === 1) return x;
  const y = 1 - x;
  return beta(x, y, a, b, betaFactor(x, y, a, b, betaScale(a, b)));
}

/**
 * The inverse of `incompleteBeta` in x: the quantile of a Beta(a, b) variable.
 *
 * Model: Halley's method from the normal approximation or the power law of the small tail, kept inside a shrinking bracket.
 * Source: NIST Digital Library of Mathematical Functions, 3.8.5; M. Abramowitz and I. A. Stegun, "Handbook of Mathematical
 * Functions" (1964), 26.5.22.
 *
 * @param p the probability, 0 to 1
 */
export function inverseIncompleteBeta(p: number, a: number, b: number): number {
  checkShapes(a, b);
  invariant(p >= 0 && p <= 1, `${p} is no probability`);
  if (p === 0 || p === 1) return p;
  const scale = betaScale(a, b);
  let low = 0;
  let high = 1;
  let x = startingPoint(p, a, b);
  for (let iteration = 0; iteration < 400; iteration++) {
    const y = 1 - x;
    const factor = betaFactor(x, y, a, b, scale);
    const error = beta(x, y, a, b, factor) - p;
    if (error === 0) return x;
    if (error > 0) high = x;
    else low = x;
    const newton = (error * x * y) / factor;
    // The bend of the curve over its slope; more of it than this is not followed, as in Newton's method.
    const bend = newton * ((a - 1) / x - (b - 1) / y);
    let next = x - newton / (1 - 0.5 * Math.min(1, Math.max(-1, bend)));
    const inBracket = next > low && next < high;
    if (!inBracket) next = inside(low, high);
    const step = Math.abs(next - x);
    if (step <= Number.EPSILON * next * 0.5) return next;
    // The next error is the third power of this one, counted in the length over which the curve bends.
    if (inBracket && step * (a + b) <= 1e-6 * Math.min(x, y)) return next;
    x = next;
  }
  return x;
}

function checkShapes(a: number, b: number): void {
  invariant(
    a > 0 && b > 0 && a < Number.POSITIVE_INFINITY && b < Number.POSITIVE_INFINITY,
    `no beta distribution has shapes ${a} and ${b}`,
  );
}

/** The middle of a bracket; of a bracket that spans magnitudes, the middle in magnitude. */
function inside(low: number, high: number): number {
  if (low === 0) return high > 1e-3 ? 0.5 * high : high * 1e-3;
  return high > 4 * low ? Math.sqrt(low) * Math.sqrt(high) : 0.5 * (low + high);
}

/** Where to begin: exact enough that two or three rounds do. */
function startingPoint(p: number, a: number, b: number): number {
  const start = a >= 1 && b >= 1 ? nearNormal(p, a, b) : smallTail(p, a, b);
  return start > 0 && start < 1 ? start : 0.5;
}

/** Iₓ ≈ x^a / (a B(a, b)) for small x, solved for x; the mean where that does not apply. */
function smallTail(p: number, a: number, b: number): number {
  const mean = a / (a + b);
  const logBeta = logGamma(a) + logGamma(b) - logGamma(a + b);
  const small = exp((log(p) + log(a) + logBeta) / a);
  return small < 0.5 * mean ? small : mean;
}

/** Half the logarithm of F, whose quantiles are those of x b / (y a), is nearly normal. */
function nearNormal(p: number, a: number, b: number): number {
  const z = normalQuantile(p);
  const perA = 1 / (2 * a - 1);
  const perB = 1 / (2 * b - 1);
  const h = 2 / (perA + perB);
  const lambda = (z * z - 3) / 6;
  const w = (z * Math.sqrt(h + lambda)) / h - (perA - perB) * (lambda + 5 / 6 - 2 / (3 * h));
  return a / (a + b * exp(-2 * w));
}

/** Iₓ(a, b) with y = 1 − x and the factor given beside x. */
function beta(x: number, y: number, a: number, b: number, factor: number): number {
  const value =
    x * (a + b + 2) < a + 1
      ? (factor / a) * continuedFraction(x, a, b)
      : 1 - (factor / b) * continuedFraction(y, b, a);
  return Math.min(1, Math.max(0, value));
}

/** What `betaFactor` needs of the shapes alone. */
function betaScale(a: number, b: number): number {
  const sum = a + b;
  return sum < 2
    ? exp(logGamma(sum) - logGamma(a) - logGamma(b))
    : stirlingError(sum) - stirlingError(a) - stirlingError(b) - HALF_LOG_2PI;
}

/** x^a (1 − x)^b / B(a, b). */
function betaFactor(x: number, y: number, a: number, b: number, scale: number): number {
  const sum = a + b;
  if (sum < 2) return pow(x, a) * pow(y, b) * scale;
  // Around the mean m = a/(a + b): a ln(x/m) + b ln(y/(1 − m)), whose terms of first order cancel.
  const offset = x * b - y * a;
  const exponent =
    a * logMinusLinear(offset / a, (x * sum) / a) + b * logMinusLinear(-offset / b, (y * sum) / b);
  return Math.sqrt(a * (b / sum)) * exp(exponent + scale);
}

/** ln(1 + u) − u for u > −1; `ratio` is 1 + u with all its digits, which u has lost where it is close to −1. */
function logMinusLinear(u: number, ratio: number): number {
  if (Math.abs(u) > 0.3) return log(ratio) - u;
  // ln(1 + u) = 2 artanh(r) with r = u / (2 + u); u − 2r = u r.
  const r = u / (2 + u);
  const r2 = r * r;
  let power = r * r2;
  let sum = 0;
  for (let n = 3; n < 60; n += 2) {
    const term = power / n;
    sum += term;
    if (Math.abs(term) <= Number.EPSILON * Math.abs(sum) * 0.25) break;
    power *= r2;
  }
  return 2 * sum - u * r;
}

/** The continued fraction 1/(1 + d₁/(1 + d₂/(1 + …))) of DLMF 8.17.22, by the modified Lentz method. */
function continuedFraction(x: number, a: number, b: number): number {
  const tiny = 1e-300;
  let c = 1;
  let d = 1 - ((a + b) * x) / (a + 1);
  d = 1 / (Math.abs(d) < tiny ? tiny : d);
  let value = d;
  for (let m = 1; m < 100_000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 + even * d;
    d = 1 / (Math.abs(d) < tiny ? tiny : d);
    c = 1 + even / c;
    if (Math.abs(c) < tiny) c = tiny;
    value *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 + odd * d;
    d = 1 / (Math.abs(d) < tiny ? tiny : d);
    c = 1 + odd / c;
    if (Math.abs(c) < tiny) c = tiny;
    const change = d * c;
    value *= change;
    if (Math.abs(change - 1) <= Number.EPSILON) return value;
  }
  return value;
}
