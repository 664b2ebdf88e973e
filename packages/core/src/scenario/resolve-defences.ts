import type { CatalogueEntry } from '../catalogue/entry.js';
import { engagedClassOf } from './engaged-class.js';
import { provenanceOf } from './read-quantity.js';
import { engagedClasses, resolveBatteries } from './resolve-battery.js';
import { refuseReloadWithoutVehicle } from './resolve-supply.js';
import type { EngagedClass, ResolvedBattery, ResolvedPointDefence, ResolvedThreat } from './resolved.js';
import { type Item, itemsOf, type Resolving, referenceOf, unixTimeOf } from './resolving.js';
import { child, type SourceMapping, type SourceNode, textOf } from './source-tree.js';

/** The defences of a scenario file, as groups of named things. */
export interface DefenceItems {
  /** Undefined where the file has none. */
  readonly node: SourceMapping | undefined;
  readonly permissions: readonly Item[];
  readonly batteries: readonly Item[];
  readonly pointDefences: readonly Item[];
}

/** What a scenario's defences refer to. */
export interface DefenceReferences {
  readonly places: ReadonlySet<string>;
  /** The ids of a kind of catalogue entry. */
  readonly entries: (kind: string) => ReadonlySet<string>;
  readonly catalogue: ReadonlyMap<string, CatalogueEntry>;
  readonly threats: readonly ResolvedThreat[];
}

export interface ResolvedDefences {
  readonly postureShift_us: number;
  readonly batteries: readonly ResolvedBattery[];
  readonly pointDefences: readonly ResolvedPointDefence[];
}

/** Finds the groups under `defences`. */
export function defenceItemsOf(root: SourceMapping): DefenceItems {
  const node = child(root, 'defences');
  return {
    node: node?.kind === 'mapping' ? node : undefined,
    permissions: itemsOf(child(node, 'permissions'), ['defences', 'permissions']),
    batteries: itemsOf(child(node, 'batteries'), ['defences', 'batteries']),
    pointDefences: itemsOf(child(node, 'pointDefences'), ['defences', 'pointDefences']),
  };
}

/** How many things there are under `defences`, single states, tasks and groups of launchers among them. */
export function countDefences({ permissions, batteries, pointDefences }: DefenceItems): number {
  const within = (node: SourceNode | undefined): number => (node?.kind === 'mapping' ? node.entries.size : 0);
  return batteries.reduce((sum, { node }) => {
    const deployment = child(node, 'deployment');
    const groups = [child(node, 'launchers'), child(node, 'states')];
    const parts = [
      ...groups,
      child(deployment, 'tasks'),
      child(deployment, 'permissions'),
      child(child(node, 'supply'), 'deliveries'),
    ];
    return parts.reduce((all, part) => all + within(part), sum + 1);
  }, permissions.length + pointDefences.length);
}

/** The defences of a scenario. Without `asOf` the batteries stand as they do at the epoch. */
export function resolveDefences(
  items: DefenceItems,
  known: DefenceReferences,
  resolving: Resolving,
): ResolvedDefences {
  const { node } = items;
  const asOf_us = node === undefined ? undefined : unixTimeOf(node, 'asOf', ['defences'], resolving);
  if (node !== undefined && asOf_us !== undefined) refuseRecent(node, asOf_us, resolving);
  const epoch_us = resolving.span?.epochUnix_us;
  const batteries = resolveBatteries(items.batteries, items.permissions, known.entries, resolving);
  for (const item of items.batteries) {
    const battery = batteries.find(({ id }) => id === item.id);
    if (battery !== undefined) refuseReloadWithoutVehicle(item, battery, known.catalogue, resolving);
  }
  return {
    postureShift_us: asOf_us === undefined || epoch_us === undefined ? 0 : asOf_us - epoch_us,
    batteries,
    pointDefences: resolvePointDefences(items.pointDefences, known, resolving),
  };
}

/** A raid of the past must not meet the batteries of today: the rule of five years holds for what stands there too. */
function refuseRecent(
  node: SourceMapping,
  asOf_us: number,
  { span, recentFrom_us, problems }: Resolving,
): void {
  if (span === undefined || recentFrom_us === undefined) return;
  if (asOf_us + (span.endUnix_us - span.epochUnix_us) <= recentFrom_us) return;
  const asOf = child(node, 'asOf');
  problems.add(
    asOf?.spot ?? node.spot,
    ['defences', 'asOf'],
    'batteries at real places are shown as they were five years ago or earlier',
    `"${textOf(asOf)}"`,
    'an earlier time',
  );
}

function resolvePointDefences(
  items: readonly Item[],
  known: DefenceReferences,
  resolving: Resolving,
): readonly ResolvedPointDefence[] {
  const flying = new Map<EngagedClass, ResolvedThreat>();
  for (const threat of known.threats) {
    const entry = known.catalogue.get(threat.classId);
    const engaged = entry === undefined ? undefined : engagedClassOf(entry);
    if (engaged !== undefined && !flying.has(engaged)) flying.set(engaged, threat);
  }
  const resolved: ResolvedPointDefence[] = [];
  for (const item of items) {
    const name = textOf(child(item.node, 'name'));
    const place = referenceOf(item, 'place', known.places, 'place', resolving);
    const engages = engagedClasses(item, resolving);
    const said = provenanceOf(item.node, item.path, resolving);
    for (const one of engages ?? []) refuseAtWork(item, one, flying.get(one), resolving);
    if (name === undefined || place === undefined || engages === undefined || said === undefined) continue;
    resolved.push({ id: item.id, name, place, engages, ...said });
  }
  return resolved;
}

/** A point defence says why it takes no part; one that would take part cannot be shown. */
function refuseAtWork(
  item: Item,
  engaged: EngagedClass,
  threat: ResolvedThreat | undefined,
  { problems }: Resolving,
): void {
  if (threat === undefined) return;
  problems.add(
    child(item.node, 'engages')?.spot ?? item.keySpot,
    [...item.path, 'engages'],
    'engagements of point defences are not modelled, and here one would have something to engage',
    `${engaged}, which is what ${threat.group} is`,
    'classes of which nothing flies in this scenario, or no such point defence',
  );
}
