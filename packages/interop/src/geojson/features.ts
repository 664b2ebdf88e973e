import { ecefToGeodetic } from '@testudo/core/earth';
import { isEvent } from '@testudo/core/engine';
import { bodyLanded, interceptorEnded, launchReport } from '@testudo/core/messages';
import { formatUtc, usToSeconds } from '@testudo/core/numerics';
import type { ResolvedScenario } from '@testudo/core/scenario';
import { degrees } from '../angles.js';
import { plainText } from '../plain-text.js';
import type { RecordedInterceptor, RecordedTrajectory, Recording, TrajectoryPoint } from '../recording.js';
import { circle, type Geometry, line, point, position } from './geometry.js';

export interface Feature {
  readonly type: 'Feature';
  readonly id: string;
  readonly geometry: Geometry;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** GIS programs drop what stands beside the features, so each says by itself that it is not real. */
function feature(
  id: string,
  kind: string,
  geometry: Geometry,
  properties: Readonly<Record<string, unknown>>,
): Feature {
  return {
    type: 'Feature',
    id: `${kind}/${id}`,
    geometry,
    properties: { simulation: true, kind, ...properties },
  };
}

/** Places, launch sites, batteries, trajectories, interceptors, kills, impacts and warned areas of one run. */
export function featuresOf(recording: Recording): readonly Feature[] {
  const { scenario } = recording;
  return [
    ...places(scenario),
    ...launchSites(scenario),
    ...batteries(recording),
    ...recording.trajectories.map((one) => trajectory(recording, one)),
    ...recording.interceptors.flatMap((one) => interceptor(recording, one)),
    ...kills(recording),
    ...impacts(recording),
    ...warnedAreas(recording),
  ];
}

function places(scenario: ResolvedScenario): readonly Feature[] {
  return scenario.places.map((place) => {
    const { low, nominal, high } = place.radius_m;
    const at = position(place.latitude_rad, place.longitude_rad, place.elevation_m.nominal ?? 0);
    return feature(place.id, 'place', point(at), {
      name: plainText(place.name),
      ...(low === undefined ? {} : { radiusLow_m: low }),
      ...(nominal === undefined ? {} : { radius_m: nominal }),
      ...(high === undefined ? {} : { radiusHigh_m: high }),
      source: plainText(place.source),
      confidence: place.confidence,
    });
  });
}

function launchSites(scenario: ResolvedScenario): readonly Feature[] {
  return scenario.launchSites.map((site) =>
    feature(
      site.id,
      'launch-site',
      point(position(site.latitude_rad, site.longitude_rad, site.elevation_m.nominal ?? 0)),
      {
        name: plainText(site.name),
        invented: site.invented,
        source: plainText(site.source),
        confidence: site.confidence,
      },
    ),
  );
}

function batteries({ scenario, outcome }: Recording): readonly Feature[] {
  const outcomes = new Map(outcome.batteries.map((one) => [one.battery, one]));
  return scenario.batteries.map((battery) => {
    const { low, nominal, high } = battery.facing_rad;
    const did = outcomes.get(battery.id);
    return feature(
      battery.id,
      'battery',
      point(position(battery.latitude_rad, battery.longitude_rad, battery.elevation_m.nominal ?? 0)),
      {
        name: plainText(battery.name),
        invented: battery.invented,
        ...(low === undefined ? {} : { facingLow_deg: degrees(low) }),
        ...(nominal === undefined ? {} : { facing_deg: degrees(nominal) }),
        ...(high === undefined ? {} : { facingHigh_deg: degrees(high) }),
        ...(did === undefined
          ? {}
          : { state: did.state, radiating: did.radiating, engaged: did.engaged, killed: did.killed }),
        source: plainText(battery.source),
        confidence: battery.confidence,
      },
    );
  });
}

/** Where an interceptor destroyed a body. */
function kills({ scenario, events, outcome }: Recording): readonly Feature[] {
  const outcomes = new Map(outcome.threats.map((one) => [one.threat, one]));
  return events.flatMap((event) => {
    if (!isEvent(event, interceptorEnded)) return [];
    const { result, interceptor, battery, threat, body, position_ecef_m, speed_mps } = event.data;
    if (result !== 'killed' || threat === undefined || body === undefined) return [];
    const at = ecefToGeodetic(position_ecef_m);
    const of = outcomes.get(threat);
    return feature(interceptor, 'kill', point(position(at.latitude_rad, at.longitude_rad, at.height_m)), {
      threat,
      body,
      battery,
      interceptor,
      time_utc: utc(scenario, event.time_us),
      time_s: usToSeconds(event.time_us),
      interceptorSpeed_mps: speed_mps,
      ...(of === undefined || body === 'spent-body' ? {} : { fate: of.fate }),
    });
  });
}

function trajectory({ scenario }: Recording, { threat, body, points }: RecordedTrajectory): Feature {
  const { geometry, ...times } = flown(scenario, points);
  return feature(`${threat}/${body}`, 'trajectory', geometry, {
    threat,
    threatClass: scenario.threats.find(({ id }) => id === threat)?.classId ?? '',
    body,
    ...times,
  });
}

/** The flight of an interceptor; none where it ended at its launcher. */
function interceptor({ scenario }: Recording, one: RecordedInterceptor): readonly Feature[] {
  if (one.points.length < 2) return [];
  const { geometry, ...times } = flown(scenario, one.points);
  return [
    feature(one.interceptor, 'interceptor', geometry, {
      interceptor: one.interceptor,
      battery: one.battery,
      type: one.type,
      track: one.track,
      salvo: one.salvo,
      ...(one.threat === undefined ? {} : { threat: one.threat }),
      ...(one.result === undefined ? {} : { result: one.result }),
      ...times,
    }),
  ];
}

/** A flight as a line, with its times. */
function flown(scenario: ResolvedScenario, points: readonly TrajectoryPoint[]) {
  const { geometry, times_s } = line(
    points.map((at) => [
      ...position(at.latitude_rad, at.longitude_rad, at.height_m),
      usToSeconds(at.time_us),
    ]),
  );
  const first = points[0];
  const last = points.at(-1);
  return {
    geometry,
    ...(first === undefined ? {} : { start_utc: utc(scenario, first.time_us) }),
    ...(last === undefined ? {} : { end_utc: utc(scenario, last.time_us) }),
    times_s,
  };
}

function impacts({ scenario, events, outcome }: Recording): readonly Feature[] {
  const outcomes = new Map(outcome.threats.map((one) => [one.threat, one]));
  return events.flatMap((event) => {
    if (!isEvent(event, bodyLanded)) return [];
    const { data } = event;
    const of = outcomes.get(data.threat);
    return feature(
      `${data.threat}/${data.body}`,
      'impact',
      point(position(data.latitude_rad, data.longitude_rad, data.height_m)),
      {
        threat: data.threat,
        body: data.body,
        time_utc: utc(scenario, event.time_us),
        time_s: usToSeconds(event.time_us),
        speed_mps: data.speed_mps,
        descentAngle_deg: degrees(-data.flightPathAngle_rad),
        miss_m: data.miss_m,
        ...(data.place === undefined ? {} : { place: data.place }),
        ...(of === undefined || data.body === 'spent-body'
          ? {}
          : { fate: of.fate, ...(of.lead_s === undefined ? {} : { warningLead_s: of.lead_s }) }),
      },
    );
  });
}

function warnedAreas({ scenario, events }: Recording): readonly Feature[] {
  return events.flatMap((event) => {
    if (!isEvent(event, launchReport)) return [];
    const { report, system, latitude_rad, longitude_rad, radius_m } = event.data;
    return feature(report, 'warned-area', circle(latitude_rad, longitude_rad, radius_m), {
      report,
      system,
      reported_utc: utc(scenario, event.time_us),
      reported_s: usToSeconds(event.time_us),
      radius_m,
    });
  });
}

function utc(scenario: ResolvedScenario, time_us: number): string {
  return formatUtc(scenario.epochUnix_us + time_us);
}
