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
import { atan2, brentRoot, invariant, secondsToUs, type TimeUs, US_PER_S, vec3 } from '../numerics/index.js';
import {
  type BallisticAssumptions,
  predictBallistic,
  predictBallisticState,
  TRACK_STATES,
} from './ballistic-dynamics.js';
import type { Estimate } from './ballistic-filter.js';

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
const STEP_S = 4;
/** A flight that lasts longer than this from its estimate is none that this tracker is for. */
const LONGEST_S = 1800;
const TIME_TOLERANCE_S = 1e-6;

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
  const state = Float64Array.from(estimate.state);
  const trial = new Float64Array(N);
  const heightAfter = (duration_s: number): number => {
    trial.set(state);
    predictBallisticState(trial, duration_s, assumed);
    return geodeticHeight(trial[0], trial[1], trial[2]) - groundHeight_m;
  };
  if (heightAfter(0) < 0) return { ok: false, reason: 'below the ground' };
  let flown_s = 0;
  while (heightAfter(STEP_S) >= 0) {
    state.set(trial);
    flown_s += STEP_S;
    if (flown_s > LONGEST_S) return { ok: false, reason: 'does not come down in time' };
  }
  const root = brentRoot(heightAfter, 0, STEP_S, { tolerance: TIME_TOLERANCE_S });
  invariant(root.ok, 'an impact lies between a height above ground and one below');
  flown_s += root.x;
  state.set(estimate.state);
  const covariance = Float64Array.from(estimate.covariance);
  predictBallistic(state, covariance, flown_s, assumed);
  return describe(state, covariance, estimate.time_us + secondsToUs(flown_s), now_us);
}

function describe(
  state: Float64Array,
  covariance: Float64Array,
  time_us: TimeUs,
  now_us: TimeUs,
): PredictedImpact {
  const place = ecefToGeodetic(vec3<'ecef'>(state[0], state[1], state[2]));
  const { east, north, up } = localFrame(place);
  const sinking = state[3] * up.x + state[4] * up.y + state[5] * up.z;
  invariant(sinking < 0, 'a body that comes down sinks');
  // Each is a row: how an error of position shifts the impact to the east, to the north and in time.
  const toEast = slide(east, up, state, sinking);
  const toNorth = slide(north, up, state, sinking);
  const toTime = [-up.x / sinking, -up.y / sinking, -up.z / sinking];
  const ee = product(toEast, toEast, covariance);
  const en = product(toEast, toNorth, covariance);
  const nn = product(toNorth, toNorth, covariance);
  const middle = 0.5 * (ee + nn);
  const bend = Math.sqrt(0.25 * (nn - ee) * (nn - ee) + en * en);
  const azimuth = 0.5 * atan2(2 * en, nn - ee);
  return {
    ok: true,
    time_us,
    timeToGo_s: (time_us - now_us) / US_PER_S,
    timeSigma_s: Math.sqrt(Math.max(0, product(toTime, toTime, covariance))),
    latitude_rad: place.latitude_rad,
    longitude_rad: place.longitude_rad,
    majorSigma_m: Math.sqrt(middle + bend),
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
function slide(axis: Direction, up: Direction, state: Float64Array, sinking: number): readonly number[] {
  const share = (state[3] * axis.x + state[4] * axis.y + state[5] * axis.z) / sinking;
  return [axis.x - share * up.x, axis.y - share * up.y, axis.z - share * up.z];
}

/** aᵀ P b over the positions. */
function product(a: readonly number[], b: readonly number[], covariance: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < 3; i++) for (let j = 0; j < 3; j++) sum += a[i] * covariance[i * N + j] * b[j];
  return sum;
}
