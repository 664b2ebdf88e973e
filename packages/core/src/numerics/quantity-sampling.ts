import { invariant } from './invariant.js';
import type { DistributionName, Quantity } from './quantity.js';
import { inverseIncompleteBeta } from './special-functions.js';

/** A value, or why there is none. */
export type QuantityValue =
  | { readonly ok: true; readonly value: number }
  | { readonly ok: false; readonly reason: string };

type Ends = Pick<Quantity, 'low' | 'nominal' | 'high'>;

/**
 * The one value to use where nothing is sampled: the nominal one, else the middle of the range, else the one that is given.
 *
 * A quantity marked unquantified has none: what is known of it is listed, not used.
 */
export function nominalOf(quantity: Quantity): QuantityValue {
  const sound = checkQuantity(quantity);
  if (!sound.ok) return sound;
  if (quantity.distribution === 'unquantified') return no('the quantity is unquantified');
  const { low, nominal, high } = quantity;
  if (nominal !== undefined) return { ok: true, value: nominal };
  if (low !== undefined && high !== undefined) return { ok: true, value: low + 0.5 * (high - low) };
  return { ok: true, value: (low ?? high) as number };
}

/**
 * The value below which the quantity lies with probability `u`: turns a uniform draw into a sample.
 *
 * Model: the inverse of the distribution function. PERT is the beta distribution on [low, high] with mode `nominal` and weight
 * 4 on it: shapes 1 + 4 (nominal − low)/(high − low) and 1 + 4 (high − nominal)/(high − low). A larger `u` never gives a
 * smaller value, so that common draws pair two studies.
 * Source: D. G. Malcolm et al., Operations Research 7 (1959) 646, for PERT.
 *
 * @param u 0 to 1; 0 gives the low end, 1 the high end
 * @returns the value in the quantity's unit, within [low, high]; or the reason why it cannot be sampled
 */
export function quantileOf(quantity: Quantity, u: number): QuantityValue {
  invariant(u >= 0 && u <= 1, `${u} is no probability`);
  const sound = checkQuantity(quantity);
  if (!sound.ok) return sound;
  if (quantity.distribution === 'unquantified') return no('the quantity is unquantified');
  if (quantity.distribution === 'point') return nominalOf(quantity);
  const { low, nominal, high } = quantity as { low: number; nominal: number; high: number };
  const width = high - low;
  if (width === 0 || u === 0) return { ok: true, value: low };
  if (u === 1) return { ok: true, value: high };
  switch (quantity.distribution) {
    case 'uniform':
      return between(low, high, low + width * u);
    case 'triangular':
      return between(low, high, triangular(low, nominal, high, u));
    case 'pert': {
      const a = 1 + (4 * (nominal - low)) / width;
      const b = 1 + (4 * (high - nominal)) / width;
      return between(low, high, low + width * inverseIncompleteBeta(u, a, b));
    }
  }
}

/**
 * The distribution to assume where the author named none: PERT from all three values, uniform from two ends, a point from a
 * nominal value alone; anything one-sided or empty is unquantified and never sampled.
 */
export function defaultDistribution(
  low: number | undefined,
  nominal: number | undefined,
  high: number | undefined,
): DistributionName {
  if (low !== undefined && high !== undefined) return nominal === undefined ? 'uniform' : 'pert';
  return low === undefined && high === undefined && nominal !== undefined ? 'point' : 'unquantified';
}

/** Whether the quantity's values are finite and in order, and enough for its distribution. */
export function checkQuantity(
  quantity: Quantity,
): { readonly ok: true } | { readonly ok: false; readonly reason: string } {
  const disorder = disorderOf(quantity);
  if (disorder !== undefined) return no(disorder);
  const { low, nominal, high } = quantity;
  switch (quantity.distribution) {
    case 'unquantified':
      return { ok: true };
    case 'point':
      return low === undefined && nominal === undefined && high === undefined
        ? no('a point needs one value')
        : { ok: true };
    case 'uniform':
      return low === undefined || high === undefined
        ? no('a uniform distribution needs low and high')
        : { ok: true };
    case 'triangular':
    case 'pert':
      return low === undefined || nominal === undefined || high === undefined
        ? no(`a ${quantity.distribution} distribution needs low, nominal and high`)
        : { ok: true };
  }
}

function disorderOf({ low, nominal, high }: Ends): string | undefined {
  for (const value of [low, nominal, high]) {
    if (value !== undefined && !Number.isFinite(value)) return `${value} is not a finite number`;
  }
  if (low !== undefined && nominal !== undefined && low > nominal) {
    return `low ${low} is above nominal ${nominal}`;
  }
  if (nominal !== undefined && high !== undefined && nominal > high) {
    return `nominal ${nominal} is above high ${high}`;
  }
  if (low !== undefined && high !== undefined && low > high) return `low ${low} is above high ${high}`;
  return undefined;
}

function triangular(low: number, mode: number, high: number, u: number): number {
  const width = high - low;
  return u * width < mode - low
    ? low + Math.sqrt(u * width * (mode - low))
    : high - Math.sqrt((1 - u) * width * (high - mode));
}

/** Keeps rounding from leaving the range. */
function between(low: number, high: number, value: number): QuantityValue {
  return { ok: true, value: Math.min(high, Math.max(low, value)) };
}

function no(reason: string): { readonly ok: false; readonly reason: string } {
  return { ok: false, reason };
}
