/**
 * Where and when a track comes down, and how sure that is.
 *
 * Model: the impact is the end of the predicted path; errors there are slid along the velocity v onto the horizontal plane:
 *   δr − v (n·δr)/(n·v) in place, −(n·δr)/(n·v) in time, n being the vertical. These few slopes are carried back along the path to the
 *   estimate (`pullBack`), whose covariance and the noise on the way they meet there.
 * Valid: to first order; a long way ahead of a body whose drag is not yet known the true distribution is skewed, shorter than
 *   longer.
 * Ignores: terrain (one ground height), manoeuvres, break-up, and that the model of motion itself may be wrong beyond its noise.
 */
import { ecefToGeodetic, localFrame } from '../earth/index.js';
import { atan2, secondsToUs, type TimeUs, US_PER_S, vec3 } from '../numerics/index.js';
import { type BallisticAssumptions, TRACK_STATES } from './ballistic-acceleration.js';
import { DRAGGING, pullBack, SLOPES } from './error-growth.js';
import type { PredictedPath } from './path.js';

/** A predicted impact. Its error ellipse has these sigmas along its axes; `ellipseScale` makes it hold a wanted probability. */
export type PredictedImpact =
  | {
      readonly ok: true;
      readonly time_us: TimeUs;
      /** From the asking time; negative where the estimate is old and the body should be down. */
      readonly timeToGo_s: number;
      readonly timeSigma_s: number;
      readonly latitude_rad: number;
      readonly longitude_rad: number;
      readonly majorSigma_m: number;
      readonly minorSigma_m: number;
      /** Of the major axis, clockwise from north, 0 to π. */
      readonly majorAzimuth_rad: number;
      /** Variances and covariance of the error to the east and to the north, m². */
      readonly eastEast_m2: number;
      readonly eastNorth_m2: number;
      readonly northNorth_m2: number;
    }
  | { readonly ok: false; readonly reason: 'below the ground' | 'does not come down in time' };

const N = TRACK_STATES;
const SAMPLE = 6;
/** How an error of the state shifts the impact to the east, to the north (m) and in time (s): a row of seven slopes each. */
const rows = new Float64Array(3 * N);
const products = new Float64Array(3 * N);
/** Variances and covariances of those three, on and below the diagonal. */
const spread = new Float64Array(9);
/** Most that braking may take of a velocity in one piece, to first order. */
const MOST_DAMPED = 0.7;

/**
 * Predicts the impact at the end of a predicted path.
 *
 * @param covariance that of the estimate the path was predicted from
 * @param now_us the time from which time to go counts
 */
export function predictImpact(
  path: PredictedPath,
  covariance: Float64Array,
  now_us: TimeUs,
  assumed: BallisticAssumptions,
): PredictedImpact {
  const { count, endsOnGround, states, times_s, slopes } = path;
  if (endsOnGround && count === 1) return { ok: false, reason: 'below the ground' };
  if (!endsOnGround) return { ok: false, reason: 'does not come down in time' };
  const end = SAMPLE * (count - 1);
  const place = ecefToGeodetic(vec3<'ecef'>(states[end], states[end + 1], states[end + 2]));
  const { east, north, up } = localFrame(place);
  const vx = states[end + 3];
  const vy = states[end + 4];
  const vz = states[end + 5];
  const sinking = vx * up.x + vy * up.y + vz * up.z;
  if (!(sinking < 0)) return { ok: false, reason: 'does not come down in time' };
  rows.fill(0);
  slide(0, east, (vx * east.x + vy * east.y + vz * east.z) / sinking, up);
  slide(N, north, (vx * north.x + vy * north.y + vz * north.z) / sinking, up);
  slide(2 * N, NOWHERE, 1 / sinking, up);
  spread.fill(0);
  for (let step = count - 2; step >= 0; step--) {
    pullBackStep(slopes, SLOPES * step, times_s[step + 1] - times_s[step], assumed);
  }
  return describe(path, place, covariance, now_us);
}

/** Carries the rows back over a step of the path, in pieces where drag damps more within it than the series of `pullBack` is for. */
function pullBackStep(slopes: Float64Array, at: number, h: number, assumed: BallisticAssumptions): void {
  const pieces = Math.max(1, Math.ceil((h * slopes[at + DRAGGING]) / MOST_DAMPED));
  for (let i = 0; i < pieces; i++) pullBack(rows, spread, slopes, at, h / pieces, assumed);
}

interface Direction {
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

const NOWHERE: Direction = { x: 0, y: 0, z: 0 };

/** axis − share · up: how an error of place shifts where along `axis`, or when, the path meets the ground. */
function slide(at: number, axis: Direction, share: number, up: Direction): void {
  rows[at] = axis.x - share * up.x;
  rows[at + 1] = axis.y - share * up.y;
  rows[at + 2] = axis.z - share * up.z;
}

/** Writes P hᵀ of each of the three rows into `products`. */
function multiplyRows(p: Float64Array): void {
  for (let row = 0; row < 3 * N; row += N) {
    for (let i = 0, k = 0; i < N; i++, k += N) {
      products[row + i] =
        p[k] * rows[row] +
        p[k + 1] * rows[row + 1] +
        p[k + 2] * rows[row + 2] +
        p[k + 3] * rows[row + 3] +
        p[k + 4] * rows[row + 4] +
        p[k + 5] * rows[row + 5] +
        p[k + 6] * rows[row + 6];
    }
  }
}

/** Variance or covariance of two of the three: of the estimate's errors and of the noise on the way. */
function spreadOf(one: number, other: number): number {
  let sum = spread[3 * one + other];
  for (let i = 0; i < N; i++) sum += rows[N * one + i] * products[N * other + i];
  return sum;
}

function describe(
  { start_us, times_s, count }: PredictedPath,
  { latitude_rad, longitude_rad }: { readonly latitude_rad: number; readonly longitude_rad: number },
  covariance: Float64Array,
  now_us: TimeUs,
): PredictedImpact {
  const time_us = start_us + secondsToUs(times_s[count - 1]);
  multiplyRows(covariance);
  const ee = spreadOf(0, 0);
  const en = spreadOf(1, 0);
  const nn = spreadOf(1, 1);
  const middle = 0.5 * (ee + nn);
  const bend = Math.sqrt(0.25 * (nn - ee) * (nn - ee) + en * en);
  const azimuth = 0.5 * atan2(2 * en, nn - ee);
  return {
    ok: true,
    time_us,
    timeToGo_s: (time_us - now_us) / US_PER_S,
    timeSigma_s: Math.sqrt(Math.max(0, spreadOf(2, 2))),
    latitude_rad,
    longitude_rad,
    majorSigma_m: Math.sqrt(Math.max(0, middle + bend)),
    minorSigma_m: Math.sqrt(Math.max(0, middle - bend)),
    majorAzimuth_rad: azimuth < 0 ? azimuth + Math.PI : azimuth,
    eastEast_m2: ee,
    eastNorth_m2: en,
    northNorth_m2: nn,
  };
}
