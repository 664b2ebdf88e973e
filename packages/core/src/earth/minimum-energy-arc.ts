import { atan2, cos, sin } from '../numerics/elementary/index.js';
import { invariant } from '../numerics/invariant.js';
import { MEAN_EARTH_RADIUS_M, WGS84_GM_M3PS2 } from './wgs84.js';

/** The vacuum arc that reaches a range with the least speed. */
export interface MinimumEnergyArc {
  /** Angle at the Earth's centre between start and end. */
  readonly rangeAngle_rad: number;
  /** Q = v² r / μ, the squared speed over that of a circular orbit, dimensionless. */
  readonly energyParameter: number;
  /** Speed at the start, and again at the end. */
  readonly speed_mps: number;
  /** Angle of the start velocity above the local horizontal. */
  readonly flightPathAngle_rad: number;
  /** Greatest height above the sphere. */
  readonly apogee_m: number;
  readonly timeOfFlight_s: number;
}

/**
 * The minimum-energy ballistic arc between two points on a sphere.
 *
 * Model: with ψ = range / R and s = sin(ψ/2): Q = 2s/(1 + s), flight-path angle (π − ψ)/4. The empty focus of the ellipse lies on the
 * chord, so its semi-major axis is R (1 + s)/2 and its eccentricity cos(ψ/2)/(1 + s); the time is Kepler's equation from the
 * start round the apogee. Half angles throughout, so that a 10 km arc keeps its digits.
 * Source: R. Bate, D. Mueller, J. White, Fundamentals of Astrodynamics (1971), chapter 6.
 * Valid: ranges from above 0 to half the circumference. Ignores drag, the boost (no time or distance spent on it) and the Earth's
 * rotation and flattening.
 * @param range_m along the surface
 * @param radius_m of the sphere, 6,371 km unless given
 * @param mu_m3ps2 gravitational constant times mass, the WGS-84 value unless given
 * @throws InvariantError outside the range of validity
 */
export function minimumEnergyArc(
  range_m: number,
  radius_m: number = MEAN_EARTH_RADIUS_M,
  mu_m3ps2: number = WGS84_GM_M3PS2,
): MinimumEnergyArc {
  const rangeAngle_rad = range_m / radius_m;
  invariant(
    range_m > 0 && rangeAngle_rad <= Math.PI,
    'range_m must be above 0 and at most half the circumference',
  );
  const sinHalf = sin(rangeAngle_rad / 2);
  const sinQuarter = sin(rangeAngle_rad / 4);
  const cosQuarter = cos(rangeAngle_rad / 4);
  const energyParameter = (2 * sinHalf) / (1 + sinHalf);
  const semiMajorAxis_m = (radius_m * (1 + sinHalf)) / 2;
  const eccentricity = cos(rangeAngle_rad / 2) / (1 + sinHalf);
  // Of 1 − e and 1 + e only the numerators over 1 + s matter: (1 + s) − cos(ψ/2) and (1 + s) + cos(ψ/2).
  const oneMinus = 2 * sinQuarter * (sinQuarter + cosQuarter);
  const onePlus = 2 * cosQuarter * (sinQuarter + cosQuarter);
  const fromApogee_rad = 2 * atan2(Math.sqrt(onePlus) * sinQuarter, Math.sqrt(oneMinus) * cosQuarter);
  const meanMotion_radps = Math.sqrt(mu_m3ps2 / semiMajorAxis_m) / semiMajorAxis_m;
  return {
    rangeAngle_rad,
    energyParameter,
    speed_mps: Math.sqrt((energyParameter * mu_m3ps2) / radius_m),
    flightPathAngle_rad: (Math.PI - rangeAngle_rad) / 4,
    apogee_m: radius_m * sinQuarter * (cosQuarter - sinQuarter),
    timeOfFlight_s: (2 * (fromApogee_rad + eccentricity * sin(fromApogee_rad))) / meanMotion_radps,
  };
}
