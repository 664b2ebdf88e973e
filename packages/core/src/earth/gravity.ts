import { sin } from '../numerics/elementary/index.js';
import { geodeticToEcef } from './geodetic.js';
import {
  WGS84_SEMI_MAJOR_AXIS_M as A,
  WGS84_SEMI_MINOR_AXIS_M as B,
  WGS84_ECCENTRICITY_SQUARED as E2,
  WGS84_FLATTENING as F,
  WGS84_GM_M3PS2 as GM,
  WGS84_J2 as J2,
  WGS84_LINEAR_ECCENTRICITY_SQUARED_M2 as LINEAR_E2,
  WGS84_ROTATION_RADPS as OMEGA,
  WGS84_GRAVITY_EQUATOR_MPS2,
  WGS84_GRAVITY_RATIO_M,
  WGS84_SOMIGLIANA_K,
} from './wgs84.js';

/*
 * Three fields of gravitation (the pull of the Earth's mass alone, without the centrifugal part), each written into
 * `out[0..2]` in m/s² for a position x, y, z in m in any frame whose z axis is the Earth's rotation axis (ECEF, inertial):
 *
 *   gravitationCentral   a point mass;
 *   gravitationJ2        point mass and equatorial bulge, the usual choice for missiles;
 *   gravitationNormal    the full normal field of the WGS-84 ellipsoid, of which J2 is the first term.
 *
 * They take scalars and a Float64Array because an integrator calls them millions of times. Less than MINIMUM_RADIUS_M
 * from the centre, where no body flies, the pull shrinks to 0 at the centre instead of growing without bound.
 */

/** 1.5 J₂ a², m². */
const BULGE_M2 = 1.5 * J2 * A * A;
/** Imported numbers are looked up at each use; the engine knows this one. */
const GM_M3PS2 = GM;
const MINIMUM_RADIUS_M = 1_000_000;
const MINIMUM_RADIUS_SQUARED_M2 = MINIMUM_RADIUS_M * MINIMUM_RADIUS_M;
/** At the surface the ninth term of the series in (E/u)² = 0.0067 is below 1e-18. */
const SERIES_TERMS = 8;
/** 1 / ((2n+1)(2n+3)), what both series have in common. */
const SERIES = Float64Array.from({ length: SERIES_TERMS + 1 }, (_, n) => 1 / ((2 * n + 1) * (2 * n + 3)));
/** ω² a² b³ / Q₀: what the rotation that shaped the ellipsoid adds to its field, m⁵/s². */
const SPIN = (OMEGA * OMEGA * A * A * B * B * B) / seriesQ(LINEAR_E2 / (B * B));

/**
 * Gravitation of a point mass.
 *
 * Model: a = −μ r / r³.
 * Valid: outside the Earth; ignores its flattening, which is 0.16 % of the pull at the surface.
 * @param mu_m3ps2 gravitational constant times mass, m³/s²
 * @param out receives the acceleration, m/s²
 */
export function gravitationCentral(
  mu_m3ps2: number,
  x: number,
  y: number,
  z: number,
  out: Float64Array,
): void {
  const r2 = Math.max(x * x + y * y + z * z, MINIMUM_RADIUS_SQUARED_M2);
  const pull = -mu_m3ps2 / (r2 * Math.sqrt(r2));
  out[0] = pull * x;
  out[1] = pull * y;
  out[2] = pull * z;
}

/**
 * Gravitation of the WGS-84 Earth to the second zonal harmonic.
 *
 * Model: a_xy = −(GM/r³) [1 + 1.5 J2 (a/r)² (1 − 5 z²/r²)] (x, y), a_z the same with 3 − 5 z²/r².
 * Source: O. Montenbruck, E. Gill, Satellite Orbits (2000), section 3.2; constants from TR8350.2.
 * Valid: outside the Earth; differs from `gravitationNormal` by at most 1.2e-4 m/s² at the surface.
 * Ignores: higher harmonics, the real Earth's anomalies (up to about 3e-3 m/s²), tides, the Moon and the Sun.
 * @param out receives the acceleration, m/s²
 */
export function gravitationJ2(x: number, y: number, z: number, out: Float64Array): void {
  const r2 = Math.max(x * x + y * y + z * z, MINIMUM_RADIUS_SQUARED_M2);
  const pull = -GM_M3PS2 / (r2 * Math.sqrt(r2));
  const bulge = BULGE_M2 / r2;
  const polar = (5 * z * z) / r2;
  const across = pull * (1 + bulge * (1 - polar));
  out[0] = across * x;
  out[1] = across * y;
  out[2] = pull * (1 + bulge * (3 - polar)) * z;
}

