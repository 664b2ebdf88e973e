import { expect, it } from 'vitest';
import { firstShot_us, shotTime_us } from './salvo.js';

const EQUIPMENT = {
  availability: 1,
  launchDelay_s: 5,
  delaySpread: 0.2,
  reloadTime_s: 1800,
  reloads: 0,
  warningRelay_s: 10,
};

it('begins after the launch delay within its spread, and not before it may', () => {
  const times = [0, 0.5, 0.75].map((draw) => firstShot_us(EQUIPMENT, 1_000_000, 0, draw));
  expect(times).toEqual([5_000_000, 6_000_000, 6_500_000]);
  expect(firstShot_us(EQUIPMENT, 1_000_000, 5_999_999, 0.5)).toBe(6_000_000);
  expect(firstShot_us(EQUIPMENT, 1_000_000, 6_000_001, 0.5)).toBe(6_000_001);
});

it('goes on at its spacing, to the microsecond', () => {
  expect([0, 1, 2, 3].map((shot) => shotTime_us(7, shot, 0.1))).toEqual([7, 100_007, 200_007, 300_007]);
  expect(shotTime_us(0, 2, 3.5)).toBe(7_000_000);
});
