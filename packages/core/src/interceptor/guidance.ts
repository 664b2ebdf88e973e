/**
 * How an interceptor is brought to its target: planned from the track, handed over to its seeker, and met or missed.
 *
 * Model: the command post guides it to where its track will be: a plan is the earliest intercept of the predicted path for the
 *   launch that was made. At handover the seeker takes the body nearest to where the track has its target then. The intercept is
 *   the earliest at which time of flight to the true path is no more than the time since launch, inside the envelope: one that
 *   is early waits at its edge. Proportional navigation can take out the error of the last uplink where
 *   N′·ZEM/t_go² ≤ lateral acceleration on arrival, ZEM being the distance between true and predicted place at the intercept across
 *   the closing line, and t_go the time from handover to it.
 * Source: Zarchan, "Tactical and Strategic Missile Guidance", chapter 2: the command of proportional navigation by zero-effort miss.
 * Valid: handovers a few seconds before the intercept, errors small beside the distance left. A target that manoeuvres after
 *   handover does it on its true path, known from handover on.
 * Ignores: the flight between launch and handover, which nothing integrates: what is flown comes from the reach table; that
 *   waiting and corrections cost speed; the seeker's field of view beyond one radius; loft in the direction of arrival.
 */
import type { LocalFrame } from '../earth/index.js';
import { endOf, STATE_SIZE, stateAt, stateAtSeconds } from '../motion/index.js';
import { type TimeUs, US_PER_S, usToSeconds } from '../numerics/index.js';
import { earliestIntercept, type InterceptAnswer, type PredictedPath } from './intercept.js';
import type { InterceptorType } from './interceptor-type.js';
import type { FlyingBodies, FlyingBody } from './ports.js';
import type { ReachTable } from './reach-table.js';

/** An interceptor in the air. */
export interface Shot {
  readonly type: InterceptorType;
  readonly table: ReachTable;
  readonly launcher: LocalFrame;
  /** On the clock of the paths: seconds of the run. */
  readonly launch_s: number;
}

/**
 * The earliest meeting with a predicted path from a time on, for the launch that was made; or why there is none.
 *
 * @param fastest_mps nothing on the path is faster
 */
export function planShot(
  shot: Shot,
  path: PredictedPath,
  from_s: number,
  fastest_mps = Number.POSITIVE_INFINITY,
): InterceptAnswer {
  const { type, table, launcher, launch_s } = shot;
  const until_s = launch_s + type.maxFlightTime_s;
  return earliestIntercept({ type, table, launcher, path, from_s, until_s, fastest_mps }, launch_s);
}

/** A body of a threat by its place among the threat's bodies. */
export interface Seen {
  readonly threat: string;
  readonly body: number;
}

const truth = new Float64Array(STATE_SIZE);
const predicted = new Float64Array(STATE_SIZE);

/** The body in the air nearest to a point at a time; undefined where none is within the basket. */
export function nearestBody(
  threats: readonly string[],
  bodies: FlyingBodies,
  point: Float64Array,
  time_us: TimeUs,
  basket_m: number,
): Seen | undefined {
  let nearest: Seen | undefined;
  let least2 = basket_m * basket_m;
  for (const threat of threats) {
    const flown = bodies(threat);
    for (let body = 0; body < flown.length; body++) {
      if (!isInTheAir(flown[body], time_us)) continue;
      stateAt(flown[body].ephemeris, time_us, truth);
      const away2 = squaredDistance(truth, point);
      if (away2 > least2 || (nearest !== undefined && away2 === least2)) continue;
      least2 = away2;
      nearest = { threat, body };
    }
  }
  return nearest;
}

/** Whether a body flies at a time: launched, not destroyed, not down. */
export function isInTheAir({ ephemeris, destroyed_us }: FlyingBody, time_us: TimeUs): boolean {
  if (destroyed_us !== undefined && destroyed_us <= time_us) return false;
  return time_us >= ephemeris.epoch_us + ephemeris.start_s * US_PER_S && time_us < endOf(ephemeris);
}

