/** What really flew and what became of it, as of the moment of the release. */
import { formatUtc } from '@testudo/core/numerics';
import type { ThreatOutcome } from '@testudo/core/simulation';
import { nameOfEntry } from './batteries.js';
import { numbered } from './order.js';
import type { ReleasedThreat } from './release.js';
import type { Releasable, Releasing } from './releasing.js';
import { where } from './where.js';

export function threats(recording: Releasable, releasing: Releasing): readonly ReleasedThreat[] {
  const { epochUnix_us } = recording.scenario;
  const flown = recording.outcome.threats.filter(
    ({ launch_us }) => epochUnix_us + launch_us < releasing.asOf_us,
  );
  return numbered(
    'threat',
    flown.map((one) => threatFacts(one, recording, releasing)),
  );
}

function threatFacts(
  one: ThreatOutcome,
  { scenario }: Releasable,
  { asOf_us, places, near_m, placeOf }: Releasing,
): Omit<ReleasedThreat, 'id'> {
  const { epochUnix_us } = scenario;
  const isOver = (time_us: number | undefined): time_us is number =>
    time_us !== undefined && epochUnix_us + time_us < asOf_us;
  const utc = (time_us: number) => formatUtc(epochUnix_us + time_us);
  const { kill, impact } = one;
  const ended = isOver(kill?.time_us) || isOver(impact?.time_us);
  const at = placeOf.get(one.target);
  const shots = one.ladders
    .flatMap((ladder) => ladder.shots)
    .filter(({ launch_us }) => isOver(launch_us))
    .map(({ launch_us, end_us, result }) => ({
      launched_utc: utc(launch_us),
      ...(isOver(end_us) ? { ended_utc: utc(end_us), ...(result === undefined ? {} : { result }) } : {}),
    }));
  return {
    time_utc: utc(one.launch_us),
    type: nameOfEntry(scenario, one.threatClass),
    from: scenario.launchSites.find(({ id }) => id === one.site)?.name ?? 'unnamed',
    ...(at === undefined ? {} : { at }),
    fate: ended ? one.fate : 'in-flight',
    ...(ended && one.failureMode !== undefined ? { failure: one.failureMode } : {}),
    ...(isOver(kill?.time_us) ? { killed_utc: utc(kill?.time_us ?? 0) } : {}),
    ...(impact !== undefined && isOver(impact.time_us)
      ? {
          impact: {
            time_utc: utc(impact.time_us),
            ...where(
              { latitude_rad: impact.latitude_rad, longitude_rad: impact.longitude_rad },
              { kind: 'exact' },
              places,
              near_m,
            ),
          },
        }
      : {}),
    reasons: ended ? one.reasons.map((reason) => reason) : [],
    shots: shots.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)),
  };
}
