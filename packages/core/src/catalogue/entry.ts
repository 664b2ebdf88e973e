import { invariant } from '../numerics/invariant.js';
import type { Confidence, Quantity } from '../numerics/quantity.js';

/** Where a statement comes from and how sure it is. */
export interface Provenance {
  readonly source: string;
  readonly confidence: Confidence;
  readonly note?: string;
}

/** One named quantity of a catalogue entry, in the SI unit that its model declares. */
export interface CatalogueParameter {
  readonly name: string;
  readonly quantity: Quantity;
}

/** One named table of a catalogue entry: points [x, y] with x strictly rising, in the model's SI units. */
export interface CatalogueTable extends Provenance {
  readonly name: string;
  readonly points: readonly (readonly [number, number])[];
}

/**
 * One system of the catalogue as plain data: what it is, the model that plays it, and every number that model reads.
 *
 * `parameters` and `tables` are sorted by name in code-unit order, so that two files with the same content give the
 * same value.
 */
export interface CatalogueEntry {
  /** What it is, for example `threat-class` or `early-warning`. */
  readonly kind: string;
  readonly id: string;
  readonly name: string;
  /** The model that reads the parameters, for example `unguided-rocket`. */
  readonly model: string;
  readonly about: string;
  readonly parameters: readonly CatalogueParameter[];
  readonly tables: readonly CatalogueTable[];
}

/** The quantity `name` of an entry, or undefined where the entry leaves an optional one out. */
export function findQuantity(entry: CatalogueEntry, name: string): Quantity | undefined {
  return entry.parameters.find((parameter) => parameter.name === name)?.quantity;
}

/**
 * The quantity `name` of an entry.
 *
 * @throws InvariantError where the entry has none: loading has already refused entries that lack what their model needs.
 */
export function quantity(entry: CatalogueEntry, name: string): Quantity {
  const found = findQuantity(entry, name);
  invariant(found !== undefined, `catalogue entry ${entry.id} has no parameter ${name}`);
  return found;
}

/** The table `name` of an entry, or undefined where the entry leaves an optional one out. */
export function findTable(entry: CatalogueEntry, name: string): CatalogueTable | undefined {
  return entry.tables.find((table) => table.name === name);
}

/**
 * The table `name` of an entry.
 *
 * @throws InvariantError where the entry has none.
 */
export function table(entry: CatalogueEntry, name: string): CatalogueTable {
  const found = findTable(entry, name);
  invariant(found !== undefined, `catalogue entry ${entry.id} has no table ${name}`);
  return found;
}
