/** A timeline written by hand, and what a figure of it drew, read back. */
import type { ResolvedScenario } from '@testudo/core/scenario';
import { type BatteryDay, type PlaceDay, STAGES, type Timeline } from '@testudo/core/study';
import type { Figure } from '../figure.js';

export const DAY_US = 86_400_000_000;
/** Midnight at UTC+3. */
export const FROM = Date.UTC(2019, 11, 20, 21) * 1000;

export const scenario = {
  localOffset_s: 10_800,
  localName: 'Some',
  epochUnix_us: FROM,
  places: [{ id: 'base', name: 'Base' }],
  launchSites: [],
  batteries: [{ id: 'one', name: 'First battery' }],
  pointDefences: [],
  catalogue: [],
  volleys: [],
  threats: [],
} as unknown as ResolvedScenario;

export const share = (of: number) => ({
  count: Math.round(of * 100),
  trials: 100,
  share: of,
  share95: { low: of * 0.9, high: of + (1 - of) * 0.1 },
  effectiveTrials: 100,
});
export const held = (id: string) => [{ battery: 'one', by: { kind: 'permission', id } as const, count: 50 }];

/** A day from weights of the stages and numbers of launchers. */
export function batteryDay(
  weights: readonly number[],
  launchers: readonly [number, number, number],
): BatteryDay {
  const sum = weights.reduce((a, b) => a + b, 0);
  const stages = Object.fromEntries(
    STAGES.map((stage, i) => [stage, (weights[i] ?? 0) / sum]),
  ) as BatteryDay['stages'];
  const [p05, p50, p95] = [...launchers].sort((a, b) => a - b) as [number, number, number];
  return {
    states: { absent: 0, 'in-transit': 0, delivered: 0, assembling: 0, online: 0 },
    stages,
    radiates: stages.warns + stages.engages,
    engages: share(stages.engages),
    launchers: { p05, p50, p95 },
    heldBack: stages.engages < 1 ? held('consent') : [],
  };
}

const never = { share: 0, unix_us: {} };
export const timelineOf = (days: readonly BatteryDay[], places: readonly PlaceDay[] = []): Timeline => ({
  fromUnix_us: FROM,
  toUnix_us: FROM + Math.max(days.length, places.length) * DAY_US,
  samples: 100,
  batteries: [
    {
      id: 'one',
      launchers: 6,
      engagesAt: ['base'],
      delivered: never,
      assembling: never,
      radiates: never,
      engages: [],
      fromDelivery_s: {},
      held: [],
      days,
    },
  ],
  places: [{ id: 'base', batteries: ['one'], days: places }],
});

type Point = readonly [x: number, y: number];

/** The points of the first path of a class. */
export function pathOf(markup: string, className: string): readonly Point[] {
  const d = new RegExp(`<path d="([^"]+)" class="${className}"`).exec(markup)?.[1];
  if (d === undefined) return [];
  let [x, y] = [0, 0];
  return [...d.matchAll(/[Ml]([-\d.]+) ([-\d.]+)/g)].map(([, dx, dy]) => {
    // In tenths: sums of them would be off by a hair, and an upright edge no longer upright.
    x += Math.round(Number(dx) * 10);
    y += Math.round(Number(dy) * 10);
    return [x / 10, y / 10];
  });
}

/** Heights at which a line crosses an upright: the uppermost and the lowest. Ends may be off by what a tenth leaves. */
function crossings(points: readonly Point[], upright: number, closed: boolean): readonly [number, number] {
  const all = points.map(([x]) => x);
  const x = Math.min(Math.max(...all), Math.max(Math.min(...all), upright));
  const found: number[] = [];
  points.forEach(([ax, ay], i) => {
    if (i === points.length - 1 && !closed) return;
    const [bx, by] = points[(i + 1) % points.length] as Point;
    if (Math.min(ax, bx) <= x && x <= Math.max(ax, bx))
      found.push(...(ax === bx ? [ay, by] : [ay + ((x - ax) / (bx - ax)) * (by - ay)]));
  });
  return [Math.min(...found), Math.max(...found)];
}
export const edgesOf = (points: readonly Point[], x: number) => crossings(points, x, true);
export const heightOf = (points: readonly Point[], x: number): number => crossings(points, x, false)[0];

const WIDTH = 800;
export const [LEFT, RIGHT] = [42, WIDTH - 12];
export const markupOf = (figure: Figure | undefined, width = WIDTH): string =>
  figure
    ?.draw(width)
    .parts.map(({ markup }) => markup)
    .join('') ?? '';
export const noonX = (day: number, days: number): number => LEFT + ((day + 0.5) / days) * (RIGHT - LEFT);

export const placeDay = (of: number, by?: string): PlaceDay => ({
  covered: share(of),
  watched: Math.min(1, of + 0.1),
  launchers: { p05: 0, p50: 2, p95: 4 },
  heldBack: by === undefined ? [] : held(by),
});
