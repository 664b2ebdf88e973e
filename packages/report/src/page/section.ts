/** A section of a page: a heading, and words and figures in order. */
import { type Figure, figureMarkup } from '../figure/figure.js';
import { element, type Markup } from '../markup/markup.js';
import type { Block } from '../story/block.js';
import { blocksMarkup } from './blocks.js';

export interface Section {
  readonly id: string;
  readonly title: string;
  readonly content: readonly Markup[];
}

/** Something that stands in a section; what is undefined is left out. */
export type Part = Figure | Block | undefined | readonly Part[];

/**
 * A section with the heading that its first block has, or a title of its own.
 *
 * @returns undefined where there is nothing in it
 */
export function section(id: string, parts: readonly Part[], title?: string): Section | undefined {
  const all = flat(parts);
  const own =
    title ?? all.flatMap((part) => ('kind' in part && part.kind === 'heading' ? [part.text] : []))[0];
  let isOpen = title === undefined;
  const content = all.flatMap((part) => {
    if (!('kind' in part)) return [figureMarkup(part)];
    // The first heading is the section's.
    if (part.kind === 'heading' && isOpen) {
      isOpen = false;
      return [];
    }
    return [blocksMarkup([part])];
  });
  return content.length === 0 || own === undefined ? undefined : { id, title: own, content };
}

function flat(parts: readonly Part[]): readonly (Figure | Block)[] {
  return parts.flatMap((part): readonly (Figure | Block)[] => {
    if (part === undefined) return [];
    return Array.isArray(part) ? flat(part) : [part as Figure | Block];
  });
}

export function sectionMarkup({ id, title, content }: Section): Markup {
  return element(
    'section',
    { id, 'aria-labelledby': `${id}-heading` },
    element('h2', { id: `${id}-heading` }, title),
    ...content,
  );
}
