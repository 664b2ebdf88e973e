import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleQuantities } from '../../catalogue/index.js';
import { type Quantity, seedFrom } from '../../numerics/index.js';
import type { ResolvedBattery, ResolvedDeployment } from '../../scenario/resolved.js';
import { quantitiesOfBattery } from '../../scenario/unknowns.js';
import {
  batteryConditions,
  conditionAtWork,
  deploymentOf,
  launchersOf,
  statusesIn,
} from './battery-conditions.js';

const said = { source: 'a test', confidence: 'assumed' } as const;
const HOUR_US = 3_600_000_000;
const HOUR = 3600;

const exactly = (nominal: number, unit = 's'): Quantity => ({
  ...said,
  nominal,
  unit,
  distribution: 'point',
});
const between = (low: number, high: number, unit = 's'): Quantity => ({
  ...said,
  low,
  high,
  unit,
  distribution: 'uniform',
});

/** Begins at hour 1000; by air at hour 1003 and for 6 h, set up at 1010, radar at 1012, launchers at 1012, 1014 and 1016. */
const DEPLOYMENT: ResolvedDeployment = {
  ...said,
  beginsUnix_us: 1000 * HOUR_US,
  uncertainty_s: exactly(0),
  pace: exactly(1, ''),
  misalignment_rad: exactly(0.1, 'rad'),
  permissions: [
    { ...said, id: 'consent', gates: 'movement', givenUnix_us: 1003 * HOUR_US, after: [] },
    { ...said, id: 'release', gates: 'firing', after: ['start'], duration_s: exactly(3 * HOUR) },
  ],
  tasks: [
    {
      id: 'air',
      kind: 'movement',
      after: [],
      guard: 'consent',
      route_m: exactly(4320, 'm'),
      speed_mps: exactly(0.2, 'm/s'),
    },
    { id: 'align', kind: 'alignment', after: ['set-up'], duration_s: exactly(4 * HOUR) },
    { id: 'link', kind: 'communications', after: ['set-up'], duration_s: exactly(5 * HOUR) },
    { id: 'load', kind: 'upload', after: ['set-up'], duration_s: exactly(2 * HOUR) },
    { id: 'set-up', kind: 'emplacement', after: ['air'], duration_s: exactly(1 * HOUR) },
    { id: 'start', kind: 'initialisation', after: ['set-up'], duration_s: exactly(2 * HOUR) },
  ],
};

function batteryWith(deployment: ResolvedDeployment): ResolvedBattery {
  return {
    ...said,
    id: 'one',
    elevation_m: exactly(0, 'm'),
    facing_rad: exactly(0, 'rad'),
    doctrine: { salvo: 1, salvos: 1, reserve: 0, spacing_s: exactly(0) },
    launcherGroups: [
      {
        id: 'few',
        interceptor: 'any',
        launchers: exactly(1, 'count'),
        roundsPerLauncher: exactly(4, 'count'),
      },
      {
        id: 'more',
        interceptor: 'any',
        launchers: exactly(2, 'count'),
        roundsPerLauncher: exactly(4, 'count'),
      },
    ],
    states: [],
    deployment,
  } as unknown as ResolvedBattery;
}

const clock = (hour: number, hours: number) => ({
  epochUnix_us: 500 * HOUR_US,
  postureShift_us: (hour - 500) * HOUR_US,
  duration_us: hours * HOUR_US,
});

function conditions(deployment: ResolvedDeployment, hour: number, hours: number, sample?: number) {
  const battery = batteryWith(deployment);
  const mode = sample === undefined ? 'nominal' : { seed: seedFrom(1), sample };
  return batteryConditions(battery, clock(hour, hours), sampleQuantities(quantitiesOfBattery(battery), mode));
}

