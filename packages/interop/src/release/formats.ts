/** The files that a release can be told in, each made from the release alone. */
import { formatUtc, parseUtc } from '@testudo/core/numerics';
import { csvLine } from '../csv/cell.js';
import { element, text } from '../kml/element.js';
import { folder, placemark } from '../kml/placemark.js';
import { styles } from '../kml/style.js';
import { fact } from '../picture/fact.js';
import { formulaFree, plainText } from '../plain-text.js';
import type { Release } from './release.js';
import { type Row, rowsOf } from './rows.js';

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
          'true',
          release.audience,
          row.what,
          row.id,
          row.time_utc,
          row.within_s,
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
    const { audience, asOf_utc, policy, title, told, withheld } = release;
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
      policy: plainText(policy),
      ...(title === undefined ? {} : { title: plainText(title) }),
      told,
      withheld,
    };
    return `${JSON.stringify({ type: 'FeatureCollection', testudo: about, features })}\n`;
  },
};

/** KML 2.2 for Google Earth: a folder for each kind of thing, with the time that each is told to. */
export const releaseKml: ReleaseFormat = {
  name: 'kml',
  mediaType: 'application/vnd.google-earth.kml+xml',
  extension: '.kml',
  write: (release) => {
    const places = spotsOfPlaces(release);
    const rows = rowsOf(release);
    const folders = FOLDERS.map(([what, name]) =>
      folder(
        name,
        rows.filter((row) => row.what === what).flatMap((row) => placemarkOf(row, places)),
      ),
    );
    const document = element('Document', [
      text('name', `Simulation (exercise): a release, audience ${release.audience}`),
      text('open', 1),
      text('description', `${MARK} As of ${release.asOf_utc}.`),
      styles(),
      ...folders,
    ]);
    const namespaces = { xmlns: 'http://www.opengis.net/kml/2.2' };
    return `<?xml version="1.0" encoding="UTF-8"?>\n${element('kml', document, namespaces)}\n`;
  },
};

const FOLDERS: readonly (readonly [Row['what'], string])[] = [
  ['place', 'Places'],
  ['launch', 'Launches of interceptors'],
  ['flash', 'Flashes in the sky'],
  ['impact', 'Impacts'],
  ['alarm', 'Alarms'],
  ['warning', 'Reports of early warning'],
  ['battery', 'Batteries'],
  ['track', 'Tracks'],
  ['coverage', 'Coverage'],
  ['threat', 'Truth'],
];

const STYLES = {
  place: 'place',
  launch: 'interceptor',
  flash: 'miss',
  impact: 'impact',
  alarm: 'warned-area',
  warning: 'warned-area',
  battery: 'battery',
  track: 'track',
  coverage: 'place',
  threat: 'impact',
} as const;

type Spot = readonly [longitude_deg: number, latitude_deg: number];

/** Where places stand, by their names. */
function spotsOfPlaces({ places = [] }: Release): ReadonlyMap<string, Spot> {
  return new Map(
    places.flatMap(({ name, latitude_deg, longitude_deg }) =>
      latitude_deg === undefined || longitude_deg === undefined
        ? []
        : [[name, [longitude_deg, latitude_deg] as const] as const],
    ),
  );
}

function spotOf(
  { latitude_deg, longitude_deg, near }: Row,
  places: ReadonlyMap<string, Spot>,
): Spot | undefined {
  if (latitude_deg !== undefined && longitude_deg !== undefined) return [longitude_deg, latitude_deg];
  return near === undefined ? undefined : places.get(near);
}

function safeTexts({ near, said }: Row): { readonly near?: string; readonly said: string } {
  return { ...(near === undefined ? {} : { near: plainText(near) }), said: plainText(said) };
}

function placemarkOf(row: Row, places: ReadonlyMap<string, Spot>): readonly string[] {
  const at = spotOf(row, places);
  if (at === undefined) return [];
  return [
    placemark({
      name: row.said === '' ? row.id : `${row.id}: ${row.said}`,
      style: STYLES[row.what],
      facts: [
        ...fact('near', 'near', row.near),
        ...fact('within_s', 'within', row.within_s, 's'),
        ...fact('cell_km', 'size of the cell', row.cell_km, 'km'),
      ],
      time: spanOf(row),
      geometry: element('Point', text('coordinates', at.join(','))),
    }),
  ];
}

/** From the moment that is told to the end of the stretch it stands for; from then on, where it is exact. */
function spanOf({ time_utc, within_s }: Row): string {
  const begin = time_utc === undefined ? undefined : parseUtc(time_utc);
  if (time_utc === undefined || begin?.ok !== true) return '';
  const end = within_s === undefined ? [] : [text('end', formatUtc(begin.unix_us + within_s * 1_000_000))];
  return element('TimeSpan', [text('begin', time_utc), ...end]);
}
