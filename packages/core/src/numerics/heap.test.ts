import fc from 'fast-check';
import { expect, it } from 'vitest';
import { heapPeek, heapPop, heapPush } from './heap.js';

const byNumber = (a: number, b: number): number => a - b;

it('gives back what was put in, least first, whatever the order of pushes and pops', () => {
  const step = fc.option(fc.integer({ min: -50, max: 50 }), { nil: undefined });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
      const heap: number[] = [];
      const list: number[] = [];
      for (const value of steps) {
        if (value === undefined) {
          expect(heapPeek(heap)).toBe(list[0]);
          expect(heapPop(heap, byNumber)).toBe(list.shift());
        } else {
          heapPush(heap, value, byNumber);
          list.push(value);
          list.sort(byNumber);
        }
        expect(heap).toHaveLength(list.length);
      }
    }),
  );
});

it('is empty when nothing is in it', () => {
  expect(heapPeek([])).toBeUndefined();
  expect(heapPop([], byNumber)).toBeUndefined();
});
