import { describe, expect, it } from 'vitest';
import { fifthRootInverse } from './fifth-root.js';

describe('fifthRootInverse', () => {
  it('is the power −1/5, at most 0.4 % below', () => {
    for (let power = -60; power <= 60; power += 1 / 97) {
      const x = 2 ** power;
      const ratio = fifthRootInverse(x) / x ** -0.2;
      expect(ratio).toBeGreaterThan(0.996);
      expect(ratio).toBeLessThan(1 + 1e-6);
    }
  });

  it('is no number where there is none, and makes steps short where an error is infinite', () => {
    expect(fifthRootInverse(Number.NaN)).toBeNaN();
    expect(fifthRootInverse(Number.POSITIVE_INFINITY)).toBeLessThan(0.2);
  });
});
