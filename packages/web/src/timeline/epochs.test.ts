import { afterEach, expect, it } from 'vitest';
import { shipped } from '../../../../tests/shipped.js';
import { runs } from '../state/state.js';
import type { ViewedRun } from '../state/viewed.js';
import { ofFirst, otherMoment } from './epochs.js';

const beside = (...names: readonly string[]) => {
  runs.value = names.map((name) => ({ recording: { scenario: shipped(name) } }) as ViewedRun);
};

afterEach(() => {
  runs.value = [];
});

it('says when it is in the second run where that is another day, and nothing where it is the same', () => {
  beside('iraq-2020/taji', 'first-shot');
  // The epoch of First shot is 1 June 2030, 06:00 UTC.
  expect(otherMoment(90_000_000)).toEqual({ date: '2030-06-01', time: '06:01:30' });
  expect(ofFirst()).toBe(' in A');
  for (const names of [['iraq-2020/january', 'iraq-2020/april'], ['first-shot']]) {
    beside(...names);
    expect(otherMoment(0)).toBeUndefined();
    expect(ofFirst()).toBe('');
  }
});
