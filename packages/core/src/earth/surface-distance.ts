import { geodesicInverse } from './geodesic-vincenty.js';
import { greatCircleDistance } from './great-circle.js';

/** Length of a meridian from pole to pole on WGS-84, m (NIMA TR8350.2). */
const HALF_CIRCUMFERENCE_M = 20_003_931.4586;

/** A point on the ground, geodetic. */
export interface GroundPoint {
  readonly latitude_rad: number;
  readonly longitude_rad: number;
}

/** Distance over the ground, m; points nearly opposite each other count as half the Earth's circumference apart. */
export function surfaceDistance(a: GroundPoint, b: GroundPoint): number {
  const line = geodesicInverse(a.latitude_rad, a.longitude_rad, b.latitude_rad, b.longitude_rad);
  return line.ok ? line.distance_m : HALF_CIRCUMFERENCE_M;
}

/** A great circle on the mean sphere is wrong by up to 0.56 % of a distance: this is more. */
const SPHERE_ERROR = 0.01;
/** And by the rounding of the angles, however near the points are: nanometres. This is more. */
const ROUNDING_M = 1e-3;

/** The meridian is nowhere curved more than at the equator, where its radius is 6,335,439 m: what lies between two parallels is this much. */
const LEAST_MERIDIAN_RADIUS_M = 6_335_000;
/** No line on the ellipsoid is curved less than at the poles, where its radius is 6,399,594 m: along a meridian and a parallel it is no further. */
const GREATEST_RADIUS_M = 6_400_000;

/** Whether two points are no further apart than `limit_m` over the ground: `surfaceDistance` where a sphere does not tell. */
export function isWithinSurfaceDistance(a: GroundPoint, b: GroundPoint, limit_m: number): boolean {
  const north_rad = Math.abs(a.latitude_rad - b.latitude_rad);
  if (LEAST_MERIDIAN_RADIUS_M * north_rad > limit_m + ROUNDING_M) return false;
  const east_rad = Math.abs(a.longitude_rad - b.longitude_rad);
  if (GREATEST_RADIUS_M * (north_rad + east_rad) < limit_m - ROUNDING_M) return true;
  const about_m = greatCircleDistance(a.latitude_rad, a.longitude_rad, b.latitude_rad, b.longitude_rad);
  if (about_m > limit_m * (1 + SPHERE_ERROR) + ROUNDING_M) return false;
  return about_m < limit_m * (1 - SPHERE_ERROR) - ROUNDING_M || surfaceDistance(a, b) <= limit_m;
}
