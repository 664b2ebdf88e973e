/** One run on one globe: the map, the run over it, the camera and the pointer. */

import { type CesiumWidget, SceneMode } from '@cesium/engine';
import { effect, signal } from '@preact/signals';
import {
  type CameraView,
  cameraView,
  coverageHeight_km,
  following,
  isDark,
  layers,
  mode,
  type Pick,
  picked,
  time_us,
} from '../state/state.js';
import type { ViewedRun } from '../state/viewed.js';
import { loadNames } from './base/names.js';
import { followPosition, letGo, readCamera, writeCamera } from './camera/cesium-camera.js';
import { isTurn, moved, moveOfKey } from './camera/moves.js';
import { globeSize, lookAt, wantedView } from './camera/presets.js';
import { loadSymbols } from './draw/battery-symbol.js';
import { inTheAir } from './draw/in-the-air.js';
import { positionOf } from './draw/positions.js';
import { keyOf, type RunPicture, runPicture } from './draw/run-picture.js';
import { drawRun } from './draw/scene-sheet.js';
import { Pace } from './pace.js';
import { watchPointer } from './pointer.js';
import { type VolumeBodies, volumeBodies } from './radar/volume-bodies.js';
import { type Palette, readPalette } from './sheet/palette.js';
import { Sheet } from './sheet/sheet.js';
import { type DrawingMachine, makeGlobe, paint } from './widget.js';

/** The elements of a globe. */
export interface Places {
  readonly section: HTMLElement;
  readonly camera: HTMLElement;
  readonly sheet: HTMLCanvasElement;
  readonly tag: HTMLElement;
}

/** At rest the globe is drawn as finely as it can be after this time. */
const REST_MS = 350;

export class GlobeView {
  /** What is in the air now, in words; it changes seldom. */
  readonly summary = signal('');
  private readonly widget: CesiumWidget;
  private readonly sheet: Sheet;
  private readonly pace: Pace;
  private readonly places: Places;
  private readonly machine: DrawingMachine;
  private readonly stops: (() => void)[] = [];
  private readonly hovered = signal<Pick | undefined>(undefined);
  private palette: Palette;
  private picture: RunPicture;
  private bodies: VolumeBodies | undefined;
  /** The camera as all globes have it, and as this one's stands; they may differ by what a map does not have. */
  private shared: CameraView | undefined;
  private stands: CameraView | undefined;
  private followed = '';
  private frames = 0;
  private told_ms = 0;
  private rest: ReturnType<typeof setTimeout> | undefined;

  constructor(places: Places, run: ViewedRun, machine: DrawingMachine, lost: () => void) {
    this.places = places;
    this.machine = machine;
    this.pace = new Pace(machine.slow);
    this.palette = readPalette();
    this.widget = makeGlobe(places.camera, machine);
    this.sheet = new Sheet(places.sheet, this.palette, machine.slow);
    this.picture = runPicture(run);
    this.paint();
    this.bodies = volumeBodies(this.widget.scene, this.picture, this.palette);
    const { scene, canvas } = this.widget;
    canvas.setAttribute('role', 'img');
    this.describe(run);
    this.setScale(this.pace.scale);
    const redraw = () => scene.requestRender();
    loadNames(redraw);
    loadSymbols(redraw);
    this.stops.push(
      scene.preUpdate.addEventListener(() => this.follow()),
      scene.postRender.addEventListener(() => this.drawn()),
      scene.renderError.addEventListener(lost),
      effect(() => this.react()),
      effect(() => this.takeCamera()),
      effect(() => this.takeTheme(isDark.value)),
      effect(() => this.takeMode(mode.value)),
    );
    this.listen(canvas, 'webglcontextlost', (event) => {
      event.preventDefault();
      lost();
    });
    this.stops.push(watchPointer(canvas, places, this.sheet, this.hovered));
    this.listen(places.camera, 'keydown', (event) => this.key(event));
    const resized = new ResizeObserver(() => {
      const { clientWidth: width, clientHeight: height } = places.section;
      if (width > 0 && height > 0) globeSize.value = { width, height };
      redraw();
    });
    resized.observe(places.section);
    this.stops.push(() => resized.disconnect());
  }

  /** Shows another run on the same globe. */
  show(run: ViewedRun): void {
    if (this.picture.run === run) return;
    this.bodies?.remove();
    const wasReal = this.isReal;
    this.picture = runPicture(run);
    if (this.isReal !== wasReal) this.paint();
    this.bodies = volumeBodies(this.widget.scene, this.picture, this.palette);
    this.followed = '';
    this.describe(run);
    this.react();
  }

