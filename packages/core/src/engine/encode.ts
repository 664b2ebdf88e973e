import { InvariantError, writeUtf8 } from '../numerics/index.js';
import type { EventKind } from './event-kind.js';
import type { FieldType } from './fields.js';
import { keysOf } from './plain.js';

/** Writes bytes one after the other; where they have no room it goes on in a longer copy. */
export interface ByteWriter {
  bytes: Uint8Array;
  view: DataView;
  /** How many bytes there is room for: `bytes.length`, which takes longer to ask for. */
  room: number;
  length: number;
}

/** A writer that has nowhere to write yet. */
export function byteWriter(): ByteWriter {
  return { bytes: new Uint8Array(0), view: new DataView(new ArrayBuffer(0)), room: 0, length: 0 };
}

/** Lets a writer go on in `bytes`, behind the first `length` of them. */
export function writeTo(to: ByteWriter, bytes: Uint8Array, length: number): void {
  if (to.bytes !== bytes) {
    to.bytes = bytes;
    to.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    to.room = bytes.length;
  }
  to.length = length;
}

/** Makes room for `more` bytes. */
function reserve(to: ByteWriter, more: number): void {
  const wanted = to.length + more;
  if (wanted > to.room) grow(to, wanted);
}

function grow(to: ByteWriter, wanted: number): void {
  const bytes = new Uint8Array(Math.max(wanted, 2 * to.room));
  bytes.set(to.bytes);
  writeTo(to, bytes, to.length);
}

export function writeByte(to: ByteWriter, value: number): void {
  reserve(to, 1);
  to.bytes[to.length++] = value;
}

/** Float64, little-endian; −0 as +0. */
export function writeF64(to: ByteWriter, value: number): void {
  reserve(to, 8);
  to.view.setFloat64(to.length, value + 0, true);
  to.length += 8;
}

function writeCount(to: ByteWriter, value: number): void {
  reserve(to, 4);
  to.view.setUint32(to.length, value, true);
  to.length += 4;
}

/** Length in bytes as uint32, little-endian, then UTF-8. */
export function writeText(to: ByteWriter, value: string): void {
  reserve(to, 4 + 3 * value.length);
  const end = writeUtf8(value, to.bytes, to.length + 4);
  to.view.setUint32(to.length, end - to.length - 4, true);
  to.length = end;
}

function textAsBytes(value: string): Uint8Array {
  const to = byteWriter();
  writeText(to, value);
  return to.bytes.slice(0, to.length);
}

/** Bytes that stand ready. */
export function writeBytes(to: ByteWriter, from: Uint8Array): void {
  const { length } = from;
  reserve(to, length);
  const { bytes, length: at } = to;
  // A loop: for so few bytes a call of `set` takes longer.
  for (let i = 0; i < length; i++) bytes[at + i] = from[i];
  to.length = at + length;
}

/** A type is a number where every field asks for it: texts take longer to compare. */
const TYPES: readonly FieldType[] = ['f64', 'i64', 'text', 'flag', 'vector', 'f64s', 'texts'];
const I64 = 1;
const TEXT = 2;
const FLAG = 3;
const VECTOR = 4;
const F64S = 5;

/** What the kernel needs of an event kind: its fields as a list, made once. */
export interface CompiledKind {
  readonly declaration: EventKind;
  /** Its name as `writeText` writes it. */
  readonly opening: Uint8Array;
  readonly names: readonly string[];
  /** Place of each field's type in `TYPES`. */
  readonly types: readonly number[];
  readonly optional: readonly boolean[];
}

export function compileKind(declaration: EventKind): CompiledKind {
  const entries = Object.entries(declaration.fields); // fixed keys: defineEvent refuses names that would be moved
  const names = entries.map(([name]) => name);
  const listed = declaration.values?.(Object.fromEntries(names.map((name) => [name, name]))) ?? names;
  if (listed.length !== names.length || names.some((name, i) => name !== listed[i])) {
    throw new InvariantError(
      `the values of '${declaration.kind}' are not those of its fields in their order: ${listed.join(', ')}`,
    );
  }
  return {
    declaration,
    opening: textAsBytes(declaration.kind),
    names,
    types: entries.map(([, field]) => TYPES.indexOf(field.type)),
    optional: entries.map(([, field]) => field.optional),
  };
}

/**
 * Writes the event's data in the declared order.
 *
 * @throws InvariantError on a missing or unknown field and on a value that does not fit its field
 */
