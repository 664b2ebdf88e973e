/** Studies: trials, their names and digests, and what they add up to. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { seedFrom } from '@testudo/core/numerics';
import { sampleUnknowns } from '@testudo/core/scenario';
import { type Prepared, settle, simulate } from '@testudo/core/simulation';
import {
  ENGINE_VERSION,
  figureIn,
  happeningIn,
  runTrials,
  sampleOf,
  screen,
  spearman,
  studyDigest,
  studyId,
  summarise,
  type TrialRow,
  trialRunner,
} from '@testudo/core/study';
import { describe, expect, it } from 'vitest';
import { prepared as ready, shipped } from './shipped.js';

const seed = seedFrom(7);

const firstShot = ready(shipped('first-shot'));
const plan = { seed, trials: 24, samples: 6 };
const rows = runTrials(firstShot, plan, 0, plan.trials);

/** A trial in which `arrived` of ten came down, `warned` of them announced. */
function row(trial: number, sample: number, arrived: number, warned: number): TrialRow {
  const part = {
    failed: 10 - arrived,
    arrived,
    astray: 0,
    arrivedWarned: warned,
    metUnsheltered: 0,
    threatening: 0,
    engaged: 0,
    killed: 0,
    leaked: 0,
    trackAlarms: 0,
    ...(arrived === 0 ? {} : { firstImpact_us: 60_000_000 }),
    leads_s: Array.from({ length: warned }, (_, i) => 100 + i),
    flights_s: Array.from({ length: arrived }, () => 300),
    apogees_m: Array.from({ length: arrived }, () => 70_000),
  };
  const reasons = [
    { reason: 'failed-by-itself' as const, count: 10 - arrived },
    { reason: 'battery-absent' as const, count: arrived },
  ];
  return {
    ok: true,
    trial,
    sample,
    digest: `${trial}`,
    launched: 10,
    ...part,
    places: [{ place: 'base', aimedAt: 10, ...part }],
    reasons,
    batteries: [],
    pointDefences: [],
    rounds: [],
    roundsCost_usd: 0,
    fates: `${'a'.repeat(arrived)}${'f'.repeat(10 - arrived)}`,
    launches: 'same',
  };
}

describe('a study', () => {
  it('gives every trial to the outer sample that the plan says', () => {
    expect([0, 3, 4, 23].map((trial) => sampleOf(plan, trial))).toEqual([0, 0, 1, 5]);
    expect(sampleOf({ seed, trials: 10, samples: 0 }, 9)).toBe(0);
    expect(rows.map(({ sample }) => sample)).toEqual(rows.map((_, trial) => Math.floor(trial / 4)));
  });

  it('is the same in pieces and in any order', () => {
    const pieces = [
      runTrials(firstShot, plan, 17, 24),
      runTrials(firstShot, plan, 0, 5),
      runTrials(firstShot, plan, 5, 17),
    ].flat();
    expect(studyDigest(pieces)).toBe(studyDigest(rows));
    const run = trialRunner(firstShot, plan);
    const backwards = Array.from({ length: plan.trials }, (_, i) => run(plan.trials - 1 - i));
    expect(backwards.reverse()).toEqual(rows);
    expect(summarise(firstShot, plan, pieces)).toEqual(summarise(firstShot, plan, rows));
  });

  it('runs what a single run of that world and trial would be', () => {
    const settled = settle(firstShot.scenario, { seed, sample: 2 }, firstShot.nominal);
    if (!settled.ok) throw new Error('not settled');
    const single = simulate(firstShot, { seed, trial: 9, world: settled.world });
    expect(rows[9]).toMatchObject({ ok: true, digest: single.digest, arrived: single.outcome.arrived });
    const nominal = runTrials(firstShot, { seed, trials: 1, samples: 0 }, 0, 1);
    expect(nominal[0]).toMatchObject({ digest: simulate(firstShot, { seed }).digest });
  });

  it('has another digest where one trial is another', () => {
    const changed = rows.map((one) =>
      one.trial === 11 && one.ok ? { ...one, digest: '0'.repeat(64) } : one,
    );
    expect(studyDigest(changed)).not.toBe(studyDigest(rows));
    expect(studyDigest(rows.slice(1))).not.toBe(studyDigest(rows));
  });

  it('has a name that changes with all that changes its results', () => {
    const { scenario } = firstShot;
    const ids = [
      studyId(scenario, plan),
      studyId(scenario, { ...plan, seed: seedFrom(8) }),
      studyId(scenario, { ...plan, trials: 25 }),
      studyId(scenario, { ...plan, samples: 5 }),
      studyId({ ...scenario, title: 'Another' }, plan),
      studyId(scenario, plan, '0.0.0'),
    ];
    expect(new Set(ids).size).toBe(ids.length);
    expect(studyId(scenario, { ...plan })).toBe(ids[0]);
  });

  it('carries the version of the package', () => {
    const text = readFileSync(resolve(import.meta.dirname, '../packages/core/package.json'), 'utf8');
    expect((JSON.parse(text) as { version: string }).version).toBe(ENGINE_VERSION);
  });

  it('counts what cannot be computed apart', () => {
    const catalogue = firstShot.scenario.catalogue.map((entry) => ({
      ...entry,
      parameters: entry.parameters.map((one) =>
        one.name === 'maxRange' ? { ...one, quantity: { ...one.quantity, nominal: 5e7 } } : one,
      ),
    }));
    const impossible = { ...firstShot, scenario: { ...firstShot.scenario, catalogue } };
    const invalid = runTrials(impossible, plan, 0, 4);
    expect(invalid.every(({ ok }) => !ok)).toBe(true);
    const summary = summarise(firstShot, plan, [...invalid, ...rows.slice(4)]);
    expect(summary).toMatchObject({ asked: 24, done: 24, invalid: 4, samples: 5 });
    expect(summary.invalidReasons.reduce((sum, { count }) => sum + count, 0)).toBe(4);
    expect(figureIn(summary, 'arrived')).toEqual(
      figureIn(summarise(firstShot, plan, rows.slice(4)), 'arrived'),
    );
    expect(summarise(firstShot, plan, invalid)).toMatchObject({
      figures: [],
      happenings: [],
      launchedPerTrial: 0,
    });
  });

  it('flies a missile that cannot reach its aim as far as it goes', () => {
    const far = {
      ...firstShot.scenario,
      launchSites: firstShot.scenario.launchSites.map((site) => ({ ...site, latitude_rad: 0.7 })),
    };
    const short = runTrials(ready(far), { seed, trials: 4, samples: 4 }, 0, 4);
    expect(short.map((one) => one.ok && one.arrived)).toEqual([0, 0, 0, 0]);
  });
});

