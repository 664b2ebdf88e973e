import { formatUtc } from '@testudo/core/numerics';
import type { ResolvedScenario } from '@testudo/core/scenario';
import { isWithDay, shortDate } from '@testudo/report';

/** A moment in UTC: `22:34:03`. A time between two microseconds is that of the one before, here as below. */
export function utcClock({ epochUnix_us }: ResolvedScenario, time_us: number): string {
  return formatUtc(epochUnix_us + Math.floor(time_us), { precision: 0 }).slice(11, 19);
}

/** Its day in UTC: `8 Jan`. */
export function utcDay(scenario: ResolvedScenario, time_us: number): string {
  return shortDate({ ...scenario, localOffset_s: 0 }, Math.floor(time_us));
}

/** A moment in UTC, with its day where the raids are of several days or it is of another than the first: `8 Jan 22:34:03`. */
export function utcMoment(scenario: ResolvedScenario, time_us: number): string {
  const time = utcClock(scenario, time_us);
  return isWithDay(scenario, Math.floor(time_us), 0) ? `${utcDay(scenario, time_us)} ${time}` : time;
}
