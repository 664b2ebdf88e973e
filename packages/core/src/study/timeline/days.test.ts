import { describe, expect, it } from 'vitest';
import type { ResolvedBattery } from '../../scenario/resolved.js';
import type { BatteryCondition } from '../../simulation/index.js';
import { batteryDay, placeDay } from './days.js';
import type { BatteryLife } from './life.js';
import { momentsOfBattery, quantilesOf } from './moments.js';

const OFF: BatteryCondition = {
  from_us: 0,
  state: 'absent',
  radiating: false,
  launchersReady: 0,
  radarOffBecause: 'battery-absent',
  noFireBecause: 'battery-absent',
  linked: true,
  aligned: true,
};
const online = (from_us: number, launchersReady: number): BatteryCondition => ({
  from_us,
  state: 'online',
  radiating: true,
  launchersReady,
  linked: true,
  aligned: true,
});

/** A battery by dates that comes online at each of the times, one for each sample, with so many launchers. */
const battery = (id: string) => ({ id, states: [] }) as unknown as ResolvedBattery;
const livesFrom = (times: readonly number[], launchers = 4): readonly BatteryLife[] =>
  times.map((from_us) => ({ launchers, conditions: [OFF, online(from_us, launchers)], held: [] }));

const near = { battery: battery('near'), lives: livesFrom([10, 20, 30, 40]), engages: true, sees: true };
const far = { battery: battery('far'), lives: livesFrom([5, 5, 5, 5], 8), engages: false, sees: true };

describe('a place on a day', () => {
  it('is covered by what can engage there, and watched by what sees it', () => {
    const day = placeDay([near, far], 4, 25);
    expect(day.covered).toMatchObject({ count: 2, trials: 4, share: 0.5 });
    expect(day.watched).toBe(1);
    expect(day.launchers.p50).toBe(2);
    expect(day.heldBack).toEqual([
      { battery: 'near', by: { kind: 'reason', reason: 'battery-absent' }, count: 2 },
    ]);
  });

  it('adds the launchers of all that can engage there', () => {
    expect(placeDay([near, { ...far, engages: true }], 4, 100).launchers).toMatchObject({ p05: 12, p95: 12 });
    expect(placeDay([{ ...near, sees: false, engages: false }], 4, 100)).toMatchObject({
      covered: { count: 0 },
      watched: 0,
      heldBack: [],
    });
  });
});

describe('a battery', () => {
  it('on a day has shares of states, and none held back once all can engage', () => {
    expect(batteryDay(near, 25)).toMatchObject({
      states: { absent: 0.5, online: 0.5 },
      radiates: 0.5,
      engages: { count: 2 },
    });
    expect(batteryDay(near, 40).heldBack).toEqual([]);
  });

  it('has moments with quantiles over the samples, and none that too few come to', () => {
    const lives = [...livesFrom([10, 20, 30], 2), ...livesFrom([40], 1)];
    const { engages, delivered } = momentsOfBattery(battery('near'), lives, 3);
    expect(delivered).toMatchObject({ share: 1, unix_us: { p50: 25 } });
    expect(engages.map(({ launchers, share }) => [launchers, share])).toEqual([
      [1, 1],
      [2, 0.75],
      [3, 0],
    ]);
    // Ranks from 0 to 3, the last never: the median lies between the second and third, 95 % beyond the third.
    expect(engages[1]?.unix_us).toEqual({ p05: 12, p10: 13, p50: 25 });
    expect(engages[2]?.unix_us).toEqual({});
    expect(quantilesOf([])).toEqual({});
    // The median is a value of its own, and the next one never comes.
    const never = Number.POSITIVE_INFINITY;
    expect(quantilesOf([3, 1, never, 7, never])).toEqual({ p05: 1.4, p10: 1.8, p50: 7 });
  });
});
