/** The state of the viewer: few signals that every part of the page reads, and that the address holds. */
import { computed, signal } from '@preact/signals';
import type { Span } from '@testudo/interop/picture';
import { DEFAULT_LAYERS, type Layer } from './layers.js';
import type { ViewedRun } from './viewed.js';

/** What is picked: an entity of one of the runs. */
export interface Pick {
  readonly kind: 'threat' | 'interceptor' | 'track' | 'battery' | 'place';
  readonly id: string;
}

/** Runs beside each other on one clock: the first, and the one it is compared with. */
export const runs = signal<readonly ViewedRun[]>([]);

/** Time since the epoch of the scenarios, whole µs: one clock for everything. */
export const time_us = signal(0);
export const playing = signal(false);
/** Times as fast as time. */
export const speed = signal(10);
export const SPEEDS = [1, 2, 5, 10, 20, 30, 60] as const;

export const picked = signal<Pick | undefined>(undefined);
/** Whether the camera stays with what is picked. */
export const following = signal(false);

export const layers = signal<ReadonlySet<Layer>>(DEFAULT_LAYERS);
export const mode = signal<'3d' | '2d'>('3d');
export const theme = signal<'system' | 'dark' | 'light'>('system');
/** What the reader's system asks for. */
export const systemIsDark = signal(true);
export const isDark = computed(() =>
  theme.value === 'system' ? systemIsDark.value : theme.value === 'dark',
);

/** Where the camera stands: degrees on WGS-84, metres above the ellipsoid, heading clockwise from north, pitch −90 straight down. */
export interface CameraView {
  readonly longitude_deg: number;
  readonly latitude_deg: number;
  readonly height_m: number;
  readonly heading_deg: number;
  readonly pitch_deg: number;
}

/**
 * The camera of the globes. They say here where they were moved to; whoever else sets it moves them there. Undefined: they show
 * all of the runs, and it is not in the address.
 */
export const cameraView = signal<CameraView | undefined>(undefined);

export type Panel = 'story' | 'threats' | 'batteries' | 'events' | 'charts' | 'weeks';
export const panel = signal<Panel>('story');

/** What is being loaded or run, and what went wrong with the last try. */
export const busy = signal<string | undefined>(undefined);
export const problem = signal<readonly string[] | undefined>(undefined);
/** A remark on what was just done or left out. */
export const notice = signal<string | undefined>(undefined);

/** Whether long stretches in which nothing flies are folded on the time line and passed over while playing. */
export const skipQuiet = signal(true);
/** Height above the ellipsoid at which coverage is drawn, km. */
export const coverageHeight_km = signal(10);
/** Whether the list of layers is open. */
export const layersOpen = signal(false);
/** Which dialog is open. */
export const dialog = signal<'open' | 'help' | 'glossary' | undefined>(undefined);
/** Which step of the tour is shown, from 0. */
export const tourStep = signal<number | undefined>(undefined);
/** On a phone: whether the panel takes most of the page. */
export const panelLarge = signal(false);

/** From the earliest beginning to the latest end of the runs. */
export const span = computed<Span>(() => {
  const spans = runs.value.map((run) => run.span);
  if (spans.length === 0) return { from_us: 0, until_us: 1 };
  return {
    from_us: Math.min(...spans.map(({ from_us }) => from_us)),
    until_us: Math.max(...spans.map(({ until_us }) => until_us)),
  };
});

/** Moves the clock, within the span, to a whole microsecond. */
export function seek(to_us: number): void {
  const { from_us, until_us } = span.value;
  time_us.value = Math.min(Math.max(Math.round(to_us), from_us), until_us);
}
