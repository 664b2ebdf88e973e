/** The line that a body leaves behind: as few corners as show it. Pure. */
import { indexAfter } from './flight.js';

/** Corners of a line with the times at which they were passed. */
export interface Trail {
  readonly times_us: Float64Array;
  readonly positions_m: Float64Array;
  /** The points on the ellipsoid below the corners. */
  readonly ground_m: Float64Array;
}

/**
 * The corners of a way that keep every point within `tolerance_m` of where straight and even motion from corner to corner has it.
 *
 * So a line drawn up to a time ends where the body is.
 */
export function trailOf(times_us: Float64Array, positions_m: Float64Array, tolerance_m: number): Trail {
  const kept = [0];
  const last = times_us.length - 1;
  let from = 0;
  while (from < last) {
    let to = from + 1;
    while (to < last && staysWithin(times_us, positions_m, from, to + 1, tolerance_m)) to++;
    kept.push(to);
    from = to;
  }
  const corners = new Float64Array(3 * kept.length);
  const ground_m = new Float64Array(3 * kept.length);
  kept.forEach((index, i) => {
    corners.set(positions_m.subarray(3 * index, 3 * index + 3), 3 * i);
    toGround(corners, i, ground_m);
  });
  return { times_us: Float64Array.from(kept, (i) => times_us[i]), positions_m: corners, ground_m };
}

function staysWithin(
  times_us: Float64Array,
  p: Float64Array,
  from: number,
  to: number,
  tolerance_m: number,
): boolean {
  for (let i = from + 1; i < to; i++) {
    const share = (times_us[i] - times_us[from]) / (times_us[to] - times_us[from]);
    let squared = 0;
    for (let k = 0; k < 3; k++) {
      const off = p[3 * from + k] + share * (p[3 * to + k] - p[3 * from + k]) - p[3 * i + k];
      squared += off * off;
    }
    if (squared > tolerance_m * tolerance_m) return false;
  }
  return true;
}

const A_M = 6_378_137;
const B_M = 6_356_752.314245;

/** Writes the point of the ellipsoid below a position: along the line to the centre, which on a globe looks straight down. */
function toGround(positions_m: Float64Array, i: number, out: Float64Array): void {
  const x = positions_m[3 * i];
  const y = positions_m[3 * i + 1];
  const z = positions_m[3 * i + 2];
  const scale = 1 / Math.sqrt((x * x + y * y) / (A_M * A_M) + (z * z) / (B_M * B_M));
  out[3 * i] = x * scale;
  out[3 * i + 1] = y * scale;
  out[3 * i + 2] = z * scale;
}

/** How many corners of a trail lie at or before a time. */
export const cornersUntil = ({ times_us }: Trail, time_us: number): number => indexAfter(times_us, time_us);
