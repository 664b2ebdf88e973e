/**
 * How a launcher is set so that an undisturbed flight ends at its aim point. Used inside this folder only: settings are
 * never written to a recording, and no command returns them.
 *
 * Model: the miss on the ground is a function of two settings (`reach` and azimuth). The distance alone is bracketed and
 *   solved first, then both together by Newton's method with Broyden's updates.
 * Source: Broyden, Math. Comp. 19 (1965) 577–593.
 */
import { ecefToEnu, type Geodetic, geodeticToEcef, type LocalFrame, localFrame } from '../earth/index.js';
import type { FlightEnvironment } from '../motion/index.js';
import { atan2, brentRoot, cos, sin, vec3 } from '../numerics/index.js';
import type { LaunchSettings } from './ascent.js';
import { reachesGround } from './ground-profile.js';
import type { ThreatClass } from './threat-class.js';
import { comesDown } from './undisturbed.js';

/** Settings that hit the aim point, and how they answer to a wanted displacement of the impact. */
export interface Aim {
  readonly settings: LaunchSettings;
  /** Change of reach and azimuth for each metre beyond and to the right of the aim point. */
  readonly reachPerBeyond: number;
  readonly reachPerRight: number;
  readonly azimuthPerBeyond: number;
  readonly azimuthPerRight: number;
  /** Straight distance from launch to aim point, m. */
  readonly distance_m: number;
  /** False where the class cannot reach the aim point: the settings then reach as far as they can. */
  readonly withinReach: boolean;
}

/** Miss on the ground as seen along the way from launch to aim point. */
interface Miss {
  readonly beyond_m: number;
  readonly right_m: number;
}

/** Wanted of the aim; far below any published circular error. */
const AIM_TOLERANCE_M = 1;
/** Taken where the corrections no longer improve: the integration's own noise at the ground. */
const ACCEPTED_MISS_M = 10;
const MAX_CORRECTIONS = 12;
/** Nearer than this, launcher and aim point are one place. */
const LEAST_DISTANCE_M = 100;
const REACH_STEP = 1e-4;
const AZIMUTH_STEP_RAD = 1e-4;

/** Bounds of `reach`: a share of the impulse, or a rail elevation short of where the range falls again. */
function reachBounds(one: ThreatClass): readonly [number, number] {
  return one.model === 'unguided-rocket' ? [0.02, 0.7] : [0.3, 1];
}

/** An aim, or why there is none. */
export type Aimed =
  | { readonly ok: true; readonly aim: Aim }
  | { readonly ok: false; readonly reason: string };

/**
 * Solves for the settings of one class from one site to one aim point.
 *
 * @param guess settings of a similar problem (the same with other unknowns), tried first
 * @returns settings that hit within ten metres; where the aim point is out of reach, those that go farthest towards
 *   it; a reason where it is too near for the class or the flight cannot be computed
 */
export function aimAt(
  environment: FlightEnvironment,
  one: ThreatClass,
  site: Geodetic,
  aim: Geodetic,
  guess?: Aim,
): Aimed {
  const problem = new AimProblem(environment, one, site, aim);
  if (problem.distance_m < LEAST_DISTANCE_M)
    return refused(one, `is launched within ${LEAST_DISTANCE_M} m of its aim point`);
  if (guess?.withinReach) {
    const warm = correct(problem, guess.settings);
    if (warm !== undefined) return { ok: true, aim: warm };
  }
  const [low, high] = reachBounds(one);
  const azimuth_rad = problem.bearing_rad;
  const along = (reach: number) => problem.fly({ reach, azimuth_rad }).beyond_m;
  const farthest = along(high);
  if (farthest < 0) {
    const aim = outOfReach(problem, { reach: high, azimuth_rad });
    return aim === undefined ? refused(one, 'has no aim that could be computed') : { ok: true, aim };
  }
  if (along(low) > 0) return refused(one, `cannot fly as short as ${Math.round(problem.distance_m)} m`);
  const root = brentRoot(along, low, high, { tolerance: 1e-4 });
  const solved = root.ok ? correct(problem, { reach: root.x, azimuth_rad }) : undefined;
  return solved === undefined ? refused(one, 'has no aim that could be computed') : { ok: true, aim: solved };
}

function refused(one: ThreatClass, why: string): Aimed {
  return { ok: false, reason: `${one.id} ${why}` };
}

/** The flight as a function from settings to a miss. */
class AimProblem {
  readonly bearing_rad: number;
  readonly distance_m: number;
  private readonly environment: FlightEnvironment;
  private readonly one: ThreatClass;
  private readonly site: Geodetic;
  private readonly frame: LocalFrame;
  private readonly arrival_rad: number;
  private readonly ground: ReturnType<typeof reachesGround>;

  constructor(environment: FlightEnvironment, one: ThreatClass, site: Geodetic, aim: Geodetic) {
    this.environment = environment;
    this.one = one;
    this.site = site;
    this.frame = localFrame(aim);
    const out = ecefToEnu(localFrame(site), geodeticToEcef(aim));
    const back = ecefToEnu(this.frame, geodeticToEcef(site));
    this.bearing_rad = atan2(out.x, out.y);
    this.arrival_rad = atan2(-back.x, -back.y);
    this.distance_m = Math.sqrt(back.x * back.x + back.y * back.y + back.z * back.z);
    this.ground = reachesGround(site, aim);
  }

