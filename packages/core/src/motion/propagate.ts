/**
 * Flies a body through its phases and finds what happens on the way.
 *
 * A flight is integrated once and kept as an ephemeris. What happens (apogee, a height passed, the ground) is the
 * root of a switching function of time and state, located on the dense output.
 *
 * Accuracy: a step may be wrong by 1 cm and by 5e-5 m/s, and while the body sinks by the velocity that moves it by 1 cm at most
 * before it is down or drag has taken the error away. The impact of a missile of the catalogue lies within 0.2 m of that of very
 * fine steps, and so does the body at any time before; of anything thrown at up to 4 km/s within 0.3 and 0.5 m.
 */
import {
  type DormandPrinceWork,
  dormandPrinceWork,
  integrateDormandPrince,
  invariant,
  type StepControl,
  type TimeUs,
} from '../numerics/index.js';
import { type BallisticModel, ballisticRates, LOCAL_DRAG_RATE } from './ballistic-model.js';
import { CornerWatch } from './corners.js';
import { type Ephemeris, EphemerisBuilder, STATE_SIZE } from './ephemeris.js';
import { type Crossing, SwitchWatch } from './switch-watch.js';
import type { SwitchingFunction } from './switching-functions.js';

/** A model of motion that holds until `until_s` on the flight's clock. */
export interface PropagationPhase {
  readonly model: BallisticModel;
  readonly until_s: number;
  /** What happens when the phase has run out, by name: reported like a crossing. */
  readonly marks?: readonly string[];
}

export interface PropagationOptions {
  readonly relativeTolerance?: number;
  readonly positionTolerance_m?: number;
  /** Left out: 5e-5, and while the body sinks what moves it by no more than the tolerance of position: see `easeVelocity`. */
  readonly velocityTolerance_mps?: number;
  readonly maxStep_s?: number;
  /** False where only crossings and the final state are wanted (aiming): saves the ephemeris. */
  readonly keepEphemeris?: boolean;
}

export type Propagation =
  | {
      readonly ok: true;
      readonly end_s: number;
      readonly final: Float64Array;
      /** Name of the terminal crossing, or undefined where the last phase ran out. */
      readonly endedBy: string | undefined;
      readonly crossings: readonly Crossing[];
      readonly ephemeris: Ephemeris | undefined;
      readonly steps: number;
    }
  | { readonly ok: false; readonly reason: string; readonly t_s: number };

const MAX_STEPS = 200_000;
/** The longest first step of a phase, about whose beginning little is known; `CornerWatch.firstStep` may make it shorter. */
const FIRST_STEP_S = 5;
const POSITION_TOLERANCE_M = 1e-2;
const VELOCITY_TOLERANCE_MPS = 5e-5;
/** Lower than this, a body is taken to fall from here to the ground, whose height the integration does not know. */
const LEAST_FALL_M = 1000;
/** Propagations do not overlap, so all of them work in the same memory. */
const shared = dormandPrinceWork(STATE_SIZE);
const corners = new CornerWatch();

/**
 * Integrates `initial` (ECEF position and velocity) from `start_s` through the phases in order.
 *
 * @param epoch_us time of the run at which the flight's clock reads zero
 * @returns crossings in order of time; a numerical failure is a value with its reason
 */
export function propagate(
  initial: Float64Array,
  start_s: number,
  epoch_us: TimeUs,
  phases: readonly PropagationPhase[],
  switches: readonly SwitchingFunction[],
  options: PropagationOptions = {},
): Propagation {
  invariant(phases.length > 0, 'propagate needs at least one phase');
  const control = stepControl(options);
  const work = shared;
  work.y.set(initial);
  const builder = options.keepEphemeris === false ? undefined : new EphemerisBuilder();
  const watch = new SwitchWatch(phases[0].model.environment.figure, switches, initial);
  const eases = options.velocityTolerance_mps === undefined;
  if (eases) easeVelocity(control, watch.place, 0);
  let { model } = phases[0];
  const onStep = (t: number, h: number, { dense, yNext }: DormandPrinceWork): boolean => {
    builder?.append(t, h, dense);
    if (watch.step(t, h, dense, yNext)) return true;
    if (eases) easeVelocity(control, watch.place, model.hasAir ? model.local[LOCAL_DRAG_RATE] : 0);
    corners.afterStep(model, t + h, h, watch.place, work);
    return false;
  };
  let t = start_s;
  let longest_s = FIRST_STEP_S;
  let steps = 0;
  for (const phase of phases) {
    if (phase.until_s <= t) continue;
    model = phase.model;
    control.firstStep = corners.firstStep(model, t, longest_s, work);
    const result = integrateDormandPrince(ballisticRates, model, t, phase.until_s, control, work, onStep);
    if (!result.ok) return { ok: false, reason: result.reason, t_s: result.t };
    steps += result.steps;
    t = result.t;
    longest_s = Math.min(result.h, FIRST_STEP_S);
    if (watch.ended !== undefined) break;
    for (const name of phase.marks ?? []) watch.mark(name, t, work.y);
  }
  const end_s = watch.ended?.t_s ?? t;
  return {
    ok: true,
    end_s,
    final: watch.ended?.state ?? work.y.slice(),
    endedBy: watch.ended?.name,
    crossings: watch.crossings,
    ephemeris: builder?.finish(epoch_us, end_s),
    steps,
  };
}

function stepControl(options: PropagationOptions): StepControl {
  const position = options.positionTolerance_m ?? POSITION_TOLERANCE_M;
  const velocity = options.velocityTolerance_mps ?? VELOCITY_TOLERANCE_MPS;
  return {
    relativeTolerance: options.relativeTolerance ?? 1e-9,
    absoluteTolerance: Float64Array.of(position, position, position, velocity, velocity, velocity),
    firstStep: FIRST_STEP_S,
    maxStep: options.maxStep_s ?? 30,
    maxSteps: MAX_STEPS,
  };
}

/**
 * The tolerance of velocity: that of position, divided by the time for which an error of velocity still moves a sinking body.
 * That is until it is down, or until the air has taken the error together with the velocity, whichever comes first.
 */
function easeVelocity(control: StepControl, place: Float64Array, dragRate_perS: number): void {
  const tolerance = control.absoluteTolerance;
  let velocity = VELOCITY_TOLERANCE_MPS;
  if (place[1] < 0) {
    const fallRate_perS = -place[1] / Math.max(place[0], LEAST_FALL_M);
    velocity = Math.max(velocity, tolerance[0] * Math.max(fallRate_perS, dragRate_perS));
  }
  tolerance[3] = velocity;
  tolerance[4] = velocity;
  tolerance[5] = velocity;
}
