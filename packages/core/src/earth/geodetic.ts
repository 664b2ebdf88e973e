import { atan2, cos, sin } from '../numerics/elementary/index.js';
import { type Vec3, vec3 } from '../numerics/vec3.js';
import {
  WGS84_AXIS_RATIO,
  WGS84_ECCENTRICITY_SQUARED,
  WGS84_SEMI_MAJOR_AXIS_M,
  WGS84_SEMI_MINOR_AXIS_M,
} from './wgs84.js';

/** A place: WGS-84 geodetic latitude (north positive), longitude (east positive) and height above the ellipsoid. */
export interface Geodetic {
  readonly latitude_rad: number;
  readonly longitude_rad: number;
  readonly height_m: number;
}

// Imported numbers are looked up at each use; these the engine knows.
const A = WGS84_SEMI_MAJOR_AXIS_M;
const B = WGS84_SEMI_MINOR_AXIS_M;
const E2 = WGS84_ECCENTRICITY_SQUARED;
const RATIO = WGS84_AXIS_RATIO;

const AXES2 = RATIO * RATIO;
/** Nearer to the centre than 3,000 km a series is not enough. */
const DEEP_M2 = 9e12;
/** More Newton steps than any place needs: 3 above ground, up to 9 deep inside, about 50 exactly on the evolute. */
const MAXIMUM_STEPS = 60;
/** Newton's error is squared by each step, so a step this small leaves nothing that a double could hold. */
const SMALL_STEP = 1e-9;

/**
 * Earth-centred Earth-fixed position of a place.
 *
 * Model: x = (N + h) cos φ cos λ, y = (N + h) cos φ sin λ, z = (N (1 − e²) + h) sin φ, N = a / √(1 − e² sin² φ).
 * Source: NGA.STND.0036, section 4.2.
 * Frames: ECEF: z along the rotation axis to the north, x through latitude 0, longitude 0.
 * @param place latitude and longitude in rad (any longitude, wrapped or not), height above the ellipsoid in m
 * @returns position in m
 */
export function geodeticToEcef(place: Geodetic): Vec3<'ecef'> {
  const sinLatitude = sin(place.latitude_rad);
  const cosLatitude = cos(place.latitude_rad);
  const n_m = A / Math.sqrt(1 - E2 * sinLatitude * sinLatitude);
  const axisDistance_m = (n_m + place.height_m) * cosLatitude;
  return vec3<'ecef'>(
    axisDistance_m * cos(place.longitude_rad),
    axisDistance_m * sin(place.longitude_rad),
    (n_m * (1 - E2) + place.height_m) * sinLatitude,
  );
}

/**
 * The place on Earth of an Earth-fixed position.
 *
 * Model: Newton's method for the tangent T of the parametric latitude of the foot point, P T − Z − e² T / √(1 + T²) = 0
 * with P = p/a and Z = (b/a) |z|/a, carried as a pair (sine, cosine) so that the poles need no special case. For T > 0
 * the left side is convex, so from the bound T = (Z + e²)/P the steps cannot miss the root; the first start is
 * Bowring's, T = (a/b) |z|/p, which is close everywhere above ground.
 * Source: B. R. Bowring, Survey Review 23 (1976) 323; T. Fukushima, Journal of Geodesy 79 (2006) 689.
 * Valid: everywhere. Above ground the error is below 1e-8 m up to 10,000 km. Less than 43 km from the Earth's centre,
 * where several foot points exist, the nearest one is given; at the centre itself the north pole.
 * Frames: ECEF in, WGS-84 geodetic out, longitude in (−π, π]; on the axis the longitude is 0 or π by the signs of zero.
 * @param position m
 */
