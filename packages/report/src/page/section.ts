/** A section of a page: a heading, and words and figures in order. */
import { type Figure, figureMarkup } from '../figure/figure.js';
import { element, joined, type Markup } from '../markup/markup.js';
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
  // The first heading is the section's.
  const first =
    title === undefined ? all.find((part) => 'kind' in part && part.kind === 'heading') : undefined;
  const content = inRows(all.filter((part) => part !== first)).map((row) =>
    row.length > 1
      ? element('div', { class: 'row' }, ...row.map(partMarkup))
      : joined(...row.map(partMarkup)),
  );
  return content.length === 0 || own === undefined ? undefined : { id, title: own, content };
}

function flat(parts: readonly Part[]): readonly (Figure | Block)[] {
  return parts.flatMap((part): readonly (Figure | Block)[] => {
    if (part === undefined) return [];
    return Array.isArray(part) ? flat(part) : [part as Figure | Block];
  });
}

/** Half figures that follow each other are a row; all else stands alone. */
function inRows(parts: readonly (Figure | Block)[]): readonly (readonly (Figure | Block)[])[] {
  const rows: (Figure | Block)[][] = [];
  for (const part of parts) {
    const last = rows.at(-1);
    if (last !== undefined && isHalf(part) && last.every(isHalf)) last.push(part);
    else rows.push([part]);
  }
  return rows;
}

function isHalf(part: Figure | Block): boolean {
  return 'half' in part && part.half === true;
}

function partMarkup(part: Figure | Block): Markup {
  return 'kind' in part ? blocksMarkup([part]) : figureMarkup(part);
}

export function sectionMarkup({ id, title, content }: Section): Markup {
  return element(
    'section',
    { id, 'aria-labelledby': `${id}-heading` },
    element('h2', { id: `${id}-heading` }, title),
    ...content,
  );
}
