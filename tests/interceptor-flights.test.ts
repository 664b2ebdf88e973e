/** The flights of interceptors as a recording keeps them. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { geodeticToEcef } from '@testudo/core/earth';
import { type EventKind, isEvent, type LoggedEvent } from '@testudo/core/engine';
import { interceptorEnded, interceptorLaunched } from '@testudo/core/messages';
import { seedFrom } from '@testudo/core/numerics';
import { interceptorFlights, simulate } from '@testudo/core/simulation';
import { type InterceptorTrajectory, interceptorTrajectoriesOf, trajectoriesOf } from '@testudo/interop';
import { readRunFolder, writeRunFolder } from '@testudo/runner';
import { afterAll, describe, expect, it } from 'vitest';
import { prepared, shipped } from './shipped.js';

const ready = prepared(shipped('iraq-2020/april'));
const simulated = simulate(ready, { seed: seedFrom(1) });
const interceptors = interceptorTrajectoriesOf(interceptorFlights(simulated));
const home = mkdtempSync(join(tmpdir(), 'testudo-interceptors-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

const ofKind = <K extends EventKind>(kind: K) =>
  simulated.events.filter((event: LoggedEvent) => isEvent(event, kind));

function ended({ interceptor }: InterceptorTrajectory) {
  const event = ofKind(interceptorEnded).find((one) => one.entity === interceptor);
  if (event === undefined || !isEvent(event, interceptorEnded)) throw new Error(`${interceptor} has no end`);
  return event;
}

interface Xyz {
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

const apart_m = (a: Xyz, b: Xyz): number => Math.hypot(a.x - b.x, a.y - b.y, a.z - b.z);
const ecef = (point: InterceptorTrajectory['points'][number] | undefined): Xyz => ({
  x: point?.x_ecef_m ?? Number.NaN,
  y: point?.y_ecef_m ?? Number.NaN,
  z: point?.z_ecef_m ?? Number.NaN,
});

describe('interceptors of iraq-2020/april', () => {
  it('are kept one and all, each with its battery, type, target and end', () => {
    expect(interceptors.map(({ interceptor }) => interceptor)).toEqual(
      ofKind(interceptorLaunched).map(({ entity }) => entity),
    );
    expect(interceptors.length).toBeGreaterThan(10);
    const threats = new Set(simulated.outcome.threats.map(({ threat }) => threat));
    for (const one of interceptors) {
      const { data, time_us } = ended(one);
      expect([one.battery, one.track, one.result, one.end_us]).toEqual([
        data.battery,
        data.track,
        data.result,
        time_us,
      ]);
      if (data.threat !== undefined) expect(one.threat).toBe(data.threat);
      expect(threats).toContain(one.threat);
    }
  });

  it('leave their battery when they were launched and end where and when they met their target', () => {
    for (const one of interceptors) {
      const { points } = one;
      const battery = ready.nominal.batteries.find(({ id }) => id === one.battery);
      if (battery === undefined) throw new Error('no battery');
      // The canister is left within half a second, 5.2 m from its foot.
      expect((points[0]?.time_us ?? 0) - one.launch_us).toBeGreaterThanOrEqual(0);
      expect((points[0]?.time_us ?? 0) - one.launch_us).toBeLessThan(500_000);
      expect(apart_m(ecef(points[0]), geodeticToEcef(battery.frame.origin))).toBeLessThan(10);
      expect(Math.abs((points.at(-1)?.time_us ?? 0) - (one.end_us ?? 0))).toBeLessThanOrEqual(1);
      expect(apart_m(ecef(points.at(-1)), ended(one).data.position_ecef_m)).toBeLessThan(0.01);
    }
  });

  it('meet what they killed where its own flight ends', () => {
    const trajectories = trajectoriesOf(simulated.flights);
    const killers = interceptors.filter(({ result }) => result === 'killed');
    expect(killers.length).toBeGreaterThan(5);
    for (const one of killers) {
      const { threat, body } = ended(one).data;
      const target = trajectories.find((flown) => flown.threat === threat && flown.body === body);
      const last = target?.points.at(-1);
      expect(Math.abs((last?.time_us ?? 0) - (one.end_us ?? 0))).toBeLessThanOrEqual(1);
      // In the microsecond that an end is rounded up by, a warhead flies some millimetres.
      expect(apart_m(ecef(last), ecef(one.points.at(-1)))).toBeLessThan(0.05);
    }
  });

  it('move as fast as they say', () => {
    for (const { points } of interceptors) {
      points.slice(1, -1).forEach((point, i) => {
        const before = points[i];
        if (before === undefined) return;
        const mean_mps = apart_m(ecef(before), ecef(point)) / ((point.time_us - before.time_us) / 1e6);
        const most = Math.max(before.speed_mps, point.speed_mps);
        const least = Math.min(before.speed_mps, point.speed_mps);
        // A chord is shorter than its arc; the motor may stop in between.
        expect(mean_mps).toBeLessThan(most * 1.03 + 1);
        expect(mean_mps).toBeGreaterThan(least * 0.97 - 1);
      });
    }
  });
});

describe('a run folder', () => {
  const run = {
    scenario: ready.scenario,
    seed: seedFrom(1),
    simulated,
    command: 'testudo run',
    story: '',
    created: new Date(0),
  };

  it('gives the interceptors back to the last bit, and refuses damaged ones', () => {
    const folder = join(home, 'whole');
    expect(writeRunFolder(folder, run).ok).toBe(true);
    const read = readRunFolder(folder);
    if (!read.ok) throw new Error(read.reason);
    expect(read.run.interceptors).toEqual(interceptors);
    const file = join(folder, 'interceptors.ndjson');
    writeFileSync(file, readFileSync(file, 'utf8').replace('"killed"', '"missed"'));
    const damaged = readRunFolder(folder);
    expect(damaged.ok ? '' : damaged.reason).toBe(
      'interceptors.ndjson is damaged: it is not what was written',
    );
  });

  it('of a version that did not keep them is read all the same', () => {
    const folder = join(home, 'old');
    expect(writeRunFolder(folder, run).ok).toBe(true);
    const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
    manifest.files = manifest.files.filter(({ name }: { name: string }) => name !== 'interceptors.ndjson');
    writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
    rmSync(join(folder, 'interceptors.ndjson'));
    const read = readRunFolder(folder);
    if (!read.ok) throw new Error(read.reason);
    expect(read.run.interceptors).toEqual([]);
    expect(read.run.trajectories.length).toBeGreaterThan(0);
  });
});
