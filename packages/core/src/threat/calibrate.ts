/**
 * What nobody published of a class, solved from what was: its maximum range.
 *
 * Model, missile: the effective specific impulse with which the class, using all its impulse along its programme,
 *   flies its published maximum range. Model, rocket: the ballistic coefficient with which it does so at 45° and its
 *   published burnout speed. Both over a non-rotating Earth, from and to the ellipsoid.
 * This is calibration: that a class reaches its maximum range says nothing for the model.
 * Valid: specific impulses of 150–350 s and ballistic coefficients of 200–50,000 kg/m²; figures that ask for others
 *   contradict each other, which is reported.
 */
import { ecefToGeodetic, type Geodetic, geodesicDirect, geodesicInverse } from '../earth/index.js';
import type { FlightEnvironment } from '../motion/index.js';
import { brentRoot, exp, log, vec3 } from '../numerics/index.js';
import { reachesGround } from './ground-profile.js';
import type { ThreatClass } from './threat-class.js';
import { comesDown } from './undisturbed.js';

export type Calibrated =
  | { readonly ok: true; readonly threatClass: ThreatClass }
  | { readonly ok: false; readonly reason: string };

const SPECIFIC_IMPULSE_BOUNDS_S = [150, 350] as const;
const BALLISTIC_COEFFICIENT_BOUNDS_KGPM2 = [200, 50_000] as const;
/** 45°, close to the elevation of greatest range. */
const RANGE_ELEVATION_RAD = Math.PI / 4;
/** Mid-latitude start of the range flights; with no rotation the place changes the range by less than 0.3 %. */
const START: Geodetic = { latitude_rad: 0.6, longitude_rad: 0, height_m: 0 };
const RANGE_TOLERANCE = 1e-4;

/** Shares of the range that a share more of the number brings, near enough to begin with: what flights of the catalogue show. */
const RANGE_PER_IMPULSE = 2.8;
const RANGE_PER_BALLISTIC_COEFFICIENT = 0.4;
const MAX_CORRECTIONS = 8;

/**
 * The class with its unpublished number solved, or why its figures contradict each other.
 *
 * @param near the same class with other figures, solved before: its number is tried first, which changes the speed, and the result
 *   only within a ten-thousandth of the range
 */
export function calibrated(environment: FlightEnvironment, one: ThreatClass, near?: ThreatClass): Calibrated {
  const still: FlightEnvironment = { ...environment, rotation_radps: 0, wind_enu_mps: [0, 0, 0] };
  const rocket = one.model === 'unguided-rocket';
  const withNumber = (x: number): ThreatClass =>
    rocket ? { ...one, ballisticCoefficient_kgpm2: x } : { ...one, specificImpulse_s: x };
  const [low, high] = rocket ? BALLISTIC_COEFFICIENT_BOUNDS_KGPM2 : SPECIFIC_IMPULSE_BOUNDS_S;
  const rangeShare = (x: number) => fullRange_m(still, withNumber(x)) / one.maxRange_m;
  if (near !== undefined) {
    const known = rocket ? near.ballisticCoefficient_kgpm2 : near.specificImpulse_s;
    const x = corrected(rangeShare, known, rocket ? RANGE_PER_BALLISTIC_COEFFICIENT : RANGE_PER_IMPULSE);
    if (x !== undefined && x >= low && x <= high) return { ok: true, threatClass: withNumber(x) };
  }
  const root = brentRoot((x) => rangeShare(x) - 1, low, high, { tolerance: RANGE_TOLERANCE * low });
  if (!root.ok) {
    const what = rocket ? 'ballistic coefficient' : 'specific impulse';
    return {
      ok: false,
      reason: `no ${what} between ${low} and ${high} gives ${one.id} its maximum range of ${one.maxRange_m} m`,
    };
  }
  return { ok: true, threatClass: withNumber(root.x) };
}

/** Where a share is 1, by the secant through its logarithms over those of x; undefined where that does not lead there soon. */
function corrected(shareAt: (x: number) => number, start: number, firstSlope: number): number | undefined {
  let x = start;
  let slope = firstSlope;
  let share = shareAt(x);
  for (let round = 0; round < MAX_CORRECTIONS; round++) {
    if (Math.abs(share - 1) <= RANGE_TOLERANCE) return x;
    const step = -log(share) / slope;
    if (!(Math.abs(step) < 1)) return undefined;
    const next = x * exp(step);
    const nextShare = shareAt(next);
    slope = log(nextShare / share) / step;
    x = next;
    share = nextShare;
  }
  return undefined;
}

/** Distance flown over the ground with everything the motor has, m. NaN where the flight cannot be computed. */
function fullRange_m(environment: FlightEnvironment, one: ThreatClass): number {
  const end = geodesicDirect(START.latitude_rad, START.longitude_rad, 0, one.maxRange_m);
  const aimPoint = { latitude_rad: end.latitude_rad, longitude_rad: end.longitude_rad, height_m: 0 };
  const settings = { azimuth_rad: 0, reach: one.model === 'unguided-rocket' ? RANGE_ELEVATION_RAD : 1 };
  const down = comesDown(environment, one, START, settings, reachesGround(START, aimPoint));
  if (down === undefined) return Number.NaN;
  const [x, y, z] = down;
  const place = ecefToGeodetic(vec3<'ecef'>(x, y, z));
  const line = geodesicInverse(
    START.latitude_rad,
    START.longitude_rad,
    place.latitude_rad,
    place.longitude_rad,
  );
  return line.ok ? line.distance_m : Number.NaN;
}
