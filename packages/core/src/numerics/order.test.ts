import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compareCodeUnits } from './order.js';

it('orders texts as the language’s own sort does, total and antisymmetric', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 3 })), (texts) => {
      expect([...texts].sort(compareCodeUnits)).toEqual([...texts].sort());
    }),
  );
  expect(compareCodeUnits('a', 'a')).toBe(0);
  expect(compareCodeUnits('B', 'a')).toBe(-1);
  expect(compareCodeUnits('é', 'z')).toBe(1);
});
