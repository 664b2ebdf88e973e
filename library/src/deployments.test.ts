/** How long the shipped deployments take: calibrated on Turkey 2012, predicting Iraq 2020. */
import { sampleQuantities } from '@testudo/core/catalogue';
import { type Quantity, sampleQuantile, seedFrom, sorted } from '@testudo/core/numerics';
import { quantitiesOfBattery, type ResolvedBattery } from '@testudo/core/scenario';
import { deploymentOf, prepare } from '@testudo/core/simulation';
import { describe, expect, it } from 'vitest';
import { loadShippedScenario } from './index.js';

const DAY_S = 86_400;
const seed = seedFrom(20130126);

function batteryOf(scenario: string, id: string): ResolvedBattery {
  const loaded = loadShippedScenario(scenario);
  if (!loaded?.ok) throw new Error(`${scenario} does not load`);
  const battery = loaded.scenario.batteries.find((one) => one.id === id);
  if (battery === undefined) throw new Error(`no ${id}`);
  return battery;
}

interface Deployed {
  readonly pace: number;
  /** From its beginning to the first moment at which it can engage, and that from the delivery on. */
  readonly whole_d: number;
  readonly fromDelivery_d: number;
}

function deployed(battery: ResolvedBattery, samples: number): readonly Deployed[] {
  const quantities = quantitiesOfBattery(battery);
  return Array.from({ length: samples }, (_, sample) => {
    const values = sampleQuantities(quantities, { seed, sample });
    const settled = deploymentOf(battery, values);
    if (settled === undefined) throw new Error('no deployment');
    const { engages_s, delivered_s } = settled.schedule;
    return {
      pace: values.get(`${battery.id}/pace`) ?? Number.NaN,
      whole_d: engages_s / DAY_S,
      fromDelivery_d: (engages_s - delivered_s) / DAY_S,
    };
  });
}

const quantile = (values: readonly number[], p: number): number => sampleQuantile(sorted(values), p);

const turkey = batteryOf('turkey-2012/deployment', 'nato-patriot');
const asad = batteryOf('iraq-2020/deployment', 'asad-patriot');

describe('the factor of pace', () => {
  const pace = turkey.deployment?.pace;

  it('is what the 5 to 6 weeks of Turkey 2012 leave of a wide prior: calibration', () => {
    const prior: Quantity = {
      low: 0.4,
      high: 2.5,
      unit: '',
      distribution: 'uniform',
      source: 'the prior of docs/concepts/deployment.md',
      confidence: 'assumed',
    };
    const { deployment } = turkey;
    if (deployment === undefined) throw new Error('no deployment');
    const before = deployed({ ...turkey, deployment: { ...deployment, pace: prior } }, 4000);
    const kept = before.filter(({ whole_d }) => whole_d >= 35 && whole_d <= 42).map((one) => one.pace);
    expect(kept.length).toBeGreaterThan(1000);
    // A uniform range has its 5 %, 50 % and 95 % at these shares of its width.
    const [low = 0, high = 0] = [pace?.low, pace?.high];
    expect(pace).toMatchObject({ distribution: 'uniform', confidence: 'derived' });
    expect(Math.abs(low + 0.05 * (high - low) - quantile(kept, 0.05))).toBeLessThan(0.1);
    expect(Math.abs(low + 0.5 * (high - low) - quantile(kept, 0.5))).toBeLessThan(0.1);
    expect(Math.abs(low + 0.95 * (high - low) - quantile(kept, 0.95))).toBeLessThan(0.1);
    expect(Math.abs((pace?.nominal ?? 0) - quantile(kept, 0.5))).toBeLessThan(0.1);
  });

  it('puts the middle of Turkey’s deployment at about 39 days', () => {
    const middle = quantile(
      deployed(turkey, 2000).map(({ whole_d }) => whole_d),
      0.5,
    );
    expect(middle).toBeGreaterThan(37.5);
    expect(middle).toBeLessThan(40.5);
  });

  it('is carried over to Iraq with the durations of every task that both have', () => {
    expect(asad.deployment?.pace).toMatchObject({
      low: pace?.low,
      nominal: pace?.nominal,
      high: pace?.high,
      distribution: pace?.distribution,
    });
    const both = (asad.deployment?.tasks ?? []).flatMap((task) => {
      const other = turkey.deployment?.tasks.find(({ id }) => id === task.id);
      return other === undefined ? [] : [{ task, other }];
    });
    expect(both.map(({ task }) => task.id)).toEqual([
      'alignment',
      'communications',
      'emplacement',
      'identification-keys',
      'initialisation',
      'radar-checks',
      'reception',
      'system-checks',
      'upload',
    ]);
    for (const { task, other } of both)
      if (task.id !== 'reception') expect(task).toEqual({ ...other, duration_s: task.duration_s });
    for (const { task, other } of both)
      for (const end of ['low', 'nominal', 'high'] as const)
        expect(task.duration_s?.[end]).toBe(other.duration_s?.[end]);
  });
});

