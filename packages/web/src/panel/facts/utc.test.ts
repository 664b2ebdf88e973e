import { expect, it } from 'vitest';
import { shipped } from '../../../../../tests/shipped.js';
import { utcClock, utcDay, utcMoment } from './utc.js';

const campaign = shipped('first-shot/campaign');

it('writes a moment between two microseconds as the one before, with its day and without', () => {
  const minute_us = 90_000_000;
  for (const write of [utcClock, utcDay, utcMoment])
    expect(write(campaign, minute_us + 0.8)).toBe(write(campaign, minute_us));
  expect(utcMoment(campaign, minute_us + 0.8)).toBe('1 Jun 06:01:30');
});
