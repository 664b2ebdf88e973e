/** Markup that is safe by construction: text is escaped where it is put in, and nothing else can be. */
import { markupText } from '@testudo/interop';
import { isolated } from './isolate.js';

/** A piece of HTML or SVG that was made by `element`. */
export interface Markup {
  readonly markup: string;
}

/** What may stand inside an element: text is escaped, markup is not, nothing is left out. */
export type Child = Markup | string | undefined | readonly Child[];

/** Numbers are written to a tenth: pixels need no more. */
export type Attributes = Readonly<Record<string, string | number | undefined>>;

/** Elements of HTML that have no end tag. */
const VOID: ReadonlySet<string> = new Set(['br', 'col', 'hr', 'link', 'meta']);

/**
 * An element with its attributes and children.
 *
 * @param name and the names of attributes are ours, never text from a file
 */
export function element(name: string, attributes: Attributes = {}, ...children: readonly Child[]): Markup {
  const start = `<${name}${Object.entries(attributes).map(attribute).join('')}>`;
  return { markup: VOID.has(name) ? start : `${start}${children.map(written).join('')}</${name}>` };
}

/** Several pieces as one. */
export function joined(...children: readonly Child[]): Markup {
  return { markup: children.map(written).join('') };
}

/** Text of our own that is no text of a page (a style sheet); never anything from a file. */
export function verbatim(text: string): Markup {
  return { markup: text };
}

function attribute([name, value]: readonly [string, string | number | undefined]): string {
  return value === undefined ? '' : ` ${name}="${escaped(value)}"`;
}

function written(child: Child): string {
  if (child === undefined) return '';
  if (typeof child === 'string') return isolated(escaped(child));
  return 'markup' in child ? child.markup : child.map(written).join('');
}

function escaped(value: string | number): string {
  if (typeof value === 'number') return rounded(value);
  return markupText(value);
}

/** To a tenth; what is no number is no coordinate and is written as 0. */
export function rounded(value: number): string {
  const tenths = Math.round(value * 10);
  return Number.isFinite(tenths) ? String((tenths + 0) / 10) : '0';
}
