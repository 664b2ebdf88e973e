import type { DrawSource, TimeUs } from '../numerics/index.js';
import type { Task } from './agenda.js';
import type { DataOf, EventKind, LoggedEvent } from './event-kind.js';

/** A task as a module asks for it; it becomes one of the module's own tasks. */
export interface TaskRequest {
  /** Not before the present; at the present instant, not in an earlier phase than the one that is running. */
  readonly at_us: TimeUs;
  readonly phase: number;
  /** Within the phase, lower first; 0 when left out. */
  readonly priority?: number;
  readonly entity: string;
  readonly name: string;
  /** Plain data; null when left out. It is copied. */
  readonly data?: unknown;
}

/** What a module may do while it is being called; not to be kept for later. */
export interface Context {
  readonly time_us: TimeUs;
  /** The phase that is running. */
  readonly phase: number;
  /** The run's seed and trial, for draws. */
  readonly draws: DrawSource;
  /** Asks for a call of `handle` later. Returns the task's sequence number, by which a module knows its task again. */
  schedule(request: TaskRequest): number;
  /**
   * Says that something happened: it is logged, and delivered to all who receive its kind before the next task. What is told is handed on
   * as it is: nobody may change it afterwards, lists in it included.
   */
  emit<K extends EventKind>(kind: K, entity: string, data: DataOf<K>): void;
  /** The state of another module, to be read and never changed: for ports, which are filled in one place. */
  peek(module: string): unknown;
}

/** Something asked from outside of a run, such as a person's decision: plain data addressed to one module. */
export interface Order {
  readonly module: string;
  /** Id of the one it concerns. */
  readonly entity: string;
  readonly name: string;
  /** What JSON can say, nothing more. */
  readonly data: unknown;
}

/**
 * A part of the model with a state of its own.
 *
 * The state is plain data and changed in place by this module only; the module object itself is shared by all runs and must not
 * change. Modules know each other's events, never each other.
 */
export interface Module<State> {
  /** Unique among the modules of a kernel. */
  readonly name: string;
  /** The state at the beginning of a run. */
  initial(draws: DrawSource): State;
  /** Called once when a run begins, in the order of the modules, to schedule the first tasks. */
  start?(state: State, context: Context): void;
  /** Does one of the module's tasks. */
  handle(state: State, task: Task, context: Context): void;
  /** Kinds of event that `receive` is called with. */
  readonly receives?: readonly string[];
  receive?(state: State, event: LoggedEvent, context: Context): void;
  /** Takes an order from outside. An order that makes no sense is answered by an event, not by an error. */
  order?(state: State, order: Order, context: Context): void;
}
