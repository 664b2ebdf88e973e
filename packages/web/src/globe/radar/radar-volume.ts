/** Where a radar looks as a body in space, and where it sees what flies at a height. Pure. */
import { findQuantity } from '@testudo/core/catalogue';
import {
  EFFECTIVE_EARTH_RADIUS_M,
  geodesicDirect,
  geodeticToEcef,
  MEAN_EARTH_RADIUS_M,
} from '@testudo/core/earth';
import {
  emptySight,
  limitOn,
  type RadarVolume,
  type Skyline,
  sectorRadar,
  sightOf,
  skylineElevation,
} from '@testudo/core/radar';
import type { ResolvedBattery, ResolvedScenario } from '@testudo/core/scenario';
import { nominal } from '@testudo/interop/picture';

/** A radar where it stands, at the nominal value of every unknown. */
export interface StandingRadar {
  readonly battery: ResolvedBattery;
  readonly volume: RadarVolume;
  readonly skyline: Skyline;
  /** Ground at the radar, above the ellipsoid. */
  readonly ground_m: number;
}

/** The radar of a battery; undefined where its numbers do not stand or do not fit together. */
export function standingRadar(
  scenario: ResolvedScenario,
  battery: ResolvedBattery,
): StandingRadar | undefined {
  const entry = scenario.catalogue.find(({ id }) => id === battery.radar);
  const facing_rad = nominal(battery.facing_rad);
  if (entry === undefined || facing_rad === undefined) return undefined;
  const value = (name: string) => nominal(findQuantity(entry, name)) ?? Number.NaN;
  const made = sectorRadar(battery.radar, facing_rad, value);
  if (!made.ok || Object.values(made.radar.volume).some((one) => !Number.isFinite(one))) return undefined;
  return {
    battery,
    volume: made.radar.volume,
    skyline: battery.skyline_rad,
    ground_m: nominal(battery.elevation_m) ?? 0,
  };
}

/** Appends the point at an azimuth, a distance over the ground and a height above the radar's ground. */
function append(
  into: number[],
  { battery, ground_m }: StandingRadar,
  azimuth_rad: number,
  across_m: number,
  above_m: number,
) {
  const { latitude_rad, longitude_rad } = geodesicDirect(
    battery.latitude_rad,
    battery.longitude_rad,
    azimuth_rad,
    across_m,
  );
  const { x, y, z } = geodeticToEcef({ latitude_rad, longitude_rad, height_m: ground_m + above_m });
  into.push(x, y, z);
}

/** Appends the point that a ray of an apparent elevation reaches at a range: straight over an Earth of 4/3 of its radius. */
function appendOnRay(
  into: number[],
  radar: StandingRadar,
  azimuth_rad: number,
  up_rad: number,
  range_m: number,
) {
  const near_m = EFFECTIVE_EARTH_RADIUS_M + radar.volume.antennaHeight_m;
  const far_m = Math.sqrt(near_m * near_m + range_m * range_m + 2 * near_m * range_m * Math.sin(up_rad));
  const across_m = EFFECTIVE_EARTH_RADIUS_M * Math.asin((range_m * Math.cos(up_rad)) / far_m);
  append(into, radar, azimuth_rad, across_m, far_m - EFFECTIVE_EARTH_RADIUS_M);
}

export interface VolumeBody {
  readonly positions_m: Float64Array;
  readonly triangles: Uint16Array;
  /** Lines that show its shape: edges first, then a line or two over its curved face. */
  readonly edges: readonly Float64Array[];
  readonly inner: readonly Float64Array[];
}

const STEP_RAD = (4 * Math.PI) / 180;

