/** What curves over days are drawn with: a line of means or shares, and the band of its interval. */
import type { Markup } from '../../markup/markup.js';
import { type Points, path } from '../shapes.js';
import { simplified } from '../simplify.js';

/** Where a day stands on paper, and where a value does. */
export interface Plane {
  readonly x: (day: number) => number;
  readonly y: (value: number) => number;
}

/** Deviations below this, px, are not seen. */
const UNSEEN_PX = 0.15;

export function curve(plane: Plane, values: readonly number[], className: string): Markup {
  return path(alongDays(plane, values), className);
}

/** Between two values on each day. */
export function band(
  plane: Plane,
  low: readonly number[],
  high: readonly number[],
  className: string,
): Markup {
  return path(bandBetween(plane, low, high), className, true);
}

/** A value on each day, joined. */
export function alongDays({ x, y }: Plane, values: readonly number[]): Points {
  return simplified(
    values.map((value, day) => [x(day), y(value)] as const),
    UNSEEN_PX,
  );
}

/** The outline between two values on each day. */
export function bandBetween(plane: Plane, low: readonly number[], high: readonly number[]): Points {
  return [...alongDays(plane, high), ...[...alongDays(plane, low)].reverse()];
}
