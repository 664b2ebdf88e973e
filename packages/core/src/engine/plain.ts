import { InvariantError } from '../numerics/index.js';

/** Arrays of numbers that plain data may hold. */
export type PlainNumbers =
  | Float64Array
  | Float32Array
  | Int32Array
  | Uint32Array
  | Int16Array
  | Uint16Array
  | Int8Array
  | Uint8Array
  | Uint8ClampedArray;

/** Deeper nesting than this is taken for a cycle. */
const DEEPEST = 200;

/**
 * A deep copy of plain data: null, booleans, numbers, texts, arrays, plain objects and typed arrays of numbers.
 *
 * What is refused could not be stored, sent or replayed: functions, class instances, Maps and Sets, dates, symbols, bigint and
 * undefined (leave the key out instead). An object reached by two ways becomes two copies.
 *
 * @param what names the value in the error, for example `state of 'radar'`
 * @throws InvariantError naming the path of what is not plain
 */
export function clonePlain<T>(value: T, what = 'value'): T {
  try {
    return copy(value, 0) as T;
  } catch (error) {
    if (!(error instanceof NotPlain)) throw error;
    const path = error.path.reverse().join('');
    throw new InvariantError(`${what}${path} is ${error.found}, which is not plain data`);
  }
}

/** Carries the path of the trouble upward, so that the path costs nothing while all is well. */
class NotPlain extends Error {
  readonly path: string[] = [];
  readonly found: string;
  constructor(found: string) {
    super(found);
    this.found = found;
  }
}

function copy(value: unknown, depth: number): unknown {
  switch (typeof value) {
    case 'number':
    case 'string':
    case 'boolean':
      return value;
    case 'object':
      if (value === null) return null;
      break;
    default:
      throw new NotPlain(value === undefined ? 'undefined' : `a ${typeof value}`);
  }
  if (depth > DEEPEST) throw new NotPlain(`nested deeper than ${DEEPEST} levels (perhaps in a circle)`);
  if (Array.isArray(value)) return copyArray(value, depth);
  if (isPlainNumbers(value)) return value.slice();
  return copyObject(value, depth);
}

function copyArray(value: readonly unknown[], depth: number): unknown[] {
  const out: unknown[] = [];
  for (let i = 0; i < value.length; i++) {
    const item = value[i];
    out.push(isSimple(item) ? item : below(item, depth, `[${i}]`));
  }
  return out;
}

function copyObject(value: object, depth: number): object {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype) throw new NotPlain(nameOfClass(prototype));
  if (Object.getOwnPropertySymbols(value).length > 0) throw new NotPlain('an object with a symbol as a key');
  // A spread takes over the layout of the object, which putting key after key would have to find again.
  const out: Record<string, unknown> = { ...value };
  for (const key of keysOf(out)) {
    if (key === '__proto__') throw new NotPlain("an object with the key '__proto__'");
    const item = out[key];
    if (!isSimple(item)) out[key] = below(item, depth, `.${key}`);
  }
  return out;
}

function below(value: unknown, depth: number, step: string): unknown {
  try {
    return copy(value, depth + 1);
  } catch (error) {
    if (error instanceof NotPlain) error.path.push(step);
    throw error;
  }
}

function isSimple(value: unknown): boolean {
  return typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean';
}

/** The object's keys, in an order that decides nothing: whoever asks counts them, copies them or sorts them. */
export function keysOf(value: object): string[] {
  return Object.keys(value); // fixed keys: see above
}

/** Whether the value is one of the typed arrays that plain data may hold. */
export function isPlainNumbers(value: unknown): value is PlainNumbers {
  return (
    ArrayBuffer.isView(value) &&
    !(value instanceof DataView || value instanceof BigInt64Array || value instanceof BigUint64Array)
  );
}

function nameOfClass(prototype: unknown): string {
  if (prototype === null) return 'an object without a prototype';
  const name = (prototype as { constructor?: { name?: string } }).constructor?.name;
  return name ? `an instance of ${name}` : 'an instance of a class';
}
