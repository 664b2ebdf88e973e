/** The few shapes that figures are drawn with. Colours and sizes of text stand in the style sheet, by class. */
import { element, type Markup, rounded } from '../markup/markup.js';

/** Sizes of text in px, the same as in the style sheet. */
export const SIZE = { label: 13, small: 12 } as const;

export interface TextHow {
  readonly at?: 'start' | 'middle' | 'end';
  /** `small`: ticks and notes; `strong`: what matters most. */
  readonly kind?: 'label' | 'small' | 'strong';
  /** With an outline in the colour of the page, to be read over lines. */
  readonly halo?: true;
  readonly className?: string;
}

export function text(
  x: number,
  y: number,
  words: string,
  { at = 'start', kind = 'label', halo, className }: TextHow = {},
): Markup {
  const names = [kind, halo === true ? 'halo' : undefined, className].filter((name) => name !== undefined);
  return element(
    'text',
    { x, y, class: names.join(' '), ...(at === 'start' ? {} : { 'text-anchor': at }) },
    words,
  );
}

export function line(x1: number, y1: number, x2: number, y2: number, className: string): Markup {
  return element('line', { x1, y1, x2, y2, class: className });
}

export function rect(x: number, y: number, width: number, height: number, className: string): Markup {
  return element('rect', { x, y, width: Math.max(0, width), height: Math.max(0, height), class: className });
}

export function circle(cx: number, cy: number, r: number, className: string): Markup {
  return element('circle', { cx, cy, r, class: className });
}

/** Points joined by straight lines. */
export type Points = readonly (readonly [x: number, y: number])[];

export function path(points: Points, className: string, closed = false): Markup {
  return element('path', { d: pathOf(points, closed), class: className });
}

/** The data of a path; steps are relative to the point before, which is shorter. */
export function pathOf(points: Points, closed = false): string {
  let [lastX, lastY] = [0, 0];
  const steps = points.map(([x, y], i) => {
    const [tenX, tenY] = [Math.round(x * 10), Math.round(y * 10)];
    const step = `${i === 0 ? 'M' : 'l'}${rounded((tenX - lastX) / 10)} ${rounded((tenY - lastY) / 10)}`;
    [lastX, lastY] = [tenX, tenY];
    return step;
  });
  return `${steps.join('')}${closed ? 'Z' : ''}`;
}
