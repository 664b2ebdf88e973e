/** Lines of equal latitude and longitude, with their numbers at the edge of a map. */

import { niceStep, ticks } from '../figure/scale.js';
import { path, text } from '../figure/shapes.js';
import { simplified } from '../figure/simplify.js';
import type { Markup } from '../markup/markup.js';
import type { Region } from './atlas.js';
import type { MapFrame } from './frame.js';

const RADIAN = Math.PI / 180;

const NUMBER = { at: 'middle', kind: 'small' } as const;

export interface Graticule {
  /** Inside the map's rectangle, with the numbers of parallels that do not reach its edge. */
  readonly lines: readonly Markup[];
  /** Outside of it: at the left and below. */
  readonly numbers: readonly Markup[];
}

export function graticule(frame: MapFrame, { west, east, south, north }: Region, left: number): Graticule {
  const { width, height } = frame;
  const wanted = width > 500 ? 6 : 4;
  // Meridians crowd towards a pole: each axis has a step of its own.
  const across = degreeStep((east - west) / wanted);
  const spacing = degreeStep((north - south) / Math.max(3, Math.round((wanted * height) / width)));
  const lines: Markup[] = [];
  const numbers: Markup[] = [];
  let free = Number.NEGATIVE_INFINITY;
  for (const longitude of multiples([west, east], across)) {
    // All the way round, the last meridian is the first.
    if (longitude - west >= 360) continue;
    const points = steps(south, north).map((latitude) =>
      frame.at({ latitude_rad: latitude * RADIAN, longitude_rad: longitude * RADIAN }),
    );
    lines.push(path(simplified(points, 0.3), 'graticule'));
    const x = crossing(
      points.map(([a, b]) => [b, a] as const),
      height,
    );
    if (x === undefined || x < 24 || x > width - 24 || left + x - 28 < free) continue;
    free = left + x + 28;
    numbers.push(text(left + x, height + 15, angle(wrapped(longitude), 'E', 'W', across), NUMBER));
  }
  let lowest = Number.NEGATIVE_INFINITY;
  for (const latitude of multiples([south, north], spacing).reverse()) {
    if (Math.abs(latitude) > 90 - 1e-9) continue;
    const points = steps(west, east).map((longitude) =>
      frame.at({ latitude_rad: latitude * RADIAN, longitude_rad: longitude * RADIAN }),
    );
    lines.push(path(simplified(points, 0.3), 'graticule'));
    const y = crossing(points, 0);
    // A parallel round a pole may keep away from the edge: its number stands on it.
    const [onIt] = points.filter(([px, py]) => px > 24 && px < width - 24 && py > 14 && py < height - 14);
    if (y === undefined && east - west >= 360 && onIt !== undefined)
      lines.push(text(onIt[0], onIt[1] + 4, angle(latitude, 'N', 'S', spacing), { ...NUMBER, halo: true }));
    if (y === undefined || y < 10 || y > height - 4 || y - 14 < lowest) continue;
    lowest = y;
    numbers.push(text(left - 5, y + 4, angle(latitude, 'N', 'S', spacing), { at: 'end', kind: 'small' }));
  }
  return { lines, numbers };
}

/** Degrees or minutes that are usual on maps. */
function degreeStep(size: number): number {
  const usual = [1 / 60, 2 / 60, 5 / 60, 10 / 60, 15 / 60, 0.5, 1, 2, 5, 10, 15, 30];
  return size < 1 / 60 ? niceStep(size) : (usual.find((step) => step >= size * 0.8) ?? 30);
}

function multiples([low, high]: readonly [number, number], step: number): number[] {
  return [...ticks([low / step, high / step], 40, 1)].map((one) => one * step);
}

function steps(from: number, to: number): readonly number[] {
  const parts = to - from > 90 ? 120 : 40;
  return Array.from({ length: parts + 1 }, (_, i) => from + (i / parts) * (to - from));
}

/** Where a line first reaches a value of its first coordinate. */
function crossing(points: readonly (readonly [number, number])[], value: number): number | undefined {
  for (let i = 1; i < points.length; i++) {
    const [[a, from], [b, to]] = [
      points[i - 1] as readonly [number, number],
      points[i] as readonly [number, number],
    ];
    if ((a - value) * (b - value) <= 0 && a !== b) return from + ((value - a) / (b - a)) * (to - from);
  }
  return undefined;
}

function wrapped(longitude: number): number {
  return longitude - 360 * Math.round(longitude / 360);
}

/** `43° E`, `33°30′ N`, `44.21° E`. */
function angle(value: number, positive: string, negative: string, step: number): string {
  const size = Math.abs(value);
  // Neither the equator and the meridian of Greenwich nor the antimeridian is on one side.
  const side = size < 1e-9 || size > 180 - 1e-9 ? '' : ` ${value > 0 ? positive : negative}`;
  if (step < 1 / 60) return `${Number(size.toFixed(4))}°${side}`;
  const minutes = Math.round(size * 60);
  return `${Math.floor(minutes / 60)}°${minutes % 60 === 0 ? '' : `${String(minutes % 60).padStart(2, '0')}′`}${side}`;
}
