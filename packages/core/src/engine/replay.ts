import { InvariantError, type TimeUs } from '../numerics/index.js';
import { createDigester, digestText, emptyDigest } from './digest.js';
import type { EventKind, LoggedEvent } from './event-kind.js';
import { compileKinds, type Kernel, orderInjected } from './kernel.js';
import type { Order } from './module.js';
import { keysOf } from './plain.js';
import { advanceTo, digestOf, inject, type StartOptions, startRun } from './run.js';
import type { RunState } from './run-state.js';
import { collectEvents } from './sink.js';

/** Where two logs part, and how. */
export interface Difference {
  /** Number of the first event that differs, from 0. */
  readonly index: number;
  /** What differs: `length`, `time_us`, `phase`, `kind`, `entity`, or `data.` and a field. */
  readonly what: string;
  /** One sentence for people. */
  readonly words: string;
}

/** The first event in which two logs differ; undefined when they are the same. */
export function firstDifference(
  recorded: readonly LoggedEvent[],
  again: readonly LoggedEvent[],
): Difference | undefined {
  const shared = Math.min(recorded.length, again.length);
  for (let index = 0; index < shared; index++) {
    const found = eventDifference(recorded[index], again[index]);
    if (found !== undefined) return differs(index, recorded[index], found);
  }
  if (recorded.length === again.length) return undefined;
  const [longer, shorter, rest] =
    recorded.length > again.length
      ? (['recorded', 'second', recorded] as const)
      : (['second', 'recorded', again] as const);
  const next = rest[shared];
  return {
    index: shared,
    what: 'length',
    words: `the ${shorter} log ends after ${shared} events; the ${longer} one goes on with ${title(next)} (${rest.length} events)`,
  };
}

interface Found {
  readonly what: string;
  readonly recorded: unknown;
  readonly again: unknown;
}

function eventDifference(a: LoggedEvent, b: LoggedEvent): Found | undefined {
  for (const what of ['time_us', 'phase', 'kind', 'entity'] as const) {
    if (a[what] !== b[what]) return { what, recorded: a[what], again: b[what] };
  }
  return valueDifference(a.data, b.data, 'data');
}

/** The first place where two values differ; numbers are compared by their bits, except that −0 is 0, as in the digest. */
function valueDifference(a: unknown, b: unknown, what: string): Found | undefined {
  if (typeof a === 'number' && typeof b === 'number') {
    return Object.is(a + 0, b + 0) ? undefined : { what, recorded: a, again: b };
  }
  const bothObjects = typeof a === 'object' && typeof b === 'object' && a !== null && b !== null;
  if (!bothObjects || Array.isArray(a) !== Array.isArray(b)) {
    return a === b ? undefined : { what, recorded: a, again: b };
  }
  const left = a as Record<string, unknown>;
  const right = b as Record<string, unknown>;
  const names = [...keysOf(left), ...keysOf(right).filter((name) => !Object.hasOwn(left, name))];
  for (const name of names) {
    const place = Array.isArray(a) ? `${what}[${name}]` : `${what}.${name}`;
    const found = valueDifference(left[name], right[name], place);
    if (found !== undefined) return found;
  }
  return undefined;
}

function differs(index: number, event: LoggedEvent, { what, recorded, again }: Found): Difference {
  return {
    index,
    what,
    words: `event ${index}, ${title(event)}: ${what} was ${show(recorded)}, is now ${show(again)}`,
  };
}

function title(event: LoggedEvent): string {
  return `'${event.kind}' of '${event.entity}' at ${event.time_us} µs`;
}

function show(value: unknown): string {
  if (value === undefined) return 'missing';
  return typeof value === 'number' ? String(value) : JSON.stringify(value);
}

/** The orders from outside that a log holds, with the times at which they came. */
export function ordersIn(log: readonly LoggedEvent[]): { readonly time_us: TimeUs; readonly order: Order }[] {
  return log
    .filter((event) => event.kind === orderInjected.kind)
    .map((event) => ({
      time_us: event.time_us,
      order: JSON.parse((event.data as { order: string }).order) as Order,
    }));
}

/** What a replay showed. */
export interface Replay {
  /** Undefined when every event came again. */
  readonly difference: Difference | undefined;
  /** Digest of the new log. */
  readonly digest: string;
  readonly events: readonly LoggedEvent[];
  readonly run: RunState;
}

/**
 * Runs again what a log recorded, with the orders that it holds, and compares event by event.
 *
 * @param recorded a complete log: a sink that kept only some kinds has not kept enough
 * @param until_us the time to which the recorded run had advanced; `Infinity` for its end
 * @param options seed, trial and start of the recorded run
 */
export function replay(
  kernel: Kernel,
  recorded: readonly LoggedEvent[],
  until_us: TimeUs,
  options: StartOptions = {},
): Replay {
  const sink = collectEvents();
  const run = startRun(kernel, sink, options);
  for (const { time_us, order } of ordersIn(recorded)) {
    advanceTo(kernel, run, time_us, sink);
    inject(kernel, run, order, sink);
  }
  advanceTo(kernel, run, until_us, sink);
  return {
    difference: firstDifference(recorded, sink.events),
    digest: digestOf(run),
    events: sink.events,
    run,
  };
}

/**
 * The digest of a complete log that was stored, computed anew from its events.
 *
 * @throws InvariantError when an event is of an unknown kind or does not fit its kind
 */
export function digestOfLog(eventKinds: readonly EventKind[], log: Iterable<LoggedEvent>): string {
  const kinds = compileKinds(eventKinds);
  const digester = createDigester();
  const digest = emptyDigest();
  for (const { time_us, phase, kind, entity, data } of log) {
    const compiled = kinds.get(kind);
    if (compiled === undefined) throw new InvariantError(`no kind of event is named '${kind}'`);
    digester.append(digest, time_us, phase, compiled, entity, data);
  }
  return digestText(digest);
}
