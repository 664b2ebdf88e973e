import { findUnit } from '../catalogue/units.js';
import type { Quantity } from '../numerics/quantity.js';
import { checkQuantity, defaultDistribution } from '../numerics/quantity-sampling.js';
import { provenanceOf } from './read-quantity.js';
import type { FactMeasure, ResolvedFact } from './resolved.js';
import { type Item, type Resolving, referenceOf, timeInSpan } from './resolving.js';
import { child, numberOf, textOf } from './source-tree.js';

const MEASURES: readonly FactMeasure[] = ['launched', 'arrived', 'failed', 'first-impact'];

/** What the record says, checked for its units, times and places. */
export function resolveFacts(
  items: readonly Item[],
  places: ReadonlySet<string>,
  resolving: Resolving,
): readonly ResolvedFact[] {
  const facts: ResolvedFact[] = [];
  for (const item of items) {
    const what = textOf(child(item.node, 'what'));
    const said = provenanceOf(item.node, item.path, resolving);
    const value = statedValue(item, resolving);
    const at_us = timeInSpan(item.node, 'at', item.path, resolving);
    const place = referenceOf(item, 'place', places, 'place', resolving);
    const measure = MEASURES.find((name) => name === textOf(child(item.node, 'measure')));
    if (what === undefined || said === undefined) continue;
    facts.push({
      id: item.id,
      what,
      ...(measure === undefined ? {} : { measure }),
      ...(place === undefined ? {} : { place }),
      ...(value === undefined ? {} : { value }),
      ...(at_us === undefined ? {} : { at_us }),
      ...said,
    });
  }
  return facts;
}

function statedValue(item: Item, resolving: Resolving): Quantity | undefined {
  const given = { low: 'low', nominal: 'value', high: 'high' } as const;
  const ends: { low?: number; nominal?: number; high?: number } = {};
  const unitNode = child(item.node, 'unit');
  const symbol = textOf(unitNode) ?? '';
  const unit = findUnit(symbol);
  if (unit === undefined) {
    const spot = unitNode?.spot ?? item.keySpot;
    resolving.problems.add(
      spot,
      [...item.path, 'unit'],
      'no unit that is known here',
      `"${symbol}"`,
      'a unit such as count, people, km, s',
    );
    return undefined;
  }
  for (const end of ['low', 'nominal', 'high'] as const) {
    const value = numberOf(child(item.node, given[end]));
    if (value !== undefined) ends[end] = unit.toSi(value);
  }
  if (ends.low === undefined && ends.nominal === undefined && ends.high === undefined) return undefined;
  const said = provenanceOf(item.node, item.path, resolving);
  if (said === undefined) return undefined;
  const quantity: Quantity = {
    ...ends,
    unit: unit.si,
    distribution: defaultDistribution(ends.low, ends.nominal, ends.high),
    source: said.source,
    confidence: said.confidence,
  };
  const sound = checkQuantity(quantity);
  if (sound.ok) return quantity;
  resolving.problems.add(item.keySpot, item.path, sound.reason, '', 'low ≤ value ≤ high');
  return undefined;
}
