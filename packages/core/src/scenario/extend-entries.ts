/**
 * Entries of a scenario that say only what differs from one of the catalogue.
 *
 * Model: name and description are replaced where the entry gives its own; each parameter and table that it names stands whole in place of
 *   the one below, and an empty value (`~`) takes it away. Kind and model are those below. Done on the tree of the file, so
 *   that what comes out is checked as any other entry; a fault of what was taken over is told where `extends` stands.
 */
import type { CatalogueEntry, CatalogueParameter, CatalogueTable, Provenance } from '../catalogue/entry.js';
import type { ProblemList, Spot } from './problem.js';
import {
  child,
  describe,
  type SourceEntry,
  type SourceMapping,
  type SourceNode,
  textOf,
} from './source-tree.js';
import { didYouMean } from './suggest.js';

/** A scenario's tree with its entries filled up. */
export interface Extended {
  /** An entry that extends nothing that is known is empty in it. */
  readonly root: SourceMapping;
  /** Without such entries: their fault is told already. */
  readonly sound: SourceMapping;
}

/** Fills up the entries that extend others; those that cannot be are added to the problems. */
export function extendEntries(
  root: SourceMapping,
  catalogue: readonly CatalogueEntry[],
  problems: ProblemList,
): Extended {
  const own = root.entries.get('catalogue');
  if (own?.value.kind !== 'mapping') return { root, sound: root };
  const all = new Map(own.value.entries);
  const sound = new Map(all);
  for (const [id, entry] of own.value.entries) {
    if (entry.value.kind !== 'mapping' || !entry.value.entries.has('extends')) continue;
    const filled = filledUp(id, entry.value, catalogue, problems);
    all.set(id, { ...entry, value: filled ?? mapping([], entry.value.spot) });
    if (filled === undefined) sound.delete(id);
    else sound.set(id, { ...entry, value: filled });
  }
  const withEntries = (entries: ReadonlyMap<string, SourceEntry>): SourceMapping => {
    const value: SourceMapping = { kind: 'mapping', spot: own.value.spot, entries };
    return { ...root, entries: new Map(root.entries).set('catalogue', { ...own, value }) };
  };
  return { root: withEntries(all), sound: withEntries(sound) };
}

function filledUp(
  id: string,
  node: SourceMapping,
  catalogue: readonly CatalogueEntry[],
  problems: ProblemList,
): SourceMapping | undefined {
  const named = child(node, 'extends') ?? node;
  const name = textOf(named);
  const base = catalogue.find((one) => one.id === name);
  if (base === undefined) {
    const ids = catalogue.map((one) => one.id);
    problems.add(
      named.spot,
      ['catalogue', id, 'extends'],
      `no such entry in the catalogue${didYouMean(name ?? '', ids)}`,
      describe(named),
      ids.length === 0 ? 'an entry of a catalogue; there is none' : `one of ${ids.join(', ')}`,
    );
    return undefined;
  }
  for (const key of ['kind', 'model'] as const) {
    const given = child(node, key);
    if (given === undefined || textOf(given) === base[key]) continue;
    problems.add(
      given.spot,
      ['catalogue', id, key],
      `what extends ${base.id} is of its ${key}`,
      describe(given),
      `"${base[key]}", or nothing`,
    );
  }
  const entries = new Map(treeOf(base, named.spot).entries);
  for (const [key, entry] of node.entries) {
    if (key === 'parameters' || key === 'tables') entries.set(key, laidOver(entries.get(key), entry));
    else if (key !== 'extends' && key !== 'kind' && key !== 'model') entries.set(key, entry);
  }
  return { kind: 'mapping', spot: node.spot, entries };
}

/** Member by member, each whole. */
function laidOver(base: SourceEntry | undefined, top: SourceEntry): SourceEntry {
  if (base?.value.kind !== 'mapping' || top.value.kind !== 'mapping') return top;
  const entries = new Map(base.value.entries);
  for (const [name, entry] of top.value.entries) {
    const isTakenAway = entry.value.kind === 'scalar' && entry.value.value === null;
    if (isTakenAway && entries.has(name)) entries.delete(name);
    else entries.set(name, entry);
  }
  return { keySpot: top.keySpot, value: { kind: 'mapping', spot: top.value.spot, entries } };
}

/** An entry as a file would have it, in SI units, all of it standing at one spot. */
function treeOf(entry: CatalogueEntry, spot: Spot): SourceMapping {
  const { kind, model, name, about, parameters, tables } = entry;
  return mapping(
    [
      ['kind', scalar(kind, spot)],
      ['model', scalar(model, spot)],
      ['name', scalar(name, spot)],
      ['about', scalar(about, spot)],
      [
        'parameters',
        mapping(
          parameters.map((one) => [one.name, quantityTree(one, spot)] as const),
          spot,
        ),
      ],
      [
        'tables',
        mapping(
          tables.map((one) => [one.name, tableTree(one, spot)] as const),
          spot,
        ),
      ],
    ],
    spot,
  );
}

function quantityTree({ quantity }: CatalogueParameter, spot: Spot): SourceMapping {
  const { low, nominal, high, unit, distribution } = quantity;
  const isPoint = distribution === 'point';
  return mapping(
    [
      ...written(isPoint ? { value: nominal } : { low, nominal, high }, spot),
      ...written({ unit: unit === '' ? undefined : unit }, spot),
      ...written({ distribution: distribution === 'unquantified' ? undefined : distribution }, spot),
      ...provenanceTree(quantity, spot),
    ],
    spot,
  );
}

function tableTree(table: CatalogueTable, spot: Spot): SourceMapping {
  const points = table.points.map(
    (pair): SourceNode =>
      list(
        pair.map((one) => scalar(one, spot)),
        spot,
      ),
  );
  return mapping([['points', list(points, spot)], ...provenanceTree(table, spot)], spot);
}

function provenanceTree({ source, confidence, note }: Provenance, spot: Spot): Named[] {
  const inWords: SourceNode = { kind: 'scalar', spot, value: source, isInWords: true };
  return [['source', inWords], ...written({ confidence, note }, spot)];
}

type Named = readonly [key: string, value: SourceNode];

/** The members that are there. */
function written(members: { readonly [key: string]: string | number | undefined }, spot: Spot): Named[] {
  const named = Object.entries(members); // fixed keys: named where it is called
  return named.flatMap(([key, value]) => (value === undefined ? [] : [[key, scalar(value, spot)] as const]));
}

function mapping(members: readonly Named[], spot: Spot): SourceMapping {
  return {
    kind: 'mapping',
    spot,
    entries: new Map(members.map(([key, value]) => [key, { keySpot: spot, value }])),
  };
}

function list(items: readonly SourceNode[], spot: Spot): SourceNode {
  return { kind: 'sequence', spot, items };
}

function scalar(value: string | number, spot: Spot): SourceNode {
  return { kind: 'scalar', spot, value };
}
