import { describe, expect, it } from 'vitest';
import { clipped } from './clipped.js';

describe('a line cut at the edge of a sheet', () => {
  it('begins and ends on the edge, however far its points are apart', () => {
    // Down from the right and above, over the sheet's corner at (10, 10), to the ground.
    expect(
      clipped(
        [
          [20, 15],
          [8, 9],
          [0, 0],
        ],
        10,
        10,
      ),
    ).toEqual([
      [
        [10, 10],
        [8, 9],
        [0, 0],
      ],
    ]);
    expect(
      clipped(
        [
          [0, 2],
          [4, 22],
        ],
        10,
        12,
      ),
    ).toEqual([
      [
        [0, 2],
        [2, 12],
      ],
    ]);
  });

  it('has a part for each time that it is on the sheet, also where no point of it is', () => {
    expect(
      clipped(
        [
          [0, 5],
          [5, 15],
          [10, 5],
        ],
        20,
        10,
      ),
    ).toEqual([
      [
        [0, 5],
        [2.5, 10],
      ],
      [
        [7.5, 10],
        [10, 5],
      ],
    ]);
    // Across the corner, from beyond the one edge to beyond the other.
    expect(
      clipped(
        [
          [4, 12],
          [12, 4],
        ],
        10,
        10,
      ),
    ).toEqual([
      [
        [6, 10],
        [10, 6],
      ],
    ]);
  });

  it('is as it was inside, and nothing outside', () => {
    const line = [
      [0, 0],
      [1, 1],
      [2, 0],
    ] as const;
    expect(clipped(line, 10, Number.POSITIVE_INFINITY)).toEqual([line]);
    expect(clipped(line, -1, 10)).toEqual([]);
    expect(
      clipped(
        [
          [20, 5],
          [5, 20],
        ],
        10,
        10,
      ),
    ).toEqual([]);
  });
});
