/**
 * The World Geodetic System 1984: the ellipsoid that heights and coordinates refer to, and its gravity constants.
 *
 * Source: NGA.STND.0036_1.0.0_WGS84 (2014), tables 3.1 to 3.6; NIMA TR8350.2, third edition (2000).
 * The first four are the defining parameters; the others follow from them.
 */

/** Semi-major axis (equatorial radius), m. Defining. */
export const WGS84_SEMI_MAJOR_AXIS_M = 6_378_137;

/** Flattening 1/298.257223563, dimensionless. Defining. */
export const WGS84_FLATTENING = 1 / 298.257223563;

/** Gravitational constant times the Earth's mass, atmosphere included, m³/s². Defining. */
export const WGS84_GM_M3PS2 = 3.986004418e14;

/** Rotation rate of the Earth, rad/s. Defining. */
export const WGS84_ROTATION_RADPS = 7.292115e-5;

/** Semi-minor axis (polar radius) b = a (1 − f), m: 6,356,752.3142. Derived. */
export const WGS84_SEMI_MINOR_AXIS_M = WGS84_SEMI_MAJOR_AXIS_M * (1 - WGS84_FLATTENING);

/** First eccentricity squared e² = f (2 − f), dimensionless: 6.69437999014e-3. Derived. */
export const WGS84_ECCENTRICITY_SQUARED = WGS84_FLATTENING * (2 - WGS84_FLATTENING);

/** Ratio of the axes b/a = 1 − f, dimensionless. Derived. */
export const WGS84_AXIS_RATIO = 1 - WGS84_FLATTENING;

/** Square of the linear eccentricity E² = a² − b², m²: E = 521,854.0084 m. Derived. */
export const WGS84_LINEAR_ECCENTRICITY_SQUARED_M2 =
  WGS84_SEMI_MAJOR_AXIS_M * WGS84_SEMI_MAJOR_AXIS_M * WGS84_ECCENTRICITY_SQUARED;

/** m = ω² a² b / GM, the centrifugal over the gravitational acceleration, dimensionless: 0.00344978650684. Derived. */
export const WGS84_GRAVITY_RATIO_M =
  (WGS84_ROTATION_RADPS *
    WGS84_ROTATION_RADPS *
    WGS84_SEMI_MAJOR_AXIS_M *
    WGS84_SEMI_MAJOR_AXIS_M *
    WGS84_SEMI_MINOR_AXIS_M) /
  WGS84_GM_M3PS2;

/**
 * Second zonal coefficient J2 of the normal field, the "geometric" value that belongs to the four defining
 * parameters, as printed in TR8350.2, dimensionless.
 */
export const WGS84_J2 = 1.082629821e-3;

/** Fully normalised second zonal coefficient C̄₂₀ of the normal field (TR8350.2, table 3.3), dimensionless. */
export const WGS84_C20_NORMALISED = -0.484166774985e-3;

/** J2 = −√5 C̄₂₀ from the normalised coefficient: equals WGS84_J2 to its ten printed digits. Derived. */
export const WGS84_J2_FROM_C20 = -Math.sqrt(5) * WGS84_C20_NORMALISED;

/** Normal gravity at the equator on the ellipsoid, m/s² (TR8350.2, table 3.4). Derived. */
export const WGS84_GRAVITY_EQUATOR_MPS2 = 9.7803253359;

/** Normal gravity at the poles on the ellipsoid, m/s² (TR8350.2, table 3.4). Derived. */
export const WGS84_GRAVITY_POLE_MPS2 = 9.8321849378;

/** Somigliana's constant k = b γ_p / (a γ_e) − 1, dimensionless (TR8350.2, table 3.4). Derived. */
export const WGS84_SOMIGLIANA_K = 0.00193185265241;

/** Radius of the sphere used where a spherical Earth is enough (mean radius, rounded), m. */
export const MEAN_EARTH_RADIUS_M = 6_371_000;

/** Standard gravity, m/s²: the unit in which specific impulse is counted and the standard atmosphere's value at sea level (ISO 80000-3). */
export const STANDARD_GRAVITY_MPS2 = 9.80665;
