import { describe, expect, it } from 'vitest';
import { skylineElevation } from './skyline.js';

const DEG = Math.PI / 180;
const at = (skyline: readonly (readonly [number, number])[], azimuth_deg: number) =>
  skylineElevation(
    skyline.map(([azimuth, elevation]) => [azimuth * DEG, elevation * DEG] as const),
    azimuth_deg * DEG,
  ) / DEG;

describe('a skyline', () => {
  it('hides nothing on open ground', () => {
    expect(skylineElevation([], 1)).toBe(Number.NEGATIVE_INFINITY);
  });

  it('of one point is the same all round', () => {
    for (const azimuth of [0, 90, 359]) expect(at([[120, 3]], azimuth)).toBeCloseTo(3, 12);
  });

  it('goes straight from point to point, across north too', () => {
    const hills = [
      [10, 1],
      [90, 5],
      [350, 3],
    ] as const;
    expect(at(hills, 10)).toBeCloseTo(1, 12);
    expect(at(hills, 50)).toBeCloseTo(3, 12);
    expect(at(hills, 90)).toBeCloseTo(5, 12);
    // 20° from 350° to 10°, so north is half-way.
    expect(at(hills, 0)).toBeCloseTo(2, 12);
    expect(at(hills, 355)).toBeCloseTo(2.5, 12);
    expect(at(hills, 5)).toBeCloseTo(1.5, 12);
  });
});
