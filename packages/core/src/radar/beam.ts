/**
 * Which bodies a beam covers.
 *
 * Model: a beam covers what is within its width of its direction, as an angle between the two. Beams have the radar's biases in them, as its
 *   plots have, and a radar that was set up wrongly may be far off; the body's direction is turned by them.
 * Ignores: that a beam is wider off boresight.
 */
import { cos, sin } from '../numerics/elementary/index.js';
import type { SectorRadar } from './sector-radar.js';

/** Numbers that each beam takes: that of its track, and its direction as a unit vector to the east, north and up. */
export const BEAM_PLACES = 4;
const PLACES = BEAM_PLACES;
/** Within a thousandth of straight up, elevation has no direction to be raised in. */
const LEAST_LEVEL = 1e-3;

/** What of a radar bears on where its beams point: the height of its antenna, and its biases. */
export interface Pointing {
  readonly antennaHeight_m: number;
  readonly azimuthCosine: number;
  readonly azimuthSine: number;
  readonly elevationCosine: number;
  readonly elevationSine: number;
}

export function pointingOf({ bias, volume }: SectorRadar): Pointing {
  return {
    antennaHeight_m: volume.antennaHeight_m,
    azimuthCosine: cos(bias.azimuth_rad),
    azimuthSine: sin(bias.azimuth_rad),
    elevationCosine: cos(bias.elevation_rad),
    elevationSine: sin(bias.elevation_rad),
  };
}

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
  { antennaHeight_m, azimuthCosine, azimuthSine, elevationCosine, elevationSine }: Pointing,
  chord2: number,
  enu_m: Float64Array,
  beams: Float64Array,
  sent: number,
): boolean {
  const across2 = enu_m[0] * enu_m[0] + enu_m[1] * enu_m[1];
  const above = enu_m[2] - antennaHeight_m;
  const perRange = 1 / Math.sqrt(across2 + above * above);
  const u = above * perRange;
  const level = Math.sqrt(across2) * perRange;
  // Raised by the bias of elevation: what the level part loses, the vertical part gains.
  const raised = (level * elevationCosine - u * elevationSine) / Math.max(level, LEAST_LEVEL);
  const e = enu_m[0] * perRange * raised;
  const n = enu_m[1] * perRange * raised;
  const east = e * azimuthCosine + n * azimuthSine;
  const north = n * azimuthCosine - e * azimuthSine;
  const up = u * elevationCosine + level * elevationSine;
  for (let i = 0; i < PLACES * sent; i += PLACES) {
    const x = east - beams[i + 1];
    const y = north - beams[i + 2];
    const z = up - beams[i + 3];
    if (x * x + y * y + z * z <= chord2) return true;
  }
  return false;
}
