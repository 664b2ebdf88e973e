/** Axes: a rule, ticks, numbers, and what is counted with its unit. */
import type { Markup } from '../markup/markup.js';
import type { Scale } from './scale.js';
import { line, SIZE, text } from './shapes.js';
import { textWidth } from './text-width.js';

export interface AxisHow {
  readonly values: readonly number[];
  readonly write: (value: number) => string;
  /** What is counted, with its unit. */
  readonly title: string;
}

/** Room below a figure's floor that a horizontal axis takes. */
export const AXIS_PX = 42;

/** A number at a tick, without the digits that adding up steps leaves: `0.6`, and not `0.6000000000000001`. */
export function tickNumber(value: number): string {
  return String(Number(value.toPrecision(6))).replace('-', '−');
}

/** A horizontal axis under a figure, with lines up through it. Numbers that would touch are left out. */
export function floorAxis(
  scale: Scale,
  top: number,
  floor: number,
  { values, write, title }: AxisHow,
): readonly Markup[] {
  const ends = scale.domain.map(scale);
  const [left, right] = [Math.min(...ends), Math.max(...ends)];
  let free = Number.NEGATIVE_INFINITY;
  const inOrder = [...values].sort((a, b) => scale(a) - scale(b));
  const numbers = inOrder.flatMap((value) => {
    const x = scale(value);
    const half = textWidth(write(value), SIZE.small) / 2;
    if (x - half < free) return [];
    free = x + half + 5;
    return [text(x, floor + 17, write(value), { at: 'middle', kind: 'small' })];
  });
  return [
    ...inOrder.map((value) => line(scale(value), top, scale(value), floor, 'grid')),
    line(left, floor, right, floor, 'axis'),
    ...numbers,
    ...(title === '' ? [] : [text((left + right) / 2, floor + 36, title, { at: 'middle', kind: 'small' })]),
  ];
}

/** A vertical axis at the left of a figure, with lines across it; its title stands above it. */
export function sideAxis(
  scale: Scale,
  left: number,
  right: number,
  { values, write, title }: AxisHow,
): readonly Markup[] {
  const top = Math.min(...scale.domain.map(scale));
  return [
    ...values.flatMap((value) => [
      line(left, scale(value), right, scale(value), 'grid'),
      text(left - 7, scale(value) + 4.2, write(value), { at: 'end', kind: 'small' }),
    ]),
    text(0, top - 12, title, { kind: 'small' }),
  ];
}