describe('the conditions of a battery in a deployment', () => {
  it('are what a hand calculation gives, one thing after the other', () => {
    const told = conditions(DEPLOYMENT, 999, 100).map((one) => [
      one.from_us / HOUR_US + 999,
      one.state,
      one.radiating ? 'on' : 'off',
      one.launchersReady,
      one.radarOffBecause ?? '',
      one.noFireBecause ?? '',
      one.linked ? 'linked' : '',
      one.aligned ? 'aligned' : '',
      one.heldBy ?? '',
    ]);
    expect(told).toEqual([
      [999, 'absent', 'off', 0, 'battery-absent', 'battery-absent', '', '', ''],
      [1000, 'absent', 'off', 0, 'no-consent', 'no-consent', '', '', 'consent'],
      [1003, 'in-transit', 'off', 0, 'battery-absent', 'battery-absent', '', '', 'air'],
      [1009, 'assembling', 'off', 0, 'battery-not-online', 'no-consent', '', '', 'set-up'],
      [1010, 'assembling', 'off', 0, 'battery-not-online', 'no-consent', '', '', 'start'],
      [1012, 'assembling', 'on', 1, '', 'no-consent', '', '', 'release'],
      [1014, 'assembling', 'on', 2, '', 'no-consent', '', 'aligned', 'release'],
      [1015, 'assembling', 'on', 2, '', '', 'linked', 'aligned', ''],
      [1016, 'online', 'on', 3, '', '', 'linked', 'aligned', ''],
    ]);
  });

  it('name no consent to fire, due later, as why a battery is not there', () => {
    const [consent, release] = DEPLOYMENT.permissions;
    if (consent === undefined || release === undefined) throw new Error('no permission');
    const { duration_s: _, ...undated } = release;
    const late = { ...undated, after: [], givenUnix_us: 6000 * HOUR_US };
    const told = conditions({ ...DEPLOYMENT, permissions: [consent, late] }, 999, 10);
    const away = told.filter(({ state }) => state === 'absent' || state === 'in-transit');
    expect(away.map(({ heldBy, radarOffBecause }) => [heldBy, radarOffBecause])).toEqual([
      [undefined, 'battery-absent'],
      ['release', 'battery-absent'],
      ['release', 'battery-absent'],
    ]);
  });

  it('are cut to the run, the first at its beginning', () => {
    const cut = conditions(DEPLOYMENT, 1013, 2);
    expect(cut.map(({ from_us, launchersReady }) => [from_us / HOUR_US, launchersReady])).toEqual([
      [0, 1],
      [1, 2],
      [2, 2],
    ]);
    // What a run is told has neither link nor alignment in it.
    expect(statusesIn(cut).map(({ from_us, noFireBecause }) => [from_us / HOUR_US, noFireBecause])).toEqual([
      [0, 'no-consent'],
      [1, 'no-consent'],
      [2, undefined],
    ]);
    expect(conditionAtWork(conditions(DEPLOYMENT, 1009, 4))).toMatchObject({
      from_us: 3 * HOUR_US,
      linked: false,
      aligned: false,
    });
    expect(conditionAtWork(conditions(DEPLOYMENT, 1001, 1))).toMatchObject({ state: 'absent', from_us: 0 });
  });

  it('take the beginning and the date of a permission from the sample, and pace bears on the unit’s own work only', () => {
    const later = { ...DEPLOYMENT, uncertainty_s: exactly(2 * HOUR), pace: exactly(2, '') };
    const battery = batteryWith(later);
    const settled = deploymentOf(battery, sampleQuantities(quantitiesOfBattery(battery), 'nominal'));
    expect(settled?.beginsUnix_us).toBe(1002 * HOUR_US);
    // Consent stands on its own date, an hour after; six hours in the air as before; all else takes twice as long.
    expect(settled?.schedule).toMatchObject({
      departed_s: HOUR,
      delivered_s: 7 * HOUR,
      assembling_s: 7 * HOUR,
      radarUp_s: 13 * HOUR,
      launcherReady_s: [13 * HOUR, 17 * HOUR, 21 * HOUR],
      firingPermitted_s: 16 * HOUR,
    });
    const [consent, release] = DEPLOYMENT.permissions;
    if (consent === undefined || release === undefined) throw new Error('no permission');
    const doubtful = {
      ...DEPLOYMENT,
      permissions: [{ ...consent, uncertainty_s: exactly(4 * HOUR) }, release],
    };
    expect(conditions(doubtful, 999, 100)[2]).toMatchObject({ from_us: 8 * HOUR_US, state: 'in-transit' });
  });

  it('have as many launchers as the sample says', () => {
    const battery = batteryWith(DEPLOYMENT);
    expect(launchersOf(battery, sampleQuantities(quantitiesOfBattery(battery), 'nominal'))).toBe(3);
  });

  it('let nothing fire where it cannot, whatever the sample, the beginning of the run and what may be done', () => {
    const vague = {
      ...DEPLOYMENT,
      pace: between(0.5, 3, ''),
      tasks: DEPLOYMENT.tasks.map((task) =>
        task.duration_s === undefined ? task : { ...task, duration_s: between(0, 20 * HOUR) },
      ),
    };
    const whole = (hour: number, sample: number) => conditions(vague, hour, 1000, sample);
    fc.assert(
      fc.property(fc.integer({ min: 900, max: 1100 }), fc.nat(5000), (hour, sample) => {
        const cut = whole(hour, sample);
        expect(cut[0]?.from_us).toBe(0);
        for (const [index, one] of cut.entries()) {
          if (index > 0) expect(one.from_us).toBeGreaterThan(cut[index - 1]?.from_us ?? 0);
          const able = one.noFireBecause === undefined;
          if (able) expect(one).toMatchObject({ radiating: true });
          if (able) expect(one.launchersReady).toBeGreaterThan(0);
          if (able) expect(one.heldBy).toBeUndefined();
          if (!one.radiating) expect(one.radarOffBecause).toBeDefined();
          if (one.state === 'absent' || one.state === 'in-transit' || one.state === 'delivered')
            expect([able, one.radiating, one.launchersReady]).toEqual([false, false, 0]);
        }
        // A run that begins later sees the same battery.
        const early = whole(900, sample);
        const at = (list: typeof cut, from_us: number) =>
          list.filter((one) => one.from_us <= from_us).at(-1)?.state;
        expect(cut[0]?.state).toBe(at(early, (hour - 900) * HOUR_US));
      }),
    );
  });
});
