/** Averages over trials, with what the trials tell of how sure they are. */
import type { Spread } from '@testudo/core/study';
import { between, mean, possible } from './numbers.js';

/** An average of counts; one that is above none says so, however small. */
export function average(value: number): string {
  return value > 0 && mean(value) === mean(0) ? 'under 0.1' : mean(value);
}

/** The same in a cell of a table, where there is little room. */
export function averageCell(value: number): string {
  return average(value).replace('under ', '<');
}

/** `4.2 (3.1–5.0)`, cut to what is possible; a dash where the trials tell no interval: one trial, or trials that all agree. */
export function averageWithInterval(
  { mean: value, mean95 }: Pick<Spread, 'mean' | 'mean95'>,
  most?: number,
): string {
  return `${average(value)} (${mean95 === undefined ? '–' : between(possible(mean95, most), mean)})`;
}

/** Why an average has no interval; empty where it has one. */
export function noInterval(
  { trials, mean95 }: Pick<Spread, 'trials' | 'mean95'>,
  noun: 'trial' | 'pair',
): string {
  if (mean95 !== undefined) return '';
  return trials === 1
    ? `one ${noun} tells no interval`
    : `the same in all ${trials} ${noun}s, which tell no interval`;
}

/** The interval of the share of a spread that comes from what is not known, in whole percent; a dash where it cannot be told. */
export function unknownShare({ shareUnknown95 }: Pick<Spread, 'shareUnknown95'>): string {
  if (shareUnknown95 === undefined) return '–';
  return shareUnknown95.low > 0.99
    ? '>99 %'
    : between(shareUnknown95, (share) => `${Math.round(100 * share)} %`);
}

/** Where one draw of the unknowns, or none, stands behind all trials, intervals know of chance alone: said once. */
export function intervalsOfChance(samples: number, unknownsSampled: boolean): string {
  if (unknownsSampled && samples > 1) return '';
  const under = unknownsSampled ? 'under this one draw of what is not known' : 'at the best estimates';
  return ` All intervals are of chance only, ${under}.`;
}
