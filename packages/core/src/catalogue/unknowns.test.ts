import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Quantity } from '../numerics/quantity.js';
import { streamId, uniformOpen } from '../numerics/random.js';
import { seedFrom } from '../numerics/seed.js';
import { type OwnedQuantity, sampledValue, sampleQuantities, unknownsAmong } from './unknowns.js';

const said = { unit: 's', source: 'a test', confidence: 'assumed' } as const;
const uniform: Quantity = { low: 10, high: 20, distribution: 'uniform', ...said };
const point: Quantity = { nominal: 7, distribution: 'point', ...said };
const nobodyKnows: Quantity = { high: 5, distribution: 'unquantified', ...said };
const flat: Quantity = { low: 3, nominal: 3, high: 3, distribution: 'pert', ...said };

const owned: readonly OwnedQuantity[] = [
  { owner: 'a', parameter: 'burnTime', quantity: uniform },
  { owner: 'a', parameter: 'mass', quantity: point },
  { owner: 'b', parameter: 'secret', quantity: nobodyKnows },
  { owner: 'c', parameter: 'flat', quantity: flat },
];
const seed = seedFrom(1);

describe('unknowns', () => {
  it('are what has a spread, and what has no range at all', () => {
    expect(unknownsAmong(owned).map(({ path, quantified }) => [path, quantified])).toEqual([
      ['a/burnTime', true],
      ['b/secret', false],
    ]);
  });

  it('at their nominal values are the middle of a range without one', () => {
    const values = sampleQuantities(owned, 'nominal');
    expect([...values]).toEqual([
      ['a/burnTime', 15],
      ['a/mass', 7],
      ['c/flat', 3],
    ]);
  });

  it('are never sampled without a range, and asking for one is a bug', () => {
    const values = sampleQuantities(owned, { seed, sample: 0 });
    expect(values.has('b/secret')).toBe(false);
    expect(() => sampledValue(values, 'b', 'secret')).toThrow('no value for b/secret');
  });

  it('are drawn from the stream unknown/owner/parameter with the sample as trial', () => {
    fc.assert(
      fc.property(fc.nat({ max: 1_000_000 }), (sample) => {
        const u = uniformOpen({ seed, trial: sample }, streamId('unknown', 'a', 'burnTime'), 0);
        const value = sampledValue(sampleQuantities(owned, { seed, sample }), 'a', 'burnTime');
        expect(value).toBeCloseTo(10 + 10 * u, 12);
      }),
    );
  });

  it('keep their values whatever else is sampled, in whatever order', () => {
    const all = sampleQuantities(owned, { seed, sample: 5 });
    const fewer = sampleQuantities([...owned].reverse().slice(1), { seed, sample: 5 });
    for (const [path, value] of fewer) expect(value).toBe(all.get(path));
  });

  it('spread over the range: the mean of 4,000 samples of 10 to 20 is 15 within five standard errors', () => {
    let sum = 0;
    for (let sample = 0; sample < 4000; sample += 1) {
      sum += sampledValue(sampleQuantities(owned.slice(0, 1), { seed, sample }), 'a', 'burnTime');
    }
    expect(Math.abs(sum / 4000 - 15)).toBeLessThan(5 * Math.sqrt(100 / 12 / 4000));
  });
});
