import { formatUtc, usToSeconds } from '@testudo/core/numerics';
import type { ResolvedScenario } from '@testudo/core/scenario';
import { degrees } from '../angles.js';
import { circleEdge, position } from '../picture/area.js';
import { impactsOf, interceptsOf } from '../picture/ends.js';
import type { Fact } from '../picture/fact.js';
import { ELLIPSE_SHARE, ellipseEdge } from '../picture/impact-ellipse.js';
import { fan, radarSectors } from '../picture/radar-sector.js';
import { tracksOf } from '../picture/tracks.js';
import { warnedAreas } from '../picture/warnings.js';
import { plainText } from '../plain-text.js';
import type { RecordedInterceptor, RecordedTrajectory, Recording, TrajectoryPoint } from '../recording.js';
import { type Geometry, line, point, polygon } from './geometry.js';

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
    id: plainText(`${kind}/${id}`),
    geometry,
    properties: Object.fromEntries(
      Object.entries({ simulation: true, kind, ...properties }).map(([key, value]) => [
        key,
        typeof value === 'string' ? plainText(value) : value,
      ]),
    ),
  };
}

const propertiesOf = (facts: readonly Fact[]) =>
  Object.fromEntries(facts.map(({ key, value }) => [key, value]));

/** Everything of one run that has a place on the map. */
export function featuresOf(recording: Recording): readonly Feature[] {
  const { scenario } = recording;
  return [
    ...places(scenario),
    ...launchSites(scenario),
    ...batteries(recording),
    ...sectors(scenario),
    ...recording.trajectories.map((one) => trajectory(recording, one)),
    ...recording.interceptors.flatMap((one) => interceptor(recording, one)),
    ...interceptsOf(recording).map((one) =>
      feature(
        one.interceptor,
        'intercept',
        point(position(one.latitude_rad, one.longitude_rad, one.height_m)),
        propertiesOf(one.facts),
      ),
    ),
    ...impactsOf(recording).map((one) =>
      feature(
        `${one.threat}/${one.body}`,
        'impact',
        point(position(one.latitude_rad, one.longitude_rad, one.height_m)),
        propertiesOf(one.facts),
      ),
    ),
    ...predictedImpacts(recording),
    ...warnings(recording),
  ];
}

function places(scenario: ResolvedScenario): readonly Feature[] {
  return scenario.places.map((place) => {
    const { low, nominal, high } = place.radius_m;
    const at = position(place.latitude_rad, place.longitude_rad, place.elevation_m.nominal ?? 0);
    return feature(place.id, 'place', point(at), {
      name: place.name,
      ...(low === undefined ? {} : { radiusLow_m: low }),
      ...(nominal === undefined ? {} : { radius_m: nominal }),
      ...(high === undefined ? {} : { radiusHigh_m: high }),
      source: place.source,
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
      { name: site.name, invented: site.invented, source: site.source, confidence: site.confidence },
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
        name: battery.name,
        invented: battery.invented,
        ...(low === undefined ? {} : { facingLow_deg: degrees(low) }),
        ...(nominal === undefined ? {} : { facing_deg: degrees(nominal) }),
        ...(high === undefined ? {} : { facingHigh_deg: degrees(high) }),
        ...(did === undefined
          ? {}
          : { state: did.state, radiating: did.radiating, engaged: did.engaged, killed: did.killed }),
        source: battery.source,
        confidence: battery.confidence,
      },
    );
  });
}

/** The ground below what each radar searches, and below where it follows tracks. */
function sectors(scenario: ResolvedScenario): readonly Feature[] {
  return radarSectors(scenario).flatMap((sector) =>
    (['search', 'track'] as const).map((mode) => {
      const width_rad = mode === 'search' ? sector.searchSector_rad : sector.trackSector_rad;
      return feature(`${sector.battery.id}/${mode}`, 'radar-sector', polygon(fan(sector, width_rad)), {
        mode,
        ...propertiesOf(sector.facts),
      });
    }),
  );
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

/** Where each battery first expected each of its firm tracks to come down. */
function predictedImpacts(recording: Recording): readonly Feature[] {
  return tracksOf(recording).flatMap(({ battery, track, reports }) => {
    const first = reports.find(({ impact }) => impact !== undefined);
    if (first?.impact === undefined) return [];
    const { impact_us, majorSigma_m, minorSigma_m, azimuth_rad } = first.impact;
    return [
      feature(track, 'predicted-impact', polygon(ellipseEdge(first.impact)), {
        battery,
        track,
        predicted_utc: utc(recording.scenario, first.time_us),
        predicted_s: usToSeconds(first.time_us),
        impact_utc: utc(recording.scenario, impact_us),
        impact_s: usToSeconds(impact_us),
        share: ELLIPSE_SHARE,
        majorSigma_m,
        minorSigma_m,
        azimuth_deg: degrees(azimuth_rad),
      }),
    ];
  });
}

function warnings(recording: Recording): readonly Feature[] {
  return warnedAreas(recording).map((one) =>
    feature(one.report, 'warned-area', polygon(circleEdge(one, one.radius_m)), {
      ...propertiesOf(one.facts),
      reported_utc: utc(recording.scenario, one.span.from_us),
    }),
  );
}

function utc(scenario: ResolvedScenario, time_us: number): string {
  return formatUtc(scenario.epochUnix_us + time_us);
}
