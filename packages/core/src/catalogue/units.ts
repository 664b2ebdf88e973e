import { pow } from '../numerics/elementary/index.js';

/** What a unit of a file is in SI. */
export interface UnitDefinition {
  /** As it is written in a file. */
  readonly symbol: string;
  /** The SI unit it becomes, '' for a pure number. */
  readonly si: string;
  readonly about: string;
  /** The value in `si`. */
  readonly toSi: (value: number) => number;
}

const times =
  (factor: number) =>
  (value: number): number =>
    value * factor;
/** Divides, because 1/1000 has no exact float64: 250 ms is 0.25 s to the last bit. */
const over =
  (divisor: number) =>
  (value: number): number =>
    value / divisor;
const same = (value: number): number => value;

/**
 * Every unit that files may be written in.
 *
 * Source: BIPM, The International System of Units (9th edition); foot, pound, nautical mile and knot by their exact
 * definitions of 1959 and 1929.
 */
export const units: readonly UnitDefinition[] = [
  { symbol: 'm', si: 'm', about: 'metre', toSi: same },
  { symbol: 'km', si: 'm', about: 'kilometre', toSi: times(1000) },
  { symbol: 'mm', si: 'm', about: 'millimetre', toSi: over(1000) },
  { symbol: 'ft', si: 'm', about: 'foot', toSi: times(0.3048) },
  { symbol: 'nmi', si: 'm', about: 'nautical mile', toSi: times(1852) },
  { symbol: 'kg', si: 'kg', about: 'kilogram', toSi: same },
  { symbol: 't', si: 'kg', about: 'tonne', toSi: times(1000) },
  { symbol: 'g', si: 'kg', about: 'gram', toSi: over(1000) },
  { symbol: 'lb', si: 'kg', about: 'pound', toSi: times(0.45359237) },
  { symbol: 's', si: 's', about: 'second', toSi: same },
  { symbol: 'us', si: 's', about: 'microsecond', toSi: over(1_000_000) },
  { symbol: 'ms', si: 's', about: 'millisecond', toSi: over(1000) },
  { symbol: 'min', si: 's', about: 'minute', toSi: times(60) },
  { symbol: 'h', si: 's', about: 'hour', toSi: times(3600) },
  { symbol: 'd', si: 's', about: 'day', toSi: times(86_400) },
  { symbol: 'm/s', si: 'm/s', about: 'metre per second', toSi: same },
  { symbol: 'km/s', si: 'm/s', about: 'kilometre per second', toSi: times(1000) },
  { symbol: 'km/h', si: 'm/s', about: 'kilometre per hour', toSi: over(3.6) },
  { symbol: 'kn', si: 'm/s', about: 'knot', toSi: (value) => (value * 1852) / 3600 },
  { symbol: 'ft/s', si: 'm/s', about: 'foot per second', toSi: times(0.3048) },
  { symbol: 'm/s2', si: 'm/s2', about: 'metre per second squared', toSi: same },
  { symbol: 'rad', si: 'rad', about: 'radian', toSi: same },
  { symbol: 'mrad', si: 'rad', about: 'milliradian', toSi: over(1000) },
  { symbol: 'deg', si: 'rad', about: 'degree', toSi: (value) => (value * Math.PI) / 180 },
  { symbol: 'rad/s', si: 'rad/s', about: 'radian per second', toSi: same },
  { symbol: 'deg/s', si: 'rad/s', about: 'degree per second', toSi: (value) => (value * Math.PI) / 180 },
  { symbol: 'rad/m', si: 'rad/m', about: 'radian per metre', toSi: same },
  {
    symbol: 'deg/km',
    si: 'rad/m',
    about: 'degree per kilometre',
    toSi: (value) => (value * Math.PI) / 180_000,
  },
  { symbol: '1/s', si: '1/s', about: 'per second', toSi: same },
  { symbol: 'm2', si: 'm2', about: 'square metre', toSi: same },
  { symbol: 'dBsm', si: 'm2', about: 'decibel over one square metre', toSi: (value) => pow(10, value / 10) },
  { symbol: 'm2/s3', si: 'm2/s3', about: 'square metre per second cubed', toSi: same },
  { symbol: 'N', si: 'N', about: 'newton', toSi: same },
  { symbol: 'kN', si: 'N', about: 'kilonewton', toSi: times(1000) },
  { symbol: 'Pa', si: 'Pa', about: 'pascal', toSi: same },
  { symbol: 'kPa', si: 'Pa', about: 'kilopascal', toSi: times(1000) },
  { symbol: 'hPa', si: 'Pa', about: 'hectopascal', toSi: times(100) },
  { symbol: 'K', si: 'K', about: 'kelvin', toSi: same },
  { symbol: 'degC', si: 'K', about: 'degree Celsius', toSi: (value) => value + 273.15 },
  { symbol: 'kg/m2', si: 'kg/m2', about: 'kilogram per square metre', toSi: same },
  { symbol: 'kg/m3', si: 'kg/m3', about: 'kilogram per cubic metre', toSi: same },
  { symbol: '', si: '', about: 'pure number', toSi: same },
  { symbol: 'fraction', si: '', about: 'fraction of one', toSi: same },
  { symbol: 'probability', si: '', about: 'probability', toSi: same },
  { symbol: 'ratio', si: '', about: 'ratio', toSi: same },
  { symbol: 'percent', si: '', about: 'hundredth', toSi: over(100) },
  { symbol: 'count', si: 'count', about: 'how many', toSi: same },
  { symbol: 'people', si: 'count', about: 'how many people', toSi: same },
  { symbol: 'USD', si: 'USD', about: 'United States dollar', toSi: same },
];

/** The definition of a unit's symbol as files write it, or undefined. */
export function findUnit(symbol: string): UnitDefinition | undefined {
  return units.find((unit) => unit.symbol === symbol);
}

/** The symbols that a quantity whose SI unit is `si` may be written in; '' (no unit at all) is left out. */
export function unitsFor(si: string): readonly string[] {
  return units.filter((unit) => unit.si === si && unit.symbol !== '').map((unit) => unit.symbol);
}

export type Conversion =
  | { readonly ok: true; readonly value: number }
  | {
      readonly ok: false;
      readonly reason: 'unknown-unit' | 'wrong-dimension';
      readonly allowed: readonly string[];
    };

/**
 * Converts a value of a file into the SI unit that its reader wants.
 *
 * @param value in the unit `symbol`
 * @param si the wanted SI unit, '' for a pure number
 */
export function toSi(value: number, symbol: string, si: string): Conversion {
  const unit = findUnit(symbol);
  if (unit === undefined) return { ok: false, reason: 'unknown-unit', allowed: unitsFor(si) };
  if (unit.si !== si) return { ok: false, reason: 'wrong-dimension', allowed: unitsFor(si) };
  return { ok: true, value: unit.toSi(value) };
}

/**
 * The way back, for saying a bound as the author of a file would write it.
 *
 * @returns undefined where the unit is unknown, where no straight line leads back (decibels), and where six digits do not say it
 */
export function fromSi(value: number, symbol: string): number | undefined {
  const unit = findUnit(symbol);
  if (unit === undefined) return undefined;
  const offset = unit.toSi(0);
  const back = Number(((value - offset) / (unit.toSi(1) - offset)).toPrecision(6));
  return Math.abs(unit.toSi(back) - value) <= 1e-12 * Math.abs(value) ? back : undefined;
}
