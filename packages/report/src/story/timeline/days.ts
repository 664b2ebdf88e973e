/** Calendar days as a timeline writes them. */

import type { ResolvedScenario } from '@testudo/core/scenario';
import type { Quantiles } from '@testudo/core/study';
import { range } from '../numbers.js';
import { localDay } from '../words.js';

const DAY_US = 86_400_000_000;

/** The local day of a calendar time: `23 March 2020`. */
export function calendarDay(scenario: ResolvedScenario, unix_us: number): string {
  return localDay(scenario, unix_us - scenario.epochUnix_us);
}

/** The same in a table: `23 Mar 2020`. */
export function tableDay(scenario: ResolvedScenario, unix_us: number): string {
  return calendarDay(scenario, unix_us).replace(/ ([A-Z][a-z]{2})[a-z]* /, ' $1 ');
}

/** The n-th day of a span, in a table. */
export function shortDayOfSpan(scenario: ResolvedScenario, fromUnix_us: number, day: number): string {
  return tableDay(scenario, fromUnix_us + (day + 0.5) * DAY_US);
}

/** The n-th day of a span. */
export function dayOfSpan(scenario: ResolvedScenario, fromUnix_us: number, day: number): string {
  return calendarDay(scenario, fromUnix_us + (day + 0.5) * DAY_US);
}

/** A quantile as a day; `not reached` where too few samples come to it. */
export function quantileDay(scenario: ResolvedScenario, quantiles: Quantiles, p: keyof Quantiles): string {
  const unix_us = quantiles[p];
  return unix_us === undefined ? 'not reached' : tableDay(scenario, unix_us);
}

/** A wait of a deployment: days, or hours below a day and a half. */
export function wait(value_s: number): string {
  const days = (value_s * 1e6) / DAY_US;
  return days < 1.5 ? `${Math.round(days * 24)} h` : inDays(value_s);
}

/** Two ends of a wait: `1.7–7.3 days`. */
export function waitRange(low_s: number, high_s: number): string {
  return wait(high_s).endsWith('h') ? range(wait(low_s), wait(high_s)) : range(inDays(low_s), inDays(high_s));
}

function inDays(value_s: number): string {
  return `${((value_s * 1e6) / DAY_US).toFixed(1)} days`;
}
