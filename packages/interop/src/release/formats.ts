/** The files that a release can be told in, each made from the release alone. */
import { formatUtc, parseUtc } from '@testudo/core/numerics';
import { csvLine } from '../csv/cell.js';
import { element, text } from '../kml/element.js';
import { folder, placemark } from '../kml/placemark.js';
import { type StyleName, styles } from '../kml/style.js';
import { fact } from '../picture/fact.js';
import { formulaFree, plainText } from '../plain-text.js';
import type { Release } from './release.js';
import { type Row, rowsOf, type What } from './rows/index.js';

/** A file format that other programs read, written from a release. */
export interface ReleaseFormat {
  readonly name: string;
  readonly mediaType: string;
  /** With its point. */
  readonly extension: string;
  readonly write: (release: Release) => string;
}

/** What stands beside everything that is written. */
const MARK = 'Simulation, exercise: nothing here is a record of what happened.';

/** One table (RFC 4180): a row for each thing that is told, marked as a simulation. */
export const releaseCsv: ReleaseFormat = {
  name: 'csv',
  mediaType: 'text/csv; charset=utf-8; header=present',
  extension: '.csv',
  write: (release) => {
    const columns = [
      'simulation',
      'audience',
      'what',
      'id',
      'time_utc',
      'within_s',
      'until_utc',
      'near',
      'latitude_deg',
      'longitude_deg',
      'cell_km',
      'said',
    ] as const;
    const types = columns.map(() => 'text' as const);
    const lines = rowsOf(release).map((row) =>
      csvLine(
        [
          'exercise',
          release.audience,
          row.what,
          row.id,
          row.time_utc,
          row.within_s,
          row.until_utc,
          row.near === undefined ? undefined : formulaFree(row.near),
          row.latitude_deg,
          row.longitude_deg,
          row.cell_km,
          formulaFree(row.said),
        ],
        types,
      ),
    );
    return csvLine(columns, types) + lines.join('');
  },
};

/** GeoJSON (RFC 7946): what has a position, or is near a place that has one, stands there; the rest has no geometry. */
export const releaseGeojson: ReleaseFormat = {
  name: 'geojson',
  mediaType: 'application/geo+json',
  extension: '.geojson',
  write: (release) => {
    const { audience, asOf_utc, title, told, withheld } = release;
    const places = spotsOfPlaces(release);
    const features = rowsOf(release).map((row) => {
      const at = spotOf(row, places);
      return {
        type: 'Feature',
        geometry: at === undefined ? null : { type: 'Point', coordinates: at },
        properties: { simulation: true, ...row, ...safeTexts(row) },
      };
    });
    const about = {
      simulation: true,
      exercise: true,
      audience,
      asOf_utc,
      ...(title === undefined ? {} : { title: plainText(title) }),
      told,
      withheld,
    };
    return `${JSON.stringify({ type: 'FeatureCollection', testudo: about, features })}\n`;
  },
};

/** KML 2.2 for Google Earth: a folder for each kind of thing, and one for all that has no position; each with the time that it is told to. */
export const releaseKml: ReleaseFormat = {
  name: 'kml',
  mediaType: 'application/vnd.google-earth.kml+xml',
  extension: '.kml',
  write: (release) => {
    const places = spotsOfPlaces(release);
    const told = rowsOf(release).map((row) => ({ row, at: spotOf(row, places) }));
    const placed = FOLDERS.map(([name, kinds]) =>
      folder(
        name,
        told
          .filter(({ row, at }) => at !== undefined && kinds.includes(row.what))
          .map(({ row, at }) => placemarkOf(row, at, release)),
      ),
    );
    const elsewhere = folder(
      'Without a position',
      told.filter(({ at }) => at === undefined).map(({ row, at }) => placemarkOf(row, at, release)),
    );
    const document = element('Document', [
      text('name', `Simulation (exercise): a release, audience ${release.audience}`),
      text('open', 1),
      text('description', `${MARK} As of ${release.asOf_utc}.`),
      styles(),
      ...placed,
      elsewhere,
    ]);
    const namespaces = { xmlns: 'http://www.opengis.net/kml/2.2' };
    return `<?xml version="1.0" encoding="UTF-8"?>\n${element('kml', document, namespaces)}\n`;
  },
};

