/** The measures of a policy as people write them: `10 km`, `1 min`, `7 d`. */
import type { PositionGrain } from './policy.js';

const DURATIONS_US: ReadonlyMap<string, number> = new Map([
  ['s', 1_000_000],
  ['min', 60_000_000],
  ['h', 3_600_000_000],
  ['d', 86_400_000_000],
]);
const LENGTHS_M: ReadonlyMap<string, number> = new Map([
  ['m', 1],
  ['km', 1000],
]);
const LONGEST_US = 3650 * 86_400_000_000;
const LARGEST_M = 1_000_000;

/** Words for what each dimension may be. */
export const WANTED = {
  position: 'place, a size such as 10 km (100 m to 1000 km), or exact',
  time: 'a duration such as 1 min, 6 h or 1 d, or exact',
  delay: 'a duration such as 12 h or 7 d, or none',
  near: 'a distance such as 30 km (100 m to 1000 km)',
} as const;

export function positionGrainIn(text: string): PositionGrain | undefined {
  if (text === 'place' || text === 'exact') return { kind: text };
  const size_m = lengthIn(text);
  return size_m === undefined ? undefined : { kind: 'cell', size_m };
}

/** From 100 m to 1000 km. */
export function lengthIn(text: string): number | undefined {
  const value = measureIn(text, LENGTHS_M);
  return value !== undefined && value >= 100 && value <= LARGEST_M ? value : undefined;
}

/** Whole microseconds; one of them for `exact`. */
export function timeGrainIn(text: string): number | undefined {
  return text === 'exact' ? 1 : durationIn(text);
}

export function delayIn(text: string): number | undefined {
  return text === 'none' ? 0 : durationIn(text);
}

function durationIn(text: string): number | undefined {
  const value = measureIn(text, DURATIONS_US);
  return value !== undefined && value >= 1_000_000 && value <= LONGEST_US && Number.isSafeInteger(value)
    ? value
    : undefined;
}

function measureIn(text: string, units: ReadonlyMap<string, number>): number | undefined {
  const [, number = '', unit = ''] = /^([0-9]{1,6}(?:\.[0-9]{1,3})?) ([a-z]+)$/.exec(text) ?? [];
  const factor = units.get(unit);
  return factor === undefined ? undefined : Number(number) * factor;
}
