import { afterEach, expect, it } from 'vitest';
import { runs, seek, time_us } from './state.js';
import type { ViewedRun } from './viewed.js';

const spanning = (from_us: number, until_us: number) => [{ span: { from_us, until_us } } as ViewedRun];

afterEach(() => {
  runs.value = [];
  time_us.value = 0;
});

it('moves the clock to a whole microsecond within the span, wherever in a chart somebody clicked', () => {
  runs.value = spanning(10, 1000);
  seek(123.4);
  expect(time_us.value).toBe(123);
  seek(9.7);
  expect(time_us.value).toBe(10);
  seek(2000.5);
  expect(time_us.value).toBe(1000);
});