/** The search volume: between its lowest and its highest elevation, within its sector, out to its greatest range. */
export function searchVolume(radar: StandingRadar): VolumeBody {
  const { facing_rad, searchSector_rad, lowestElevation_rad, searchTop_rad, maximumRange_m } = radar.volume;
  const across = Math.max(2, Math.ceil(searchSector_rad / STEP_RAD));
  const up = Math.max(2, Math.ceil((searchTop_rad - lowestElevation_rad) / STEP_RAD));
  const whole = searchSector_rad >= 2 * Math.PI - 1e-9;
  const azimuth = (i: number) => facing_rad + (i / across - 0.5) * searchSector_rad;
  const elevation = (k: number) => lowestElevation_rad + (k / up) * (searchTop_rad - lowestElevation_rad);
  const positions: number[] = [];
  const triangles: number[] = [];
  // The far face, a grid of points.
  for (let k = 0; k <= up; k++) {
    for (let i = 0; i <= across; i++) appendOnRay(positions, radar, azimuth(i), elevation(k), maximumRange_m);
  }
  const far = (i: number, k: number) => k * (across + 1) + i;
  for (let k = 0; k < up; k++) {
    for (let i = 0; i < across; i++) {
      triangles.push(
        far(i, k),
        far(i + 1, k),
        far(i + 1, k + 1),
        far(i, k),
        far(i + 1, k + 1),
        far(i, k + 1),
      );
    }
  }
  // From the radar to the edges of the far face: rays bend against the ground, so each sheet has corners on the way.
  const sheet = (along: readonly (readonly [number, number])[]) => {
    const rows = 8;
    const first = positions.length / 3;
    for (let row = 0; row <= rows; row++) {
      for (const [i, k] of along)
        appendOnRay(positions, radar, azimuth(i), elevation(k), (maximumRange_m * row) / rows);
    }
    const at = (row: number, i: number) => first + row * along.length + i;
    for (let row = 0; row < rows; row++) {
      for (let i = 0; i + 1 < along.length; i++) {
        triangles.push(at(row, i), at(row + 1, i), at(row + 1, i + 1));
        if (row > 0) triangles.push(at(row, i), at(row + 1, i + 1), at(row, i + 1));
      }
    }
  };
  const row = (k: number) => Array.from({ length: across + 1 }, (_, i) => [i, k] as const);
  const column = (i: number) => Array.from({ length: up + 1 }, (_, k) => [i, k] as const);
  sheet(row(0));
  sheet(row(up));
  if (!whole) {
    sheet(column(0));
    sheet(column(across));
  }
  const arc = (along: readonly (readonly [number, number])[]) => {
    const line: number[] = [];
    for (const [i, k] of along) appendOnRay(line, radar, azimuth(i), elevation(k), maximumRange_m);
    return Float64Array.from(line);
  };
  const ray = (i: number, k: number) => {
    const line: number[] = [];
    for (let n = 0; n <= 12; n++)
      appendOnRay(line, radar, azimuth(i), elevation(k), (maximumRange_m * n) / 12);
    return Float64Array.from(line);
  };
  const sides = whole ? [] : [0, across];
  return {
    positions_m: Float64Array.from(positions),
    triangles: Uint16Array.from(triangles),
    edges: [arc(row(0)), arc(row(up)), ...sides.flatMap((i) => [arc(column(i)), ray(i, 0), ray(i, up)])],
    inner: [arc(row(Math.round(up / 2))), arc(column(Math.round(across / 2)))],
  };
}

/** The edge of the sector in which tracks are followed, along its lowest elevation; it begins and ends at the radar. */
export function trackSectorEdge(radar: StandingRadar): Float64Array {
  const { facing_rad, trackSector_rad, lowestElevation_rad, maximumRange_m } = radar.volume;
  const steps = Math.max(2, Math.ceil(trackSector_rad / STEP_RAD));
  const line: number[] = [];
  const azimuth = (i: number) => facing_rad + (i / steps - 0.5) * trackSector_rad;
  for (let n = 0; n < 12; n++)
    appendOnRay(line, radar, azimuth(0), lowestElevation_rad, (maximumRange_m * n) / 12);
  for (let i = 0; i <= steps; i++) appendOnRay(line, radar, azimuth(i), lowestElevation_rad, maximumRange_m);
  for (let n = 11; n >= 0; n--)
    appendOnRay(line, radar, azimuth(steps), lowestElevation_rad, (maximumRange_m * n) / 12);
  return Float64Array.from(line);
}

