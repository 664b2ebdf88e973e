import { compareCodeUnits } from '../numerics/order.js';
import type { Quantity } from '../numerics/quantity.js';
import { parseUtc } from '../numerics/utc.js';
import type { Spot } from './problem.js';
import { type Reading, readQuantity, type WantedQuantity } from './read-quantity.js';
import { child, type SourceMapping, type SourceNode, sortedEntries, textOf } from './source-tree.js';
import { didYouMean } from './suggest.js';

/** What resolving a scenario's parts needs besides the node at hand. */
export interface Resolving extends Reading {
  /** Undefined where the file's own time is not usable: then times are checked for being times, and no more. */
  readonly span: Span | undefined;
  /** True where the scenario is a recorded event: real places to two decimals. */
  readonly historical: boolean;
  /** What is after this is too recent for a real place, µs since 1970; undefined where no such rule applies. */
  readonly recentFrom_us: number | undefined;
}

/** The time that a scenario spans, in Unix microseconds. */
export interface Span {
  readonly epochUnix_us: number;
  readonly endUnix_us: number;
}

/** One entry of a group of named things. */
export interface Item {
  readonly id: string;
  readonly node: SourceMapping;
  readonly path: readonly string[];
  readonly keySpot: Spot;
}

/** The entries of a group that are mappings, sorted by id; others are the schema's to refuse. */
export function itemsOf(node: SourceNode | undefined, path: readonly string[]): readonly Item[] {
  const items: Item[] = [];
  for (const [id, { keySpot, value }] of sortedEntries(node)) {
    if (value.kind === 'mapping') items.push({ id, node: value, path: [...path, id], keySpot });
  }
  return items;
}

/** The quantity under `key` of an item. */
export function quantityOf(
  item: Item,
  key: string,
  wanted: WantedQuantity,
  reading: Reading,
): Quantity | undefined {
  return readQuantity(child(item.node, key), [...item.path, key], wanted, reading);
}

/** The time under `key` in microseconds since 1970, or undefined after adding what is wrong with it. */
export function unixTimeOf(
  node: SourceMapping,
  key: string,
  path: readonly string[],
  { problems }: Reading,
): number | undefined {
  const value = child(node, key);
  const text = textOf(value);
  if (value === undefined || text === undefined) return undefined;
  const parsed = parseUtc(text);
  if (parsed.ok) return parsed.unix_us;
  problems.add(
    value.spot,
    [...path, key],
    parsed.reason,
    `"${text.slice(0, 60)}"`,
    'a time like 2020-01-07T22:28:20Z',
  );
  return undefined;
}

/** The time under `key` in microseconds since the epoch, which must lie in the scenario's span. */
export function timeInSpan(
  node: SourceMapping,
  key: string,
  path: readonly string[],
  resolving: Resolving,
): number | undefined {
  const unix_us = unixTimeOf(node, key, path, resolving);
  const { span } = resolving;
  if (unix_us === undefined || span === undefined) return undefined;
  if (unix_us >= span.epochUnix_us && unix_us <= span.endUnix_us) return unix_us - span.epochUnix_us;
  const spot = child(node, key)?.spot ?? node.spot;
  const message = unix_us < span.epochUnix_us ? 'this is before the epoch' : 'this is after the end';
  resolving.problems.add(
    spot,
    [...path, key],
    message,
    `"${textOf(child(node, key))}"`,
    'a time between epoch and end',
  );
  return undefined;
}

/** The id under `key`, which must be one of `known`; undefined after adding that it is not. */
export function referenceOf(
  item: Item,
  key: string,
  known: ReadonlySet<string>,
  what: string,
  { problems }: Reading,
): string | undefined {
  const node = child(item.node, key);
  const id = textOf(node);
  if (node === undefined || id === undefined) return undefined;
  if (known.has(id)) return id;
  if (problems.full) return undefined;
  const names = [...known].sort(compareCodeUnits);
  problems.add(
    node.spot,
    [...item.path, key],
    `there is no ${what} of this name${didYouMean(id, names)}`,
    `"${id}"`,
    someOf(names),
  );
  return undefined;
}

function someOf(names: readonly string[]): string {
  if (names.length === 0) return 'one to be defined first';
  const shown = names.slice(0, 12).join(', ');
  return names.length > 12 ? `one of ${shown}, …` : `one of ${shown}`;
}

/** The ids of the entries of a group. */
export function idsOf(items: readonly Item[]): ReadonlySet<string> {
  return new Set(items.map((item) => item.id));
}
