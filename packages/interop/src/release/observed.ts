/** What anyone on the ground could see or hear, and what early warning reported: each event copied field by field. */
import { ecefToGeodetic } from '@testudo/core/earth';
import { isEvent } from '@testudo/core/engine';
import { areaWarned, bodyLanded, interceptorEnded, launchReport } from '@testudo/core/messages';
import type { Grant } from '@testudo/core/scenario';
import type { GroundPoint } from '../picture/radar-sector.js';
import { numbered } from './order.js';
import type { ReleasedAlarm, ReleasedSight, ReleasedWarning, When, Where } from './release.js';
import { grainOf, type Releasable, type Releasing } from './releasing.js';
import { when } from './when.js';
import { nearest, where } from './where.js';

/** Nearer to its launcher than this an interceptor never left it. */
const LEFT_M = 1;

/** Where interceptors ended: whether they hit, missed and destroyed themselves or failed, they look alike from below. */
export function flashes(
  { scenario: { epochUnix_us }, events }: Releasable,
  releasing: Releasing,
  grant: Grant,
): readonly ReleasedSight[] {
  const seen = events.flatMap((event) => {
    if (!isEvent(event, interceptorEnded) || event.data.range_m < LEFT_M) return [];
    const { x, y, z } = event.data.position_ecef_m;
    return sight(
      epochUnix_us + event.time_us,
      ecefToGeodetic({ x, y, z } as typeof event.data.position_ecef_m),
      releasing,
      grant,
    );
  });
  return numbered('flash', seen);
}

/** Where something came down, whatever it was. */
export function impacts(
  { scenario: { epochUnix_us }, events }: Releasable,
  releasing: Releasing,
  grant: Grant,
): readonly ReleasedSight[] {
  const seen = events.flatMap((event) => {
    if (!isEvent(event, bodyLanded)) return [];
    const { latitude_rad, longitude_rad } = event.data;
    return sight(epochUnix_us + event.time_us, { latitude_rad, longitude_rad }, releasing, grant);
  });
  return numbered('impact', seen);
}

/** Nobody is there to see what is near no place. */
export function sight(
  unix_us: number,
  point: GroundPoint,
  { asOf_us, places, near_m }: Releasing,
  grant: Grant,
): readonly (When & Where)[] {
  const at = when(unix_us, grant, asOf_us);
  if (at === undefined || nearest(point, places, near_m) === undefined) return [];
  return [{ ...at, ...where(point, grainOf(grant), places, near_m) }];
}

export function alarms(
  { scenario: { epochUnix_us }, events }: Releasable,
  { asOf_us, placeOf }: Releasing,
  grant: Grant,
): readonly ReleasedAlarm[] {
  const heard = events.flatMap((event) => {
    if (!isEvent(event, areaWarned)) return [];
    const at = when(epochUnix_us + event.time_us, grant, asOf_us);
    const place = placeOf.get(event.data.place);
    if (at === undefined || place === undefined) return [];
    return [{ ...at, place, ...(grant.detail === 'cause' ? { cause: event.data.cause } : {}) }];
  });
  return numbered('alarm', heard);
}

export function warnings(
  { scenario: { epochUnix_us }, events }: Releasable,
  { asOf_us, places, near_m }: Releasing,
  grant: Grant,
): readonly ReleasedWarning[] {
  const reported = events.flatMap((event) => {
    if (!isEvent(event, launchReport)) return [];
    const { latitude_rad, longitude_rad, radius_m } = event.data;
    const at = when(epochUnix_us + event.time_us, grant, asOf_us);
    const middle = where({ latitude_rad, longitude_rad }, grainOf(grant), places, near_m);
    if (at === undefined || middle === undefined) return [];
    return [{ ...at, ...middle, radius_km: Math.round(radius_m / 1000) }];
  });
  return numbered('warning', reported);
}