  destroy(): void {
    delete this.places.section.dataset.ready;
    clearTimeout(this.rest);
    for (const stop of this.stops) stop();
    if (!this.widget.isDestroyed()) this.widget.destroy();
  }

  private get isReal(): boolean {
    return this.picture.run.recording.scenario.historical;
  }

  private paint(): void {
    paint(this.widget, this.palette, this.machine, this.isReal);
  }

  private describe({ recording }: ViewedRun): void {
    const { title } = recording.scenario;
    this.widget.canvas.setAttribute('aria-label', `Globe, simulation: ${title}`);
  }

  /** Anything that is drawn changed: draw it. */
  private react(): void {
    const wanted = layers.value.has('sectors');
    coverageHeight_km.value;
    picked.value;
    following.value;
    this.hovered.value;
    this.bodies?.update(wanted, time_us.value);
    this.stir();
  }

  /** Draws soon, coarsely where that is needed to keep pace, and finely once nothing changes any more. */
  private stir(): void {
    this.setScale(this.pace.scale);
    this.widget.scene.requestRender();
    clearTimeout(this.rest);
    if (this.pace.scale === 1) return;
    this.rest = setTimeout(() => {
      this.setScale(1);
      this.widget.scene.requestRender();
    }, REST_MS);
  }

  private get ratio(): number {
    return Math.min(2, Math.max(1, devicePixelRatio));
  }

  private setScale(share: number): void {
    const scale = share * (this.ratio / devicePixelRatio);
    if (Math.abs(this.widget.resolutionScale - scale) > 1e-6) this.widget.resolutionScale = scale;
  }

  private takeCamera(): void {
    const view = wantedView.value;
    if (view === undefined || view === this.shared) return;
    this.shared = view;
    this.followed = '';
    writeCamera(this.widget.scene, view);
    this.stands = readCamera(this.widget.scene);
    this.stir();
  }

  /** The page's tokens change with its theme, in an effect of their own: read them when all effects are done. */
  private takeTheme(_dark: boolean): void {
    queueMicrotask(() => {
      if (this.widget.isDestroyed()) return;
      const next = readPalette();
      if (JSON.stringify(next) === JSON.stringify(this.palette)) return;
      this.palette = next;
      this.sheet.palette = next;
      this.paint();
      this.bodies?.remove();
      this.bodies = volumeBodies(this.widget.scene, this.picture, next);
      this.react();
    });
  }

  private takeMode(next: '3d' | '2d'): void {
    const { scene } = this.widget;
    if ((scene.mode === SceneMode.SCENE2D) === (next === '2d')) return;
    letGo(scene);
    const view = readCamera(scene);
    const [minimum, maximum] = [800, 3e7];
    if (next === '2d') scene.morphTo2D(0);
    else scene.morphTo3D(0);
    scene.completeMorph();
    scene.screenSpaceCameraController.minimumZoomDistance = minimum;
    scene.screenSpaceCameraController.maximumZoomDistance = maximum;
    this.followed = '';
    writeCamera(scene, wantedView.peek() ?? view);
    this.stands = readCamera(scene);
    this.stir();
  }

  /** Keeps the camera beside what is followed. */
  private follow(): void {
    const { scene } = this.widget;
    const pick = following.value ? picked.value : undefined;
    if (pick === undefined || !positionOf(this.picture, pick, time_us.value, followedAt)) {
      if (this.followed !== '') letGo(scene);
      this.followed = '';
      return;
    }
    const key = keyOf(pick);
    followPosition(scene, followedAt, this.followed !== key);
    if (this.followed !== key) scene.requestRender();
    this.followed = key;
  }

  private drawn(): void {
    const { scene, canvas } = this.widget;
    if (scene.mode === SceneMode.MORPHING) return;
    this.giveCamera();
    const { camera } = scene;
    const [width, height] = [canvas.clientWidth, canvas.clientHeight];
    const { sheet } = this;
    sheet.begin(width, height, this.ratio);
    sheet.now_us = time_us.peek();
    const flat = scene.mode === SceneMode.SCENE2D;
    sheet.projector.aim({
      view: camera.viewMatrix as unknown as ArrayLike<number>,
      projection: camera.frustum.projectionMatrix as unknown as ArrayLike<number>,
      eye_m: camera.positionWC,
      width,
      height,
      flat,
    });
    sheet.metresPerPixel = ((flat ? 1 : 1.15) * this.reach()) / Math.max(width, height);
    this.coverControls(canvas);
    drawRun(
      sheet,
      this.picture,
      layers.peek(),
      coverageHeight_km.peek(),
      picked.peek(),
      this.hovered.peek(),
      this.ratio,
    );
    this.count();
  }

