import { atan2, cos, sin } from '../numerics/elementary/index.js';
import { invariant } from '../numerics/invariant.js';
import type { Vec3 } from '../numerics/vec3.js';
import { MEAN_EARTH_RADIUS_M } from './wgs84.js';

/*
 * How far a radar sees over a smooth Earth. Refraction in a standard atmosphere bends rays down; drawn over an Earth
 * whose radius is 4/3 of the true one they are straight.
 *
 * Source: L. V. Blake, Radar Range-Performance Analysis (1986), chapter 5; M. I. Skolnik, Radar Handbook, 3rd edition,
 * section 26.4; ITU-R P.834.
 * Valid: standard refraction, below about 10 km of height; higher, the bending fades and 4/3 is optimistic for low
 * elevations. Ignores: terrain, ducting, diffraction below the horizon.
 */

/** Factor of the Earth's radius for standard refraction, dimensionless. */
export const STANDARD_REFRACTION_FACTOR = 4 / 3;

/** Effective radius of the Earth for straight rays, m: 8,494,667. */
export const EFFECTIVE_EARTH_RADIUS_M = STANDARD_REFRACTION_FACTOR * MEAN_EARTH_RADIUS_M;

/**
 * Greatest ground range at which two heights see each other over a smooth Earth, m.
 *
 * Model: √(2 k R h₁) + √(2 k R h₂), the usual formula, which drops terms of order h/R (a thousandth at 10 km).
 * Valid: heights of 0 and more; a height below the smooth Earth counts as 0.
 * @param height1_m antenna above the smooth Earth
 * @param height2_m target above the smooth Earth
 */
export function radarHorizon(height1_m: number, height2_m: number): number {
  return horizonOf(height1_m) + horizonOf(height2_m);
}

/**
 * Lowest height, m, that is seen at a ground range: the inverse of `radarHorizon`, 0 within the antenna's own horizon.
 *
 * @param height_m antenna above the smooth Earth
 * @param groundRange_m along the Earth
 */
export function minimumVisibleHeight(height_m: number, groundRange_m: number): number {
  const beyond_m = groundRange_m - horizonOf(height_m);
  return beyond_m <= 0 ? 0 : (beyond_m * beyond_m) / (2 * EFFECTIVE_EARTH_RADIUS_M);
}

/**
 * How far inside the radar horizon a target is, m along the ground: positive when seen, zero at the horizon.
 *
 * It is the switching function of "comes over the horizon", smooth where it crosses zero.
 */
export function horizonMargin(height1_m: number, height2_m: number, groundRange_m: number): number {
  return radarHorizon(height1_m, height2_m) - groundRange_m;
}

/** Whether a target is above the radar horizon seen from an antenna (heights and ground range in m). */
export function isAboveHorizon(height1_m: number, height2_m: number, groundRange_m: number): boolean {
  return horizonMargin(height1_m, height2_m, groundRange_m) >= 0;
}

/**
 * Elevation at which a target appears above the antenna's horizontal, with standard refraction, rad.
 *
 * Model: plane triangle over the effective Earth: tan ε = [(ρ + h₂) cos θ − (ρ + h₁)] / [(ρ + h₂) sin θ], θ = s/ρ, written
 * without the difference of two great numbers.
 * Valid: also below the horizon, where it says how deep. At range 0, ±π/2 by which of the two is higher.
 * @param height1_m antenna above the smooth Earth
 * @param height2_m target above the smooth Earth
 * @param groundRange_m along the Earth, from 0 to half its circumference
 */
export function apparentElevation(height1_m: number, height2_m: number, groundRange_m: number): number {
  fillApparentRay(height1_m, height2_m, groundRange_m, ray);
  return atan2(ray[1], ray[0]);
}

/**
 * Where a target appears, as `apparentElevation` has it: along the antenna's horizontal (m, into `out[0]`) and above it (m, into `out[1]`).
 *
 * With the sine of half the angle s the sine of the whole is 2 s √(1 − s²).
 */
export function fillApparentRay(
  height1_m: number,
  height2_m: number,
  groundRange_m: number,
  out: Float64Array,
): void {
  const half = sin(groundRange_m / (2 * EFFECTIVE_EARTH_RADIUS_M));
  const far_m = EFFECTIVE_EARTH_RADIUS_M + height2_m;
  out[0] = 2 * far_m * half * Math.sqrt(1 - half * half);
  out[1] = height2_m - height1_m - 2 * far_m * half * half;
}

const ray = new Float64Array(2);

/**
 * Elevation of the smooth Earth's edge seen from a height, with standard refraction, rad: zero or negative.
 *
 * Model: −arccos(ρ / (ρ + h)).
 */
export function horizonElevation(height_m: number): number {
  const radius_m = EFFECTIVE_EARTH_RADIUS_M;
  const h = Math.max(0, height_m);
  return -atan2(Math.sqrt(h * (2 * radius_m + h)), radius_m);
}

/**
 * Ground range between the points below two Earth-fixed positions, m, on the mean sphere.
 *
 * Model: R times the angle between the two directions from the Earth's centre, by atan2 of their cross and dot products.
 * Ignores: flattening (0.3 % of the distance at most).
 */
export function groundRange(a: Vec3<'ecef'>, b: Vec3<'ecef'>): number {
  const crossX = a.y * b.z - a.z * b.y;
  const crossY = a.z * b.x - a.x * b.z;
  const crossZ = a.x * b.y - a.y * b.x;
  const cross = Math.sqrt(crossX * crossX + crossY * crossY + crossZ * crossZ);
  return MEAN_EARTH_RADIUS_M * atan2(cross, a.x * b.x + a.y * b.y + a.z * b.z);
}

/** Ground range, m, beyond which a ray leaving at an elevation (rad) from a height is above another height (m). */
export function groundRangeToHeight(height1_m: number, height2_m: number, elevation_rad: number): number {
  const radius_m = EFFECTIVE_EARTH_RADIUS_M;
  const near_m = radius_m + height1_m;
  const far_m = radius_m + height2_m;
  const across_m = near_m * cos(elevation_rad);
  invariant(far_m >= across_m, 'the ray never comes down to that height');
  const atNear_rad = atan2(near_m * sin(elevation_rad), across_m);
  const atFar_rad = atan2(Math.sqrt((far_m - across_m) * (far_m + across_m)), across_m);
  return radius_m * (atFar_rad - atNear_rad);
}

function horizonOf(height_m: number): number {
  return Math.sqrt(2 * EFFECTIVE_EARTH_RADIUS_M * Math.max(0, height_m));
}
