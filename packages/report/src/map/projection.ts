/** The azimuthal equidistant projection: from its centre, distances and directions are true. */
import { greatCircleAzimuth, greatCircleDestination, greatCircleDistance } from '@testudo/core/earth';
import { cos, sin } from '@testudo/core/numerics';

export interface Spot {
  readonly latitude_rad: number;
  readonly longitude_rad: number;
}

/** East and south of the centre of a map, m. */
export type Flat = readonly [x_m: number, y_m: number];

/**
 * Where a place lies on a map.
 *
 * Model: azimuthal equidistant on a sphere of 6,371 km.
 * Valid: everywhere but the antipode of the centre; 500 km from it, lengths across the line of sight are 0.1 % too long, and
 *   the sphere itself is up to 0.6 % off the ellipsoid: less than a line is wide.
 */
export function project(centre: Spot, { latitude_rad, longitude_rad }: Spot): Flat {
  const { latitude_rad: from, longitude_rad: middle } = centre;
  const away_m = greatCircleDistance(from, middle, latitude_rad, longitude_rad);
  const azimuth_rad = greatCircleAzimuth(from, middle, latitude_rad, longitude_rad);
  return [away_m * sin(azimuth_rad), -away_m * cos(azimuth_rad)];
}

/** Places on a circle round another, from north and clockwise. */
export function ring(centre: Spot, radius_m: number, corners = 60): readonly Spot[] {
  return arc(centre, radius_m, 0, 2 * Math.PI, corners);
}

/** Places on a part of a circle; `from_rad` and `to_rad` clockwise from north. */
export function arc(
  centre: Spot,
  radius_m: number,
  from_rad: number,
  to_rad: number,
  corners: number,
): readonly Spot[] {
  return Array.from({ length: corners + 1 }, (_, i) => {
    const azimuth_rad = from_rad + (i / corners) * (to_rad - from_rad);
    return greatCircleDestination(centre.latitude_rad, centre.longitude_rad, azimuth_rad, radius_m);
  });
}

/** Places along the shortest way between two. */
export function between(a: Spot, b: Spot, parts = 24): readonly Spot[] {
  const away_m = greatCircleDistance(a.latitude_rad, a.longitude_rad, b.latitude_rad, b.longitude_rad);
  const azimuth_rad = greatCircleAzimuth(a.latitude_rad, a.longitude_rad, b.latitude_rad, b.longitude_rad);
  return Array.from({ length: parts + 1 }, (_, i) =>
    greatCircleDestination(a.latitude_rad, a.longitude_rad, azimuth_rad, (away_m * i) / parts),
  );
}
