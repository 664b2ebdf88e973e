/** What a battery has to fire, and how it fires it. */
import { MOST_SHOTS } from '../command/index.js';
import { exactly } from './resolve-volleys.js';
import type { ResolvedDoctrine, ResolvedLauncherGroup } from './resolved.js';
import { type Item, quantityOf, type Resolving, referenceOf } from './resolving.js';
import { child, numberOf } from './source-tree.js';

const LAUNCHERS = { unit: 'count', min: 0, max: 1000, needed: true } as const;
const ROUNDS = { unit: 'count', min: 0, max: 1000, needed: true } as const;
const SPACING = { unit: 's', min: 0, max: 600, needed: true } as const;

/** Groups of launchers, sorted by id; undefined where one of them is not well formed. */
export function resolveLauncherGroups(
  items: readonly Item[],
  interceptors: ReadonlySet<string>,
  resolving: Resolving,
): readonly ResolvedLauncherGroup[] | undefined {
  const groups: ResolvedLauncherGroup[] = [];
  for (const item of items) {
    const interceptor = referenceOf(
      item,
      'interceptor',
      interceptors,
      'interceptor in the catalogue',
      resolving,
    );
    const launchers = quantityOf(item, 'launchers', LAUNCHERS, resolving);
    const roundsPerLauncher = quantityOf(item, 'rounds', ROUNDS, resolving);
    if (interceptor === undefined || launchers === undefined || roundsPerLauncher === undefined) continue;
    groups.push({ id: item.id, interceptor, launchers, roundsPerLauncher });
  }
  return groups.length === items.length ? groups : undefined;
}

/** How a battery fires; undefined where that is not well said. */
export function resolveDoctrine(battery: Item, resolving: Resolving): ResolvedDoctrine | undefined {
  const entry = battery.node.entries.get('doctrine');
  if (entry?.value.kind !== 'mapping') return undefined;
  const { keySpot, value: node } = entry;
  const item: Item = { id: 'doctrine', node, path: [...battery.path, 'doctrine'], keySpot };
  const salvo = wholeOf(item, 'salvo', 1, MOST_SHOTS);
  const salvos = wholeOf(item, 'salvos', 1);
  const reserve = node.entries.has('reserve') ? wholeOf(item, 'reserve', 0) : 0;
  const hasSpacing = node.entries.has('spacing');
  if (!hasSpacing && salvo !== undefined && salvo > 1) {
    const path = [...item.path, 'spacing'];
    const wanted = 'the time between the shots of a salvo';
    resolving.problems.add(keySpot, path, '"spacing" is missing', `salvo ${salvo}`, wanted);
    return undefined;
  }
  const spacing_s = hasSpacing ? quantityOf(item, 'spacing', SPACING, resolving) : exactly(0, 's');
  if (salvo === undefined || salvos === undefined || reserve === undefined || spacing_s === undefined)
    return undefined;
  return { salvo, spacing_s, salvos, reserve };
}

/** A whole number from `least` to `most`; what is none is the schema's to refuse. */
function wholeOf(
  { node }: Item,
  key: string,
  least: number,
  most = Number.MAX_SAFE_INTEGER,
): number | undefined {
  const value = numberOf(child(node, key));
  return value !== undefined && Number.isSafeInteger(value) && value >= least && value <= most
    ? value
    : undefined;
}
