import { formatUtc } from '@testudo/core/numerics';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { letters, numbered, ordered } from './order.js';
import { pick } from './pick.js';
import { historyOf, isTold, when } from './when.js';
import { spot, where } from './where.js';

const DEG = Math.PI / 180;
const MINUTE = 60_000_000;
const time = fc.integer({ min: 0, max: 3_000_000_000_000 });
const grain = fc.record({
  time_us: fc.constantFrom(1, 1_000_000, MINUTE, 86_400_000_000),
  delay_us: fc.constantFrom(0, 1_000_000, 86_400_000_000),
});

describe('a moment', () => {
  it('is told as the stretch that it falls into, and not before that is over and the delay too', () => {
    const late = { time_us: MINUTE, delay_us: 10 * MINUTE };
    expect(when(90_000_000, late, 12 * MINUTE)).toEqual({ time_utc: formatUtc(MINUTE), within_s: 60 });
    expect(when(90_000_000, late, 12 * MINUTE - 1)).toBeUndefined();
  });

  it('is told alike with every other of its stretch', () => {
    fc.assert(
      fc.property(time, grain, fc.double({ min: 0, max: 1, noNaN: true }), time, (at, own, share, asOf) => {
        const from = Math.floor(at / own.time_us) * own.time_us;
        const other = from + Math.floor(share * (own.time_us - 1));
        expect(when(at, own, asOf)).toEqual(when(other, own, asOf));
        expect(isTold(at, own, asOf) && at + own.delay_us >= asOf).toBe(false);
      }),
    );
  });
});

describe('a history', () => {
  const change = (unix_us: number, value: string) => ({ unix_us, value: { value } });

  it('tells of each stretch the last, nothing twice in a row, and of the first no moment', () => {
    const changes = [
      change(0, 'a'),
      change(10, 'b'),
      change(MINUTE + 1, 'c'),
      change(MINUTE + 2, 'b'),
      change(2 * MINUTE, 'd'),
      change(9 * MINUTE, 'e'),
    ];
    expect(historyOf(changes, { time_us: MINUTE, delay_us: 0 }, 5 * MINUTE)).toEqual([
      { value: 'b' },
      { since_utc: formatUtc(2 * MINUTE), within_s: 60, value: 'd' },
    ]);
  });
});

describe('a position', () => {
  const latitude = fc.double({ min: -80, max: 80, noNaN: true });
  const longitude = fc.double({ min: -180, max: 180, noNaN: true });
  const at = (latitude_deg: number, longitude_deg: number) => ({
    latitude_rad: latitude_deg * DEG,
    longitude_rad: longitude_deg * DEG,
  });
  const cell = (size_m: number) => ({ kind: 'cell', size_m }) as const;

  it('is told as the middle of a cell that holds it, as high as is said and no narrower', () => {
    fc.assert(
      fc.property(latitude, longitude, fc.constantFrom(1000, 10_000, 100_000), (lat, lon, size_m) => {
        const told = spot(at(lat, lon), cell(size_m));
        const high_deg = size_m / 111_195;
        expect(Math.abs((told.latitude_deg ?? 0) - lat)).toBeLessThanOrEqual(high_deg / 2 + 1e-4);
        const rim = Math.cos((told.latitude_deg ?? 0) * DEG);
        const steps = Array.from({ length: 40 }, (_, i) =>
          spot(at(lat, lon + (i / 40) * (high_deg / 2)), cell(size_m)),
        );
        // Going half its height to the east meets one border at most.
        if (rim > 0.02) expect(new Set(steps.map((one) => one.longitude_deg)).size).toBeLessThanOrEqual(2);
      }),
      { numRuns: 200 },
    );
  });

  it('in a small cell gives away the large cell that holds it', () => {
    const seen = new Map<string, string>();
    fc.assert(
      fc.property(
        fc.double({ min: 33, max: 33.5, noNaN: true }),
        fc.double({ min: 42, max: 42.5, noNaN: true }),
        (lat, lon) => {
          const small = JSON.stringify(spot(at(lat, lon), cell(1000)));
          const large = JSON.stringify(spot(at(lat, lon), cell(10_000)));
          expect(seen.get(small) ?? large).toBe(large);
          seen.set(small, large);
        },
      ),
      { numRuns: 3000 },
    );
  });

  it('by a place is the nearest that is near, or nothing', () => {
    const landmarks = [
      { label: 'place 1', ...at(33, 42) },
      { label: 'place 2', ...at(33.1, 42) },
    ];
    expect(where(at(33.04, 42), { kind: 'place' }, landmarks, 30_000)).toEqual({ place: 'place 1' });
    expect(where(at(33.06, 42), { kind: 'place' }, landmarks, 30_000)).toEqual({ place: 'place 2' });
    expect(where(at(34, 42), { kind: 'place' }, landmarks, 30_000)).toBeUndefined();
    expect(where(at(34, 42), { kind: 'exact' }, landmarks, 30_000)).toEqual({
      latitude_deg: 34,
      longitude_deg: 42,
    });
  });
});

