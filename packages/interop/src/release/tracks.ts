/** What is told of tracks, and of what was done about them. */
import { ecefToGeodetic } from '@testudo/core/earth';
import { isEvent } from '@testudo/core/engine';
import {
  engagementWithheld,
  fireOrder,
  killAssessed,
  launchRefused,
  trackIdentified,
  trackLost,
  trackReport,
} from '@testudo/core/messages';
import type { Grant } from '@testudo/core/scenario';
import { ordered } from './order.js';
import type { ReleasedStep, ReleasedTrack, When, Where } from './release.js';
import { grainOf, type Releasable, type Releasing } from './releasing.js';
import { when } from './when.js';
import { spot, where } from './where.js';

/** A launch without its names. */
export interface LaunchDraft extends When, Where {
  readonly type?: string;
  readonly salvo?: number;
}

export interface TrackDraft {
  readonly facts: Omit<ReleasedTrack, 'id' | 'battery'>;
  readonly launches: readonly LaunchDraft[];
}

/** The same with the id of its track in the recording. */
export interface OwnLaunch {
  readonly track: string;
  readonly launch: LaunchDraft;
}

/** The firm tracks of a battery, by their ids in the recording. */
export function tracksOf(
  recording: Releasable,
  battery: string,
  releasing: Releasing,
  grant: Grant,
  fired: readonly OwnLaunch[],
): readonly { readonly track: string; readonly draft: TrackDraft }[] {
  const ids = new Set<string>();
  for (const event of recording.events) {
    if (isEvent(event, trackReport) && event.data.battery === battery) ids.add(event.data.track);
  }
  return [...ids].flatMap((track) => {
    const facts = trackFacts(recording, track, releasing, grant);
    if (facts === undefined) return [];
    const launches = ordered(fired.filter((one) => one.track === track).map(({ launch }) => launch));
    return [{ track, draft: { facts, launches } }];
  });
}

function trackFacts(
  { scenario: { epochUnix_us }, events }: Releasable,
  track: string,
  releasing: Releasing,
  grant: Grant,
): TrackDraft['facts'] | undefined {
  const { grants, asOf_us } = releasing;
  const told = (time_us: number): When | undefined => when(epochUnix_us + time_us, grant, asOf_us);
  const facts: { -readonly [key in keyof TrackDraft['facts']]?: TrackDraft['facts'][key] } = {};
  for (const event of events) {
    if (isEvent(event, trackReport) && event.data.track === track) {
      const at = told(event.time_us);
      if (at === undefined) continue;
      if (facts.time_utc === undefined) {
        Object.assign(facts, at);
        if (grant.detail === 'predicted') {
          const { x, y, z } = event.data.position_ecef_m;
          facts.first = spot(
            ecefToGeodetic({ x, y, z } as typeof event.data.position_ecef_m),
            grainOf(grant),
          );
        }
      }
      if (grant.detail === 'predicted') {
        const expected = facts.expected ?? expectedIn(event.data, epochUnix_us, releasing, grant);
        if (expected !== undefined) facts.expected = expected;
      }
    } else if (isEvent(event, trackIdentified) && event.data.track === track) {
      if (told(event.time_us) === undefined) continue;
      facts.takenFor = event.data.kind;
      facts.identity = event.data.identity;
    } else if (isEvent(event, trackLost) && event.data.track === track) {
      const at = told(event.time_us);
      if (at !== undefined) facts.lost_utc = at.time_utc;
    }
  }
  const { time_utc } = facts;
  if (time_utc === undefined) return undefined;
  const engagement =
    grants.engagements === undefined
      ? undefined
      : stepsOf(events, epochUnix_us, track, grants.engagements, asOf_us);
  return { ...facts, time_utc, ...(engagement === undefined ? {} : { engagement }) };
}

/** Where a report expects its track to fall, and when: a belief, told as such, so not held back until then. */
function expectedIn(
  {
    impact_us,
    impactLatitude_rad,
    impactLongitude_rad,
  }: {
    readonly impact_us?: number;
    readonly impactLatitude_rad?: number;
    readonly impactLongitude_rad?: number;
  },
  epochUnix_us: number,
  { places, near_m }: Releasing,
  grant: Grant,
): ReleasedTrack['expected'] {
  if (impact_us === undefined || impactLatitude_rad === undefined || impactLongitude_rad === undefined)
    return undefined;
  const at = when(epochUnix_us + impact_us, { ...grant, delay_us: 0 }, Number.POSITIVE_INFINITY);
  const point = { latitude_rad: impactLatitude_rad, longitude_rad: impactLongitude_rad };
  const on = where(point, grainOf(grant), places, near_m);
  return at === undefined || on === undefined ? undefined : { ...at, ...on };
}

/** Orders, refusals, reasons and judgements about one track. */
function stepsOf(
  events: Releasable['events'],
  epochUnix_us: number,
  track: string,
  grant: Grant,
  asOf_us: number,
): readonly ReleasedStep[] {
  return ordered(
    events.flatMap((event): readonly ReleasedStep[] => {
      const step = stepOf(event, track);
      const at = step === undefined ? undefined : when(epochUnix_us + event.time_us, grant, asOf_us);
      return step === undefined || at === undefined ? [] : [{ ...at, ...step }];
    }),
  );
}

function stepOf(
  event: Releasable['events'][number],
  track: string,
): Omit<ReleasedStep, keyof When> | undefined {
  if (isEvent(event, fireOrder) && event.data.track === track)
    return { step: 'fire-order', salvo: event.data.salvo, shots: event.data.shots };
  if (isEvent(event, engagementWithheld) && event.data.track === track)
    return { step: 'withheld', reason: event.data.reason };
  if (isEvent(event, launchRefused) && event.data.track === track)
    return { step: 'refused', shots: event.data.shots, reason: event.data.reason };
  if (isEvent(event, killAssessed) && event.data.track === track)
    return { step: event.data.judgedKilled ? 'judged-killed' : 'judged-missed', salvo: event.data.salvo };
  return undefined;
}
