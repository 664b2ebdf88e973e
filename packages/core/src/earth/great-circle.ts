import { atan2, cos, sin } from '../numerics/elementary/index.js';
import { MEAN_EARTH_RADIUS_M } from './wgs84.js';

/**
 * Distance between two places along a great circle of a sphere, m.
 *
 * Model: R atan2(|a × b|, a · b), good at any distance, at the antipode and at none.
 * Valid: everywhere; against the ellipsoid it is wrong by up to 0.56 % (use `geodesicInverse` where that matters).
 * @param radius_m of the sphere; 6,371 km unless given
 */
export function greatCircleDistance(
  latitude1_rad: number,
  longitude1_rad: number,
  latitude2_rad: number,
  longitude2_rad: number,
  radius_m: number = MEAN_EARTH_RADIUS_M,
): number {
  const difference_rad = longitude2_rad - longitude1_rad;
  const sin1 = sin(latitude1_rad);
  const cos1 = cos(latitude1_rad);
  const sin2 = sin(latitude2_rad);
  const cos2 = cos(latitude2_rad);
  const cosDifference = cos(difference_rad);
  const east = cos2 * sin(difference_rad);
  const north = cos1 * sin2 - sin1 * cos2 * cosDifference;
  const along = sin1 * sin2 + cos1 * cos2 * cosDifference;
  return radius_m * atan2(Math.sqrt(east * east + north * north), along);
}

/** Azimuth in [0, 2π), clockwise from true north, in which the great circle leaves the first place for the second. */
export function greatCircleAzimuth(
  latitude1_rad: number,
  longitude1_rad: number,
  latitude2_rad: number,
  longitude2_rad: number,
): number {
  const difference_rad = longitude2_rad - longitude1_rad;
  const cos2 = cos(latitude2_rad);
  const east = cos2 * sin(difference_rad);
  const north = cos(latitude1_rad) * sin(latitude2_rad) - sin(latitude1_rad) * cos2 * cos(difference_rad);
  const azimuth_rad = atan2(east, north);
  const turned_rad = azimuth_rad < 0 ? azimuth_rad + 2 * Math.PI : azimuth_rad;
  return turned_rad >= 2 * Math.PI ? 0 : turned_rad;
}

/** The place reached from another by a distance along a great circle; the longitude comes back in [−π, π]. */
export function greatCircleDestination(
  latitude_rad: number,
  longitude_rad: number,
  azimuth_rad: number,
  distance_m: number,
  radius_m: number = MEAN_EARTH_RADIUS_M,
): { readonly latitude_rad: number; readonly longitude_rad: number } {
  const angle_rad = distance_m / radius_m;
  const sinAngle = sin(angle_rad);
  const cosAngle = cos(angle_rad);
  const sinLatitude = sin(latitude_rad);
  const cosLatitude = cos(latitude_rad);
  const north = sinAngle * cos(azimuth_rad);
  const east = sinAngle * sin(azimuth_rad);
  const meridian = cosLatitude * cosAngle - sinLatitude * north;
  const axis = sinLatitude * cosAngle + cosLatitude * north;
  const turn_rad = east === 0 && meridian === 0 ? 0 : atan2(east, meridian);
  const reached_rad = longitude_rad + turn_rad;
  return {
    latitude_rad: atan2(axis, Math.sqrt(east * east + meridian * meridian)),
    longitude_rad: reached_rad - 2 * Math.PI * Math.round(reached_rad / (2 * Math.PI)),
  };
}
