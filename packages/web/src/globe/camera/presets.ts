/** Views worth having: the whole raid, each place, where it came from, straight down. Each is a camera in plain numbers. */

import { batch, computed, effect, signal, untracked } from '@preact/signals';
import { geodesicInverse, geodeticToEcef } from '@testudo/core/earth';
import type { ResolvedScenario } from '@testudo/core/scenario';
import { type GroundPoint, nominal } from '@testudo/interop/picture';
import type { CameraView } from '../../state/state.js';
import { cameraView, following, layersOpen, mode, runs } from '../../state/state.js';
import type { ViewedRun } from '../../state/viewed.js';
import { framed, sideHeading_deg, type Viewport } from './framing.js';
import { tilted } from './moves.js';

export type Preset =
  | { readonly kind: 'raid' }
  | { readonly kind: 'place'; readonly id: string }
  | { readonly kind: 'launch' }
  | { readonly kind: 'down' };

/** How large one globe is, CSS pixels. */
export const globeSize = signal({ width: 960, height: 720 });
const EDGE = 36;
const ROOM_FOR_LAYERS = 248;
/** On a narrow globe the list covers what it must. */
const NARROW = 760;

const viewport = computed<Viewport>(() => {
  const { width, height } = globeSize.value;
  const listed = layersOpen.value && width > NARROW && runs.value.length < 2;
  // Names and warned areas reach beyond the points that they belong to.
  const sides = Math.max(EDGE, 0.09 * width);
  return {
    width,
    height,
    free: {
      left: sides,
      right: listed ? ROOM_FOR_LAYERS : sides,
      top: Math.min(64, height / 5),
      bottom: EDGE,
    },
  };
});

/** The preset that the camera was moved to last, and where that was. */
const taken = signal<{ readonly preset: Preset; readonly view: CameraView | undefined }>({
  preset: { kind: 'raid' },
  view: undefined,
});

/** The preset that the camera stands at; undefined once it was moved. */
export const preset = computed<Preset | undefined>(() => {
  if (cameraView.value === undefined) return { kind: 'raid' };
  return cameraView.value === taken.value.view ? taken.value.preset : undefined;
});

/** Where the globes' cameras are to stand: all of the runs in view, where nothing else was asked for. */
export const wantedView = computed<CameraView | undefined>(
  () => cameraView.value ?? viewOf({ kind: 'raid' }, runs.value, viewport.value, mode.value),
);

/** Moves the camera to a preset. The whole raid is what is shown where nothing is said of the camera. */
export function lookAt(next: Preset): void {
  batch(() => {
    following.value = false;
    const view = next.kind === 'raid' ? undefined : viewOf(next, runs.value, viewport.peek(), mode.peek());
    taken.value = { preset: next, view };
    cameraView.value = view;
  });
}

/** Keeps the camera on what it shows when globe and map change places. @returns what stops it */
export function followMode(): () => void {
  let before = mode.peek();
  let left: { readonly globe: CameraView; readonly map: CameraView } | undefined;
  return effect(() => {
    const now = mode.value;
    if (now === before) return;
    before = now;
    const view = cameraView.peek();
    if (view === undefined) return;
    const at = untracked(() => preset.value);
    if (at !== undefined) {
      untracked(() => lookAt(at));
    } else if (now === '2d') {
      // A map shows what was in the middle of the globe's picture, not what was below its camera.
      const map = view.pitch_deg < -80 ? view : tilted(view, -89.9);
      left = { globe: view, map };
      cameraView.value = map;
    } else {
      // Back on the globe where the map was not moved, it is as it was left.
      cameraView.value = view === left?.map ? left.globe : tilted(view, -40);
    }
  });
}

/** Places with a battery near them or an alarm in one of the runs. */
export const framedPlaces = computed(() => {
  const found = new Map<string, string>();
  for (const { recording } of runs.value) {
    const alarmed = new Set(recording.outcome.threats.map(({ target }) => target));
    for (const { id, name } of recording.scenario.places) if (alarmed.has(id)) found.set(id, name);
  }
  return [...found].map(([id, name]) => ({ id, name }));
});