describe('a summary', () => {
  // Two samples of two trials: 6 and 8, 2 and 4 arrive.
  const known = [row(0, 0, 6, 6), row(1, 0, 8, 7), row(2, 1, 2, 2), row(3, 1, 4, 4)];
  const summary = summarise(firstShot, { seed, trials: 4, samples: 2 }, known);

  it('has the numbers that a hand calculation gives', () => {
    expect(figureIn(summary, 'arrived')).toMatchObject({
      mean: 5,
      median: 5,
      least: 2,
      greatest: 8,
      trials: 4,
    });
    expect(figureIn(summary, 'arrived')?.shareUnknown).toBeCloseTo(7 / 9, 12);
    expect(figureIn(summary, 'arrived', 'base')?.mean).toBe(5);
    expect(figureIn(summary, 'shortest-lead')).toMatchObject({ mean: 100, least: 100 });
    expect(figureIn(summary, 'median-lead')?.greatest).toBe(103);
    expect(figureIn(summary, 'first-impact')?.mean).toBe(60);
    expect(happeningIn(summary, 'some-unwarned')).toMatchObject({ count: 1, trials: 4, share: 0.25 });
    expect(summary.launchedPerTrial).toBe(10);
    expect(summary.reasons).toEqual([
      { reason: 'failed-by-itself', count: 20 },
      { reason: 'battery-absent', count: 20 },
    ]);
  });

  it('leaves out of a figure the trials that do not have it', () => {
    const some = summarise(firstShot, { seed, trials: 2, samples: 1 }, [row(0, 0, 0, 0), row(1, 0, 5, 5)]);
    expect(figureIn(some, 'arrived')?.trials).toBe(2);
    expect(figureIn(some, 'median-flight')).toMatchObject({ trials: 1, mean: 300 });
  });
});

describe('the screening of unknowns', () => {
  it('ranks with ties as textbooks do', () => {
    // Ranks 1…5 against 1, 2, 3.5, 5, 3.5: 8 / √(10 · 9.5).
    expect(spearman([1, 2, 3, 4, 5], [5, 6, 7, 8, 7])).toBeCloseTo(8 / Math.sqrt(95), 12);
    expect(spearman([1, 2, 3], [9, 4, 1])).toBe(-1);
    expect(spearman([1, 2, 3], [4, 4, 4])).toBeUndefined();
  });

  it('finds the unknown that a figure was made from', () => {
    const made = Array.from({ length: 60 }, (_, trial) => {
      const values = sampleUnknowns(firstShot.scenario, { seed, sample: Math.floor(trial / 2) });
      return { sample: Math.floor(trial / 2), value: -(values.get('scud-b/burnTime') ?? 0) };
    });
    const found = screen(firstShot, { seed, trials: 60, samples: 30 }, 'made', made);
    expect(found?.drivers[0]).toEqual({ path: 'scud-b/burnTime', correlation: -1, clear: true });
    expect(found?.drivers.filter(({ clear }) => clear)).toHaveLength(1);
    expect(found?.samples).toBe(30);
  });

  it('is silent with too few samples', () => {
    const few = Array.from({ length: 19 }, (_, sample) => ({ sample, value: sample }));
    expect(screen(firstShot, { seed, trials: 19, samples: 19 }, 'few', few)).toBeUndefined();
  });
});

describe('another threat', () => {
  it('moves no draw of those that were there', () => {
    const { scenario } = firstShot;
    const [shot] = scenario.threats;
    if (shot === undefined) throw new Error('no threat');
    const more = [1, 2, 3].map((index) => ({ ...shot, id: `another-${index}`, group: 'another', index }));
    const reinforced = ready({ ...scenario, threats: [...more, shot] });
    for (let trial = 0; trial < 12; trial++) {
      const of = (prepared: Prepared) => {
        const settled = settle(prepared.scenario, { seed, sample: trial }, prepared.nominal);
        if (!settled.ok) throw new Error('not settled');
        const { threats } = simulate(prepared, { seed, trial, world: settled.world }).outcome;
        const { people: _, ...own } = threats.find(({ threat }) => threat === shot.id) ?? { people: [] };
        return own;
      };
      expect(of(reinforced)).toEqual(of(firstShot));
    }
  });
});
