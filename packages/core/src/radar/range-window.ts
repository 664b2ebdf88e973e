/*
 * When a body may be within a radar's range: looks are scheduled only then, so that idle time costs nothing.
 *
 * Model: distances are sampled along the flight, from both ends to the first that may be in range, and no sample is taken before the
 *   body can have come so near; the window runs from one step before the first to one step after the last. Every look decides for itself what it can see, so a window too wide costs looks and changes nothing else.
 * Valid: bodies slower than `FASTEST_MPS`.
 */
import { type Ephemeris, positionAtSeconds } from '../motion/ephemeris.js';
import { secondsToUs, type TimeUs } from '../numerics/time.js';
import type { Vec3 } from '../numerics/vec3.js';

/** From the first microsecond at which it may be in range to the last. */
export interface RangeWindow {
  readonly from_us: TimeUs;
  readonly to_us: TimeUs;
}

const STEP_S = 8;
const FASTEST_MPS = 8000;
const position = new Float64Array(3);

/** The time during which a body may be nearer than `range_m` to a place; undefined where it never is. */
export function rangeWindow(
  site: Vec3<'ecef'>,
  range_m: number,
  ephemeris: Ephemeris,
): RangeWindow | undefined {
  const { start_s, end_s, epoch_us } = ephemeris;
  const steps = Math.ceil((end_s - start_s) / STEP_S);
  let first = 0;
  for (;;) {
    if (first > steps) return undefined;
    const skipped = stepsAway(site, range_m, ephemeris, first);
    if (skipped === 0) break;
    first += skipped;
  }
  let last = steps;
  for (;;) {
    const skipped = stepsAway(site, range_m, ephemeris, last);
    if (skipped === 0) break;
    last -= skipped;
  }
  return {
    from_us: epoch_us + secondsToUs(Math.max(start_s, start_s + (first - 1) * STEP_S)),
    to_us: epoch_us - secondsToUs(-Math.min(end_s, start_s + (last + 1) * STEP_S)),
  };
}

/** How many steps it takes at least until a sample may be in range; 0 where this one may. */
function stepsAway(site: Vec3<'ecef'>, range_m: number, ephemeris: Ephemeris, sample: number): number {
  const { start_s, end_s } = ephemeris;
  positionAtSeconds(ephemeris, Math.min(start_s + sample * STEP_S, end_s), position);
  const x = position[0] - site.x;
  const y = position[1] - site.y;
  const z = position[2] - site.z;
  const step_m = STEP_S * FASTEST_MPS;
  const beyond_m = Math.sqrt(x * x + y * y + z * z) - range_m - 0.5 * step_m;
  return beyond_m > 0 ? Math.ceil(beyond_m / step_m) : 0;
}
