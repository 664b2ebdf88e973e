import type { CatalogueEntry, CatalogueParameter, CatalogueTable } from '../catalogue/entry.js';
import { findModel, kindsOf } from '../catalogue/models.js';
import { compareCodeUnits } from '../numerics/order.js';
import type { ModelDeclaration, ParameterDeclaration } from '../numerics/quantity.js';
import type { Spot } from './problem.js';
import { asWritten, isZero, provenanceOf, type Reading, readQuantity } from './read-quantity.js';
import { child, type SourceMapping, type SourceNode, sortedEntries, textOf } from './source-tree.js';
import { didYouMean } from './suggest.js';

/** A catalogue entry and where it stands. */
export interface ReadEntry {
  readonly entry: CatalogueEntry;
  readonly spot: Spot;
}

/**
 * The entries under a mapping, sorted by id, each checked against what its model declares. Entries with problems are
 * left out after adding them.
 */
export function readEntries(
  node: SourceNode | undefined,
  path: readonly string[],
  models: readonly ModelDeclaration[],
  reading: Reading,
): readonly ReadEntry[] {
  const read: ReadEntry[] = [];
  for (const [id, { keySpot, value }] of sortedEntries(node)) {
    if (value.kind !== 'mapping') continue;
    const entry = readEntry(id, value, [...path, id], models, reading);
    if (entry !== undefined) read.push({ entry, spot: keySpot });
  }
  return read;
}

function readEntry(
  id: string,
  node: SourceMapping,
  path: readonly string[],
  models: readonly ModelDeclaration[],
  reading: Reading,
): CatalogueEntry | undefined {
  const model = modelOf(node, path, models, reading);
  if (model === undefined) return undefined;
  const name = textOf(child(node, 'name'));
  const about = textOf(child(node, 'about'));
  const wanted = [...model.parameters].sort((a, b) => compareCodeUnits(a.name, b.name));
  checkNames(
    node,
    'parameters',
    path,
    wanted.filter((one) => one.table === undefined),
    model,
    reading,
  );
  checkNames(
    node,
    'tables',
    path,
    wanted.filter((one) => one.table !== undefined),
    model,
    reading,
  );
  const parameters: CatalogueParameter[] = [];
  const tables: CatalogueTable[] = [];
  let complete = name !== undefined && about !== undefined;
  for (const declared of wanted) {
    const group = declared.table === undefined ? 'parameters' : 'tables';
    const given = child(child(node, group), declared.name);
    const at = [...path, group, declared.name];
    if (given === undefined) {
      if (declared.optional !== true) complete = missing(node, group, at, declared, model, reading);
    } else if (declared.table === undefined) {
      const quantity = readQuantity(given, at, { ...declared, needed: declared.optional !== true }, reading);
      if (quantity === undefined) complete = false;
      else parameters.push({ name: declared.name, quantity });
    } else {
      const table = readTable(given, at, declared, reading);
      if (table === undefined) complete = false;
      else tables.push(table);
    }
  }
  for (const declared of wanted) {
    if (!isMore(declared, parameters, node, path, reading)) complete = false;
  }
  if (!complete || name === undefined || about === undefined) return undefined;
  return { kind: model.kind, id, name, model: model.model, about, parameters, tables };
}

/** Whether a parameter exceeds the one it has to, whatever values both take. */
function isMore(
  { name, moreThan }: ParameterDeclaration,
  parameters: readonly CatalogueParameter[],
  node: SourceMapping,
  path: readonly string[],
  { problems }: Reading,
): boolean {
  const one = parameters.find((parameter) => parameter.name === name)?.quantity;
  const other = parameters.find((parameter) => parameter.name === moreThan)?.quantity;
  if (one === undefined || other === undefined || isZero(one)) return true;
  const least = one.low ?? one.nominal ?? one.high ?? Infinity;
  const most = other.high ?? other.nominal ?? other.low ?? -Infinity;
  if (least > most) return true;
  const given = child(child(node, 'parameters'), name);
  const spot = (child(given, 'low') ?? child(given, 'value') ?? child(given, 'nominal') ?? given ?? node)
    .spot;
  problems.add(
    spot,
    [...path, 'parameters', name],
    `not more than "${moreThan}"`,
    asWritten(least, given, one.unit),
    `more than ${asWritten(most, given, one.unit)}`,
  );
  return false;
}

