/**
 * How an interceptor type arrives anywhere in its envelope, flown once and looked up ever after.
 *
 * Model: fly-outs to the nodes of a grid over slant range and elevation; between nodes, mean speed over the slant range,
 *   speed of arrival and lateral acceleration are linear in both. The mean speed varies slowly where time and distance
 *   do not, so the time of flight between nodes is within 0.8 % and the speed of arrival within 4 %: a test measures both.
 * Valid: launchers near `launcherHeight_m` (a kilometre higher is up to 3 % in time and 8 % in speed); a cell with a corner that
 *   cannot be reached counts as out of reach, so the edge is early by less than one cell.
 * Ignores: latitude and the Earth's rotation (guided out in flight; below 0.25 m/s² at these speeds), wind.
 */
import { enuToEcef, localFrame } from '../earth/index.js';
import type { FlightEnvironment } from '../motion/index.js';
import { cos, invariant, sin, vec3 } from '../numerics/index.js';
import { type Arrival, reachAgainst } from './envelope.js';
import { flyTowards } from './fly-out.js';
import type { InterceptorType, TargetKind } from './interceptor-type.js';

/** Fly-outs of one type against one kind of target, plain data: node (i, j) lies at `i * elevations_rad.length + j`. */
export interface ReachTable {
  readonly type: InterceptorType;
  readonly target: TargetKind;
  readonly launcherHeight_m: number;
  readonly slants_m: Float64Array;
  readonly elevations_rad: Float64Array;
  /** Slant range over time of flight; NaN where the interceptor does not arrive or nobody asks. */
  readonly meanSpeeds_mps: Float64Array;
  /** The greatest of them. */
  readonly fastestMean_mps: number;
  readonly speeds_mps: Float64Array;
  readonly laterals_mps2: Float64Array;
}

/** Close together near the horizon, where a degree at 100 km is 1.7 km of height. */
const ELEVATIONS_RAD = Float64Array.of(0, 2, 4, 6, 9, 12, 16, 20, 26, 32, 40, 50, 60, 70, 80, 90).map(
  (degrees) => (degrees * Math.PI) / 180,
);
/** Elevations down to this far below the horizontal are taken as horizontal: ground that falls away, the Earth's curve. */
const LOWEST_ELEVATION_RAD = -0.05;
/** Nodes lie this far apart up to the slant range given beside it. */
const SPACINGS_M: readonly (readonly [number, number])[] = [
  [500, 2000],
  [1000, 20_000],
  [2000, 40_000],
  [5000, Number.POSITIVE_INFINITY],
];

/** Flies the table: some hundred fly-outs, a tenth of a second. The type's `speedFactor` is left out: it counts when looked up. */
export function reachTable(
  environment: FlightEnvironment,
  type: InterceptorType,
  target: TargetKind,
  launcherHeight_m: number,
): ReachTable {
  const reach_m = reachAgainst(type, target);
  const top_m = type.maxAltitude_m - launcherHeight_m;
  invariant(top_m > 0, `${type.id}: a launcher above the greatest height of an intercept`);
  const slants_m = slantNodes(Math.sqrt(reach_m * reach_m + top_m * top_m));
  const elevations_rad = ELEVATIONS_RAD;
  const count = elevations_rad.length;
  const size = slants_m.length * count;
  const table = {
    fastestMean_mps: 0,
    type,
    target,
    launcherHeight_m,
    slants_m,
    elevations_rad,
    meanSpeeds_mps: new Float64Array(size).fill(Number.NaN),
    speeds_mps: new Float64Array(size).fill(Number.NaN),
    laterals_mps2: new Float64Array(size).fill(Number.NaN),
  };
  const still = { ...environment, rotation_radps: 0 };
  const launcher = localFrame({ latitude_rad: 0.6, longitude_rad: 0, height_m: launcherHeight_m });
  for (const [i, slant_m] of slants_m.entries()) {
    for (const [j, elevation] of elevations_rad.entries()) {
      // The lowest and the nearest point of the cells that this node is a corner of.
      const nearer_m = i === 0 ? 0 : slants_m[i - 1];
      const lowest_m = nearer_m * sin(elevations_rad[Math.max(j - 1, 0)]);
      const nearest_m = nearer_m * cos(elevations_rad[Math.min(j + 1, count - 1)]);
      if (lowest_m > top_m || nearest_m > reach_m) continue;
      const offset = vec3<'enu'>(slant_m * cos(elevation), 0, slant_m * sin(elevation));
      const flown = flyTowards({ environment: still, type, launcher, point: enuToEcef(launcher, offset) });
      if (flown === undefined) continue;
      const at = i * count + j;
      table.meanSpeeds_mps[at] = slant_m / flown.time_s;
      table.fastestMean_mps = Math.max(table.fastestMean_mps, table.meanSpeeds_mps[at]);
      table.speeds_mps[at] = flown.speed_mps;
      table.laterals_mps2[at] = flown.lateral_mps2;
    }
  }
  return table;
}

/**
 * How the interceptor arrives at a slant range and elevation from its launcher; undefined where it does not, or outside the
 * table.
 */
export function arrivalAt(table: ReachTable, slant_m: number, elevation_rad: number): Arrival | undefined {
  const arrival = { time_s: 0, speed_mps: 0, lateral_mps2: 0 };
  return lookUp(table, slant_m, elevation_rad, arrival) ? arrival : undefined;
}

/** The same written into `out`; false where there is none. */
export function lookUp(
  table: ReachTable,
  slant_m: number,
  elevation_rad: number,
  out: { -readonly [K in keyof Arrival]: number },
): boolean {
  const { slants_m, elevations_rad } = table;
  const furthest_m = slants_m[slants_m.length - 1];
  if (slant_m < slants_m[0] || slant_m > furthest_m || elevation_rad < LOWEST_ELEVATION_RAD) return false;
  const elevation = Math.max(elevation_rad, 0);
  const i = cellOf(slants_m, slant_m);
  const j = cellOf(elevations_rad, elevation);
  const u = (slant_m - slants_m[i]) / (slants_m[i + 1] - slants_m[i]);
  const w = (elevation - elevations_rad[j]) / (elevations_rad[j + 1] - elevations_rad[j]);
  const elevations = elevations_rad.length;
  const at = i * elevations + j;
  const mean_mps = between(table.meanSpeeds_mps, at, elevations, u, w);
  if (Number.isNaN(mean_mps)) return false;
  out.time_s = slant_m / mean_mps;
  out.speed_mps = between(table.speeds_mps, at, elevations, u, w);
  out.lateral_mps2 = between(table.laterals_mps2, at, elevations, u, w);
  return true;
}

/** The cell of rising nodes that a value lies in; the first or last for one beyond. */
function cellOf(nodes: Float64Array, value: number): number {
  let low = 0;
  let high = nodes.length - 2;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (nodes[middle] <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}

function between(values: Float64Array, at: number, row: number, u: number, w: number): number {
  const near = values[at] * (1 - w) + values[at + 1] * w;
  const far = values[at + row] * (1 - w) + values[at + row + 1] * w;
  return near * (1 - u) + far * u;
}

/** Slant ranges of the nodes, the last at or beyond `furthest_m`. */
function slantNodes(furthest_m: number): Float64Array {
  const nodes: number[] = [];
  let at = 0;
  for (const [spacing, until] of SPACINGS_M) {
    while (at < until && at < furthest_m) {
      at += spacing;
      nodes.push(at);
    }
  }
  return Float64Array.from(nodes);
}
