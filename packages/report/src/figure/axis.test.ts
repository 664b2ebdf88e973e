import { describe, expect, it } from 'vitest';
import { tickNumber } from './axis.js';
import { ticks } from './scale.js';

describe('a number at a tick', () => {
  it('has the digits of its step and a true minus sign', () => {
    expect(ticks([0, 0.7], 8).map(tickNumber)).toEqual([
      '0',
      '0.1',
      '0.2',
      '0.3',
      '0.4',
      '0.5',
      '0.6',
      '0.7',
    ]);
    expect(ticks([-30, 30], 4).map(tickNumber)).toEqual(['−20', '0', '20']);
  });
});
