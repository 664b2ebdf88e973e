/** The raid of 8 January 2020 against what is known of it. */
import { settle, simulate } from '@testudo/core/simulation';
import { describe, expect, it } from 'vitest';
import { prepared, shipped } from './shipped.js';

const SEED = { lo: 20200108, hi: 0 };
const scenario = shipped('iraq-2020/january');
const ready = prepared(scenario);

/** Every threat of many trials under many settings of the unknowns. */
const flights = Array.from({ length: 24 }, (_, sample) => {
  const settled = settle(scenario, { seed: SEED, sample }, ready.nominal);
  if (!settled.ok) throw new Error(settled.reasons.join('\n'));
  return [0, 1].map(
    (k) => simulate(ready, { seed: SEED, trial: sample * 2 + k, world: settled.world }).outcome,
  );
}).flat();
const threats = flights.flatMap((outcome) => outcome.threats);

describe('the raid of 8 January 2020', () => {
  it('is sixteen missiles of two classes at two bases in five volleys', () => {
    expect(scenario.threats).toHaveLength(16);
    expect(scenario.volleys).toHaveLength(5);
    expect(new Set(scenario.threats.map((threat) => threat.classId))).toEqual(
      new Set(['fateh-313', 'qiam-1']),
    );
    expect(new Set(scenario.threats.map((threat) => threat.from)).size).toBeGreaterThanOrEqual(3);
  });

  it('launches each missile at the start of its volley, and the next of its group a spacing later', () => {
    const at = (id: string) => {
      const threat = ready.nominal.threats.find((one) => one.id === id);
      return ((threat?.launch_us ?? Number.NaN) + scenario.epochUnix_us) / 1e6;
    };
    // From the scenario file: the first volley at 22:28:25 UTC, 22.5 min between volleys, 20 s within a group.
    const first_s = 1_578_436_105;
    expect(at('v1-asad-fateh-1')).toBe(first_s);
    expect(at('v1-asad-fateh-2')).toBe(first_s + 20);
    expect(at('v2-asad-qiam-1')).toBe(first_s + 1350);
    expect(at('v2-asad-qiam-2')).toBe(first_s + 1370);
    expect(at('v5-asad-qiam-2')).toBe(first_s + 4 * 1350 + 20);
  });

  it.each([
    ['ain-al-asad', 310, 380],
    ['erbil', 285, 345],
  ])('takes from launch to impact at %s between %i and %i s whatever the unknowns', (place, low, high) => {
    const times = threats
      .filter((one) => one.target === place && one.fate !== 'failed')
      .map((one) => one.impact?.flight_s ?? 0);
    expect(times.length).toBeGreaterThan(20);
    expect(Math.min(...times)).toBeGreaterThan(low);
    expect(Math.max(...times)).toBeLessThan(high);
  });

  it('rises to 90–130 km on the way to Ain al-Asad', () => {
    const apogees = threats
      .filter((one) => one.target === 'ain-al-asad' && one.fate !== 'failed')
      .map((one) => one.apogee_m ?? 0);
    expect(Math.min(...apogees)).toBeGreaterThan(90_000);
    expect(Math.max(...apogees)).toBeLessThan(130_000);
  });

  it('first strikes within two minutes of 22:34 UTC and lasts one to two hours', () => {
    const reported_us = 1_578_436_440_000_000 - scenario.epochUnix_us;
    for (const { threats: all } of flights) {
      const impacts = all.flatMap((one) =>
        one.fate === 'arrived' && one.impact ? [one.impact.time_us] : [],
      );
      // Where the first missiles of the first volley fail, the first impact is a volley later: not compared.
      const first = Math.min(...impacts);
      if (first - reported_us < 600e6) expect(Math.abs(first - reported_us)).toBeLessThan(150e6);
      expect((Math.max(...impacts) - first) / 3600e6).toBeLessThan(2.1);
    }
  });

  it('gives people minutes of warning, never before the launch and always less than the flight', () => {
    const warned = threats.filter((one) => one.lead_s !== undefined && one.fate === 'arrived');
    expect(warned.length / threats.filter((one) => one.fate === 'arrived').length).toBeGreaterThan(0.8);
    for (const one of warned) {
      expect(one.alarm_us).toBeGreaterThan(one.report_us ?? Number.POSITIVE_INFINITY);
      expect(one.report_us).toBeGreaterThan(one.launch_us + 30e6);
      expect(one.lead_s).toBeLessThan(one.impact?.flight_s ?? 0);
    }
  });

  it('accounts for every missile once', () => {
    for (const outcome of flights) {
      expect(outcome.launched).toBe(16);
      expect(outcome.failed + outcome.arrived + outcome.astray).toBe(16);
      for (const one of outcome.threats) {
        expect(one.reasons).toEqual([one.fate === 'failed' ? 'failed-by-itself' : 'battery-absent']);
      }
    }
  });
});
