import { InvariantError } from '../numerics/index.js';
import { addTask, firstTask, type Task, takeTask } from './agenda.js';
import type { EventKind, LoggedEvent } from './event-kind.js';
import type { Kernel } from './kernel.js';
import type { Context, Module } from './module.js';
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
  const { digester, kinds, limits, modules, moduleIndex, receivers } = kernel;
  const { agenda, draws, states } = run;
  /** Emitted and not yet delivered, from `nextToDeliver` on. */
  const emitted: LoggedEvent[] = [];
  let nextToDeliver = 0;
  let eventsOfTask = 0;
  let tasksOfInstant = 0;
  let acting = 0;
  let phase = 0;
  let earliestPhase = 0;

  const context: Context = {
    get time_us() {
      return run.time_us;
    },
    get phase() {
      return phase;
    },
    draws,
    peek(name) {
      const index = moduleIndex.get(name);
      if (index === undefined) throw new InvariantError(`no module is named '${name}'`);
      return states[index];
    },
    schedule(request) {
      const { at_us, entity, name, priority = 0, data = null } = request;
      if (!(at_us >= run.time_us) || (at_us === run.time_us && request.phase < earliestPhase)) {
        throw new InvariantError(
          `module '${modules[acting].name}' schedules '${name}' in the past: for ${at_us} µs, phase ${request.phase}, ` +
            `at ${run.time_us} µs, phase ${earliestPhase}`,
        );
      }
      return addTask(agenda, {
        time_us: at_us,
        phase: request.phase,
        priority,
        entity,
        module: modules[acting].name,
        name,
        data: data === null ? null : clonePlain(data, `data of task '${name}'`),
      });
    },
    emit(kind: EventKind, entity: string, data: Readonly<Record<string, unknown>>) {
      const compiled = kinds.get(kind.kind);
      if (compiled === undefined || compiled.declaration !== kind) {
        throw new InvariantError(`event '${kind.kind}' is not among the kinds of this kernel`);
      }
      if (++eventsOfTask > limits.eventsPerTask) {
        throw new InvariantError(
          `more than ${limits.eventsPerTask} events in answer to one task, the last '${kind.kind}': an endless loop`,
        );
      }
      const { time_us } = run;
      const kept = digester.append(run.digest, time_us, phase, compiled, entity, data);
      const event = { sequence: run.sequence++, time_us, phase, kind: kind.kind, entity, data: kept };
      sink.event(event);
      if (receivers.get(kind.kind)?.length) emitted.push(event);
    },
  };

  function enter(moduleIndex: number, itsPhase: number, itsEarliestPhase: number): void {
    acting = moduleIndex;
    phase = itsPhase;
    earliestPhase = itsEarliestPhase;
    eventsOfTask = 0;
  }

  function deliver(): void {
    while (nextToDeliver < emitted.length) {
      const event = emitted[nextToDeliver++];
      for (const index of receivers.get(event.kind) ?? []) {
        acting = index;
        modules[index].receive?.(states[index], event, context);
      }
    }
    emitted.length = 0;
    nextToDeliver = 0;
  }

  function doTask(task: Task): void {
    if (task.time_us > run.time_us) {
      run.time_us = task.time_us;
      tasksOfInstant = 0;
    }
    if (++tasksOfInstant > limits.tasksPerInstant) {
      throw new InvariantError(
        `more than ${limits.tasksPerInstant} tasks at ${task.time_us} µs, the last '${task.name}': an endless loop`,
      );
    }
    const index = moduleIndex.get(task.module);
    const module: Module<unknown> | undefined = index === undefined ? undefined : modules[index];
    if (index === undefined || module === undefined) {
      throw new InvariantError(`task '${task.name}' is for module '${task.module}', which this kernel lacks`);
    }
    enter(index, task.phase, task.phase);
    module.handle(states[index], task, context);
    deliver();
    run.tasksDone += 1;
  }

  return {
    context,
    enter,
    deliver,
    doTasksUntil(until_us) {
      for (;;) {
        const next = firstTask(agenda);
        if (next === undefined || next.time_us > until_us) return;
        takeTask(agenda);
        doTask(next);
      }
    },
  };
}
