import { isMap } from 'yaml';
import { isAbsolutePath, pathBeside } from './file-path.js';
import { grouped, type LoadLimits, limitMessage } from './limits.js';
import { type FileKind, type FormatHistory, migrateDocument } from './migrations.js';
import type { ProblemList, Spot } from './problem.js';
import { keptUnder } from './quantity-over.js';
import { parseYaml, toSourceTree } from './safe-yaml.js';
import { type ReadFile, readSource } from './source-text.js';
import {
  child,
  describe,
  type SourceEntry,
  type SourceMapping,
  type SourceNode,
  textOf,
} from './source-tree.js';

/** What reading a file and those it extends needs. */
export interface LayerReading {
  readonly readFile: ReadFile;
  readonly limits: LoadLimits;
  readonly problems: ProblemList;
  readonly history: FormatHistory;
  /** Every file read, in order; added to. */
  readonly files: string[];
  /** Keys and values read so far, in all files; added to. */
  readonly spent: { nodes: number };
  /** The path of a shipped scenario's file by its name (`iraq-2020/january`), where there are such. */
  readonly shippedPath?: (name: string) => string | undefined;
}

/**
 * Reads a file and lays it over the one that it extends, and that over its own.
 *
 * Model: mappings are merged key by key; anything else (a number, a text, a list) is replaced; an empty value (`~`)
 * takes a key of the lower file away; a value takes the place of a whole range and the other way round (see `quantity-over.ts`).
 * Every value keeps the file and line that it came from.
 *
 * @returns the merged tree without `extends`, or undefined where a file cannot be read at all
 */
export function readLayers(path: string, kind: FileKind, reading: LayerReading): SourceNode | undefined {
  return readLayer(path, kind, reading, [], undefined);
}

function readLayer(
  path: string,
  kind: FileKind,
  reading: LayerReading,
  above: readonly string[],
  from: Spot | undefined,
): SourceNode | undefined {
  const { problems, limits } = reading;
  if (from !== undefined && above.includes(path)) {
    const circle = [...above.slice(above.indexOf(path)), path].join(' → ');
    problems.add(
      from,
      ['extends'],
      'files extend one another in a circle',
      circle,
      'a file that stands alone',
    );
    return undefined;
  }
  if (from !== undefined && above.length >= limits.layers) {
    problems.add(from, ['extends'], limitMessage('layers', limits));
    return undefined;
  }
  const root = readOne(path, kind, reading, from);
  const written = root?.kind === 'mapping' ? root.entries.get('extends') : undefined;
  if (root?.kind !== 'mapping' || written === undefined) return root;
  const top = without(root, 'extends');
  const basePath = basePathOf(written, path, reading);
  if (basePath === undefined) return undefined;
  const base = readLayer(basePath, kind, reading, [...above, path], written.value.spot);
  return base === undefined ? undefined : layOver(base, top);
}

function readOne(
  path: string,
  kind: FileKind,
  reading: LayerReading,
  from: Spot | undefined,
): SourceNode | undefined {
  const { problems, limits } = reading;
  const text = readSource(path, reading.readFile, limits, problems, from);
  if (text === undefined) return undefined;
  reading.files.push(path);
  const parsed = parseYaml(path, text, limits, problems);
  if (parsed === undefined) return undefined;
  if (
    isMap(parsed.document.contents) &&
    migrateDocument(parsed, kind, problems, reading.history) === undefined
  ) {
    return undefined;
  }
  const tree = toSourceTree(parsed, limits, problems);
  if (tree === undefined) return undefined;
  const { root } = tree;
  reading.spent.nodes += tree.nodes;
  if (reading.spent.nodes > limits.nodes) {
    problems.add(
      from ?? root.spot,
      [],
      limitMessage('nodes', limits),
      `${grouped(reading.spent.nodes)} in all files`,
    );
    return undefined;
  }
  if (root.kind !== 'mapping') {
    problems.add(
      root.spot,
      [],
      `not a ${kind}`,
      describe(root),
      `a file that begins with format: and kind: ${kind}`,
    );
    return undefined;
  }
  const kindNode = child(root, 'kind');
  if (kindNode !== undefined && textOf(kindNode) !== kind) {
    problems.add(kindNode.spot, ['kind'], `not a ${kind}`, describe(kindNode), `"${kind}"`);
    return undefined;
  }
  return root;
}

function basePathOf(written: SourceEntry, path: string, reading: LayerReading): string | undefined {
  const name = textOf(written.value);
  const refuse = (message: string): undefined => {
    reading.problems.add(
      written.value.spot,
      ['extends'],
      message,
      describe(written.value),
      'a path beside this file (base.yaml, ../base.yaml) or the name of a shipped scenario',
    );
  };
  if (name === undefined || name === '') return refuse('this names no file');
  if (isAbsolutePath(name))
    return refuse('a path from the root of the disk would not mean the same elsewhere');
  if (/\.ya?ml$/.test(name)) return pathBeside(path, name);
  return reading.shippedPath?.(name) ?? refuse('no scenario of this name is shipped');
}

/** Lays `top` over `base`. */
export function layOver(base: SourceNode, top: SourceNode): SourceNode {
  if (base.kind !== 'mapping' || top.kind !== 'mapping') return top;
  const entries = new Map(keptUnder(base, top));
  for (const [key, entry] of top.entries) {
    const below = base.entries.get(key);
    if (entry.value.kind === 'scalar' && entry.value.value === null && below !== undefined)
      entries.delete(key);
    else if (below === undefined) entries.set(key, entry);
    else entries.set(key, { keySpot: entry.keySpot, value: layOver(below.value, entry.value) });
  }
  return { kind: 'mapping', entries, spot: top.spot };
}

function without(node: SourceMapping, key: string): SourceMapping {
  const entries = new Map(node.entries);
  entries.delete(key);
  return { ...node, entries };
}
