import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InvariantError } from '../numerics/index.js';
import { clonePlain } from './plain.js';
import { canonicalJson, plainFromJson, plainToJson } from './plain-json.js';

const number = fc.oneof(fc.double(), fc.constantFrom(-0, 0, Number.NaN, 5e-324, -1e308));
const leaf = fc.oneof(number, fc.string({ unit: 'binary' }), fc.boolean(), fc.constant(null));
const key = fc.oneof(
  fc.string().filter((text) => text !== '__proto__'),
  fc.constantFrom('$number', '$array', '$$', 'values', '7'),
);
const plain = fc.letrec((tie) => ({
  any: fc.oneof(
    { maxDepth: 4 },
    leaf,
    fc.float64Array({ maxLength: 4 }),
    fc.uint8Array({ maxLength: 4 }),
    fc.array(tie('any'), { maxLength: 4 }),
    fc
      .array(fc.tuple(key, tie('any')), { maxLength: 4 })
      .map((entries) => Object.fromEntries(entries) as Record<string, unknown>),
  ),
})).any;

describe('clonePlain', () => {
  it('copies plain data, bit by bit', () => {
    fc.assert(
      fc.property(plain, (value) => {
        expect(clonePlain(value)).toStrictEqual(value);
      }),
      { numRuns: 500 },
    );
  });

  it('shares nothing with what it copied', () => {
    const from = { list: [{ a: 1 }], numbers: new Float64Array([1, 2]).subarray(1) };
    const copy = clonePlain(from);
    from.list[0].a = 5;
    from.numbers[0] = 7;
    expect(copy).toEqual({ list: [{ a: 1 }], numbers: new Float64Array([2]) });
    expect(copy.numbers.buffer.byteLength).toBe(8);
  });

  class Radar {
    readonly range = 1;
  }
  const circle: { self?: unknown } = {};
  circle.self = circle;

  it.each([
    ['a function', { radars: [{ scan: () => 1 }] }, 'value.radars[0].scan', 'a function'],
    ['a class instance', [new Radar()], 'value[0]', 'an instance of Radar'],
    ['a Map', { a: new Map() }, 'value.a', 'an instance of Map'],
    ['a Set', { a: new Set() }, 'value.a', 'an instance of Set'],
    ['a date', { a: new Date(0) }, 'value.a', 'an instance of Date'],
    ['a symbol', { a: Symbol('x') }, 'value.a', 'a symbol'],
    ['a symbol as a key', { a: { [Symbol('x')]: 1 } }, 'value.a', 'symbol as a key'],
    ['bigint', { a: 1n }, 'value.a', 'a bigint'],
    ['undefined', { a: undefined }, 'value.a', 'undefined'],
    ['a hole in a list', new Array(1), 'value[0]', 'undefined'],
    ['no prototype', { a: Object.create(null) }, 'value.a', 'without a prototype'],
    ['a data view', { a: new DataView(new ArrayBuffer(1)) }, 'value.a', 'DataView'],
    ['64-bit integers', { a: new BigInt64Array(1) }, 'value.a', 'BigInt64Array'],
    ['a key that would set the prototype', JSON.parse('{"a": {"__proto__": 1}}'), 'value.a', '__proto__'],
    ['a circle', circle, 'value.self.self', 'circle'],
    ['nothing', undefined, 'value is', 'undefined'],
  ])('refuses %s and names the place', (_, value, place, found) => {
    expect(() => clonePlain(value)).toThrow(InvariantError);
    expect(() => clonePlain(value)).toThrow(place);
    expect(() => clonePlain(value)).toThrow(found);
  });
});

describe('plain data as JSON', () => {
  it('comes back with the same bits', () => {
    fc.assert(
      fc.property(plain, (value) => {
        expect(plainFromJson(plainToJson(value))).toStrictEqual(value);
      }),
      { numRuns: 1000 },
    );
  });

  it('keeps every kind of array', () => {
    const value = {
      f64: new Float64Array([-0, Number.NaN, Number.NEGATIVE_INFINITY, 0.1]),
      f32: new Float32Array([1.5]),
      i32: new Int32Array([-1]),
      u32: new Uint32Array([4_294_967_295]),
      i16: new Int16Array([-1]),
      u16: new Uint16Array([65_535]),
      i8: new Int8Array([-1]),
      u8: new Uint8Array([255]),
      clamped: new Uint8ClampedArray([255]),
    };
    expect(plainFromJson(plainToJson(value))).toStrictEqual(value);
  });

  it.each([
    '{"$number": "seven"}',
    '{"$array": "Map", "values": []}',
    '{"$array": "Int8Array"}',
    '{"$other": 1}',
  ])('refuses %s', (text) => {
    expect(() => plainFromJson(text)).toThrow(InvariantError);
  });
});

describe('canonicalJson', () => {
  it('does not depend on the order of keys, and is JSON', () => {
    expect(canonicalJson({ b: [1, -0, { d: null, c: 'é"' }], a: true, B: 1e21 })).toBe(
      '{"B":1e+21,"a":true,"b":[1,0,{"c":"é\\"","d":null}]}',
    );
    expect(canonicalJson({ a: 1, b: 2 })).toBe(canonicalJson({ b: 2, a: 1 }));
  });

  it('refuses what JSON has no words for', () => {
    expect(() => canonicalJson({ a: Number.NaN })).toThrow(InvariantError);
    expect(() => canonicalJson([Number.POSITIVE_INFINITY])).toThrow(InvariantError);
    expect(() => canonicalJson(new Float64Array(1))).toThrow(InvariantError);
  });
});
