import { formatUtc } from '@testudo/core/numerics';
import { circleEdge } from '../picture/area.js';
import { fact } from '../picture/fact.js';
import { spanOf } from '../picture/span.js';
import { alarmsAt, warnedAreas } from '../picture/warnings.js';
import type { Recording, RecordingFormat } from '../recording.js';
import { element, text } from './element.js';
import { perception } from './perception.js';
import { area, data, folder, placemark, point, timeSpan } from './placemark.js';
import { standing } from './scenario.js';
import { styles } from './style.js';
import { truth } from './truth.js';

const NAMESPACES = {
  xmlns: 'http://www.opengis.net/kml/2.2',
  'xmlns:gx': 'http://www.google.com/kml/ext/2.2',
};

/**
 * KML 2.2 for Google Earth and GIS programs: flights as tracks with time (Google's extension `gx:Track`), places, sectors,
 * predicted impacts and warned areas with the time they stood.
 *
 * Heights are written above the WGS-84 ellipsoid; KML takes them for heights above the geoid, up to 100 m apart. The document and
 * every placemark are marked as a simulation. Nothing in it is fetched from a network.
 */
export const kml: RecordingFormat = {
  name: 'kml',
  mediaType: 'application/vnd.google-earth.kml+xml',
  extension: '.kml',
  write: (recording) => {
    const document = element('Document', [
      text('name', `Simulation (exercise): ${recording.scenario.title}`),
      text('open', 1),
      text(
        'description',
        'Simulation, exercise: nothing here is a record of what happened. Truth is what flew in the model; perception is what each battery believed. Heights are above the WGS-84 ellipsoid.',
      ),
      view(recording),
      styles(),
      element('ExtendedData', about(recording)),
      folder('Scenario', standing(recording)),
      folder('Truth', truth(recording)),
      ...perception(recording),
      folder('Warning', warnings(recording)),
    ]);
    return `<?xml version="1.0" encoding="UTF-8"?>\n${element('kml', document, NAMESPACES)}\n`;
  },
};

function about({ scenario, seed, trial, digest }: Recording): readonly string[] {
  return [
    ...fact('simulation', 'simulation, exercise', true),
    ...fact('scenario', 'scenario', scenario.id),
    ...fact('seed', 'seed', seed),
    ...fact('trial', 'trial', trial),
    ...fact('digest', 'digest of the run', digest),
  ].map(data);
}

/** Looks down on everything that stands still, at the time of the raid. */
function view(recording: Recording): string {
  const { scenario } = recording;
  const { places, launchSites, epochUnix_us } = scenario;
  const all = [...places, ...launchSites];
  if (all.length === 0) return '';
  const latitudes = all.map(({ latitude_rad }) => latitude_rad);
  const longitudes = withoutJumps(all.map(({ longitude_rad }) => longitude_rad));
  const middle = (values: readonly number[]) => (Math.min(...values) + Math.max(...values)) / 2;
  const width = (values: readonly number[]) => Math.max(...values) - Math.min(...values);
  const range_m = Math.max(50_000, 2 * 6_371_000 * Math.max(width(latitudes), width(longitudes)));
  const span = spanOf(recording);
  const degrees = (angle: number) => (angle * 180) / Math.PI;
  return element('LookAt', [
    element('gx:TimeSpan', [
      text('begin', formatUtc(epochUnix_us + span.from_us)),
      text('end', formatUtc(epochUnix_us + span.until_us)),
    ]),
    text('longitude', degrees(wrapPi(middle(longitudes)))),
    text('latitude', degrees(middle(latitudes))),
    text('altitude', 0),
    text('heading', 0),
    text('tilt', 30),
    text('range', Math.min(range_m, 20_000_000)),
  ]);
}

/** The same longitudes, some of them a turn on, so that they lie within the shortest stretch: also across the antimeridian. */
function withoutJumps(longitudes: readonly number[]): readonly number[] {
  const eastward = longitudes.map((one) => one - TURN * Math.floor(one / TURN)).sort((a, b) => a - b);
  const gaps = eastward.map((one, i) => (eastward[i + 1] ?? (eastward[0] as number) + TURN) - one);
  const widest = gaps.indexOf(Math.max(...gaps));
  return [...eastward.slice(widest + 1), ...eastward.slice(0, widest + 1).map((one) => one + TURN)];
}

const TURN = 2 * Math.PI;
const wrapPi = (angle: number): number => angle - TURN * Math.round(angle / TURN);

function warnings(recording: Recording): readonly string[] {
  const { epochUnix_us, places } = recording.scenario;
  const areas = warnedAreas(recording).map((one) =>
    placemark({
      name: `Warned area: ${one.report}`,
      style: 'warned-area',
      facts: one.facts,
      time: timeSpan(epochUnix_us, one.span),
      geometry: area(circleEdge(one, one.radius_m)),
    }),
  );
  const alarms = places.flatMap((place) =>
    alarmsAt(place.id, recording).map((span) =>
      placemark({
        name: `Alarm at ${place.name}`,
        style: 'warned-area',
        facts: fact('place', 'place', place.id),
        time: timeSpan(epochUnix_us, span),
        geometry: point(place),
      }),
    ),
  );
  return [folder('Warned areas', areas), folder('Alarms', alarms)];
}
