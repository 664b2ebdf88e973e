import { cos, sin } from '../numerics/elementary/index.js';
import { type Vec3, vec3 } from '../numerics/vec3.js';

/**
 * Adds to `out[0..2]` the centrifugal and Coriolis accelerations, m/s², that a body feels in axes turning about z.
 *
 * Model: ω² (x, y, 0) + 2 ω (v_y, −v_x, 0). With a gravitation this is the whole right-hand side of Earth-fixed motion.
 * Valid: a constant rate about the z axis; ignores precession, nutation and polar motion (below 1e-9 m/s²).
 * Frames: position (m) and velocity (m/s) in the turning axes, ECEF.
 * @param rotation_radps rate of the turning axes, 7.292115e-5 for the Earth, 0 for one that stands still
 */
export function addRotationTerms(
  rotation_radps: number,
  x: number,
  y: number,
  velocityX: number,
  velocityY: number,
  out: Float64Array,
): void {
  const squared = rotation_radps * rotation_radps;
  out[0] = out[0] + squared * x + 2 * rotation_radps * velocityY;
  out[1] = out[1] + squared * y - 2 * rotation_radps * velocityX;
}

/**
 * A position from Earth-fixed axes to axes that do not turn, which coincided with them `elapsed_s` ago.
 *
 * Model: a rotation about z by ω t. The inertial axes belong to one run: they are not J2000 or any other star catalogue's.
 * @param rotation_radps rate of the Earth-fixed axes
 */
export function ecefToInertial(
  position: Vec3<'ecef'>,
  rotation_radps: number,
  elapsed_s: number,
): Vec3<'eci'> {
  const sine = sin(rotation_radps * elapsed_s);
  const cosine = cos(rotation_radps * elapsed_s);
  return vec3<'eci'>(
    cosine * position.x - sine * position.y,
    sine * position.x + cosine * position.y,
    position.z,
  );
}

/** The inverse of `ecefToInertial`. */
export function inertialToEcef(
  position: Vec3<'eci'>,
  rotation_radps: number,
  elapsed_s: number,
): Vec3<'ecef'> {
  const sine = sin(rotation_radps * elapsed_s);
  const cosine = cos(rotation_radps * elapsed_s);
  return vec3<'ecef'>(
    cosine * position.x + sine * position.y,
    cosine * position.y - sine * position.x,
    position.z,
  );
}

/**
 * The velocity seen by somebody who does not turn with the Earth, still along the Earth-fixed axes, m/s.
 *
 * Model: v + ω × r.
 */
export function inertialVelocity(
  position: Vec3<'ecef'>,
  velocity: Vec3<'ecef'>,
  rotation_radps: number,
): Vec3<'ecef'> {
  return vec3<'ecef'>(
    velocity.x - rotation_radps * position.y,
    velocity.y + rotation_radps * position.x,
    velocity.z,
  );
}