describe('the place that a cell is near', () => {
  const landmarks = [
    { label: 'south', latitude_rad: 29.98 * DEG, longitude_rad: 20 * DEG },
    { label: 'north', latitude_rad: 30.02 * DEG, longitude_rad: 20 * DEG },
  ];
  const point = fc.record({
    latitude_rad: fc.double({ min: 29.9 * DEG, max: 30.1 * DEG, noNaN: true }),
    longitude_rad: fc.double({ min: 19.9 * DEG, max: 20.1 * DEG, noNaN: true }),
  });

  it('follows from the cell: it says no more of a position than the cell does', () => {
    const cell = { kind: 'cell', size_m: 10_000 } as const;
    const placeOf = new Map<string, string | undefined>();
    fc.assert(
      fc.property(point, (at) => {
        const key = JSON.stringify(spot(at, cell));
        const { place } = where(at, cell, landmarks, 30_000) ?? {};
        if (placeOf.has(key)) expect(place).toBe(placeOf.get(key));
        placeOf.set(key, place);
      }),
      { numRuns: 2000 },
    );
    expect(placeOf.size).toBeGreaterThan(1);
  });

  it('is that of the position itself where an audience before is told that', () => {
    const cell = { kind: 'cell', size_m: 10_000, placeToo: true } as const;
    fc.assert(
      fc.property(point, (at) => {
        const before = where(at, { kind: 'place' }, landmarks, 30_000);
        expect(where(at, cell, landmarks, 30_000)).toEqual({ ...before, ...spot(at, cell) });
      }),
    );
  });
});

describe('names', () => {
  it('hang on what is told and not on the order in which it came', () => {
    const things = fc.array(
      fc.record({ time_utc: fc.constantFrom('1', '2'), place: fc.constantFrom('a', 'b') }),
    );
    fc.assert(
      fc.property(things, (all) => {
        expect(numbered('thing', [...all].reverse())).toEqual(numbered('thing', all));
        expect(ordered(all)).toHaveLength(all.length);
      }),
    );
    expect([0, 25, 26, 701, 702].map(letters)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA']);
  });
});

describe('picking', () => {
  it('copies named leaves and nothing else', () => {
    const value = {
      a: { b: 1, c: 2, d: { e: 3 } },
      list: [{ x: 1, y: 2 }, { y: 3 }],
      events: [
        { kind: 'one', data: { p: 1, q: 2 }, entity: 'e' },
        { kind: 'two', data: { p: 3 } },
      ],
      texts: ['s', 't'],
    };
    expect(pick(value, ['a.b', 'list[].x', 'events[one].data.p', 'texts[]', 'gone.at'])).toEqual({
      a: { b: 1 },
      list: [{ x: 1 }, {}],
      events: [{ kind: 'one', data: { p: 1 } }],
      texts: ['s', 't'],
    });
    // The name of a group stands for none of its leaves.
    expect(pick(value, ['a.d', 'list[]'])).toEqual({ a: { d: {} }, list: [{}, {}] });
  });
});