/** How homing on a true body ends if nothing else happens to it. */
export interface Homing {
  readonly arrives: boolean;
  /** False where the body comes down before it is met. */
  readonly targetThere: boolean;
  /** When it meets the body, or else when it was planned to. */
  readonly end_s: number;
  readonly speed_mps: number;
  /** ZEM: distance between true and predicted place then, across the closing line. */
  readonly handoverError_m: number;
}

/** Step of the looks between handover and intercept, s. */
const HOMING_STEP_S = 0.25;

/**
 * Homes on a body from handover on.
 *
 * @param path where the last uplink predicted the target
 * @param planned the intercept planned with it
 */
export function homeOn(
  shot: Shot,
  { ephemeris }: FlyingBody,
  path: PredictedPath,
  handover_s: number,
  planned: { readonly intercept_s: number; readonly speed_mps: number },
): Homing {
  const { type, table, launcher, launch_s } = shot;
  const epoch_s = usToSeconds(ephemeris.epoch_us);
  const down_s = epoch_s + ephemeris.end_s;
  // As long again as the homing was to last; beyond that the plan was for something else.
  const longest_s = planned.intercept_s + type.handoverTime_s;
  const met = earliestIntercept(
    {
      type,
      table,
      launcher,
      path: (t, out) => stateAtSeconds(ephemeris, t - epoch_s, out),
      from_s: handover_s,
      until_s: Math.min(longest_s, down_s, launch_s + type.maxFlightTime_s),
      scanStep_s: HOMING_STEP_S,
    },
    launch_s,
  );
  const end_s = met.ok ? met.intercept_s : planned.intercept_s;
  const speed_mps = met.ok ? met.speed_mps : planned.speed_mps;
  stateAtSeconds(ephemeris, end_s - epoch_s, truth);
  path(end_s, predicted);
  const handoverError_m = acrossClosing(launcher, truth, predicted, speed_mps);
  if (!met.ok) {
    return { arrives: false, targetThere: down_s > planned.intercept_s, end_s, speed_mps, handoverError_m };
  }
  const toGo_s = met.intercept_s - handover_s;
  // a = N′·ZEM/t_go², without the division: no time left corrects no error.
  const arrives = type.navigationConstant * handoverError_m <= met.lateral_mps2 * toGo_s * toGo_s;
  return { arrives, targetThere: true, end_s, speed_mps, handoverError_m };
}

/**
 * Length of an error of prediction across the line along which the two close: what lies along it costs time, not a turn.
 *
 * @param target true position and velocity
 */
export function acrossClosing(
  launcher: LocalFrame,
  target: Float64Array,
  predictedPlace: Float64Array,
  speed_mps: number,
): number {
  const { originEcef: origin } = launcher;
  const lx = predictedPlace[0] - origin.x;
  const ly = predictedPlace[1] - origin.y;
  const lz = predictedPlace[2] - origin.z;
  const per = speed_mps / Math.sqrt(lx * lx + ly * ly + lz * lz);
  const cx = target[3] - per * lx;
  const cy = target[4] - per * ly;
  const cz = target[5] - per * lz;
  const ex = target[0] - predictedPlace[0];
  const ey = target[1] - predictedPlace[1];
  const ez = target[2] - predictedPlace[2];
  const closing2 = cx * cx + cy * cy + cz * cz;
  const along = closing2 > 0 ? (ex * cx + ey * cy + ez * cz) / closing2 : 0;
  const ax = ex - along * cx;
  const ay = ey - along * cy;
  const az = ez - along * cz;
  return Math.sqrt(ax * ax + ay * ay + az * az);
}

function squaredDistance(a: Float64Array, b: Float64Array): number {
  const x = a[0] - b[0];
  const y = a[1] - b[1];
  const z = a[2] - b[2];
  return x * x + y * y + z * z;
}
