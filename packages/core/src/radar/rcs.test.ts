import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seedFrom, streamId, uniform } from '../numerics/index.js';
import type { SwerlingCase } from './detection.js';
import { drawnRcs } from './rcs.js';

const CASES: readonly SwerlingCase[] = [0, 1, 2, 3, 4];

describe('drawn sizes', () => {
  it('have the mean they are given, and the spread of their case: none, 1, 1, ½, ½ of the mean squared', () => {
    const source = { seed: seedFrom('7'), trial: 0 };
    const stream = streamId('rcs', 'test');
    const draws = 40_000;
    for (const swerling of CASES) {
      let sum = 0;
      let squares = 0;
      for (let i = 0; i < draws; i++) {
        const size = drawnRcs(
          { meanRcs_m2: 2, swerling },
          uniform(source, stream, i, 0),
          uniform(source, stream, i, 1),
        );
        sum += size;
        squares += size * size;
      }
      const mean = sum / draws;
      const relative = (squares / draws - mean * mean) / (mean * mean);
      const expected = [0, 1, 1, 0.5, 0.5][swerling] ?? Number.NaN;
      expect(Math.abs(mean - 2)).toBeLessThan(0.05);
      expect(Math.abs(relative - expected)).toBeLessThan(0.05);
    }
  });

  it('never fall as a draw grows, and are never negative', () => {
    const draws = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
    fc.assert(
      fc.property(fc.constantFrom(...CASES), draws, draws, draws, (swerling, a, b, other) => {
        const small = drawnRcs({ meanRcs_m2: 0.3, swerling }, Math.min(a, b), other);
        const large = drawnRcs({ meanRcs_m2: 0.3, swerling }, Math.max(a, b), other);
        expect(small).toBeGreaterThanOrEqual(0);
        expect(large).toBeGreaterThanOrEqual(small);
      }),
    );
    expect(() => drawnRcs({ meanRcs_m2: 1, swerling: 1 }, 1, 0)).toThrow('uniform');
  });
});
