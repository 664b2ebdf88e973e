/** The swing of a thrust axis, against plane geometry. */
import { describe, expect, it } from 'vitest';
import { addScaled, dot, scale, vec3 } from '../numerics/index.js';
import { rotated, rotationOf, UP } from './axis-swing.js';

const degrees = (angle: number) => (angle * Math.PI) / 180;

describe('a thrust axis that swings away', () => {
  it('is off its programme by the angle, whichever way it rolls and however steep it stands', () => {
    for (const azimuth of [0, 50, 200])
      for (const elevation of [90, 60, 39.5, 5])
        for (const roll of [0, 45, 90, 180, 250])
          for (const angle of [3, 30, 100]) {
            const forward = vec3<'enu'>(Math.sin(degrees(azimuth)), Math.cos(degrees(azimuth)), 0);
            const swing = { time_s: 0, angle_rad: degrees(angle), roll_rad: degrees(roll) };
            const rotation = rotationOf(swing, forward, degrees(elevation));
            const e = degrees(elevation);
            const before = addScaled(scale(forward, Math.cos(e)), UP, Math.sin(e));
            const after = rotated(before, rotation);
            expect(Math.acos(dot(before, after))).toBeCloseTo(degrees(angle), 9);
            expect(dot(after, after)).toBeCloseTo(1, 12);
          }
  });

  it('goes up, or to the right of the way north: to the east', () => {
    const north = vec3<'enu'>(0, 1, 0);
    const swung = (roll: number) => {
      const swing = { time_s: 0, angle_rad: degrees(30), roll_rad: degrees(roll) };
      const rotation = rotationOf(swing, north, degrees(40));
      return rotated(vec3<'enu'>(0, Math.cos(degrees(40)), Math.sin(degrees(40))), rotation);
    };
    expect(swung(0).z).toBeCloseTo(Math.sin(degrees(70)), 12);
    expect(swung(0).x).toBeCloseTo(0, 12);
    expect(swung(180).z).toBeCloseTo(Math.sin(degrees(10)), 12);
    expect(swung(90).x).toBeCloseTo(Math.sin(degrees(30)), 12);
  });
});
