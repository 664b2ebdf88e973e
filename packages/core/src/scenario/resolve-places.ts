import type { Quantity } from '../numerics/quantity.js';
import { provenanceOf } from './read-quantity.js';
import type { ResolvedLaunchSite, ResolvedPeople, ResolvedPlace } from './resolved.js';
import { type Item, itemsOf, quantityOf, type Resolving, timeInSpan } from './resolving.js';
import { child, numberOf, textOf } from './source-tree.js';

/** No ground on Earth lies outside these heights above the ellipsoid. */
const GROUND = { unit: 'm', min: -600, max: 9000, needed: true } as const;
const RADIUS = { unit: 'm', min: 1, max: 200_000, needed: true } as const;
const HEADS = { unit: 'count', min: 0, max: 100_000_000, needed: true } as const;
const ALL_CLEAR = { unit: 's', min: 0, max: 2_592_000, needed: true } as const;
const SHELTER_TIME = { unit: 's', min: 0, max: 86_400, needed: true } as const;

/** The places of a scenario with the people in them. */
export function resolvePlaces(items: readonly Item[], resolving: Resolving): readonly ResolvedPlace[] {
  const places: ResolvedPlace[] = [];
  for (const item of items) {
    const point = pointOf(item, resolving);
    const radius_m = quantityOf(item, 'radius', RADIUS, resolving);
    const people = resolvePeople(itemsOf(child(item.node, 'people'), [...item.path, 'people']), resolving);
    const value = numberOf(child(item.node, 'value')) ?? 1;
    if (point === undefined || radius_m === undefined) continue;
    places.push({ ...point, radius_m, value, people });
  }
  return places;
}

/** The launch sites of a scenario. */
export function resolveLaunchSites(
  items: readonly Item[],
  resolving: Resolving,
): readonly ResolvedLaunchSite[] {
  const sites: ResolvedLaunchSite[] = [];
  for (const item of items) {
    const point = pointOf(item, resolving);
    if (point === undefined) continue;
    sites.push({ ...point, invented: textOf(child(item.node, 'layout')) === 'invented' });
  }
  return sites;
}

function resolvePeople(items: readonly Item[], resolving: Resolving): readonly ResolvedPeople[] {
  const groups: ResolvedPeople[] = [];
  for (const item of items) {
    const name = textOf(child(item.node, 'name'));
    const count = quantityOf(item, 'count', HEADS, resolving);
    const timeToShelter_s = quantityOf(item, 'timeToShelter', SHELTER_TIME, resolving);
    const hasAllClear = item.node.entries.has('allClearAfter');
    const allClearAfter_s = hasAllClear ? quantityOf(item, 'allClearAfter', ALL_CLEAR, resolving) : undefined;
    const sheltered = shelteredOf(item, resolving);
    if (name === undefined || count === undefined || timeToShelter_s === undefined) continue;
    const allClear = allClearAfter_s === undefined ? {} : { allClearAfter_s };
    groups.push({ id: item.id, name, count, ...sheltered, timeToShelter_s, ...allClear });
  }
  return groups;
}

function shelteredOf(
  item: Item,
  resolving: Resolving,
): Pick<ResolvedPeople, 'shelteredFrom_us' | 'shelteredProvenance'> {
  const node = child(item.node, 'sheltered');
  if (node?.kind !== 'mapping') return {};
  const path = [...item.path, 'sheltered'];
  const shelteredFrom_us = timeInSpan(node, 'from', path, resolving);
  const shelteredProvenance = provenanceOf(node, path, resolving);
  if (shelteredFrom_us === undefined || shelteredProvenance === undefined) return {};
  return { shelteredFrom_us, shelteredProvenance };
}

type Point = Omit<ResolvedPlace, 'radius_m' | 'value' | 'people'>;

/** A named point on the ground with what is said of it; undefined after adding what is wrong. */
export function pointOf(item: Item, resolving: Resolving): Point | undefined {
  const name = textOf(child(item.node, 'name'));
  const latitude_rad = angleOf(item, 'latitude_deg', resolving);
  const longitude_rad = angleOf(item, 'longitude_deg', resolving);
  const elevation_m: Quantity | undefined = quantityOf(item, 'elevation', GROUND, resolving);
  const said = provenanceOf(item.node, item.path, resolving);
  if (name === undefined || latitude_rad === undefined || longitude_rad === undefined) return undefined;
  if (elevation_m === undefined || said === undefined) return undefined;
  return { id: item.id, name, latitude_rad, longitude_rad, elevation_m, ...said };
}

function angleOf(item: Item, key: string, { historical, problems }: Resolving): number | undefined {
  const node = child(item.node, key);
  const degrees = numberOf(node);
  if (node === undefined || degrees === undefined) return undefined;
  if (historical && Math.round(degrees * 100) / 100 !== degrees) {
    problems.add(
      node.spot,
      [...item.path, key],
      'positions at real places carry two decimals and no more',
      String(degrees),
      String(Math.round(degrees * 100) / 100),
    );
    return undefined;
  }
  return (degrees * Math.PI) / 180;
}