export function ecefToGeodetic(position: Vec3<'ecef'>): Geodetic {
  const axisDistance_m = Math.sqrt(position.x * position.x + position.y * position.y);
  const distanceNorth_m = Math.abs(position.z);
  const p = axisDistance_m / A;
  const z = (RATIO * distanceNorth_m) / A;
  let sine = distanceNorth_m / A;
  let cosine = RATIO * p;
  let size = Math.sqrt(sine * sine + cosine * cosine);
  if (size === 0) {
    sine = 1;
    size = 1;
  }
  sine /= size;
  cosine /= size;
  let safe = false;
  for (let step = 0; step < MAXIMUM_STEPS; step++) {
    let nextSine = z + E2 * sine * sine * sine;
    let nextCosine = p - E2 * cosine * cosine * cosine;
    const lost = nextCosine <= 0 && p > 0;
    if (lost && safe) break;
    if (lost) {
      nextSine = z + E2;
      nextCosine = p;
      safe = true;
    }
    size = Math.sqrt(nextSine * nextSine + nextCosine * nextCosine);
    nextSine /= size;
    nextCosine /= size;
    const turn = Math.abs(nextSine * cosine - nextCosine * sine);
    sine = nextSine;
    cosine = nextCosine;
    if (!lost && turn < SMALL_STEP) break;
  }
  const normalSize = Math.sqrt(sine * sine + RATIO * RATIO * cosine * cosine);
  const sinLatitude = sine / normalSize;
  const cosLatitude = (RATIO * cosine) / normalSize;
  const latitude_rad = atan2(sinLatitude, cosLatitude);
  return {
    latitude_rad: position.z < 0 ? -latitude_rad : latitude_rad,
    longitude_rad: atan2(position.y, position.x),
    height_m: (axisDistance_m - A * cosine) * cosLatitude + (distanceNorth_m - B * sine) * sinLatitude,
  };
}

/**
 * How far the normal of the ellipsoid below a point (x, y, z) leans: it has the direction (x, y, κ z), κ being what is returned.
 *
 * Model: κ = (N + h)/(N (1 − e²) + h) expanded in powers of e²; with ρ = a/r, s = (z/r)² and c = 1 − s,
 * κ = 1 + e² ρ (1 + e² (s/2 + ρ c) + e⁴ (3 s²/8 + ρ c (2 s + ρ (1 − 5 s/2)))).
 * Source: the coordinates of a place as `geodeticToEcef` has them, solved for κ.
 * Valid: from 3,000 km from the centre outwards; the direction within 1e-9 rad above ground.
 * @param rho semi-major axis over the distance from the centre
 * @param s (z/r)²
 */
export function normalStretch(rho: number, s: number): number {
  const c = 1 - s;
  const third = 0.375 * s * s + rho * c * (2 * s + rho * (1 - 2.5 * s));
  return 1 + E2 * rho * (1 + E2 * (0.5 * s + rho * c + E2 * third));
}

/**
 * Height above the ellipsoid of an Earth-fixed position, without angles, for the inner loop of an integration.
 *
 * Model: the distance along the normal, whose direction is that of `normalStretch`. The height is stationary in that direction:
 * an error of δ rad costs only a δ²/2 of height.
 * Valid: everywhere; from 1,000 km below the surface upwards the error is the rounding of the coordinates (3e-9 m near the
 * ground); deeper it grows to 1e-6 m at 3,000 km from the centre, and below that `ecefToGeodetic` does the work. No allocation
 * and no transcendental function above that.
 * Frames: ECEF.
 * @param x m
 * @param y m
 * @param z m
 * @returns height above the WGS-84 ellipsoid, m
 */
export function geodeticHeight(x: number, y: number, z: number): number {
  const axis2 = x * x + y * y;
  const r2 = axis2 + z * z;
  if (r2 < DEEP_M2) return ecefToGeodetic(vec3<'ecef'>(x, y, z)).height_m;
  const inverse2 = 1 / r2;
  const q = z * normalStretch(A * Math.sqrt(r2) * inverse2, z * z * inverse2);
  const q2 = q * q;
  return (axis2 + q * z - A * Math.sqrt(axis2 + AXES2 * q2)) / Math.sqrt(axis2 + q2);
}
