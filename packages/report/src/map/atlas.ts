/** Coasts, borders and names of countries in a part of the world, from a topology of the whole. */
import { feature, mesh } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';

/** As the package world-atlas has it: `countries` with names, and `land`. */
export type Atlas = Topology<{
  readonly countries: GeometryCollection<{ readonly name: string }>;
  readonly land: GeometryCollection;
}>;

/** A part of the world in degrees; east may lie beyond 180. */
export interface Region {
  readonly west: number;
  readonly east: number;
  readonly south: number;
  readonly north: number;
}

/** [longitude, latitude], degrees. */
type Degrees = readonly [number, number];
type Ring = readonly Degrees[];

export interface Land {
  readonly coasts: readonly Ring[];
  readonly borders: readonly Ring[];
  readonly countries: readonly { readonly name: string; readonly rings: readonly Ring[] }[];
}

/** What of the atlas lies in a region: areas are cut at its edge, lines end at their first corner outside. */
export function landIn(atlas: Atlas, region: Region): Land {
  const { countries, land } = atlas.objects;
  const coasts = feature(atlas, land).features.flatMap(({ geometry }) => ringsOf(geometry));
  const borders = mesh(atlas, countries, (a, b) => a !== b)
    .coordinates as readonly (readonly (readonly number[])[])[];
  const named = feature(atlas, countries).features.map(({ properties, geometry }) => ({
    name: properties.name,
    rings: ringsOf(geometry).flatMap((ring) => cut(ring, region)),
  }));
  return {
    coasts: coasts.flatMap((ring) => cut(ring, region)),
    borders: borders.flatMap((line) => parts(line.map(degrees), region)),
    countries: named.filter(({ rings }) => rings.length > 0),
  };
}

interface Geometry {
  readonly type: string;
  readonly coordinates?: unknown;
}

/** The outer and inner rings of polygons; nothing of other geometries. */
function ringsOf(geometry: Geometry): readonly Ring[] {
  const { type, coordinates } = geometry;
  if (type === 'Polygon') return (coordinates as number[][][]).map((ring) => ring.map(degrees));
  if (type === 'MultiPolygon') return (coordinates as number[][][][]).flat().map((ring) => ring.map(degrees));
  return [];
}

function degrees(position: readonly number[]): Degrees {
  return [position[0] as number, position[1] as number];
}

/** The same line without jumps at the antimeridian, one turn of the Earth to the west, as it is, and one to the east. */
function turned(line: Ring): readonly Ring[] {
  let turns = 0;
  let last: number | undefined;
  const whole = line.map(([longitude, latitude]): Degrees => {
    if (last !== undefined && longitude - last > 180) turns--;
    else if (last !== undefined && longitude - last < -180) turns++;
    last = longitude;
    return [longitude + 360 * turns, latitude];
  });
  return [-360, 0, 360].map((shift) =>
    whole.map(([longitude, latitude]): Degrees => [longitude + shift, latitude]),
  );
}

function reaches(line: Ring, { west, east, south, north }: Region): boolean {
  let [left, right, low, high] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const [longitude, latitude] of line) {
    if (longitude < left) left = longitude;
    if (longitude > right) right = longitude;
    if (latitude < low) low = latitude;
    if (latitude > high) high = latitude;
  }
  return left <= east && right >= west && low <= north && high >= south;
}

/** The part of an area inside a region (Sutherland and Hodgman 1974). */
function cut(ring: Ring, region: Region): readonly Ring[] {
  const { west, east, south, north } = region;
  return turned(ring)
    .filter((one) => reaches(one, region))
    .flatMap((one) => {
      const clipped = side(side(side(side(one, 0, west, 1), 0, east, -1), 1, south, 1), 1, north, -1);
      return clipped.length < 3 ? [] : [clipped];
    });
}

/** The part on one side of a meridian (axis 0) or parallel (axis 1). */
function side(ring: Ring, axis: 0 | 1, edge: number, sign: 1 | -1): Ring {
  const inside = (point: Degrees) => sign * (point[axis] - edge) >= 0;
  return ring.flatMap((point, i) => {
    const before = ring.at(i - 1) as Degrees;
    if (inside(before) === inside(point)) return inside(point) ? [point] : [];
    const share = (edge - before[axis]) / (point[axis] - before[axis]);
    const other = before[1 - axis] as number;
    const across = other + share * ((point[1 - axis] as number) - other);
    const crossing: Degrees = axis === 0 ? [edge, across] : [across, edge];
    return inside(point) ? [crossing, point] : [crossing];
  });
}

/** The parts of a line inside a region, with one corner more at each end. */
function parts(line: Ring, region: Region): readonly Ring[] {
  const { west, east, south, north } = region;
  const isIn = ([longitude, latitude]: Degrees) =>
    longitude >= west && longitude <= east && latitude >= south && latitude <= north;
  return turned(line).flatMap((one) => {
    const found: Degrees[][] = [];
    one.forEach((point, i) => {
      const before = one[i - 1];
      if (!isIn(point) && !(before !== undefined && isIn(before))) return;
      const open = before !== undefined && isIn(before);
      if (!open) found.push(before === undefined ? [point] : [before, point]);
      else found.at(-1)?.push(point);
    });
    return found.filter((part) => part.length > 1);
  });
}
