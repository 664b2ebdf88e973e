import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InvariantError } from './invariant.js';
import { parseSeed, seedFrom, seedText } from './seed.js';

describe('seedFrom', () => {
  it.each([
    [0, { lo: 0, hi: 0 }],
    [1, { lo: 1, hi: 0 }],
    ['1', { lo: 1, hi: 0 }],
    [4_294_967_296, { lo: 0, hi: 1 }],
    ['0x123456789abcdef0', { lo: 0x9abcdef0, hi: 0x12345678 }],
    ['18446744073709551615', { lo: 0xffffffff, hi: 0xffffffff }],
    [18_446_744_073_709_551_615n, { lo: 0xffffffff, hi: 0xffffffff }],
  ])('%s', (value, seed) => {
    expect(seedFrom(value)).toEqual(seed);
  });

  it.each([
    -1,
    0.5,
    Number.NaN,
    2 ** 53,
    -1n,
    2n ** 64n,
    '',
    ' 1',
    '-1',
    '1e3',
    '0x',
    '1_0',
    'x',
    '18446744073709551616',
  ])('refuses %s', (value) => {
    expect(parseSeed(value).ok).toBe(false);
    expect(() => seedFrom(value)).toThrow(InvariantError);
  });

  it('reads what seedText writes', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }), (value) => {
        expect(seedText(seedFrom(value))).toBe(String(value));
        expect(seedFrom(seedText(seedFrom(value)))).toEqual(seedFrom(`0x${value.toString(16)}`));
      }),
    );
  });
});
