/**
 * One launch flown to the ground: every body it leaves in the air, and what happens to each.
 *
 * A flight is a pure function of its class, place, settings and failure. It is flown whole at launch; the run then
 * only reads it.
 */
import type { Geodetic } from '../earth/index.js';
import {
  apogee,
  ballisticModel,
  type Crossing,
  type Ephemeris,
  type FlightEnvironment,
  joined,
  type PropagationPhase,
  propagate,
  type SwitchingFunction,
  sinksThrough,
} from '../motion/index.js';
import type { TimeUs } from '../numerics/index.js';
import {
  type Ascent,
  ascent,
  ballisticCoefficientAt_kgpm2,
  coasting,
  type LaunchSettings,
  plannedThrustEnd_s,
} from './ascent.js';
import { type Failure, type FailureMode, swingOf } from './failure.js';
import { reachesGround } from './ground-profile.js';
import type { ThreatClass } from './threat-class.js';
import { LONGEST_FLIGHT_S } from './undisturbed.js';

/** What a body is: a missile in one piece, a rocket, a separated warhead or the empty body it left. */
export type BodyRole = 'missile' | 'rocket' | 'warhead' | 'spent-body';

/** One thing in the air from `ephemeris` start to the ground. */
export interface FlownBody {
  readonly role: BodyRole;
  readonly ephemeris: Ephemeris;
}

/** What happens to a threat in flight; `t_s` counts from launch, `state` is ECEF position and velocity. */
export interface Happening {
  readonly kind: 'thrust-ended' | 'separated' | 'failed' | 'apogee' | 'impact';
  readonly role: BodyRole;
  readonly t_s: number;
  readonly state: Float64Array;
  readonly failure?: FailureMode;
}

export type ThreatFlight =
  | { readonly ok: true; readonly bodies: readonly FlownBody[]; readonly happenings: readonly Happening[] }
  | { readonly ok: false; readonly reason: string };

/** A launch as its launcher was set, with the failure that awaits it. */
export interface LaunchPlan {
  readonly environment: FlightEnvironment;
  readonly threatClass: ThreatClass;
  readonly site: Geodetic;
  readonly aimPoint: Geodetic;
  readonly settings: LaunchSettings;
  readonly failure?: Failure | undefined;
  readonly launch_us: TimeUs;
}

/** Flies one launch until all its bodies are down. */
export function flyThreat(plan: LaunchPlan): ThreatFlight {
  const { environment, threatClass: one, site } = plan;
  const planned = plannedThrustEnd_s(one, plan.settings);
  const { failure } = plan;
  const thrustEnd = failure?.mode === 'thrust-lost' ? failure.burnShare * planned : planned;
  const swing =
    failure?.mode === 'guidance-lost' && one.model !== 'unguided-rocket'
      ? swingOf(one, planned, failure)
      : undefined;
  const rise = ascent(environment, one, site, plan.settings, thrustEnd, swing);
  const separates =
    one.model === 'separating-missile' && (failure === undefined || failure.mode === 'broke-up');
  const flight = new FlightLog(plan, rise);
  if (failure?.mode === 'guidance-lost' && swing !== undefined) flight.fails(swing.time_s, failure.mode);
  flight.thrustEnds(thrustEnd, failure?.mode === 'thrust-lost' ? failure.mode : undefined);
  if (separates) flight.separatesAt(thrustEnd + one.separationDelay_s);
  return flight.complete();
}

/** Flies the legs of one launch one after the other and keeps what happens. */
class FlightLog {
  private readonly plan: LaunchPlan;
  private readonly rise: Ascent;
  private readonly ground: SwitchingFunction;
  private readonly marks: {
    readonly at_s: number;
    readonly kind: Happening['kind'];
    readonly failure?: FailureMode;
  }[] = [];
  private readonly happenings: Happening[] = [];
  private separation_s: number | undefined;

  constructor(plan: LaunchPlan, rise: Ascent) {
    this.plan = plan;
    this.rise = rise;
    this.ground = reachesGround(plan.site, plan.aimPoint);
  }

  fails(at_s: number, failure: FailureMode): void {
    this.marks.push({ at_s, kind: 'failed', failure });
  }

  thrustEnds(at_s: number, failure: FailureMode | undefined): void {
    if (failure !== undefined) this.marks.push({ at_s, kind: 'failed', failure });
    this.marks.push({ at_s, kind: 'thrust-ended' });
  }

  separatesAt(at_s: number): void {
    this.separation_s = at_s;
  }

  complete(): ThreatFlight {
    const { plan, rise } = this;
    const one = plan.threatClass;
    const role: BodyRole = one.model === 'unguided-rocket' ? 'rocket' : 'missile';
    const phases: PropagationPhase[] = rise.phases.map(({ model, until_s }) => ({
      model,
      until_s,
      marks: this.marksAt(until_s),
    }));
    phases.push(this.coast(this.wholeBeta_kgpm2(), this.separation_s ?? LONGEST_FLIGHT_S));
    const first = this.leg(role, rise.initial, 0, phases);
    if (!first.ok) return first;
    const down = first.endedBy === 'impact';
    if (!this.happenings.some(({ kind }) => kind === 'thrust-ended')) {
      // Off course it may hit the ground under thrust: the burn ends there.
      this.happens('thrust-ended', role, first.ephemeris.end_s, first.final);
    }
    if (this.separation_s === undefined || down) return this.done([{ role, ephemeris: first.ephemeris }]);

    const at = this.separation_s;
    this.happens('separated', role, at, first.final);
    if (one.model !== 'separating-missile') return { ok: false, reason: `${one.id} cannot separate` };
    const warhead = this.leg('warhead', first.final, at, [
      this.coast(one.warheadBallisticCoefficient_kgpm2, LONGEST_FLIGHT_S),
    ]);
    if (!warhead.ok) return warhead;
    const spent = this.leg('spent-body', first.final, at, [
      this.coast(one.spentBodyBallisticCoefficient_kgpm2, LONGEST_FLIGHT_S),
    ]);
    if (!spent.ok) return spent;
    return this.done([
      { role, ephemeris: first.ephemeris },
      { role: 'warhead', ephemeris: warhead.ephemeris },
      { role: 'spent-body', ephemeris: spent.ephemeris },
    ]);
  }

