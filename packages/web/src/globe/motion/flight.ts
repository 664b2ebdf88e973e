/** The way of a body between its recorded points: Earth-fixed, metres. Pure. */
import { geodeticToEcef } from '@testudo/core/earth';
import type { TrajectoryPoint } from '@testudo/interop';

/** Points on either side that a position is interpolated from. */
const HALF = 3;

/**
 * A flight as a function of time.
 *
 * Model: Lagrange's polynomial of the fifth degree through the six points around a time, fewer at the ends; held before the first
 * point and after the last.
 * Valid: halfway between points of a second less than a millimetre from the flight as a rule, half a metre where a motor starts or
 * stops, some metres where a warhead falls into thick air.
 */
export class Flight {
  readonly from_us: number;
  readonly until_us: number;
  readonly times_us: Float64Array;
  readonly positions_m: Float64Array;

  /** @param points at least one, in order of time */
  constructor(points: readonly TrajectoryPoint[]) {
    this.times_us = Float64Array.from(points, ({ time_us }) => time_us);
    this.positions_m = new Float64Array(3 * points.length);
    points.forEach((point, i) => {
      const { x, y, z } = geodeticToEcef(point);
      this.positions_m.set([x, y, z], 3 * i);
    });
    this.from_us = this.times_us[0];
    this.until_us = this.times_us[points.length - 1];
  }

  /** Writes the position at a time into `out`, and returns it. */
  at(time_us: number, out: Float64Array): Float64Array {
    const { times_us, positions_m } = this;
    const count = times_us.length;
    if (time_us <= this.from_us) return copied(positions_m, 0, out);
    if (time_us >= this.until_us) return copied(positions_m, count - 1, out);
    const after = indexAfter(times_us, time_us);
    const first = Math.max(0, after - HALF);
    const last = Math.min(count - 1, after + HALF - 1);
    out[0] = 0;
    out[1] = 0;
    out[2] = 0;
    for (let i = first; i <= last; i++) {
      let weight = 1;
      for (let k = first; k <= last; k++) {
        if (k !== i) weight *= (time_us - times_us[k]) / (times_us[i] - times_us[k]);
      }
      out[0] += weight * positions_m[3 * i];
      out[1] += weight * positions_m[3 * i + 1];
      out[2] += weight * positions_m[3 * i + 2];
    }
    return out;
  }
}

function copied(from: Float64Array, index: number, out: Float64Array): Float64Array {
  out[0] = from[3 * index];
  out[1] = from[3 * index + 1];
  out[2] = from[3 * index + 2];
  return out;
}

/** Index of the first of rising times that is after a time; their count where none is. */
export function indexAfter(times_us: Float64Array, time_us: number): number {
  let low = 0;
  let high = times_us.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (times_us[middle] > time_us) high = middle;
    else low = middle + 1;
  }
  return low;
}
