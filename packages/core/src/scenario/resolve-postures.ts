/** The rules by which a battery fires from a date on, with what is wrong with them in its place. */
import { compareCodeUnits } from '../numerics/order.js';
import { provenanceOf } from './read-quantity.js';
import type { ControlMode, ResolvedBattery, ResolvedPosture, WeaponsControl } from './resolved.js';
import { type Item, itemsOf, type Resolving, unixTimeOf } from './resolving.js';
import { child, type SourceNode, textOf } from './source-tree.js';

const CONTROLS: readonly ControlMode[] = ['centralised', 'decentralised', 'autonomous'];
const WEAPONS: readonly WeaponsControl[] = ['free', 'tight', 'hold'];

export function controlOf(node: SourceNode | undefined): ControlMode | undefined {
  return CONTROLS.find((one) => one === textOf(node));
}

export function weaponsControlOf(
  node: SourceNode | undefined,
): ResolvedBattery['weaponsControl'] | undefined {
  const ballistic = WEAPONS.find((one) => one === textOf(child(node, 'ballistic')));
  const airBreathing = WEAPONS.find((one) => one === textOf(child(node, 'airBreathing')));
  return ballistic === undefined || airBreathing === undefined ? undefined : { ballistic, airBreathing };
}

/** In the order of time; undefined where one of them is not well formed. */
export function resolvePostures(battery: Item, resolving: Resolving): readonly ResolvedPosture[] | undefined {
  const items = itemsOf(child(battery.node, 'postures'), [...battery.path, 'postures']);
  const postures = items.flatMap((item) => resolvePosture(item, resolving) ?? []);
  if (postures.length < items.length) return undefined;
  const sorted = postures.sort((a, b) => a.fromUnix_us - b.fromUnix_us || compareCodeUnits(a.id, b.id));
  refuseSameTimes(sorted, items, resolving);
  return sorted;
}

function resolvePosture(item: Item, resolving: Resolving): ResolvedPosture | undefined {
  const { node } = item;
  const has = (key: string): boolean => node.entries.has(key);
  const fromUnix_us = unixTimeOf(node, 'from', item.path, resolving);
  const said = provenanceOf(node, item.path, resolving);
  const control = controlOf(child(node, 'control'));
  const weaponsControl = weaponsControlOf(child(node, 'weaponsControl'));
  const mode = textOf(child(node, 'mode'));
  if (!has('control') && !has('weaponsControl') && !has('mode')) {
    const wanted = 'at least one of control, weaponsControl and mode';
    resolving.problems.add(item.keySpot, item.path, 'this changes nothing', '', wanted);
    return undefined;
  }
  if (fromUnix_us === undefined || said === undefined) return undefined;
  if (has('control') && control === undefined) return undefined;
  if (has('weaponsControl') && weaponsControl === undefined) return undefined;
  return {
    id: item.id,
    fromUnix_us,
    ...(control === undefined ? {} : { control }),
    ...(weaponsControl === undefined ? {} : { weaponsControl }),
    ...(mode === undefined ? {} : { automatic: mode === 'automatic' }),
    ...said,
  };
}

function refuseSameTimes(
  postures: readonly ResolvedPosture[],
  items: readonly Item[],
  { problems }: Resolving,
): void {
  postures.forEach(({ id, fromUnix_us }, index) => {
    const before = postures[index - 1];
    const item = items.find((one) => one.id === id);
    if (before?.fromUnix_us !== fromUnix_us || item === undefined) return;
    const from = child(item.node, 'from');
    const message = `the posture "${before.id}" begins at the same time`;
    problems.add(
      from?.spot ?? item.keySpot,
      [...item.path, 'from'],
      message,
      `"${textOf(from)}"`,
      'another time',
    );
  });
}
