import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cos, exp, pow } from './elementary/index.js';
import { brentRoot } from './roots.js';

function root(f: (x: number) => number, a: number, b: number, tolerance = 0): { x: number; calls: number } {
  let calls = 0;
  const counted = (x: number): number => {
    calls += 1;
    return f(x);
  };
  const result = brentRoot(counted, a, b, { tolerance });
  if (!result.ok) throw new Error(result.reason);
  return { x: result.x, calls };
}

describe('brentRoot', () => {
  it.each([
    ['x³ − 2x − 5, Wallis’s cubic', (x: number) => x * x * x - 2 * x - 5, 2, 3, 2.0945514815423265],
    ['cos x − x, Dottie’s number', (x: number) => cos(x) - x, 0, 1, 0.7390851332151607],
    ['x eˣ − 1, the omega constant', (x: number) => x * exp(x) - 1, 0, 1, 0.5671432904097838],
    ['x² − 2', (x: number) => x * x - 2, 0, 2, Math.SQRT2],
    ['the same from the other side', (x: number) => x * x - 2, 2, 0, Math.SQRT2],
  ])('%s', (_, f, a, b, expected) => {
    const { x, calls } = root(f, a, b);
    expect(Math.abs(x - expected)).toBeLessThanOrEqual(4e-16 * expected);
    // Bisection to the last bit would take more than 50.
    expect(calls).toBeLessThanOrEqual(14);
  });

  it('finds the root of a line at the third look', () => {
    expect(root((x) => 3 * x - 1.5, 0, 7).calls).toBeLessThanOrEqual(4);
  });

  it('ends within the tolerance of a change of sign, also on steps and flat roots', () => {
    const monotone = fc.constantFrom(
      (x: number) => x,
      (x: number) => x * x * x,
      (x: number) => (x < 0 ? -1 : 1),
      (x: number) => pow(Math.abs(x), 0.1) * Math.sign(x),
      (x: number) => exp(x * 5) - 1,
    );
    const ends = fc.double({ min: 1e-3, max: 100, noNaN: true });
    fc.assert(
      fc.property(
        monotone,
        ends,
        ends,
        fc.double({ min: -20, max: 20, noNaN: true }),
        (f, left, right, at) => {
          const { x } = root((t) => f(t - at), at - left, at + right, 1e-9);
          expect(Math.abs(x - at)).toBeLessThanOrEqual(1e-9 + 1e-14);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('takes an end that is a root', () => {
    expect(root((x) => x, 0, 1)).toEqual({ x: 0, calls: 2 });
    expect(root((x) => x - 1, 0, 1)).toEqual({ x: 1, calls: 2 });
  });

  it('says why there is none', () => {
    expect(brentRoot((x) => x * x + 1, -1, 1)).toMatchObject({
      ok: false,
      reason: expect.stringContaining('sign'),
    });
    expect(brentRoot(() => Number.NaN, -1, 1)).toMatchObject({
      ok: false,
      reason: expect.stringContaining('-1'),
    });
    expect(brentRoot((x) => (x === -1 || x === 1 ? x : Number.NaN), -1, 1).ok).toBe(false);
    expect(brentRoot((x) => x * x * x - 2, 0, 2, { maxIterations: 2 })).toMatchObject({
      ok: false,
      reason: expect.stringContaining('2 iterations'),
    });
  });
});
