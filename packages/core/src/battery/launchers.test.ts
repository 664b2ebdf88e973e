import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type BatteryState,
  endReload,
  fullBattery,
  type LauncherGroup,
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

function online(groups: readonly LauncherGroup[], launchersReady: number, reloads = 0): BatteryState {
  const state = fullBattery(groups, { ...EQUIPMENT, reloads }, 0.5);
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
    const taken = takeRound(state, group);
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

describe('a reload', () => {
  it('begins when a launcher is empty, fills that launcher alone, and needs a load in store', () => {
    const state = online([B], 3, 2);
    const taken = [takeRound(state, 'b'), takeRound(state, 'b'), takeRound(state, 'b')];
    expect(taken.map((one) => one.ok && one.reload)).toEqual([true, true, false]);
    expect(roundsIn(state, 'b')).toEqual({ ready: 0, total: 2 });
    expect(takeRound(state, 'b')).toEqual({ ok: false, reason: 'no-ready-launcher' });
    endReload(state, 'b', 1);
    expect(roundsIn(state, 'b')).toEqual({ ready: 1, total: 2 });
    expect(takeRound(state, 'b')).toEqual({ ok: true, launcher: 1, reload: false });
    endReload(state, 'b', 0);
    expect(emptied(state, 'b')).toEqual({ launchers: [0], reason: 'magazine-empty' });
    expect(() => endReload(state, 'b', 2)).toThrow('not being reloaded');
  });
});

describe('whatever happens', () => {
  const status = fc.record({
    kind: fc.constant('status' as const),
    launchersReady: fc.integer({ min: 0, max: 6 }),
    noFire: fc.boolean(),
  });
  const take = fc.record({ kind: fc.constant('take' as const), group: fc.constantFrom('a', 'b') });
  const reload = fc.record({ kind: fc.constant('reload' as const) });
  const step = fc.oneof(
    { weight: 1, arbitrary: status },
    { weight: 8, arbitrary: take },
    { weight: 2, arbitrary: reload },
  );

  it('fired and left are what there was and what was reloaded; nothing leaves a launcher that may not fire', () => {
    const group = (id: string) =>
      fc.record({
        id: fc.constant(id),
        launchers: fc.integer({ min: 0, max: 3 }),
        roundsPerLauncher: fc.integer({ min: 1, max: 4 }),
      });
    fc.assert(
      fc.property(
        group('a'),
        group('b'),
        fc.integer({ min: 0, max: 3 }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        fc.array(step, { maxLength: 80 }),
        (a, b, reloads, draw, steps) => {
          const state = fullBattery([a, b], { ...EQUIPMENT, reloads }, draw);
          const underWay: { group: string; launcher: number }[] = [];
          let [ready, mayFire, fired, loads] = [0, false, 0, 0];
          for (const one of steps) {
            if (one.kind === 'status') {
              ready = one.launchersReady;
              mayFire = !one.noFire;
              const because = one.noFire ? { noFireBecause: 'no-consent' as const } : {};
              noteStatus(state, { launchersReady: ready, ...because });
            } else if (one.kind === 'reload') {
              const done = underWay.shift();
              if (done !== undefined) endReload(state, done.group, done.launcher);
            } else {
              const before = roundsIn(state, one.group);
              const taken = takeRound(state, one.group);
              expect(taken.ok).toBe(before.ready > 0);
              if (!taken.ok) continue;
              fired++;
              expect([mayFire, state.works]).toEqual([true, true]);
              const number = taken.launcher + (one.group === 'b' ? a.launchers : 0);
              expect(number).toBeLessThan(ready);
              expect(underWay).not.toContainEqual({ group: one.group, launcher: taken.launcher });
              if (!taken.reload) continue;
              loads++;
              underWay.push({ group: one.group, launcher: taken.launcher });
            }
          }
          expect(loads + state.stored).toBe(reloads);
          expect(state.groups[0].fired + state.groups[1].fired).toBe(fired);
          for (const { id, rounds, reloaded, fired: itsFired } of state.groups) {
            const its = id === 'a' ? a : b;
            expect(itsFired + roundsIn(state, id).total).toBe(
              its.launchers * its.roundsPerLauncher + reloaded,
            );
            for (const left of rounds) expect(left).toBeGreaterThanOrEqual(0);
          }
        },
      ),
    );
  });
});
