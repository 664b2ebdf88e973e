/**
 * A bound on where a track can be, which costs little: plots beyond it need no filter to be ruled out.
 *
 * Model: straight flight from the last estimate. What the filter would say lies within ½ a t² of that, and a plot inside its gate within
 *   √gate standard deviations of what the filter would say; both are taken larger than they can be.
 */
import type { LocalFrame } from '../earth/index.js';
import { cos, sin, type Vec3, vec3 } from '../numerics/index.js';
import type { BallisticAssumptions } from './ballistic-acceleration.js';
import type { Estimate } from './estimate.js';
import type { Look } from './look.js';

/** No missile is pulled or braked harder than this, m/s². */
const HARDEST_MPS2 = 1500;
const GENEROUS = 1.5;
/** x, y, z and root of the summed variances of each plot of a look, m. */
let places = new Float64Array(4 * 64);
const straight = new Float64Array(3);

/** Works out where the plots of a look are, in the order of their indices. */
export function placePlots({ east, north, up, originEcef }: LocalFrame, look: Look): void {
  const count = look.ranges_m.length;
  if (4 * count > places.length) places = new Float64Array(8 * count);
  for (let i = 0; i < count; i++) {
    const range = look.ranges_m[i];
    const level = range * cos(look.elevations_rad[i]);
    const e = level * sin(look.azimuths_rad[i]);
    const n = level * cos(look.azimuths_rad[i]);
    const u = range * sin(look.elevations_rad[i]);
    places[4 * i] = originEcef.x + e * east.x + n * north.x + u * up.x;
    places[4 * i + 1] = originEcef.y + e * east.y + n * north.y + u * up.y;
    places[4 * i + 2] = originEcef.z + e * east.z + n * north.z + u * up.z;
    const along = look.rangeSigmas_m[i];
    const across = range * look.azimuthSigmas_rad[i];
    const over = range * look.elevationSigmas_rad[i];
    places[4 * i + 3] = Math.sqrt(along * along + across * across + over * over);
  }
}

/** Where a plot of the look placed last is, Earth-fixed, m. */
export function placeOf(plot: number): Vec3<'ecef'> {
  return vec3<'ecef'>(places[4 * plot], places[4 * plot + 1], places[4 * plot + 2]);
}

/** Root of the summed variances of a plot of the look placed last, m. */
export function spreadOf(plot: number): number {
  return places[4 * plot + 3];
}

/**
 * Carries a track straight ahead for `isNear`.
 *
 * @returns how far from there a plot of no error can be, m
 */
export function reachOf(
  { state, covariance }: Estimate,
  ahead_s: number,
  gate: number,
  assumed: BallisticAssumptions,
): number {
  for (let i = 0; i < 3; i++) straight[i] = state[i] + ahead_s * state[3 + i];
  const placeSigma = Math.sqrt(covariance[0] + covariance[8] + covariance[16]);
  const speedSigma = Math.sqrt(covariance[24] + covariance[32] + covariance[40]);
  const pushed = 0.5 * HARDEST_MPS2 * ahead_s * ahead_s;
  const noise = Math.sqrt(assumed.accelerationNoise_m2ps3 * ahead_s * ahead_s * ahead_s);
  const spread = placeSigma + ahead_s * speedSigma + noise + pushed * Math.sqrt(covariance[48]);
  return pushed + GENEROUS * Math.sqrt(gate) * spread;
}

/** Whether a plot of the look placed last can be in the gate of the track carried ahead last, whose reach this is. */
export function isNear(plot: number, reach_m: number, gate: number): boolean {
  const dx = places[4 * plot] - straight[0];
  const dy = places[4 * plot + 1] - straight[1];
  const dz = places[4 * plot + 2] - straight[2];
  const bound = reach_m + GENEROUS * Math.sqrt(gate) * places[4 * plot + 3];
  // Written so that a NaN counts as near: the filter then says that the track is of no use.
  return !(dx * dx + dy * dy + dz * dz > bound * bound);
}
