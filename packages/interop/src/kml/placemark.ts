/** Placemarks and what they show. Latitudes and longitudes in degrees, heights in metres. */
import { formatUtc } from '@testudo/core/numerics';
import { position, ringsOf } from '../picture/area.js';
import { type Fact, fact, spoken } from '../picture/fact.js';
import type { GroundPoint } from '../picture/radar-sector.js';
import type { Span } from '../picture/span.js';
import { element, text } from './element.js';
import type { StyleName } from './style.js';

export interface Placemark {
  readonly name: string;
  readonly style: StyleName;
  readonly facts: readonly Fact[];
  /** When it is shown; always where it is left out. A track has times of its own. */
  readonly time?: string;
  readonly geometry: string;
}

/** A named object with its facts, marked as a simulation. */
export function placemark({ name, style, facts, time = '', geometry }: Placemark): string {
  const placed = element('Placemark', [
    text('name', name),
    time,
    text('styleUrl', `#${style}`),
    element('ExtendedData', [...fact('simulation', 'simulation, exercise', true), ...facts].map(data)),
    geometry,
  ]);
  return `${placed}\n`;
}

/** One fact: its name ends in the unit, and a person reads the unit too. */
export function data(one: Fact): string {
  const { key, label, unit, value } = one;
  const shown = unit === undefined ? label : `${label} (${unit})`;
  const said = typeof value === 'number' ? String(value) : spoken(one);
  return element('Data', [text('displayName', shown), text('value', said)], { name: key });
}

export function folder(name: string, features: readonly string[]): string {
  return features.length === 0 ? '' : `${element('Folder', [text('name', name), '\n', ...features])}\n`;
}

/** From a moment to another, or for good. */
export function timeSpan(epochUnix_us: number, { from_us, until_us }: Span): string {
  return element('TimeSpan', [
    text('begin', formatUtc(epochUnix_us + from_us)),
    text('end', formatUtc(epochUnix_us + until_us)),
  ]);
}

export function since(epochUnix_us: number, from_us: number): string {
  return element('TimeSpan', [text('begin', formatUtc(epochUnix_us + from_us))]);
}

export interface Place extends GroundPoint {
  readonly height_m?: number;
}

const coordinate = ({ latitude_rad, longitude_rad, height_m = 0 }: Place, between: ',' | ' '): string =>
  position(latitude_rad, longitude_rad, height_m).join(between);

/** A point on the ground, or above it where it has a height. */
export function point(place: Place): string {
  const mode = place.height_m === undefined ? [] : [text('altitudeMode', 'absolute')];
  return element('Point', [...mode, text('coordinates', coordinate(place, ','))]);
}

/** An area on the ground; in parts where it crosses the antimeridian. */
export function area(edge: readonly GroundPoint[]): string {
  const polygons = ringsOf(edge).map((ring) =>
    element('Polygon', [
      text('tessellate', 1),
      element(
        'outerBoundaryIs',
        element('LinearRing', text('coordinates', ring.map((corner) => corner.join(',')).join(' '))),
      ),
    ]),
  );
  return polygons.length === 1 ? (polygons[0] ?? '') : element('MultiGeometry', polygons);
}

export interface TimedPlace extends Place {
  readonly time_us: number;
}

/** A way through the air with its times: Google's extension, which Google Earth plays and GIS programs read as a line. */
export function track(epochUnix_us: number, points: readonly TimedPlace[]): string {
  return element('gx:Track', [
    text('altitudeMode', 'absolute'),
    ...points.map(({ time_us }) => text('when', formatUtc(epochUnix_us + time_us))),
    ...points.map((at) => text('gx:coord', coordinate(at, ' '))),
  ]);
}
