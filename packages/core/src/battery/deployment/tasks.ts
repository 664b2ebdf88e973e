/** What a deployment is made of: tasks, and permissions that some of them wait for. */

/** Strategic: days to weeks, from the request to the check-out. Tactical: minutes to hours, at the site. */
export type DeploymentClock = 'strategic' | 'tactical';

export type TaskKind =
  | 'request'
  | 'movement'
  | 'reception'
  | 'check-out'
  | 'march-order'
  | 'emplacement'
  | 'alignment'
  | 'communications'
  | 'identification-keys'
  | 'initialisation'
  | 'upload';

/** What is known of a kind of task. */
export interface TaskKindFacts {
  readonly kind: TaskKind;
  readonly clock: DeploymentClock;
  /** Whether the battery's pace bears on it: the unit's own work, not a voyage or an answer that it waits for. */
  readonly paced: boolean;
  /** How many a deployment has: exactly one, one at most, or any number. */
  readonly number: 'one' | 'at-most-one' | 'any';
  readonly about: string;
}

export const TASK_KINDS: readonly TaskKindFacts[] = [
  { kind: 'request', clock: 'strategic', paced: false, number: 'any', about: 'asking, deciding, ordering' },
  { kind: 'movement', clock: 'strategic', paced: false, number: 'any', about: 'a way by sea, air or road' },
  {
    kind: 'reception',
    clock: 'strategic',
    paced: true,
    number: 'any',
    about: 'unloading and joining what came by different ways',
  },
  {
    kind: 'check-out',
    clock: 'strategic',
    paced: true,
    number: 'any',
    about: 'inspection and repair after the way',
  },
  { kind: 'march-order', clock: 'tactical', paced: true, number: 'any', about: 'making ready to move' },
  { kind: 'emplacement', clock: 'tactical', paced: true, number: 'one', about: 'setting up at the site' },
  {
    kind: 'alignment',
    clock: 'tactical',
    paced: true,
    number: 'at-most-one',
    about: 'finding north for the radar',
  },
  {
    kind: 'communications',
    clock: 'tactical',
    paced: true,
    number: 'at-most-one',
    about: 'the link to the centre above',
  },
  {
    kind: 'identification-keys',
    clock: 'tactical',
    paced: true,
    number: 'at-most-one',
    about: 'loading the keys of friend-or-foe identification',
  },
  {
    kind: 'initialisation',
    clock: 'tactical',
    paced: true,
    number: 'one',
    about: 'starting radar and command post',
  },
  {
    kind: 'upload',
    clock: 'tactical',
    paced: true,
    number: 'one',
    about: 'loading missiles, launcher after launcher',
  },
];

export interface DeploymentTask {
  readonly id: string;
  readonly kind: TaskKind;
  /** Tasks that must be over before it begins. */
  readonly after: readonly string[];
  /** A permission that it waits for, where that gates movement. */
  readonly guard?: string;
  /** How long it takes, s; of an upload, for each launcher. */
  readonly duration_s: number;
}

/** What may not be done without a permission; `nothing` where it is talked about and binds nobody. */
export type PermissionGate = 'nothing' | 'movement' | 'radiating' | 'firing';

/** A permission: given at a time, or some time after tasks are over. Once given it stays, unless it is withdrawn. */
export interface DeploymentPermission {
  readonly id: string;
  readonly gates: PermissionGate;
  /** When it is given, s since the deployment began; absent where it follows tasks. */
  readonly given_s?: number;
  readonly after: readonly string[];
  /** From the end of those tasks, s. */
  readonly duration_s: number;
  /** While it is withdrawn, s since the deployment began; the end is infinite where it is for good. */
  readonly withdrawn?: Withdrawn;
}

/** A span of time in which a permission does not hold. */
export interface Withdrawn {
  readonly from_s: number;
  readonly to_s: number;
}

/** A deployment with every unknown settled. Times are s since it began. */
export interface Deployment {
  readonly tasks: readonly DeploymentTask[];
  readonly permissions: readonly DeploymentPermission[];
  /** How many launchers are uploaded, one after the other. */
  readonly launchers: number;
}
