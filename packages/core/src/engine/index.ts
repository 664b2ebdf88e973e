export {
  type Agenda,
  addTask,
  compareTasks,
  emptyAgenda,
  firstTask,
  LAST_PHASE,
  type Task,
  takeTask,
} from './agenda.js';
export {
  type DataOf,
  defineEvent,
  type EventKind,
  type EventOf,
  isEvent,
  type LoggedEvent,
} from './event-kind.js';
export {
  type Field,
  type Fields,
  type FieldType,
  f64,
  f64s,
  flag,
  i64,
  optional,
  text,
  texts,
  type Vector,
  vector,
} from './fields.js';
export { createKernel, type Kernel, type KernelKind, type KernelLimits, orderInjected } from './kernel.js';
export type { Context, Module, Order, TaskRequest } from './module.js';
export { clonePlain, type PlainNumbers } from './plain.js';
export { canonicalJson, plainFromJson, plainToJson } from './plain-json.js';
export { type Difference, digestOfLog, firstDifference, ordersIn, type Replay, replay } from './replay.js';
export { advanceTo, digestOf, endRun, inject, ORDER_PHASE, type StartOptions, startRun } from './run.js';
export type { RunState } from './run-state.js';
export type { Sha256, Sha256State } from './sha256.js';
export { type Collection, collectEvents, freezing, keepKinds, keepNothing, type Sink } from './sink.js';
export { restore, snapshot, snapshotFromJson, snapshotToJson } from './snapshot.js';
