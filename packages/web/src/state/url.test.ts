import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_LAYERS, LAYERS, type Layer } from './layers.js';
import { type Address, formatAddress, parseAddress, sameRuns } from './url.js';

const april = { kind: 'shipped', name: 'iraq-2020/april', seed: '1', trial: 0 } as const;
const january = { ...april, name: 'iraq-2020/january' } as const;

describe('an address', () => {
  it('is read as a person would write it', () => {
    const { address, bad } = parseAddress(
      '#run=iraq-2020/april&seed=0x2a&beside=iraq-2020/january&t=12505.5&pick=threat:v1-asad-fateh-1&follow=1' +
        '&panel=threats&layers=coverage,-tracks&mode=2d&speed=60&theme=light&view=44,33.5,900000,0,-90',
    );
    expect(bad).toEqual([]);
    expect(address).toEqual({
      runs: [
        { ...april, seed: '42' },
        { ...january, seed: '42' },
      ],
      time_s: 12505.5,
      pick: { kind: 'threat', id: 'v1-asad-fateh-1' },
      following: true,
      panel: 'threats',
      layers: new Set([...DEFAULT_LAYERS, 'coverage'].filter((layer) => layer !== 'tracks')),
      mode: '2d',
      speed: 60,
      theme: 'light',
      view: { longitude_deg: 44, latitude_deg: 33.5, height_m: 900000, heading_deg: 0, pitch_deg: -90 },
    });
  });

  it('is empty without anything, and says nothing', () => {
    for (const hash of ['', '#', '#&&'])
      expect(parseAddress(hash)).toEqual({ address: { runs: [] }, bad: [] });
    expect(formatAddress({ runs: [] })).toBe('');
  });

  it('keeps seeds that no float64 holds, and takes the seed of the first for the one beside it', () => {
    const large = { ...april, seed: '18446744073709551615' };
    const text = formatAddress({ runs: [large, { ...january, seed: large.seed }] });
    expect(text).toBe('run=iraq-2020/april&seed=18446744073709551615&beside=iraq-2020/january');
    expect(parseAddress(text).address.runs).toEqual([large, { ...january, seed: large.seed }]);
  });

  it('leaves out what it cannot read, says why and keeps the rest', () => {
    const cases: readonly (readonly [text: string, word: string])[] = [
      ['seed=-1', 'seed'],
      ['seed=18446744073709551616', 'seed'],
      ['trial=1.5', 'trial'],
      ['t=soon', 't:'],
      ['t=1e99', 't:'],
      ['pick=nobody:x', 'pick'],
      ['pick=threat:', 'pick'],
      ['panel=__proto__', 'panel'],
      ['layers=constructor', 'layers'],
      ['mode=4d', 'mode'],
      ['speed=7', 'speed'],
      ['theme=pink', 'theme'],
      ['view=1,2,3', 'view'],
      ['view=200,0,1000,0,-90', 'view'],
      ['view=NaN,0,1000,0,-90', 'view'],
      ['toString=1', 'toString'],
      ['%E0%A4%A=1', 'unknown'],
      ['pick=%E0%A4%A', 'pick'],
      ['beside=../x', 'beside'],
      ['panel=story&panel=events', 'twice'],
      [`pick=${'x'.repeat(5000)}`, 'longer'],
    ];
    for (const [text, word] of cases) {
      const { address, bad } = parseAddress(`#run=iraq-2020/april&${text}`);
      expect(bad.join(), text).toContain(word);
      expect(bad.length, text).toBe(1);
      if (word !== 'longer') expect(address.runs, text).toEqual([april]);
    }
    expect(parseAddress('#beside=iraq-2020/january').bad).toEqual([
      'beside: there is no run to stand beside',
    ]);
  });

  it('comes back as it was written, whatever it holds', () => {
    const asked = fc.oneof(
      fc.record({
        kind: fc.constant('shipped' as const),
        name: fc.constantFrom('first-shot', 'iraq-2020/april', 'iraq-2020/january'),
        seed: fc.bigInt(0n, 0xffff_ffff_ffff_ffffn).map(String),
        trial: fc.nat(1e6),
      }),
      fc.record({
        kind: fc.constant('file' as const),
        name: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }),
      }),
    );
    const tenth = (min: number, max: number) =>
      fc.integer({ min: min * 10, max: max * 10 }).map((n) => n / 10);
    const layer = fc.constantFrom(...(Object.keys(LAYERS) as Layer[]));
    const address = fc.record(
      {
        runs: fc.array(asked, { maxLength: 2 }),
        time_s: fc.integer({ min: -1e8, max: 1e9 }).map((ms) => ms / 1000),
        pick: fc.record({
          kind: fc.constantFrom('threat' as const, 'track' as const, 'place' as const),
          id: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }),
        }),
        following: fc.constant(true),
        panel: fc.constantFrom('story' as const, 'weeks' as const),
        layers: fc.uniqueArray(layer).map((some) => new Set(some)),
        mode: fc.constantFrom('2d' as const, '3d' as const),
        speed: fc.constantFrom(1, 10, 60),
        theme: fc.constantFrom('dark' as const, 'light' as const),
        view: fc.record({
          longitude_deg: tenth(-180, 180),
          latitude_deg: tenth(-90, 90),
          height_m: fc.integer({ min: 1, max: 1e8 }),
          heading_deg: tenth(0, 360),
          pitch_deg: tenth(-90, 90),
        }),
      },
      { requiredKeys: ['runs'] },
    );
    fc.assert(
      fc.property(address, (given) => {
        const one = given as Address;
        const text = formatAddress(one);
        const { address: again, bad } = parseAddress(text);
        expect(bad).toEqual([]);
        const { layers, ...rest } = again;
        const { layers: before, ...wanted } = one;
        expect(rest).toEqual(wanted);
        expect(new Set(layers ?? DEFAULT_LAYERS)).toEqual(new Set(before ?? DEFAULT_LAYERS));
      }),
    );
  });

  it('is never a reason to stumble', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const { address, bad } = parseAddress(`#${text}`);
        expect(address.runs).toBeDefined();
        expect(Array.isArray(bad)).toBe(true);
        formatAddress(address);
      }),
    );
  });

  it('tells runs apart by name, seed and trial', () => {
    expect(sameRuns([april], [{ ...april }])).toBe(true);
    expect(sameRuns([april], [{ ...april, seed: '2' }])).toBe(false);
    expect(sameRuns([april], [april, january])).toBe(false);
  });
});
