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

export function curve({ x, y }: Plane, values: readonly number[], className: string): Markup {
  return path(along(x, y, values), className);
}

/** Between two values on each day. */
export function band(
  { x, y }: Plane,
  low: readonly number[],
  high: readonly number[],
  className: string,
): Markup {
  return path([...along(x, y, high), ...[...along(x, y, low)].reverse()], className, true);
}

function along(x: Plane['x'], y: Plane['y'], values: readonly number[]): Points {
  return simplified(
    values.map((value, day) => [x(day), y(value)] as const),
    UNSEEN_PX,
  );
}
