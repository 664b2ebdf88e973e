/*
 * When a body can be looked at, so that looks are scheduled only then and idle time costs nothing.
 *
 * Model: how far inside the volume the body is (`insideness`) is sampled along its flight; a change of sign between two samples is refined by
 *   root finding, and a highest sample outside is climbed from, so that a short visit between two samples is found as well.
 * Ignores: two visits within one step, or a gap shorter than a step inside a visit: the window then covers the gap, and a look in it finds nothing.
 */
import { ecefToEnu, type LocalFrame } from '../earth/index.js';
import { type Ephemeris, STATE_SIZE, stateAtSeconds } from '../motion/ephemeris.js';
import { invariant } from '../numerics/invariant.js';
import { brentRoot } from '../numerics/roots.js';
import { secondsToUs, type TimeUs } from '../numerics/time.js';
import { vec3 } from '../numerics/vec3.js';
import { emptySight, insideness, type LookMode, type RadarVolume, sightOf } from './coverage.js';

/** From the first whole microsecond inside to the last. */
export interface SearchWindow {
  readonly from_us: TimeUs;
  readonly to_us: TimeUs;
}

/**
 * The times during which a body on `ephemeris` is inside the volume, in order.
 *
 * @param frame east-north-up at the foot of the antenna
 * @param step_s time between samples; 1 s is right for missiles within 500 km
 */
export function searchWindows(
  volume: RadarVolume,
  frame: LocalFrame,
  ephemeris: Ephemeris,
  mode: LookMode,
  step_s = 1,
): readonly SearchWindow[] {
  invariant(step_s > 0, 'samples follow each other');
  const state = new Float64Array(STATE_SIZE);
  const sight = emptySight();
  const inside = (t_s: number): number => {
    stateAtSeconds(ephemeris, t_s, state);
    const { x, y, z } = ecefToEnu(frame, vec3<'ecef'>(state[0], state[1], state[2]));
    return insideness(volume, sightOf(volume, x, y, z, sight), mode);
  };
  const windows: SearchWindow[] = [];
  const { start_s, end_s } = ephemeris;
  let entered_s = inside(start_s) >= 0 ? start_s : undefined;
  const leave = (t_s: number): void => {
    if (entered_s !== undefined) addWindow(windows, ephemeris.epoch_us, entered_s, t_s);
    entered_s = undefined;
  };
  // The last three samples: when, and how far inside.
  let before = { t_s: start_s, value: inside(start_s) };
  let last = before;
  const steps = Math.max(1, Math.ceil((end_s - start_s) / step_s));
  for (let i = 1; i <= steps; i++) {
    const t_s = i === steps ? end_s : start_s + i * step_s;
    const next = { t_s, value: inside(t_s) };
    if (last.value < 0 && next.value < 0) {
      const isTop = i > 1 && last.value >= before.value && last.value >= next.value;
      const peak_s = isTop ? climb(inside, before.t_s, t_s) : undefined;
      if (peak_s !== undefined) {
        entered_s = crossing(inside, before.t_s, peak_s);
        leave(crossing(inside, peak_s, t_s));
      }
    } else if (last.value < 0) {
      entered_s = crossing(inside, last.t_s, t_s);
    } else if (next.value < 0) {
      leave(crossing(inside, last.t_s, t_s));
    }
    before = last;
    last = next;
  }
  leave(end_s);
  return windows;
}

/** When the sign changes between two times on either side of the edge. */
function crossing(inside: (t_s: number) => number, from_s: number, to_s: number): number {
  const root = brentRoot(inside, from_s, to_s, { tolerance: 1e-7 });
  invariant(root.ok, 'an edge of the volume lies between inside and outside');
  return root.x;
}

const GOLDEN = 0.6180339887498949;

/** A time at which the body is inside, sought around the highest of three samples by golden section; or none. */
function climb(inside: (t_s: number) => number, from_s: number, to_s: number): number | undefined {
  let low = from_s;
  let high = to_s;
  let left = high - GOLDEN * (high - low);
  let right = low + GOLDEN * (high - low);
  let atLeft = inside(left);
  let atRight = inside(right);
  for (let k = 0; k < 40; k++) {
    if (atLeft >= 0) return left;
    if (atRight >= 0) return right;
    if (atLeft > atRight) {
      high = right;
      right = left;
      atRight = atLeft;
      left = high - GOLDEN * (high - low);
      atLeft = inside(left);
    } else {
      low = left;
      left = right;
      atLeft = atRight;
      right = low + GOLDEN * (high - low);
      atRight = inside(right);
    }
  }
  return undefined;
}

function addWindow(windows: SearchWindow[], epoch_us: TimeUs, from_s: number, to_s: number): void {
  const from_us = epoch_us + secondsToUs(from_s);
  const to_us = epoch_us - secondsToUs(-to_s);
  if (to_us >= from_us) windows.push({ from_us, to_us });
}