const FOLDERS: readonly (readonly [name: string, kinds: readonly What[]])[] = [
  ['Places', ['place']],
  ['Launches of interceptors', ['launch']],
  ['Flashes in the sky', ['flash']],
  ['Impacts', ['impact']],
  ['Alarms', ['alarm']],
  ['Reports of early warning', ['warning']],
  ['Batteries', ['battery', 'state', 'readiness', 'magazine']],
  [
    'Tracks',
    [
      'track',
      'expected-impact',
      'fire-order',
      'withheld',
      'refused',
      'judged-killed',
      'judged-missed',
      'track-lost',
    ],
  ],
  ['Coverage', ['coverage']],
  ['Truth', ['threat', 'shot', 'shot-ended', 'threat-killed', 'threat-impact']],
];

const STYLES: { readonly [what in What]: StyleName } = {
  place: 'place',
  launch: 'interceptor',
  flash: 'miss',
  impact: 'impact',
  alarm: 'warned-area',
  warning: 'warned-area',
  battery: 'battery',
  state: 'battery',
  readiness: 'battery',
  magazine: 'battery',
  coverage: 'place',
  track: 'track',
  'expected-impact': 'predicted-impact',
  'fire-order': 'interceptor',
  withheld: 'track',
  refused: 'track',
  'judged-killed': 'kill',
  'judged-missed': 'miss',
  'track-lost': 'track',
  threat: 'threat',
  'threat-killed': 'kill',
  'threat-impact': 'impact',
  shot: 'interceptor',
  'shot-ended': 'interceptor',
};

/** What goes on until something else is told of it: on a map no longer than to the moment of the release. */
const LASTING: ReadonlySet<What> = new Set<What>(['state', 'readiness', 'magazine', 'coverage']);

type Spot = readonly [longitude_deg: number, latitude_deg: number];

/** Where places stand, by their labels. */
function spotsOfPlaces({ places = [] }: Release): ReadonlyMap<string, Spot> {
  return new Map(
    places.flatMap(({ id, latitude_deg, longitude_deg }) =>
      latitude_deg === undefined || longitude_deg === undefined
        ? []
        : [[id, [longitude_deg, latitude_deg] as const] as const],
    ),
  );
}

function spotOf(
  { latitude_deg, longitude_deg, place }: Row,
  places: ReadonlyMap<string, Spot>,
): Spot | undefined {
  if (latitude_deg !== undefined && longitude_deg !== undefined) return [longitude_deg, latitude_deg];
  return place === undefined ? undefined : places.get(place);
}

function safeTexts({ near, said }: Row): { readonly near?: string; readonly said: string } {
  return { ...(near === undefined ? {} : { near: plainText(near) }), said: plainText(said) };
}

function placemarkOf(row: Row, at: Spot | undefined, release: Release): string {
  return placemark({
    name: row.said === '' ? row.id : `${row.id}: ${row.said}`,
    style: STYLES[row.what],
    facts: [
      ...fact('what', 'what', row.what),
      ...fact('near', 'near', row.near),
      ...fact('within_s', 'within', row.within_s, 's'),
      ...fact('cell_km', 'size of the cell', row.cell_km, 'km'),
    ],
    time: spanOf(row, release),
    geometry: at === undefined ? '' : element('Point', text('coordinates', at.join(','))),
  });
}

/**
 * What lasts, from its beginning (from ever, where that is not told) to the next of its kind, or to the moment of the release. Else from
 * the moment that is told to the end of the stretch it stands for; from then on, where it is exact.
 */
function spanOf({ what, time_utc, within_s, until_utc }: Row, { asOf_utc }: Release): string {
  const begin = time_utc === undefined ? undefined : parseUtc(time_utc);
  const isLasting = LASTING.has(what);
  if (begin === undefined && !isLasting) return '';
  const stretch =
    begin?.ok !== true || within_s === undefined
      ? undefined
      : formatUtc(begin.unix_us + within_s * 1_000_000);
  const end = until_utc ?? (isLasting ? asOf_utc : stretch);
  return element('TimeSpan', [
    ...(time_utc === undefined ? [] : [text('begin', time_utc)]),
    ...(end === undefined ? [] : [text('end', end)]),
  ]);
}