  /** The miss of a flight; not a number where the flight cannot be computed. */
  fly(settings: LaunchSettings): Miss {
    const { environment, one, site, ground } = this;
    const down = comesDown(environment, one, site, settings, ground);
    if (down === undefined) return { beyond_m: Number.NaN, right_m: Number.NaN };
    const [x, y, z] = down;
    const offset = ecefToEnu(this.frame, vec3<'ecef'>(x, y, z));
    const s = sin(this.arrival_rad);
    const c = cos(this.arrival_rad);
    return { beyond_m: offset.x * s + offset.y * c, right_m: offset.x * c - offset.y * s };
  }
}

/** How the miss answers to the settings. Rows: beyond, right; columns: reach, azimuth. */
interface Jacobian {
  j11: number;
  j21: number;
  j12: number;
  j22: number;
}

/** By differences, towards less reach: there may be no more. */
function jacobianAt(problem: AimProblem, { reach, azimuth_rad }: LaunchSettings, miss: Miss): Jacobian {
  const nearer = problem.fly({ reach: reach - REACH_STEP, azimuth_rad });
  const turned = problem.fly({ reach, azimuth_rad: azimuth_rad + AZIMUTH_STEP_RAD });
  return {
    j11: (miss.beyond_m - nearer.beyond_m) / REACH_STEP,
    j21: (miss.right_m - nearer.right_m) / REACH_STEP,
    j12: (turned.beyond_m - miss.beyond_m) / AZIMUTH_STEP_RAD,
    j22: (turned.right_m - miss.right_m) / AZIMUTH_STEP_RAD,
  };
}

function aimOf(
  { distance_m }: AimProblem,
  settings: LaunchSettings,
  { j11, j21, j12, j22 }: Jacobian,
  withinReach: boolean,
): Aim {
  const determinant = j11 * j22 - j12 * j21;
  return {
    settings,
    reachPerBeyond: j22 / determinant,
    reachPerRight: -j12 / determinant,
    azimuthPerBeyond: -j21 / determinant,
    azimuthPerRight: j11 / determinant,
    distance_m,
    withinReach,
  };
}

/** Newton's method from `start`; undefined where it does not converge within bounds. */
function correct(problem: AimProblem, start: LaunchSettings): Aim | undefined {
  let { reach, azimuth_rad } = start;
  let miss = problem.fly({ reach, azimuth_rad });
  const jacobian = jacobianAt(problem, start, miss);
  let best: { readonly miss2: number; readonly aim: Aim } | undefined;
  for (let round = 0; round < MAX_CORRECTIONS; round++) {
    const { j11, j21, j12, j22 } = jacobian;
    const determinant = j11 * j22 - j12 * j21;
    if (!(Math.abs(determinant) > 0)) break;
    const miss2 = miss.beyond_m * miss.beyond_m + miss.right_m * miss.right_m;
    if (miss2 < (best?.miss2 ?? Number.POSITIVE_INFINITY))
      best = { miss2, aim: aimOf(problem, { reach, azimuth_rad }, jacobian, true) };
    if (miss2 < AIM_TOLERANCE_M * AIM_TOLERANCE_M) break;
    const dReach = (-miss.beyond_m * j22 + miss.right_m * j12) / determinant;
    const dAzimuth = (miss.beyond_m * j21 - miss.right_m * j11) / determinant;
    reach += dReach;
    azimuth_rad += dAzimuth;
    if (!(reach > 0 && reach <= 1.0001)) break;
    const next = problem.fly({ reach, azimuth_rad });
    // Broyden: the change not foreseen by the Jacobian is put into it along the step.
    const length2 = dReach * dReach + dAzimuth * dAzimuth;
    const surprise1 = next.beyond_m / length2;
    const surprise2 = next.right_m / length2;
    jacobian.j11 += surprise1 * dReach;
    jacobian.j12 += surprise1 * dAzimuth;
    jacobian.j21 += surprise2 * dReach;
    jacobian.j22 += surprise2 * dAzimuth;
    miss = next;
  }
  return best !== undefined && best.miss2 < ACCEPTED_MISS_M * ACCEPTED_MISS_M ? best.aim : undefined;
}

/** All the reach there is, and the azimuth that leads towards the aim point, over an Earth that turns beneath. */
function outOfReach(problem: AimProblem, start: LaunchSettings): Aim | undefined {
  const { reach } = start;
  let { azimuth_rad } = start;
  let miss = problem.fly(start);
  const jacobian = jacobianAt(problem, start, miss);
  for (let round = 0; round < MAX_CORRECTIONS && Math.abs(miss.right_m) > AIM_TOLERANCE_M; round++) {
    azimuth_rad -= miss.right_m / jacobian.j22;
    miss = problem.fly({ reach, azimuth_rad });
  }
  const aim = aimOf(problem, { reach, azimuth_rad }, jacobian, false);
  return Math.abs(miss.right_m) < ACCEPTED_MISS_M && Number.isFinite(aim.reachPerBeyond) ? aim : undefined;
}
