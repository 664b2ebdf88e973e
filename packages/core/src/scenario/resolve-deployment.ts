/** How a battery comes to be able to engage: tasks and permissions of a file, with what is wrong with them in its place. */
import { TASK_KINDS, type TaskKind } from '../battery/deployment/index.js';
import { compareCodeUnits } from '../numerics/order.js';
import type { Quantity } from '../numerics/quantity.js';
import { checkDeployment, type DeploymentItems } from './check-deployment.js';
import { provenanceOf } from './read-quantity.js';
import { afterOf, isKnown, type Known, resolvePermission } from './resolve-permission.js';
import { exactly } from './resolve-volleys.js';
import type { ResolvedDeployment, ResolvedTask } from './resolved.js';
import { type Item, idsOf, itemsOf, quantityOf, type Resolving, unixTimeOf } from './resolving.js';
import { child, textOf } from './source-tree.js';
import { didYouMean } from './suggest.js';

const DAY_S = 86_400;
const YEAR_S = 366 * DAY_S;
const OFFSET = { unit: 's', min: -YEAR_S, max: YEAR_S, needed: true } as const;
/** What is done at a site is a matter of hours; what is reckoned in weeks belongs to another task. */
const LONGEST_S = { strategic: 2 * YEAR_S, tactical: 14 * DAY_S } as const;
const ROUTE = { unit: 'm', min: 0, max: 50_000_000, needed: true } as const;
const SPEED = { unit: 'm/s', min: 0.1, max: 400, needed: true } as const;
const PACE = { unit: '', min: 0.05, max: 20, needed: true } as const;
const MISALIGNMENT = { unit: 'rad', min: -Math.PI, max: Math.PI, needed: true } as const;
/** Checks look at every pair; no deployment that a person wrote has as many. */
const MOST_PARTS = 200;

const WAYS = ['sea', 'air', 'road'] as const;

/** Refuses a battery that has both states by date and a deployment, or neither. */
export function refuseTwoLives(battery: Item, { problems }: Resolving): void {
  const { entries } = battery.node;
  const deployment = entries.get('deployment');
  const path = [...battery.path, 'deployment'];
  if (deployment === undefined) {
    if (entries.has('states')) return;
    const wanted = 'states by date, or a deployment';
    problems.add(battery.keySpot, battery.path, 'neither "states" nor "deployment" is there', '', wanted);
    return;
  }
  for (const [other, wanted] of [
    ['states', 'one of them; an empty value (~) takes away what stands in the file below'],
    ['consent', 'permissions inside the deployment'],
  ] as const) {
    if (!entries.has(other)) continue;
    problems.add(deployment.keySpot, path, `a deployment stands in place of "${other}"`, 'both', wanted);
  }
}

/**
 * Undefined where the battery has none, or none that is well formed.
 *
 * @param shared the permissions that stand above all batteries
 */
export function resolveDeployment(
  battery: Item,
  shared: readonly Item[],
  resolving: Resolving,
): ResolvedDeployment | undefined {
  const entry = battery.node.entries.get('deployment');
  if (entry?.value.kind !== 'mapping') return undefined;
  const path = [...battery.path, 'deployment'];
  const item: Item = { id: 'deployment', node: entry.value, path, keySpot: entry.keySpot };
  const items: DeploymentItems = {
    deployment: item,
    tasks: itemsOf(child(item.node, 'tasks'), [...path, 'tasks']),
    permissions: [
      ...itemsOf(child(item.node, 'permissions'), [...path, 'permissions']),
      ...permissionsAbove(item, shared, resolving),
    ],
  };
  if (items.tasks.length + items.permissions.length > MOST_PARTS) {
    const found = `${items.tasks.length + items.permissions.length}`;
    resolving.problems.add(
      item.keySpot,
      path,
      'too many tasks and permissions',
      found,
      `at most ${MOST_PARTS}`,
    );
    return undefined;
  }
  const beginsUnix_us = unixTimeOf(item.node, 'begins', path, resolving);
  if (beginsUnix_us !== undefined) refuseRecentBeginning(item, beginsUnix_us, resolving);
  const optional = (key: string, wanted: Parameters<typeof quantityOf>[2], without: Quantity) =>
    item.node.entries.has(key) ? quantityOf(item, key, wanted, resolving) : without;
  const uncertainty_s = optional('uncertainty', OFFSET, exactly(0, 's'));
  const pace = optional('pace', PACE, exactly(1, ''));
  const hasMisalignment = item.node.entries.has('misalignment');
  const misalignment_rad = hasMisalignment
    ? quantityOf(item, 'misalignment', MISALIGNMENT, resolving)
    : undefined;
  const said = provenanceOf(item.node, path, resolving);
  const known = { tasks: idsOf(items.tasks), permissions: idsOf(items.permissions) };
  refuseTwice(items.permissions, resolving);
  const tasks = items.tasks.flatMap((one) => resolveTask(one, known, resolving) ?? []);
  const permissions = items.permissions
    .flatMap((one) => {
      const permission = resolvePermission(one, known, resolving);
      if (permission === undefined) return [];
      return [shared.includes(one) ? { ...permission, shared: true as const } : permission];
    })
    .sort((a, b) => compareCodeUnits(a.id, b.id));
  const whole = tasks.length === items.tasks.length && permissions.length === items.permissions.length;
  if (whole) checkDeployment(items, { tasks, permissions, hasMisalignment }, resolving);
  if (!whole || beginsUnix_us === undefined || said === undefined) return undefined;
  if (uncertainty_s === undefined || pace === undefined) return undefined;
  if (hasMisalignment && misalignment_rad === undefined) return undefined;
  return {
    beginsUnix_us,
    uncertainty_s,
    pace,
    ...(misalignment_rad === undefined ? {} : { misalignment_rad }),
    tasks,
    permissions,
    ...said,
  };
}

