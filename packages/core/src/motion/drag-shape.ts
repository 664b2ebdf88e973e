/**
 * Drag over Mach number as a table, joined by a smooth monotone curve.
 *
 * Model: piecewise cubic Hermite interpolation with slopes limited so that no new extremes appear; constant outside the
 *   table. Corners in a force make an adaptive integration lose accuracy without noticing; this curve has none.
 * Source: Fritsch & Butland, SIAM J. Sci. Stat. Comput. 5 (1984) 300–304.
 */
import { invariant } from '../numerics/index.js';

/** Points in flat arrays, `mach` strictly rising, with the slope of the curve at each. */
export interface DragShape {
  readonly mach: Float64Array;
  readonly ratio: Float64Array;
  readonly slope: Float64Array;
}

/** A drag shape from [Mach, ratio] pairs; throws InvariantError unless Mach numbers rise and nothing is negative. */
export function dragShape(points: readonly (readonly [number, number])[]): DragShape {
  invariant(points.length > 0, 'a drag shape needs at least one point');
  const mach = Float64Array.from(points, (p) => p[0]);
  const ratio = Float64Array.from(points, (p) => p[1]);
  for (let i = 0; i < mach.length; i++) {
    invariant(ratio[i] >= 0 && mach[i] >= 0, 'a drag shape has no negative values');
    invariant(i === 0 || mach[i] > mach[i - 1], 'Mach numbers of a drag shape must rise');
  }
  return { mach, ratio, slope: monotoneSlopes(mach, ratio) };
}

/** The same drag at every Mach number. */
export function constantDrag(ratio: number): DragShape {
  return dragShape([[0, ratio]]);
}

/** The ratio at a Mach number. */
export function dragRatioAt(shape: DragShape, mach: number): number {
  const { mach: xs, ratio, slope } = shape;
  const last = xs.length - 1;
  if (mach >= xs[last]) return ratio[last];
  if (mach <= xs[0]) return ratio[0];
  let i = 1;
  while (xs[i] < mach) i++;
  const width = xs[i] - xs[i - 1];
  const t = (mach - xs[i - 1]) / width;
  const rest = 1 - t;
  const left = ratio[i - 1] * (1 + 2 * t) + slope[i - 1] * width * t;
  const right = ratio[i] * (3 - 2 * t) - slope[i] * width * rest;
  return rest * rest * left + t * t * right;
}

/** Zero at the ends, so that the curve joins the constants outside it; the weighted harmonic mean between. */
function monotoneSlopes(x: Float64Array, y: Float64Array): Float64Array {
  const slopes = new Float64Array(x.length);
  for (let i = 1; i < x.length - 1; i++) {
    const before = x[i] - x[i - 1];
    const after = x[i + 1] - x[i];
    const rise = (y[i] - y[i - 1]) / before;
    const next = (y[i + 1] - y[i]) / after;
    if (rise * next <= 0) continue;
    const weight = (before + 2 * after) / (3 * (before + after));
    slopes[i] = (rise * next) / (weight * next + (1 - weight) * rise);
  }
  return slopes;
}
