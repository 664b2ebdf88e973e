/** Land, coasts and borders of the world, in degrees, in a chunk of their own. Natural Earth, 1 : 50 million, public domain. */
import { feature, mesh } from 'topojson-client';

type Topology = Parameters<typeof mesh>[0];
type Collection = Extract<Parameters<typeof mesh>[1], { type: 'GeometryCollection' }>;

/** A shape with the box of longitudes and latitudes that it lies in. */
export interface Shape {
  readonly path: Path2D;
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

/** A country's name and where it is written. */
export interface CountryName {
  readonly name: string;
  /** Longitude and latitude of points inside, the best first. */
  readonly spots_deg: readonly (readonly [number, number])[];
  /** Width of its largest part along the parallel, degrees: how large its name may be. */
  readonly span_deg: number;
}

export interface Land {
  readonly areas: readonly Shape[];
  readonly coasts: readonly Shape[];
  readonly borders: readonly Shape[];
  readonly names: readonly CountryName[];
}

type Ring = readonly (readonly number[])[];

let loading: Promise<Land> | undefined;

export function loadLand(): Promise<Land> {
  loading ??= import('world-atlas/countries-50m.json').then((module) =>
    landOf(module.default as unknown as Topology),
  );
  return loading;
}

function landOf(topology: Topology): Land {
  const countries = topology.objects.countries as Collection;
  const land = feature(topology, topology.objects.land as Collection);
  const areas = land.features.flatMap(({ geometry }) => polygonsOf(geometry));
  return {
    areas: areas.map((rings) => shapeOf(rings, true)),
    coasts: mesh(topology, countries, (a, b) => a === b).coordinates.map((line) =>
      shapeOf(cutAtEdge(line), false),
    ),
    borders: mesh(topology, countries, (a, b) => a !== b).coordinates.map((line) => shapeOf([line], false)),
    names: feature(topology, countries).features.flatMap(({ geometry, properties }) => {
      const name = nameAt(polygonsOf(geometry));
      return name === undefined
        ? []
        : [{ name: String((properties as { name?: string } | null)?.name ?? ''), ...name }];
    }),
  };
}

function polygonsOf(geometry: GeoJSON.Geometry): readonly (readonly Ring[])[] {
  if (geometry.type === 'Polygon') return [geometry.coordinates];
  return geometry.type === 'MultiPolygon' ? geometry.coordinates : [];
}

function shapeOf(lines: readonly Ring[], closed: boolean): Shape {
  const path = new Path2D();
  let [west, south, east, north] = [180, 90, -180, -90];
  for (const line of lines) {
    line.forEach(([x = 0, y = 0], i) => {
      if (i === 0) path.moveTo(x, y);
      else path.lineTo(x, y);
      west = Math.min(west, x);
      east = Math.max(east, x);
      south = Math.min(south, y);
      north = Math.max(north, y);
    });
    if (closed) path.closePath();
  }
  return { path, west, south, east, north };
}

/** A coast without the stretches along the antimeridian, where the map was cut. */
function cutAtEdge(line: Ring): readonly Ring[] {
  const parts: (readonly number[])[][] = [[]];
  line.forEach((point, i) => {
    const before = line[i - 1];
    const atEdge = (one: readonly number[] | undefined) => Math.abs(one?.[0] ?? 0) > 179.99;
    if (before !== undefined && atEdge(before) && atEdge(point)) parts.push([]);
    parts.at(-1)?.push(point);
  });
  return parts.filter((part) => part.length > 1);
}

/** Points of the largest part, first the middle of the parallel through its centre of area. */
function nameAt(polygons: readonly (readonly Ring[])[]): Omit<CountryName, 'name'> | undefined {
  let largest: Ring | undefined;
  let most = 0;
  for (const [outer] of polygons) {
    if (outer === undefined) continue;
    const area = Math.abs(momentsOf(outer).area);
    if (area > most) {
      most = area;
      largest = outer;
    }
  }
  if (largest === undefined) return undefined;
  const { latitude_deg } = momentsOf(largest);
  const tall = largest.reduce((most, [, y = 0]) => Math.max(most, Math.abs(y - latitude_deg)), 0);
  const spots_deg: [number, number][] = [];
  let span_deg = 0;
  for (const share of [0, 0.3, -0.3, 0.55, -0.55]) {
    const chord = widestAt(largest, latitude_deg + share * tall);
    if (chord === undefined) continue;
    const [from, to] = chord;
    if (share === 0) span_deg = to - from;
    for (const along of [0.5, 0.28, 0.72]) {
      spots_deg.push([from + along * (to - from), latitude_deg + share * tall]);
    }
  }
  return span_deg === 0 ? undefined : { spots_deg, span_deg };
}

/** The longest stretch of a parallel within a ring. */
function widestAt(ring: Ring, latitude_deg: number): readonly [number, number] | undefined {
  const crossings = crossingsAt(ring, latitude_deg);
  let best: readonly [number, number] | undefined;
  for (let i = 0; i + 1 < crossings.length; i += 2) {
    const chord = [crossings[i], crossings[i + 1]] as const;
    if (best === undefined || chord[1] - chord[0] > best[1] - best[0]) best = chord;
  }
  return best;
}

function momentsOf(ring: Ring): { readonly area: number; readonly latitude_deg: number } {
  let twice = 0;
  let moment = 0;
  ring.forEach(([x1 = 0, y1 = 0], i) => {
    const [x2 = 0, y2 = 0] = ring[(i + 1) % ring.length];
    const cross = x1 * y2 - x2 * y1;
    twice += cross;
    moment += cross * (y1 + y2);
  });
  return { area: twice / 2, latitude_deg: twice === 0 ? 0 : moment / (3 * twice) };
}

/** Longitudes at which a ring crosses a parallel, rising. */
function crossingsAt(ring: Ring, latitude_deg: number): readonly number[] {
  const found: number[] = [];
  ring.forEach(([x1 = 0, y1 = 0], i) => {
    const [x2 = 0, y2 = 0] = ring[(i + 1) % ring.length];
    if (y1 > latitude_deg === y2 > latitude_deg) return;
    found.push(x1 + ((latitude_deg - y1) / (y2 - y1)) * (x2 - x1));
  });
  return found.sort((a, b) => a - b);
}