/** The permissions of the defences that a deployment says it is under. */
function permissionsAbove(item: Item, shared: readonly Item[], { problems }: Resolving): readonly Item[] {
  const list = child(item.node, 'under');
  if (list?.kind !== 'sequence') return [];
  return list.items.flatMap((node, index) => {
    const id = textOf(node);
    const found = shared.find((one) => one.id === id);
    if (id === undefined || found !== undefined) return found ?? [];
    const names = shared.map((one) => one.id);
    const path = [...item.path, 'under', String(index)];
    const wanted = names.length === 0 ? 'one under defences.permissions' : `one of ${names.join(', ')}`;
    const message = `there is no permission of this name for all batteries${didYouMean(id, names)}`;
    problems.add(node.spot, path, message, `"${id}"`, wanted);
    return [];
  });
}

/** Refuses a permission of a battery's own with the name of one that it is under, and one that is named twice. */
function refuseTwice(items: readonly Item[], { problems }: Resolving): void {
  const seen = new Set<string>();
  for (const { id, keySpot, path } of items) {
    if (seen.has(id))
      problems.add(
        keySpot,
        path,
        'this permission is there twice',
        `"${id}"`,
        'another name, or once under "under"',
      );
    seen.add(id);
  }
}

/** A deployment at a real place is one of the past, like all that stands there. */
function refuseRecentBeginning(
  item: Item,
  beginsUnix_us: number,
  { recentFrom_us, problems }: Resolving,
): void {
  if (recentFrom_us === undefined || beginsUnix_us <= recentFrom_us) return;
  const begins = child(item.node, 'begins');
  problems.add(
    begins?.spot ?? item.keySpot,
    [...item.path, 'begins'],
    'deployments at real places are five years old or older',
    `"${textOf(begins)}"`,
    'an earlier time, or date: fictional',
  );
}

function resolveTask(item: Item, known: Known, resolving: Resolving): ResolvedTask | undefined {
  const { node } = item;
  const facts = TASK_KINDS.find(({ kind }) => kind === textOf(child(node, 'kind')));
  const after = afterOf(item, known, resolving);
  const by = WAYS.find((one) => one === textOf(child(node, 'by')));
  const guard = textOf(child(node, 'guard'));
  if (facts === undefined || after === undefined) return undefined;
  const moves = facts.kind === 'movement';
  const wrong = moves ? undefined : ['by', 'guard', 'route', 'speed'].find((key) => node.entries.has(key));
  if (wrong !== undefined) {
    const spot = node.entries.get(wrong)?.keySpot ?? item.keySpot;
    const message = `only a movement has "${wrong}"`;
    resolving.problems.add(spot, [...item.path, wrong], message, facts.kind, 'kind: movement');
    return undefined;
  }
  if (guard !== undefined && !isKnown(item, 'guard', guard, known.permissions, 'permission', resolving))
    return undefined;
  const time = timeOfTask(item, facts.kind, LONGEST_S[facts.clock], resolving);
  if (time === undefined) return undefined;
  return {
    id: item.id,
    kind: facts.kind,
    ...(by === undefined ? {} : { by }),
    after,
    ...(guard === undefined ? {} : { guard }),
    ...time,
  };
}

type TimeOfTask = Pick<ResolvedTask, 'duration_s' | 'route_m' | 'speed_mps'>;

function timeOfTask(
  item: Item,
  kind: TaskKind,
  longest_s: number,
  resolving: Resolving,
): TimeOfTask | undefined {
  const has = (key: string): boolean => item.node.entries.has(key);
  const both = has('route') && has('speed');
  if (has('duration') ? has('route') || has('speed') : !both) {
    const wanted = kind === 'movement' ? 'either duration, or route and speed' : 'duration';
    const message = has('duration')
      ? 'a duration, and a route with a speed, contradict each other'
      : 'how long this takes is missing';
    resolving.problems.add(item.keySpot, item.path, message, '', wanted);
    return undefined;
  }
  if (has('duration')) {
    const wanted = { unit: 's', min: 0, max: longest_s, needed: true } as const;
    const duration_s = quantityOf(item, 'duration', wanted, resolving);
    return duration_s === undefined ? undefined : { duration_s };
  }
  const route_m = quantityOf(item, 'route', ROUTE, resolving);
  const speed_mps = quantityOf(item, 'speed', SPEED, resolving);
  return route_m === undefined || speed_mps === undefined ? undefined : { route_m, speed_mps };
}
