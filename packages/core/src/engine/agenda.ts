import { heapPop, heapPush, InvariantError, type TimeUs } from '../numerics/index.js';

/** Something to be done at a time: plain data, never a function. */
export interface Task {
  readonly time_us: TimeUs;
  /** Order within an instant, 0 to 254: what is to be seen is moved before it is looked at. */
  readonly phase: number;
  /** Order within a phase, any safe integer, lower first. */
  readonly priority: number;
  /** Id of the one it concerns; ties are broken by its code units. */
  readonly entity: string;
  /** Given by the agenda, unique: the last tie-break. */
  readonly sequence: number;
  /** Name of the module whose `handle` does it. */
  readonly module: string;
  /** What to do, in the module's own words. */
  readonly name: string;
  readonly data: unknown;
}

/** The tasks that wait, as plain data. */
export interface Agenda {
  /** A binary heap ordered by `compareTasks`. */
  readonly tasks: Task[];
  nextSequence: number;
}

/** The last phase that a task may have. */
export const LAST_PHASE = 254;

/** An agenda with nothing on it. */
export function emptyAgenda(): Agenda {
  return { tasks: [], nextSequence: 0 };
}

/** The total order of tasks: time, phase, priority, entity, sequence. Never 0 for two tasks of one agenda. */
export function compareTasks(a: Task, b: Task): number {
  if (a.time_us !== b.time_us) return a.time_us - b.time_us;
  if (a.phase !== b.phase) return a.phase - b.phase;
  if (a.priority !== b.priority) return a.priority - b.priority;
  if (a.entity !== b.entity) return a.entity < b.entity ? -1 : 1;
  return a.sequence - b.sequence;
}

/** Puts a task on the agenda and returns the sequence number that it got. */
export function addTask(agenda: Agenda, task: Omit<Task, 'sequence'>): number {
  if (!Number.isSafeInteger(task.time_us)) throw new InvariantError(`time ${task.time_us} is no whole µs`);
  if (!(Number.isInteger(task.phase) && task.phase >= 0 && task.phase <= LAST_PHASE)) {
    throw new InvariantError(`phase ${task.phase} is no integer from 0 to ${LAST_PHASE}`);
  }
  if (!Number.isSafeInteger(task.priority)) {
    throw new InvariantError(`priority ${task.priority} is no safe integer`);
  }
  const sequence = agenda.nextSequence++;
  const { time_us, phase, priority, entity, module, name, data } = task;
  heapPush(agenda.tasks, { time_us, phase, priority, entity, sequence, module, name, data }, compareTasks);
  return sequence;
}

/** The task that comes first, left on the agenda. */
export function firstTask(agenda: Agenda): Task | undefined {
  return agenda.tasks[0];
}

/** Takes the task that comes first. */
export function takeTask(agenda: Agenda): Task | undefined {
  return heapPop(agenda.tasks, compareTasks);
}
