import { expect, it } from 'vitest';
import { Guard } from './Guard.js';

it('forgets a fault with what it came of, and not before', () => {
  const failed = { about: 'one run', ...Guard.getDerivedStateFromError(new Error('made up')) };
  const next = (about: string) => Guard.getDerivedStateFromProps({ of: 'It', about, children: null }, failed);
  expect(failed.reason).toBe('made up');
  expect(next('one run')).toBeNull();
  expect(next('another run')).toEqual({ about: 'another run', reason: undefined });
});
