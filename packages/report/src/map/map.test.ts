import { karneyInverse } from '@testudo/core/earth';
import type { ResolvedScenario } from '@testudo/core/scenario';
import { describe, expect, it } from 'vitest';
import { type Atlas, coastOf, landIn } from './atlas.js';
import { frameOf, regionOf } from './frame.js';
import { graticule } from './graticule.js';
import { mapFigure } from './map.js';
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

describe('the lines of a map', () => {
  /** Corners of a square about a place, so many km each way. */
  const about = (latitude: number, longitude: number, km: number) =>
    ring(at(latitude, longitude), km * 1000, 8);
  const drawn = (latitude: number, longitude: number, km: number) => {
    const frame = frameOf(about(latitude, longitude, km), 700, 340, 540);
    const region = regionOf(frame);
    const { lines, numbers } = graticule(frame, region, 66);
    const words = [...lines, ...numbers]
      .map((one) => one.markup.replace(/<[^>]*>/g, ''))
      .filter((one) => one !== '');
    return { region, lines: lines.length, words };
  };

  it('have numbers of both kinds wherever the map lies', () => {
    for (const [latitude, longitude] of [
      [0, 20],
      [45, 10],
      [-60, 100],
      [77.5, 16],
      [-77.5, 166],
      [85, -40],
      [89.2, 20],
      [-89.5, 20],
    ] as const) {
      const { words } = drawn(latitude, longitude, 150);
      expect(words.filter((one) => / [NS]$/.test(one)).length, `${latitude}`).toBeGreaterThan(0);
      expect(words.filter((one) => !/ [NS]$/.test(one)).length, `${latitude}`).toBeGreaterThan(1);
    }
    expect(drawn(77.5, 16, 150).words.filter((one) => one.endsWith(' N')).length).toBeGreaterThan(2);
  });

  it('go to the pole, and all round it, where it lies in the frame', () => {
    for (const side of [1, -1]) {
      const { region } = drawn(side * 89.5, 20, 150);
      expect(region.east - region.west).toBeCloseTo(360, 9);
      expect(side === 1 ? region.north : -region.south).toBe(90);
      expect(side === 1 ? region.south : -region.north).toBeLessThan(88.5);
    }
    expect(drawn(88, 20, 100).region.north).toBeLessThan(90);
  });

  it('name no side on the antimeridian', () => {
    const { words } = drawn(-17, 180, 150);
    expect(words).toContain('180°');
    expect(words.some((one) => /^180° [EW]/.test(one))).toBe(false);
  });
});

describe('the map of a run', () => {
  const quantity = (nominal: number, unit: string) => ({ nominal, unit, distribution: 'point' });
  /** A battery with a radar that looks 180 km far, and missiles from so many km away. */
  const mapOf = (away_km: number, name: string) => {
    const place = { id: 'base', name, radius_m: quantity(1000, 'm'), ...at(33.5, 44.2) };
    const [site] = ring(at(33.5, 44.2), away_km * 1000, 1);
    const scenario = {
      places: [place],
      launchSites: [{ id: 'site', name: 'Site', ...site }],
      threats: [{ id: 'm', from: 'site', at: 'base', classId: 'a-class' }],
      batteries: [
        { id: 'one', name: 'One', radar: 'radar', facing_rad: quantity(0, 'rad'), ...at(33.5, 44.2) },
      ],
      catalogue: [
        {
          id: 'radar',
          parameters: [
            { name: 'searchSector', quantity: quantity(Math.PI / 2, 'rad') },
            { name: 'maximumRange', quantity: quantity(180_000, 'm') },
          ],
        },
      ],
      historical: false,
    } as unknown as ResolvedScenario;
    const tracks = [{ points: between(site ?? at(0, 0), place), fate: 'arrived' as const }];
    const content = { id: 'map', title: 'A map', scenario, tracks, interceptors: [], warned: [] };
    const figure = mapFigure(content, { type: 'Topology' } as Atlas);
    const drawn = figure?.draw(700);
    return { note: figure?.note ?? '', markup: (drawn?.parts ?? []).map(({ markup }) => markup).join('') };
  };
  const length = (markup: string) => {
    const [, d = ''] = /<path d="([^"]*)" class="track track-arrived"/.exec(markup) ?? [];
    const ys = [...d.matchAll(/(-?[\d.]+)[ ,](-?[\d.]+)/g)].map(([, , y]) => Number(y));
    return Math.max(...ys) - Math.min(...ys);
  };

  it('is of the flights where the sector of a radar dwarfs them, and says so', () => {
    const near = mapOf(5, 'Base');
    expect(length(near.markup)).toBeGreaterThan(200);
    expect(near.note).toContain('What the radar searches reaches beyond this map.');
    const far = mapOf(250, 'Base');
    expect(length(far.markup)).toBeGreaterThan(200);
    expect(far.note).not.toContain('beyond this map');
  });

  it('has a name for its place, however long that is', () => {
    expect(mapOf(250, 'Base').markup).toContain('>Base<');
    expect(mapOf(250, `Base ${'of a very long name '.repeat(12)}`).markup).toMatch(
      />Base of a very long[^<]*…</,
    );
  });
});

describe('a coast', () => {
  const region = { west: 175, east: 186, south: -20, north: -10 };

  it('does not run along the antimeridian, where the atlas is cut, nor along the edge of a region', () => {
    // The western half of an island, cut at 180° and at the southern edge.
    const half = [
      [180, -20],
      [180, -15],
      [178, -14],
      [177, -16],
      [177.5, -20],
    ] as const;
    expect(coastOf(half, region)).toEqual([
      [
        [180, -15],
        [178, -14],
        [177, -16],
        [177.5, -20],
      ],
    ]);
  });

  it('is closed round an island that nothing cuts', () => {
    const island = [
      [177, -15],
      [178, -15],
      [178, -16],
    ] as const;
    const [line, ...others] = coastOf(island, region);
    expect(others).toEqual([]);
    expect(line?.[0]).toEqual(line?.at(-1));
    expect(line).toHaveLength(4);
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
