import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LabelField } from './label-field.js';
import { clockTicks, linear, niceStep, ticks } from './scale.js';
import { pathOf } from './shapes.js';
import { simplified } from './simplify.js';
import { fitted, lined, textWidth } from './text-width.js';

describe('ticks', () => {
  it('are round, rising, inside the domain, and about as many as wanted', () => {
    const ends = fc.tuple(
      fc.double({ min: -1e6, max: 1e6, noNaN: true }),
      fc.double({ min: 1e-3, max: 1e6, noNaN: true }),
    );
    fc.assert(
      fc.property(ends, fc.integer({ min: 2, max: 12 }), ([low, span], wanted) => {
        const found = ticks([low, low + span], wanted);
        expect(found.length).toBeLessThanOrEqual(wanted + 1);
        expect(found.length).toBeGreaterThanOrEqual(Math.floor(wanted / 2.5) - 1);
        for (const value of found) {
          expect(value).toBeGreaterThanOrEqual(low - 1e-6 * span);
          expect(value).toBeLessThanOrEqual(low + span * (1 + 1e-6));
        }
      }),
    );
  });

  it('are 1, 2 or 5 times a power of ten apart, or whole minutes on a clock', () => {
    expect([0.3, 1, 1.2, 3, 7, 60].map(niceStep)).toEqual([0.5, 1, 2, 5, 10, 100]);
    expect(clockTicks([0, 95], 8)).toEqual([0, 15, 30, 45, 60, 75, 90]);
    expect(clockTicks([0, 400], 8)).toEqual([0, 60, 120, 180, 240, 300, 360]);
  });

  it('stand where a straight scale puts them', () => {
    const scale = linear([10, 20], 100, 300);
    expect([10, 15, 20].map(scale)).toEqual([100, 200, 300]);
    expect(linear([5, 5], 0, 10)(5)).toBe(0);
  });
});

describe('text', () => {
  it('is cut to the room there is, never in the middle of a character', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', minLength: 1 }),
        fc.integer({ min: 20, max: 200 }),
        (text, room) => {
          expect(textWidth(fitted(text, room, 12), 12)).toBeLessThanOrEqual(room);
          expect(fitted(text, room, 12)).not.toMatch(/\p{Surrogate}/u);
        },
      ),
    );
    expect(fitted('short', 100, 12)).toBe('short');
    expect(lined('one two three', 50, 12)).toEqual(['one two', 'three']);
  });
});

describe('labels', () => {
  it('never touch each other or leave the sheet', () => {
    const spot = fc.record({ x: fc.integer({ min: 0, max: 300 }), y: fc.integer({ min: 0, max: 200 }) });
    fc.assert(
      fc.property(fc.array(spot, { minLength: 2, maxLength: 30 }), (spots) => {
        const field = new LabelField({ left: 0, right: 300, top: 0, bottom: 200 });
        const placed = spots.filter(
          ({ x, y }) => field.place('label', [{ x, y, at: 'start' }]) !== undefined,
        );
        const width = textWidth('label', 12);
        for (const [i, a] of placed.entries()) {
          expect(a.x + width).toBeLessThanOrEqual(300);
          for (const b of placed.slice(i + 1)) {
            expect(Math.abs(a.x - b.x) >= width || Math.abs(a.y - b.y) >= 12).toBe(true);
          }
        }
      }),
    );
  });
});

describe('lines', () => {
  it('lose points and stay within the tolerance', () => {
    const line = Array.from({ length: 101 }, (_, i) => [i, 20 * Math.sin(i / 16)] as const);
    const fewer = simplified(line, 0.5);
    expect(fewer.length).toBeLessThan(25);
    expect([fewer[0], fewer.at(-1)]).toEqual([line[0], line.at(-1)]);
    for (const [x, y] of line) {
      const after = fewer.findIndex(([to]) => to >= x);
      const [[ax, ay], [bx, by]] = [fewer[Math.max(0, after - 1)], fewer[after]] as [
        readonly [number, number],
        readonly [number, number],
      ];
      const on = bx === ax ? by : ay + ((x - ax) / (bx - ax)) * (by - ay);
      // Across the line it is nearer than straight up.
      expect(Math.abs(on - y)).toBeLessThan(0.85);
    }
  });

  it('are written in steps that add up', () => {
    expect(
      pathOf([
        [0, 0],
        [1.04, 2],
        [3, 2.25],
      ]),
    ).toBe('M0 0l1 2l2 0.3');
  });
});