describe('what it predicts for Iraq 2020', () => {
  const days = deployed(asad, 2000).map(({ fromDelivery_d }) => fromDelivery_d);
  const [low, middle, high] = [0.1, 0.5, 0.9].map((p) => quantile(days, p));

  it('from delivery to able to engage: an 80 % interval no wider than a factor of three, with the 12 to 19 days of the record in it', () => {
    expect((high ?? 0) / (low ?? 1)).toBeLessThan(3);
    expect(low).toBeLessThan(12);
    expect(high).toBeGreaterThan(19);
    expect(middle).toBeGreaterThan(12);
    expect(middle).toBeLessThan(19);
  });
});

describe('the shipped deployments', () => {
  it('stand on 5 April as half of the samples have it: the radar up, no launcher loaded, no consent lacking', () => {
    const loaded = loadShippedScenario('iraq-2020/deployment');
    if (!loaded?.ok) throw new Error('does not load');
    const made = prepare(loaded.scenario);
    if (!made.ok) throw new Error(made.reasons.join('; '));
    const [first, erbil] = made.prepared.nominal.batteries;
    const status = {
      state: 'assembling',
      radiating: true,
      launchersReady: 0,
      noFireBecause: 'battery-not-online',
    };
    expect(first?.statuses).toEqual([{ from_us: 0, ...status }]);
    expect(erbil?.statuses).toEqual([{ from_us: 0, ...status }]);
    expect(first?.radar.bias.azimuth_rad).toBe(0);
  });

  it('turn the radar where alignment is skipped, and work alone until the link is up', () => {
    const loaded = loadShippedScenario('iraq-2020/deployment');
    if (!loaded?.ok) throw new Error('does not load');
    const { scenario } = loaded;
    const exactly = (nominal: number, unit: string): Quantity => ({
      nominal,
      unit,
      distribution: 'point',
      source: 'a test',
      confidence: 'assumed',
    });
    /** The first battery on a day of April, with some of its tasks otherwise. */
    const on = (day: number, change: (battery: ResolvedBattery) => ResolvedBattery) => {
      const made = prepare({
        ...scenario,
        postureShift_us: Date.UTC(2020, 3, day) * 1000 - scenario.epochUnix_us,
        batteries: scenario.batteries.map((one, index) => (index === 0 ? change(one) : one)),
      });
      if (!made.ok) throw new Error(made.reasons.join('; '));
      const [battery] = made.prepared.nominal.batteries;
      return { bias_rad: battery?.radar.bias.azimuth_rad, linked: battery?.linked };
    };
    const changed = (change: (deployment: NonNullable<ResolvedBattery['deployment']>) => object) => {
      return (battery: ResolvedBattery): ResolvedBattery => {
        const { deployment } = battery;
        return deployment === undefined
          ? battery
          : { ...battery, deployment: { ...deployment, ...change(deployment) } };
      };
    };
    const skipped = changed(({ tasks }) => ({
      misalignment_rad: exactly(0.3, 'rad'),
      tasks: tasks
        .filter(({ kind }) => kind !== 'alignment')
        .map((task) => ({ ...task, after: task.after.filter((id) => id !== 'alignment') })),
    }));
    const unlinked = changed(({ tasks }) => ({
      tasks: tasks.map((task) =>
        task.kind === 'communications'
          ? { ...task, duration_s: exactly(10 * DAY_S, 's') }
          : {
              ...task,
              after: task.after.filter((id) => !['communications', 'identification-keys'].includes(id)),
            },
      ),
    }));
    expect(on(20, (battery) => battery)).toEqual({ bias_rad: 0, linked: true });
    expect(on(20, skipped)).toEqual({ bias_rad: 0.3, linked: true });
    expect(on(5, unlinked)).toEqual({ bias_rad: 0, linked: false });
    expect(on(20, unlinked)).toEqual({ bias_rad: 0, linked: true });
  });
});
