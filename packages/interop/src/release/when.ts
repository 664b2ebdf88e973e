/** Moments as coarse and as late as a grant says. All are µs since 1970. */
import { formatUtc, usToSeconds } from '@testudo/core/numerics';
import type { Grant } from '@testudo/core/scenario';
import type { Since, When } from './release.js';

export type Grain = Pick<Grant, 'time_us' | 'delay_us'>;

/** The beginning of the stretch of time that a moment is told as. */
export function coarse(unix_us: number, { time_us }: Grain): number {
  return Math.floor(unix_us / time_us) * time_us;
}

/** Only a stretch that is over is told, and only after the delay: else the moment of a release would tell more than the stretch. */
export function isTold(unix_us: number, grain: Grain, asOf_us: number): boolean {
  return coarse(unix_us, grain) + grain.time_us + grain.delay_us <= asOf_us;
}

/** A moment as it is told; undefined where it is not yet. */
export function when(unix_us: number, grain: Grain, asOf_us: number): When | undefined {
  if (!isTold(unix_us, grain, asOf_us)) return undefined;
  return { time_utc: formatUtc(coarse(unix_us, grain)), ...within(grain) };
}

function within({ time_us }: Grain): { readonly within_s?: number } {
  return time_us === 1 ? {} : { within_s: usToSeconds(time_us) };
}

/** Something that held from a moment on, until the next one. */
export interface Change<T> {
  readonly unix_us: number;
  readonly value: T;
}

/**
 * What held one after the other, as it is told: of each stretch of time the last, and nothing twice in a row. The first has no moment,
 * because it may have held before.
 *
 * @param changes in the order in which they came
 */
export function historyOf<T extends object>(
  changes: readonly Change<T>[],
  grain: Grain,
  asOf_us: number,
): readonly (Since & T)[] {
  const lasts = new Map<number, T>();
  for (const { unix_us, value } of changes) {
    if (isTold(unix_us, grain, asOf_us)) lasts.set(coarse(unix_us, grain), value);
  }
  const told: (Since & T)[] = [];
  let before = '';
  for (const [from_us, value] of [...lasts].sort(([a], [b]) => a - b)) {
    const key = JSON.stringify(value);
    if (key === before) continue;
    before = key;
    told.push(told.length === 0 ? value : { since_utc: formatUtc(from_us), ...within(grain), ...value });
  }
  return told;
}
