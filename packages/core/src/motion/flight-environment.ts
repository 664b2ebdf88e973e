/**
 * What surrounds a flight: the figure of the Earth, its gravity and rotation, the air and the wind.
 *
 * Frames: all accelerations are in the Earth-fixed frame (ECEF), so the centrifugal and Coriolis terms are included.
 */
import {
  ecefToGeodetic,
  geodeticHeight,
  gravitationCentral,
  gravitationJ2,
  gravitationNormal,
  WGS84_ECCENTRICITY_SQUARED,
  WGS84_GM_M3PS2,
  WGS84_ROTATION_RADPS,
  WGS84_SEMI_MAJOR_AXIS_M,
} from '../earth/index.js';
import { asin, atan2, vec3 } from '../numerics/index.js';

/** The surface heights are counted from: the WGS-84 ellipsoid or a sphere. */
export type EarthFigure = { readonly kind: 'wgs84' } | { readonly kind: 'sphere'; readonly radius_m: number };

/** `j2`: point mass and oblateness; `central`: point mass; `normal`: the field of the WGS-84 level ellipsoid. */
export type GravityModel = 'j2' | 'central' | 'normal';

export interface FlightEnvironment {
  readonly figure: EarthFigure;
  readonly gravity: GravityModel;
  /** Gravitational parameter; `j2` and `normal` scale their field by its ratio to the WGS-84 value. */
  readonly mu_m3ps2: number;
  readonly rotation_radps: number;
  readonly atmosphere: 'us1976' | 'none';
  /** Velocity of the air over the ground in local east, north, up; the same at all heights. */
  readonly wind_enu_mps: readonly [number, number, number];
}

/** WGS-84, J2 gravity, rotating, US Standard Atmosphere 1976, still air. */
export const STANDARD_ENVIRONMENT: FlightEnvironment = {
  figure: { kind: 'wgs84' },
  gravity: 'j2',
  mu_m3ps2: WGS84_GM_M3PS2,
  rotation_radps: WGS84_ROTATION_RADPS,
  atmosphere: 'us1976',
  wind_enu_mps: [0, 0, 0],
};

/** Writes the gravitational acceleration at an Earth-fixed position into the first three places of `out`, m/s². */
export function gravitation(
  environment: FlightEnvironment,
  x: number,
  y: number,
  z: number,
  out: Float64Array,
): void {
  switch (environment.gravity) {
    case 'central':
      gravitationCentral(environment.mu_m3ps2, x, y, z, out);
      return;
    case 'j2':
      gravitationJ2(x, y, z, out);
      break;
    case 'normal':
      gravitationNormal(x, y, z, out);
      break;
  }
  const ratio = environment.mu_m3ps2 / WGS84_GM_M3PS2;
  if (ratio !== 1) for (let i = 0; i < 3; i++) out[i] *= ratio;
}

/** Height above the environment's figure, m. */
export function heightAbove(figure: EarthFigure, x: number, y: number, z: number): number {
  if (figure.kind === 'wgs84') return geodeticHeight(x, y, z);
  return Math.sqrt(x * x + y * y + z * z) - figure.radius_m;
}

/** Latitude, longitude and height of an Earth-fixed position over the environment's figure (geocentric on a sphere). */
export function positionOver(
  figure: EarthFigure,
  x: number,
  y: number,
  z: number,
): { readonly latitude_rad: number; readonly longitude_rad: number; readonly height_m: number } {
  if (figure.kind === 'wgs84') return ecefToGeodetic(vec3<'ecef'>(x, y, z));
  const r = Math.sqrt(x * x + y * y + z * z);
  return {
    latitude_rad: r === 0 ? 0 : asin(z / r),
    longitude_rad: atan2(y, x),
    height_m: r - figure.radius_m,
  };
}

/** Writes the unit vector along the local vertical (the normal of the figure) at a position into `out`. */
export function upAt(figure: EarthFigure, x: number, y: number, z: number, out: Float64Array): void {
  let nx = x;
  let ny = y;
  let nz = z;
  if (figure.kind === 'wgs84') {
    // (x/(N+h), y/(N+h), z/(N(1−e²)+h)) is the normal exactly; N follows from its own
    // latitude, to 1e-8 rad in two rounds.
    const height = geodeticHeight(x, y, z);
    let curvature = WGS84_SEMI_MAJOR_AXIS_M;
    for (let round = 0; round < 2; round++) {
      const equatorial = 1 / (curvature + height);
      nx = x * equatorial;
      ny = y * equatorial;
      nz = z / (curvature * (1 - WGS84_ECCENTRICITY_SQUARED) + height);
      const sinLatitude2 = (nz * nz) / (nx * nx + ny * ny + nz * nz);
      curvature = WGS84_SEMI_MAJOR_AXIS_M / Math.sqrt(1 - WGS84_ECCENTRICITY_SQUARED * sinLatitude2);
    }
  }
  const scale = 1 / Math.sqrt(nx * nx + ny * ny + nz * nz);
  out[0] = nx * scale;
  out[1] = ny * scale;
  out[2] = nz * scale;
}
