import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normal, seedFrom, streamId, studentQuantile } from '../numerics/index.js';
import { compare, differenceIn } from './compare.js';
import { comparisonDigest, comparisonId, studyDigest } from './identity.js';
import { isSameAttack, pairUp } from './pairs.js';
import { spreadOf } from './spread.js';
import { figureIn } from './summarise.js';
import type { TrialRow } from './trial-row.js';
import { asPrepared, defended, rowWith, undefended } from './two-places.fixture.js';

const seed = seedFrom(1);
const a = asPrepared(undefended);
const b = asPrepared(defended);
const fired = (number: number) => [{ type: 'cheap', fired: number }];

/** Two samples of two pairs. Arrivals: 4, 3, 4, 3 without a defence, 2, 1, 4, 2 with it. */
const plan = { seed, trials: 4, samples: 2 };
const rowsOfA = [
  rowWith({ trial: 0, sample: 0, fates: 'aaaa', leads_s: [100] }),
  rowWith({ trial: 1, sample: 0, fates: 'afaa' }),
  rowWith({ trial: 2, sample: 1, fates: 'aaaa', leads_s: [110] }),
  rowWith({ trial: 3, sample: 1, fates: 'faaa', leads_s: [120] }),
];
const rowsOfB = [
  rowWith({ trial: 0, sample: 0, fates: 'kaak', engaged: 2, rounds: fired(4), cost_usd: 8e6, leads_s: [90] }),
  rowWith({ trial: 1, sample: 0, fates: 'kfak', engaged: 2, rounds: fired(4), cost_usd: 8e6 }),
  rowWith({
    trial: 2,
    sample: 1,
    fates: 'aaaa',
    engaged: 2,
    rounds: fired(4),
    cost_usd: 4e6,
    leads_s: [110],
  }),
  rowWith({ trial: 3, sample: 1, fates: 'faka', engaged: 1, rounds: fired(2), cost_usd: 2e6 }),
];
const compared = compare(a, b, plan, rowsOfA, rowsOfB);

describe('a comparison', () => {
  it('has the differences that a hand calculation gives', () => {
    // Differences −2, −2 | 0, −1: means −2 and −½ about −1.25; within ½² · 2 / 2 = ¼, between samples 4.5 / 2 = 2.25.
    const arrived = differenceIn(compared, 'arrived');
    expect(arrived).toMatchObject({ meanA: 3.5, meanB: 2.25 });
    expect(arrived?.difference).toMatchObject({ mean: -1.25, least: -2, greatest: 0, trials: 4 });
    const half = studentQuantile(0.025, 1) * Math.sqrt(2.25 / 4);
    expect(arrived?.difference.mean95?.low).toBeCloseTo(-1.25 - half, 10);
    expect(arrived?.difference.mean95?.high).toBeCloseTo(-1.25 + half, 10);
    // (2.25 − ¼) / 2 = 1 between, ¼ within.
    expect(arrived?.difference.shareUnknown).toBeCloseTo(0.8, 12);
    expect(differenceIn(compared, 'arrived', 'south')?.difference.mean).toBe(-0.25);
    expect(differenceIn(compared, 'killed')?.difference.mean).toBe(1.25);
    expect(differenceIn(compared, 'leaked')).toMatchObject({ meanA: 0, meanB: 1.5 });
    expect(differenceIn(compared, 'rounds-fired')).toMatchObject({ meanA: 0, meanB: 3.5 });
    expect(differenceIn(compared, 'rounds-cost')).toMatchObject({ meanA: 0, meanB: 5.5e6 });
    // Beside nothing, the difference is what B has, to the last bit.
    const killed = differenceIn(compared, 'killed');
    expect(killed?.difference.mean).toBe(killed?.meanB);
  });

  it('takes a figure over the pairs that have it in both', () => {
    expect(differenceIn(compared, 'median-lead')).toMatchObject({ meanA: 105, meanB: 100 });
    expect(differenceIn(compared, 'median-lead')?.difference).toMatchObject({ trials: 2, mean: -5 });
  });

  it('counts the pairs in which fewer, as many and more arrive', () => {
    expect(compared.arrivals?.better).toMatchObject({ count: 3, trials: 4, share: 0.75 });
    expect(compared.arrivals?.equal).toMatchObject({ count: 1, share: 0.25 });
    expect(compared.arrivals?.worse).toMatchObject({ count: 0, share: 0 });
    expect(compared.arrivals?.worse.share95.high).toBeGreaterThan(0.5);
  });

  it('says which threats it comes from, and what became of them', () => {
    expect(compared.groups.map(({ threatClass, place, threats }) => [threatClass, place, threats])).toEqual([
      ['fast', 'north', 2],
      ['fast', 'south', 1],
      ['slow', 'north', 1],
    ]);
    expect(compared.groups[0]).toMatchObject({ arrivedA: 1.5, arrivedB: 1, killedA: 0, killedB: 0.5 });
    expect(compared.turns).toEqual([{ from: 'arrived', to: 'killed', perPair: 1.25 }]);
  });

  it('counts its pairs, and what could not be computed', () => {
    expect(compared).toMatchObject({ asked: 4, done: 4, invalid: 0, disagreeing: 0, samples: 2 });
    const broken: TrialRow[] = [...rowsOfB.slice(0, 3), { ok: false, trial: 3, sample: 1, reason: 'lost' }];
    expect(compare(a, b, plan, rowsOfA, broken)).toMatchObject({
      done: 4,
      invalid: 1,
      invalidReasons: [{ reason: 'lost', count: 1 }],
      samples: 2,
    });
    // What could not be computed is in no denominator.
    expect(compare(a, b, plan, rowsOfA, broken)).toMatchObject({
      launchedPerPair: 4,
      b: { done: 4, invalid: 1, launchedPerTrial: 4 },
    });
    expect(compare(a, b, plan, rowsOfA, rowsOfB.slice(2))).toMatchObject({ asked: 4, done: 2, samples: 1 });
    expect(compare(a, b, plan, [], [])).toMatchObject({ done: 0, figures: [], launchedPerPair: 0 });
  });

  it('has a name and a digest of its own', () => {
    const { scenario } = a;
    const others = rowsOfB.map((row) => ({ ...row, digest: `1${row.digest.slice(1)}` }));
    const ids = [comparisonId(scenario, defended, plan), comparisonId(defended, scenario, plan)];
    expect(new Set([...ids, comparisonId(scenario, defended, { ...plan, trials: 5 })]).size).toBe(3);
    expect(comparisonDigest(rowsOfA, others)).not.toBe(comparisonDigest(others, rowsOfA));
    expect(comparisonDigest(rowsOfA, rowsOfB)).not.toBe(studyDigest(rowsOfA));
  });
});

