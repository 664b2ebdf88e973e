/**
 * Flies a body through its phases and finds what happens on the way.
 *
 * A flight is integrated once and kept as an ephemeris. What happens (apogee, a height passed, the ground) is the
 * root of a switching function of time and state, located on the dense output.
 */
import {
  brentRoot,
  dormandPrinceWork,
  evaluateDense,
  integrateDormandPrince,
  invariant,
  type StepControl,
  type TimeUs,
} from '../numerics/index.js';
import { type BallisticModel, ballisticRates } from './ballistic-model.js';
import { type Ephemeris, EphemerisBuilder, STATE_SIZE } from './ephemeris.js';

/** A model of motion that holds until `until_s` on the flight's clock. */
export interface PropagationPhase {
  readonly model: BallisticModel;
  readonly until_s: number;
}

/** Something that happens where `value` changes sign in `direction` (+1 rising, −1 falling, 0 either). */
export interface SwitchingFunction {
  readonly name: string;
  readonly direction: -1 | 0 | 1;
  /** True where the flight ends at the crossing. */
  readonly terminal: boolean;
  readonly value: (t_s: number, state: Float64Array) => number;
}

/** A switching function crossed zero at `t_s`, where the state was `state`. */
export interface Crossing {
  readonly name: string;
  readonly t_s: number;
  readonly state: Float64Array;
}

export interface PropagationOptions {
  readonly relativeTolerance?: number;
  readonly positionTolerance_m?: number;
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

/** Points in each step at which switching functions are looked at, besides its ends. */
const INTERIOR_LOOKS = 1;
const MAX_STEPS = 200_000;
/** A root is located to a tenth of the microsecond to which event times are rounded up. */
const ROOT_TOLERANCE_S = 1e-7;

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
  const work = dormandPrinceWork(STATE_SIZE);
  work.y.set(initial);
  const builder = options.keepEphemeris === false ? undefined : new EphemerisBuilder();
  const watch = new SwitchWatch(switches, start_s, initial);
  let t = start_s;
  let steps = 0;
  let nextStep = Math.min(1, control.maxStep);
  for (const phase of phases) {
    if (phase.until_s <= t) continue;
    const result = integrateDormandPrince(
      ballisticRates,
      phase.model,
      t,
      phase.until_s,
      { ...control, firstStep: nextStep },
      work,
      (stepStart, h, { dense }) => {
        builder?.append(stepStart, h, dense);
        return watch.step(stepStart, h, dense);
      },
    );
    if (!result.ok) return { ok: false, reason: result.reason, t_s: result.t };
    steps += result.steps;
    t = result.t;
    nextStep = Math.min(result.h, 1);
    if (watch.ended !== undefined) break;
  }
  const end_s = watch.ended?.t_s ?? t;
  return {
    ok: true,
    end_s,
    final: watch.ended?.state ?? Float64Array.from(work.y),
    endedBy: watch.ended?.name,
    crossings: watch.crossings,
    ephemeris: builder?.finish(epoch_us, end_s),
    steps,
  };
}

function stepControl(options: PropagationOptions): StepControl {
  const position = options.positionTolerance_m ?? 1e-2;
  const velocity = options.velocityTolerance_mps ?? 1e-6;
  return {
    relativeTolerance: options.relativeTolerance ?? 1e-9,
    absoluteTolerance: Float64Array.of(position, position, position, velocity, velocity, velocity),
    firstStep: 1,
    maxStep: options.maxStep_s ?? 10,
    maxSteps: MAX_STEPS,
  };
}

/** Looks at switching functions along each step and keeps what it finds in order of time. */
class SwitchWatch {
  readonly crossings: Crossing[] = [];
  ended: Crossing | undefined;
  private readonly switches: readonly SwitchingFunction[];
  private readonly previous: Float64Array;
  private readonly scratch = new Float64Array(STATE_SIZE);

  constructor(switches: readonly SwitchingFunction[], start_s: number, initial: Float64Array) {
    this.switches = switches;
    this.previous = Float64Array.from(switches, (s) => s.value(start_s, initial));
  }

  /** True where a terminal crossing lies in the step. */
  step(start: number, h: number, dense: Float64Array): boolean {
    const { switches, previous, scratch } = this;
    let found: Crossing[] | undefined;
    for (let look = 1; look <= INTERIOR_LOOKS + 1; look++) {
      const theta = look / (INTERIOR_LOOKS + 1);
      for (let i = 0; i < STATE_SIZE; i++) scratch[i] = evaluateDense(dense, 0, i, theta);
      for (let s = 0; s < switches.length; s++) {
        const before = previous[s];
        const value = switches[s].value(start + theta * h, scratch);
        previous[s] = value;
        if (!crosses(before, value, switches[s].direction)) continue;
        found ??= [];
        found.push(this.locate(switches[s], start, h, dense, theta - 1 / (INTERIOR_LOOKS + 1), theta));
        for (let i = 0; i < STATE_SIZE; i++) scratch[i] = evaluateDense(dense, 0, i, theta);
      }
    }
    return found !== undefined && this.keep(found);
  }

  /** Keeps what was found in order of time, up to the first terminal crossing; true where there is one. */
  private keep(found: Crossing[]): boolean {
    found.sort((a, b) => a.t_s - b.t_s || (a.name < b.name ? -1 : 1));
    for (const crossing of found) {
      this.crossings.push(crossing);
      if (!this.switches.some((one) => one.terminal && one.name === crossing.name)) continue;
      this.ended = crossing;
      return true;
    }
    return false;
  }

  private valueAt(
    one: SwitchingFunction,
    start: number,
    h: number,
    dense: Float64Array,
    theta: number,
  ): number {
    for (let i = 0; i < STATE_SIZE; i++) this.scratch[i] = evaluateDense(dense, 0, i, theta);
    return one.value(start + theta * h, this.scratch);
  }

  private locate(
    one: SwitchingFunction,
    start: number,
    h: number,
    dense: Float64Array,
    from: number,
    to: number,
  ): Crossing {
    const root = brentRoot((at) => this.valueAt(one, start, h, dense, at), from, to, {
      tolerance: ROOT_TOLERANCE_S / h,
    });
    invariant(root.ok, `switching function ${one.name} has no bracketed root`);
    const theta = root.x;
    this.valueAt(one, start, h, dense, theta);
    return { name: one.name, t_s: start + theta * h, state: Float64Array.from(this.scratch) };
  }
}

function crosses(before: number, after: number, direction: -1 | 0 | 1): boolean {
  if (direction >= 0 && before < 0 && after >= 0) return true;
  return direction <= 0 && before > 0 && after <= 0;
}
