/** Areas on the ground as rings of positions: cut at the antimeridian, counterclockwise, closed, in degrees. */
import { geodesicDirect } from '@testudo/core/earth';
import { degrees } from '../angles.js';
import { cutRing, type Position } from './antimeridian.js';
import type { GroundPoint } from './radar-sector.js';

/** Seven decimals of a degree are a centimetre, three of a metre a millimetre: more would be noise. */
export const DEGREE_DIGITS = 1e7;
export const METRE_DIGITS = 1e3;

export const rounded = (value: number, digits: number): number => Math.round(value * digits) / digits + 0;

/** [longitude, latitude, height] in degrees and metres, as files hold them. */
export function position(latitude_rad: number, longitude_rad: number, height_m?: number): Position {
  const turned = degrees(longitude_rad);
  const longitude = turned - 360 * Math.round(turned / 360);
  const flat = [longitude, degrees(latitude_rad)].map((angle) => rounded(angle, DEGREE_DIGITS));
  return height_m === undefined ? flat : [...flat, rounded(height_m, METRE_DIGITS)];
}

/** The parts of an area, each a ring of its own. */
export function ringsOf(edge: readonly GroundPoint[]): readonly (readonly Position[])[] {
  const ring = edge.map(({ latitude_rad, longitude_rad }) => position(latitude_rad, longitude_rad));
  const south = (edge[0]?.latitude_rad ?? 0) < 0;
  return cutRing(ring, south ? -90 : 90).map((part) =>
    part.map(([x = 0, y = 0]) => [rounded(x, DEGREE_DIGITS), rounded(y, DEGREE_DIGITS)]),
  );
}

const CORNERS = 72;

/** The edge of all places within a distance of a point: 72 corners, each on the circle to a millimetre. */
export function circleEdge(
  { latitude_rad, longitude_rad }: GroundPoint,
  radius_m: number,
): readonly GroundPoint[] {
  return Array.from({ length: CORNERS }, (_, i) => {
    const azimuth_rad = (-2 * Math.PI * i) / CORNERS;
    const corner = geodesicDirect(latitude_rad, longitude_rad, azimuth_rad, radius_m);
    return { latitude_rad: corner.latitude_rad, longitude_rad: corner.longitude_rad };
  });
}