describe('pairs', () => {
  it('know when they were not the same attack', () => {
    const [one, other] = [rowsOfA[1], rowsOfB[1]];
    if (one === undefined || other === undefined) throw new Error('no rows');
    expect(isSameAttack({ a: one, b: other })).toBe(true);
    expect(isSameAttack({ a: one, b: { ...other, launches: 'later' } })).toBe(false);
    expect(isSameAttack({ a: one, b: { ...other, fates: 'kaak' } })).toBe(false);
    // Killed before it would have broken up by itself.
    expect(isSameAttack({ a: one, b: { ...other, fates: 'kkak' } })).toBe(true);
    expect(pairUp([one], [{ ...other, launches: 'later' }]).disagreeing).toBe(1);
  });
});

/** Four fates of one trial. */
const anyFates = fc.string({ unit: fc.constantFrom('a', 'f', 'k', 's'), minLength: 4, maxLength: 4 });
const anyRows = fc.array(anyFates, { minLength: 6, maxLength: 12 });

describe('the law of a comparison', () => {
  const rows = (fates: readonly string[]) =>
    fates.map((one, trial) =>
      rowWith({
        trial,
        sample: Math.floor(trial / 2),
        fates: one,
        rounds: fired(trial % 3),
        cost_usd: trial % 5,
      }),
    );
  const planFor = (fates: readonly string[]) => ({
    seed,
    trials: fates.length,
    samples: Math.ceil(fates.length / 2),
  });

  it('of a scenario with itself: every difference is exactly nothing', () => {
    fc.assert(
      fc.property(anyRows, (fates) => {
        const found = compare(b, b, planFor(fates), rows(fates), rows(fates));
        for (const { difference } of found.figures) {
          expect(difference).toMatchObject({ mean: 0, least: 0, greatest: 0 });
          expect(difference.mean95).toBeUndefined();
        }
        expect(found.arrivals?.equal.share).toBe(1);
        expect(found.disagreeing).toBe(0);
        expect(found.turns).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  it('with one that has nothing: the difference is what the other has, which is what its own study says, to the last bit', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 2, maxLength: 30 }), (numbers) => {
        const one = numbers.map((_, trial) => rowWith({ trial, sample: trial, fates: 'aaaa' }));
        const other = numbers.map((number, trial) =>
          rowWith({ trial, sample: trial, fates: 'aaaa', rounds: fired(number) }),
        );
        const found = compare(a, b, { seed, trials: numbers.length, samples: numbers.length }, one, other);
        const { difference, meanB } = differenceIn(found, 'rounds-fired') ?? {};
        expect(difference?.mean).toBe(meanB);
        expect(figureIn(found.b, 'rounds-fired')?.mean).toBe(meanB);
      }),
      { numRuns: 40 },
    );
  });

  it('swapped: every difference changes its sign, better and worse change places', () => {
    fc.assert(
      fc.property(anyRows, anyRows, (first, second) => {
        const number = Math.min(first.length, second.length);
        const [x, y] = [first.slice(0, number), second.slice(0, number)];
        const there = compare(b, b, planFor(x), rows(x), rows(y));
        const back = compare(b, b, planFor(x), rows(y), rows(x));
        there.figures.forEach(({ difference, meanA, meanB }, i) => {
          const other = back.figures[i];
          expect(other?.difference.mean).toBeCloseTo(-difference.mean, 9);
          // Where all pairs agree there is no interval, either way round.
          expect(other?.difference.mean95 === undefined).toBe(difference.mean95 === undefined);
          if (difference.mean95 !== undefined)
            expect(other?.difference.mean95?.low).toBeCloseTo(-difference.mean95.high, 9);
          expect(other?.difference.range90.high).toBeCloseTo(-difference.range90.low, 9);
          expect([other?.meanB, other?.meanA]).toEqual([meanA, meanB]);
        });
        expect(back.arrivals?.worse).toEqual(there.arrivals?.better);
      }),
      { numRuns: 40 },
    );
  });
});

