/** What a value read from JSON must look like, as data, and where it does not. */

export type Shape =
  | 'text'
  | 'number'
  | 'flag'
  | { readonly words: readonly string[] }
  /** A number from a least to a largest; with a step, a multiple of it. */
  | { readonly from: number; readonly to: number; readonly step?: number; readonly wanted: string }
  | { readonly list: Shape; readonly least?: number }
  | { readonly pair: Shape }
  /** Names that end in ? may be absent. Others that are there besides are nobody's business. */
  | { readonly fields: Readonly<Record<string, Shape>> };

export interface Misfit {
  /** `threats[3].launch_us` */
  readonly path: string;
  readonly found: string;
  readonly wanted: string;
}

const MOST = 20;

/** Nobody reads a longer text, and a browser may need minutes to break one into lines. */
const LONGEST_TEXT = 10_000;

/** Where a value does not have a shape: the first twenty places. Numbers must be finite. */
export function misfits(value: unknown, shape: Shape): readonly Misfit[] {
  const found: Misfit[] = [];
  check(value, shape, '', found);
  return found;
}

function check(value: unknown, shape: Shape, path: string, found: Misfit[]): void {
  if (found.length >= MOST) return;
  const misfit = (wanted: string) => found.push({ path, found: described(value), wanted });
  if (shape === 'text') {
    if (typeof value !== 'string') misfit('a text');
    else if (value.length > LONGEST_TEXT) misfit('at most 10,000 characters');
  } else if (shape === 'number') {
    if (typeof value !== 'number' || !Number.isFinite(value)) misfit('a number');
  } else if (shape === 'flag') {
    if (typeof value !== 'boolean') misfit('true or false');
  } else if ('from' in shape) {
    const { from, to, step, wanted } = shape;
    const isWithin = typeof value === 'number' && value >= from && value <= to;
    if (!isWithin || (step !== undefined && value % step !== 0)) misfit(wanted);
  } else if ('words' in shape) {
    if (typeof value !== 'string' || !shape.words.includes(value)) misfit(shape.words.join(', '));
  } else if ('list' in shape) {
    const least = shape.least ?? 0;
    if (!Array.isArray(value) || value.length < least)
      misfit(least === 0 ? 'a list' : `a list of at least ${least}`);
    else items(value, shape.list, path, found);
  } else if ('pair' in shape) {
    if (!Array.isArray(value) || value.length !== 2) misfit('two values');
    else items(value, shape.pair, path, found);
  } else if (typeof value !== 'object' || value === null || Array.isArray(value)) misfit('an object');
  else fields(value, shape.fields, path, found);
}

function items(values: readonly unknown[], shape: Shape, path: string, found: Misfit[]): void {
  for (let index = 0; index < values.length && found.length < MOST; index += 1)
    check(values[index], shape, `${path}[${index}]`, found);
}

function fields(value: object, wanted: Readonly<Record<string, Shape>>, path: string, found: Misfit[]): void {
  for (const [written, shape] of Object.entries(wanted)) {
    const name = written.replace(/\?$/, '');
    const own = Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined;
    if (own === undefined && name !== written) continue;
    check(own, shape, path === '' ? name : `${path}.${name}`, found);
  }
}

function described(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'object') return 'an object';
  const text = typeof value === 'string' ? `"${value}"` : String(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
