/** The shapes of a lane, for whoever draws it: a page or the viewer. */
import type { BatteryTimeline } from '@testudo/core/study';
import type { StageBand } from '../../story/timeline/stages.js';
import type { Points } from '../shapes.js';
import { simplified } from '../simplify.js';

/** Where a day begins and ends on paper. */
export type DayEdge = (day: number) => number;

/** Deviations below this, px, are not seen. */
const UNSEEN_PX = 0.15;

/** The outline of a stage: corners at noon of each day. */
export function stageOutline(
  { lower, upper }: StageBand,
  edge: DayEdge,
  y: (value: number) => number,
): Points {
  const days = lower.length;
  const along = (shares: readonly number[]): Points =>
    simplified(
      [
        [edge(0), y(shares[0] ?? 0)],
        ...shares.map((share, day) => [edge(day + 0.5), y(share)] as const),
        [edge(days), y(shares.at(-1) ?? 0)],
      ],
      UNSEEN_PX,
    );
  return [...along(upper), ...[...along(lower)].reverse()];
}

/** What the name of a stage needs in height, px. */
const NAME_PX = 15;

/**
 * The middle of the highest place of a stage that has room for its name.
 *
 * @param wide of the name, px
 * @returns undefined where there is no room
 */
export function spotForName(
  { lower, upper }: StageBand,
  wide: number,
  edge: DayEdge,
  y: (value: number) => number,
): { readonly x: number; readonly y: number } | undefined {
  const days = lower.length;
  const reach = Math.ceil((wide + 10) / 2 / (edge(1) - edge(0)));
  let best: { readonly x: number; readonly y: number; readonly room: number } | undefined;
  for (let day = reach; day < days - reach; day++) {
    const near = (shares: readonly number[]) => shares.slice(day - reach, day + reach + 1);
    const [top, bottom] = [y(Math.min(...near(upper))), y(Math.max(...near(lower)))];
    if (bottom - top >= NAME_PX && bottom - top > (best?.room ?? 0) + 0.01)
      best = { x: edge(day + 0.5), y: (top + bottom) / 2, room: bottom - top };
  }
  return best;
}

/** As many launchers as a lane has room for. */
export function mostLaunchers({ days, launchers }: BatteryTimeline): number {
  return Math.max(1, launchers, ...days.map(({ launchers: { p95 } }) => Math.ceil(p95 ?? 0)));
}

/** With how many launchers a battery can engage, in steps from midnight to midnight. */
export function launcherSteps(
  { days }: BatteryTimeline,
  edge: DayEdge,
  y: (value: number) => number,
): {
  /** Where nine draws of ten lie; closed. */
  readonly nineOfTen: Points;
  readonly middle: Points;
} {
  const steps = (of: (day: BatteryTimeline['days'][number]) => number): Points =>
    simplified(
      days.flatMap((one, day) => [[edge(day), y(of(one))] as const, [edge(day + 1), y(of(one))] as const]),
      0,
    );
  const [low, high] = [
    steps(({ launchers: { p05 = 0 } }) => p05),
    steps(({ launchers: { p95 = 0 } }) => p95),
  ];
  return { nineOfTen: [...high, ...[...low].reverse()], middle: steps(({ launchers: { p50 = 0 } }) => p50) };
}