describe('the interval of a mean difference', () => {
  it('holds the truth as often as it says, where pairs share their unknowns', () => {
    // Difference = −2 + unknowns (deviation 1) + chance (deviation 2); 12 samples of 6 pairs, 2000 comparisons.
    const truth = -2;
    const [shares, own] = [streamId('shared'), streamId('own')];
    const held = Array.from({ length: 2000 }, (_, run) => {
      const source = { seed: seedFrom(11), trial: run };
      const observations = Array.from({ length: 72 }, (_, trial) => {
        const sample = Math.floor(trial / 6);
        const shared = normal(source, shares, sample);
        return { sample, value: truth + shared + 2 * normal(source, own, trial) };
      });
      const interval = spreadOf(observations)?.mean95;
      return interval !== undefined && interval.low <= truth && truth <= interval.high;
    }).filter(Boolean).length;
    // 95 %; the standard error of the share over 2000 is 0.5 %.
    expect(held / 2000).toBeGreaterThan(0.935);
    expect(held / 2000).toBeLessThan(0.97);
  });
});

describe('the screening of a difference', () => {
  it('finds the unknown of the defence that only one of the two has', () => {
    const rows = (of: (sample: number) => string) =>
      Array.from({ length: 60 }, (_, trial) =>
        rowWith({ trial, sample: Math.floor(trial / 2), fates: of(Math.floor(trial / 2)), rounds: [] }),
      );
    const asked = { seed, trials: 60, samples: 30 };
    const found = compare(
      a,
      b,
      asked,
      rows(() => 'aaaa'),
      rows((sample) => (sample % 3 === 0 ? 'kkaa' : sample % 3 === 1 ? 'kaaa' : 'aaaa')),
    );
    const paths = found.screening?.drivers.map(({ path }) => path) ?? [];
    // Of both: burn times, radii, the volley; of B alone: the price. Each once, none stands out.
    expect(found.screening?.unknowns).toBe(6);
    // Student's t with 28 degrees of freedom at 1 % shared out over six, two-sided: 3.47859 (SciPy); r = t / √(28 + t²).
    expect(found.screening?.noise).toBeCloseTo(0.549323, 5);
    expect(paths).toContain('cheap/unitCost');
    expect(new Set(paths).size).toBe(paths.length);
    expect(found.screening?.drivers.every(({ clear }) => !clear)).toBe(true);
  });

  it('is silent with too few samples', () => {
    expect(compared.screening).toBeUndefined();
  });
});
