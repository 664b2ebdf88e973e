import { InvariantError, type TimeUs } from '../numerics/index.js';
import type { Field, Fields } from './fields.js';
import { keysOf } from './plain.js';

/**
 * The declaration of one kind of event: its name, its meaning, who may know of it, and its fields.
 *
 * The order of the fields is part of the kind: it is the order in which they are digested.
 */
export interface EventKind<
  Kind extends string = string,
  F extends Fields = Fields,
  Knower extends string = string,
> {
  readonly kind: Kind;
  /** One sentence: what happened. */
  readonly about: string;
  readonly knownTo: readonly Knower[];
  readonly fields: F;
  /**
   * The values of the fields in their order, of kinds that are told so often that to look up each by its name would take too long. Held
   * against the fields where a kernel is made.
   */
  readonly values?: (data: Readonly<Record<string, unknown>>) => readonly unknown[];
}

/** Declares a kind of event; `knownTo` names whom the model allows to know of it, in the caller's own words. */
export function defineEvent<const Kind extends string, F extends Fields, const Knower extends string>(
  declaration: EventKind<Kind, F, Knower>,
): EventKind<Kind, F, Knower> {
  if (!NAME.test(declaration.kind)) {
    throw new InvariantError(`'${declaration.kind}' is no name for a kind of event: write it like-this`);
  }
  for (const name of keysOf(declaration.fields)) {
    // Names that begin with a digit would be moved to the front by the language, whatever order they are written in.
    if (!FIELD_NAME.test(name)) throw new InvariantError(`'${name}' is no name for a field`);
  }
  return declaration;
}

const NAME = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const FIELD_NAME = /^[a-z][A-Za-z0-9]*(_[A-Za-z0-9]+)*$/;

type RequiredKeys<F extends Fields> = {
  [K in keyof F]: F[K] extends Field<unknown, false> ? K : never;
}[keyof F];
type OptionalKeys<F extends Fields> = Exclude<keyof F, RequiredKeys<F>>;
type ValueOf<T> = T extends Field<infer Value, boolean> ? Value : never;

/** The data that an event of this kind carries. */
export type DataOf<K extends EventKind> = {
  readonly [N in RequiredKeys<K['fields']>]: ValueOf<K['fields'][N]>;
} & {
  readonly [N in OptionalKeys<K['fields']>]?: ValueOf<K['fields'][N]>;
};

/** An event as it stands in the log. */
export interface LoggedEvent<Kind extends string = string, Data = Readonly<Record<string, unknown>>> {
  /** Its number in the log, from 0. */
  readonly sequence: number;
  readonly time_us: TimeUs;
  /** The phase of the instant in which it happened. */
  readonly phase: number;
  readonly kind: Kind;
  /** Id of the one it is about. */
  readonly entity: string;
  readonly data: Data;
}

/** The logged event of a declared kind: `EventOf<typeof ballBounced>`. */
export type EventOf<K extends EventKind> = K extends EventKind ? LoggedEvent<K['kind'], DataOf<K>> : never;

/** Whether the event is of this kind; the compiler then knows its data. */
export function isEvent<K extends EventKind>(event: LoggedEvent, kind: K): event is EventOf<K> & LoggedEvent {
  return event.kind === kind.kind;
}
