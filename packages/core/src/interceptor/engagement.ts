/**
 * The last seconds: proportional navigation against the true target, to closest approach. A diagnostic only.
 *
 * Model: true proportional navigation in three dimensions, a = N′·V_c·(Ω × û), with Ω = r × v/r² the rate at which the line of
 *   sight û turns and V_c the closing speed; achieved through a single lag and limited in magnitude; the interceptor's speed
 *   is changed by nothing else. Fourth-order Runge–Kutta with steps that shrink with the time to go.
 * Source: Zarchan, "Tactical and Strategic Missile Guidance", chapters 2 and 3.
 * Valid: a handover a few seconds before closest approach. The miss is a diagnostic and never multiplied into the kill
 *   probability: the one prior of `endgame.ts` has everything in it that happens here.
 * Frames: any that does not turn, the same for both; gravity acts on both alike and is left out.
 * Ignores: noise, glint, the seeker's limits, drag, higher lags, body dynamics.
 */
import { type Derivative, invariant, rk4Step, rk4Work } from '../numerics/index.js';

/** Writes the target's position (m) and velocity (m/s) at a time into six places. */
export type TargetMotion = (t_s: number, out: Float64Array) => void;

export interface Engagement {
  /** Handover. */
  readonly start_s: number;
  /** The interceptor's position and velocity then, six numbers, m and m/s. */
  readonly interceptor: Float64Array;
  readonly target: TargetMotion;
  readonly navigationConstant: number;
  readonly timeConstant_s: number;
  readonly maxLateral_mps2: number;
  /** It ends there whatever happens. */
  readonly until_s: number;
}

export interface EngagementResult {
  readonly miss_m: number;
  /** Time of closest approach, or of the end where they were still closing. */
  readonly time_s: number;
  readonly reachedClosest: boolean;
  readonly greatestLateral_mps2: number;
}

const LONGEST_STEP_S = 0.01;
const SHORTEST_STEP_S = 2e-5;
/** Steps are this share of the time to go, so that the turning line of sight is followed to the end. */
const STEP_SHARE = 0.02;

interface Homing {
  readonly engagement: Engagement;
  readonly target: Float64Array;
  readonly command: Float64Array;
}

/** Flies an engagement to closest approach. */
export function engage(engagement: Engagement): EngagementResult {
  const { interceptor, start_s, until_s, target, timeConstant_s } = engagement;
  invariant(until_s > start_s, 'an engagement ends after it begins');
  const lagged = timeConstant_s > 0;
  const y = new Float64Array(lagged ? 9 : 6);
  y.set(interceptor.subarray(0, 6));
  const work = rk4Work(y.length);
  const model: Homing = { engagement, target: new Float64Array(6), command: new Float64Array(3) };
  let t = start_s;
  let greatest = 0;
  for (;;) {
    target(t, model.target);
    const rx = model.target[0] - y[0];
    const ry = model.target[1] - y[1];
    const rz = model.target[2] - y[2];
    const vx = model.target[3] - y[3];
    const vy = model.target[4] - y[4];
    const vz = model.target[5] - y[5];
    const opening = rx * vx + ry * vy + rz * vz;
    const speed2 = vx * vx + vy * vy + vz * vz;
    const toGo = speed2 > 0 ? -opening / speed2 : 0;
    const left = until_s - t;
    if (toGo <= SHORTEST_STEP_S || left <= 0) {
      // What is left is a straight line.
      const rest = Math.min(toGo, Math.max(left, 0));
      const mx = rx + rest * vx;
      const my = ry + rest * vy;
      const mz = rz + rest * vz;
      return {
        miss_m: Math.sqrt(mx * mx + my * my + mz * mz),
        time_s: t + rest,
        reachedClosest: toGo <= SHORTEST_STEP_S,
        greatestLateral_mps2: greatest,
      };
    }
    const h = Math.min(Math.max(STEP_SHARE * toGo, SHORTEST_STEP_S), LONGEST_STEP_S, left);
    rk4Step(homingRates, model, t, h, y, work);
    t += h;
    const a = lagged ? y.subarray(6) : model.command;
    greatest = Math.max(greatest, Math.sqrt(a[0] * a[0] + a[1] * a[1] + a[2] * a[2]));
  }
}

/** State is position, velocity and, with a lag, the acceleration achieved. */
const homingRates: Derivative<Homing> = (t, y, rate, { engagement, target, command }) => {
  engagement.target(t, target);
  const rx = target[0] - y[0];
  const ry = target[1] - y[1];
  const rz = target[2] - y[2];
  const vx = target[3] - y[3];
  const vy = target[4] - y[4];
  const vz = target[5] - y[5];
  const r2 = Math.max(rx * rx + ry * ry + rz * rz, 1e-12);
  const closing = -(rx * vx + ry * vy + rz * vz);
  // Ω × û · V_c, with one power of r left for each of û and V_c.
  const wx = (ry * vz - rz * vy) / r2;
  const wy = (rz * vx - rx * vz) / r2;
  const wz = (rx * vy - ry * vx) / r2;
  const gain = (engagement.navigationConstant * closing) / r2;
  command[0] = gain * (wy * rz - wz * ry);
  command[1] = gain * (wz * rx - wx * rz);
  command[2] = gain * (wx * ry - wy * rx);
  const size = Math.sqrt(command[0] * command[0] + command[1] * command[1] + command[2] * command[2]);
  if (size > engagement.maxLateral_mps2) {
    const share = engagement.maxLateral_mps2 / size;
    for (let i = 0; i < 3; i++) command[i] *= share;
  }
  const lagged = y.length > 6;
  for (let i = 0; i < 3; i++) {
    rate[i] = y[i + 3];
    rate[i + 3] = lagged ? y[i + 6] : command[i];
    if (lagged) rate[i + 6] = (command[i] - y[i + 6]) / engagement.timeConstant_s;
  }
};
