/** When the tasks of a deployment begin and end, when the battery gains each of its abilities, and what it waited for. */
import { type Activity, type Closed, type Scheduled, scheduleOf, waitsFor } from './network.js';
import type { Deployment, DeploymentPermission, DeploymentTask, TaskKind } from './tasks.js';

/** A task or permission of which the battery could not do without, and while it lasted. */
export interface Held {
  /** The id of a task or permission. */
  readonly by: string;
  readonly from_s: number;
  /** Infinite where a permission was withdrawn for good. */
  readonly to_s: number;
}

/** A span in which a permission to radiate or to fire is withdrawn. */
export interface Closure extends Held {
  readonly gate: 'radiating' | 'firing';
}

/** Times of a deployment, s since it began. */
export interface DeploymentSchedule {
  /** Start and finish of every task and permission, by id. */
  readonly times: ReadonlyMap<string, Pick<Scheduled, 'start_s' | 'finish_s'>>;
  /** The first movement begins. */
  readonly departed_s: number;
  /** All that the emplacement waits for has come. */
  readonly delivered_s: number;
  /** The emplacement begins. */
  readonly assembling_s: number;
  /** Radar and command post are started. */
  readonly radarUp_s: number;
  /** When each launcher is loaded, in order. */
  readonly launcherReady_s: readonly number[];
  /** Radar up and every launcher loaded. */
  readonly online_s: number;
  /** The link to the centre is up; 0 where no task has to bring it. */
  readonly linked_s: number;
  /** The radar knows where north is; infinite where that is skipped. */
  readonly aligned_s: number;
  readonly radiatingPermitted_s: number;
  readonly firingPermitted_s: number;
  /** When what is permitted to radiate or fire is not. */
  readonly closures: readonly Closure[];
  /** The first moment at which something can be fired: radar up, a launcher loaded, all permitted; infinite where it never comes. */
  readonly engages_s: number;
  /** What stood between the beginning and that moment, one after the other without a gap. */
  readonly held: readonly Held[];
}

const UPLOAD_MARK = '#';
const ENGAGES = '#engages';

/**
 * The schedule of a deployment.
 *
 * Model: tasks and permissions are one network, timed by longest paths. Launchers are loaded one after the other. A battery can
 *   engage when its radar is up, a launcher is loaded, and radiating and firing are permitted; what it waits for at any moment before
 *   is the activity on the longest path to that moment.
 *   A movement that has begun goes on when its permission is withdrawn.
 * Ignores: crews that are short for all that could go on in parallel, work that stops at night, parts that turn out to be missing.
 *
 * @param deployment with exactly one emplacement, initialisation and upload, and no circle
 */
export function scheduleDeployment(deployment: Deployment): DeploymentSchedule {
  const activities = activitiesOf(deployment);
  const times = scheduleOf(activities);
  const at = (id: string | undefined): Scheduled | undefined =>
    id === undefined ? undefined : times.get(id);
  const { tasks, permissions, launchers } = deployment;
  const idOf = (kind: TaskKind): string | undefined => tasks.find((one) => one.kind === kind)?.id;
  const emplacement = idOf('emplacement');
  const assembling_s = at(emplacement)?.start_s ?? 0;
  const moves = tasks.filter(({ kind }) => kind === 'movement');
  const awaited = moves.filter(
    ({ id }) => emplacement !== undefined && waitsFor(activities, emplacement, id),
  );
  const radarUp_s = at(idOf('initialisation'))?.finish_s ?? Number.POSITIVE_INFINITY;
  const upload = idOf('upload');
  const launcherReady_s = Array.from(
    { length: launchers },
    (_, index) => at(launcherActivity(upload ?? '', index))?.finish_s ?? Number.POSITIVE_INFINITY,
  );
  const permitted = (gate: DeploymentPermission['gates']): number =>
    Math.max(0, ...permissions.filter(({ gates }) => gates === gate).map(({ id }) => at(id)?.finish_s ?? 0));
  const communications = idOf('communications');
  return {
    times: new Map(
      [...tasks, ...permissions].map(({ id }) => [
        id,
        spanOf(times, id, id === upload ? launchers : undefined),
      ]),
    ),
    departed_s: Math.min(assembling_s, ...moves.map(({ id }) => at(id)?.start_s ?? 0)),
    delivered_s: Math.max(0, ...awaited.map(({ id }) => at(id)?.finish_s ?? 0)),
    assembling_s,
    radarUp_s,
    launcherReady_s,
    online_s: Math.max(radarUp_s, ...launcherReady_s),
    linked_s: communications === undefined ? 0 : (at(communications)?.finish_s ?? 0),
    aligned_s: at(idOf('alignment'))?.finish_s ?? Number.POSITIVE_INFINITY,
    radiatingPermitted_s: permitted('radiating'),
    firingPermitted_s: permitted('firing'),
    closures: closuresOf(permissions),
    engages_s: at(ENGAGES)?.start_s ?? Number.POSITIVE_INFINITY,
    held: heldUntil(ENGAGES, times),
  };
}

