/** Where things came to their end: interceptors at their targets, bodies on the ground. */
import { ecefToGeodetic } from '@testudo/core/earth';
import { isEvent } from '@testudo/core/engine';
import { bodyLanded, interceptorEnded } from '@testudo/core/messages';
import { formatUtc, usToSeconds } from '@testudo/core/numerics';
import { degrees } from '../angles.js';
import type { Recording } from '../recording.js';
import { type Fact, fact } from './fact.js';
import type { GroundPoint } from './radar-sector.js';

interface End extends GroundPoint {
  readonly time_us: number;
  readonly height_m: number;
  readonly facts: readonly Fact[];
}

/** Where an interceptor met its target, passed it or found none. */
export interface Intercept extends End {
  readonly interceptor: string;
  readonly result: 'killed' | 'missed' | 'interceptor-failed' | 'no-target';
}

/** Where a body came down. */
export interface Impact extends End {
  readonly threat: string;
  readonly body: 'missile' | 'rocket' | 'warhead' | 'spent-body';
  /** What became of the threat; a spent body is nobody's end. */
  readonly fate?: string;
}

/** Every interceptor that ended away from its launcher, in order of time. */
export function interceptsOf(recording: Recording): readonly Intercept[] {
  const { scenario, events, outcome, interceptors } = recording;
  const fates = new Map(outcome.threats.map((one) => [one.threat, one.fate]));
  const records = new Map(interceptors.map((one) => [one.interceptor, one]));
  return events.flatMap((event) => {
    if (!isEvent(event, interceptorEnded)) return [];
    const { result, interceptor, battery, body, position_ecef_m, speed_mps, range_m } = event.data;
    // At its launcher: it never had a plan.
    if (range_m < 1) return [];
    const at = ecefToGeodetic(position_ecef_m);
    const record = records.get(interceptor);
    const threat = event.data.threat ?? record?.threat;
    const fate = threat === undefined || body === 'spent-body' ? undefined : fates.get(threat);
    return [
      {
        interceptor,
        result,
        time_us: event.time_us,
        ...at,
        facts: [
          ...fact('interceptor', 'interceptor', interceptor),
          ...fact('battery', 'battery', battery),
          ...fact('type', 'type', record?.type),
          ...fact('result', 'result', result),
          ...fact('threat', 'threat', threat),
          ...fact('body', 'body', body),
          ...fact('fate', 'what became of the threat', fate),
          ...moment(scenario.epochUnix_us, event.time_us),
          ...fact('height_m', 'height above the ellipsoid', at.height_m, 'm'),
          ...fact('range_m', 'distance from the launcher', range_m, 'm'),
          ...fact('interceptorSpeed_mps', 'speed of the interceptor', speed_mps, 'm/s'),
        ],
      },
    ];
  });
}

/** Every body that came down, in order of time. */
export function impactsOf({ scenario, events, outcome }: Recording): readonly Impact[] {
  const outcomes = new Map(outcome.threats.map((one) => [one.threat, one]));
  return events.flatMap((event) => {
    if (!isEvent(event, bodyLanded)) return [];
    const { data } = event;
    const of = data.body === 'spent-body' ? undefined : outcomes.get(data.threat);
    return [
      {
        threat: data.threat,
        body: data.body,
        ...(of === undefined ? {} : { fate: of.fate }),
        time_us: event.time_us,
        latitude_rad: data.latitude_rad,
        longitude_rad: data.longitude_rad,
        height_m: data.height_m,
        facts: [
          ...fact('threat', 'threat', data.threat),
          ...fact('body', 'body', data.body),
          ...fact('fate', 'what became of it', of?.fate),
          ...moment(scenario.epochUnix_us, event.time_us),
          ...fact('speed_mps', 'speed', data.speed_mps, 'm/s'),
          ...fact('descentAngle_deg', 'below the horizontal', degrees(-data.flightPathAngle_rad), '°'),
          ...fact('miss_m', 'from the aim point', data.miss_m, 'm'),
          ...fact('place', 'in the area of', data.place),
          ...fact('warningLead_s', 'alarm before the impact by', of?.lead_s, 's'),
        ],
      },
    ];
  });
}

/** A moment in UTC and since the epoch. */
export function moment(epochUnix_us: number, time_us: number): readonly Fact[] {
  return [
    ...fact('time_utc', 'time', formatUtc(epochUnix_us + time_us)),
    ...fact('time_s', 'since the epoch', usToSeconds(time_us), 's'),
  ];
}
