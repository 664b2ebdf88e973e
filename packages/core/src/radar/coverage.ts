/*
 * What a radar with a fixed face can look at: where a target stands as the antenna sees it, and whether that is inside.
 *
 * Model: a flat array face looks along its boresight: azimuth `facing`, elevation `tilt`. It looks only inside an azimuth sector around the
 *   facing (a narrower one in search than in track), between two elevations, within a steering limit off boresight, between two ranges,
 *   and above the horizon of a smooth Earth with standard refraction (4/3 of its radius). Above the upper elevation is a cone of silence.
 * Source: M. I. Skolnik, Radar Handbook, 3rd edition, chapters 13 and 26; the horizon as in `earth/horizon.ts`.
 * Frames: east-north-up at the foot of the antenna; its level is that of the smooth Earth. Azimuth clockwise from true north.
 * Valid: targets to some 500 km. Flattening shifts a target's height by below 25 m at 300 km.
 * Ignores: terrain and buildings, ducting, lobing over the ground, blind speeds, beams of finite width at the edges of the volume.
 *   At heights above 10 km the 4/3 Earth bends rays too much: by up to 0.15° of the elevation that is held against the limits.
 */
import { MEAN_EARTH_RADIUS_M as EARTH_RADIUS_M, fillApparentRay, horizonMargin } from '../earth/index.js';
import type { Reason } from '../messages/reasons.js';
import { acos, atan, atan2, cos, exp, log, sin } from '../numerics/elementary/index.js';
import { invariant } from '../numerics/invariant.js';
import type { Vec3 } from '../numerics/vec3.js';

/** Where a radar looks. Sectors are full widths, centred on the facing. */
export interface RadarVolume {
  /** Azimuth of the face, clockwise from true north. */
  readonly facing_rad: number;
  /** Elevation of the boresight. */
  readonly tilt_rad: number;
  readonly searchSector_rad: number;
  readonly trackSector_rad: number;
  readonly lowestElevation_rad: number;
  /** Top of the search volume. */
  readonly searchTop_rad: number;
  /** Top of what can be tracked; the cone of silence begins here. */
  readonly trackTop_rad: number;
  /** Greatest angle off boresight to which the beam is steered. */
  readonly steeringLimit_rad: number;
  /** Centre of the antenna above the ground. */
  readonly antennaHeight_m: number;
  readonly minimumRange_m: number;
  readonly maximumRange_m: number;
}

/** Searching uses the narrower sector and the lower top; a track may be followed beyond both. */
export type LookMode = 'search' | 'track';

/** Where a target stands as seen from the antenna. One may be kept and written again by `sightOf`. */
export interface Sight {
  range_m: number;
  /** In [0, 2π), clockwise from true north; 0 straight up. */
  azimuth_rad: number;
  /** Of the straight line to the target. */
  elevation_rad: number;
  /** Of the ray that arrives, bent by standard refraction: what the limits of a volume hold against. */
  apparentElevation_rad: number;
  /** Cosine of the angle between the ray and the boresight. */
  boresightCosine: number;
  /** Azimuth from the facing, in [−π, π]. */
  fromFacing_rad: number;
  /** Inside the horizon by so much along the ground; negative beyond. */
  horizonMargin_m: number;
}

/** A sight to write into. */
export function emptySight(): Sight {
  return {
    range_m: 0,
    azimuth_rad: 0,
    elevation_rad: 0,
    apparentElevation_rad: 0,
    boresightCosine: 1,
    fromFacing_rad: 0,
    horizonMargin_m: 0,
  };
}

/**
 * Writes how a target at (east, north, up) of the antenna's foot is seen into `out`, and returns it.
 *
 * A radar is taken to correct its plots for standard refraction, so that `elevation_rad` is what it reports but for noise and bias.
 *
 * @param enu_m east, north and up, m; in an array, because it is called for every look
 */
export function sightOf(volume: RadarVolume, enu_m: Float64Array, out: Sight): Sight {
  const east_m = enu_m[0];
  const north_m = enu_m[1];
  const up_m = enu_m[2];
  const acrossSquared = east_m * east_m + north_m * north_m;
  const across_m = Math.sqrt(acrossSquared);
  const above_m = up_m - volume.antennaHeight_m;
  const fromCentre_m = Math.sqrt(acrossSquared + (up_m + EARTH_RADIUS_M) * (up_m + EARTH_RADIUS_M));
  // The difference of the two radii, without their cancellation.
  const height_m = (acrossSquared + up_m * (up_m + 2 * EARTH_RADIUS_M)) / (fromCentre_m + EARTH_RADIUS_M);
  const ground_m = EARTH_RADIUS_M * smallAngle(across_m, up_m + EARTH_RADIUS_M);
  const azimuth_rad = across_m === 0 ? 0 : azimuthOf(atan2(east_m, north_m));
  if (volume !== faced) face(volume);
  // Straight up all azimuths are one.
  const ahead = across_m === 0 ? 1 : (north_m * facing[0] + east_m * facing[1]) / across_m;
  fillApparentRay(volume.antennaHeight_m, height_m, ground_m, ray);
  const along_m = ray[0];
  const rise_m = ray[1];
  const length_m = Math.sqrt(along_m * along_m + rise_m * rise_m);
  out.range_m = Math.sqrt(acrossSquared + above_m * above_m);
  out.azimuth_rad = azimuth_rad;
  const elevation_rad = atan2(above_m, across_m);
  out.elevation_rad = elevation_rad;
  // The ray is bent from the straight line by little.
  const bent_rad = smallAngle(rise_m * across_m - along_m * above_m, along_m * across_m + rise_m * above_m);
  out.apparentElevation_rad = elevation_rad + bent_rad;
  out.boresightCosine = length_m === 0 ? 1 : (along_m * ahead * facing[2] + rise_m * facing[3]) / length_m;
  out.fromFacing_rad = wrapped(azimuth_rad - volume.facing_rad);
  out.horizonMargin_m = horizonMargin(volume.antennaHeight_m, height_m, ground_m);
  return out;
}

