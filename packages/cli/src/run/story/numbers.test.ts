import { describe, expect, it } from 'vitest';
import { count, distance, duration, mean, percent, position, range, ratio, speed } from './numbers.js';

describe('numbers for readers', () => {
  it.each([
    [count(1234567), '1,234,567'],
    [count(999), '999'],
    [mean(11.46), '11.5'],
    [mean(1234.5), '1,235'],
    [distance(617.4), '617 m'],
    [distance(1040), '1 km'],
    [distance(1060), '1.1 km'],
    [distance(434_263), '434 km'],
    [speed(965.4), '965 m/s'],
    [speed(2003.5), '2.0 km/s'],
    [duration(4.25), '4.3 s'],
    [duration(214.3), '214 s'],
    [duration(1350), '22.5 min'],
    [duration(7200), '2 h'],
    [percent(0.5), '50 %'],
    [percent(0.004), 'under 1 %'],
    [percent(0.998), 'over 99 %'],
    [percent(0), '0 %'],
    [percent(1), '100 %'],
    [ratio(0.75), '0.75'],
    [ratio(0.005), '0.005'],
    [position(0.5897, -0.7407), '33.79° N 42.44° W'],
  ])('%s', (written, wanted) => {
    expect(written).toBe(wanted);
  });

  it.each([
    ['90 km', '130 km', '90–130 km'],
    ['370 m', '1.1 km', '370 m to 1.1 km'],
    ['-5 s', '10 s', '-5 to 10 s'],
    ['38°', '42°', '38–42°'],
    ['51 %', '90 %', '51–90 %'],
    ['99 km', '99 km', '99 km'],
    ['01:33:03', '01:34:23', '01:33:03–01:34:23'],
    ['8', '14', '8–14'],
  ])('the range from %s to %s', (low, high, wanted) => {
    expect(range(low, high)).toBe(wanted);
  });
});
