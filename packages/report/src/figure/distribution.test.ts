import { describe, expect, it } from 'vitest';
import { distributionFigure } from './distribution.js';

/** Heights of the bars of each class, px. */
function bars(values: readonly number[], least: number, most: number): Readonly<Record<string, number>> {
  const figure = distributionFigure({
    id: 'paired',
    title: '',
    axis: '',
    noun: 'pairs',
    rows: values.map((value, i) => ({ sample: i, value })),
    average: 0,
    least,
    most,
    note: '',
    barClass: (value) => (value < 0 ? 'bar-better' : value > 0 ? 'bar-worse' : 'bar-equal'),
  });
  const drawn = (figure?.draw(800).parts ?? []).map(({ markup }) => markup).join('');
  const heights: Record<string, number> = {};
  for (const [, height, name] of drawn.matchAll(/height="([^"]*)" class="(bar-[a-z]+)"/g))
    heights[name] = (heights[name] ?? 0) + Number(height);
  return heights;
}

describe('a distribution', () => {
  it('paints the pairs without a difference as equal, also where a bar stands for several values', () => {
    // 122 values in bars of three: nought shares its bar with one and two, or with minus one and minus two.
    for (const least of [-81, -80, -79]) {
      const {
        'bar-equal': equal,
        'bar-worse': worse,
        'bar-better': better,
      } = bars([least, -1, 0, 0, 0, 0, 1, 1], least, 40);
      expect((equal ?? 0) / (worse ?? 0)).toBeCloseTo(2, 1);
      expect((equal ?? 0) / (better ?? 0)).toBeCloseTo(2, 1);
    }
  });
});
