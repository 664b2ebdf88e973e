/** What a map carries in its corners: a scale bar and an arrow to the north. */

import type { Box } from '../figure/label-field.js';
import { niceStep } from '../figure/scale.js';
import { line, rect, text } from '../figure/shapes.js';
import { element, type Markup } from '../markup/markup.js';
import { distance } from '../story/numbers.js';
import type { MapFrame } from './frame.js';

export interface Corner {
  readonly parts: readonly Markup[];
  readonly box: Box;
}

/** A bar of round length, about a fifth of the map. */
export function scaleBar({ width, height, metresPerPixel }: MapFrame): Corner {
  const length_m = niceStep((width / 6) * metresPerPixel);
  const length = length_m / metresPerPixel;
  const [left, y] = [14, height - 16];
  return {
    parts: [
      rect(left, y - 3, length / 2, 5, 'bar-scale'),
      rect(left + length / 2, y - 3, length / 2, 5, 'bar-scale-light'),
      line(left, y - 6, left, y + 2, 'line-ink'),
      line(left + length, y - 6, left + length, y + 2, 'line-ink'),
      text(left, y - 11, distance(length_m), { kind: 'small', halo: true }),
    ],
    box: { left: 0, right: left + Math.max(length, 60) + 8, top: y - 26, bottom: height },
  };
}

/** North is up along the middle of the map; the graticule shows it elsewhere. */
export function northArrow({ width }: MapFrame): Corner {
  const x = width - 20;
  return {
    parts: [
      element('path', { d: `M${Math.round(x)} 12l6 18l-6 -4l-6 4Z`, class: 'arrow' }),
      text(x, 43, 'N', { at: 'middle', kind: 'small', halo: true }),
    ],
    box: { left: x - 14, right: width, top: 0, bottom: 48 },
  };
}
