import { compareCodeUnits, InvariantError } from '../numerics/index.js';
import { clonePlain, isPlainNumbers, keysOf, type PlainNumbers } from './plain.js';

/**
 * Plain data as JSON text that gives back the same bits: −0, NaN and the infinities are kept, and typed arrays stay what
 * they are.
 *
 * Such values are written as `{"$number": "-0"}` and `{"$array": "Float64Array", "values": […]}`; a key of the data itself that
 * begins with '$' gets another '$' in front.
 */
export function plainToJson(value: unknown): string {
  return JSON.stringify(tag(clonePlain(value)));
}

/** The inverse of `plainToJson`. @throws InvariantError on a text that it did not write; SyntaxError on what is not JSON */
export function plainFromJson(text: string): unknown {
  return untag(JSON.parse(text));
}

/**
 * JSON text that is the same for the same content: keys in the order of their code units, no spaces, −0 as 0.
 *
 * @throws InvariantError on NaN, infinities and typed arrays, which JSON has no words for
 */
export function canonicalJson(value: unknown): string {
  return canonical(clonePlain(value));
}

function canonical(value: unknown): string {
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new InvariantError(`${value} cannot be written as JSON`);
    return JSON.stringify(value);
  }
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (isPlainNumbers(value)) throw new InvariantError('a typed array cannot be written as JSON: use a list');
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  const source = value as Record<string, unknown>;
  const keys = keysOf(source).sort(compareCodeUnits);
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonical(source[key])}`).join(',')}}`;
}

function tag(value: unknown): unknown {
  if (typeof value === 'number') return isOrdinary(value) ? value : { $number: nameOfNumber(value) };
  if (value === null || typeof value !== 'object') return value;
  if (isPlainNumbers(value)) {
    const values = Array.from(value, (x) => (isOrdinary(x) ? x : nameOfNumber(x)));
    return { $array: value.constructor.name, values };
  }
  if (Array.isArray(value)) return value.map(tag);
  const source = value as Record<string, unknown>;
  const out: Record<string, unknown> = {};
  for (const key of keysOf(source)) out[key.startsWith('$') ? `$${key}` : key] = tag(source[key]);
  return out;
}

function untag(value: unknown): unknown {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(untag);
  const source = value as Record<string, unknown>;
  if (source.$number !== undefined) return numberFrom(source.$number);
  if (source.$array !== undefined) return arrayFrom(source.$array, source.values);
  const out: Record<string, unknown> = {};
  for (const key of keysOf(source)) {
    if (key === '__proto__' || (key.startsWith('$') && !key.startsWith('$$'))) {
      throw new InvariantError(`the key '${key}' has no meaning in a stored state`);
    }
    out[key.startsWith('$') ? key.slice(1) : key] = untag(source[key]);
  }
  return out;
}

function isOrdinary(x: number): boolean {
  return Number.isFinite(x) && !Object.is(x, -0);
}

function nameOfNumber(x: number): string {
  return Object.is(x, -0) ? '-0' : String(x);
}

const NAMED_NUMBERS = new Map([
  ['-0', -0],
  ['NaN', Number.NaN],
  ['Infinity', Number.POSITIVE_INFINITY],
  ['-Infinity', Number.NEGATIVE_INFINITY],
]);

function numberFrom(value: unknown): number {
  if (typeof value === 'number') return value;
  const found = typeof value === 'string' ? NAMED_NUMBERS.get(value) : undefined;
  if (found === undefined) throw new InvariantError(`${JSON.stringify(value)} names no number`);
  return found;
}

const ARRAYS = new Map<string, { from(values: ArrayLike<number>): PlainNumbers }>([
  ['Float64Array', Float64Array],
  ['Float32Array', Float32Array],
  ['Int32Array', Int32Array],
  ['Uint32Array', Uint32Array],
  ['Int16Array', Int16Array],
  ['Uint16Array', Uint16Array],
  ['Int8Array', Int8Array],
  ['Uint8Array', Uint8Array],
  ['Uint8ClampedArray', Uint8ClampedArray],
]);

function arrayFrom(name: unknown, values: unknown): PlainNumbers {
  const kind = typeof name === 'string' ? ARRAYS.get(name) : undefined;
  if (kind === undefined || !Array.isArray(values)) {
    throw new InvariantError(`${JSON.stringify(name)} names no array of numbers`);
  }
  return kind.from(values.map(numberFrom));
}
