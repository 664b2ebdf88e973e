/** How a battery is supplied: reload vehicles and the rounds that are sent to it, with what is wrong with them in its place. */
import type { CatalogueEntry } from '../catalogue/entry.js';
import { findQuantity } from '../catalogue/entry.js';
import type { Quantity } from '../numerics/quantity.js';
import { provenanceOf } from './read-quantity.js';
import { exactly } from './resolve-volleys.js';
import type { ResolvedBattery, ResolvedDelivery, ResolvedSupply } from './resolved.js';
import {
  type Item,
  idsOf,
  itemsOf,
  quantityOf,
  type Resolving,
  referenceOf,
  unixTimeOf,
} from './resolving.js';
import { child, textOf } from './source-tree.js';

const DAY_S = 86_400;
const YEAR_S = 366 * DAY_S;
const VEHICLES = { unit: 'count', min: 0, max: 1000, needed: true } as const;
const QUIET = { unit: 's', min: 0, max: YEAR_S, needed: true } as const;
const ROUNDS = { unit: 'count', min: 0, max: 100_000, needed: true } as const;
const OFFSET = { unit: 's', min: -YEAR_S, max: YEAR_S, needed: true } as const;
const TRANSIT = { unit: 's', min: 0, max: YEAR_S, needed: true } as const;
/** A campaign that a person wrote has fewer. */
const MOST_DELIVERIES = 1000;

/** Undefined where the battery has none, or none that is well formed. */
export function resolveSupply(battery: Item, resolving: Resolving): ResolvedSupply | undefined {
  const entry = battery.node.entries.get('supply');
  if (entry?.value.kind !== 'mapping') return undefined;
  const path = [...battery.path, 'supply'];
  const item: Item = { id: 'supply', node: entry.value, path, keySpot: entry.keySpot };
  const vehicles = quantityOf(item, 'vehicles', VEHICLES, resolving);
  const topsUp = item.node.entries.has('topUpAfter');
  const topUpAfter_s = topsUp ? quantityOf(item, 'topUpAfter', QUIET, resolving) : undefined;
  const items = itemsOf(child(item.node, 'deliveries'), [...path, 'deliveries']);
  if (items.length > MOST_DELIVERIES) {
    const wanted = `at most ${MOST_DELIVERIES}`;
    resolving.problems.add(item.keySpot, path, 'too many deliveries', `${items.length}`, wanted);
    return undefined;
  }
  const groups = idsOf(itemsOf(child(battery.node, 'launchers'), []));
  const deliveries = items.flatMap((one) => resolveDelivery(one, groups, resolving) ?? []);
  if (vehicles === undefined || deliveries.length < items.length) return undefined;
  if (topsUp && topUpAfter_s === undefined) return undefined;
  return { vehicles, ...(topUpAfter_s === undefined ? {} : { topUpAfter_s }), deliveries };
}

function resolveDelivery(
  item: Item,
  groups: ReadonlySet<string>,
  resolving: Resolving,
): ResolvedDelivery | undefined {
  const has = (key: string): boolean => item.node.entries.has(key);
  const group = referenceOf(item, 'group', groups, 'group of launchers', resolving);
  const rounds = quantityOf(item, 'rounds', ROUNDS, resolving);
  const sentUnix_us = unixTimeOf(item.node, 'sent', item.path, resolving);
  const uncertainty_s = has('uncertainty')
    ? quantityOf(item, 'uncertainty', OFFSET, resolving)
    : exactly(0, 's');
  const said = provenanceOf(item.node, item.path, resolving);
  const transit_s = transitOf(item, sentUnix_us, resolving);
  if (sentUnix_us !== undefined) refuseRecent(item, sentUnix_us, resolving);
  if (group === undefined || rounds === undefined || sentUnix_us === undefined) return undefined;
  if (uncertainty_s === undefined || transit_s === undefined || said === undefined) return undefined;
  return { id: item.id, group, rounds, sentUnix_us, uncertainty_s, transit_s, ...said };
}

/** How long the way takes: as it is said, or from two dates. */
function transitOf(item: Item, sentUnix_us: number | undefined, resolving: Resolving): Quantity | undefined {
  const { problems } = resolving;
  const has = (key: string): boolean => item.node.entries.has(key);
  if (has('transit') === has('arrives')) {
    const message = has('transit')
      ? '"transit" and "arrives" cannot both be here'
      : 'neither "transit" nor "arrives" is here';
    problems.add(item.keySpot, item.path, message, '', 'how long the way takes, or when it is over');
    return undefined;
  }
  if (has('transit')) return quantityOf(item, 'transit', TRANSIT, resolving);
  const arrivesUnix_us = unixTimeOf(item.node, 'arrives', item.path, resolving);
  if (arrivesUnix_us === undefined || sentUnix_us === undefined) return undefined;
  if (arrivesUnix_us >= sentUnix_us) return exactly((arrivesUnix_us - sentUnix_us) / 1e6, 's');
  const arrives = child(item.node, 'arrives');
  problems.add(
    arrives?.spot ?? item.keySpot,
    [...item.path, 'arrives'],
    'this arrives before it is sent',
    `"${textOf(arrives)}"`,
    `a time after ${textOf(child(item.node, 'sent'))}`,
  );
  return undefined;
}

/** What is sent to a real place was sent five years ago or earlier, like all that stands there. */
function refuseRecent(item: Item, unix_us: number, { recentFrom_us, problems }: Resolving): void {
  if (recentFrom_us === undefined || unix_us <= recentFrom_us) return;
  const sent = child(item.node, 'sent');
  problems.add(
    sent?.spot ?? item.keySpot,
    [...item.path, 'sent'],
    'supplies of real places are five years old or older',
    `"${textOf(sent)}"`,
    'an earlier time, or date: fictional',
  );
}

/** Refuses a battery that has something to reload and never a vehicle to do it with. */
export function refuseReloadWithoutVehicle(
  item: Item,
  { supply, equipment }: ResolvedBattery,
  catalogue: ReadonlyMap<string, CatalogueEntry>,
  { problems }: Resolving,
): void {
  if (supply === undefined || mostOf(supply.vehicles) >= 1) return;
  const entry = catalogue.get(equipment);
  const reloads = entry === undefined ? undefined : findQuantity(entry, 'reloads');
  const what =
    supply.deliveries.length > 0
      ? `deliveries: ${supply.deliveries
          .map(({ id }) => id)
          .slice(0, 4)
          .join(', ')}`
      : supply.topUpAfter_s !== undefined
        ? 'topUpAfter'
        : reloads !== undefined && mostOf(reloads) >= 1
          ? `loads in store (${equipment})`
          : undefined;
  if (what === undefined) return;
  const node = child(child(item.node, 'supply'), 'vehicles');
  problems.add(
    node?.spot ?? item.keySpot,
    [...item.path, 'supply', 'vehicles'],
    'launchers cannot be reloaded without a vehicle',
    what,
    'at least one vehicle, or nothing to reload from',
  );
}

/** The greatest whole number that a quantity may come out at. */
function mostOf({ low, nominal, high }: Quantity): number {
  return Math.round(Math.max(low ?? 0, nominal ?? 0, high ?? 0));
}
