/**
 * How launchers are loaded again: from loads that were brought along, and from rounds that are delivered.
 *
 * Model: a launcher that is empty is loaded as soon as a reload vehicle is free and there is something to load, the first in order
 *   first; one that is partly empty, only where that is asked for. Rounds of its own kind go first, as many as there is room for; a load
 *   that fits any group is spent whole, on an empty launcher. A launcher fires nothing while it is loaded, and none is loaded while it is under
 *   repair. In rounds, for each group:
 *
 *     fired + on launchers + being loaded + stored = at first + delivered + from loads
 *
 * Valid: any number of vehicles; without one nothing is loaded.
 * Ignores: the way of a vehicle between store and launcher, crews that are tired, rounds that are found faulty.
 */
import { invariant } from '../numerics/index.js';
import { type BatteryState, type GroupState, groupOf } from './launchers.js';

/** A launcher that begins to be loaded. */
export interface Loading {
  readonly group: string;
  readonly launcher: number;
}

/**
 * Begins to load what can be loaded now; tells which launchers, in order.
 *
 * @param toppingUp whether launchers that still hold rounds are loaded too
 */
export function beginLoading(state: BatteryState, toppingUp: boolean): readonly Loading[] {
  const begun: Loading[] = [];
  for (const partly of toppingUp ? [false, true] : [false]) {
    for (const group of state.groups) {
      for (let launcher = 0; launcher < group.rounds.length; launcher++) {
        if (state.vehicles === 0) return begun;
        const taken = loadFor(state, group, launcher, partly);
        if (taken === 0) continue;
        group.loading[launcher] = taken;
        state.vehicles -= 1;
        begun.push({ group: group.id, launcher });
      }
    }
  }
  return begun;
}

/** Takes from store what a launcher is to be loaded with; 0 where it is not to be loaded, or with nothing. */
function loadFor(state: BatteryState, group: GroupState, launcher: number, partly: boolean): number {
  const rounds = group.rounds[launcher];
  const room = group.roundsPerLauncher - rounds;
  if (room === 0 || rounds > 0 !== partly || group.loading[launcher] > 0 || group.out[launcher]) return 0;
  const own = Math.min(room, group.stored);
  if (own > 0) {
    group.stored -= own;
    group.brought[launcher] = false;
    return own;
  }
  if (partly || state.stored === 0) return 0;
  state.stored -= 1;
  group.brought[launcher] = true;
  group.reloaded += room;
  return room;
}

/** What a launcher was loaded with, and whether it was brought along and would have fitted any group. */
export interface Loaded {
  readonly rounds: number;
  readonly brought: boolean;
}

/** A launcher is loaded, and its vehicle free. */
export function endLoading(state: BatteryState, group: string, launcher: number): Loaded {
  const { rounds, loading, brought } = groupOf(state, group);
  const loaded = loading[launcher];
  invariant(loaded > 0, `${group}: launcher ${launcher} was not being loaded`);
  loading[launcher] = 0;
  rounds[launcher] += loaded;
  state.vehicles += 1;
  return { rounds: loaded, brought: brought[launcher] };
}

/** Rounds for a group have come. */
export function takeDelivery(state: BatteryState, group: string, rounds: number): void {
  groupOf(state, group).stored += rounds;
}
