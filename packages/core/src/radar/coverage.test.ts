import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apparentElevation, radarHorizon } from '../earth/index.js';
import { vec3 } from '../numerics/vec3.js';
import {
  azimuthOf,
  emptySight,
  insideness,
  type Limit,
  limitOn,
  type RadarVolume,
  reasonOf,
  seen,
  sightOf,
  steeringGain,
} from './coverage.js';

const DEG = Math.PI / 180;
const VOLUME: RadarVolume = {
  facing_rad: 80 * DEG,
  tilt_rad: 40 * DEG,
  searchSector_rad: 90 * DEG,
  trackSector_rad: 120 * DEG,
  lowestElevation_rad: 0,
  searchTop_rad: 60 * DEG,
  trackTop_rad: 75 * DEG,
  steeringLimit_rad: 60 * DEG,
  antennaHeight_m: 5,
  minimumRange_m: 2000,
  maximumRange_m: 170_000,
};

/** East, north, up of a place at a range, azimuth and elevation from the antenna itself, in degrees and km. */
function at(range_km: number, azimuth_deg: number, elevation_deg: number) {
  const range_m = range_km * 1000;
  const across_m = range_m * Math.cos(elevation_deg * DEG);
  return vec3<'enu'>(
    across_m * Math.sin(azimuth_deg * DEG),
    across_m * Math.cos(azimuth_deg * DEG),
    range_m * Math.sin(elevation_deg * DEG) + 5,
  );
}

function limit(...[range_km, azimuth_deg, elevation_deg]: [number, number, number]): Limit | 'seen' {
  const found = seen(VOLUME, at(range_km, azimuth_deg, elevation_deg), 'search');
  return found.ok ? 'seen' : found.limit;
}

describe('where a target stands', () => {
  it('is its range, azimuth and elevation from the antenna', () => {
    const azimuths = fc.double({ min: 0, max: 359.9, noNaN: true });
    const elevations = fc.double({ min: -5, max: 85, noNaN: true });
    fc.assert(
      fc.property(azimuths, elevations, (azimuth_deg, elevation_deg) => {
        const { x, y, z } = at(100, azimuth_deg, elevation_deg);
        const sight = sightOf(VOLUME, Float64Array.of(x, y, z), emptySight());
        expect(sight.range_m).toBeCloseTo(100_000, 6);
        expect(sight.azimuth_rad).toBeCloseTo(azimuth_deg * DEG, 9);
        expect(sight.elevation_rad).toBeCloseTo(elevation_deg * DEG, 9);
      }),
    );
  });

  it('is seen higher than it stands, by the bending of a 4/3 Earth: s/8R near the ground', () => {
    const { x, y, z } = at(150, 80, 2);
    const sight = sightOf(VOLUME, Float64Array.of(x, y, z), emptySight());
    expect(sight.apparentElevation_rad - sight.elevation_rad).toBeCloseTo(150_000 / (8 * 6_371_000), 4);
  });

  it('agrees with the height and ground range over the sphere', () => {
    // 10 km up and 200 km along the sphere: chord geometry worked out by hand.
    const angle = 200_000 / 6_371_000;
    const radius_m = 6_371_000 + 10_000;
    const target = vec3<'enu'>(radius_m * Math.sin(angle), 0, radius_m * Math.cos(angle) - 6_371_000);
    const sight = sightOf(VOLUME, Float64Array.of(target.x, target.y, target.z), emptySight());
    expect(sight.apparentElevation_rad).toBeCloseTo(apparentElevation(5, 10_000, 200_000), 9);
    expect(sight.horizonMargin_m).toBeCloseTo(radarHorizon(5, 10_000) - 200_000, 2);
  });

  it('is on boresight at the facing and the tilt, and off it by the angle between', () => {
    const nearby = at(3, 80, 40);
    const ahead = sightOf(VOLUME, Float64Array.of(nearby.x, nearby.y, nearby.z), emptySight());
    expect(Math.acos(Math.min(1, ahead.boresightCosine))).toBeLessThan(1e-3);
    const above = at(3, 80, 65);
    const sight = sightOf(VOLUME, Float64Array.of(above.x, above.y, above.z), emptySight());
    expect(Math.acos(sight.boresightCosine) / DEG).toBeCloseTo(25, 1);
  });

  it('is off boresight by the angle between the two directions as vectors', () => {
    const near = at(3, 120, 10);
    const sight = sightOf(VOLUME, Float64Array.of(near.x, near.y, near.z), emptySight());
    const face = at(1, 80, 40);
    const dot = face.x * near.x + face.y * near.y + (face.z - 5) * (near.z - 5);
    expect(Math.acos(sight.boresightCosine)).toBeCloseTo(Math.acos(dot / (1000 * 3000)), 3);
  });

  it('has an azimuth of 0 straight up, without a direction of its own', () => {
    const sight = sightOf(VOLUME, Float64Array.of(0, 0, 10_000), emptySight());
    expect(sight.azimuth_rad).toBe(0);
    expect(sight.apparentElevation_rad).toBeCloseTo(Math.PI / 2, 12);
  });
});

