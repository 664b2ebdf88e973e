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
      return clipped.length < 3 ? [] : [alongParallels(clipped, region)];
    });
}

/** More corners where an area is cut along a parallel, which is no straight line on a map. */
function alongParallels(ring: Ring, { south, north }: Region): Ring {
  return ring.flatMap((point, i) => {
    const before = ring.at(i - 1) as Degrees;
    const isCut = point[1] === before[1] && (point[1] === south || point[1] === north);
    const parts = isCut ? Math.max(1, Math.ceil(Math.abs(point[0] - before[0]) / PARALLEL_STEP)) : 1;
    return Array.from(
      { length: parts },
      (_, k): Degrees => [before[0] + ((k + 1) / parts) * (point[0] - before[0]), point[1]],
    );
  });
}

/** Degrees of longitude. */
const PARALLEL_STEP = 2;

/** The parts of an area's edge that are coast: neither where a region cuts it, nor where the atlas itself is cut. */
export function coastOf(ring: Ring, region: Region): readonly Ring[] {
  const lines: Degrees[][] = [];
  let isOpen = false;
  for (let i = 0; i <= ring.length; i++) {
    const point = ring[i % ring.length] as Degrees;
    const before = ring[(i + ring.length - 1) % ring.length] as Degrees;
    const isCoast = i > 0 && !isSeam(before, point, region);
    if (isCoast && isOpen) lines.at(-1)?.push(point);
    else if (isCoast) lines.push([before, point]);
    isOpen = isCoast;
  }
  return lines;
}

/** Whether an edge runs along the edge of a region, the antimeridian or a pole. */
function isSeam(a: Degrees, b: Degrees, { west, east, south, north }: Region): boolean {
  const both = (is: (point: Degrees) => boolean) => is(a) && is(b);
  return (
    both(([longitude]) => Math.abs(Math.abs(wrapped(longitude)) - 180) < SAME) ||
    both(([, latitude]) => Math.abs(latitude) > 90 - SAME) ||
    [west, east].some((edge) => both(([longitude]) => Math.abs(longitude - edge) < SAME)) ||
    [south, north].some((edge) => both(([, latitude]) => Math.abs(latitude - edge) < SAME))
  );
}

/** Degrees: the same place. */
const SAME = 1e-6;

function wrapped(longitude: number): number {
  return longitude - 360 * Math.round(longitude / 360);
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