/** `atan2` in half the time where the angle is small, as it nearly always is. */
function smallAngle(y: number, x: number): number {
  return x > 0 ? atan(y / x) : atan2(y, x);
}

const ray = new Float64Array(2);
/** The volume seen last; cosine and sine of its facing and of its tilt, and the cosine of its steering limit. */
let faced: RadarVolume | undefined;
const facing = new Float64Array(5);

function face(volume: RadarVolume): void {
  faced = volume;
  facing[0] = cos(volume.facing_rad);
  facing[1] = sin(volume.facing_rad);
  facing[2] = cos(volume.tilt_rad);
  facing[3] = sin(volume.tilt_rad);
  facing[4] = cos(volume.steeringLimit_rad);
}

/** Which limit of the volume is in the way. */
export type Limit = 'horizon' | 'sector' | 'too-low' | 'too-high' | 'off-face' | 'too-near' | 'too-far';

/** That a target can be looked at, and how it is seen; or why not. */
export type Seen =
  | ({ readonly ok: true } & Readonly<Sight>)
  | { readonly ok: false; readonly reason: Reason; readonly limit: Limit };

/** Whether a target at a position relative to the antenna's foot can be looked at. Detecting it is another question. */
export function seen(volume: RadarVolume, position: Vec3<'enu'>, mode: LookMode): Seen {
  const sight = sightOf(volume, Float64Array.of(position.x, position.y, position.z), emptySight());
  const limit = limitOn(volume, sight, mode);
  return limit === undefined ? { ok: true, ...sight } : { ok: false, reason: reasonOf(limit), limit };
}

/**
 * The first limit that keeps a target from being looked at, or undefined: horizon before sector before elevation before range.
 */
export function limitOn(volume: RadarVolume, sight: Readonly<Sight>, mode: LookMode): Limit | undefined {
  if (sight.horizonMargin_m < 0) return 'horizon';
  if (Math.abs(sight.fromFacing_rad) > halfSector(volume, mode)) return 'sector';
  if (sight.apparentElevation_rad < volume.lowestElevation_rad) return 'too-low';
  if (sight.apparentElevation_rad > topOf(volume, mode)) return 'too-high';
  if (volume !== faced) face(volume);
  if (sight.boresightCosine < facing[4]) return 'off-face';
  if (sight.range_m < volume.minimumRange_m) return 'too-near';
  return sight.range_m > volume.maximumRange_m ? 'too-far' : undefined;
}

/**
 * How far inside the volume a target is: 0 or more where `limitOn` finds none. A switching function for root finding.
 *
 * Model: the least of the margins, angles in rad and lengths over 100 km; continuous but at the zenith.
 */
export function insideness(volume: RadarVolume, sight: Readonly<Sight>, mode: LookMode): number {
  return Math.min(
    sight.horizonMargin_m / LENGTH_M,
    halfSector(volume, mode) - Math.abs(sight.fromFacing_rad),
    sight.apparentElevation_rad - volume.lowestElevation_rad,
    topOf(volume, mode) - sight.apparentElevation_rad,
    volume.steeringLimit_rad - acos(Math.max(-1, Math.min(1, sight.boresightCosine))),
    (sight.range_m - volume.minimumRange_m) / LENGTH_M,
    (volume.maximumRange_m - sight.range_m) / LENGTH_M,
  );
}

const LENGTH_M = 100_000;

/**
 * Share of the signal that is left when the beam is steered off boresight, both ways.
 *
 * Model: cosᵏ of the angle; k is 2 for the projected area of transmitter and receiver alone, up to 3 or 4 for real elements.
 * @param boresightCosine cosine of the angle off boresight
 * @param exponent k
 * @returns 1 on boresight, 0 from a right angle on
 */
export function steeringGain(boresightCosine: number, exponent: number): number {
  invariant(exponent >= 0, 'steering never gains');
  return boresightCosine <= 0 ? 0 : exp(exponent * log(Math.min(1, boresightCosine)));
}

/** The word of the closed list of reasons for a limit; what is too near is blanked, and so not detected. */
export function reasonOf(limit: Limit): Reason {
  switch (limit) {
    case 'horizon':
      return 'below-horizon';
    case 'sector':
      return 'outside-sector';
    case 'too-low':
    case 'too-high':
    case 'off-face':
      return 'outside-elevation';
    case 'too-near':
      return 'not-detected';
    case 'too-far':
      return 'beyond-radar-range';
  }
}

function halfSector(volume: RadarVolume, mode: LookMode): number {
  return 0.5 * (mode === 'search' ? volume.searchSector_rad : volume.trackSector_rad);
}

function topOf(volume: RadarVolume, mode: LookMode): number {
  return mode === 'search' ? volume.searchTop_rad : volume.trackTop_rad;
}

/** An angle brought into [−π, π]. */
export function wrapped(angle_rad: number): number {
  return angle_rad - 2 * Math.PI * Math.round(angle_rad / (2 * Math.PI));
}

/** An angle brought into [0, 2π). */
export function azimuthOf(angle_rad: number): number {
  const angle = wrapped(angle_rad);
  const turned = angle < 0 ? angle + 2 * Math.PI : angle;
  return turned >= 2 * Math.PI ? 0 : turned + 0;
}
