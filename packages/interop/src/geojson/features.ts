import { formatUtc, usToSeconds } from '@testudo/core/numerics';
import type { ResolvedScenario } from '@testudo/core/scenario';
import { degrees } from '../angles.js';
import { circleEdge, position } from '../picture/area.js';
import { impactsOf, interceptsOf } from '../picture/ends.js';
import { ELLIPSE_SHARE, ellipseEdge } from '../picture/impact-ellipse.js';
import { tracksOf } from '../picture/tracks.js';
import { warnedAreas } from '../picture/warnings.js';
import type { RecordedInterceptor, RecordedTrajectory, Recording, TrajectoryPoint } from '../recording.js';
import { type Feature, feature, propertiesOf } from './feature.js';
import { line, point, polygon } from './geometry.js';
import { standing } from './standing.js';

/** Everything of one run that has a place on the map. */
export function featuresOf(recording: Recording): readonly Feature[] {
  return [
    ...standing(recording),
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
