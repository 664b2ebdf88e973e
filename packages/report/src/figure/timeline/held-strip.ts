/** A strip under a figure over weeks: what held most draws back, as spans with their names, or numbers in place of names that do not fit. */
import type { Markup } from '../../markup/markup.js';
import type { HeldSpan } from '../../story/timeline/held-back.js';
import { rect, SIZE, text } from '../shapes.js';
import { lined, textWidth } from '../text-width.js';
import type { DayEdge } from './lane-shapes.js';

export const STRIP_PX = 18;
const LINE_PX = 17;
const NUMBER_ROOM_PX = 11;

/** Numbers for the names that have too little room somewhere. */
export function numberedNames(
  strips: readonly (readonly HeldSpan[])[],
  edge: DayEdge,
): ReadonlyMap<string, number> {
  const tight = strips
    .flat()
    .filter((span) => !fits(span, edge))
    .map(({ short }) => short);
  return new Map([...new Set(tight)].map((short, index) => [short, index + 1]));
}

function fits({ first, last, short }: HeldSpan, edge: DayEdge): boolean {
  return textWidth(short, SIZE.small) + 8 <= edge(last + 1) - edge(first);
}

/** @param numbers what stands for a name that does not fit */
export function heldStrip(
  spans: readonly HeldSpan[],
  edge: DayEdge,
  top: number,
  numbers: ReadonlyMap<string, number>,
): readonly Markup[] {
  return spans.flatMap((span, index): Markup[] => {
    const { first, last, short } = span;
    const [left, right] = [edge(first), edge(last + 1)];
    const words = fits(span, edge) ? short : String(numbers.get(short) ?? '');
    return [
      rect(left, top, right - left, STRIP_PX, index % 2 === 0 ? 'held' : 'held-next'),
      ...(right - left < NUMBER_ROOM_PX
        ? []
        : [text((left + right) / 2, top + 13, words, { at: 'middle', kind: 'small', className: 'ink' })]),
    ];
  });
}

/** What the numbers stand for, in as many lines as it takes. */
export function namesOfNumbers(
  numbers: ReadonlyMap<string, number>,
  top: number,
  width: number,
): { readonly parts: readonly Markup[]; readonly height: number } {
  if (numbers.size === 0) return { parts: [], height: 0 };
  // A number stays with its name where the line breaks.
  const words = `Held back by ${[...numbers].map(([short, number]) => `${number}:\u00a0${short}`).join(', ')}`;
  const lines = lined(words, width, SIZE.small);
  return {
    parts: lines.map((one, index) => text(0, top + 12 + index * LINE_PX, one, { kind: 'small' })),
    height: lines.length * LINE_PX + 4,
  };
}
