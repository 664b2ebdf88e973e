import { geodesicDirect } from '@testudo/core/earth';
import { degrees } from '../angles.js';
import { cutLine, cutRing, type Position } from './antimeridian.js';

export type Geometry =
  | { readonly type: 'Point'; readonly coordinates: Position }
  | { readonly type: 'LineString'; readonly coordinates: readonly Position[] }
  | { readonly type: 'MultiLineString'; readonly coordinates: readonly (readonly Position[])[] }
  | { readonly type: 'Polygon'; readonly coordinates: readonly (readonly Position[])[] }
  | { readonly type: 'MultiPolygon'; readonly coordinates: readonly (readonly (readonly Position[])[])[] };

/** Seven decimals of a degree are a centimetre, three of a metre a millimetre: more would be noise. */
const DEGREE_DIGITS = 1e7;
const METRE_DIGITS = 1e3;

const rounded = (value: number, digits: number): number => Math.round(value * digits) / digits + 0;

/** [longitude, latitude, height] as a file holds them. */
export function position(latitude_rad: number, longitude_rad: number, height_m?: number): Position {
  const turned = degrees(longitude_rad);
  const longitude = turned - 360 * Math.round(turned / 360);
  const flat = [longitude, degrees(latitude_rad)].map((angle) => rounded(angle, DEGREE_DIGITS));
  return height_m === undefined ? flat : [...flat, rounded(height_m, METRE_DIGITS)];
}

export function point(at: Position): Geometry {
  return { type: 'Point', coordinates: at };
}

/** A line with one more number for each of its positions, which goes along where the line is cut. */
export interface LineWithTimes {
  readonly geometry: Geometry;
  /** As the coordinates are: a list, or a list of lists where the line is in parts. */
  readonly times_s: readonly number[] | readonly (readonly number[])[];
}

/** A line through positions [longitude, latitude, height, time]. */
export function line(positions: readonly Position[]): LineWithTimes {
  const parts = cutLine(positions).map((part) => ({
    coordinates: part.map(([x = 0, y = 0, h = 0]) => [
      rounded(x, DEGREE_DIGITS),
      rounded(y, DEGREE_DIGITS),
      rounded(h, METRE_DIGITS),
    ]),
    times_s: part.map((each) => rounded(each[3] as number, 1e6)),
  }));
  const [only, ...others] = parts;
  if (only !== undefined && others.length === 0) {
    return { geometry: { type: 'LineString', coordinates: only.coordinates }, times_s: only.times_s };
  }
  return {
    geometry: { type: 'MultiLineString', coordinates: parts.map(({ coordinates }) => coordinates) },
    times_s: parts.map(({ times_s }) => times_s),
  };
}

const CORNERS = 72;

/** All places within a distance of a point: a polygon of 72 corners, each on the circle to a millimetre. */
export function circle(latitude_rad: number, longitude_rad: number, radius_m: number): Geometry {
  const ring = Array.from({ length: CORNERS }, (_, i) => {
    const azimuth_rad = (-2 * Math.PI * i) / CORNERS;
    const corner = geodesicDirect(latitude_rad, longitude_rad, azimuth_rad, radius_m);
    return position(corner.latitude_rad, corner.longitude_rad);
  });
  const parts = cutRing(ring, latitude_rad < 0 ? -90 : 90).map((part) =>
    part.map(([x = 0, y = 0]) => [rounded(x, DEGREE_DIGITS), rounded(y, DEGREE_DIGITS)]),
  );
  const [only, ...others] = parts;
  if (only !== undefined && others.length === 0) return { type: 'Polygon', coordinates: [only] };
  return { type: 'MultiPolygon', coordinates: parts.map((part) => [part]) };
}
