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
  heightAndClimb,
  normalStretch,
  WGS84_GM_M3PS2,
  WGS84_ROTATION_RADPS,
  WGS84_SEMI_MAJOR_AXIS_M,
} from '../earth/index.js';
import { asin, atan2, vec3 } from '../numerics/index.js';

const DEEP_M2 = 9e12;

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

/** Writes the height above the figure (m) and the rate of climb (m/s) of an Earth-fixed state into two places of `out`. */
export function heightAndClimbOver(figure: EarthFigure, state: Float64Array, out: Float64Array): void {
  if (figure.kind === 'wgs84') {
    heightAndClimb(state, out);
    return;
  }
  const [x, y, z, vx, vy, vz] = state;
  const r = Math.sqrt(x * x + y * y + z * z);
  out[0] = r - figure.radius_m;
  out[1] = (x * vx + y * vy + z * vz) / r;
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
  let nz = z;
  if (figure.kind === 'wgs84') {
    // Deep inside the Earth, where nothing flies, the direction is that of a point 3,000 km from the centre.
    const r2 = Math.max(x * x + y * y + z * z, DEEP_M2);
    nz = z * normalStretch(WGS84_SEMI_MAJOR_AXIS_M / Math.sqrt(r2), (z * z) / r2);
  }
  const scale = 1 / Math.sqrt(x * x + y * y + nz * nz);
  out[0] = x * scale;
  out[1] = y * scale;
  out[2] = nz * scale;
}

/** Writes the wind at an Earth-fixed position into `out`, in Earth-fixed axes, m/s. */
export function windAt(environment: FlightEnvironment, position: Float64Array, out: Float64Array): void {
  const [windEast, windNorth, windUp] = environment.wind_enu_mps;
  upAt(environment.figure, position[0], position[1], position[2], out);
  const ux = out[0];
  const uy = out[1];
  const uz = out[2];
  const q = Math.sqrt(ux * ux + uy * uy);
  const ex = q > 0 ? -uy / q : 0;
  const ey = q > 0 ? ux / q : 1;
  out[0] = windEast * ex - windNorth * uz * ey + windUp * ux;
  out[1] = windEast * ey + windNorth * uz * ex + windUp * uy;
  out[2] = windNorth * (ux * ey - uy * ex) + windUp * uz;
}
