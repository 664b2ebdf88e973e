import { formatUtc } from '@testudo/core/numerics';
import type { Audience, ReleasePolicy } from '@testudo/core/scenario';
import { force } from './force.js';
import { alarms, flashes, impacts, warnings } from './observed.js';
import { toldPlaces } from './places.js';
import { releasableRun } from './releasable.js';
import type { Release } from './release.js';
import type { Releasable, Releasing } from './releasing.js';
import { toldAndWithheld } from './told.js';
import { threats } from './truth.js';

/**
 * What of a run is told to an audience.
 *
 * Built from an allow-list twice over: first the leaves that the policy grants are copied by their names (`releasableLeaves`), then each
 * part copies from these what it tells, and gives new names in an order that hangs on what is told alone. Nothing is copied whole and
 * nothing deleted, so what nobody thought of is not in it. It holds no seed, trial, digest, file name or id of the scenario, and neither id nor title of the policy.
 *
 * Ignores: what can be worked out from several things that are told, or from several releases.
 *
 * @param asOfUnix_us the moment of the release: nothing later is told; the scenario’s end where it is left out
 */
export function releaseOf(
  recording: Releasable,
  policy: ReleasePolicy,
  audience: Audience,
  asOfUnix_us: number = recording.scenario.epochUnix_us + recording.scenario.duration_us,
): Release {
  const grants = policy.audiences[audience];
  const seen = releasableRun(recording, grants);
  const { scenario } = seen;
  const { places, landmarks, placeOf } = toldPlaces(scenario, grants.places);
  const releasing: Releasing = {
    grants,
    asOf_us: asOfUnix_us,
    near_m: policy.near_m,
    places: landmarks,
    placeOf,
  };
  return {
    ...headOf('run', audience, asOfUnix_us),
    ...(grants.title === undefined ? {} : { title: scenario.title }),
    ...(grants.summary === undefined ? {} : { summary: scenario.summary }),
    ...(places === undefined ? {} : { places, invented: !scenario.historical }),
    ...force(seen, releasing),
    ...(grants.flashes === undefined ? {} : { flashes: flashes(seen, releasing, grants.flashes) }),
    ...(grants.impacts === undefined ? {} : { impacts: impacts(seen, releasing, grants.impacts) }),
    ...(grants.alarms === undefined ? {} : { alarms: alarms(seen, releasing, grants.alarms) }),
    ...(grants.warnings === undefined ? {} : { warnings: warnings(seen, releasing, grants.warnings) }),
    ...(grants.truth === undefined ? {} : { threats: threats(seen, releasing) }),
    ...toldAndWithheld(policy, audience, 'run'),
  };
}

/** What a release says of itself. */
export function headOf(of: Release['of'], audience: Audience, asOfUnix_us: number) {
  return {
    format: 1,
    kind: 'release',
    simulation: true,
    exercise: true,
    of,
    audience,
    asOf_utc: formatUtc(asOfUnix_us),
  } as const;
}
