import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { recorded } from '../../../../../tests/recorded.js';
import { cameraView, mode, runs } from '../../state/state.js';
import { viewedRun } from '../../state/viewed.js';
import { followMode, framedPlaces, lookAt, preset, wantedView } from './presets.js';

const run = viewedRun(
  { recording: recorded('iraq-2020/april'), remarks: [] },
  { kind: 'recording', name: 'april' },
);
let stop: () => void;

beforeEach(() => {
  runs.value = [run];
  cameraView.value = undefined;
  mode.value = '3d';
  stop = followMode();
});
afterEach(() => stop());

describe('the camera of the globes', () => {
  it('shows the whole raid where nothing is said of it, which the address does not hold', () => {
    expect(preset.value).toEqual({ kind: 'raid' });
    expect(wantedView.value?.pitch_deg).toBeLessThan(-20);
    expect(wantedView.value?.latitude_deg).toBeLessThan(34);
    expect(cameraView.value).toBeUndefined();
  });

  it('goes to each place that is aimed at, and is at no preset once it is moved', () => {
    expect(framedPlaces.value.map(({ id }) => id)).toEqual(['ain-al-asad', 'erbil']);
    lookAt({ kind: 'place', id: 'erbil' });
    expect(preset.value).toEqual({ kind: 'place', id: 'erbil' });
    const view = cameraView.value;
    if (view === undefined) throw new Error('it has to be somewhere');
    expect(Math.abs(view.latitude_deg - 36.2)).toBeLessThan(1);
    cameraView.value = { ...view, height_m: view.height_m + 1 };
    expect(preset.value).toBeUndefined();
  });

  it('looks straight down on the map, at what was in the middle, and comes back as it was', () => {
    const view = { longitude_deg: 44, latitude_deg: 31, height_m: 2e5, heading_deg: 0, pitch_deg: -40 };
    cameraView.value = view;
    mode.value = '2d';
    expect(cameraView.value.pitch_deg).toBeCloseTo(-89.9, 6);
    expect(cameraView.value.latitude_deg).toBeGreaterThan(32.5);
    expect(cameraView.value.longitude_deg).toBeCloseTo(44, 3);
    mode.value = '3d';
    expect(cameraView.value).toBe(view);
    mode.value = '2d';
    const map = cameraView.value as typeof view;
    cameraView.value = { ...map, longitude_deg: 45 };
    mode.value = '3d';
    expect((cameraView.value as typeof view).pitch_deg).toBeCloseTo(-40, 6);
    expect((cameraView.value as typeof view).longitude_deg).toBeCloseTo(45, 3);
  });

  it('stays at its preset when globe and map change', () => {
    lookAt({ kind: 'launch' });
    mode.value = '2d';
    expect(preset.value).toEqual({ kind: 'launch' });
    expect((cameraView.value as { pitch_deg: number } | undefined)?.pitch_deg).toBeLessThan(-89);
  });
});
