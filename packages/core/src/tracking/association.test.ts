import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normal, seedFrom, streamId } from '../numerics/index.js';
import { assign } from './assignment.js';
import { chiSquareCdf, ellipseScale, gateSize } from './gating.js';

/** The least cost over all ways to give rows columns of their own. */
function bruteForce(cost: Float64Array, rows: number, columns: number, row = 0, taken = 0): number {
  if (row === rows) return 0;
  let least = Number.POSITIVE_INFINITY;
  for (let j = 0; j < columns; j++) {
    if ((taken & (1 << j)) !== 0) continue;
    const rest = bruteForce(cost, rows, columns, row + 1, taken | (1 << j));
    least = Math.min(least, cost[row * columns + j] + rest);
  }
  return least;
}

function assigned(cost: Float64Array, rows: number, columns: number): Int32Array {
  const columnOf = new Int32Array(rows);
  assign(cost, rows, columns, columnOf);
  return columnOf;
}

const total = (cost: Float64Array, columns: number, chosen: Int32Array) =>
  chosen.reduce((sum, column, row) => sum + cost[row * columns + column], 0);

describe('assignment', () => {
  it('is as cheap as the cheapest of all', () => {
    const matrix = fc
      .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 0, max: 2 }))
      .chain(([rows, more]) =>
        fc.record({
          rows: fc.constant(rows),
          columns: fc.constant(rows + more),
          cost: fc.array(fc.integer({ min: -20, max: 20 }), {
            minLength: rows * (rows + more),
            maxLength: rows * (rows + more),
          }),
        }),
      );
    fc.assert(
      fc.property(matrix, ({ rows, columns, cost }) => {
        const flat = Float64Array.from(cost);
        const chosen = assigned(flat, rows, columns);
        expect(new Set(chosen).size).toBe(rows);
        expect(total(flat, columns, chosen)).toBe(bruteForce(flat, rows, columns));
      }),
      { numRuns: 500 },
    );
  });

  it('keeps away from forbidden pairs, and refuses what has no answer', () => {
    const never = Number.POSITIVE_INFINITY;
    expect([...assigned(Float64Array.of(1, never, 0, 5), 2, 2)]).toEqual([0, 1]);
    expect(() => assigned(Float64Array.of(1, never, 2, never), 2, 2)).toThrow('not every row');
    expect(() => assigned(Float64Array.of(1, 2), 2, 1)).toThrow('as many columns');
  });

  it('breaks ties by the order of rows and columns', () => {
    expect([...assigned(new Float64Array(12), 3, 4)]).toEqual([0, 1, 2]);
  });
});

describe('gate', () => {
  // Abramowitz & Stegun, table 26.8, and the CRC tables.
  it.each([
    [0.95, 1, 3.841459],
    [0.95, 2, 5.991465],
    [0.95, 3, 7.814728],
    [0.99, 3, 11.344867],
    [0.999, 3, 16.266236],
    [0.99, 6, 16.811894],
  ])('of probability %s and %s quantities is that of the tables', (probability, measured, size) => {
    expect(gateSize(probability, measured)).toBeCloseTo(size, 5);
    expect(chiSquareCdf(size, measured)).toBeCloseTo(probability, 6);
  });

  it('holds its share of normal errors', () => {
    const stream = streamId('gate', 'test', 'errors');
    const source = { seed: seedFrom(5), trial: 0 };
    const trials = 20_000;
    const size = gateSize(0.9, 3);
    let inside = 0;
    for (let i = 0; i < trials; i++) {
      let squared = 0;
      for (let k = 0; k < 3; k++) squared += normal(source, stream, 3 * i + k) ** 2;
      if (squared <= size) inside++;
    }
    // Four standard deviations of a share of 0.9.
    expect(Math.abs(inside / trials - 0.9)).toBeLessThan(4 * Math.sqrt(0.09 / trials));
  });

  it('scales an ellipse: 86.5 % at two sigma, 95 % at 2.448', () => {
    expect(ellipseScale(1 - Math.exp(-2))).toBeCloseTo(2, 9);
    expect(ellipseScale(0.95)).toBeCloseTo(2.447747, 5);
  });
});
