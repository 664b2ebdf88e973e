import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type BatteryState,
  fullBattery,
  type LauncherGroup,
  noteStatus,
  roundsIn,
  takeRound,
} from './launchers.js';
import { batteryParameters } from './parameters.js';
import { beginLoading, endLoading, type Loading, takeDelivery } from './reload.js';

const B: LauncherGroup = { id: 'b', launchers: 3, roundsPerLauncher: 2 };

function online(group: LauncherGroup, reloads: number, vehicles?: number): BatteryState {
  const state = fullBattery([group], { reloads, availability: 1 }, 0.5, vehicles);
  noteStatus(state, { launchersReady: group.launchers });
  return state;
}

/** Fires so many rounds of a battery's first group. */
function fire(state: BatteryState, rounds: number): void {
  for (let i = 0; i < rounds; i++) expect(takeRound(state, state.groups[0].id, 0).ok).toBe(true);
}

describe('loads in store', () => {
  it('are a whole number: the nearest', () => {
    const drawn = (reloads: number) =>
      batteryParameters((name) => (name === 'reloads' ? reloads : 0)).reloads;
    expect([0.4, 1.6, 2.4].map(drawn)).toEqual([0, 2, 2]);
  });
});

describe('a launcher', () => {
  it('is loaded when it is empty, and fires nothing meanwhile', () => {
    const state = online(B, 5);
    fire(state, 3);
    expect(beginLoading(state, false)).toEqual([]);
    fire(state, 1);
    expect(beginLoading(state, false)).toEqual([{ group: 'b', launcher: 0 }]);
    expect(beginLoading(state, false)).toEqual([]);
    expect(roundsIn(state, 'b')).toEqual({ ready: 2, total: 4 });
    fire(state, 2);
    expect(takeRound(state, 'b', 0)).toEqual({ ok: false, reason: 'no-ready-launcher' });
    expect(endLoading(state, 'b', 0)).toEqual({ rounds: 2, brought: true });
    expect(takeRound(state, 'b', 0)).toEqual({ ok: true, launcher: 0 });
    expect(() => endLoading(state, 'b', 0)).toThrow('not being loaded');
  });

  it('is topped up only where that is asked for, and with rounds of its own kind alone', () => {
    const state = online(B, 5);
    fire(state, 2);
    expect(beginLoading(state, true)).toEqual([]);
    takeDelivery(state, 'b', 1);
    expect(beginLoading(state, false)).toEqual([]);
    expect(beginLoading(state, true)).toEqual([{ group: 'b', launcher: 0 }]);
    // One round came, so the second launcher stays as it is.
    expect(state.groups[0].stored).toBe(0);
    expect(endLoading(state, 'b', 0)).toEqual({ rounds: 1, brought: false });
    expect(state.groups[0].rounds).toEqual([2, 1, 2]);
  });

  it('takes as many rounds of its own kind as there is room for, were they fewer than it holds', () => {
    const state = online({ id: 'b', launchers: 2, roundsPerLauncher: 4 }, 0);
    fire(state, 7);
    expect(state.groups[0].rounds).toEqual([0, 1]);
    takeDelivery(state, 'b', 3);
    expect(beginLoading(state, true)).toEqual([{ group: 'b', launcher: 0 }]);
    expect(endLoading(state, 'b', 0)).toEqual({ rounds: 3, brought: false });
    expect(state.groups[0].rounds).toEqual([3, 1]);
  });

  it('waits for a reload vehicle: empty ones go before those that still hold rounds', () => {
    const state = online({ id: 'b', launchers: 3, roundsPerLauncher: 1 }, 0, 1);
    takeDelivery(state, 'b', 3);
    fire(state, 3);
    expect(beginLoading(state, true)).toEqual([{ group: 'b', launcher: 0 }]);
    expect(beginLoading(state, true)).toEqual([]);
    endLoading(state, 'b', 0);
    expect(beginLoading(state, true)).toEqual([{ group: 'b', launcher: 1 }]);
  });

  it('is never loaded without a vehicle, nor while it is under repair', () => {
    const bare = online(B, 3, 0);
    fire(bare, 6);
    expect(beginLoading(bare, true)).toEqual([]);
    expect(takeRound(bare, 'b', 0)).toEqual({ ok: false, reason: 'magazine-empty' });
    const broken = online({ ...B, launchers: 1 }, 3);
    fire(broken, 2);
    broken.groups[0].out[0] = true;
    expect(beginLoading(broken, true)).toEqual([]);
  });
});

