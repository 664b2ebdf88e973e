/** Orders and names that hang on nothing but what is told. */
import { compareCodeUnits } from '@testudo/core/numerics';

/** By moment, then by all that is told of each: those that are told alike may stand in any order. */
export function ordered<T extends object>(told: readonly T[]): readonly T[] {
  const timeOf = (one: T): string => ('time_utc' in one ? String(one.time_utc) : '');
  return told
    .map((one) => ({ one, time: timeOf(one), key: JSON.stringify(one) }))
    .sort((a, b) => compareCodeUnits(a.time, b.time) || compareCodeUnits(a.key, b.key))
    .map(({ one }) => one);
}

/** The same with ids of their own: `launch 1`, `launch 2`, … */
export function numbered<T extends object>(
  noun: string,
  told: readonly T[],
): readonly (T & { readonly id: string })[] {
  return ordered(told).map((one, index) => ({ id: `${noun} ${index + 1}`, ...one }));
}

/** A, B, … Z, AA, AB, … */
export function letters(index: number): string {
  const rest = Math.floor(index / 26) - 1;
  return `${rest < 0 ? '' : letters(rest)}${String.fromCharCode(65 + (index % 26))}`;
}
