/**
 * A fly-out: from the launcher to a fixed, predicted intercept point.
 *
 * It answers whether and when the interceptor can be there, how fast, and how hard it could still turn. Model, source and
 * what is ignored: `airframe.ts`. The flight begins where the canister ends, at rest before it.
 */
import { densityAndSoundSpeed, ecefToEnu, type LocalFrame } from '../earth/index.js';
import {
  type Ephemeris,
  EphemerisBuilder,
  type FlightEnvironment,
  heightAbove,
  STATE_SIZE,
} from '../motion/index.js';
import {
  brentRoot,
  cos,
  dormandPrinceWork,
  evaluateDense,
  integrateDormandPrince,
  invariant,
  type StepControl,
  sin,
  type TimeUs,
  type Vec3,
} from '../numerics/index.js';
import { availableLateral, type FlyOutModel, flyOutRates, massAt, stretches } from './airframe.js';
import { type Arrival, type EnvelopeReason, outsideEnvelope } from './envelope.js';
import type { InterceptorType, TargetKind } from './interceptor-type.js';

/** Length of a canister, the same for all public figures of this family, m. */
const CANISTER_LENGTH_M = 5.2;
/** Passing the point at more than this is not arriving, m: a seeker takes over well before. */
const ARRIVAL_TOLERANCE_M = 100;
/** Slower than this it is falling, m/s. */
const LEAST_SPEED_MPS = 100;
const CONTROL: StepControl = {
  relativeTolerance: 1e-7,
  absoluteTolerance: Float64Array.of(0.1, 0.1, 0.1, 1e-3, 1e-3, 1e-3),
  firstStep: 0.02,
  maxStep: 2,
  maxSteps: 20_000,
};

/** A fly-out as flown, before anything is said about what counts. */
export interface FlyOut extends Arrival {
  readonly topSpeed_mps: number;
  /** Distance at which the point was passed. */
  readonly passed_m: number;
  /** The flight with its clock at zero at launch, where it was asked for. */
  readonly ephemeris: Ephemeris | undefined;
}

export interface FlyOutRequest {
  readonly environment: FlightEnvironment;
  readonly type: InterceptorType;
  /** The frame of the launcher. */
  readonly launcher: LocalFrame;
  /** The point to be reached. */
  readonly point: Vec3<'ecef'>;
  readonly launch_us?: TimeUs;
  /** True where the flight itself is wanted, not only how it arrives. */
  readonly keepEphemeris?: boolean;
}

/**
 * Flies towards the point; undefined where it does not get there at all: it turns too wide, slows down below 100 m/s
 * or comes to the end of its flight time.
 *
 * @throws InvariantError where the point is the launcher or the integration fails
 */
export function flyTowards(request: FlyOutRequest): FlyOut | undefined {
  const { environment, type, launcher, point } = request;
  const parts = stretches(type);
  const first = parts[0];
  const offset = ecefToEnu(launcher, point);
  const horizontal_m = Math.sqrt(offset.x * offset.x + offset.y * offset.y);
  const slant_m = Math.sqrt(horizontal_m * horizontal_m + offset.z * offset.z);
  invariant(slant_m > 0, `${type.id}: a fly-out to the launcher itself`);
  if (slant_m <= CANISTER_LENGTH_M) return undefined;
  const { up, originEcef: origin } = launcher;
  const aim = [point.x, point.y, point.z] as const;
  const shared = {
    environment,
    type,
    aim,
    up: [up.x, up.y, up.z] as const,
    loft_rad: Math.min(type.loftPerDistance_radpm * horizontal_m, type.maxLoft_rad),
    fullDistance_m: slant_m,
    vector: new Float64Array(3),
    air: new Float64Array(2),
  };

  const work = dormandPrinceWork(STATE_SIZE);
  const acceleration = first.thrust_N / type.launchMass_kg;
  const exit_mps = Math.sqrt(2 * acceleration * CANISTER_LENGTH_M);
  const level = cos(type.launchElevation_rad) / Math.max(horizontal_m, 1e-9);
  const steep = sin(type.launchElevation_rad);
  const { east, north } = launcher;
  for (let i = 0; i < 3; i++) {
    const axis = (['x', 'y', 'z'] as const)[i];
    const direction = level * (offset.x * east[axis] + offset.y * north[axis]) + steep * up[axis];
    work.y[i] = origin[axis] + CANISTER_LENGTH_M * direction;
    work.y[i + 3] = exit_mps * direction;
  }

  const builder = request.keepEphemeris === true ? new EphemerisBuilder() : undefined;
  const state = new Float64Array(STATE_SIZE);
  let t = exit_mps / acceleration;
  let topSpeed_mps = exit_mps;
  let firstStep = CONTROL.firstStep;
  for (const stretch of parts) {
    const model: FlyOutModel = { ...shared, stretch };
    let arrived: number | undefined;
    let spent = false;
    const begin = t;
    const result = integrateDormandPrince(
      flyOutRates,
      model,
      begin,
      stretch.until_s,
      { ...CONTROL, firstStep },
      work,
      (start, h, { dense, yNext }) => {
        builder?.append(start, h, dense);
        const speed = speedOf(yNext);
        topSpeed_mps = Math.max(topSpeed_mps, speed);
        if (closing(aim, yNext) <= 0) {
          arrived = passingTime(aim, start, h, dense, state);
          return true;
        }
        spent = stretch.massFlow_kgps === 0 && speed < LEAST_SPEED_MPS;
        return spent;
      },
    );
    invariant(result.ok, `${type.id}: fly-out not integrated: ${result.ok ? '' : result.reason}`);
    if (arrived !== undefined) {
      const passed_m = distanceTo(aim, state);
      if (passed_m > ARRIVAL_TOLERANCE_M) return undefined;
      const speed_mps = speedOf(state);
      const height_m = heightAbove(environment.figure, state[0], state[1], state[2]);
      let pressure = 0;
      if (environment.atmosphere === 'us1976') {
        densityAndSoundSpeed(height_m, shared.air);
        pressure = 0.5 * shared.air[0] * speed_mps * speed_mps;
      }
      return {
        time_s: arrived,
        speed_mps,
        lateral_mps2: availableLateral(type, massAt(stretch, arrived), stretch.thrust_N, pressure),
        topSpeed_mps,
        passed_m,
        ephemeris: builder?.finish(request.launch_us ?? 0, arrived),
      };
    }
    if (spent) return undefined;
    t = result.t;
    firstStep = Math.min(result.h, 0.5);
  }
  return undefined;
}

