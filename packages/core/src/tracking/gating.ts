/**
 * The gate: how far from its prediction a plot may lie and still belong to a track.
 *
 * Model: the squared distance of a right plot is chi-square with as many degrees of freedom as quantities measured; the gate is its
 *   quantile at the wanted probability.
 * Source: Bar-Shalom, Li & Kirubarajan (2001), section 1.4.17; Abramowitz & Stegun 26.4.4, 26.4.5 and 26.4.8.
 */
import { brentRoot, erf, exp, invariant } from '../numerics/index.js';

/** Probability that a chi-square variable of `freedom` (1 to about 100) degrees is at most `x`. */
export function chiSquareCdf(x: number, freedom: number): number {
  invariant(Number.isInteger(freedom) && freedom > 0, 'degrees of freedom are a whole number above 0');
  if (!(x > 0)) return 0;
  const odd = freedom % 2 === 1;
  const tail = exp(-0.5 * x);
  let probability = odd ? erf(Math.sqrt(0.5 * x)) : 1 - tail;
  let term = odd ? Math.sqrt((2 * x) / Math.PI) * tail : 0.5 * x * tail;
  for (let k = odd ? 1 : 2; k < freedom; k += 2) {
    probability -= term;
    term *= x / (k + 2);
  }
  return probability;
}

/** The squared distance within which a right plot lies with `probability` (above 0, below 1). */
export function gateSize(probability: number, measured: number): number {
  invariant(probability > 0 && probability < 1, `a gate probability of ${probability} is not possible`);
  let high = 1;
  while (chiSquareCdf(high, measured) < probability) high *= 2;
  const root = brentRoot((x) => chiSquareCdf(x, measured) - probability, 0, high);
  invariant(root.ok, 'a gate size has no bracket');
  return root.x;
}

/** How many sigmas the ellipse of a two-dimensional normal error has that holds `probability` of it: √(−2 ln(1 − p)). */
export function ellipseScale(probability: number): number {
  return Math.sqrt(gateSize(probability, 2));
}
