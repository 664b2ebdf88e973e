import type { Frame, Vec3 } from '../numerics/index.js';

/** What a field of an event can hold. */
export type FieldType = 'f64' | 'i64' | 'text' | 'flag' | 'vector' | 'texts' | 'f64s';

/** Three components without a frame, as a log keeps them. */
export interface Vector {
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

/** Exists for the compiler only: the type of the field's value. */
declare const valueTag: unique symbol;

/** One field of an event kind: its type, whether it may be missing, and what it means. */
export interface Field<Value = unknown, Optional extends boolean = boolean> {
  readonly type: FieldType;
  readonly optional: Optional;
  /** What the number or text means, with its unit. */
  readonly about: string;
  readonly [valueTag]?: Value;
}

/** The fields of an event kind, in the order in which they are logged. */
export type Fields = Readonly<Record<string, Field>>;

type Required<Value> = Field<Value, false>;

/** A finite number. */
export function f64(about: string): Required<number> {
  return { type: 'f64', optional: false, about };
}

/** A whole number of size below 2^53: counts and times in µs. */
export function i64(about: string): Required<number> {
  return { type: 'i64', optional: false, about };
}

/** A text, often an id. */
export function text<T extends string = string>(about: string): Required<T> {
  return { type: 'text', optional: false, about };
}

/** True or false. */
export function flag(about: string): Required<boolean> {
  return { type: 'flag', optional: false, about };
}

/** Three finite components; `vector<'ecef'>('…')` takes and gives vectors of that frame only. */
export function vector(about: string): Required<Vector>;
export function vector<F extends Frame>(about: string): Required<Vec3<F>>;
export function vector(about: string): Required<Vector> {
  return { type: 'vector', optional: false, about };
}

/** A list of texts. */
export function texts<T extends string = string>(about: string): Required<readonly T[]> {
  return { type: 'texts', optional: false, about };
}

/** A list of finite numbers. */
export function f64s(about: string): Required<readonly number[]> {
  return { type: 'f64s', optional: false, about };
}

/** The same field, which an event may leave out. */
export function optional<Value>(field: Field<Value, false>): Field<Value, true> {
  return { type: field.type, optional: true, about: field.about };
}
