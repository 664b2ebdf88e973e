/** Marks that differ by shape as well as by colour. */
import type { Outcome } from '@testudo/core/simulation';
import { element, type Markup } from '../markup/markup.js';

export type Fate = Outcome['threats'][number]['fate'];

/** In the order in which keys list them. */
export const FATES: readonly Fate[] = ['arrived', 'astray', 'killed', 'failed', 'in-flight'];

export const FATE_WORDS: { readonly [fate in Fate]: string } = {
  arrived: 'arrived',
  astray: 'went astray',
  killed: 'killed',
  failed: 'failed',
  'in-flight': 'still in flight',
};

/** The mark of a fate: a disc arrived, a triangle went astray, a diamond was killed, a ring failed, a bar still flies. */
export function fateMark(fate: Fate, x: number, y: number, r = 5): Markup {
  switch (fate) {
    case 'arrived':
      return element('circle', { cx: x, cy: y, r, class: 'fill-arrived edge' });
    case 'astray':
      return polygon(
        [
          [x, y - r * 1.1],
          [x + r * 1.1, y + r * 0.9],
          [x - r * 1.1, y + r * 0.9],
        ],
        'fill-astray edge',
      );
    case 'killed':
      return polygon(
        [
          [x, y - r * 1.25],
          [x + r * 1.25, y],
          [x, y + r * 1.25],
          [x - r * 1.25, y],
        ],
        'fill-killed edge',
      );
    case 'failed':
      return element('circle', { cx: x, cy: y, r: r * 0.85, class: 'ring-failed' });
    case 'in-flight':
      return element('rect', { x: x - r, y: y - r / 2, width: 2 * r, height: r, class: 'fill-flying edge' });
  }
}

/** A small upright triangle: an interceptor leaves. */
export function launchMark(x: number, y: number, r = 4.5): Markup {
  return polygon(
    [
      [x, y - r],
      [x + r * 0.9, y + r * 0.8],
      [x - r * 0.9, y + r * 0.8],
    ],
    'fill-interceptor edge',
  );
}

/** A cross: an interceptor met nothing. */
export function missMark(x: number, y: number, r = 4): Markup {
  return element('path', {
    d: `M${n(x - r)} ${n(y - r)}L${n(x + r)} ${n(y + r)}M${n(x - r)} ${n(y + r)}L${n(x + r)} ${n(y - r)}`,
    class: 'line-miss',
  });
}

const n = (value: number) => (Math.round(value * 10) / 10).toString();

export function polygon(points: readonly (readonly [number, number])[], className: string): Markup {
  return element('polygon', {
    points: points.map(([x, y]) => `${n(x)},${n(y)}`).join(' '),
    class: className,
  });
}
