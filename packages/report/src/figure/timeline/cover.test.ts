/** The cover of places and what held it back, read back from what was drawn. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { heldSpans } from '../../story/timeline/held-back.js';
import { stretchesOf } from '../../story/timeline/stretches.js';
import { coverFigure } from './cover.js';
import {
  edgesOf,
  heightOf,
  held,
  markupOf,
  noonX,
  pathOf,
  placeDay,
  scenario,
  timelineOf,
} from './drawn.fixture.js';

describe('the cover of a place', () => {
  it('is drawn at the share of the draws, inside its interval', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 2, maxLength: 60 }),
        (shares) => {
          const markup = markupOf(
            coverFigure(
              scenario,
              timelineOf(
                [],
                shares.map((one) => placeDay(one, 'c')),
              ),
            ),
          );
          // The first of each class stands in the key.
          const line = pathOf(markup, 'line-cover');
          const band = pathOf(markup, 'band-cover');
          const floor = Number(/<text x="36" y="([\d.]+)"[^>]*>0 %</.exec(markup)?.[1]) - 4;
          shares.forEach((of, day) => {
            const x = noonX(day, shares.length);
            const y = heightOf(line, x);
            expect(Math.abs(floor - y - of * 66)).toBeLessThan(1);
            const [top, bottom] = edgesOf(band, x);
            expect(y).toBeGreaterThan(top - 1);
            expect(y).toBeLessThan(bottom + 1);
          });
        },
      ),
      { numRuns: 40 },
    );
  });

  it('has stretches that hold every day once and never touch their like', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 60 }), (shares) => {
        const stretches = stretchesOf(shares.map((one) => placeDay(one)));
        const days = stretches.flatMap(({ first, last }) =>
          Array.from({ length: last - first + 1 }, (_, i) => first + i),
        );
        expect(days).toEqual(shares.map((_, day) => day));
        stretches.forEach(({ cover, first, last }, i) => {
          expect(cover).not.toBe(stretches[i - 1]?.cover);
          for (const one of shares.slice(first, last + 1))
            expect(cover).toBe(one <= 0.05 ? 'gap' : one < 0.95 ? 'doubt' : 'covered');
        });
      }),
    );
  });

  it('is left out where no battery can reach the place', () => {
    const timeline = timelineOf([], [placeDay(0)]);
    const places = timeline.places.map((place) => ({ ...place, batteries: [] }));
    expect(coverFigure(scenario, { ...timeline, places })).toBeUndefined();
  });
});

describe('what held most draws back', () => {
  it('is named on each day on which more than one draw of twenty is held, and on no other', () => {
    const anyHeld = fc.record({
      id: fc.constantFrom('a', 'b'),
      held: fc.double({ min: 0, max: 1, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(anyHeld, { maxLength: 40 }), (days) => {
        const spans = heldSpans(
          scenario,
          days.map(({ id, held: of }) => ({ heldBack: held(id), held: of })),
        );
        days.forEach(({ id, held: of }, day) => {
          const there = spans.filter(({ first, last }) => first <= day && day <= last);
          expect(there.map(({ short }) => short)).toEqual(of > 0.05 ? [id] : []);
        });
      }),
    );
  });

  it('has a number where its name does not fit, and the number its name below', () => {
    const long = 'a-very-long-name-of-a-permission';
    const names = [...Array.from({ length: 20 }, () => 'c'), long, ...Array.from({ length: 20 }, () => 'd')];
    const markup = markupOf(
      coverFigure(
        scenario,
        timelineOf(
          [],
          names.map((one) => placeDay(0.5, one)),
        ),
      ),
    );
    expect(markup).toContain('>c</text>');
    expect(markup).toContain('>1</text>');
    expect(markup).toContain(`>Held back by 1:\u00a0${long}</text>`);
  });
});