function modelOf(
  node: SourceMapping,
  path: readonly string[],
  models: readonly ModelDeclaration[],
  { problems }: Reading,
): ModelDeclaration | undefined {
  const kindNode = child(node, 'kind');
  const modelNode = child(node, 'model');
  const kind = textOf(kindNode);
  const model = textOf(modelNode);
  if (kindNode === undefined || modelNode === undefined || kind === undefined || model === undefined)
    return undefined;
  const kinds = kindsOf(models);
  if (!kinds.includes(kind)) {
    const hint = didYouMean(kind, kinds);
    problems.add(
      kindNode.spot,
      [...path, 'kind'],
      `no such kind${hint}`,
      `"${kind}"`,
      `one of ${kinds.join(', ')}`,
    );
    return undefined;
  }
  const found = findModel(models, kind, model);
  if (found !== undefined) return found;
  const names = models.filter((one) => one.kind === kind).map((one) => one.model);
  const hint = didYouMean(model, names);
  problems.add(
    modelNode.spot,
    [...path, 'model'],
    `no such model of the kind ${kind}${hint}`,
    `"${model}"`,
    `one of ${names.join(', ')}`,
  );
  return undefined;
}

function checkNames(
  node: SourceMapping,
  group: 'parameters' | 'tables',
  path: readonly string[],
  declared: readonly ParameterDeclaration[],
  model: ModelDeclaration,
  { problems }: Reading,
): void {
  const names = declared.map((one) => one.name);
  for (const [name, entry] of sortedEntries(child(node, group))) {
    if (names.includes(name)) continue;
    const one = group === 'parameters' ? 'parameter' : 'table';
    problems.add(
      entry.keySpot,
      [...path, group, name],
      `the model ${model.model} has no such ${one}${didYouMean(name, names)}`,
      `"${name}"`,
      names.length === 0 ? `no ${group} at all` : `one of ${names.join(', ')}`,
    );
  }
}

function missing(
  node: SourceMapping,
  group: 'parameters' | 'tables',
  path: readonly string[],
  declared: ParameterDeclaration,
  model: ModelDeclaration,
  { problems }: Reading,
): false {
  const spot = node.entries.get(group)?.keySpot ?? node.spot;
  const unit = declared.unit === '' ? 'a pure number' : `in ${declared.unit} or the like`;
  const wanted =
    declared.table === undefined
      ? `${declared.about} (${unit})`
      : `${declared.about}: points [${declared.table.x}, ${declared.table.y}]`;
  problems.add(spot, path, `the model ${model.model} needs "${declared.name}"`, 'nothing', wanted);
  return false;
}

function readTable(
  node: SourceNode,
  path: readonly string[],
  declared: ParameterDeclaration,
  reading: Reading,
): CatalogueTable | undefined {
  if (node.kind !== 'mapping') return undefined;
  const said = provenanceOf(node, path, reading);
  const list = child(node, 'points');
  if (list?.kind !== 'sequence' || said === undefined) return undefined;
  const points: [number, number][] = [];
  for (const [index, item] of list.items.entries()) {
    const [x, y] = pair(item);
    if (x === undefined || y === undefined) return undefined;
    const at = [...path, 'points', String(index)];
    const before = points.at(-1)?.[0];
    if (before !== undefined && x <= before) {
      reading.problems.add(
        item.spot,
        at,
        'the points are not in rising order',
        String(x),
        `more than ${before}`,
      );
      return undefined;
    }
    if (
      (declared.min !== undefined && y < declared.min) ||
      (declared.max !== undefined && y > declared.max)
    ) {
      reading.problems.add(
        item.spot,
        at,
        'out of bounds',
        String(y),
        `${declared.min ?? '…'} to ${declared.max ?? '…'}`,
      );
      return undefined;
    }
    points.push([x, y]);
  }
  return { name: declared.name, points, ...said };
}

function pair(node: SourceNode): readonly (number | undefined)[] {
  if (node.kind !== 'sequence' || node.items.length !== 2) return [];
  return node.items.map((item) =>
    item.kind === 'scalar' && typeof item.value === 'number' && Number.isFinite(item.value)
      ? item.value
      : undefined,
  );
}