/** The network: tasks with one activity for each launcher, permissions, and the moment of the first engagement. */
export function activitiesOf({ tasks, permissions, launchers }: Deployment): readonly Activity[] {
  const bound = permissions.filter(({ gates }) => gates === 'radiating' || gates === 'firing');
  const needed = tasks
    .filter(({ kind }) => kind === 'initialisation' || kind === 'upload')
    .map(({ id, kind }) => (kind === 'upload' && launchers > 0 ? launcherActivity(id, 0) : id));
  const guards = new Map(
    permissions
      .filter(({ gates }) => gates === 'movement')
      .map(({ id, withdrawn }) => [id, withdrawn === undefined ? [] : [{ by: id, ...withdrawn }]]),
  );
  return [
    ...tasks.flatMap((task) => activitiesOfTask(task, guards, launchers)),
    ...permissions.map(({ id, given_s, after, duration_s }) =>
      given_s === undefined
        ? { id, after, duration_s }
        : { id, after: [], duration_s: 0, notBefore_s: Math.max(0, given_s) },
    ),
    {
      id: ENGAGES,
      after: [...needed, ...bound.map(({ id }) => id)],
      duration_s: 0,
      closed: closuresOf(permissions),
    },
  ];
}

function activitiesOfTask(
  { id, kind, duration_s, guard, after: tasks }: DeploymentTask,
  guards: ReadonlyMap<string, readonly Closed[]>,
  launchers: number,
): readonly Activity[] {
  const closed = guard === undefined ? undefined : guards.get(guard);
  const after = guard !== undefined && closed !== undefined ? [...tasks, guard] : tasks;
  if (kind !== 'upload' || launchers === 0)
    return [
      {
        id,
        after,
        duration_s: kind === 'upload' ? 0 : duration_s,
        ...(closed === undefined ? {} : { closed }),
      },
    ];
  const loads = Array.from({ length: launchers }, (_, index) => ({
    id: launcherActivity(id, index),
    after: index === 0 ? after : [launcherActivity(id, index - 1)],
    duration_s,
  }));
  return [...loads, { id, after: [launcherActivity(id, launchers - 1)], duration_s: 0 }];
}

function closuresOf(permissions: readonly DeploymentPermission[]): readonly Closure[] {
  return permissions.flatMap(({ id, gates, withdrawn }) =>
    withdrawn !== undefined && (gates === 'radiating' || gates === 'firing')
      ? [{ gate: gates, by: id, ...withdrawn }]
      : [],
  );
}

/** No id of a file has this mark. */
function launcherActivity(upload: string, index: number): string {
  return `${upload}${UPLOAD_MARK}${index}`;
}

function spanOf(
  times: ReadonlyMap<string, Scheduled>,
  id: string,
  launchers: number | undefined,
): Pick<Scheduled, 'start_s' | 'finish_s'> {
  const whole = times.get(id) ?? { start_s: 0, finish_s: 0 };
  const first = launchers === undefined ? undefined : times.get(launcherActivity(id, 0));
  return { start_s: (first ?? whole).start_s, finish_s: whole.finish_s };
}

/** The way back from an activity along what bound it, in the order of time; what takes no time is left out. */
function heldUntil(id: string, times: ReadonlyMap<string, Scheduled>): readonly Held[] {
  const held: Held[] = [];
  let to_s = times.get(id)?.start_s ?? 0;
  const add = (activity: string, from_s: number): void => {
    const by = activity.split(UPLOAD_MARK)[0] ?? activity;
    const next = held[0];
    if (next !== undefined && next.by === by) held[0] = { ...next, from_s };
    else if (to_s > from_s) held.unshift({ by, from_s, to_s });
    to_s = from_s;
  };
  for (let here = times.get(id); here !== undefined; ) {
    // What may not begin though all is ready is held up by what forbids it.
    if (here.waited !== undefined) add(here.waited.by, here.waited.from_s);
    const by = here.boundBy;
    const before = by === undefined ? undefined : times.get(by);
    if (by === undefined || before === undefined) break;
    // What waited for a date, or for nothing, held up all that was before.
    add(by, before.boundBy === undefined && before.waited === undefined ? 0 : before.start_s);
    here = before;
  }
  return held;
}