describe('whatever happens', () => {
  const of = fc.constantFrom('a', 'b');
  const step = fc.oneof(
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('status' as const),
        ready: fc.integer({ min: 0, max: 6 }),
        noFire: fc.boolean(),
      }),
    },
    { weight: 8, arbitrary: fc.record({ kind: fc.constant('take' as const), group: of }) },
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('begin' as const), toppingUp: fc.boolean() }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('end' as const) }) },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('deliver' as const),
        group: of,
        rounds: fc.integer({ min: 0, max: 9 }),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('repair' as const),
        group: of,
        launcher: fc.integer({ min: 0, max: 2 }),
        out: fc.boolean(),
      }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('fault' as const), out: fc.boolean() }) },
  );
  const group = (id: string) =>
    fc.record({
      id: fc.constant(id),
      launchers: fc.integer({ min: 0, max: 3 }),
      roundsPerLauncher: fc.integer({ min: 1, max: 4 }),
    });

  it('no round is lost or made, none leaves a launcher that may not fire, no vehicle does two things', () => {
    fc.assert(
      fc.property(
        group('a'),
        group('b'),
        fc.integer({ min: 0, max: 3 }),
        fc.integer({ min: 0, max: 3 }),
        fc.array(step, { maxLength: 100 }),
        (a, b, reloads, vehicles, steps) => {
          const state = fullBattery([a, b], { reloads, availability: 1 }, 0, vehicles);
          // What the test knows by itself: what was fired, what came, what is under way, what may fire.
          const fired = { a: 0, b: 0 };
          const came = { a: 0, b: 0 };
          const underWay: Loading[] = [];
          const underRepair = new Set<string>();
          let [ready, mayFire, broken] = [0, false, false];
          for (const one of steps) {
            if (one.kind === 'status') {
              ready = one.ready;
              mayFire = !one.noFire;
              const because = one.noFire ? { noFireBecause: 'no-consent' as const } : {};
              noteStatus(state, { launchersReady: ready, ...because });
            } else if (one.kind === 'fault') {
              broken = one.out;
              state.faults.radar = one.out;
            } else if (one.kind === 'repair') {
              const its = state.groups[one.group === 'a' ? 0 : 1];
              if (one.launcher >= its.out.length) continue;
              its.out[one.launcher] = one.out;
              if (one.out) underRepair.add(`${one.group}${one.launcher}`);
              else underRepair.delete(`${one.group}${one.launcher}`);
            } else if (one.kind === 'deliver') {
              takeDelivery(state, one.group, one.rounds);
              came[one.group as 'a' | 'b'] += one.rounds;
            } else if (one.kind === 'end') {
              const done = underWay.shift();
              if (done !== undefined) endLoading(state, done.group, done.launcher);
            } else if (one.kind === 'begin') {
              for (const begun of beginLoading(state, one.toppingUp)) {
                expect(underWay).not.toContainEqual(begun);
                expect(underRepair).not.toContain(`${begun.group}${begun.launcher}`);
                underWay.push(begun);
              }
              expect(underWay.length).toBeLessThanOrEqual(vehicles);
            } else {
              const before = roundsIn(state, one.group);
              const taken = takeRound(state, one.group, 0);
              expect(taken.ok).toBe(before.ready > 0);
              if (!taken.ok) continue;
              fired[one.group as 'a' | 'b']++;
              expect([mayFire, broken]).toEqual([true, false]);
              expect(taken.launcher + (one.group === 'b' ? a.launchers : 0)).toBeLessThan(ready);
              const launcher = { group: one.group, launcher: taken.launcher };
              expect(underWay).not.toContainEqual(launcher);
              expect(underRepair).not.toContain(`${launcher.group}${launcher.launcher}`);
            }
          }
          let loads = state.stored;
          for (const its of state.groups) {
            const id = its.id as 'a' | 'b';
            const { launchers, roundsPerLauncher } = id === 'a' ? a : b;
            expect(fired[id] + roundsIn(state, id).total + its.stored).toBe(
              launchers * roundsPerLauncher + came[id] + its.reloaded,
            );
            expect(its.fired).toBe(fired[id]);
            for (const left of its.rounds) {
              expect(left).toBeGreaterThanOrEqual(0);
              expect(left).toBeLessThanOrEqual(roundsPerLauncher);
            }
            expect(its.reloaded % roundsPerLauncher).toBe(0);
            loads += its.reloaded / roundsPerLauncher;
          }
          expect(loads).toBe(reloads);
          expect(state.vehicles + underWay.length).toBe(vehicles);
        },
      ),
    );
  });
});
