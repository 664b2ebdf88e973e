import { formatUtc } from '@testudo/core/numerics';
import type { ResolvedScenario } from '@testudo/core/scenario';

/** A moment in UTC: `22:34:03`. */
export function utcClock({ epochUnix_us }: ResolvedScenario, time_us: number): string {
  return formatUtc(epochUnix_us + Math.floor(time_us), { precision: 0 }).slice(11, 19);
}
