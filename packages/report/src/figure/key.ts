/** The key of a figure: marks with their words, in as many lines as they need. */
import type { Markup } from '../markup/markup.js';
import { SIZE, text } from './shapes.js';
import { textWidth } from './text-width.js';

export interface KeyItem {
  readonly words: string;
  /** Draws the mark around a point; it takes `MARK_PX` at most. */
  readonly mark: (x: number, y: number) => Markup;
  readonly wide?: true;
}

const LINE_PX = 20;

export interface Key {
  readonly parts: readonly Markup[];
  readonly height: number;
}

/** Lays a key out from the left, its first line centred at `top + 10`. */
export function key(items: readonly KeyItem[], left: number, top: number, width: number): Key {
  const parts: Markup[] = [];
  let x = left;
  let y = top + 10;
  for (const { words, mark, wide } of items) {
    const mark_px = wide === true ? 26 : 14;
    const size = mark_px + 6 + textWidth(words, SIZE.small) + 14;
    if (x > left && x + size > left + width + 14) {
      x = left;
      y += LINE_PX;
    }
    parts.push(mark(x + mark_px / 2, y), text(x + mark_px + 5, y + 4.3, words, { kind: 'small' }));
    x += size;
  }
  return { parts, height: items.length === 0 ? 0 : y - top + 12 };
}
