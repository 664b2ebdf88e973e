/** A thrust axis that swings away from its programme and stays off it. */
import { addScaled, cos, cross, dot, scale, sin, type Vec3, vec3 } from '../numerics/index.js';

/** The thrust axis swings away at `time_s` by an angle; `roll_rad` says where to: 0 up, a quarter turn to the right. */
export interface AxisSwing {
  readonly time_s: number;
  readonly angle_rad: number;
  readonly roll_rad: number;
}

/** A rotation by an angle about an axis of length 1. */
export interface Rotation {
  readonly axis: Vec3<'enu'>;
  readonly angle_rad: number;
}

export const UP = vec3<'enu'>(0, 0, 1);

/**
 * The rotation that takes the axis away in the plane of it and of where it swings to.
 *
 * @param forward the way the programme turns to, level and of length 1
 * @param elevation_rad of the axis at the moment of the swing
 */
export function rotationOf(
  { angle_rad, roll_rad }: AxisSwing,
  forward: Vec3<'enu'>,
  elevation_rad: number,
): Rotation {
  const right = vec3<'enu'>(forward.y, -forward.x, 0);
  const along = addScaled(scale(forward, cos(elevation_rad)), UP, sin(elevation_rad));
  const upwards = addScaled(scale(UP, cos(elevation_rad)), forward, -sin(elevation_rad));
  const towards = addScaled(scale(upwards, cos(roll_rad)), right, sin(roll_rad));
  return { axis: cross(along, towards), angle_rad };
}

/** Rodrigues' formula. */
export function rotated(v: Vec3<'enu'>, rotation: Rotation | undefined): Vec3<'enu'> {
  if (rotation === undefined) return v;
  const { axis, angle_rad } = rotation;
  const c = cos(angle_rad);
  const turned = addScaled(scale(v, c), cross(axis, v), sin(angle_rad));
  return addScaled(turned, axis, (1 - c) * dot(axis, v));
}
