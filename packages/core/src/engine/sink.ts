import type { LoggedEvent } from './event-kind.js';

/** Takes the events of a run as they happen, and chooses what to keep. It has no say in the run or in its digest. */
export interface Sink {
  event(record: LoggedEvent): void;
}

/** Keeps nothing: for studies that want only what the modules' states hold at the end. */
export const keepNothing: Sink = { event() {} };

/** A sink with the events it kept. */
export interface Collection extends Sink {
  readonly events: LoggedEvent[];
}

/** Keeps every event in memory, or only those of the kinds given. */
export function collectEvents(kinds?: readonly string[]): Collection {
  const events: LoggedEvent[] = [];
  const wanted = kinds && new Set(kinds);
  return {
    events,
    event(record) {
      if (wanted === undefined || wanted.has(record.kind)) events.push(record);
    },
  };
}

/** Hands the events of the given kinds on to another sink. */
export function keepKinds(kinds: readonly string[], to: Sink): Sink {
  const wanted = new Set(kinds);
  return {
    event(record) {
      if (wanted.has(record.kind)) to.event(record);
    },
  };
}

/**
 * Makes what events tell unchangeable before it hands them on. Events are delivered as they were emitted, without a copy: a module that
 * changes one, or goes on changing a list that it has told of, then throws. For tests; it costs more than the run does.
 */
export function freezing(to: Sink = keepNothing): Sink {
  return {
    event(record) {
      freezeDeep(record.data);
      to.event(record);
    },
  };
}

function freezeDeep(value: unknown): void {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return;
  Object.freeze(value);
  for (const item of Object.values(value)) freezeDeep(item); // fixed keys: the order does not matter
}