const COVERAGE_STEPS = 240;

/**
 * The edge of where a radar that searches can look at something at a height, as a ring at that height; undefined where it nowhere can.
 *
 * Model: along each azimuth of the sector the stretch in which no limit of the volume and no skyline is in the way, found by steps of a
 * 240th of the greatest range and then by halving.
 * @param height_m above the ellipsoid
 */
export function coverageRing(radar: StandingRadar, height_m: number): Float64Array | undefined {
  const { volume, ground_m } = radar;
  const above_m = height_m - ground_m;
  const steps = Math.max(8, Math.ceil(volume.searchSector_rad / STEP_RAD));
  const near: number[] = [];
  const far: number[] = [];
  for (let i = 0; i <= steps; i++) {
    // A hair inside the sector's edges.
    const azimuth_rad = volume.facing_rad + (i / steps - 0.5) * volume.searchSector_rad * (1 - 1e-9);
    const stretch = seenStretch(radar, azimuth_rad, above_m);
    if (stretch === undefined) continue;
    append(near, radar, azimuth_rad, stretch[0], above_m);
    append(far, radar, azimuth_rad, stretch[1], above_m);
  }
  if (near.length < 6) return undefined;
  const ring = [...far];
  for (let i = near.length / 3 - 1; i >= 0; i--) ring.push(...near.slice(3 * i, 3 * i + 3));
  return Float64Array.from(ring);
}

const enu_m = new Float64Array(3);
const sight = emptySight();

/** Whether a radar that searches can look at a point at an azimuth, a distance over the ground and a height above its ground. */
function looksAt(
  { volume, skyline }: StandingRadar,
  azimuth_rad: number,
  across_m: number,
  above_m: number,
): boolean {
  const angle = across_m / MEAN_EARTH_RADIUS_M;
  const out_m = (MEAN_EARTH_RADIUS_M + above_m) * Math.sin(angle);
  enu_m[0] = out_m * Math.sin(azimuth_rad);
  enu_m[1] = out_m * Math.cos(azimuth_rad);
  enu_m[2] = (MEAN_EARTH_RADIUS_M + above_m) * Math.cos(angle) - MEAN_EARTH_RADIUS_M;
  sightOf(volume, enu_m, sight);
  if (limitOn(volume, sight, 'search') !== undefined) return false;
  return sight.apparentElevation_rad >= skylineElevation(skyline, sight.azimuth_rad);
}

/** The longest stretch of distances over the ground at which something is looked at. */
function seenStretch(
  radar: StandingRadar,
  azimuth_rad: number,
  above_m: number,
): readonly [number, number] | undefined {
  const step_m = (1.02 * radar.volume.maximumRange_m) / COVERAGE_STEPS;
  const looks = (across_m: number) => looksAt(radar, azimuth_rad, across_m, above_m);
  let best: readonly [number, number] | undefined;
  let from: number | undefined = looks(0) ? 0 : undefined;
  for (let n = 1; n <= COVERAGE_STEPS; n++) {
    const seen = looks(n * step_m);
    if (seen === (from !== undefined)) continue;
    const border = halved(looks, (n - 1) * step_m, n * step_m);
    if (from === undefined) from = border;
    else {
      if (best === undefined || border - from > best[1] - best[0]) best = [from, border];
      from = undefined;
    }
  }
  return best;
}

function halved(looks: (across_m: number) => boolean, a_m: number, b_m: number): number {
  const atStart = looks(a_m);
  let [low, high] = [a_m, b_m];
  for (let i = 0; i < 20; i++) {
    const middle = (low + high) / 2;
    if (looks(middle) === atStart) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
