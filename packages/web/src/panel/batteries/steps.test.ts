import { isEvent } from '@testudo/core/engine';
import { supplyDelivered } from '@testudo/core/messages';
import { describe, expect, it } from 'vitest';
import { recorded } from '../../../../../tests/recorded.js';
import { reasonsOf } from './reasons-of.js';
import { batteryAt } from './status.js';
import { batterySeries, stepped, valueAt } from './steps.js';

const april = recorded('iraq-2020/april');
const shooter = april.outcome.batteries.find(({ rounds }) => rounds.some(({ fired }) => fired > 0));
const idle = april.outcome.batteries.find(({ tracked, engaged }) => tracked + engaged === 0);
if (shooter === undefined || idle === undefined) throw new Error('the run has to have both');
const series = batterySeries(april, shooter.battery);
const named = (part: string) => {
  const found = series?.series.find(({ title }) => title.includes(part));
  if (found === undefined) throw new Error(`no ${part}`);
  return found;
};

describe('the numbers of a battery over time', () => {
  it('end with the rounds that the outcome says are left', () => {
    const fired = shooter.rounds.filter((one) => one.fired > 0);
    const ends = fired.map((one) => one.left);
    const magazines = series?.series.filter(({ title }) => title.endsWith('rounds left')) ?? [];
    expect(magazines.map(({ steps }) => steps.at(-1)?.value)).toEqual(ends);
    expect(magazines.map(({ most }) => most)).toEqual(fired.map((one) => one.left + one.fired));
  });

  it('come back to nothing in the air and nobody engaged, never below', () => {
    for (const part of ['in the air', 'engaged']) {
      const { steps, most } = named(part);
      expect(most).toBeGreaterThan(0);
      expect(steps.at(-1)?.value).toBe(0);
      expect(Math.min(...steps.map(({ value }) => value))).toBe(0);
    }
  });

  it('count interceptors as their records do', () => {
    const [shot] = april.interceptors.filter(({ battery }) => battery === shooter.battery);
    const flying = named('in the air');
    expect(valueAt(flying, (shot?.launch_us ?? 0) - 1)).toBe(0);
    expect(valueAt(flying, shot?.launch_us ?? 0)).toBe(1);
  });

  it('name the channels of the command post beside what it counts', () => {
    const limits = series?.series.map(({ limit }) => limit).filter((one) => one !== undefined);
    expect(limits).toHaveLength(1);
    expect(limits?.[0]).toMatch(/^\d+ channels$/);
  });

  it('begin and end at whole microseconds', () => {
    const campaign = recorded('first-shot/campaign');
    for (const recording of [april, campaign])
      for (const { battery } of recording.outcome.batteries) {
        const { from_us, until_us } = batterySeries(recording, battery) ?? { from_us: 0, until_us: 0 };
        expect([from_us, until_us].every(Number.isInteger)).toBe(true);
      }
  });

  it('are none where it did nothing', () => {
    expect(batterySeries(april, idle.battery)).toBeUndefined();
  });

  it('make one step of what happens at one moment', () => {
    const { steps, most } = stepped('x', 0, 1, [
      { time_us: 5, by: 1 },
      { time_us: 2, by: 1 },
      { time_us: 5, by: -2 },
    ]);
    expect(steps).toEqual([
      { time_us: 0, value: 1 },
      { time_us: 2, value: 2 },
      { time_us: 5, value: 1 },
    ]);
    expect(most).toBe(2);
  });
});

describe('a battery at a moment', () => {
  it('says its state with the reason, and rounds that go down as they are fired', () => {
    const assembling = recorded('iraq-2020/going-online');
    const off = assembling.outcome.batteries.find(({ radiating }) => !radiating);
    const now = batteryAt(assembling, off?.battery ?? '', 0);
    expect(now.isRadiating).toBe(false);
    expect(now.clauses.join()).toContain('radar off');
    const [shot] = april.interceptors.filter(({ battery }) => battery === shooter.battery);
    const left = (at_us: number) => batteryAt(april, shooter.battery, at_us).roundsLeft.join();
    expect(left(shot?.launch_us ?? 0)).not.toBe(left((shot?.launch_us ?? 0) - 1));
    expect(batteryAt(april, shooter.battery, shot?.launch_us ?? 0).doing.join()).toContain(
      '1 interceptor in the air',
    );
  });

  it('counts no round before it is delivered, and says what the chart beside it says', () => {
    const campaign = recorded('first-shot/campaign');
    const [{ battery, rounds } = { battery: '', rounds: [] }] = campaign.outcome.batteries;
    const [{ fired, left } = { fired: 0, left: 0 }] = rounds;
    const said = (at_us: number): readonly number[] =>
      (/^(\d+) of (\d+) /.exec(batteryAt(campaign, battery, at_us).roundsLeft[0] ?? '') ?? [])
        .slice(1)
        .map(Number);
    expect(said(campaign.scenario.duration_us)).toEqual([left, fired + left]);
    // Sixteen come in July and sixteen in August.
    expect(said(0)[1]).toBeLessThanOrEqual(fired + left - 32);
    const came = campaign.events.filter((event) => isEvent(event, supplyDelivered));
    expect(came).toHaveLength(2);
    for (const { time_us } of came) {
      expect(said(time_us)).toEqual(said(time_us - 1).map((rounds) => rounds + 16));
    }
    const magazine = batterySeries(campaign, battery)?.series.find(({ title }) =>
      title.endsWith('rounds left'),
    );
    for (const { time_us, value } of magazine?.steps ?? []) expect(said(time_us)[0]).toBe(value);
    expect(magazine?.steps.length).toBeGreaterThan(2);
  });

  it('answers for a point defence, threat by threat', () => {
    const [point] = april.scenario.pointDefences;
    const reasons = reasonsOf(april, point?.id ?? '');
    expect(reasons.map(({ reason }) => reason)).toContain('not-in-class');
  });
});
