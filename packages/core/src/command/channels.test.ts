/** How many guidance channels are held at one moment, against counting them moment by moment. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mostAtOnce } from './channels.js';

const held = (from_us: number, until_us: number) => ({ track: '', from_us, until_us });

describe('channels held at once', () => {
  it('are free again at the moment at which they are held until', () => {
    expect(mostAtOnce([held(0, 10)], 10, 20)).toBe(0);
    expect(mostAtOnce([held(10, 20)], 0, 10)).toBe(0);
    expect(mostAtOnce([held(0, 10), held(10, 20)], 5, 15)).toBe(1);
    expect(mostAtOnce([held(0, 11), held(10, 20)], 5, 15)).toBe(2);
  });

  it('are as many as one finds who looks at every moment', () => {
    const span = fc.tuple(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 1, max: 6 }));
    fc.assert(
      fc.property(fc.array(span, { maxLength: 8 }), span, (spans, [from, long]) => {
        const bookings = spans.map(([begin, length]) => held(begin, begin + length));
        const counts = Array.from({ length: long }, (_, i) => {
          const now = from + i;
          return bookings.filter(({ from_us, until_us }) => from_us <= now && now < until_us).length;
        });
        expect(mostAtOnce(bookings, from, from + long)).toBe(Math.max(...counts));
      }),
    );
  });
});
