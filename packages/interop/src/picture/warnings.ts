/** What was warned of: areas from early warning, alarms at places. */
import { isEvent } from '@testudo/core/engine';
import {
  type AreaWarned,
  areaWarned,
  boostSignature,
  launchReport,
  peopleLeftShelter,
} from '@testudo/core/messages';
import { usToSeconds } from '@testudo/core/numerics';
import type { Recording } from '../recording.js';
import { type Fact, fact } from './fact.js';
import type { GroundPoint } from './radar-sector.js';
import { endsOfThreats, type Span } from './span.js';

/** A circle that early warning asked to warn. */
export interface WarnedArea extends GroundPoint {
  readonly report: string;
  readonly radius_m: number;
  /** From the report until what it is about has come to its end: what early warning reports has no all-clear. */
  readonly span: Span;
  readonly facts: readonly Fact[];
}

/** The areas in the order of their reports. */
export function warnedAreas(recording: Recording): readonly WarnedArea[] {
  const { events } = recording;
  const ends = endsOfThreats(recording);
  const threatOf = new Map<string, string>();
  for (const event of events) {
    if (isEvent(event, boostSignature)) threatOf.set(event.data.signature, event.entity);
  }
  return events.flatMap((event) => {
    if (!isEvent(event, launchReport)) return [];
    const { report, system, latitude_rad, longitude_rad, radius_m } = event.data;
    const until_us = ends.get(threatOf.get(report) ?? '') ?? event.time_us;
    return [
      {
        report,
        latitude_rad,
        longitude_rad,
        radius_m,
        span: { from_us: event.time_us, until_us: Math.max(until_us, event.time_us + 1) },
        facts: [
          ...fact('report', 'report', report),
          ...fact('system', 'early warning', system),
          ...fact('reported_s', 'reported, since the epoch', usToSeconds(event.time_us), 's'),
          ...fact('radius_m', 'radius', radius_m, 'm'),
        ],
      },
    ];
  });
}

/**
 * When the alarm at a place stood: from each alarm until the last threat that was in the air then came to its end; where people
 * of the place have an all-clear, until the last of them left shelter after it.
 */
export function alarmsAt(place: string, recording: Recording): readonly Span[] {
  const ends = endsOfThreats(recording);
  const launches = recording.outcome.threats.map(({ threat, launch_us }) => ({
    launch_us,
    end_us: ends.get(threat) ?? launch_us,
  }));
  const spans: { from_us: number; until_us: number }[] = [];
  for (const event of recording.events) {
    if (!isEvent(event, areaWarned) || event.data.place !== place) continue;
    const flying = launches.filter(({ launch_us, end_us }) => {
      return launch_us <= event.time_us && end_us > event.time_us;
    });
    const until_us = Math.max(
      event.time_us + 1,
      ...flying.map(({ end_us }) => end_us),
      ...leftShelterAfter(event, recording),
    );
    const last = spans.at(-1);
    if (last !== undefined && event.time_us <= last.until_us)
      last.until_us = Math.max(last.until_us, until_us);
    else spans.push({ from_us: event.time_us, until_us });
  }
  return spans;
}

/** When each group of the place next left shelter; groups without an all-clear never do. */
function leftShelterAfter(alarm: AreaWarned, { events }: Recording): readonly number[] {
  const first = new Map<string, number>();
  for (const event of events) {
    if (!isEvent(event, peopleLeftShelter) || event.data.place !== alarm.data.place) continue;
    const { people } = event.data;
    if (event.time_us > alarm.time_us && !first.has(people)) first.set(people, event.time_us);
  }
  return [...first.values()];
}
