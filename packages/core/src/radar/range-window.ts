/*
 * When a body may be within a radar's range: looks are scheduled only then, so that idle time costs nothing.
 *
 * Model: distances are sampled along the flight; the window runs from one step before the first sample that may be in range to one
 *   step after the last. Every look decides for itself what it can see, so a window too wide costs looks and changes nothing else.
 * Valid: bodies slower than `FASTEST_MPS`.
 */
import { type Ephemeris, STATE_SIZE, stateAtSeconds } from '../motion/ephemeris.js';
import { secondsToUs, type TimeUs } from '../numerics/time.js';
import type { Vec3 } from '../numerics/vec3.js';

/** From the first microsecond at which it may be in range to the last. */
export interface RangeWindow {
  readonly from_us: TimeUs;
  readonly to_us: TimeUs;
}

const STEP_S = 8;
const FASTEST_MPS = 8000;
const state = new Float64Array(STATE_SIZE);

/** The time during which a body may be nearer than `range_m` to a place; undefined where it never is. */
export function rangeWindow(
  site: Vec3<'ecef'>,
  range_m: number,
  ephemeris: Ephemeris,
): RangeWindow | undefined {
  const { start_s, end_s, epoch_us } = ephemeris;
  const reach_m = range_m + 0.5 * STEP_S * FASTEST_MPS;
  let first_s: number | undefined;
  let last_s = start_s;
  for (let t_s = start_s; ; t_s = Math.min(t_s + STEP_S, end_s)) {
    stateAtSeconds(ephemeris, t_s, state);
    const x = state[0] - site.x;
    const y = state[1] - site.y;
    const z = state[2] - site.z;
    if (x * x + y * y + z * z <= reach_m * reach_m) {
      first_s ??= t_s;
      last_s = t_s;
    }
    if (t_s >= end_s) break;
  }
  if (first_s === undefined) return undefined;
  return {
    from_us: epoch_us + secondsToUs(Math.max(start_s, first_s - STEP_S)),
    to_us: epoch_us - secondsToUs(-Math.min(end_s, last_s + STEP_S)),
  };
}
