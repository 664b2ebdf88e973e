/**
 * Launchers and rounds of one battery.
 *
 * Model: launchers stand in a fixed order, group after group. The first so many of them as are ready may fire. A salvo takes its
 *   rounds from the ready launchers of its group in turn. A launcher that is empty is reloaded from the store, as long as there is
 *   a load, and fires again when that is done. Fired and left are together what there was at first and what was reloaded.
 * Valid: one kind of round to a group; the loads in store fit any group.
 * Ignores: launchers that are reloaded before they are empty; crews that reload one launcher at a time; which way a launcher
 *   faces.
 */
import type { Reason } from '../messages/index.js';
import { invariant } from '../numerics/index.js';
import type { BatteryParameters } from './parameters.js';

/** Launchers of one battery that carry the same round, as they are delivered. */
export interface LauncherGroup {
  readonly id: string;
  readonly launchers: number;
  readonly roundsPerLauncher: number;
}

/** Launchers and rounds of a battery in a run: plain data. */
export interface BatteryState {
  /** False where the battery breaks down in this trial. */
  readonly works: boolean;
  /** Launchers that may fire, over all groups, and why nothing may be fired: as the last status says. */
  launchersReady: number;
  noFireBecause: Reason | '';
  readonly groups: GroupState[];
  /** Launcher loads in store. */
  stored: number;
}

export interface GroupState {
  readonly id: string;
  readonly roundsPerLauncher: number;
  /** Rounds on each launcher, and whether a load for it is under way. */
  readonly rounds: number[];
  readonly reloading: boolean[];
  /** The launcher that is asked first for the next round. */
  next: number;
  fired: number;
  /** Rounds that were, or are being, reloaded. */
  reloaded: number;
}

/** A battery with all launchers full, not yet allowed to fire. */
export function fullBattery(
  groups: readonly LauncherGroup[],
  { reloads, availability }: BatteryParameters,
  draw: number,
): BatteryState {
  return {
    works: draw < availability,
    launchersReady: 0,
    noFireBecause: 'battery-not-online',
    groups: groups.map(({ id, launchers, roundsPerLauncher }) => ({
      id,
      roundsPerLauncher,
      rounds: new Array<number>(launchers).fill(roundsPerLauncher),
      reloading: new Array<boolean>(launchers).fill(false),
      next: 0,
      fired: 0,
      reloaded: 0,
    })),
    stored: reloads,
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
  state.noFireBecause = noFireBecause ?? (state.works ? '' : 'battery-not-online');
}

/** Rounds of a group: on launchers that may fire now, and in all, loads under way among them but none in store. */
export function roundsIn(
  state: BatteryState,
  group: string,
): { readonly ready: number; readonly total: number } {
  const { rounds, reloading, roundsPerLauncher } = groupOf(state, group);
  const able = launchersAble(state, group);
  let ready = 0;
  let total = 0;
  for (let launcher = 0; launcher < rounds.length; launcher++) {
    total += reloading[launcher] ? roundsPerLauncher : rounds[launcher];
    if (launcher < able) ready += rounds[launcher];
  }
  return { ready, total };
}

/** What taking a round came to: the launcher, and whether it now has to be reloaded; or why there is none. */
export type Taken =
  | { readonly ok: true; readonly launcher: number; readonly reload: boolean }
  | { readonly ok: false; readonly reason: Reason };

/** Takes a round of a group from the ready launcher whose turn it is. */
export function takeRound(state: BatteryState, group: string): Taken {
  const its = groupOf(state, group);
  if (state.noFireBecause !== '') return { ok: false, reason: state.noFireBecause };
  const { rounds, reloading, roundsPerLauncher } = its;
  const able = launchersAble(state, group);
  for (let turn = 0; turn < rounds.length; turn++) {
    const launcher = (its.next + turn) % rounds.length;
    if (launcher >= able || rounds[launcher] === 0) continue;
    rounds[launcher] -= 1;
    its.fired += 1;
    its.next = (launcher + 1) % rounds.length;
    const reload = rounds[launcher] === 0 && state.stored > 0;
    if (reload) {
      state.stored -= 1;
      reloading[launcher] = true;
      its.reloaded += roundsPerLauncher;
    }
    return { ok: true, launcher, reload };
  }
  const { total } = roundsIn(state, group);
  return { ok: false, reason: total === 0 ? 'magazine-empty' : 'no-ready-launcher' };
}

/** A launcher's reload is done. */
export function endReload(state: BatteryState, group: string, launcher: number): void {
  const { rounds, reloading, roundsPerLauncher } = groupOf(state, group);
  invariant(reloading[launcher], `${group}: launcher ${launcher} was not being reloaded`);
  reloading[launcher] = false;
  rounds[launcher] = roundsPerLauncher;
}

/** How many launchers of a group, from its first on, are among those that may fire: none in a state that cannot. */
function launchersAble(state: BatteryState, group: string): number {
  if (state.noFireBecause !== '') return 0;
  let before = 0;
  for (const { id, rounds } of state.groups) {
    if (id === group) return Math.min(Math.max(state.launchersReady - before, 0), rounds.length);
    before += rounds.length;
  }
  return 0;
}

function groupOf({ groups }: BatteryState, group: string): GroupState {
  const found = groups.find(({ id }) => id === group);
  invariant(found !== undefined, `there is no group of launchers '${group}'`);
  return found;
}
