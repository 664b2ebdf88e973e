/**
 * Where and when a track comes down, and how sure that is.
 *
 * Model: the estimate is predicted to the moment at which its mean sinks through the ground; its errors there are slid along the
 *   velocity v onto the horizontal plane: δr − v (n·δr)/(n·v) in place, −(n·δr)/(n·v) in time, n being the vertical.
 * Valid: to first order; a long way ahead of a body whose drag is not yet known the true distribution is skewed, shorter than
 *   longer.
 * Ignores: terrain (one ground height), manoeuvres, break-up, and that the model of motion itself may be wrong beyond its noise.
 */
import { ecefToGeodetic, geodeticHeight, localFrame } from '../earth/index.js';
import { atan2, secondsToUs, type TimeUs, US_PER_S, vec3 } from '../numerics/index.js';
import { type BallisticAssumptions, dragFactor, TRACK_STATES } from './ballistic-acceleration.js';
import { predictBallistic, predictBallisticState, stepBallistic } from './ballistic-dynamics.js';
import type { Estimate } from './estimate.js';

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
/** A flight that lasts longer than this from its estimate is none that this tracker is for. */
const LONGEST_S = 1800;
const TIME_TOLERANCE_S = 1e-7;
const MOST_TRIES = 60;

const state = new Float64Array(N);
const covariance = new Float64Array(N * N);
const before = new Float64Array(N);
const beforeCovariance = new Float64Array(N * N);
const trial = new Float64Array(N);

/**
 * Predicts the impact of an estimate.
 *
 * @param now_us the time from which time to go counts
 * @param groundHeight_m of the ground above the ellipsoid
 */
export function predictImpact(
  estimate: Estimate,
  now_us: TimeUs,
  groundHeight_m: number,
  assumed: BallisticAssumptions,
): PredictedImpact {
  state.set(estimate.state);
  covariance.set(estimate.covariance);
  if (heightOf(state) < groundHeight_m) return { ok: false, reason: 'below the ground' };
  const drag = dragFactor(state, assumed);
  let flown_s = 0;
  let step_s = 0;
  do {
    flown_s += step_s;
    if (flown_s > LONGEST_S) return { ok: false, reason: 'does not come down in time' };
    before.set(state);
    beforeCovariance.set(covariance);
    step_s = stepBallistic(state, covariance, LONGEST_S, drag, assumed);
  } while (heightOf(state) >= groundHeight_m);
  const last_s = timeToGround(step_s, groundHeight_m, assumed);
  state.set(before);
  covariance.set(beforeCovariance);
  predictBallistic(state, covariance, last_s, assumed);
  return describe(estimate.time_us + secondsToUs(flown_s + last_s), now_us);
}

function heightOf(body: Float64Array): number {
  return geodeticHeight(body[0], body[1], body[2]);
}

/** How long it takes from `before`, which is above the ground, to the ground, which is less than `step_s`: Newton's method, kept in bounds. */
function timeToGround(step_s: number, groundHeight_m: number, assumed: BallisticAssumptions): number {
  let above = 0;
  let below = step_s;
  let time_s = 0;
  trial.set(before);
  for (let k = 0; k < MOST_TRIES; k++) {
    const gap = heightOf(trial) - groundHeight_m;
    if (gap >= 0) above = time_s;
    else below = time_s;
    const r = Math.sqrt(trial[0] * trial[0] + trial[1] * trial[1] + trial[2] * trial[2]);
    const climb = (trial[0] * trial[3] + trial[1] * trial[4] + trial[2] * trial[5]) / r;
    let next = time_s - gap / climb;
    if (!(next >= above && next <= below)) next = 0.5 * (above + below);
    const change = Math.abs(next - time_s);
    time_s = next;
    if (change < TIME_TOLERANCE_S) break;
    trial.set(before);
    predictBallisticState(trial, time_s, assumed);
  }
  return time_s;
}

/** Says what `state` and `covariance` mean, which are those of the moment of impact. */
function describe(time_us: TimeUs, now_us: TimeUs): PredictedImpact {
  const place = ecefToGeodetic(vec3<'ecef'>(state[0], state[1], state[2]));
  const { east, north, up } = localFrame(place);
  const sinking = state[3] * up.x + state[4] * up.y + state[5] * up.z;
  if (!(sinking < 0)) return { ok: false, reason: 'does not come down in time' };
  // Each is a row: how an error of position shifts the impact to the east, to the north and in time.
  const toEast = slide(east, up, sinking);
  const toNorth = slide(north, up, sinking);
  const toTime = [-up.x / sinking, -up.y / sinking, -up.z / sinking];
  const ee = product(toEast, toEast);
  const en = product(toEast, toNorth);
  const nn = product(toNorth, toNorth);
  const middle = 0.5 * (ee + nn);
  const bend = Math.sqrt(0.25 * (nn - ee) * (nn - ee) + en * en);
  const azimuth = 0.5 * atan2(2 * en, nn - ee);
  return {
    ok: true,
    time_us,
    timeToGo_s: (time_us - now_us) / US_PER_S,
    timeSigma_s: Math.sqrt(Math.max(0, product(toTime, toTime))),
    latitude_rad: place.latitude_rad,
    longitude_rad: place.longitude_rad,
    majorSigma_m: Math.sqrt(Math.max(0, middle + bend)),
    minorSigma_m: Math.sqrt(Math.max(0, middle - bend)),
    majorAzimuth_rad: azimuth < 0 ? azimuth + Math.PI : azimuth,
    eastEast_m2: ee,
    eastNorth_m2: en,
    northNorth_m2: nn,
  };
}

interface Direction {
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

/** axis − up · (axis·v)/(up·v): the shift along `axis` of the point where the path meets the ground. */
function slide(axis: Direction, up: Direction, sinking: number): readonly number[] {
  const share = (state[3] * axis.x + state[4] * axis.y + state[5] * axis.z) / sinking;
  return [axis.x - share * up.x, axis.y - share * up.y, axis.z - share * up.z];
}

/** aᵀ P b over the positions. */
function product(a: readonly number[], b: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < 3; i++) for (let j = 0; j < 3; j++) sum += a[i] * covariance[i * N + j] * b[j];
  return sum;
}
