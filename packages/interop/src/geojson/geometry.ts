import { cutLine, type Position } from '../picture/antimeridian.js';
import { DEGREE_DIGITS, METRE_DIGITS, ringsOf, rounded } from '../picture/area.js';
import type { GroundPoint } from '../picture/radar-sector.js';

export type Geometry =
  | { readonly type: 'Point'; readonly coordinates: Position }
  | { readonly type: 'LineString'; readonly coordinates: readonly Position[] }
  | { readonly type: 'MultiLineString'; readonly coordinates: readonly (readonly Position[])[] }
  | { readonly type: 'Polygon'; readonly coordinates: readonly (readonly Position[])[] }
  | { readonly type: 'MultiPolygon'; readonly coordinates: readonly (readonly (readonly Position[])[])[] };

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

/** An area by its edge. */
export function polygon(edge: readonly GroundPoint[]): Geometry {
  const parts = ringsOf(edge);
  const [only, ...others] = parts;
  if (only !== undefined && others.length === 0) return { type: 'Polygon', coordinates: [only] };
  return { type: 'MultiPolygon', coordinates: parts.map((part) => [part]) };
}
