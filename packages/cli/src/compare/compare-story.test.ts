/** The story of a comparison, from rows written by hand. */
import { seedFrom } from '@testudo/core/numerics';
import type { Prepared } from '@testudo/core/simulation';
import { compare, type TrialRow, type ValidTrial } from '@testudo/core/study';
import { storyAfter, storyBefore } from '@testudo/report';
import { describe, expect, it } from 'vitest';
import { withDefence } from '../../../report/src/story/defended.fixture.js';
import { render } from '../story/render.js';
import { flat, ready } from '../story/shipped.fixture.js';
import { coloursFor, displayWidth } from '../terminal/index.js';
import { labelsOf } from './labels.js';
import { alsoDifferent } from './refuse-other-attack.js';

const colours = coloursFor({}, {});

const a = ready('iraq-2020/january');
const b: Prepared = { ...a, scenario: withDefence(a.scenario) };
const number = a.scenario.threats.length;

/** A trial in which those of the sixteen threats fail, are killed, and the rest arrives. */
function row(trial: number, sample: number, failed: number, killed: number, defended: boolean): ValidTrial {
  const fates = `${'k'.repeat(killed)}${'a'.repeat(number - failed - killed)}${'f'.repeat(failed)}`;
  const part = {
    failed,
    arrived: number - failed - killed,
    astray: 0,
    threatening: defended ? number - failed : 0,
    engaged: defended ? killed + 1 : 0,
    killed,
    leaked: defended ? number - failed - killed : 0,
    trackAlarms: 0,
    arrivedWarned: 0,
    metUnsheltered: 1,
    leads_s: [200],
    flights_s: [],
    apogees_m: [],
  };
  const fired = defended ? 2 * killed + 2 : 0;
  const reasons = [{ reason: 'missed' as const, count: number - failed - killed }];
  return {
    ok: true,
    trial,
    sample,
    digest: '',
    launched: number,
    ...part,
    places: a.scenario.places.map(({ id }) => ({ place: id, aimedAt: 8, ...part })),
    reasons,
    batteries: defended
      ? [
          { id: 'first-battery', tracked: 12, engaged: killed + 1, killed, fired, wasted: 0, reasons },
          {
            id: 'second-battery',
            tracked: 0,
            engaged: 0,
            killed: 0,
            fired: 0,
            wasted: 0,
            reasons: [{ reason: 'beyond-radar-range', count: number - failed }],
          },
        ]
      : [],
    pointDefences: defended ? [{ id: 'guns', reasons: [{ reason: 'not-in-class', count: 14 }] }] : [],
    rounds: [{ type: 'gem', fired }],
    roundsCost_usd: fired * 5e6,
    fates,
    launches: 'same',
  };
}

const labels = { a: 'january', b: 'april' };
const told = { a: a.scenario, b: b.scenario, labels, seed: '1', remarks: [] };

function story(
  rowsOfA: readonly TrialRow[],
  rowsOfB: readonly TrialRow[],
  plan: { readonly trials: number; readonly samples: number },
  width = 80,
): string {
  const compared = compare(a, b, { seed: seedFrom(1), ...plan }, rowsOfA, rowsOfB);
  return render([...storyBefore(told), ...storyAfter(told, compared)], { width, colours });
}

/** Two samples of two pairs: 4, 4, 6 and 6 killed of 12 that would arrive. */
const plan = { trials: 4, samples: 2 };
const without = [0, 1, 2, 3].map((trial) => row(trial, trial < 2 ? 0 : 1, 4, 0, false));
const withIt = [4, 4, 6, 6].map((killed, trial) => row(trial, trial < 2 ? 0 : 1, 4, killed, true));