/** The camera of a preset; undefined where there is nothing to look at. */
function viewOf(
  wanted: Preset,
  of: readonly ViewedRun[],
  size: Viewport,
  shape: '3d' | '2d',
): CameraView | undefined {
  const points = pointsOf(wanted, of);
  if (points.length === 0) return undefined;
  if (shape === '2d' || wanted.kind === 'down') {
    return framed(points, size, { heading_deg: 0, pitch_deg: -90, nearest_m: 20_000 });
  }
  const heading_deg = sideHeading_deg(of.flatMap(({ recording }) => azimuthsOf(recording.scenario)));
  const pitch_deg = wanted.kind === 'place' ? -17 : -31;
  return framed(points, size, { heading_deg, pitch_deg, nearest_m: 3_000 });
}

/** What is framed round a place where nothing was intercepted. */
const PLACE_M = 22_000;
const NEAR_PLACE_M = 6_000;
const LAUNCH_M = 40_000;

function pointsOf(wanted: Preset, of: readonly ViewedRun[]): number[] {
  const points: number[] = [];
  const add = (latitude_rad: number, longitude_rad: number, height_m: number) => {
    const { x, y, z } = geodeticToEcef({ latitude_rad, longitude_rad, height_m });
    points.push(x, y, z);
  };
  const around = (latitude_rad: number, longitude_rad: number, radius_m: number, top_m: number) => {
    for (const [north, east] of [
      [1, 0],
      [0, 1],
      [-1, 0],
      [0, -1],
    ]) {
      const turn = radius_m / 6.371e6;
      add(latitude_rad + north * turn, longitude_rad + (east * turn) / Math.cos(latitude_rad), 0);
    }
    add(latitude_rad, longitude_rad, top_m);
  };
  for (const { recording, intercepts } of of) {
    const { scenario, trajectories } = recording;
    if (wanted.kind === 'place') {
      const place = scenario.places.find(({ id }) => id === wanted.id);
      if (place === undefined) continue;
      const near = intercepts.filter((one) => isNear(one, place));
      around(place.latitude_rad, place.longitude_rad, near.length > 0 ? NEAR_PLACE_M : PLACE_M, 12_000);
      for (const { latitude_rad, longitude_rad, height_m } of near) {
        add(latitude_rad, longitude_rad, height_m * 1.15);
        add(latitude_rad, longitude_rad, 0);
      }
      continue;
    }
    const sites = usedSites(scenario);
    if (wanted.kind === 'launch') {
      for (const site of sites) around(site.latitude_rad, site.longitude_rad, LAUNCH_M, 30_000);
      continue;
    }
    for (const { points: way } of trajectories) {
      const step = Math.max(1, Math.floor(way.length / 12));
      for (let i = 0; i < way.length; i += step) {
        const { latitude_rad, longitude_rad, height_m } = way[i];
        add(latitude_rad, longitude_rad, height_m);
      }
    }
    for (const one of targetedPlaces(scenario)) {
      around(one.latitude_rad, one.longitude_rad, nominal(one.radius_m) ?? 0, 0);
    }
    for (const site of sites) add(site.latitude_rad, site.longitude_rad, 0);
  }
  return points;
}

/** Close enough to a place to have been about it. */
function isNear(one: GroundPoint, place: GroundPoint): boolean {
  const line = geodesicInverse(one.latitude_rad, one.longitude_rad, place.latitude_rad, place.longitude_rad);
  return line.ok && line.distance_m < 60_000;
}

function usedSites(scenario: ResolvedScenario) {
  const used = new Set(scenario.threats.map(({ from }) => from));
  return scenario.launchSites.filter(({ id }) => used.has(id));
}

function targetedPlaces(scenario: ResolvedScenario) {
  const used = new Set(scenario.threats.map(({ at }) => at));
  const found = scenario.places.filter(({ id }) => used.has(id));
  return found.length > 0 ? found : scenario.places;
}

function azimuthsOf(scenario: ResolvedScenario): readonly number[] {
  return scenario.threats.flatMap(({ from, at }) => {
    const site = scenario.launchSites.find(({ id }) => id === from);
    const place = scenario.places.find(({ id }) => id === at);
    if (site === undefined || place === undefined) return [];
    const line = geodesicInverse(
      site.latitude_rad,
      site.longitude_rad,
      place.latitude_rad,
      place.longitude_rad,
    );
    return line.ok ? [line.azimuth1_rad] : [];
  });
}
