import { geodesicInverse } from './geodesic-vincenty.js';

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
