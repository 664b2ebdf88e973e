/** What batteries believed: their tracks, and where they expected impacts. */
import { ecefToGeodetic } from '@testudo/core/earth';
import { usToSeconds, vec3 } from '@testudo/core/numerics';
import { degrees } from '../angles.js';
import { fact } from '../picture/fact.js';
import { ELLIPSE_SHARE, ellipseEdge } from '../picture/impact-ellipse.js';
import { type Report, type Track, tracksOf } from '../picture/tracks.js';
import type { Recording } from '../recording.js';
import { area, folder, placemark, since, timeSpan, track } from './placemark.js';

/** A folder for each battery that had a track. */
export function perception(recording: Recording): readonly string[] {
  const { epochUnix_us, batteries } = recording.scenario;
  const all = tracksOf(recording);
  return batteries.map(({ id, name }) => {
    const own = all.filter(({ battery }) => battery === id);
    const tracks = own.flatMap((one) => trackPlacemark(epochUnix_us, one));
    const impacts = own.flatMap((one) =>
      one.reports.flatMap((report, i) => predicted(epochUnix_us, one, report, i)),
    );
    return folder(
      `Perception: what ${name} believed`,
      [folder('Tracks', tracks), folder('Predicted impacts', impacts)].filter((inside) => inside !== ''),
    );
  });
}

function trackPlacemark(epochUnix_us: number, { track: id, reports, facts }: Track): string {
  const points = reports.map(({ time_us, position_ecef_m: { x, y, z } }) => ({
    time_us,
    ...ecefToGeodetic(vec3<'ecef'>(x, y, z)),
  }));
  return placemark({ name: `track ${id}`, style: 'track', facts, geometry: track(epochUnix_us, points) });
}

/** The ellipse of one report, shown until the next. */
function predicted(
  epochUnix_us: number,
  one: Track,
  { impact, time_us }: Report,
  i: number,
): readonly string[] {
  if (impact === undefined) return [];
  const until_us = one.reports[i + 1]?.time_us ?? one.lost_us;
  return [
    placemark({
      name: `track ${one.track}: predicted impact, report ${i + 1}`,
      style: 'predicted-impact',
      facts: [
        ...fact('track', 'track', one.track),
        ...fact('predicted_s', 'predicted, since the epoch', usToSeconds(time_us), 's'),
        ...fact('impact_s', 'impact expected, since the epoch', usToSeconds(impact.impact_us), 's'),
        ...fact('share', 'share that the ellipse holds, if the estimate’s errors are right', ELLIPSE_SHARE),
        ...fact('majorSigma_m', 'standard deviation along the longer axis', impact.majorSigma_m, 'm'),
        ...fact('minorSigma_m', 'along the shorter one', impact.minorSigma_m, 'm'),
        ...fact('azimuth_deg', 'azimuth of the longer axis', degrees(impact.azimuth_rad), '°'),
      ],
      time:
        until_us === undefined
          ? since(epochUnix_us, time_us)
          : timeSpan(epochUnix_us, { from_us: time_us, until_us }),
      geometry: area(ellipseEdge(impact)),
    }),
  ];
}
