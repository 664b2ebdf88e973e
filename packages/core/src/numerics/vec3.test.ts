import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InvariantError } from './invariant.js';
import {
  add,
  addScaled,
  cross,
  distance,
  dot,
  norm,
  scale,
  subtract,
  unit,
  type Vec3,
  vec3,
} from './vec3.js';

const component = fc.double({ min: -1e7, max: 1e7, noNaN: true });
const anyVector = fc.tuple(component, component, component).map(([x, y, z]) => vec3<'enu'>(x, y, z));

describe('vectors', () => {
  it('have the values of the definitions', () => {
    const a = vec3<'enu'>(1, 2, 3);
    const b = vec3<'enu'>(-4, 5, 6);
    expect(add(a, b)).toEqual({ x: -3, y: 7, z: 9 });
    expect(subtract(a, b)).toEqual({ x: 5, y: -3, z: -3 });
    expect(scale(a, 2)).toEqual({ x: 2, y: 4, z: 6 });
    expect(addScaled(a, b, 2)).toEqual({ x: -7, y: 12, z: 15 });
    expect(dot(a, b)).toBe(24);
    expect(cross(a, b)).toEqual({ x: -3, y: -18, z: 13 });
    expect(norm(vec3<'ecef'>(2, 3, 6))).toBe(7);
    expect(distance(a, vec3(3, 5, 9))).toBe(7);
  });

  it('are right-handed', () => {
    expect(cross(vec3<'enu'>(1, 0, 0), vec3(0, 1, 0))).toEqual({ x: 0, y: 0, z: 1 });
  });

  it('keep Lagrange’s identity |a × b|² + (a · b)² = |a|² |b|²', () => {
    fc.assert(
      fc.property(anyVector, anyVector, (a, b) => {
        const c = cross(a, b);
        const scaled = dot(a, a) * dot(b, b);
        expect(Math.abs(dot(c, c) + dot(a, b) * dot(a, b) - scaled)).toBeLessThanOrEqual(
          1e-14 * scaled + 1e-300,
        );
      }),
    );
  });

  it('have a direction of length 1 unless they are zero', () => {
    fc.assert(
      fc.property(anyVector, (a) => {
        fc.pre(norm(a) > 1e-100);
        expect(Math.abs(norm(unit(a)) - 1)).toBeLessThan(1e-15);
        expect(dot(unit(a), a)).toBeGreaterThan(0);
      }),
    );
    expect(() => unit(vec3<'eci'>(0, 0, 0))).toThrow(InvariantError);
    expect(() => unit(vec3<'eci'>(Number.NaN, 0, 0))).toThrow(InvariantError);
    expect(() => unit(vec3<'eci'>(Number.POSITIVE_INFINITY, 0, 0))).toThrow(InvariantError);
  });
});

describe('frames', () => {
  // These lines are checked by the compiler: an @ts-expect-error without an error is itself an error.
  it('cannot be mixed', () => {
    const ecef = vec3<'ecef'>(1, 0, 0);
    const enu = vec3<'enu'>(0, 1, 0);
    // @ts-expect-error two frames
    add(ecef, enu);
    // @ts-expect-error two frames
    subtract(ecef, enu);
    // @ts-expect-error two frames
    addScaled(ecef, enu, 2);
    // @ts-expect-error two frames
    dot(ecef, enu);
    // @ts-expect-error two frames
    cross(ecef, enu);
    // @ts-expect-error two frames
    distance(ecef, enu);
    // @ts-expect-error a bare triple has no frame
    const bare: Vec3<'ecef'> = { x: 1, y: 2, z: 3 };
    // @ts-expect-error another frame
    const other: Vec3<'ecef'> = enu;
    // @ts-expect-error not a frame
    vec3<'screen'>(1, 2, 3);
    const same: Vec3<'ecef'> = add(ecef, ecef);
    expect([bare, other, same]).toHaveLength(3);
  });
});
