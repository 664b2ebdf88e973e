import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BEAM_PLACES, chordSquared, isInABeam, pointingOf } from './beam.js';
import type { SectorRadar } from './sector-radar.js';

const WIDTH = 0.028;
const HEIGHT_M = 4;
/** What is asked of a radar here. */
const radarWith = (azimuth_rad: number, elevation_rad: number) =>
  pointingOf({
    bias: { range_m: 0, azimuth_rad, elevation_rad },
    volume: { antennaHeight_m: HEIGHT_M },
  } as SectorRadar);

function direction(azimuth: number, elevation: number): number[] {
  const level = Math.cos(elevation);
  return [level * Math.sin(azimuth), level * Math.cos(azimuth), Math.sin(elevation)];
}

/** East, north and up of the antenna's foot of what stands so far from the antenna in a direction. */
function at(range_m: number, azimuth: number, elevation: number): Float64Array {
  const [e, n, u] = direction(azimuth, elevation);
  return Float64Array.of(range_m * e, range_m * n, range_m * u + HEIGHT_M);
}

describe('a body in a beam', () => {
  // Whole microradians: random doubles are next to nothing too often.
  const angle = (most: number) => fc.integer({ min: -most * 1e6, max: most * 1e6 }).map((x) => x * 1e-6);

  it('is within its width of where the radar, with its biases, takes the body to be', () => {
    fc.assert(
      fc.property(
        fc.tuple(angle(3), fc.double({ min: 0, max: 1.2, noNaN: true })),
        fc.tuple(angle(3), angle(0.3)),
        fc.tuple(angle(0.05), angle(0.05)),
        fc.double({ min: 3000, max: 150_000, noNaN: true }),
        ([azimuth, elevation], [bias, lift], [aside, above], range_m) => {
          const seen = direction(azimuth + bias, elevation + lift);
          const beam = direction(azimuth + aside, elevation + above);
          const chord = Math.hypot(...seen.map((x, i) => x - beam[i]));
          const between = 2 * Math.asin(chord / 2);
          fc.pre(Math.abs(between - WIDTH) > 1e-9);
          const beams = Float64Array.of(7, ...beam);
          const body = at(range_m, azimuth, elevation);
          expect(isInABeam(radarWith(bias, lift), chordSquared(WIDTH), body, beams, 1)).toBe(between < WIDTH);
        },
      ),
      { numRuns: 3000 },
    );
  });

  it('may be in any of those that were sent, and in no other', () => {
    const beams = new Float64Array(3 * BEAM_PLACES);
    for (let i = 0; i < 3; i++) beams.set([i, ...direction(0.5 * i, 0.6)], BEAM_PLACES * i);
    const sent = (azimuth: number, count: number) =>
      isInABeam(radarWith(0, 0), chordSquared(WIDTH), at(50_000, azimuth, 0.6), beams, count);
    expect([0, 0.5, 1, 0.25].map((azimuth) => sent(azimuth, 3))).toEqual([true, true, true, false]);
    expect(sent(1, 2)).toBe(false);
    expect(sent(0, 0)).toBe(false);
  });

  it('spans 2 sin(θ/2) on the sphere', () => {
    for (const width of [0.01, 0.2, 1])
      expect(chordSquared(width)).toBeCloseTo(4 * Math.sin(width / 2) ** 2, 14);
  });
});
