/**
 * Launchers and rounds of one battery.
 *
 * Model: launchers stand in a fixed order, group after group. The first so many of them as are ready may fire, except those that are
 *   under repair or being loaded. A salvo takes its rounds from the ready launchers of its group in turn. Fired and left are together
 *   what there was at first and what was loaded since (see `reload.ts`).
 * Valid: one kind of round to a group.
 * Ignores: which way a launcher faces.
 */
import type { Reason } from '../messages/index.js';
import { invariant, type TimeUs } from '../numerics/index.js';
import { type Faults, noFaults, outOfOrder } from './faults.js';
import type { BatteryParameters } from './parameters.js';

/** Launchers of one battery that carry the same round, as they are delivered. */
export interface LauncherGroup {
  readonly id: string;
  readonly launchers: number;
  readonly roundsPerLauncher: number;
}

/** Launchers and rounds of a battery in a run: plain data. */
export interface BatteryState {
  /** False where the battery breaks down for the whole of this trial. */
  readonly works: boolean;
  /** Launchers that may fire, over all groups, and why nothing may be fired: as the last status says. */
  launchersReady: number;
  statusReason: Reason | '';
  /** What is out of order, beside single launchers. */
  readonly faults: Faults;
  readonly groups: GroupState[];
  /** Launcher loads in store, which fit any group. */
  stored: number;
  /** Reload vehicles that are free. */
  vehicles: number;
  /** When the last round left; null before the first. */
  lastShot_us: TimeUs | null;
}

export interface GroupState {
  readonly id: string;
  readonly roundsPerLauncher: number;
  /** Rounds on each launcher, how many more are being loaded (0 where none are), and whether it is under repair. */
  readonly rounds: number[];
  readonly loading: number[];
  readonly out: boolean[];
  /** Whether what is being loaded was brought along and would have fitted any group. */
  readonly brought: boolean[];
  /** The launcher that is asked first for the next round. */
  next: number;
  fired: number;
  /** Rounds of this group in store, beside loads that fit any. */
  stored: number;
  /** Rounds that came from loads which fit any group. */
  reloaded: number;
}

/** A battery with all launchers full, not yet allowed to fire. @param vehicles left out, one for every launcher */
export function fullBattery(
  groups: readonly LauncherGroup[],
  { reloads, availability }: Pick<BatteryParameters, 'reloads' | 'availability'>,
  draw: number,
  vehicles = groups.reduce((sum, { launchers }) => sum + launchers, 0),
): BatteryState {
  return {
    works: draw < availability,
    launchersReady: 0,
    statusReason: 'battery-not-online',
    faults: noFaults(),
    groups: groups.map(({ id, launchers, roundsPerLauncher }) => ({
      id,
      roundsPerLauncher,
      rounds: new Array<number>(launchers).fill(roundsPerLauncher),
      loading: new Array<number>(launchers).fill(0),
      out: new Array<boolean>(launchers).fill(false),
      brought: new Array<boolean>(launchers).fill(false),
      next: 0,
      fired: 0,
      stored: 0,
      reloaded: 0,
    })),
    stored: reloads,
    vehicles,
    lastShot_us: null,
  };
}

/** What a battery is able and allowed to do: the part of a status that bears on fire. */
export interface FireStatus {
  readonly launchersReady: number;
  readonly noFireBecause?: Reason;
}

/** Takes in a new status. A battery that does not work may not fire whatever it says. */
export function noteStatus(state: BatteryState, { launchersReady, noFireBecause }: FireStatus): void {
  state.launchersReady = state.works ? launchersReady : 0;
  state.statusReason = noFireBecause ?? (state.works ? '' : 'battery-not-online');
}

/** Why nothing may be fired now; undefined where something may. What the status says comes first. */
export function noFireBecause(state: BatteryState): Reason | undefined {
  return state.statusReason === '' ? outOfOrder(state.faults) : state.statusReason;
}

/** How many of the launchers that the status calls ready are not under repair. */
export function launchersInOrder({ groups, launchersReady }: BatteryState): number {
  let underRepair = 0;
  let left = launchersReady;
  for (const { out } of groups) {
    for (let launcher = 0; launcher < Math.min(left, out.length); launcher++)
      if (out[launcher]) underRepair++;
    left -= out.length;
  }
  return launchersReady - underRepair;
}

/** Rounds of a group: on launchers that may fire now, and in all, those being loaded among them but none in store. */
export function roundsIn(
  state: BatteryState,
  group: string,
): { readonly ready: number; readonly total: number } {
  const its = groupOf(state, group);
  const { rounds, loading } = its;
  const able = launchersAble(state, group);
  let ready = 0;
  let total = 0;
  for (let launcher = 0; launcher < rounds.length; launcher++) {
    total += rounds[launcher] + loading[launcher];
    if (launcher < able && mayFire(its, launcher)) ready += rounds[launcher];
  }
  return { ready, total };
}

/** What taking a round came to: the launcher; or why there is none. */
export type Taken =
  | { readonly ok: true; readonly launcher: number }
  | { readonly ok: false; readonly reason: Reason };

/** Takes a round of a group from the ready launcher whose turn it is. */
export function takeRound(state: BatteryState, group: string, now_us: TimeUs): Taken {
  const its = groupOf(state, group);
  const reason = noFireBecause(state);
  if (reason !== undefined) return { ok: false, reason };
  const { rounds } = its;
  const able = launchersAble(state, group);
  for (let turn = 0; turn < rounds.length; turn++) {
    const launcher = (its.next + turn) % rounds.length;
    if (launcher >= able || rounds[launcher] === 0 || !mayFire(its, launcher)) continue;
    rounds[launcher] -= 1;
    its.fired += 1;
    its.next = (launcher + 1) % rounds.length;
    state.lastShot_us = now_us;
    return { ok: true, launcher };
  }
  return { ok: false, reason: roundsIn(state, group).total === 0 ? 'magazine-empty' : 'no-ready-launcher' };
}

function mayFire({ out, loading }: GroupState, launcher: number): boolean {
  return !out[launcher] && loading[launcher] === 0;
}

/** How many launchers of a group, from its first on, are among those that may fire: none in a state that cannot. */
function launchersAble(state: BatteryState, group: string): number {
  if (noFireBecause(state) !== undefined) return 0;
  let before = 0;
  for (const { id, rounds } of state.groups) {
    if (id === group) return Math.min(Math.max(state.launchersReady - before, 0), rounds.length);
    before += rounds.length;
  }
  return 0;
}

export function groupOf({ groups }: BatteryState, group: string): GroupState {
  const found = groups.find(({ id }) => id === group);
  invariant(found !== undefined, `there is no group of launchers '${group}'`);
  return found;
}
