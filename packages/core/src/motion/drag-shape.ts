/**
 * Drag over Mach number as a table, joined by a smooth monotone curve.
 *
 * Model: piecewise cubic Hermite interpolation with slopes limited so that no new extremes appear; constant outside the
 *   table. The curve has no corner; its curvature jumps at the points of the table, where flights let a step end.
 * Source: Fritsch & Butland, SIAM J. Sci. Stat. Comput. 5 (1984) 300–304.
 */
import { invariant } from '../numerics/index.js';

/** The points of a table and the curve through them, in flat arrays. */
export interface DragShape {
  /** Mach numbers of the table, strictly rising: between two of them the curve is one cubic. */
  readonly mach: Float64Array;
  /**
   * Five numbers a piece: where it is anchored, and the coefficients of the powers of Mach − anchor, lowest first. Piece i lies
   * below `mach[i]`, the last one above all.
   */
  readonly pieces: Float64Array;
}

const PIECE_SIZE = 5;

/** A drag shape from [Mach, ratio] pairs; throws InvariantError unless Mach numbers rise and nothing is negative. */
export function dragShape(points: readonly (readonly [number, number])[]): DragShape {
  invariant(points.length > 0, 'a drag shape needs at least one point');
  const mach = Float64Array.from(points, (p) => p[0]);
  const ratio = Float64Array.from(points, (p) => p[1]);
  for (let i = 0; i < mach.length; i++) {
    invariant(ratio[i] >= 0 && mach[i] >= 0, 'a drag shape has no negative values');
    invariant(i === 0 || mach[i] > mach[i - 1], 'Mach numbers of a drag shape must rise');
  }
  const slope = monotoneSlopes(mach, ratio);
  const last = mach.length - 1;
  const pieces = new Float64Array((mach.length + 1) * PIECE_SIZE);
  pieces.set([mach[0], ratio[0]]);
  for (let i = 1; i <= last; i++) {
    const width = mach[i] - mach[i - 1];
    const mean = (ratio[i] - ratio[i - 1]) / width;
    const square = (3 * mean - 2 * slope[i - 1] - slope[i]) / width;
    const cube = (slope[i - 1] + slope[i] - 2 * mean) / (width * width);
    pieces.set([mach[i - 1], ratio[i - 1], slope[i - 1], square, cube], i * PIECE_SIZE);
  }
  pieces.set([mach[last], ratio[last]], (last + 1) * PIECE_SIZE);
  return { mach, pieces };
}

/** The same drag at every Mach number. */
export function constantDrag(ratio: number): DragShape {
  return dragShape([[0, ratio]]);
}

/** The ratio at a Mach number. */
export function dragRatioAt(shape: DragShape, mach: number): number {
  const { mach: borders, pieces } = shape;
  let piece = 0;
  while (piece < borders.length && mach > borders[piece]) piece++;
  const o = piece * PIECE_SIZE;
  const x = mach - pieces[o];
  return pieces[o + 1] + pieces[o + 2] * x + x * x * (pieces[o + 3] + pieces[o + 4] * x);
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
