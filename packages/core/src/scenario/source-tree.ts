import { compareCodeUnits } from '../numerics/order.js';
import type { Spot } from './problem.js';

/**
 * What a YAML file says, with the place in the file of every key and value.
 *
 * The one form in which files are laid over one another, checked and resolved, so that a problem can always point at
 * the line that a person has to change, in whichever file it stands.
 */
export type SourceNode = SourceMapping | SourceSequence | SourceScalar;

export interface SourceMapping {
  readonly kind: 'mapping';
  readonly entries: ReadonlyMap<string, SourceEntry>;
  readonly spot: Spot;
}

export interface SourceEntry {
  readonly keySpot: Spot;
  readonly value: SourceNode;
}

interface SourceSequence {
  readonly kind: 'sequence';
  readonly items: readonly SourceNode[];
  readonly spot: Spot;
}

interface SourceScalar {
  readonly kind: 'scalar';
  readonly value: string | number | boolean | null;
  readonly spot: Spot;
  /** A source in words already, though it may look like the name of one. */
  readonly isInWords?: true;
}

/** The value of `key` where `node` is a mapping that has it. */
export function child(node: SourceNode | undefined, key: string): SourceNode | undefined {
  return node?.kind === 'mapping' ? node.entries.get(key)?.value : undefined;
}

/** The entries of a mapping, sorted by key in code units; none where `node` is no mapping. */
export function sortedEntries(node: SourceNode | undefined): readonly (readonly [string, SourceEntry])[] {
  if (node?.kind !== 'mapping') return [];
  return [...node.entries].sort(([a], [b]) => compareCodeUnits(a, b));
}

export function textOf(node: SourceNode | undefined): string | undefined {
  return node?.kind === 'scalar' && typeof node.value === 'string' ? node.value : undefined;
}

/** The number, where there is one and it is finite. */
export function numberOf(node: SourceNode | undefined): number | undefined {
  if (node?.kind !== 'scalar' || typeof node.value !== 'number') return undefined;
  return Number.isFinite(node.value) ? node.value : undefined;
}

export function flagOf(node: SourceNode | undefined): boolean | undefined {
  return node?.kind === 'scalar' && typeof node.value === 'boolean' ? node.value : undefined;
}

/** Plain values for a schema. Mappings have no prototype, so that no key of a file means anything to the engine. */
export function plainOf(node: SourceNode): unknown {
  switch (node.kind) {
    case 'scalar':
      return node.value;
    case 'sequence':
      return node.items.map(plainOf);
    case 'mapping': {
      const plain = Object.create(null) as { [key: string]: unknown };
      for (const [key, entry] of node.entries) plain[key] = plainOf(entry.value);
      return plain;
    }
  }
}

/** What stood there, in a few words for a person. */
export function describe(node: SourceNode): string {
  switch (node.kind) {
    case 'mapping':
      return node.entries.size === 0 ? 'an empty group of keys' : 'a group of keys';
    case 'sequence':
      return 'a list';
    case 'scalar':
      if (node.value === null) return 'no value';
      return typeof node.value === 'string' ? `"${shorten(node.value)}"` : String(node.value);
  }
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

/** A place in the tree reached by walking keys. */
export interface Located {
  /** The node at the path, or undefined where it is missing. */
  readonly node: SourceNode | undefined;
  /** The nearest place to point at: the value, or the key that should hold it. */
  readonly spot: Spot;
  readonly path: readonly string[];
}

/** Walks `path` as far as the tree goes. */
export function locate(root: SourceNode, path: readonly PropertyKey[]): Located {
  const keys = path.map(String);
  let node: SourceNode = root;
  let spot: Spot = root.spot;
  for (const key of keys) {
    if (node.kind === 'mapping') {
      const entry = node.entries.get(key);
      if (entry === undefined) return { node: undefined, spot, path: keys };
      node = entry.value;
      spot = entry.keySpot;
    } else if (node.kind === 'sequence') {
      const item = node.items[Number(key)];
      if (item === undefined) return { node: undefined, spot, path: keys };
      node = item;
      spot = item.spot;
    } else {
      return { node: undefined, spot, path: keys };
    }
  }
  return { node, spot: node.spot, path: keys };
}
