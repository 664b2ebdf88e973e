import { type DrawSource, InvariantError, type TimeUs } from '../numerics/index.js';
import { addTask, firstTask, type Task, takeTask } from './agenda.js';
import type { EventKind, LoggedEvent } from './event-kind.js';
import type { Kernel } from './kernel.js';
import type { Context, Module, TaskRequest } from './module.js';
import { clonePlain } from './plain.js';
import type { RunState } from './run-state.js';
import type { Sink } from './sink.js';

/** One call on a run from outside: what lives only while the run is being worked on. */
export interface Call {
  /** What the modules are given. */
  readonly context: Context;
  /** Lets a module act in a phase; tasks for the present instant may then have `earliestPhase` or a later one. */
  enter(moduleIndex: number, phase: number, earliestPhase: number): void;
  /** Delivers what was emitted, answers included, until all is quiet. */
  deliver(): void;
  /** Does the tasks due up to and including a time, and moves the run's time along with them. */
  doTasksUntil(until_us: number): void;
}

/** Begins a call; the run must be at rest and belong to the kernel. */
export function openCall(kernel: Kernel, run: RunState, sink: Sink): Call {
  return new OpenCall(kernel, run, sink);
}

/**
 * The call and the context of the modules in one. A class, because V8 keeps an object with getters of its own (and with them
 * the run that they see) until the next full collection: a study makes thousands of them.
 */
class OpenCall implements Call, Context {
  readonly draws: DrawSource;
  phase = 0;
  private readonly kernel: Kernel;
  private readonly run: RunState;
  private readonly sink: Sink;
  /**
   * Emitted and not yet delivered, from `nextToDeliver` up to `waiting`, and to which modules. What lies beyond is of earlier tasks: arrays that
   * are emptied lose their room.
   */
  private readonly emitted: LoggedEvent[] = [];
  private readonly addressed: (readonly number[])[] = [];
  private nextToDeliver = 0;
  private waiting = 0;
  private eventsOfTask = 0;
  private tasksOfInstant = 0;
  private acting = 0;
  private earliestPhase = 0;

  constructor(kernel: Kernel, run: RunState, sink: Sink) {
    this.kernel = kernel;
    this.run = run;
    this.sink = sink;
    this.draws = run.draws;
  }

  get context(): Context {
    return this;
  }

  get time_us(): TimeUs {
    return this.run.time_us;
  }

  peek(name: string): unknown {
    const index = this.kernel.moduleIndex.get(name);
    if (index === undefined) throw new InvariantError(`no module is named '${name}'`);
    return this.run.states[index];
  }

  schedule(request: TaskRequest): number {
    const { run, earliestPhase } = this;
    const { at_us, entity, name, priority = 0, data = null } = request;
    const module = this.kernel.modules[this.acting].name;
    if (!(at_us >= run.time_us) || (at_us === run.time_us && request.phase < earliestPhase)) {
      throw new InvariantError(
        `module '${module}' schedules '${name}' in the past: for ${at_us} µs, phase ${request.phase}, ` +
          `at ${run.time_us} µs, phase ${earliestPhase}`,
      );
    }
    return addTask(run.agenda, {
      time_us: at_us,
      phase: request.phase,
      priority,
      entity,
      module,
      name,
      data: data === null ? null : clonePlain(data, `data of task '${name}'`),
    });
  }

  emit(kind: EventKind, entity: string, data: Readonly<Record<string, unknown>>): void {
    const { kernel, run, phase } = this;
    const { digester, kinds, limits } = kernel;
    const known = kinds.get(kind.kind);
    if (known === undefined || known.compiled.declaration !== kind) {
      throw new InvariantError(`event '${kind.kind}' is not among the kinds of this kernel`);
    }
    if (++this.eventsOfTask > limits.eventsPerTask) {
      throw new InvariantError(
        `more than ${limits.eventsPerTask} events in answer to one task, the last '${kind.kind}': an endless loop`,
      );
    }
    const { time_us } = run;
    digester.append(run.digest, time_us, phase, known.compiled, entity, data);
    const event = { sequence: run.sequence++, time_us, phase, kind: kind.kind, entity, data };
    this.sink.event(event);
    const { receivers } = known;
    if (receivers.length === 0) return;
    this.emitted[this.waiting] = event;
    this.addressed[this.waiting++] = receivers;
  }

  enter(moduleIndex: number, phase: number, earliestPhase: number): void {
    this.acting = moduleIndex;
    this.phase = phase;
    this.earliestPhase = earliestPhase;
    this.eventsOfTask = 0;
  }

  deliver(): void {
    if (this.waiting === 0) return;
    const { emitted, addressed } = this;
    const { modules } = this.kernel;
    while (this.nextToDeliver < this.waiting) {
      const event = emitted[this.nextToDeliver];
      const to = addressed[this.nextToDeliver++];
      for (let i = 0; i < to.length; i++) {
        this.acting = to[i];
        modules[to[i]].receive?.(this.run.states[to[i]], event, this);
      }
    }
    this.waiting = 0;
    this.nextToDeliver = 0;
  }

  doTasksUntil(until_us: number): void {
    const { agenda } = this.run;
    for (;;) {
      const next = firstTask(agenda);
      if (next === undefined || next.time_us > until_us) return;
      takeTask(agenda);
      this.doTask(next);
    }
  }

  private doTask(task: Task): void {
    const { kernel, run } = this;
    const { limits, moduleIndex, modules } = kernel;
    if (task.time_us > run.time_us) {
      run.time_us = task.time_us;
      this.tasksOfInstant = 0;
    }
    if (++this.tasksOfInstant > limits.tasksPerInstant) {
      throw new InvariantError(
        `more than ${limits.tasksPerInstant} tasks at ${task.time_us} µs, the last '${task.name}': an endless loop`,
      );
    }
    const index = moduleIndex.get(task.module);
    const module: Module<unknown> | undefined = index === undefined ? undefined : modules[index];
    if (index === undefined || module === undefined) {
      throw new InvariantError(`task '${task.name}' is for module '${task.module}', which this kernel lacks`);
    }
    this.enter(index, task.phase, task.phase);
    module.handle(run.states[index], task, this);
    this.deliver();
    run.tasksDone += 1;
  }
}
