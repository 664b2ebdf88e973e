/**
 * The box that a whole flight lies in: it tells at once of most radars that the flight never comes within their range.
 *
 * Model: within a step of an ephemeris each component is y₀ + θ (d + (1 − θ) (b + θ (c + (1 − θ) e))), so that it leaves the straight line from
 *   end to end by no more than |b|/4 + 4|c|/27 + |e|/16.
 * Frames: ECEF, m.
 */
import type { Ephemeris } from '../motion/ephemeris.js';
import { DENSE_ORDER } from '../numerics/index.js';
import type { Vec3 } from '../numerics/vec3.js';

/** Least and greatest x, then y, then z. */
export type FlightBox = Float64Array;

const ORDER = DENSE_ORDER;

/** A box to write into. */
export function emptyFlightBox(): FlightBox {
  return new Float64Array(6);
}

/** Writes the box of a flight into `out`. */
export function fillFlightBox({ coefficients, starts_s }: Ephemeris, out: FlightBox): void {
  const stepSize = coefficients.length / starts_s.length;
  for (let axis = 0; axis < 3; axis++) {
    let least = Number.POSITIVE_INFINITY;
    let greatest = Number.NEGATIVE_INFINITY;
    for (let o = axis * ORDER; o < coefficients.length; o += stepSize) {
      const from = coefficients[o];
      const to = from + coefficients[o + 1];
      const aside =
        0.25 * Math.abs(coefficients[o + 2]) +
        (4 / 27) * Math.abs(coefficients[o + 3]) +
        0.0625 * Math.abs(coefficients[o + 4]);
      least = Math.min(least, from - aside, to - aside);
      greatest = Math.max(greatest, from + aside, to + aside);
    }
    out[2 * axis] = least;
    out[2 * axis + 1] = greatest;
  }
}

/** Whether all of a box is farther than `range_m` from a place. */
export function isBeyond(place: Vec3<'ecef'>, range_m: number, box: FlightBox): boolean {
  const x = Math.max(box[0] - place.x, place.x - box[1], 0);
  const y = Math.max(box[2] - place.y, place.y - box[3], 0);
  const z = Math.max(box[4] - place.z, place.z - box[5], 0);
  return x * x + y * y + z * z > range_m * range_m;
}
