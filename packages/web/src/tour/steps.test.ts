import { seedFrom } from '@testudo/core/numerics';
import { prepare, simulate } from '@testudo/core/simulation';
import { type Recording, recordingOf } from '@testudo/interop';
import { spanOf, tracksOf } from '@testudo/interop/picture';
import { loadShippedScenario } from '@testudo/library';
import { describe, expect, it } from 'vitest';
import type { AskedShipped } from '../state/url.js';
import { STEPS } from './steps.js';

const made = new Map<string, Recording>();

function recorded({ name, seed, trial }: AskedShipped): Recording {
  const key = `${name} ${seed}`;
  const before = made.get(key);
  if (before !== undefined) return before;
  const loaded = loadShippedScenario(name);
  if (!loaded?.ok) throw new Error(`${name} cannot be loaded`);
  const preparation = prepare(loaded.scenario);
  if (!preparation.ok) throw new Error(preparation.reasons.join());
  const recording = recordingOf(simulate(preparation.prepared, { seed: seedFrom(seed), trial }), seed, trial);
  made.set(key, recording);
  return recording;
}

const step = (index: number) => {
  const found = STEPS[index];
  if (found === undefined) throw new Error(`no step ${index}`);
  return { ...found, recordings: found.runs.map(recorded) };
};
const outcome = (index: number, run = 0) => {
  const found = step(index).recordings[run];
  if (found === undefined) throw new Error(`no run ${run}`);
  return found.outcome;
};
const arrived = (index: number, place: string, run = 0) =>
  outcome(index, run).places.find((one) => one.place === place)?.arrived;

describe('the tour', () => {
  it('has six steps, each a real run at a moment of its span, with somebody picked who is there', () => {
    expect(STEPS).toHaveLength(6);
    for (const [index, { runs, time_s, pick }] of STEPS.entries()) {
      for (const recording of runs.map(recorded)) {
        const { from_us, until_us } = spanOf(recording);
        expect(time_s * 1e6, `step ${index + 1}`).toBeGreaterThan(from_us);
        expect(time_s * 1e6, `step ${index + 1}`).toBeLessThan(until_us);
      }
      const [first] = runs.map(recorded);
      const ids = [
        ...(first?.outcome.threats.map(({ threat }) => `threat:${threat}`) ?? []),
        ...(first?.scenario.batteries.map(({ id }) => `battery:${id}`) ?? []),
      ];
      if (pick !== undefined) expect(ids).toContain(`${pick.kind}:${pick.id}`);
    }
  });

  it('says "what if" of every run with a battery in it, and of no other', () => {
    for (const [index, { what }] of STEPS.entries())
      for (const { scenario } of step(index).recordings)
        if (scenario.batteries.length > 0) expect(what).toBe('what if');
        else if (STEPS[index]?.runs.length === 1) expect(what).toBe('on record');
  });

  it('shows January as the record has it: eleven, one and four', () => {
    expect(outcome(0).launched).toBe(16);
    expect(arrived(0, 'ain-al-asad')).toBe(11);
    expect(arrived(0, 'erbil')).toBe(1);
    expect(outcome(0).failed).toBe(4);
  });

  it('shows a warning that came before the impact', () => {
    const { pick, time_s } = step(1);
    const threat = outcome(1).threats.find((one) => one.threat === pick?.id);
    expect(threat?.fate).toBe('arrived');
    expect(threat?.alarm_us).toBeLessThan(time_s * 1e6);
    expect(threat?.impact?.time_us).toBeGreaterThan(time_s * 1e6);
    const { report_us = 0, launch_us = 0 } = threat ?? {};
    expect(report_us - launch_us).toBeGreaterThan(60e6);
    expect(report_us - launch_us).toBeLessThan(120e6);
  });

  it('shows rockets in the air at Taji, and no alarm', () => {
    const { recordings, time_s } = step(2);
    const flying = recordings[0]?.trajectories.filter(
      ({ points }) =>
        (points[0]?.time_us ?? 0) < time_s * 1e6 && (points.at(-1)?.time_us ?? 0) > time_s * 1e6,
    );
    expect(flying?.length).toBeGreaterThan(10);
    expect(outcome(2).places.every(({ alarms }) => alarms === 0)).toBe(true);
  });

  it('shows a few shots of a battery half assembled, most of the raid arriving', () => {
    const { recordings, time_s } = step(3);
    const shots = recordings[0]?.interceptors ?? [];
    expect(shots.length).toBeGreaterThan(0);
    expect(shots.length).toBeLessThanOrEqual(8);
    expect(shots.some(({ launch_us, end_us = 0 }) => launch_us < time_s * 1e6 && end_us > time_s * 1e6)).toBe(
      true,
    );
    expect(outcome(3).arrived).toBeGreaterThan(outcome(3).killed);
  });

  it('shows the same attack against both defences, nothing arriving in April and all in January', () => {
    expect(outcome(4, 0).arrived).toBe(0);
    expect(outcome(4, 1).arrived).toBe(outcome(4, 1).launched - outcome(4, 1).failed);
    const launches = (run: number) => outcome(4, run).threats.map(({ launch_us }) => launch_us);
    expect(launches(0)).toEqual(launches(1));
  });

  it('shows the same defence with other luck', () => {
    expect(outcome(5, 0).arrived).toBe(0);
    const asad = outcome(5, 1).batteries.find(({ battery }) => battery === 'asad-patriot');
    expect(asad).toMatchObject({ radiating: false, engaged: 0 });
    const aimed = outcome(5, 1).threats.filter(
      ({ target, fate }) => target === 'ain-al-asad' && fate !== 'failed',
    );
    expect(arrived(5, 'ain-al-asad', 1)).toBe(aimed.length);
    expect(tracksOf(step(5).recordings[0] as Recording).length).toBeGreaterThan(0);
  });
});
