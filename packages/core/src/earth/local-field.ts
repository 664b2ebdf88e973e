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
const BULGE_M2 = 1.5 * WGS84_J2 * A * A;
const AXES2 = WGS84_AXIS_RATIO * WGS84_AXIS_RATIO;
/** Less than 3,000 km from the centre nothing flies. */
const DEEP_M2 = 9e12;
/** Squared distances from the centre between which the short series for the height serves: 6,150 and 7,000 km. */
const LOW_M2 = 3.78e13;
const HIGH_M2 = 4.9e13;

/** ε of the ellipsoid as seen from its middle: its radius is a / √(1 + ε s), with s the squared sine of the geocentric latitude. */
const EPSILON = E2 / (1 - E2);
/** Coefficients of that radius in powers of s − ½, m: the binomial series about 45°, which leaves 2e-9 m after the fifth. */
const MIDDLE = EPSILON / (1 + EPSILON / 2);
const R0 = A / Math.sqrt(1 + EPSILON / 2);
const R1 = (-R0 * MIDDLE) / 2;
const R2 = (-R1 * MIDDLE * 3) / 4;
const R3 = (-R2 * MIDDLE * 5) / 6;
const R4 = (-R3 * MIDDLE * 7) / 8;
const R5 = (-R4 * MIDDLE * 9) / 10;
/**
 * How much shorter the way down along the normal is than that towards the middle, as a share of the latter: about ½ e⁴ s (1 − s) ρ.
 * Least squares over heights of −10 to 200 km at all latitudes; the height is left with 6e-8 m, up to 500 km with 2e-7 m.
 */
const C00 = 2.2557475244e-5;
const C01 = -7.1496680796e-8;
const C02 = -4.1444994894e-9;
const C10 = 1.5292264148e-7;
const C11 = -3.1235499687e-7;
const C12 = 1.0339945913e-8;

/**
 * Gravitation (m/s², into `local[0..2]`) and height above the ellipsoid (m, into `local[LOCAL_HEIGHT]`) at a position.
 *
 * Model: `gravitationJ2` and `geodeticHeight` at once. Near the ground the height is a series in s = (z/r)² and ρ = a/r, of
 * which gravitation needs most anyway: the distance from the ellipsoid towards its middle, less the little by which the way along
 * the normal is shorter. It has none of the roots and divisions that would have to wait for each other.
 * Valid: everywhere; gravitation to rounding, the height within 1e-7 m below 200 km and 2e-7 m below 500 km.
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
  const r = Math.sqrt(r2);
  const inverse2 = 1 / r2;
  const s = z2 * inverse2;
  const u = s - 0.5;
  const uu = u * u;
  const above = r - (R0 + R1 * u + uu * (R2 + R3 * u + uu * (R4 + R5 * u)));
  const perR = r * inverse2;
  const rho = A * perR;
  const lean = C00 + s * (C01 + s * C02) + rho * (C10 + s * (C11 + s * C12));
  local[HEIGHT] = above - above * (rho * s * (1 - s)) * lean;
  const pull = -GM * perR * inverse2;
  const bulge = BULGE_M2 * inverse2;
  const polar = 5 * s;
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
