import { seedFrom } from '@testudo/core/numerics';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chunkSize, Dealer } from './chunks.js';

const seed = seedFrom(1);

describe('the pieces of a study', () => {
  it('hold every trial once, whatever their sizes', () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 300 }),
        fc.integer({ min: 0, max: 320 }),
        fc.integer({ min: 1, max: 8 }),
        sizes,
        (trials, samples, workers, given) => {
          const dealer = new Dealer({ seed, trials, samples }, workers);
          const dealt: number[] = [];
          for (let i = 0; ; i++) {
            const chunk = dealer.deal(given[i % given.length] ?? 1);
            if (chunk === undefined) break;
            for (let trial = chunk.from; trial < chunk.to; trial++) dealt.push(trial);
          }
          expect(dealt.sort((a, b) => a - b)).toEqual(Array.from({ length: trials }, (_, trial) => trial));
        },
      ),
    );
  });

  it('go round the outer samples, so that a stopped study has seen all of them', () => {
    const dealer = new Dealer({ seed, trials: 1000, samples: 10 }, 1);
    const firsts = Array.from({ length: 10 }, () => dealer.deal(5)?.from);
    expect(firsts).toEqual([0, 100, 200, 300, 400, 500, 600, 700, 800, 900]);
    expect(dealer.deal(5)).toEqual({ from: 5, to: 10 });
  });

  it('keep small samples whole, several together', () => {
    const dealer = new Dealer({ seed, trials: 1000, samples: 250 }, 1);
    expect(dealer.deal(11)).toEqual({ from: 0, to: 8 });
    expect(dealer.deal(11)).toEqual({ from: 8, to: 16 });
  });

  it('are as long as about 400 ms of work', () => {
    expect(chunkSize(0, 0)).toBe(1);
    expect(chunkSize(10, 200)).toBe(20);
    expect(chunkSize(1, 5000)).toBe(1);
    expect(chunkSize(1000, 0)).toBe(5000);
  });
});
