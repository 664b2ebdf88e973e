import { InvariantError, writeUtf8 } from '../numerics/index.js';
import type { EventKind } from './event-kind.js';
import type { FieldType } from './fields.js';
import { keysOf } from './plain.js';

/** Writes bytes one after the other; where they have no room it goes on in a longer copy. */
export interface ByteWriter {
  bytes: Uint8Array;
  view: DataView;
  length: number;
}

/** A writer that has nowhere to write yet. */
export function byteWriter(): ByteWriter {
  return { bytes: new Uint8Array(0), view: new DataView(new ArrayBuffer(0)), length: 0 };
}

/** Lets a writer go on in `bytes`, behind the first `length` of them. */
export function writeTo(to: ByteWriter, bytes: Uint8Array, length: number): void {
  if (to.bytes !== bytes) {
    to.bytes = bytes;
    to.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  }
  to.length = length;
}

/** Makes room for `more` bytes. */
function reserve(to: ByteWriter, more: number): void {
  const wanted = to.length + more;
  if (wanted <= to.bytes.length) return;
  const bytes = new Uint8Array(Math.max(wanted, 2 * to.bytes.length));
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

/** What the kernel needs of an event kind: its fields as a list, made once. */
export interface CompiledKind {
  readonly declaration: EventKind;
  readonly names: readonly string[];
  readonly types: readonly FieldType[];
  readonly optional: readonly boolean[];
}

export function compileKind(declaration: EventKind): CompiledKind {
  const entries = Object.entries(declaration.fields); // fixed keys: defineEvent refuses names that would be moved
  return {
    declaration,
    names: entries.map(([name]) => name),
    types: entries.map(([, field]) => field.type),
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
  let present = 0;
  for (let i = 0; i < names.length; i++) {
    const name = names[i];
    const value = data[name];
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

function encodeValue(
  type: FieldType,
  value: unknown,
  to: ByteWriter,
  kind: CompiledKind,
  name: string,
): void {
  switch (type) {
    case 'f64':
      encodeNumber(value, to, kind, name);
      return;
    case 'i64':
      if (!Number.isSafeInteger(value)) throw misfit(kind, name, value, 'a whole number below 2^53');
      encodeNumber(value, to, kind, name);
      return;
    case 'text':
      encodeText(value, to, kind, name);
      return;
    case 'flag':
      if (typeof value !== 'boolean') throw misfit(kind, name, value, 'true or false');
      writeByte(to, value ? 1 : 0);
      return;
    case 'vector':
      encodeVector(value, to, kind, name);
      return;
    case 'texts':
      if (!Array.isArray(value)) throw misfit(kind, name, value, 'a list');
      writeCount(to, value.length);
      for (let i = 0; i < value.length; i++) encodeText(value[i], to, kind, name);
      return;
    case 'f64s':
      if (!Array.isArray(value)) throw misfit(kind, name, value, 'a list');
      encodeNumbers(value, to, kind, name);
  }
}

function encodeNumber(value: unknown, to: ByteWriter, kind: CompiledKind, name: string): void {
  if (typeof value !== 'number' || !Number.isFinite(value))
    throw misfit(kind, name, value, 'a finite number');
  writeF64(to, value);
}

function encodeNumbers(values: readonly unknown[], to: ByteWriter, kind: CompiledKind, name: string): void {
  writeCount(to, values.length);
  reserve(to, 8 * values.length);
  const { view } = to;
  let at = to.length;
  for (let i = 0; i < values.length; i++, at += 8) {
    const value = values[i];
    if (typeof value !== 'number' || !Number.isFinite(value))
      throw misfit(kind, name, value, 'a finite number');
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
  encodeNumber(x, to, kind, name);
  encodeNumber(y, to, kind, name);
  encodeNumber(z, to, kind, name);
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
