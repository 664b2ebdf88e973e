import { compareCodeUnits } from '../numerics/order.js';
import { exactly } from './resolve-volleys.js';
import type { ResolvedThreat } from './resolved.js';
import { type Item, quantityOf, type Resolving, referenceOf } from './resolving.js';
import { child, numberOf, textOf } from './source-tree.js';
import { inSeries } from './write-out-volleys.js';

const SPACING = { unit: 's', min: 0, max: 86_400, needed: true } as const;

/** The ids that a threat group may refer to. */
export interface ThreatReferences {
  readonly classes: ReadonlySet<string>;
  readonly launchSites: ReadonlySet<string>;
  readonly places: ReadonlySet<string>;
  readonly volleys: ReadonlySet<string>;
}

/**
 * How many single missiles and rockets the groups add up to; groups whose count is no number count as none.
 *
 * @param counts how often the volleys of series come
 */
export function countThreats(items: readonly Item[], counts: ReadonlyMap<string, number>): number {
  return items.reduce((sum, item) => {
    const volley = textOf(child(item.node, 'volley')) ?? '';
    return sum + Math.max(0, countOf(item) ?? 0) * (counts.get(volley) ?? 1);
  }, 0);
}

/** The threats of a scenario, each group written out as single missiles or rockets for each time its volley comes, sorted by id. */
export function resolveThreats(
  items: readonly Item[],
  known: ThreatReferences,
  counts: ReadonlyMap<string, number>,
  resolving: Resolving,
): readonly ResolvedThreat[] {
  const threats: ResolvedThreat[] = [];
  for (const item of items) {
    for (const threat of resolveGroup(item, known, counts, resolving)) threats.push(threat);
  }
  return threats.sort((a, b) => compareCodeUnits(a.id, b.id));
}

function resolveGroup(
  item: Item,
  known: ThreatReferences,
  counts: ReadonlyMap<string, number>,
  resolving: Resolving,
): readonly ResolvedThreat[] {
  const classId = referenceOf(item, 'class', known.classes, 'threat class in the catalogue', resolving);
  const from = referenceOf(item, 'from', known.launchSites, 'launch site', resolving);
  const at = referenceOf(item, 'at', known.places, 'place', resolving);
  const volley = referenceOf(item, 'volley', known.volleys, 'volley', resolving);
  const count = countOf(item);
  const hasSpacing = item.node.entries.has('spacing');
  if (!hasSpacing && count !== undefined && count > 1) {
    const path = [...item.path, 'spacing'];
    const wanted = 'the time between one launch and the next';
    resolving.problems.add(item.keySpot, path, '"spacing" is missing', `count ${count}`, wanted);
    return [];
  }
  const spacing_s = hasSpacing ? quantityOf(item, 'spacing', SPACING, resolving) : exactly(0, 's');
  if (classId === undefined || from === undefined || at === undefined || volley === undefined) return [];
  if (count === undefined || spacing_s === undefined) return [];
  const members = (prefix: string, start: string): readonly ResolvedThreat[] =>
    Array.from({ length: count }, (_, i) => ({
      id: `${prefix}-${i + 1}`,
      group: item.id,
      index: i + 1,
      classId,
      from,
      at,
      volley: start,
      spacing_s,
    }));
  const times = counts.get(volley);
  if (times === undefined) return members(item.id, volley);
  return Array.from({ length: times }, (_, i) =>
    members(inSeries(item.id, i + 1), inSeries(volley, i + 1)),
  ).flat();
}

function countOf(item: Item): number | undefined {
  const count = numberOf(child(item.node, 'count'));
  return count !== undefined && Number.isSafeInteger(count) && count >= 1 ? count : undefined;
}
