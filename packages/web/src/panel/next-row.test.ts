import { describe, expect, it } from 'vitest';
import { nextRow } from './next-row.js';

describe('a step in a list', () => {
  /** A heading, three rows, a heading, two rows. */
  const isHeading = (index: number) => index === 0 || index === 4;
  const step = (from: number, by: number) => nextRow(from, by, 7, isHeading);

  it('passes over headings, both ways', () => {
    expect([step(-1, 1), step(1, 1), step(3, 1), step(5, -1)]).toEqual([1, 2, 5, 3]);
  });

  it('leads to the first row and to the last, though the list begins with a heading', () => {
    expect([step(6, -7), step(5, -4), step(1, -1)]).toEqual([1, 1, 1]);
    expect([step(1, 7), step(6, 1)]).toEqual([6, 6]);
    expect(nextRow(2, 9, 5, (index) => index === 4)).toBe(3);
  });

  it('leads nowhere where there is nothing but headings, or nothing', () => {
    expect(nextRow(-1, 1, 2, () => true)).toBeUndefined();
    expect(nextRow(-1, 1, 0)).toBeUndefined();
  });
});
