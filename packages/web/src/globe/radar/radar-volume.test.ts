import { ecefToEnu, ecefToGeodetic, localFrame, surfaceDistance } from '@testudo/core/earth';
import { vec3 } from '@testudo/core/numerics';
import { emptySight, limitOn, sightOf } from '@testudo/core/radar';
import { describe, expect, it } from 'vitest';
import { recorded } from '../../../../../tests/recorded.js';
import {
  coverageRing,
  type StandingRadar,
  searchVolume,
  standingRadar,
  trackSectorEdge,
} from './radar-volume.js';

const { scenario } = recorded('iraq-2020/april');
const made = standingRadar(scenario, scenario.batteries[0]);
if (made === undefined) throw new Error('the radar has to stand');
const radar: StandingRadar = made;
const foot = localFrame({
  latitude_rad: radar.battery.latitude_rad,
  longitude_rad: radar.battery.longitude_rad,
  height_m: radar.ground_m,
});

/** How the engine's radar sees an Earth-fixed position, and what keeps it from looking there. */
function seen(at: ArrayLike<number>, k: number, mode: 'search' | 'track' = 'search') {
  const { x, y, z } = ecefToEnu(foot, vec3<'ecef'>(at[3 * k], at[3 * k + 1], at[3 * k + 2]));
  const sight = sightOf(radar.volume, Float64Array.of(x, y, z), emptySight());
  return { sight: { ...sight }, limit: limitOn(radar.volume, sight, mode) };
}

describe('the body of a search volume', () => {
  const body = searchVolume(radar);
  const { volume } = radar;

  it('has its far face at the greatest range, between the lowest and the highest elevation', () => {
    const far = body.edges.slice(0, 2);
    [volume.lowestElevation_rad, volume.searchTop_rad].forEach((elevation, n) => {
      for (let k = 0; k < far[n].length / 3; k++) {
        const { sight } = seen(far[n], k);
        expect(sight.range_m / volume.maximumRange_m).toBeCloseTo(1, 2);
        expect(Math.abs(sight.apparentElevation_rad - elevation)).toBeLessThan(0.003);
        expect(Math.abs(sight.fromFacing_rad)).toBeLessThan(volume.searchSector_rad / 2 + 0.003);
      }
    });
  });

  it('lies where the engine looks: points drawn in from its edge are seen, points drawn out are not', () => {
    const [low, high] = body.edges;
    const middle = [low, high].map((edge) => Math.floor(edge.length / 6));
    const at = (edge: Float64Array, k: number, share: number) => {
      const { x, y, z } = foot.originEcef;
      return [
        x + share * (edge[3 * k] - x),
        y + share * (edge[3 * k + 1] - y),
        z + share * (edge[3 * k + 2] - z),
      ];
    };
    const between = (share: number) => {
      const a = at(low, middle[0], share);
      const b = at(high, middle[1], share);
      return a.map((value, i) => (value + b[i]) / 2);
    };
    expect(seen(between(0.9), 0).limit).toBeUndefined();
    expect(seen(between(1.2), 0).limit).toBe('too-far');
    expect(seen(at(high, middle[1], 0.9), 0).limit ?? 'too-high').toBe('too-high');
  });

  it('is made of triangles of its own points', () => {
    expect(body.triangles.length % 3).toBe(0);
    expect(Math.max(...body.triangles)).toBe(body.positions_m.length / 3 - 1);
    expect(body.positions_m.every(Number.isFinite)).toBe(true);
  });

  it('stands within a wider sector for tracks', () => {
    const edge = trackSectorEdge(radar);
    const half = radar.volume.trackSector_rad / 2;
    const widest = Array.from({ length: edge.length / 3 }, (_, k) => seen(edge, k, 'track').sight)
      .filter(({ range_m }) => range_m > 1000)
      .map(({ fromFacing_rad }) => Math.abs(fromFacing_rad));
    expect(Math.max(...widest)).toBeCloseTo(half, 2);
  });
});

describe('coverage at a height', () => {
  const widest = (ring: Float64Array) =>
    Math.max(...Array.from({ length: ring.length / 3 }, (_, k) => seen(ring, k).sight.range_m));

  it('ends where the engine stops looking', () => {
    for (const height_m of [1000, 5000, 10_000, 50_000]) {
      const ring = coverageRing(radar, height_m);
      if (ring === undefined) throw new Error('it has to be seen somewhere');
      const middle = Math.floor(ring.length / 12);
      const { x, y, z } = { x: ring[3 * middle], y: ring[3 * middle + 1], z: ring[3 * middle + 2] };
      const border = ecefToGeodetic(vec3<'ecef'>(x, y, z));
      expect(border.height_m).toBeCloseTo(height_m, 3);
      const limits = [0.98, 1.02].map((share) => {
        const { originEcef: o } = foot;
        const out = ecefToGeodetic(
          vec3<'ecef'>(o.x + share * (x - o.x), o.y + share * (y - o.y), o.z + share * (z - o.z)),
        );
        const moved = localFrame({ ...out, height_m }).originEcef;
        return seen([moved.x, moved.y, moved.z], 0).limit;
      });
      expect(limits[0]).toBeUndefined();
      expect(limits[1]).toMatch(/too-low|too-far|horizon/);
    }
  });

  it('reaches further for what flies higher, to the greatest range and no further', () => {
    const reach = [500, 1000, 2000, 5000, 20_000].map((height_m) =>
      widest(coverageRing(radar, height_m) ?? new Float64Array(3)),
    );
    for (let i = 1; i < reach.length; i++) expect(reach[i]).toBeGreaterThanOrEqual(reach[i - 1] - 50);
    expect(reach[0]).toBeLessThan(60_000);
    expect(reach.at(-1)).toBeCloseTo(radar.volume.maximumRange_m, -3);
  });

  it('is nowhere below the ground, and is cut by a skyline', () => {
    expect(coverageRing(radar, radar.ground_m - 1000)).toBeUndefined();
    const hills: StandingRadar = {
      ...radar,
      skyline: [
        [0, 0.1],
        [Math.PI, 0.1],
      ],
    };
    const open = coverageRing(radar, 5000);
    const behind = coverageRing(hills, 5000);
    if (open === undefined || behind === undefined) throw new Error('both see something');
    // 4.8 km over the antenna at 0.1 rad are 48 km away.
    expect(widest(behind)).toBeGreaterThan(40_000);
    expect(widest(behind)).toBeLessThan(50_000);
    expect(widest(open)).toBeGreaterThan(120_000);
    const geodetic = ecefToGeodetic(vec3<'ecef'>(open[0], open[1], open[2]));
    expect(surfaceDistance(geodetic, radar.battery)).toBeGreaterThan(120_000);
  });
});
