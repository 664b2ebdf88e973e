import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findUnit, fromSi, toSi, units, unitsFor } from './units.js';

/** Independent of the code: the BIPM brochure, the 1959 yard and pound agreement, ITU for dB. */
const KNOWN: readonly (readonly [value: number, symbol: string, si: string, inSi: number])[] = [
  [1, 'km', 'm', 1000],
  [1, 'ft', 'm', 0.3048],
  [10, 'nmi', 'm', 18_520],
  [1, 't', 'kg', 1000],
  [100, 'lb', 'kg', 45.359237],
  [1.5, 'h', 's', 5400],
  [250, 'ms', 's', 0.25],
  [1, 'd', 's', 86_400],
  [36, 'km/h', 'm/s', 10],
  [1, 'kn', 'm/s', 0.514444444],
  [180, 'deg', 'rad', Math.PI],
  [1, 'mrad', 'rad', 0.001],
  [0.9, 'deg/km', 'rad/m', Math.PI / 200_000],
  [2, '1/s', '1/s', 2],
  [3, 'm2/s3', 'm2/s3', 3],
  [-10, 'dBsm', 'm2', 0.1],
  [0, 'dBsm', 'm2', 1],
  [3, 'dBsm', 'm2', 1.995262315],
  [2, 'kN', 'N', 2000],
  [1013.25, 'hPa', 'Pa', 101_325],
  [15, 'degC', 'K', 288.15],
  [75, 'percent', '', 0.75],
  [12, 'people', 'count', 12],
  [5, 'USD', 'USD', 5],
];

describe('the way back from SI', () => {
  // In dB no straight line leads back but for 0 dB, which nothing is written for.
  it.each(KNOWN.filter(([, symbol]) => symbol !== 'dBsm'))('%s %s', (value, symbol) => {
    expect(fromSi(findUnit(symbol)?.toSi(value) ?? Number.NaN, symbol)).toBe(value);
  });

  it('is left to SI where six digits do not say it, in decibels and in units that nobody knows', () => {
    expect(fromSi(1, 'd')).toBeUndefined();
    expect(fromSi(5, 'dBsm')).toBeUndefined();
    expect(fromSi(5, 'furlong')).toBeUndefined();
  });
});

describe('units', () => {
  for (const [value, symbol, si, inSi] of KNOWN) {
    it(`${value} ${symbol} is ${inSi} ${si}`, () => {
      const converted = toSi(value, symbol, si);
      expect(converted.ok && Math.abs(converted.value - inSi)).toBeLessThan(
        1e-9 * Math.max(1, Math.abs(inSi)),
      );
    });
  }

  it('keeps whole fractions to the last bit', () => {
    expect(toSi(250, 'ms', 's')).toEqual({ ok: true, value: 0.25 });
    expect(toSi(75, 'percent', '')).toEqual({ ok: true, value: 0.75 });
    expect(toSi(36, 'km/h', 'm/s')).toEqual({ ok: true, value: 10 });
  });

  it('refuses what nobody knows and what is of another kind, and lists what would do', () => {
    expect(toSi(1, 'furlong', 'm')).toEqual({
      ok: false,
      reason: 'unknown-unit',
      allowed: ['m', 'km', 'mm', 'ft', 'nmi'],
    });
    expect(toSi(1, 'kg', 'm')).toEqual({
      ok: false,
      reason: 'wrong-dimension',
      allowed: ['m', 'km', 'mm', 'ft', 'nmi'],
    });
    expect(toSi(1, '', 'm').ok).toBe(false);
    expect(toSi(1, 'people', '').ok).toBe(false);
  });

  it('rises with the value, whatever the unit', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...units),
        fc.double({ min: -1e3, max: 1e3, noNaN: true }),
        (unit, value) => {
          expect(unit.toSi(value + 1)).toBeGreaterThan(unit.toSi(value));
        },
      ),
    );
  });

  it('has each symbol once, and every SI unit among its own symbols', () => {
    expect(new Set(units.map((unit) => unit.symbol)).size).toBe(units.length);
    for (const { si } of units) {
      expect(findUnit(si)?.si).toBe(si);
      if (si !== '') expect(unitsFor(si)).toContain(si);
    }
  });
});
