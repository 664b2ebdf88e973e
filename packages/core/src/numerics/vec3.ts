import { InvariantError } from './invariant.js';

/**
 * The frames a vector can be given in: `ecef` turns with the Earth (origin at its centre, z to the north pole, x
 * through longitude 0), `enu` is east, north, up at a named place, `eci` does not turn.
 */
export type Frame = 'ecef' | 'enu' | 'eci';

/** Exists for the compiler only: no object has it at run time. */
declare const frameTag: unique symbol;

/**
 * Three numbers that know their frame, never changed once made.
 *
 * The frame is part of the type, so that adding a vector of one frame to a vector of another does not compile. Units are
 * said by the name of the variable (`position_ecef_m`).
 */
export interface Vec3<F extends Frame> {
  readonly x: number;
  readonly y: number;
  readonly z: number;
  readonly [frameTag]: F;
}

/** Makes a vector in frame `F`: `vec3<'enu'>(east, north, up)`. */
export function vec3<F extends Frame>(x: number, y: number, z: number): Vec3<F> {
  return { x, y, z } as Vec3<F>;
}

/** a + b. */
export function add<F extends Frame>(a: Vec3<F>, b: Vec3<NoInfer<F>>): Vec3<F> {
  return vec3(a.x + b.x, a.y + b.y, a.z + b.z);
}

/** a − b. */
export function subtract<F extends Frame>(a: Vec3<F>, b: Vec3<NoInfer<F>>): Vec3<F> {
  return vec3(a.x - b.x, a.y - b.y, a.z - b.z);
}

/** The vector `factor` times as long. */
export function scale<F extends Frame>(a: Vec3<F>, factor: number): Vec3<F> {
  return vec3(a.x * factor, a.y * factor, a.z * factor);
}

/** a + factor · b, the step of every straight line. */
export function addScaled<F extends Frame>(a: Vec3<F>, b: Vec3<NoInfer<F>>, factor: number): Vec3<F> {
  return vec3(a.x + factor * b.x, a.y + factor * b.y, a.z + factor * b.z);
}

/** a · b. */
export function dot<F extends Frame>(a: Vec3<F>, b: Vec3<NoInfer<F>>): number {
  return a.x * b.x + a.y * b.y + a.z * b.z;
}

/** a × b, right-handed. */
export function cross<F extends Frame>(a: Vec3<F>, b: Vec3<NoInfer<F>>): Vec3<F> {
  return vec3(a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x);
}

/** Length. Valid for components between about 1e-154 and 1e154, or zero. */
export function norm<F extends Frame>(a: Vec3<F>): number {
  return Math.sqrt(a.x * a.x + a.y * a.y + a.z * a.z);
}

/** Length of a − b. */
export function distance<F extends Frame>(a: Vec3<F>, b: Vec3<NoInfer<F>>): number {
  const x = a.x - b.x;
  const y = a.y - b.y;
  const z = a.z - b.z;
  return Math.sqrt(x * x + y * y + z * z);
}

/**
 * The vector of length 1 in the same direction.
 *
 * @throws InvariantError when the length is zero or not finite: such a vector has no direction.
 */
export function unit<F extends Frame>(a: Vec3<F>): Vec3<F> {
  const length = norm(a);
  if (!(length > 0 && length < Number.POSITIVE_INFINITY)) {
    throw new InvariantError(`a vector of length ${length} has no direction`);
  }
  return vec3(a.x / length, a.y / length, a.z / length);
}
