/**
 * Which bodies a beam covers.
 *
 * Model: a beam covers what is within its width of its direction, as an angle between the two. Beams have the radar's biases in them, as its
 *   plots have; the body's direction is turned by these, small angles as they are, to first order.
 * Ignores: that a beam is wider off boresight.
 */
import { cos } from '../numerics/elementary/index.js';
import type { SectorRadar } from './sector-radar.js';

/** Numbers that each beam takes: that of its track, and its direction as a unit vector to the east, north and up. */
export const BEAM_PLACES = 4;
const PLACES = BEAM_PLACES;
/** Within a thousandth of straight up, elevation has no direction to be raised in. */
const LEAST_LEVEL = 1e-3;

/** The square of the chord that an angle spans on the sphere of directions. */
export function chordSquared(angle_rad: number): number {
  return 2 - 2 * cos(angle_rad);
}

/**
 * Whether a body at (east, north, up) of the antenna's foot, m, is in one of the beams.
 *
 * @param chord2 `chordSquared` of the width of a beam
 * @param beams `BEAM_PLACES` numbers for each of the beams sent
 */
export function isInABeam(
  { bias, volume }: SectorRadar,
  chord2: number,
  enu_m: Float64Array,
  beams: Float64Array,
  sent: number,
): boolean {
  const { azimuth_rad, elevation_rad } = bias;
  const across2 = enu_m[0] * enu_m[0] + enu_m[1] * enu_m[1];
  const above = enu_m[2] - volume.antennaHeight_m;
  const perRange = 1 / Math.sqrt(across2 + above * above);
  const e = enu_m[0] * perRange;
  const n = enu_m[1] * perRange;
  const u = above * perRange;
  const level = Math.sqrt(across2) * perRange;
  // Raised by the bias of elevation: what the level part loses, the vertical part gains.
  const lowered = 1 - (elevation_rad * u) / Math.max(level, LEAST_LEVEL);
  const east = e * lowered + azimuth_rad * n;
  const north = n * lowered - azimuth_rad * e;
  const up = u + elevation_rad * level;
  for (let i = 0; i < PLACES * sent; i += PLACES) {
    const x = east - beams[i + 1];
    const y = north - beams[i + 2];
    const z = up - beams[i + 3];
    if (x * x + y * y + z * z <= chord2) return true;
  }
  return false;
}
