import { InvariantError } from './invariant.js';
import { US_PER_S } from './time.js';

/** What became of a text that should be a time: microseconds since 1970-01-01T00:00:00Z without leap seconds, or why not. */
export type ParsedUtc =
  | { readonly ok: true; readonly unix_us: number }
  | { readonly ok: false; readonly reason: string };

const FIRST_YEAR = 1700;
const LAST_YEAR = 2199;
const DAY_S = 86_400;
const SHAPE = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.(\d+))?(Z|[+-]\d{2}:\d{2})?$/;

/**
 * Reads a date and time as ISO 8601 writes it: `2020-01-07T22:34:00Z`, `2020-01-08T01:34:00.25+03:00`.
 *
 * Model: the proleptic Gregorian calendar, by our own arithmetic, so that no engine's date parser has a say.
 * Valid: years 1700 to 2199 (microseconds stay safe integers), up to 6 digits after the seconds' point.
 * Ignores: leap seconds. A second 60 is refused, and a day always has 86,400 s, as in Unix time.
 *
 * @returns the time, or a reason in words fit for the author of a file
 */
export function parseUtc(text: string): ParsedUtc {
  const parts = SHAPE.exec(text);
  if (!parts) return no(`'${text}' is not a time like 2020-01-07T22:34:00Z`);
  const [, yearText, monthText, dayText, hourText, minuteText, secondText, fraction = '', zone] = parts;
  if (zone === undefined)
    return no(`'${text}' has no time zone: end it with Z (UTC) or an offset like +03:00`);
  const year = Number(yearText);
  const month = Number(monthText);
  const day = Number(dayText);
  const hour = Number(hourText);
  const minute = Number(minuteText);
  const second = Number(secondText);
  if (year < FIRST_YEAR || year > LAST_YEAR) {
    return no(`the year ${yearText} is outside ${FIRST_YEAR} to ${LAST_YEAR}`);
  }
  if (month < 1 || month > 12) return no(`there is no month ${monthText}`);
  if (day < 1 || day > daysInMonth(year, month)) {
    return no(`there is no day ${yearText}-${monthText}-${dayText}`);
  }
  if (hour > 23) return no(`there is no hour ${hourText}: hours go from 00 to 23`);
  if (minute > 59) return no(`there is no minute ${minuteText}: minutes go from 00 to 59`);
  if (second === 60) return no('leap seconds (second 60) are not modelled: write 59 or the next minute');
  if (second > 59) return no(`there is no second ${secondText}: seconds go from 00 to 59`);
  if (fraction.length > 6) return no(`'.${fraction}' is finer than a microsecond (6 digits)`);
  const offset = zone === 'Z' ? 0 : offsetSeconds(zone);
  if (offset === undefined) return no(`there is no UTC offset ${zone}: offsets go from -23:59 to +23:59`);
  const whole_s = daysFromCivil(year, month, day) * DAY_S + hour * 3600 + minute * 60 + second - offset;
  return { ok: true, unix_us: whole_s * US_PER_S + Number(fraction.padEnd(6, '0')) };
}

/** How `formatUtc` writes a time. */
export interface UtcFormat {
  /** Local time's offset from UTC in seconds, whole minutes; 0 writes `Z`. */
  readonly offset_s?: number;
  /** Digits after the seconds' point, 0 to 6, cut off and not rounded; without it as many as the time needs. */
  readonly precision?: number;
}

/**
 * Writes a time as ISO 8601: `2020-01-07T22:34:00Z`; the inverse of `parseUtc`.
 *
 * @param unix_us whole microseconds since 1970-01-01T00:00:00Z, years 1700 to 2199 after the offset is added
 * @throws InvariantError outside that range, or on an offset of no whole minutes
 */
export function formatUtc(unix_us: number, { offset_s = 0, precision }: UtcFormat = {}): string {
  if (!Number.isSafeInteger(unix_us)) throw new InvariantError(`${unix_us} is no whole number of µs`);
  if (!(offset_s % 60 === 0 && offset_s > -DAY_S && offset_s < DAY_S)) {
    throw new InvariantError(`a UTC offset of ${offset_s} s is not whole minutes within a day`);
  }
  if (precision !== undefined && !(Number.isInteger(precision) && precision >= 0 && precision <= 6)) {
    throw new InvariantError(`${precision} digits after the point: 0 to 6 are possible`);
  }
  const utc_s = Math.floor(unix_us / US_PER_S);
  const micros = unix_us - utc_s * US_PER_S;
  const local_s = utc_s + offset_s;
  const days = Math.floor(local_s / DAY_S);
  const rest_s = local_s - days * DAY_S;
  const { year, month, day } = civilFromDays(days);
  if (year < FIRST_YEAR || year > LAST_YEAR) {
    throw new InvariantError(`the year ${year} is outside ${FIRST_YEAR} to ${LAST_YEAR}`);
  }
  const date = `${year}-${two(month)}-${two(day)}`;
  const clock = `${two(Math.floor(rest_s / 3600))}:${two(Math.floor(rest_s / 60) % 60)}:${two(rest_s % 60)}`;
  return `${date}T${clock}${fractionText(micros, precision)}${zoneText(offset_s)}`;
}

/**
 * Days from 1970-01-01 to a date of the proleptic Gregorian calendar.
 *
 * Model: years are counted from 1 March, so that the leap day is the last day of its year; the days before month m are then
 * floor((153 m + 2) / 5), m = 0 for March.
 */
export function daysFromCivil(year: number, month: number, day: number): number {
  const y = month > 2 ? year : year - 1;
  const m = (month + 9) % 12;
  const beforeYear = 365 * y + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400);
  return beforeYear + Math.floor((153 * m + 2) / 5) + day - 1 - 719_468;
}

/** The date a number of days after 1970-01-01: the inverse of `daysFromCivil`. */
export function civilFromDays(days: number): { year: number; month: number; day: number } {
  const sinceMarch0 = days + 719_468;
  const cycle = Math.floor(sinceMarch0 / 146_097); // 400 years
  const inCycle = sinceMarch0 - cycle * 146_097;
  const leapDays = Math.floor(inCycle / 1460) - Math.floor(inCycle / 36_524) + Math.floor(inCycle / 146_096);
  const yearInCycle = Math.floor((inCycle - leapDays) / 365);
  const inYear = inCycle - (365 * yearInCycle + Math.floor(yearInCycle / 4) - Math.floor(yearInCycle / 100));
  const m = Math.floor((5 * inYear + 2) / 153);
  const month = m < 10 ? m + 3 : m - 9;
  const year = cycle * 400 + yearInCycle + (month <= 2 ? 1 : 0);
  return { year, month, day: inYear - Math.floor((153 * m + 2) / 5) + 1 };
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function offsetSeconds(zone: string): number | undefined {
  const hours = Number(zone.slice(1, 3));
  const minutes = Number(zone.slice(4, 6));
  if (hours > 23 || minutes > 59) return undefined;
  return (zone.startsWith('-') ? -1 : 1) * (hours * 3600 + minutes * 60);
}

function zoneText(offset_s: number): string {
  if (offset_s === 0) return 'Z';
  const minutes = Math.abs(offset_s) / 60;
  return `${offset_s < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

function fractionText(micros: number, precision: number | undefined): string {
  const digits = String(micros).padStart(6, '0');
  if (precision !== undefined) return precision === 0 ? '' : `.${digits.slice(0, precision)}`;
  return micros === 0 ? '' : `.${digits.replace(/0+$/, '')}`;
}

function two(n: number): string {
  return String(n).padStart(2, '0');
}

function no(reason: string): ParsedUtc {
  return { ok: false, reason };
}