export function encodeData(
  kind: CompiledKind,
  data: Readonly<Record<string, unknown>>,
  to: ByteWriter,
): void {
  const { names, types, optional } = kind;
  const values = kind.declaration.values?.(data);
  let present = 0;
  for (let i = 0; i < names.length; i++) {
    const name = names[i];
    const value = values === undefined ? data[name] : values[i];
    if (optional[i]) {
      const missing = value === undefined && !Object.hasOwn(data, name);
      writeByte(to, missing ? 0 : 1);
      if (missing) continue;
    }
    present += 1;
    encodeValue(types[i], value, to, kind, name);
  }
  if (present !== keysOf(data).length) throw unknownField(kind, data);
}

function encodeValue(type: number, value: unknown, to: ByteWriter, kind: CompiledKind, name: string): void {
  // Numbers are written here, not by a function of their own: nearly all that events hold are numbers.
  if (type <= I64) {
    if (type === I64 && !Number.isSafeInteger(value)) throw misfit(kind, name, value, WHOLE);
    if (typeof value !== 'number' || value - value !== 0) throw misfit(kind, name, value, FINITE);
    reserve(to, 8);
    to.view.setFloat64(to.length, value + 0, true);
    to.length += 8;
  } else if (type === TEXT) {
    encodeText(value, to, kind, name);
  } else if (type === F64S) {
    if (!Array.isArray(value)) throw misfit(kind, name, value, 'a list');
    encodeNumbers(value, to, kind, name);
  } else if (type === VECTOR) {
    encodeVector(value, to, kind, name);
  } else if (type === FLAG) {
    if (typeof value !== 'boolean') throw misfit(kind, name, value, 'true or false');
    writeByte(to, value ? 1 : 0);
  } else {
    if (!Array.isArray(value)) throw misfit(kind, name, value, 'a list');
    writeCount(to, value.length);
    for (let i = 0; i < value.length; i++) encodeText(value[i], to, kind, name);
  }
}

const WHOLE = 'a whole number below 2^53';
const FINITE = 'a finite number';

function encodeNumbers(values: readonly unknown[], to: ByteWriter, kind: CompiledKind, name: string): void {
  const count = values.length;
  reserve(to, 4 + 8 * count);
  const { view } = to;
  let at = to.length;
  view.setUint32(at, count, true);
  at += 4;
  for (let i = 0; i < count; i++, at += 8) {
    const value = values[i];
    if (typeof value !== 'number' || value - value !== 0) throw misfit(kind, name, value, FINITE);
    view.setFloat64(at, value + 0, true);
  }
  to.length = at;
}

function encodeText(value: unknown, to: ByteWriter, kind: CompiledKind, name: string): void {
  if (typeof value !== 'string') throw misfit(kind, name, value, 'a text');
  writeText(to, value);
}

function encodeVector(value: unknown, to: ByteWriter, kind: CompiledKind, name: string): void {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || keysOf(value).length !== 3) {
    throw misfit(kind, name, value, 'a vector {x, y, z}');
  }
  const { x, y, z } = value as { x: unknown; y: unknown; z: unknown };
  reserve(to, 24);
  const { view, length: at } = to;
  view.setFloat64(at, finite(x, kind, name), true);
  view.setFloat64(at + 8, finite(y, kind, name), true);
  view.setFloat64(at + 16, finite(z, kind, name), true);
  to.length = at + 24;
}

function finite(value: unknown, kind: CompiledKind, name: string): number {
  if (typeof value !== 'number' || value - value !== 0) throw misfit(kind, name, value, FINITE);
  return value + 0;
}

function misfit(kind: CompiledKind, name: string, value: unknown, wanted: string): InvariantError {
  const found = value === undefined ? 'nothing' : typeof value === 'object' ? describe(value) : String(value);
  return new InvariantError(
    `field '${name}' of event '${kind.declaration.kind}' must be ${wanted}, found ${found}`,
  );
}

function describe(value: object | null): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'a list' : `an object with keys ${keysOf(value).join(', ') || '(none)'}`;
}

function unknownField(kind: CompiledKind, data: Readonly<Record<string, unknown>>): InvariantError {
  const unknown = keysOf(data).filter((name) => !kind.names.includes(name));
  return new InvariantError(`event '${kind.declaration.kind}' has no field '${unknown.join("', '")}'`);
}
