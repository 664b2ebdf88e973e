import { expect, it } from 'vitest';
import { shipped } from '../../../../../tests/shipped.js';
import { subjectAmong, subjectsOf } from './subjects.js';

it('asks about all where the runs that are shown have nobody of that id', () => {
  const april = subjectsOf([shipped('iraq-2020/april')]);
  const shot = subjectsOf([shipped('first-shot')]);
  const [battery = ''] = april.keys();
  expect(subjectAmong(april, battery)).toBe(battery);
  expect(subjectAmong(shot, battery)).toBe('all');
  for (const any of ['all', 'picked']) expect(subjectAmong(shot, any)).toBe(any);
});
