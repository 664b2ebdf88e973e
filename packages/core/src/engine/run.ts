import { type DrawSource, InvariantError, type TimeUs } from '../numerics/index.js';
import { emptyAgenda } from './agenda.js';
import { type Call, openCall } from './call.js';
import { digestText } from './digest.js';
import { type Kernel, orderInjected } from './kernel.js';
import type { Order } from './module.js';
import { clonePlain } from './plain.js';
import { canonicalJson } from './plain-json.js';
import type { RunState } from './run-state.js';
import type { Sha256 } from './sha256.js';
import type { Sink } from './sink.js';

/** How a run begins. */
export interface StartOptions {
  /** Seed and trial; zero when left out. */
  readonly draws?: DrawSource;
  readonly time_us?: TimeUs;
}

/** The phase noted for orders from outside: they come after everything that the instant held. */
export const ORDER_PHASE = 255;

/** Begins a run: every module gets its state and schedules its first tasks; what is due at once is done. */
export function startRun(kernel: Kernel, sink: Sink, options: StartOptions = {}): RunState {
  const { draws = { seed: { lo: 0, hi: 0 }, trial: 0 }, time_us = 0 } = options;
  if (!Number.isSafeInteger(time_us)) throw new InvariantError(`a run cannot begin at ${time_us} µs`);
  const run: RunState = {
    time_us,
    draws,
    agenda: emptyAgenda(),
    modules: kernel.modules.map((module) => module.name),
    states: kernel.modules.map((module) =>
      clonePlain(module.initial(draws), `initial state of '${module.name}'`),
    ),
    sequence: 0,
    digest: kernel.digester.start(),
    tasksDone: 0,
    busy: false,
  };
  return working(kernel, run, sink, (call) => {
    kernel.modules.forEach((module, index) => {
      if (module.start === undefined) return;
      call.enter(index, 0, 0);
      module.start(run.states[index], call.context);
      call.deliver();
    });
    call.doTasksUntil(time_us);
    return run;
  });
}

/**
 * Does everything that is due up to and including `until_us`; `Infinity` goes on until the agenda is empty.
 *
 * The log and the states are the same however the way is cut into pieces. Afterwards the run's time is `until_us`, or that
 * of the last task.
 *
 * @throws InvariantError when `until_us` lies before the run's time
 */
export function advanceTo(kernel: Kernel, run: RunState, until_us: TimeUs, sink: Sink): void {
  if (!(until_us === Number.POSITIVE_INFINITY || Number.isSafeInteger(until_us))) {
    throw new InvariantError(`a run cannot advance to ${until_us} µs`);
  }
  if (until_us < run.time_us) {
    throw new InvariantError(`a run at ${run.time_us} µs cannot go back to ${until_us} µs`);
  }
  working(kernel, run, sink, (call) => call.doTasksUntil(until_us));
  if (until_us !== Number.POSITIVE_INFINITY) run.time_us = until_us;
}

/**
 * Hands an order from outside to a module at the run's present time, logs it, and does what becomes due at once.
 *
 * @throws InvariantError when there is no such module, it takes no orders, or the order is not plain JSON
 */
export function inject(kernel: Kernel, run: RunState, order: Order, sink: Sink): void {
  const { module: name, entity, name: orderName, data } = order;
  const index = kernel.moduleIndex.get(name);
  const module = index === undefined ? undefined : kernel.modules[index];
  if (index === undefined || module === undefined) throw new InvariantError(`no module is named '${name}'`);
  if (module.order === undefined) throw new InvariantError(`module '${name}' takes no orders`);
  const json = canonicalJson({ module: name, entity, name: orderName, data });
  working(kernel, run, sink, (call) => {
    call.enter(index, ORDER_PHASE, 0);
    call.context.emit(orderInjected, entity, { module: name, order: json });
    // What was logged is what is handed over, so that a replay hands over the same.
    module.order?.(run.states[index], JSON.parse(json) as Order, call.context);
    call.deliver();
    call.doTasksUntil(run.time_us);
  });
}

/** Does something with a run, which is marked busy meanwhile and stays so when the call fails half-way. */
function working<T>(kernel: Kernel, run: RunState, sink: Sink, work: (call: Call) => T): T {
  if (run.busy) {
    throw new InvariantError('the run is being worked on by another call, or an earlier call on it failed');
  }
  const { modules } = kernel;
  if (
    modules.length !== run.modules.length ||
    modules.some((module, index) => module.name !== run.modules[index])
  ) {
    throw new InvariantError('the run was made by other modules than those of this kernel');
  }
  run.busy = true;
  const result = work(openCall(kernel, run, sink));
  run.busy = false;
  return result;
}

/**
 * Ends a run that nobody will go on with, ask for its digest or take a snapshot of: what it took of memory for its log is the next one's of this
 * kernel. A run that is let go of without it does no harm.
 */
export function endRun({ digester }: Kernel, run: RunState): void {
  if (run.busy) throw new InvariantError('a run that is being worked on, or has failed or ended, cannot end');
  run.busy = true;
  digester.handBack(run.digest);
}

/**
 * The run's digest in lowercase hexadecimal.
 *
 * @param sha256 that of the host, where it has a faster one than ours: it changes nothing but the time this takes
 */
export function digestOf(run: RunState, sha256?: Sha256): string {
  if (run.digest.pending.length < run.digest.waiting)
    throw new InvariantError('a run that was ended has no digest');
  return digestText(run.digest, sha256);
}
