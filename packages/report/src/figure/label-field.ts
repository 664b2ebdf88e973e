/** Keeps labels apart: a label goes to the first place where it covers nothing. */
import type { Markup } from '../markup/markup.js';
import { SIZE, text } from './shapes.js';
import { textWidth } from './text-width.js';

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface Candidate {
  readonly x: number;
  /** Of the base line. */
  readonly y: number;
  readonly at: 'start' | 'middle' | 'end';
}

export class LabelField {
  private readonly taken: Box[] = [];
  private readonly sheet: Box;

  constructor(sheet: Box) {
    this.sheet = sheet;
  }

  /** Nothing is written there any more. */
  block(box: Box): void {
    this.taken.push(box);
  }

  /** The label at the first candidate that is free; undefined where none is. */
  place(
    words: string,
    candidates: readonly Candidate[],
    kind: 'label' | 'small' | 'strong' = 'small',
    className?: string,
  ): Markup | undefined {
    const size = kind === 'small' ? SIZE.small : SIZE.label;
    const width = textWidth(words, size, kind === 'strong');
    for (const { x, y, at } of candidates) {
      const left = at === 'start' ? x : at === 'end' ? x - width : x - width / 2;
      const box = { left: left - 2, right: left + width + 2, top: y - size, bottom: y + size * 0.35 };
      if (!inside(box, this.sheet) || this.taken.some((other) => touch(box, other))) continue;
      this.taken.push(box);
      return text(x, y, words, { at, kind, halo: true, ...(className === undefined ? {} : { className }) });
    }
    return undefined;
  }
}

function touch(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

function inside(a: Box, b: Box): boolean {
  return a.left >= b.left && a.right <= b.right && a.top >= b.top && a.bottom <= b.bottom;
}

/** Places round a mark: right, left, above, below, and the corners. */
export function around(x: number, y: number, away = 9): readonly Candidate[] {
  return [
    { x: x + away, y: y + 4, at: 'start' },
    { x: x - away, y: y + 4, at: 'end' },
    { x, y: y - away, at: 'middle' },
    { x, y: y + away + 9, at: 'middle' },
    { x: x + away - 2, y: y - away + 2, at: 'start' },
    { x: x + away - 2, y: y + away + 8, at: 'start' },
    { x: x - away + 2, y: y - away + 2, at: 'end' },
    { x: x - away + 2, y: y + away + 8, at: 'end' },
  ];
}
