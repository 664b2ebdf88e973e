import { describe, expect, it } from 'vitest';
import {
  type BatteryState,
  fullBattery,
  type LauncherGroup,
  launchersInOrder,
  noFireBecause,
  noteStatus,
  roundsIn,
  takeRound,
} from './launchers.js';
import type { BatteryParameters } from './parameters.js';

const EQUIPMENT: BatteryParameters = {
  availability: 0.9,
  launchDelay_s: 5,
  delaySpread: 0.2,
  reloadTime_s: 1800,
  reloads: 0,
  warningRelay_s: 10,
};
const A: LauncherGroup = { id: 'a', launchers: 2, roundsPerLauncher: 3 };
const B: LauncherGroup = { id: 'b', launchers: 3, roundsPerLauncher: 1 };

function online(groups: readonly LauncherGroup[], launchersReady: number): BatteryState {
  const state = fullBattery(groups, EQUIPMENT, 0.5);
  noteStatus(state, { launchersReady });
  return state;
}

/** Launchers that a group fires from until it can no more, and why it cannot. */
function emptied(
  state: BatteryState,
  group: string,
): { readonly launchers: number[]; readonly reason: string } {
  const launchers: number[] = [];
  for (;;) {
    const taken = takeRound(state, group, 0);
    if (!taken.ok) return { launchers, reason: taken.reason };
    launchers.push(taken.launcher);
  }
}

describe('rounds', () => {
  it('are taken from launchers in turn until the magazine is empty', () => {
    expect(emptied(online([A], 2), 'a')).toEqual({ launchers: [0, 1, 0, 1, 0, 1], reason: 'magazine-empty' });
  });

  it('are taken from no more launchers than are ready, counted over all groups in their order', () => {
    const launchersUsed = (ready: number) => {
      const state = online([A, B], ready);
      const inView = [roundsIn(state, 'a').ready, roundsIn(state, 'b').ready];
      const used = ['a', 'b'].map((group) => emptied(state, group));
      expect(used.map(({ launchers }) => launchers.length)).toEqual(inView);
      return used.map(({ launchers }) => new Set(launchers).size);
    };
    expect([0, 1, 2, 3, 4, 5, 9].map(launchersUsed)).toEqual([
      [0, 0],
      [1, 0],
      [2, 0],
      [2, 1],
      [2, 2],
      [2, 3],
      [2, 3],
    ]);
    expect(emptied(online([A, B], 2), 'b').reason).toBe('no-ready-launcher');
  });

  it('are not fired in a state that cannot, and the state says why', () => {
    const state = online([A], 2);
    noteStatus(state, { launchersReady: 2, noFireBecause: 'no-consent' });
    expect(emptied(state, 'a')).toEqual({ launchers: [], reason: 'no-consent' });
    expect(roundsIn(state, 'a')).toEqual({ ready: 0, total: 6 });
    noteStatus(state, { launchersReady: 1 });
    expect(emptied(state, 'a')).toEqual({ launchers: [0, 0, 0], reason: 'no-ready-launcher' });
  });

  it('are not fired before the first status', () => {
    const state = fullBattery([A], EQUIPMENT, 0.5);
    expect(emptied(state, 'a')).toEqual({ launchers: [], reason: 'battery-not-online' });
  });

  it('stay on launchers under repair, which are no longer counted among the ready', () => {
    const state = online([A, B], 3);
    state.groups[0].out[1] = true;
    state.groups[1].out[2] = true;
    expect(launchersInOrder(state)).toBe(2);
    expect(roundsIn(state, 'a')).toEqual({ ready: 3, total: 6 });
    expect(emptied(state, 'a')).toEqual({ launchers: [0, 0, 0], reason: 'no-ready-launcher' });
    expect(emptied(state, 'b').launchers).toEqual([0]);
  });

  it.each([
    ['radar', 'under-repair'],
    ['powerPlant', 'under-repair'],
    ['restart', 'not-radiating'],
  ] as const)('stay while its %s is out of order: %s', (part, reason) => {
    const state = online([A], 2);
    state.faults[part] = true;
    expect(emptied(state, 'a')).toEqual({ launchers: [], reason });
    noteStatus(state, { launchersReady: 2, noFireBecause: 'no-consent' });
    expect(noFireBecause(state)).toBe('no-consent');
    noteStatus(state, { launchersReady: 2 });
    state.faults[part] = false;
    state.faults.link = true;
    expect(emptied(state, 'a').launchers.length).toBe(6);
  });

  it('stay where the battery does not work, as often as availability says', () => {
    let working = 0;
    for (let k = 0; k < 1000; k++) {
      const state = fullBattery([A], EQUIPMENT, (k + 0.5) / 1000);
      noteStatus(state, { launchersReady: 2 });
      if (state.works) working++;
      else expect(emptied(state, 'a')).toEqual({ launchers: [], reason: 'battery-not-online' });
    }
    expect(working).toBe(900);
  });
});
