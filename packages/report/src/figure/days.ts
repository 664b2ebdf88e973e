/** The days of a run that goes over many of them, for the axes of its figures. */
import type { ResolvedScenario } from '@testudo/core/scenario';
import type { RaidOutcome } from '@testudo/core/simulation';
import { shortDate } from '../story/words.js';
import type { AxisHow } from './axis.js';

const DAY_US = 86_400_000_000;

/** From the beginning of the day of the first raid to the end of that of the last, by local days, µs of the run. */
export function daysOfRaids(
  scenario: ResolvedScenario,
  raids: readonly Pick<RaidOutcome, 'firstLaunch_us'>[],
): readonly [first_us: number, last_us: number] {
  const last = raids[raids.length - 1];
  return [dayOf(scenario, raids[0].firstLaunch_us), dayOf(scenario, last.firstLaunch_us) + DAY_US];
}

/** The beginning of the local day of a moment. */
function dayOf({ epochUnix_us, localOffset_s }: ResolvedScenario, time_us: number): number {
  const offset_us = epochUnix_us + localOffset_s * 1e6;
  return Math.floor((time_us + offset_us) / DAY_US) * DAY_US - offset_us;
}

/** An axis of days under a figure so wide: days, weeks, or months of four weeks. */
export function dayAxis(
  scenario: ResolvedScenario,
  [first_us, last_us]: readonly [number, number],
  width: number,
  title: string,
): AxisHow {
  const days = (last_us - first_us) / DAY_US;
  const wanted = width > 500 ? 10 : 5;
  const step = [1, 2, 7, 14, 28, 56].find((one) => days / one <= wanted) ?? 112;
  return {
    values: Array.from({ length: Math.floor(days / step) + 1 }, (_, i) => first_us + i * step * DAY_US),
    write: (time_us) => shortDate(scenario, time_us),
    title,
  };
}
