import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { vec3 } from '../numerics/vec3.js';
import { addRotationTerms, ecefToInertial, inertialToEcef, inertialVelocity } from './rotation.js';

const OMEGA = 7.292115e-5;
const metres = fc.double({ min: -1e7, max: 1e7, noNaN: true });
const speeds = fc.double({ min: -7000, max: 7000, noNaN: true });

describe('rotation of the Earth', () => {
  it('takes positions to inertial axes and back', () => {
    fc.assert(
      fc.property(metres, metres, metres, fc.double({ min: -1e5, max: 1e5, noNaN: true }), (x, y, z, t) => {
        const back = inertialToEcef(ecefToInertial(vec3<'ecef'>(x, y, z), OMEGA, t), OMEGA, t);
        expect(Math.hypot(back.x - x, back.y - y, back.z - z)).toBeLessThan(1e-8);
      }),
    );
  });

  it('carries a place on the ground to the east', () => {
    const later = ecefToInertial(vec3<'ecef'>(6_378_137, 0, 0), OMEGA, 1);
    expect(later.y).toBeCloseTo(465.1, 1);
    expect(inertialVelocity(vec3<'ecef'>(6_378_137, 0, 0), vec3<'ecef'>(0, 0, 0), OMEGA).y).toBeCloseTo(
      465.1,
      1,
    );
  });

  it('adds just what bends a straight inertial line in turning axes', () => {
    const out = new Float64Array(3);
    fc.assert(
      fc.property(metres, metres, speeds, speeds, (x, y, u, v) => {
        const at = (t: number) => inertialToEcef(vec3<'eci'>(x + u * t, y + v * t, 0), OMEGA, t);
        const d = 8;
        const [before, now, after] = [at(-d), at(0), at(d)];
        out.fill(0);
        addRotationTerms(
          OMEGA,
          now.x,
          now.y,
          (after.x - before.x) / (2 * d),
          (after.y - before.y) / (2 * d),
          out,
        );
        expect(out[0]).toBeCloseTo((after.x - 2 * now.x + before.x) / (d * d), 6);
        expect(out[1]).toBeCloseTo((after.y - 2 * now.y + before.y) / (d * d), 6);
        expect(out[2]).toBe(0);
      }),
    );
  });
});