  /** Nothing is written below the buttons and the key. */
  private coverControls(canvas: HTMLCanvasElement): void {
    const own = canvas.getBoundingClientRect();
    for (const element of document.querySelectorAll('[data-over-globe]')) {
      const { left, top, right, bottom } = element.getBoundingClientRect();
      if (right > left) {
        this.sheet.cover({
          left: left - own.left,
          right: right - own.left,
          top: top - own.top,
          bottom: bottom - own.top,
        });
      }
    }
  }

  /** How far away what is in the middle is, about. */
  private reach(): number {
    const { scene } = this.widget;
    const { height_m, pitch_deg } = this.stands ?? readCamera(scene);
    if (this.followed !== '')
      return Math.max(
        1,
        Math.hypot(scene.camera.position.x, scene.camera.position.y, scene.camera.position.z),
      );
    return height_m / Math.max(0.25, Math.sin((-pitch_deg * Math.PI) / 180));
  }

  /** Says where the camera is, if somebody moved it. */
  private giveCamera(): void {
    const now = readCamera(this.widget.scene);
    if (this.stands !== undefined && alike(now, this.stands)) return;
    this.stands = now;
    this.shared = now;
    cameraView.value = now;
    this.stir();
  }

  private count(): void {
    const now_ms = performance.now();
    this.pace.frame(now_ms);
    this.frames++;
    const { section } = this.places;
    if (section.dataset.ready !== 'true' && this.widget.scene.globe.tilesLoaded && this.frames > 2) {
      section.dataset.ready = 'true';
      performance.mark('globe-ready');
      this.stir();
    }
    if (now_ms - this.told_ms < 1000) return;
    this.told_ms = now_ms;
    section.dataset.frames = String(this.frames);
    this.summary.value = inTheAir(this.picture, time_us.peek());
  }

  private key(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === 'Home') {
      lookAt({ kind: 'raid' });
    } else {
      const move = moveOfKey(event.key, event.shiftKey);
      if (move === undefined) return;
      const { scene } = this.widget;
      if (scene.mode === SceneMode.SCENE2D && isTurn(move)) {
        // A map has north up and is seen from above.
      } else if (this.followed === '') {
        cameraView.value = moved(readCamera(scene), move);
      } else {
        const { camera } = scene;
        const near_m = Math.hypot(camera.position.x, camera.position.y, camera.position.z);
        if (move === 'nearer') camera.moveForward(0.2 * near_m);
        else if (move === 'further') camera.moveBackward(0.25 * near_m);
        else if (move === 'west' || move === 'left') camera.rotateLeft(0.13);
        else if (move === 'east' || move === 'right') camera.rotateRight(0.13);
        else if (move === 'north' || move === 'up') camera.rotateUp(-0.1);
        else camera.rotateDown(-0.1);
      }
    }
    // The keys of the page (arrows move the clock) are the globe's own while it has the focus.
    event.preventDefault();
    event.stopPropagation();
    this.stir();
  }

  private listen<K extends keyof HTMLElementEventMap>(
    on: HTMLElement,
    type: K | 'webglcontextlost',
    then: (event: HTMLElementEventMap[K]) => void,
  ): void {
    on.addEventListener(type, then as EventListener);
    this.stops.push(() => on.removeEventListener(type, then as EventListener));
  }
}

const followedAt = new Float64Array(3);

/** Whether two cameras are the same but for rounding. */
function alike(a: CameraView, b: CameraView): boolean {
  const turn = Math.abs(((a.heading_deg - b.heading_deg + 540) % 360) - 180);
  return (
    Math.abs(a.longitude_deg - b.longitude_deg) < 1e-7 &&
    Math.abs(a.latitude_deg - b.latitude_deg) < 1e-7 &&
    Math.abs(a.height_m - b.height_m) < 1e-6 * (1 + Math.abs(b.height_m)) &&
    (turn < 1e-4 || Math.abs(a.pitch_deg) > 89.9) &&
    Math.abs(a.pitch_deg - b.pitch_deg) < 1e-4
  );
}
