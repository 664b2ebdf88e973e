import { describe, expect, it } from 'vitest';
import { recorded } from '../../../../../tests/recorded.js';
import { viewedRun } from '../../state/viewed.js';
import { batteryHistory, stateAt, stateInWords } from './battery-states.js';
import { inTheAir } from './in-the-air.js';
import { positionOf } from './positions.js';
import { runPicture } from './run-picture.js';

const recording = recorded('iraq-2020/april');
const run = viewedRun({ recording, remarks: [] }, { kind: 'recording', name: 'april' });
const picture = runPicture(run);
const S = 1_000_000;
const [shot] = recording.interceptors;

describe('what is in the air', () => {
  it('is nothing before the first launch and after the last end', () => {
    expect(inTheAir(picture, run.span.from_us)).toBe('Nothing is in the air.');
    expect(inTheAir(picture, run.span.until_us)).toMatch(/^Nothing is in the air/);
  });

  it('counts each threat once, whatever its bodies, and what was fired at it', () => {
    const now_us = shot.launch_us + 2 * S;
    const flying = recording.outcome.threats.filter(({ threat, launch_us }) => {
      const ends = recording.trajectories.filter((one) => one.threat === threat && one.body !== 'spent-body');
      return launch_us <= now_us && ends.some(({ points }) => (points.at(-1)?.time_us ?? 0) > now_us);
    });
    const said = inTheAir(picture, now_us);
    expect(said).toContain(`${flying.length} threat`);
    expect(said).toMatch(/interceptor/);
    expect(said).toMatch(/track.* followed/);
    expect(said).toMatch(/alarm at /);
  });
});

describe('states of batteries', () => {
  it('stand from their event on', () => {
    const history = batteryHistory(shot.battery, recording);
    expect(stateAt(history, -1)).toBeUndefined();
    const state = stateAt(history, shot.launch_us);
    expect(state?.state).toBe('online');
    expect(stateInWords(state, history.launchers)).toBe('online · radar on · 6 of 6 launchers ready');
    expect(stateInWords(undefined, 6)).toBe('state unknown');
    expect(stateInWords({ battery: 'x', state: 'absent', radiating: false, launchersReady: 0 }, 6)).toBe(
      'not there yet',
    );
  });
});

describe('positions of what can be picked', () => {
  const out = new Float64Array(3);
  const height = () => Math.hypot(...out) - 6_371_000;

  it('are none before a launch, and in the air after it', () => {
    const pick = { kind: 'interceptor', id: shot.interceptor } as const;
    expect(positionOf(picture, pick, shot.launch_us - 1, out)).toBe(false);
    expect(positionOf(picture, pick, shot.launch_us + 12 * S, out)).toBe(true);
    expect(height()).toBeGreaterThan(3000);
    expect(positionOf(picture, { kind: 'battery', id: shot.battery }, 0, out)).toBe(true);
    expect(positionOf(picture, { kind: 'threat', id: 'nobody' }, shot.launch_us, out)).toBe(false);
  });

  it('of a threat in parts are those of the part with the warhead', () => {
    const parted = recording.trajectories.find(({ body }) => body === 'warhead');
    if (parted === undefined) throw new Error('one has to separate');
    const at_us = parted.points[Math.floor(parted.points.length / 2)].time_us;
    expect(positionOf(picture, { kind: 'threat', id: parted.threat }, at_us, out)).toBe(true);
    const body = picture.threats.find(
      ({ pick, body: what }) => pick.id === parted.threat && what === 'warhead',
    );
    expect([...out]).toEqual([...(body?.flight.at(at_us, new Float64Array(3)) ?? [])]);
  });
});

describe('what is related', () => {
  it('to a threat are the interceptors fired at it, their tracks and their battery', () => {
    if (shot.threat === undefined) throw new Error('it was fired at a threat');
    const found = picture.related({ kind: 'threat', id: shot.threat });
    for (const key of [
      `threat/${shot.threat}`,
      `interceptor/${shot.interceptor}`,
      `track/${shot.track}`,
      `battery/${shot.battery}`,
    ])
      expect(found).toContain(key);
    const others = recording.interceptors.filter(
      ({ threat, track }) => threat !== shot.threat && track !== shot.track,
    );
    for (const { interceptor } of others) expect(found).not.toContain(`interceptor/${interceptor}`);
  });
});
