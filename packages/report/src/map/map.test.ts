import { karneyInverse } from '@testudo/core/earth';
import { describe, expect, it } from 'vitest';
import { type Atlas, landIn } from './atlas.js';
import { frameOf, regionOf } from './frame.js';
import { between, project, ring } from './projection.js';

const RADIAN = Math.PI / 180;
const at = (latitude: number, longitude: number) => ({
  latitude_rad: latitude * RADIAN,
  longitude_rad: longitude * RADIAN,
});

describe('the projection', () => {
  it('keeps distance and direction from its centre, within what a sphere is off the ellipsoid', () => {
    const places = [
      [33.79, 42.44],
      [36.24, 43.96],
      [29.3, 47.5],
      [35, 50],
    ] as const;
    for (const place of places) {
      const [x, y] = project(at(35, 44), at(place[0], place[1]));
      const line = karneyInverse(35, 44, place[0], place[1]);
      expect(Math.abs(Math.hypot(x, y) / line.distance_m - 1)).toBeLessThan(0.006);
      const turn = Math.atan2(x, -y) - line.azimuth1_deg * RADIAN;
      expect(Math.abs(Math.atan2(Math.sin(turn), Math.cos(turn)))).toBeLessThan(0.004);
    }
  });

  it('has north above and east at the right', () => {
    expect(project(at(10, 10), at(11, 10))[1]).toBeLessThan(0);
    expect(project(at(10, 10), at(10, 11))[0]).toBeGreaterThan(0);
  });

  it('draws rings at their radius, and ways that begin and end where they should', () => {
    for (const spot of ring(at(40, 20), 50_000))
      expect(Math.hypot(...project(at(40, 20), spot))).toBeCloseTo(50_000, 2);
    const way = between(at(0, 179), at(0, -179));
    expect(way[12]?.latitude_rad).toBeCloseTo(0, 9);
    expect(Math.abs(way[12]?.longitude_rad ?? 0)).toBeCloseTo(Math.PI, 9);
  });
});

describe('a frame', () => {
  it('holds every place, also across the antimeridian, and its region holds the frame', () => {
    const spots = [at(50, 179), at(52, -178), at(51, -179.5)];
    const frame = frameOf(spots, 700, 300, 600);
    for (const spot of spots) expect(frame.isIn(spot)).toBe(true);
    expect(frame.metresPerPixel * frame.width).toBeLessThan(1e6);
    const region = regionOf(frame);
    expect(region.west).toBeLessThan(179);
    expect(region.east).toBeGreaterThan(182);
    expect(region.east - region.west).toBeLessThan(20);
  });
});

describe('the atlas', () => {
  /** Two square countries side by side, 0 to 10 and 10 to 20 degrees east, 0 to 10 north, and one across the antimeridian. */
  const atlas: Atlas = {
    type: 'Topology',
    arcs: [
      [
        [10, 0],
        [10, 10],
      ],
      [
        [10, 10],
        [0, 10],
        [0, 0],
        [10, 0],
      ],
      [
        [10, 0],
        [20, 0],
        [20, 10],
        [10, 10],
      ],
      [
        [170, 0],
        [190, 0],
        [190, 10],
        [170, 10],
        [170, 0],
      ],
    ],
    objects: {
      countries: {
        type: 'GeometryCollection',
        geometries: [
          { type: 'Polygon', arcs: [[0, 1]], properties: { name: 'West' } },
          { type: 'Polygon', arcs: [[2, -1]], properties: { name: 'East' } },
          { type: 'Polygon', arcs: [[3]], properties: { name: 'Far' } },
        ],
      },
      land: {
        type: 'GeometryCollection',
        geometries: [
          { type: 'Polygon', arcs: [[2, 1]] },
          { type: 'Polygon', arcs: [[3]] },
        ],
      },
    },
  } as Atlas;

  it('is cut at the edge of the region', () => {
    const land = landIn(atlas, { west: 8, east: 12, south: 2, north: 20 });
    expect(land.countries.map(({ name }) => name)).toEqual(['West', 'East']);
    const corners = land.countries.flatMap(({ rings }) => rings.flat());
    expect(Math.min(...corners.map(([longitude]) => longitude))).toBe(8);
    expect(Math.max(...corners.map(([longitude]) => longitude))).toBe(12);
    expect(land.borders.flat()).toEqual(
      [
        [10, 0],
        [10, 10],
      ].map((point) => point),
    );
    expect(land.coasts).toHaveLength(1);
  });

  it('is found on the other side of the antimeridian', () => {
    const east = landIn(atlas, { west: -180, east: -175, south: 2, north: 8 });
    const west = landIn(atlas, { west: 175, east: 185, south: 2, north: 8 });
    expect(east.countries.map(({ name }) => name)).toEqual(['Far']);
    expect(west.countries.map(({ name }) => name)).toEqual(['Far']);
  });

  it('is empty where there is only sea', () => {
    expect(landIn(atlas, { west: 40, east: 50, south: 0, north: 10 })).toEqual({
      coasts: [],
      borders: [],
      countries: [],
    });
  });
});