  private done(bodies: readonly FlownBody[]): ThreatFlight {
    const order = (a: Happening, b: Happening) => a.t_s - b.t_s || rank(a) - rank(b);
    return { ok: true, bodies, happenings: this.happenings.sort(order) };
  }

  /** Of the missile in one piece, with the propellant that the end of thrust left in it. */
  private wholeBeta_kgpm2(): number {
    return ballisticCoefficientAt_kgpm2(this.plan.threatClass, this.rise.thrustEnd_s);
  }

  private coast(ballisticCoefficient_kgpm2: number, until_s: number): PropagationPhase {
    const { environment, threatClass } = this.plan;
    const phase = coasting(threatClass, ballisticCoefficient_kgpm2);
    return { model: ballisticModel(environment, phase), until_s };
  }

  /** What is known to happen where a phase of the ascent ends. */
  private marksAt(until_s: number): string[] {
    return this.marks
      .filter((mark) => mark.at_s === until_s)
      .map((mark) => (mark.failure === undefined ? mark.kind : `${mark.kind}:${mark.failure}`));
  }

  /** Flies one body; on re-entry it may break up, and its largest piece flies on. */
  private leg(
    role: BodyRole,
    initial: Float64Array,
    start_s: number,
    phases: readonly PropagationPhase[],
  ): Leg {
    const { environment, failure, launch_us, threatClass } = this.plan;
    const switches = [apogee, this.ground];
    const breaks =
      failure?.mode === 'broke-up' && role !== 'spent-body' && threatClass.model !== 'unguided-rocket';
    if (breaks) switches.push(sinksThrough('breakup', environment.figure, threatClass.breakupHeight_m, true));
    const flight = propagate(initial, start_s, launch_us, phases, switches);
    if (!flight.ok) return { ok: false, reason: `${flight.reason} at ${flight.t_s} s after launch` };
    this.record(role, flight.crossings);
    const { endedBy, end_s, ephemeris, final } = flight;
    if (ephemeris === undefined) return { ok: false, reason: 'no ephemeris' };
    if (breaks && endedBy === 'breakup') {
      this.happens('failed', role, end_s, final, 'broke-up');
      return this.piece(role, ephemeris, end_s, final);
    }
    if (endedBy !== 'impact' && this.separation_s !== end_s) return { ok: false, reason: STILL_UP };
    return { ok: true, endedBy, final, ephemeris };
  }

  /** Flies the largest piece of a body that broke up to the ground. */
  private piece(role: BodyRole, whole: Ephemeris, start_s: number, initial: Float64Array): Leg {
    const { launch_us, threatClass } = this.plan;
    if (threatClass.model === 'unguided-rocket') return { ok: false, reason: 'a rocket does not break up' };
    const beta =
      role === 'warhead' && threatClass.model === 'separating-missile'
        ? threatClass.warheadBallisticCoefficient_kgpm2
        : this.wholeBeta_kgpm2();
    const fall = [this.coast(beta / threatClass.breakupDragFactor, LONGEST_FLIGHT_S)];
    const rest = propagate(initial, start_s, launch_us, fall, [this.ground]);
    if (!rest.ok) return { ok: false, reason: `${rest.reason} at ${rest.t_s} s after launch` };
    const { endedBy, ephemeris, final } = rest;
    if (endedBy !== 'impact' || ephemeris === undefined) return { ok: false, reason: STILL_UP };
    this.record(role, rest.crossings);
    return { ok: true, endedBy, final, ephemeris: joined(whole, ephemeris) };
  }

  private record(role: BodyRole, crossings: readonly Crossing[]): void {
    for (const { name, t_s, state } of crossings) {
      if (name === 'breakup') continue;
      const [kind, failure] = name.split(':') as [Happening['kind'], FailureMode | undefined];
      this.happens(kind, role, t_s, state, failure);
    }
  }

  private happens(
    kind: Happening['kind'],
    role: BodyRole,
    t_s: number,
    state: Float64Array,
    failure?: FailureMode,
  ): void {
    this.happenings.push(
      failure === undefined ? { kind, role, t_s, state } : { kind, role, t_s, state, failure },
    );
  }
}

const STILL_UP = `still in the air after ${LONGEST_FLIGHT_S} s`;

type Leg =
  | {
      readonly ok: true;
      readonly endedBy: string | undefined;
      readonly final: Float64Array;
      readonly ephemeris: Ephemeris;
    }
  | { readonly ok: false; readonly reason: string };

const RANK: Readonly<Record<Happening['kind'], number>> = {
  failed: 0,
  'thrust-ended': 1,
  separated: 2,
  apogee: 3,
  impact: 4,
};

function rank(happening: Happening): number {
  return RANK[happening.kind];
}