describe('the story of a comparison', () => {
  const text = flat(story(without, withIt, plan));

  it('has the headline with its interval', () => {
    // −5 ± 12.7 · √(1/1): samples −4 and −6, standard error 1; so no difference can be told from two samples.
    expect(text).toContain(
      'No difference between april and january can be told from chance: of 16 missiles, 5.0 fewer arrive (95 % interval −17.7 to +7.7): 7.0 instead of 12.0 on average.',
    );
    const sure = [5, 5, 5, 5].map((killed, trial) => row(trial, trial < 2 ? 0 : 1, 4, killed, true));
    expect(flat(story(without, sure, plan))).toContain(
      'With april, 5.0 fewer of 16 missiles arrive than with january (the same in all 4 pairs, which tell no interval): 7.0 instead of 12.0',
    );
    expect(text).toContain(
      'Better in 100 % (95 % interval 34–100 %) of the 4 pairs, the same in 0 % (0–66 %), worse in 0 %',
    );
    expect(text).toContain('in nine pairs of ten the difference is −6 to −4');
  });

  it('says whose spread its intervals know: chance only, where one draw of the unknowns stands behind them', () => {
    const alike = (rows: readonly TrialRow[]) => rows.map((one) => ({ ...one, sample: 0 }));
    const one = flat(story(alike(without), alike(withIt), { trials: 4, samples: 1 }));
    expect(one).toContain('All intervals are of chance only, under this one draw of what is not known.');
    expect(flat(story(without, withIt, { trials: 4, samples: 0 }))).toContain(
      'All intervals are of chance only, at the best estimates.',
    );
    expect(text).not.toContain('chance only');
    expect(flat(story(without.slice(0, 1), withIt.slice(0, 1), { trials: 1, samples: 1 }))).toContain(
      '4.0 fewer of 16 missiles arrive than with january (one pair tells no interval)',
    );
  });

  it('says that nothing is launched, and compares nothing', () => {
    const none = [0, 1].map((trial) => ({ ...row(trial, trial, 0, 0, false), launched: 0, arrived: 0 }));
    const told = flat(story(none, none, { trials: 2, samples: 2 }));
    expect(told).toContain('Nothing is launched in either: there is nothing to compare.');
    expect(told).not.toMatch(/arrive in|Better in|WHAT IT TOOK|WHICH ASSUMPTIONS/);
  });

  it('gives the share of the unknowns an interval', () => {
    const spread = [1, 3, 5, 7].map((killed, trial) => row(trial, trial < 2 ? 0 : 1, 4, killed, true));
    const told = flat(story(without, spread, plan));
    // F = 8 with 1 and 2 degrees of freedom: below its upper 2.5 % (38.5), so nothing is sure.
    expect(told).toContain(
      'Of the spread of the difference, 78 % (95 % interval 0 to over 99 %) comes from what is not known, the rest from chance.',
    );
  });

  it('tells no verdict from a mean of nothing with an interval on both sides of it', () => {
    // 3 killed with a in each; with b 2, 2, 4 and 4: the samples differ by +1 and −1, so 0 ± 12.7 · 1.
    const three = [0, 1, 2, 3].map((trial) => row(trial, trial < 2 ? 0 : 1, 4, 3, true));
    const either = [2, 2, 4, 4].map((killed, trial) => row(trial, trial < 2 ? 0 : 1, 4, killed, true));
    expect(flat(story(three, either, plan))).toContain(
      'No difference between april and january can be told from chance: of 16 missiles, as many arrive (95 % interval −12.7 to +12.7): 9.0 on average.',
    );
    expect(flat(story(three, three, plan))).toContain(
      'With april as many of 16 missiles arrive as with january',
    );
  });

  it('says what became of them, and which they were', () => {
    expect(text).toContain('5.0 that arrive with january are killed with april');
    expect(text).toMatch(/7 Fateh-313 to Ain al-Asad/);
  });

  it('shows no leak beside a scenario in which there is nothing to leak through', () => {
    const table = story(without, withIt, plan, 90);
    expect(table).toMatch(/Killed +0\.0 +5\.0 +\+5\.0/);
    expect(table).toMatch(/Interceptors fired +0\.0 +12\.0 +\+12\.0/);
    expect(table).not.toMatch(/^ *Leaked/m);
  });

  it('adds up what it took and why not more, with those that contribute nothing', () => {
    expect(text).toContain('WHAT IT TOOK: APRIL');
    expect(text).toContain('Interceptors fired: +$60 million with april on average');
    expect(text).toContain('For each kill: 2.4');
    expect(text).toContain('- the interceptor missed: 28');
    expect(text).toContain('Second battery: it stayed beyond the radar’s range, 48 times.');
    expect(text).toContain(
      'Guns, Ain al-Asad Air Base: it is not in the class this system engages, 56 times.',
    );
    expect(text).not.toContain('WHY NOT MORE: JANUARY');
  });

  it('says of more kills than were killed that the others had failed before, and counts nobody twice', () => {
    expect(text).not.toContain('had failed before');
    // Each of four trials: one more kill by the battery than threats that were killed.
    const more = withIt.map((one) => ({
      ...one,
      batteries: one.batteries.map((its) => (its.killed > 0 ? { ...its, killed: its.killed + 1 } : its)),
      pointDefences: [{ id: 'guns', reasons: [] }],
    }));
    const told = flat(story(without, more, plan));
    expect(told).toContain(
      '4 of these kills were of missiles that had failed before, in all trials together, and count as failed.',
    );
    expect(told).toContain('Guns, Ain al-Asad Air Base: nothing was left for it to stop.');
  });

  it('says honestly how far assumptions can be told apart', () => {
    expect(text).toContain('2 draws of what is not known are too few to say: it takes 20 (--unknowns).');
    const many = (defended: boolean) =>
      Array.from({ length: 24 }, (_, trial) =>
        row(trial, trial, 4, defended ? 4 + (trial % 3) : 0, defended),
      );
    const wide = flat(story(many(false), many(true), { trials: 24, samples: 24 }));
    expect(wide).toMatch(/None of \d+ unknowns stands out from chance with 24 draws/);
    expect(wide).toMatch(
      /the higher, the (better|worse) april does beside january \(−?0\.\d\d\), may be chance/,
    );
    const [, list = ''] = wide.split('for what that is worth:');
    expect(list.split(', may be chance.')).toHaveLength(6);
    expect(flat(story(without, withIt, { trials: 4, samples: 0 }))).toContain(
      'at its best estimate, so this was not',
    );
  });

  it('says it where something is worse, equal, stopped, invalid or not the same attack', () => {
    expect(flat(story(withIt, without, plan))).toContain('5.0 more arrive');
    expect(flat(story(without, without, plan))).toContain(
      'With april as many of 16 missiles arrive as with january (the same in all 4 pairs, which tell no interval): 12.0 on average.',
    );
    expect(flat(story(without, withIt, { trials: 40, samples: 2 }))).toContain('Stopped after 4 of 40 pairs');
    const broken: TrialRow[] = [...withIt.slice(0, 3), { ok: false, trial: 3, sample: 1, reason: 'lost' }];
    expect(flat(story(without, broken, plan))).toContain(
      '1 pair could not be computed and is in none of the figures: 1 × lost.',
    );
    const other = withIt.map((one) => ({ ...one, launches: 'later' }));
    expect(flat(story(without, other, plan))).toContain('In 4 pairs the two did not meet the same attack');
    expect(flat(story([], [], plan))).not.toMatch(/NaN|undefined|Infinity/);
  });

  it.each([80, 60, 40])('fits into %i columns', (width) => {
    for (const line of story(without, withIt, plan, width).split('\n'))
      expect(displayWidth(line), line).toBeLessThanOrEqual(width);
  });

  it('speaks of one missile as of one', () => {
    const shot = ready('first-shot');
    const one = (trial: number, fate: string): ValidTrial => ({
      ...row(trial, 0, 0, 0, false),
      launched: 1,
      arrived: fate === 'a' ? 1 : 0,
      fates: fate,
    });
    const compared = compare(
      shot,
      shot,
      { seed: seedFrom(1), trials: 2, samples: 0 },
      [one(0, 'a'), one(1, 'a')],
      [one(0, 'a'), one(1, 'k')],
    );
    const single = flat(
      render(storyAfter({ ...told, a: shot.scenario, b: shot.scenario }, compared), { width: 80, colours }),
    );
    expect(single).toContain(
      'With april the missile arrives in 50 % of the pairs, with january in 100 % (difference −50 points',
    );
  });
});

describe('the names of the two', () => {
  it('are what was typed, else their ids, else A and B', () => {
    const both = [a.scenario, b.scenario] as const;
    expect(labelsOf(['iraq-2020/january', 'iraq-2020/april'], both)).toEqual({ a: 'january', b: 'april' });
    expect(labelsOf(['one/raid.yaml', 'two/raid.yaml'], both)).toEqual({
      a: 'iraq-2020-january',
      b: 'iraq-2020-january-defended',
    });
    expect(labelsOf(['x', 'x'], [a.scenario, a.scenario])).toEqual({ a: 'A', b: 'B' });
  });
});

describe('what differs besides batteries', () => {
  it('is said', () => {
    expect(alsoDifferent(a.scenario, b.scenario)).toEqual([]);
    const places = a.scenario.places.map((place) => ({ ...place, people: [] }));
    expect(alsoDifferent(a.scenario, { ...a.scenario, places })[0]).toContain('people');
    const { earlyWarning: _, ...unwarned } = a.scenario;
    expect(alsoDifferent(a.scenario, unwarned)[0]).toContain('Early warning');
  });
});
