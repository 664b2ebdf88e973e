import { describe, expect, it } from 'vitest';
import { InvariantError } from './invariant.js';
import { philox4x32 } from './philox.js';
import {
  fillNormal,
  fillUniform,
  findStreamCollision,
  normal,
  normalPair,
  type StreamId,
  streamId,
  uniform,
  uniformAndNormal,
  uniformOpen,
  uniformPair,
} from './random.js';
import { seedFrom } from './seed.js';
import { incompleteBeta, normalCdf } from './special-functions.js';

const source = { seed: seedFrom(20_200_108), trial: 3 };
const stream = streamId('look', 'radar-1', 'missile-7');

describe('philox4x32', () => {
  it('has the authors’ answer for the digits of π', () => {
    const out = new Uint32Array(6);
    philox4x32(0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344, 0xa4093822, 0x299f31d0, out, 1);
    expect([...out]).toEqual([0, 0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1, 0]);
  });

  it('takes a word signed or unsigned', () => {
    const [a, b] = [new Uint32Array(4), new Uint32Array(4)];
    philox4x32(-1, -2, -3, -4, -5, -6, a);
    philox4x32(-1 >>> 0, -2 >>> 0, -3 >>> 0, -4 >>> 0, -5 >>> 0, -6 >>> 0, b);
    expect(a).toEqual(b);
  });
});

describe('streamId', () => {
  it('is the first eight bytes of SHA-256 of the name', () => {
    // From another SHA-256: printf look/radar-1/missile-7 | sha256sum begins 6d8deb60 36f72d04.
    expect(streamId('look', 'radar-1', 'missile-7')).toEqual({ lo: 0x60eb068d, hi: 0x042df736 });
  });

  it('is the same when it is asked for again, also after many others', () => {
    const first = streamId('look', 'radar-1', 'missile-8');
    for (let i = 0; i < 40_000; i++) streamId('others', 'r', `${i}`);
    expect(streamId('look', 'radar-1', 'missile-8')).toEqual(first);
  });

  it('refuses parts with a slash, which could stand for another name', () => {
    expect(() => streamId('a/b', 'c', 'd')).toThrow(InvariantError);
    expect(() => streamId('a', 'b/c')).toThrow(InvariantError);
  });

  it('finds no collision among 20,000 names, and none in a name given twice', () => {
    const names = Array.from({ length: 20_000 }, (_, i) => ({
      purpose: 'look',
      observer: `r${i % 100}`,
      object: `m${Math.floor(i / 100)}`,
    }));
    expect(findStreamCollision([...names, names[0]])).toBeUndefined();
  });
});

describe('draws', () => {
  it('do not move when another stream is added, or another trial, or a look is left out', () => {
    const alone = Array.from({ length: 200 }, (_, i) => normal(source, stream, i));
    const among: number[] = [];
    for (let i = 0; i < 200; i++) {
      normal(source, streamId('look', 'radar-1', `newcomer-${i}`), i);
      uniform({ ...source, trial: i }, stream, i);
      if (i % 3 !== 0) among[i] = normal(source, stream, i);
    }
    alone.forEach((value, i) => {
      if (i % 3 !== 0) expect(among[i]).toBe(value);
    });
  });

  it('are the same one by one and in batches', () => {
    const uniforms = new Float64Array(100);
    const normals = new Float64Array(100);
    for (const lane of [0, 1] as const) {
      fillUniform(source, stream, 4_000_000_000, uniforms, lane);
      fillNormal(source, stream, 17, normals, lane);
      for (let i = 0; i < 100; i++) {
        expect(uniforms[i]).toBe(uniform(source, stream, 4_000_000_000 + i, lane));
        expect(normals[i]).toBe(normal(source, stream, 17 + i, lane));
      }
    }
  });

  it('are the same one by one and in pairs', () => {
    const pair = new Float64Array(2);
    for (let draw = 0; draw < 100; draw++) {
      uniformPair(source, stream, draw, pair);
      expect([...pair]).toEqual([uniform(source, stream, draw, 0), uniform(source, stream, draw, 1)]);
      normalPair(source, stream, draw, pair);
      expect([...pair]).toEqual([normal(source, stream, draw, 0), normal(source, stream, draw, 1)]);
      uniformAndNormal(source, stream, draw, pair);
      expect([...pair]).toEqual([uniform(source, stream, draw, 0), normal(source, stream, draw, 1)]);
    }
  });

  it('differ by seed, trial, stream, draw and lane', () => {
    const values = [
      uniform(source, stream, 0),
      uniform(source, stream, 0, 1),
      uniform(source, stream, 1),
      uniform({ ...source, trial: 4 }, stream, 0),
      uniform({ ...source, seed: seedFrom(1) }, stream, 0),
      uniform({ ...source, seed: { lo: source.seed.lo, hi: 1 } }, stream, 0),
      uniform(source, streamId('look', 'radar-1', 'missile-8'), 0),
      uniform(source, { ...stream, hi: 0 }, 0),
    ];
    expect(new Set(values).size).toBe(values.length);
  });

  it.each([-1, 0.5, 4_294_967_296, Number.NaN])('refuse %f as draw or trial', (bad) => {
    expect(() => uniform(source, stream, bad)).toThrow(InvariantError);
    expect(() => uniform({ ...source, trial: bad }, stream, 0)).toThrow(InvariantError);
  });
});

