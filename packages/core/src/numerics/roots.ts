import { InvariantError } from './invariant.js';

/** A root, or why none was found. */
export type Root =
  | { readonly ok: true; readonly x: number; readonly iterations: number }
  | { readonly ok: false; readonly reason: string };

/** When `brentRoot` is content. */
export interface RootOptions {
  /** Width of the interval that is small enough, in the unit of x; 0 asks for neighbouring float64 numbers. */
  readonly tolerance?: number;
  /** Evaluations of `f` after those at the two ends; 200 when left out, which a triple root can need half of. */
  readonly maxIterations?: number;
}

/**
 * Finds where a continuous function crosses zero between `a` and `b`.
 *
 * Model: Brent's method: inverse quadratic interpolation or the secant where they make good progress, bisection where not. It
 * never leaves the bracket.
 * Source: R. P. Brent, "Algorithms for Minimization without Derivatives" (1973), chapter 4.
 * Valid: f(a) and f(b) of opposite sign, or one of them zero. With several roots inside, one of them is found.
 *
 * @param f the function; a NaN from it is reported, not hidden
 * @returns the end of the last interval with the smaller |f|, within 2 ε|x| + tolerance of a sign change
 */
export function brentRoot(
  f: (x: number) => number,
  a: number,
  b: number,
  { tolerance = 0, maxIterations = 200 }: RootOptions = {},
): Root {
  // The words are made only where they are wanted: a flight looks for many roots.
  if (!(Number.isFinite(a) && Number.isFinite(b))) {
    throw new InvariantError(`a bracket from ${a} to ${b} is not finite`);
  }
  if (!(tolerance >= 0)) throw new InvariantError(`a tolerance of ${tolerance} is not possible`);
  // `best` has the smaller |f|, `other` lies across the root, `previous` is the best before.
  let previous = a;
  let fPrevious = f(a);
  let best = b;
  let fBest = f(b);
  if (Number.isNaN(fPrevious) || Number.isNaN(fBest)) return notANumber(Number.isNaN(fPrevious) ? a : b);
  if (fPrevious === 0) return { ok: true, x: a, iterations: 0 };
  if (fBest === 0) return { ok: true, x: b, iterations: 0 };
  if (fPrevious > 0 === fBest > 0) {
    return { ok: false, reason: `no change of sign between ${a} and ${b}` };
  }
  let other = previous;
  let fOther = fPrevious;
  let step = best - previous;
  let stepBefore = step;
  for (let iterations = 0; iterations <= maxIterations; iterations++) {
    if (fBest > 0 === fOther > 0) {
      other = previous;
      fOther = fPrevious;
      step = best - previous;
      stepBefore = step;
    }
    if (Math.abs(fOther) < Math.abs(fBest)) {
      previous = best;
      best = other;
      other = previous;
      fPrevious = fBest;
      fBest = fOther;
      fOther = fPrevious;
    }
    const enough = 2 * Number.EPSILON * Math.abs(best) + 0.5 * tolerance;
    const half = 0.5 * (other - best);
    if (Math.abs(half) <= enough || fBest === 0) return { ok: true, x: best, iterations };
    if (Math.abs(stepBefore) >= enough && Math.abs(fPrevious) > Math.abs(fBest)) {
      const interpolated = interpolate(previous, fPrevious, best, fBest, other, fOther);
      const limit = Math.min(1.5 * Math.abs(half) - 0.5 * enough, 0.5 * Math.abs(stepBefore));
      const inward = interpolated > 0 === half > 0 && Math.abs(interpolated) < limit;
      stepBefore = inward ? step : half;
      step = inward ? interpolated : half;
    } else {
      stepBefore = half;
      step = half;
    }
    previous = best;
    fPrevious = fBest;
    best += Math.abs(step) > enough ? step : half > 0 ? enough : -enough;
    fBest = f(best);
    if (Number.isNaN(fBest)) return notANumber(best);
  }
  return { ok: false, reason: `not within tolerance after ${maxIterations} iterations` };
}

/** The step from `best` to where the secant, or the parabola in f through three points, meets zero. */
function interpolate(
  previous: number,
  fPrevious: number,
  best: number,
  fBest: number,
  other: number,
  fOther: number,
): number {
  const s = fBest / fPrevious;
  if (previous === other) return (s * (best - other)) / (1 - s);
  const q = fPrevious / fOther;
  const r = fBest / fOther;
  const p = s * ((other - best) * q * (q - r) - (best - previous) * (r - 1));
  return -p / ((q - 1) * (r - 1) * (s - 1));
}

function notANumber(x: number): Root {
  return { ok: false, reason: `the function is not a number at ${x}` };
}
