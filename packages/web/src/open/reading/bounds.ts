/** What times and angles of a scenario or a run may be, whoever wrote them: what the scenario format allows. */
import { parseUtc } from '@testudo/core/numerics';
import type { Shape } from './shape.js';

const DAY_S = 86_400;
const DAY_US = DAY_S * 1_000_000;
/** A run lasts a year at most. */
const LONGEST_RUN_US = 366 * DAY_US;

/** Calendar times have years of four digits that microseconds can count: 1700 to 2199. */
export const FIRST_UNIX_US = unix('1700-01-01T00:00:00Z');
export const LAST_UNIX_US = unix('2199-12-31T23:59:59.999999Z');

function unix(text: string): number {
  const parsed = parseUtc(text);
  if (!parsed.ok) throw new Error(parsed.reason);
  return parsed.unix_us;
}

/** A calendar time, µs since 1970. */
export const unixTime: Shape = {
  from: FIRST_UNIX_US,
  to: LAST_UNIX_US,
  step: 1,
  wanted: 'whole microseconds since 1970, of the years 1700 to 2199',
};

/** A time since the epoch, µs. */
export const runTime: Shape = {
  from: 0,
  to: LONGEST_RUN_US,
  step: 1,
  wanted: 'whole microseconds since the epoch, 0 to 366 days',
};

/** A time since the epoch that somebody reckoned with, µs: it may lie outside the run, and between microseconds. */
export const reckonedTime: Shape = {
  from: -LONGEST_RUN_US,
  to: 2 * LONGEST_RUN_US,
  wanted: 'microseconds since the epoch',
};

/** How long a run lasts, µs. */
export const runLength: Shape = {
  from: 1,
  to: LONGEST_RUN_US,
  step: 1,
  wanted: 'whole microseconds, at most 366 days',
};

/** Between a calendar time and the epoch, µs. */
export const shift: Shape = {
  from: FIRST_UNIX_US - LAST_UNIX_US,
  to: LAST_UNIX_US - FIRST_UNIX_US,
  step: 1,
  wanted: 'whole microseconds, at most 500 years',
};

/** Of a clock against UTC, s. */
export const offset: Shape = {
  from: -14 * 3600,
  to: 14 * 3600,
  step: 60,
  wanted: 'seconds that make whole minutes, −50400 to 50400 (14 h)',
};

export const latitude: Shape = {
  from: -Math.PI / 2,
  to: Math.PI / 2,
  wanted: 'radians, −π/2 to π/2',
};

export const longitude: Shape = { from: -Math.PI, to: Math.PI, wanted: 'radians, −π to π' };

/** From the bottom of the sea, or a hole, to as far as anything here flies, m. */
export const height: Shape = { from: -20_000, to: 100_000_000, wanted: 'metres, −20,000 to 100,000,000' };

/** A number in a row, or of things. */
export const ordinal: Shape = {
  from: 0,
  to: Number.MAX_SAFE_INTEGER,
  step: 1,
  wanted: 'a whole number, 0 or more',
};
