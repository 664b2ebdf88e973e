/** One run: started, advanced, given orders, photographed and continued. */
import {
  advanceTo as advanceKernel,
  digestOf,
  endRun,
  inject as injectOrder,
  type Kernel,
  keepNothing,
  type LoggedEvent,
  type Order,
  type RunState,
  restore as restoreState,
  type Sha256,
  type Sink,
  snapshot as snapshotState,
  startRun,
} from '../../engine/index.js';
import type { DrawSource, Seed, TimeUs } from '../../numerics/index.js';
import type { Prepared } from '../compile/prepare.js';
import type { World } from '../compile/world.js';
import { type Outcome, OutcomeCollector } from '../outcome/index.js';
import { kernelFor, type OwnModules } from '../wire/kernel.js';
import { type FlightRecord, THREAT_MODULE, type ThreatState } from '../wire/threat-module.js';

/** A run on its way. `state` is plain data; the rest is shared and immutable. */
export interface Run {
  readonly world: World;
  readonly kernel: Kernel;
  readonly state: RunState;
  readonly sink: Sink;
}

/** Begins a run of the nominal world, or of a world with other values for the unknowns, or with other modules. */
export function start(
  prepared: Prepared,
  draws: DrawSource,
  sink: Sink = keepNothing,
  world = prepared.nominal,
  kernel = kernelFor(world),
): Run {
  return { world, kernel, state: startRun(kernel, sink, { draws }), sink };
}

/** Does all that is due up to `until_us`; `Infinity` runs to the end. */
export function advanceTo(run: Run, until_us: TimeUs): void {
  advanceKernel(run.kernel, run.state, until_us, run.sink);
}

/** Gives the run an order from outside at its present time; it is recorded, so a replay needs nothing else. */
export function inject(run: Run, order: Order): void {
  injectOrder(run.kernel, run.state, order, run.sink);
}

/** The state of a run as plain data. */
export function snapshot(run: Run): RunState {
  return snapshotState(run.state);
}

/** A run that goes on from a snapshot of the same world. */
export function restore(run: Run, from: RunState, sink: Sink = run.sink): Run {
  return { ...run, state: restoreState(from), sink };
}

/**
 * The run's digest so far, in lowercase hexadecimal.
 *
 * @param sha256 that of the host, where it has a faster one than ours: it changes nothing but the time this takes
 */
export function digest(run: Run, sha256?: Sha256): string {
  return digestOf(run.state, sha256);
}

/** Ends a run of which nothing is wanted any more, its digest included: it makes the next one of its world faster. */
export function end(run: Run): void {
  endRun(run.kernel, run.state);
}

/** Every flight launched so far, with the trajectories of its bodies. */
export function flights(run: Run): readonly FlightRecord[] {
  const { states, modules } = run.state;
  return (states[modules.indexOf(THREAT_MODULE)] as ThreatState).flights;
}

/** What a whole run gave. */
export interface Simulated {
  /** The world that was run. */
  readonly world: World;
  readonly digest: string;
  readonly outcome: Outcome;
  readonly events: readonly LoggedEvent[];
  readonly flights: readonly FlightRecord[];
}

export interface SimulateOptions {
  readonly seed: Seed;
  readonly trial?: number;
  /** The world to run; the nominal one when left out. */
  readonly world?: World;
  /** Modules of one's own in the places of shipped ones. */
  readonly modules?: OwnModules;
}

/** Runs a scenario from its beginning to its end. */
export function simulate(
  prepared: Prepared,
  { seed, trial = 0, world = prepared.nominal, modules }: SimulateOptions,
): Simulated {
  const events: LoggedEvent[] = [];
  const outcome = new OutcomeCollector(world);
  const sink: Sink = {
    event(event) {
      events.push(event);
      outcome.event(event);
    },
  };
  const run = start(prepared, { seed, trial }, sink, world, kernelFor(world, modules));
  advanceTo(run, Number.POSITIVE_INFINITY);
  return { world, digest: digest(run), outcome: outcome.finish(), events, flights: flights(run) };
}
