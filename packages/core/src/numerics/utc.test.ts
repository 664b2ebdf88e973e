import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InvariantError } from './invariant.js';
import { civilFromDays, daysFromCivil, formatUtc, parseUtc } from './utc.js';

/** The engine's own calendar: slower and with a parser of its own, but an independent witness. */
function witness_us(year: number, month: number, day: number, ...clock: number[]): number {
  const [hour = 0, minute = 0, second = 0, micro = 0] = clock;
  return Date.UTC(year, month - 1, day, hour, minute, second) * 1000 + micro;
}

function parsed(text: string): number {
  const result = parseUtc(text);
  if (!result.ok) throw new Error(result.reason);
  return result.unix_us;
}

describe('parseUtc', () => {
  it.each([
    ['1970-01-01T00:00:00Z', 0],
    ['2020-01-07T22:34:00Z', 1_578_436_440_000_000],
    ['2020-01-08T01:34:00+03:00', 1_578_436_440_000_000],
    ['2020-01-07T18:04:00-04:30', 1_578_436_440_000_000],
    ['2020-01-07T22:34:00.25Z', 1_578_436_440_250_000],
    ['2020-01-07T22:34:00.000001Z', 1_578_436_440_000_001],
    ['1969-12-31T23:59:59.999999Z', -1],
    ['2000-02-29T00:00:00Z', 951_782_400_000_000],
    ['1900-01-01T00:00:00Z', -2_208_988_800_000_000],
    ['2100-12-31T23:59:59Z', 4_133_980_799_000_000],
    ['2020-01-07T00:30:00+23:59', witness_us(2020, 1, 6, 0, 31)],
  ])('%s', (text, unix_us) => {
    expect(parseUtc(text)).toEqual({ ok: true, unix_us });
  });

  it.each([
    ['2020-01-07T22:34:00', 'zone'],
    ['2020-01-07', 'not a time'],
    ['2020-01-07 22:34:00Z', 'not a time'],
    ['2020-1-7T22:34:00Z', 'not a time'],
    ['2020-01-07T22:34Z', 'not a time'],
    ['', 'not a time'],
    ['2020-01-07T22:34:00z', 'not a time'],
    ['2020-01-07T22:34:00Z\n', 'not a time'],
    ['2020-01-07T22:34:00+0300', 'not a time'],
    ['2016-12-31T23:59:60Z', 'leap second'],
    ['2020-01-07T22:34:61Z', 'second 61'],
    ['2020-01-07T22:60:00Z', 'minute'],
    ['2020-01-07T24:00:00Z', 'hour'],
    ['2020-13-07T00:00:00Z', 'month'],
    ['2020-00-07T00:00:00Z', 'month'],
    ['2020-01-00T00:00:00Z', 'no day'],
    ['2020-04-31T00:00:00Z', 'no day'],
    ['2021-02-29T00:00:00Z', 'no day'],
    ['1900-02-29T00:00:00Z', 'no day'],
    ['2020-01-07T22:34:00.1234567Z', 'finer'],
    ['2020-01-07T22:34:00.Z', 'not a time'],
    ['2020-01-07T22:34:00+24:00', 'offset'],
    ['2020-01-07T22:34:00+03:60', 'offset'],
    ['1699-12-31T00:00:00Z', 'year'],
    ['2200-01-01T00:00:00Z', 'year'],
  ])('refuses %j and says why', (text, word) => {
    const result = parseUtc(text);
    expect(result.ok).toBe(false);
    expect(result.ok ? '' : result.reason).toContain(word);
  });

  it('agrees with the engine’s calendar on every day from 1890 to 2110', () => {
    for (let days = -29_300; days < 51_200; days++) {
      const date = new Date(days * 86_400_000);
      const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()] as const;
      if (daysFromCivil(year, month, day) !== days) expect.fail(`day ${days} from ${date.toISOString()}`);
      const back = civilFromDays(days);
      if (back.year !== year || back.month !== month || back.day !== day) expect.fail(`date of day ${days}`);
    }
  });
});

describe('formatUtc', () => {
  it.each([
    [0, {}, '1970-01-01T00:00:00Z'],
    [1_578_436_440_000_000, {}, '2020-01-07T22:34:00Z'],
    [1_578_436_440_000_000, { offset_s: 10_800 }, '2020-01-08T01:34:00+03:00'],
    [1_578_436_440_000_000, { offset_s: -16_200 }, '2020-01-07T18:04:00-04:30'],
    [1_578_436_440_250_000, {}, '2020-01-07T22:34:00.25Z'],
    [1_578_436_440_250_000, { precision: 0 }, '2020-01-07T22:34:00Z'],
    [1_578_436_440_999_999, { precision: 3 }, '2020-01-07T22:34:00.999Z'],
    [1_578_436_440_000_000, { precision: 3 }, '2020-01-07T22:34:00.000Z'],
    [-1, {}, '1969-12-31T23:59:59.999999Z'],
  ])('%i µs, %j', (unix_us, format, text) => {
    expect(formatUtc(unix_us, format)).toBe(text);
  });

  it('writes what parseUtc reads', () => {
    const range = { min: witness_us(1701, 1, 1), max: witness_us(2199, 1, 1) };
    fc.assert(
      fc.property(fc.integer(range), fc.integer({ min: -1439, max: 1439 }), (unix_us, offset_min) => {
        expect(parsed(formatUtc(unix_us, { offset_s: offset_min * 60 }))).toBe(unix_us);
      }),
      { numRuns: 1000 },
    );
  });

  it('refuses what it cannot write', () => {
    expect(() => formatUtc(0.5)).toThrow(InvariantError);
    expect(() => formatUtc(0, { offset_s: 30 })).toThrow(InvariantError);
    expect(() => formatUtc(0, { offset_s: 86_400 })).toThrow(InvariantError);
    expect(() => formatUtc(0, { precision: 7 })).toThrow(InvariantError);
    expect(() => formatUtc(9e15)).toThrow(InvariantError);
  });
});
