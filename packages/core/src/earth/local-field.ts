/**
 * What a body meets where it is, for the inner loop of an integration: gravitation, height and climb.
 *
 * Numbers come and go in arrays, because a number handed from function to function costs an allocation wherever the engine
 * does not merge the two; and what the fields have in common is worked out once.
 */
import { LOCAL_HEIGHT } from './air-table.js';
import { geodeticHeight, normalStretch } from './geodetic.js';
import { gravitationJ2 } from './gravity.js';
import {
  WGS84_AXIS_RATIO,
  WGS84_ECCENTRICITY_SQUARED,
  WGS84_GM_M3PS2,
  WGS84_J2,
  WGS84_SEMI_MAJOR_AXIS_M,
} from './wgs84.js';

// Imported numbers are looked up at each use; these the engine knows.
const HEIGHT = LOCAL_HEIGHT;
const A = WGS84_SEMI_MAJOR_AXIS_M;
const E2 = WGS84_ECCENTRICITY_SQUARED;
const GM = WGS84_GM_M3PS2;
const PER_A2 = 1 / (A * A);
const BULGE_M2 = 1.5 * WGS84_J2 * A * A;
const AXES2 = WGS84_AXIS_RATIO * WGS84_AXIS_RATIO;
/** Less than 3,000 km from the centre nothing flies. */
const DEEP_M2 = 9e12;
/** Squared distances from the centre between which the short series for the height serves: 6,150 and 7,000 km. */
const LOW_M2 = 3.78e13;
const HIGH_M2 = 4.9e13;

/**
 * Gravitation (m/s², into `local[0..2]`) and height above the ellipsoid (m, into `local[LOCAL_HEIGHT]`) at a position.
 *
 * Model: `gravitationJ2` and `geodeticHeight` at once. The direction of the normal need not be known well for its height, so
 * the root and the division of `normalStretch`, for which all else would have to wait, are left out near the ground: with
 * w = (r/a)² − 1, ρ = a/r is 1 − w/2 + 3 w²/8, and s = (z/r)² is (z/a)² (1 − w).
 * Valid: everywhere; gravitation to rounding, the height within 1e-7 m below 200 km and 1e-4 m below 500 km.
 * Frames: ECEF, m.
 */
export function fallAndHeight(position: Float64Array, local: Float64Array): void {
  const x = position[0];
  const y = position[1];
  const z = position[2];
  const axis2 = x * x + y * y;
  const z2 = z * z;
  const r2 = axis2 + z2;
  if (!(r2 > LOW_M2 && r2 < HIGH_M2)) {
    gravitationJ2(x, y, z, local);
    local[HEIGHT] = geodeticHeight(x, y, z);
    return;
  }
  const w = r2 * PER_A2 - 1;
  const rho = 1 + w * (0.375 * w - 0.5);
  const s = z2 * PER_A2 * (1 - w);
  const q = z + z * E2 * rho * (1 + E2 * (0.5 * s + rho * (1 - s)));
  const q2 = q * q;
  local[HEIGHT] = (axis2 + q * z - A * Math.sqrt(axis2 + AXES2 * q2)) / Math.sqrt(axis2 + q2);
  const inverse2 = 1 / r2;
  const pull = -GM * Math.sqrt(r2) * inverse2 * inverse2;
  const bulge = BULGE_M2 * inverse2;
  const polar = 5 * z2 * inverse2;
  const across = pull * (1 + bulge * (1 - polar));
  local[0] = across * x;
  local[1] = across * y;
  local[2] = pull * (1 + bulge * (3 - polar)) * z;
}

/**
 * Height above the ellipsoid (m, into `out[0]`) and rate of climb along its normal (m/s, into `out[1]`).
 *
 * Model: `geodeticHeight`, and the velocity along the direction of `normalStretch`; less than 3,000 km from the centre the
 * direction is taken as there.
 * Frames: ECEF, state [x, y, z, ẋ, ẏ, ż], m and m/s.
 */
export function heightAndClimb(state: Float64Array, out: Float64Array): void {
  const x = state[0];
  const y = state[1];
  const z = state[2];
  const axis2 = x * x + y * y;
  const r2 = axis2 + z * z;
  const inverse2 = 1 / Math.max(r2, DEEP_M2);
  const q = z * normalStretch(A * Math.sqrt(inverse2), z * z * inverse2);
  const q2 = q * q;
  const inverse = 1 / Math.sqrt(axis2 + q2);
  out[0] =
    r2 < DEEP_M2 ? geodeticHeight(x, y, z) : (axis2 + q * z - A * Math.sqrt(axis2 + AXES2 * q2)) * inverse;
  out[1] = (x * state[3] + y * state[4] + q * state[5]) * inverse;
}
