import { expect, it } from 'vitest';
import { placeBeside } from './place.js';

const page = { width: 390, height: 844 };
const note = { width: 280, height: 90 };

it('stands below a word, above where there is no room, and never over the edge', () => {
  expect(placeBeside({ left: 20, top: 100, width: 60, height: 20 }, note, page)).toEqual({
    left: 20,
    top: 126,
  });
  expect(placeBeside({ left: 350, top: 800, width: 40, height: 20 }, note, page)).toEqual({
    left: 102,
    top: 704,
  });
  expect(placeBeside({ left: -5, top: 30, width: 9, height: 20 }, note, { width: 200, height: 100 })).toEqual(
    {
      left: 8,
      top: 8,
    },
  );
});