describe('what is inside the volume', () => {
  it.each<[Limit | 'seen', [number, number, number]]>([
    ['seen', [100, 80, 30]],
    ['seen', [100, 124.9, 30]],
    ['sector', [100, 125.1, 30]],
    ['sector', [100, 260, 30]],
    ['seen', [100, 80, 0.5]],
    ['horizon', [100, 80, -0.5]],
    ['too-low', [3, 80, -0.05]],
    ['seen', [100, 80, 59]],
    ['too-high', [100, 80, 61]],
    ['too-near', [1.9, 80, 30]],
    ['too-far', [171, 80, 30]],
  ])('%s at range, azimuth, elevation %j', (expected, place) => {
    expect(limit(...place)).toBe(expected);
  });

  it('is more for a track than for search: wider and higher, up to the cone of silence', () => {
    for (const place of [at(100, 130, 30), at(100, 80, 70)]) {
      expect(seen(VOLUME, place, 'search').ok).toBe(false);
      expect(seen(VOLUME, place, 'track').ok).toBe(true);
    }
    expect(seen(VOLUME, at(100, 80, 80), 'track')).toEqual({
      ok: false,
      reason: 'outside-elevation',
      limit: 'too-high',
    });
  });

  it('ends where the face cannot steer: a face tilted low misses what comes from high', () => {
    const flat = { ...VOLUME, tilt_rad: 0, steeringLimit_rad: 45 * DEG };
    expect(seen(flat, at(100, 80, 50), 'search')).toMatchObject({ ok: false, limit: 'off-face' });
    expect(seen(VOLUME, at(100, 80, 50), 'search').ok).toBe(true);
  });

  it('knows no north: turning face and target together changes nothing', () => {
    const angles = fc.double({ min: -180, max: 540, noNaN: true });
    const places = fc.tuple(
      fc.double({ min: 1, max: 200, noNaN: true }),
      fc.double({ min: 0, max: 360, noNaN: true }),
      fc.double({ min: -2, max: 89, noNaN: true }),
    );
    fc.assert(
      fc.property(angles, places, (turn_deg, [range_km, azimuth_deg, elevation_deg]) => {
        const turned = { ...VOLUME, facing_rad: VOLUME.facing_rad + turn_deg * DEG };
        const before = at(range_km, azimuth_deg, elevation_deg);
        const after = at(range_km, azimuth_deg + turn_deg, elevation_deg);
        const one = sightOf(VOLUME, Float64Array.of(before.x, before.y, before.z), emptySight());
        const two = sightOf(turned, Float64Array.of(after.x, after.y, after.z), emptySight());
        expect(insideness(turned, two, 'search')).toBeCloseTo(insideness(VOLUME, one, 'search'), 8);
      }),
    );
  });

  it('is where insideness is not negative, in both modes', () => {
    const lengths = fc.double({ min: -200_000, max: 200_000, noNaN: true });
    const heights = fc.double({ min: -2000, max: 150_000, noNaN: true });
    fc.assert(
      fc.property(lengths, lengths, heights, fc.constantFrom('search', 'track'), (x, y, z, mode) => {
        const sight = sightOf(VOLUME, Float64Array.of(x, y, z), emptySight());
        expect(insideness(VOLUME, sight, mode) >= 0).toBe(limitOn(VOLUME, sight, mode) === undefined);
        expect(seen(VOLUME, vec3<'enu'>(x, y, z), mode).ok).toBe(limitOn(VOLUME, sight, mode) === undefined);
      }),
      { numRuns: 2000 },
    );
  });

  it('has a word of the closed list for each limit', () => {
    const words = (
      ['horizon', 'sector', 'too-low', 'too-high', 'off-face', 'too-near', 'too-far'] as const
    ).map(reasonOf);
    expect(words).toEqual([
      'below-horizon',
      'outside-sector',
      'outside-elevation',
      'outside-elevation',
      'outside-elevation',
      'not-detected',
      'beyond-radar-range',
    ]);
  });

  it('of a low flyer begins at the horizon and not at the range', () => {
    const place = (km: number) => {
      const angle = (km * 1000) / 6_371_000;
      return vec3<'enu'>(6_371_050 * Math.sin(angle), 0, 6_371_050 * Math.cos(angle) - 6_371_000);
    };
    const low = { ...VOLUME, facing_rad: 90 * DEG, lowestElevation_rad: -1 * DEG };
    // 50 m seen from 5 m: 38.4 km.
    expect(seen(low, place(38.3), 'search').ok).toBe(true);
    expect(seen(low, place(38.5), 'search')).toMatchObject({ ok: false, reason: 'below-horizon' });
  });
});

describe('steering', () => {
  it('loses as the power of the cosine: 6 dB at 60° with k = 2, 9 dB with k = 3', () => {
    expect(steeringGain(1, 3)).toBe(1);
    expect(10 * Math.log10(steeringGain(Math.cos(60 * DEG), 2))).toBeCloseTo(-6.02, 2);
    expect(10 * Math.log10(steeringGain(Math.cos(60 * DEG), 3))).toBeCloseTo(-9.03, 2);
    expect(steeringGain(Math.cos(91 * DEG), 3)).toBe(0);
  });

  it('has azimuths from 0 to below 2π', () => {
    fc.assert(
      fc.property(fc.double({ min: -100, max: 100, noNaN: true }), (angle) => {
        const azimuth_rad = azimuthOf(angle);
        expect(azimuth_rad).toBeGreaterThanOrEqual(0);
        expect(azimuth_rad).toBeLessThan(2 * Math.PI);
        expect(Math.cos(azimuth_rad - angle)).toBeCloseTo(1, 12);
      }),
    );
  });
});
