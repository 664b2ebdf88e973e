import { describe, expect, it } from 'vitest';
import {
  count,
  distance,
  duration,
  mean,
  money,
  percent,
  position,
  range,
  ratio,
  signed,
  speed,
} from './numbers.js';

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
    [duration(47.5 * 3600), '47.5 h'],
    [duration(39 * 86_400), '39 days'],
    [percent(0.5), '50 %'],
    [percent(0.004), 'under 1 %'],
    [percent(0.998), 'over 99 %'],
    [percent(0), '0 %'],
    [percent(1), '100 %'],
    [ratio(0.75), '0.75'],
    [ratio(0.005), '0.005'],
    [money(0), '$0'],
    [money(450_000), '$450,000'],
    [money(-709_717), '−$710,000'],
    [money(12_345), '$12,300'],
    [money(949.6), '$950'],
    [money(4_100_000), '$4.1 million'],
    [money(23_600_000), '$24 million'],
    [money(1_200_000_000), '$1.2 billion'],
    [money(-2e6), '−$2 million'],
    [signed(-4.9, mean), '−4.9'],
    [signed(2, count), '+2'],
    [signed(0, mean), '0.0'],
    [signed(-0.01, mean), '0.0'],
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
    ['$2 million', '$3.5 million', '$2–3.5 million'],
    ['$900,000', '$2 million', '$900,000 to $2 million'],
    ['−5.6', '−4.2', '−5.6 to −4.2'],
    ['20 m/s2', '100 m/s2', '20–100 m/s2'],
    ['0 1/s', '0.001 1/s', '0–0.001 1/s'],
    ['under 1 %', '5 %', 'under 1 to 5 %'],
  ])('the range from %s to %s', (low, high, wanted) => {
    expect(range(low, high)).toBe(wanted);
  });
});
