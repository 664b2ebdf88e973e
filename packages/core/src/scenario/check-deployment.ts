/** Whether the tasks and permissions of a deployment make one that can be carried out. */
import { circleIn, TASK_KINDS, type TaskKind, waitsFor } from '../battery/deployment/index.js';
import type { ResolvedPermission, ResolvedTask } from './resolved.js';
import type { Item, Resolving } from './resolving.js';
import { child } from './source-tree.js';

/** The tasks and permissions of a deployment as they stand in the file. */
export interface DeploymentItems {
  readonly deployment: Item;
  readonly tasks: readonly Item[];
  readonly permissions: readonly Item[];
}

interface Parts {
  readonly tasks: readonly ResolvedTask[];
  readonly permissions: readonly ResolvedPermission[];
  readonly hasMisalignment: boolean;
}

/** Adds every way in which it makes none: circles, tasks that lack, an order that no battery can keep, permissions that overlap. */
export function checkDeployment(items: DeploymentItems, parts: Parts, resolving: Resolving): void {
  checkNumbers(items, parts, resolving);
  checkPermissions(items, parts, resolving);
  const network = [
    ...parts.tasks.map(({ id, after, guard }) => ({
      id,
      after: guard === undefined ? after : [...after, guard],
    })),
    ...parts.permissions.map(({ id, after }) => ({ id, after })),
  ];
  const circle = circleIn(network);
  if (circle === undefined) {
    checkOrder(items, parts, network, resolving);
    return;
  }
  const [first = ''] = circle;
  const item = [...items.tasks, ...items.permissions].find(({ id }) => id === first);
  if (item === undefined) return;
  const shown = circle.length > 9 ? `${circle.slice(0, 8).join(' after ')} after …` : circle.join(' after ');
  const spot = child(item.node, 'after')?.spot ?? item.keySpot;
  const message = 'tasks wait for one another in a circle';
  resolving.problems.add(spot, [...item.path, 'after'], message, shown, 'a first task that waits for none');
}

const LACKS: Partial<Record<TaskKind, string>> = {
  emplacement: 'no task sets the battery up',
  initialisation: 'no task starts the radar',
  upload: 'no task loads the launchers',
};

function checkNumbers(
  { deployment, tasks: items }: DeploymentItems,
  parts: Parts,
  resolving: Resolving,
): void {
  const path = [...deployment.path, 'tasks'];
  for (const { kind, number } of TASK_KINDS) {
    const [first, second] = parts.tasks.filter((task) => task.kind === kind);
    if (number === 'one' && first === undefined) {
      const spot = deployment.node.entries.get('tasks')?.keySpot ?? deployment.keySpot;
      resolving.problems.add(spot, path, LACKS[kind] ?? '', `no ${kind}`, `one task of kind: ${kind}`);
    }
    if (number === 'any' || second === undefined) continue;
    const item = items.find(({ id }) => id === second.id);
    if (item === undefined) continue;
    const message = `"${first?.id}" is of this kind already`;
    const spot = child(item.node, 'kind')?.spot ?? item.keySpot;
    resolving.problems.add(spot, [...item.path, 'kind'], message, kind, 'one task of this kind');
  }
}

function checkPermissions(
  { permissions: items, tasks: taskItems }: DeploymentItems,
  { tasks, permissions }: Parts,
  { problems }: Resolving,
): void {
  const gateSpot = (item: Item) => child(item.node, 'gates')?.spot ?? item.keySpot;
  for (const item of items) {
    const own = permissions.find(({ id }) => id === item.id);
    if (own === undefined) continue;
    const path = [...item.path, 'gates'];
    const guarded = tasks.filter(({ guard }) => guard === own.id);
    if (own.gates === 'movement' && guarded.length === 0) {
      const wanted = `a movement with guard: ${own.id}`;
      problems.add(gateSpot(item), path, 'no movement waits for this permission', 'movement', wanted);
    }
    if (own.gates === 'radiating' || own.gates === 'firing') {
      const other = permissions.find(({ id, gates }) => gates === own.gates && id < own.id);
      if (other !== undefined) {
        const message = `this permission overlaps with "${other.id}", which gates the same`;
        problems.add(
          gateSpot(item),
          path,
          message,
          own.gates,
          'one permission for each of radiating and firing',
        );
      }
      for (const { id } of guarded) {
        const task = taskItems.find((one) => one.id === id);
        if (task === undefined) continue;
        const spot = child(task.node, 'guard')?.spot ?? task.keySpot;
        const message = `the permission "${own.id}" gates ${own.gates}`;
        problems.add(spot, [...task.path, 'guard'], message, `"${own.id}"`, 'one that gates movement');
      }
    }
  }
}

/** What can only be done at the site, once the battery is set up there. */
const AT_THE_SITE: ReadonlySet<TaskKind> = new Set([
  'alignment',
  'communications',
  'identification-keys',
  'initialisation',
  'upload',
]);
const AFTER_A_WAY: ReadonlySet<TaskKind> = new Set(['reception', 'check-out', 'emplacement']);

type Network = readonly { readonly id: string; readonly after: readonly string[] }[];

function checkOrder(items: DeploymentItems, parts: Parts, network: Network, { problems }: Resolving): void {
  const { tasks } = parts;
  const of = (kind: TaskKind) => tasks.find((task) => task.kind === kind);
  const moves = tasks.filter(({ kind }) => kind === 'movement');
  const emplacement = of('emplacement');
  for (const item of items.tasks) {
    const own = tasks.find(({ id }) => id === item.id);
    if (own === undefined) continue;
    const refuse = (message: string, wanted: string): void => {
      const spot = child(item.node, 'after')?.spot ?? item.keySpot;
      problems.add(spot, [...item.path, 'after'], message, own.kind, wanted);
    };
    if (AT_THE_SITE.has(own.kind) && emplacement !== undefined) {
      if (!waitsFor(network, own.id, emplacement.id))
        refuse('this would be done before the battery is set up', `after ${emplacement.id}`);
    }
    if (AFTER_A_WAY.has(own.kind) && moves.length > 0) {
      if (!moves.some(({ id }) => waitsFor(network, own.id, id)))
        refuse('this would be done before anything has arrived', 'after a movement');
    }
  }
  const [alignment, start] = [of('alignment'), of('initialisation')];
  if (start === undefined || parts.hasMisalignment) return;
  if (alignment !== undefined && waitsFor(network, start.id, alignment.id)) return;
  const item = items.tasks.find(({ id }) => id === start.id);
  if (item === undefined) return;
  problems.add(
    item.keySpot,
    item.path,
    'the radar would be up before it is aligned, and by how much it is off is not said',
    start.id,
    alignment === undefined
      ? 'a task of kind: alignment before it, or misalignment'
      : `after ${alignment.id}, or misalignment`,
  );
}