/**
 * Distribution tests. The seed is fixed, so they pass or fail for ever; at the stated level of 0.001 each would refuse one good
 * seed in a thousand.
 */
describe('the distribution', () => {
  const n = 100_000;
  const draw = (fill: typeof fillUniform, id: StreamId): Float64Array => {
    const out = new Float64Array(n);
    fill(source, id, 0, out);
    return out;
  };

  it('of uniform draws is flat over 1000 cells (chi-square, level 0.001)', () => {
    const cells = new Float64Array(1000);
    for (const u of draw(fillUniform, stream)) cells[Math.floor(u * 1000)] += 1;
    const chiSquare = cells.reduce((sum, count) => sum + (count - 100) ** 2 / 100, 0);
    // 999 degrees of freedom: quantiles of 0.0005 and 0.9995 by Wilson and Hilferty's formula.
    expect(chiSquare).toBeGreaterThan(854);
    expect(chiSquare).toBeLessThan(1157);
  });

  it.each([
    ['uniform', fillUniform, (x: number) => x],
    ['normal', fillNormal, normalCdf],
  ])('of %s draws is what it should be (Kolmogorov–Smirnov, level 0.001)', (_, fill, cdf) => {
    for (const name of ['a', 'b', 'c', 'd']) {
      const values = draw(fill, streamId('ks', name)).sort();
      let gap = 0;
      values.forEach((x, i) => {
        gap = Math.max(gap, cdf(x) - i / n, (i + 1) / n - cdf(x));
      });
      expect(gap * Math.sqrt(n)).toBeLessThan(1.9495);
    }
  });

  it('of the last bits is even (each of the lowest 20 of 53, level 0.001)', () => {
    const ones = new Float64Array(20);
    for (const u of draw(fillUniform, stream)) {
      let low = Math.floor(((u * 2 ** 33) % 1) * 2 ** 20);
      for (let bit = 0; bit < 20; bit++, low = low >>> 1) ones[bit] += low & 1;
    }
    // 3.29 standard deviations for one; 4.0 for the worst of twenty.
    for (const count of ones) expect(Math.abs(count - n / 2) / Math.sqrt(n / 4)).toBeLessThan(4.0);
  });

  it('of one stream says nothing about another, the next draw, the next trial or the other lane', () => {
    const a = draw(fillNormal, stream);
    const nextTrial = new Float64Array(n);
    fillNormal({ ...source, trial: source.trial + 1 }, stream, 0, nextTrial);
    const lane1 = new Float64Array(n);
    fillNormal(source, stream, 0, lane1, 1);
    const shifted = new Float64Array(n);
    fillNormal(source, stream, 1, shifted);
    for (const b of [draw(fillNormal, streamId('look', 'radar-1', 'missile-8')), nextTrial, lane1, shifted]) {
      const correlation = a.reduce((sum, x, i) => sum + x * b[i], 0) / n;
      expect(Math.abs(correlation) * Math.sqrt(n)).toBeLessThan(3.29);
    }
  });

  it('never leaves its interval, however the words fall', () => {
    const worst = { least: 1, greatest: 0 };
    for (const u of draw(fillUniform, stream)) {
      worst.least = Math.min(worst.least, u);
      worst.greatest = Math.max(worst.greatest, u);
    }
    expect(worst.least).toBeGreaterThanOrEqual(0);
    expect(worst.greatest).toBeLessThan(1);
    // The least of n uniforms is Beta(1, n).
    expect(incompleteBeta(worst.least, 1, n)).toBeGreaterThan(0.0005);
    for (let i = 0; i < 1000; i++) {
      const u = uniformOpen(source, stream, i);
      expect(u > 0 && u < 1).toBe(true);
    }
  });
});
