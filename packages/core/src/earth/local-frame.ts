import { atan2, cos, sin } from '../numerics/elementary/index.js';
import { type Vec3, vec3 } from '../numerics/vec3.js';
import { type Geodetic, geodeticToEcef } from './geodetic.js';

/**
 * A local east-north-up frame: a place, and the three unit vectors that point east, north and up there.
 *
 * Frames: `east`, `north` and `up` are the rows of the rotation from ECEF to ENU; up is the ellipsoid's normal, not the
 * direction away from the Earth's centre (they differ by up to 0.19°). At a pole, north is where the given longitude
 * says it is: the frame is the limit of frames along that meridian.
 */
export interface LocalFrame {
  readonly origin: Geodetic;
  readonly originEcef: Vec3<'ecef'>;
  readonly east: Vec3<'ecef'>;
  readonly north: Vec3<'ecef'>;
  readonly up: Vec3<'ecef'>;
}

/** Where something is seen from a place: slant range, azimuth clockwise from true north, elevation above the horizontal. */
export interface RangeAzimuthElevation {
  readonly range_m: number;
  /** In [0, 2π). */
  readonly azimuth_rad: number;
  /** In [−π/2, π/2], above the local horizontal plane, without refraction. */
  readonly elevation_rad: number;
}

/** The east-north-up frame at a place. */
export function localFrame(origin: Geodetic): LocalFrame {
  const sinLatitude = sin(origin.latitude_rad);
  const cosLatitude = cos(origin.latitude_rad);
  const sinLongitude = sin(origin.longitude_rad);
  const cosLongitude = cos(origin.longitude_rad);
  return {
    origin,
    originEcef: geodeticToEcef(origin),
    east: vec3<'ecef'>(-sinLongitude, cosLongitude, 0),
    north: vec3<'ecef'>(-sinLatitude * cosLongitude, -sinLatitude * sinLongitude, cosLatitude),
    up: vec3<'ecef'>(cosLatitude * cosLongitude, cosLatitude * sinLongitude, sinLatitude),
  };
}

/** A direction or velocity (not a place) from Earth-fixed to east-north-up axes; the unit stays what it was. */
export function ecefVectorToEnu(frame: LocalFrame, vector: Vec3<'ecef'>): Vec3<'enu'> {
  const { east, north, up } = frame;
  return vec3<'enu'>(
    east.x * vector.x + east.y * vector.y,
    north.x * vector.x + north.y * vector.y + north.z * vector.z,
    up.x * vector.x + up.y * vector.y + up.z * vector.z,
  );
}

/** A direction or velocity (not a place) from east-north-up to Earth-fixed axes; the unit stays what it was. */
export function enuVectorToEcef(frame: LocalFrame, vector: Vec3<'enu'>): Vec3<'ecef'> {
  const { east, north, up } = frame;
  return vec3<'ecef'>(
    east.x * vector.x + north.x * vector.y + up.x * vector.z,
    east.y * vector.x + north.y * vector.y + up.y * vector.z,
    north.z * vector.y + up.z * vector.z,
  );
}

/** A position, m, from Earth-fixed to east-north-up of the frame's origin. */
export function ecefToEnu(frame: LocalFrame, position: Vec3<'ecef'>): Vec3<'enu'> {
  const { originEcef } = frame;
  return ecefVectorToEnu(
    frame,
    vec3<'ecef'>(position.x - originEcef.x, position.y - originEcef.y, position.z - originEcef.z),
  );
}

/** A position, m, from east-north-up of the frame's origin to Earth-fixed. */
export function enuToEcef(frame: LocalFrame, position: Vec3<'enu'>): Vec3<'ecef'> {
  const { originEcef } = frame;
  const offset = enuVectorToEcef(frame, position);
  return vec3<'ecef'>(originEcef.x + offset.x, originEcef.y + offset.y, originEcef.z + offset.z);
}

/** Slant range, azimuth and elevation of an east-north-up offset in m; straight up or at the origin the azimuth is 0. */
export function enuToRangeAzimuthElevation(offset: Vec3<'enu'>): RangeAzimuthElevation {
  const horizontalSquared = offset.x * offset.x + offset.y * offset.y;
  const azimuth_rad = horizontalSquared === 0 ? 0 : atan2(offset.x, offset.y);
  const turned_rad = azimuth_rad < 0 ? azimuth_rad + 2 * Math.PI : azimuth_rad;
  return {
    range_m: Math.sqrt(horizontalSquared + offset.z * offset.z),
    azimuth_rad: turned_rad >= 2 * Math.PI ? 0 : turned_rad,
    elevation_rad: atan2(offset.z, Math.sqrt(horizontalSquared)),
  };
}

/** The east-north-up offset, m, of what is seen at a slant range, azimuth and elevation. */
export function rangeAzimuthElevationToEnu(seen: RangeAzimuthElevation): Vec3<'enu'> {
  const horizontal_m = seen.range_m * cos(seen.elevation_rad);
  return vec3<'enu'>(
    horizontal_m * sin(seen.azimuth_rad),
    horizontal_m * cos(seen.azimuth_rad),
    seen.range_m * sin(seen.elevation_rad),
  );
}

/**
 * Slant range, azimuth and elevation at which an Earth-fixed position is seen from a place.
 *
 * Frames: azimuth clockwise from true north, elevation from the plane normal to the ellipsoid's up.
 * Ignores: refraction (see `apparentElevation` in horizon.ts), deflection of the vertical (below 0.02°).
 */
export function rangeAzimuthElevation(frame: LocalFrame, position: Vec3<'ecef'>): RangeAzimuthElevation {
  return enuToRangeAzimuthElevation(ecefToEnu(frame, position));
}
