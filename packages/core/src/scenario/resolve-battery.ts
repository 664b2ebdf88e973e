import { compareCodeUnits } from '../numerics/order.js';
import { resolveDoctrine, resolveLauncherGroups } from './resolve-battery-fire.js';
import { resolveConsent, resolveStates } from './resolve-battery-states.js';
import { refuseTwoLives, resolveDeployment } from './resolve-deployment.js';
import { pointOf } from './resolve-places.js';
import { controlOf, resolvePostures, weaponsControlOf } from './resolve-postures.js';
import { resolveSupply } from './resolve-supply.js';
import type { EngagedClass, ResolvedBattery } from './resolved.js';
import { type Item, itemsOf, quantityOf, type Resolving, referenceOf } from './resolving.js';
import { child, flagOf, textOf } from './source-tree.js';

const TURN_RAD = 2 * Math.PI;
/** A range around north is written across it: 350 to 370, or −10 to 10. */
const FACING = { unit: 'rad', min: -TURN_RAD, max: 2 * TURN_RAD, needed: true } as const;
const DEGREE_RAD = Math.PI / 180;

const CLASSES: readonly EngagedClass[] = ['air-breathing', 'ballistic', 'rocket'];

type EntriesOfKind = (kind: string) => ReadonlySet<string>;

/** The batteries of a scenario, sorted by id. @param permissions those that several of them may be under */
export function resolveBatteries(
  items: readonly Item[],
  permissions: readonly Item[],
  entries: EntriesOfKind,
  resolving: Resolving,
): readonly ResolvedBattery[] {
  const batteries: ResolvedBattery[] = [];
  for (const item of items) {
    const battery = resolveBattery(item, permissions, entries, resolving);
    if (battery !== undefined) batteries.push(battery);
  }
  return batteries;
}

function resolveBattery(
  item: Item,
  permissions: readonly Item[],
  entries: EntriesOfKind,
  resolving: Resolving,
): ResolvedBattery | undefined {
  const { node } = item;
  const word = (key: string): string | undefined => textOf(child(node, key));
  const part = (key: string, kind: string): string | undefined =>
    referenceOf(item, key, entries(kind), `${kind} in the catalogue`, resolving);
  const point = pointOf(item, resolving);
  const radar = part('radar', 'radar');
  const tracker = part('tracker', 'tracker');
  const identification = part('identification', 'identification');
  const commandPost = part('commandPost', 'command-post');
  const equipment = part('equipment', 'battery');
  const wear = node.entries.has('wear') ? part('wear', 'wear') : undefined;
  const supply = resolveSupply(item, resolving);
  const facing_rad = quantityOf(item, 'facing', FACING, resolving);
  const skyline_rad = skylineOf(item, resolving);
  const launcherItems = itemsOf(child(node, 'launchers'), [...item.path, 'launchers']);
  const launcherGroups = resolveLauncherGroups(launcherItems, entries('interceptor'), resolving);
  const engages = engagedClasses(item, resolving);
  const control = controlOf(child(node, 'control'));
  const weaponsControl = weaponsControlOf(child(node, 'weaponsControl'));
  const postures = resolvePostures(item, resolving);
  const doctrine = resolveDoctrine(item, resolving);
  const consent = resolveConsent(item, resolving);
  const states = node.entries.has('states') ? resolveStates(item, resolving) : [];
  const deployment = resolveDeployment(item, permissions, resolving);
  refuseTwoLives(item, resolving);
  const mode = word('mode');
  if (point === undefined || radar === undefined || tracker === undefined) return undefined;
  if (identification === undefined || commandPost === undefined || equipment === undefined) return undefined;
  if (facing_rad === undefined || skyline_rad === undefined || launcherGroups === undefined) return undefined;
  if (engages === undefined || control === undefined || weaponsControl === undefined) return undefined;
  if (postures === undefined || doctrine === undefined || states === undefined || mode === undefined)
    return undefined;
  if (deployment === undefined && node.entries.has('deployment')) return undefined;
  if (wear === undefined && node.entries.has('wear')) return undefined;
  if (supply === undefined && node.entries.has('supply')) return undefined;
  const { id, name, latitude_rad, longitude_rad, elevation_m, ...said } = point;
  return {
    id,
    name,
    latitude_rad,
    longitude_rad,
    elevation_m,
    invented: word('layout') === 'invented',
    radar,
    tracker,
    identification,
    commandPost,
    equipment,
    ...(wear === undefined ? {} : { wear }),
    ...(supply === undefined ? {} : { supply }),
    facing_rad,
    skyline_rad,
    launcherGroups,
    engages,
    control,
    linked: flagOf(child(node, 'linked')) ?? true,
    automatic: mode === 'automatic',
    weaponsControl,
    ...(postures.length === 0 ? {} : { postures }),
    doctrine,
    ...(consent === undefined ? {} : { consent }),
    states,
    ...(deployment === undefined ? {} : { deployment }),
    ...said,
  };
}

/** What something is fired at, in code-unit order; undefined where that is not well said. */
export function engagedClasses(item: Item, { problems }: Resolving): readonly EngagedClass[] | undefined {
  const list = child(item.node, 'engages');
  if (list?.kind !== 'sequence') return undefined;
  const found = new Set<EngagedClass>();
  for (const [index, node] of list.items.entries()) {
    const one = CLASSES.find((name) => name === textOf(node));
    if (one === undefined) return undefined;
    if (found.has(one)) {
      const path = [...item.path, 'engages', String(index)];
      problems.add(node.spot, path, 'this class is here twice', `"${one}"`, 'each class once');
    }
    found.add(one);
  }
  return found.size === 0 ? undefined : [...found].sort(compareCodeUnits);
}

/** [azimuth, elevation] in rad; none where the file has no skyline. */
function skylineOf(item: Item, { problems }: Resolving): ResolvedBattery['skyline_rad'] | undefined {
  const list = child(item.node, 'skyline');
  if (list === undefined) return [];
  if (list.kind !== 'sequence') return undefined;
  const points: (readonly [number, number])[] = [];
  let before = -1;
  for (const [index, node] of list.items.entries()) {
    const numbers = node.kind === 'sequence' ? node.items : [];
    const [azimuth, elevation] = numbers.map((one) => (one.kind === 'scalar' ? one.value : undefined));
    if (typeof azimuth !== 'number' || typeof elevation !== 'number') return undefined;
    const refuse = (message: string, found: string, wanted: string): undefined => {
      problems.add(node.spot, [...item.path, 'skyline', String(index)], message, found, wanted);
    };
    if (!(azimuth >= 0 && azimuth < 360)) {
      return refuse('no azimuth', `${azimuth}`, '0 to below 360 degrees');
    }
    if (!(elevation >= -90 && elevation < 90)) {
      return refuse('no elevation of a skyline', `${elevation}`, '-90 to below 90 degrees');
    }
    if (azimuth <= before) {
      return refuse('the azimuths are not in rising order', `${azimuth}`, `more than ${before}`);
    }
    before = azimuth;
    points.push([azimuth * DEGREE_RAD + 0, elevation * DEGREE_RAD + 0]);
  }
  return points;
}