/**
 * Gravitation of the level ellipsoid: together with the centrifugal acceleration, Somigliana's gravity at the surface.
 *
 * Model: closed form in ellipsoidal coordinates (u, β); the two functions q and q′ of E/u are summed as power series, which
 * is exact to the last digit above ground and has none of the cancellation of the arctangent form.
 * Source: W. A. Heiskanen, H. Moritz, Physical Geodesy (1967), equations 2-58 to 2-66; NGA.STND.0036, equations 4-5 to 4-13.
 * Valid: outside the ellipsoid at any height; inside it is the continued field down to 1,000 km from the centre.
 * Ignores: everything that the ellipsoid does not have: anomalies, tides.
 * @param out receives the acceleration, m/s²
 */
export function gravitationNormal(x: number, y: number, z: number, out: Float64Array): void {
  const axis2 = x * x + y * y;
  const z2 = z * z;
  const excess = axis2 + z2 - LINEAR_E2;
  const u2 = Math.max(
    0.5 * (excess + Math.sqrt(excess * excess + 4 * LINEAR_E2 * z2)),
    MINIMUM_RADIUS_SQUARED_M2,
  );
  const u = Math.sqrt(u2);
  const v2 = u2 + LINEAR_E2;
  const sin2Beta = z2 / u2;
  const cos2Beta = axis2 / v2;
  const w2 = (u2 + LINEAR_E2 * sin2Beta) / v2;
  const t = LINEAR_E2 / u2;
  const alongU = -(GM + ((SPIN * seriesR(t)) / u2) * (0.5 * sin2Beta - 1 / 6)) / v2;
  const alongBeta = (SPIN * seriesQ(t)) / (u2 * u * v2);
  const across = (alongU * (u / v2) - alongBeta * sin2Beta) / w2;
  out[0] = across * x;
  out[1] = across * y;
  out[2] = ((alongU / u + alongBeta * cos2Beta) / w2) * z;
}

/** q(u) (u/E)³ as a series in t = (E/u)²: 2 Σ (−1)ⁿ⁺¹ n tⁿ⁻¹ / ((2n+1)(2n+3)). */
function seriesQ(t: number): number {
  let sum = 0;
  for (let n = SERIES_TERMS; n >= 1; n--) sum = n * SERIES[n] - t * sum;
  return 2 * sum;
}

/** q′(u) (u/E)² as a series in t = (E/u)²: 6 Σ (−1)ⁿ⁺¹ tⁿ⁻¹ / ((2n+1)(2n+3)). */
function seriesR(t: number): number {
  let sum = 0;
  for (let n = SERIES_TERMS; n >= 1; n--) sum = SERIES[n] - t * sum;
  return 6 * sum;
}

/** Gravity on the surface of the ellipsoid, m/s², at a geodetic latitude in rad (Somigliana's closed form, TR8350.2, 4-1). */
export function normalGravityOnEllipsoid(latitude_rad: number): number {
  const sinLatitude = sin(latitude_rad);
  const sin2 = sinLatitude * sinLatitude;
  return (WGS84_GRAVITY_EQUATOR_MPS2 * (1 + WGS84_SOMIGLIANA_K * sin2)) / Math.sqrt(1 - E2 * sin2);
}

/**
 * Normal gravity (gravitation and centrifugal acceleration together) at a height, m/s².
 *
 * Model: the size of `gravitationNormal` plus ω² times the distance from the axis: exact, no series in the height.
 * Valid: at any height; for a body that turns with the Earth.
 * @param latitude_rad geodetic latitude
 * @param height_m height above the ellipsoid
 */
export function normalGravity(latitude_rad: number, height_m: number): number {
  const place = geodeticToEcef({ latitude_rad, longitude_rad: 0, height_m });
  const pull = new Float64Array(3);
  gravitationNormal(place.x, 0, place.z, pull);
  const acrossAxis = pull[0] + OMEGA * OMEGA * place.x;
  const alongAxis = pull[2];
  return Math.sqrt(acrossAxis * acrossAxis + alongAxis * alongAxis);
}

/**
 * Normal gravity at a small height by the usual series of second order, m/s².
 *
 * Model: γ(h) = γ₀ [1 − 2 (1 + f + m − 2 f sin² φ) h/a + 3 h²/a²].
 * Source: NIMA TR8350.2, equation 4-3.
 * Valid: within 1e-7 m/s² of `normalGravity`, which has no limit, at 1 km, 1.5e-6 at 20 km and 1.6e-4 at 100 km.
 * @param latitude_rad geodetic latitude
 * @param height_m height above the ellipsoid
 */
export function normalGravitySeries(latitude_rad: number, height_m: number): number {
  const sinLatitude = sin(latitude_rad);
  const ratio = height_m / A;
  const first = 1 + F + WGS84_GRAVITY_RATIO_M - 2 * F * sinLatitude * sinLatitude;
  return normalGravityOnEllipsoid(latitude_rad) * (1 - 2 * first * ratio + 3 * ratio * ratio);
}