export type FlyOutAnswer =
  | ({ readonly ok: true } & FlyOut)
  | { readonly ok: false; readonly reason: EnvelopeReason | 'too-late' };

/**
 * Whether the interceptor can meet a target of a kind at the point, no later than `latest_s` after launch.
 *
 * @returns how it arrives, or why that does not count: `out-of-reach` (does not get there, beyond the published reach or
 *   height, too slow or too sluggish on arrival), `inside-minimum-range` (too near or too soon) or `too-late`
 */
export function flyOut(
  request: FlyOutRequest & { readonly target: TargetKind; readonly latest_s?: number },
): FlyOutAnswer {
  const { type, launcher, point, environment, target } = request;
  const flown = flyTowards(request);
  const offset = ecefToEnu(launcher, point);
  const height_m = heightAbove(environment.figure, point.x, point.y, point.z);
  const launcherHeight_m = launcher.origin.height_m;
  const distance_m = Math.sqrt(offset.x * offset.x + offset.y * offset.y);
  const reason = outsideEnvelope(
    type,
    target,
    {
      distance_m,
      slant_m: Math.sqrt(distance_m * distance_m + offset.z * offset.z),
      height_m,
      heightOverLauncher_m: height_m - launcherHeight_m,
    },
    flown,
  );
  if (reason !== undefined) return { ok: false, reason };
  invariant(flown !== undefined, 'inside its envelope an interceptor arrives');
  if (flown.time_s > (request.latest_s ?? Number.POSITIVE_INFINITY)) return { ok: false, reason: 'too-late' };
  return { ok: true, ...flown };
}

function speedOf(state: Float64Array): number {
  return Math.sqrt(state[3] * state[3] + state[4] * state[4] + state[5] * state[5]);
}

/** Positive while the distance to the aim shrinks. */
function closing(aim: readonly [number, number, number], state: Float64Array): number {
  return (aim[0] - state[0]) * state[3] + (aim[1] - state[1]) * state[4] + (aim[2] - state[2]) * state[5];
}

function distanceTo(aim: readonly [number, number, number], state: Float64Array): number {
  const x = aim[0] - state[0];
  const y = aim[1] - state[1];
  const z = aim[2] - state[2];
  return Math.sqrt(x * x + y * y + z * z);
}

/** When in a step the aim is passed; writes the state then into `state`. */
function passingTime(
  aim: readonly [number, number, number],
  start: number,
  h: number,
  dense: Float64Array,
  state: Float64Array,
): number {
  const at = (theta: number): number => {
    for (let i = 0; i < STATE_SIZE; i++) state[i] = evaluateDense(dense, 0, i, theta);
    return closing(aim, state);
  };
  // A flight that never came nearer has its nearest point at the start.
  if (at(0) <= 0) return start;
  const root = brentRoot(at, 0, 1, { tolerance: 1e-9 });
  invariant(root.ok, 'the passing of the aim has no bracketed root');
  at(root.x);
  return start + root.x * h;
}
