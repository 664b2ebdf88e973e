/** Months with raids: idle days cost nothing, every run meets the same raids, and over the raids all adds up. */
import { isEvent, replay, snapshotFromJson, snapshotToJson } from '@testudo/core/engine';
import { interceptorLaunched, threatLaunched } from '@testudo/core/messages';
import { type ResolvedScenario, raidsOfVolleys } from '@testudo/core/scenario';
import {
  advanceTo,
  digest,
  type Outcome,
  restore,
  simulate,
  snapshot,
  start,
} from '@testudo/core/simulation';
import { runTrials, summarise } from '@testudo/core/study';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { prepared, shipped } from './shipped.js';

const SEED = { lo: 1, hi: 0 };
const DAY_US = 86_400_000_000;
const campaign = shipped('first-shot/campaign');
const ready = prepared(campaign);
const whole = simulate(ready, { seed: SEED });

const COUNTS = [
  'launched',
  'failed',
  'threatening',
  'engaged',
  'killed',
  'arrived',
  'leaked',
  'astray',
] as const;

function firedIn({ batteries }: Outcome): number {
  return batteries.flatMap(({ rounds }) => rounds).reduce((sum, { fired }) => sum + fired, 0);
}

function expectToAddUp(outcome: Outcome): void {
  const { raids = [] } = outcome;
  const sum = (key: (typeof COUNTS)[number] | 'roundsFired') =>
    raids.reduce((total, raid) => total + raid[key], 0);
  for (const key of COUNTS) expect([key, sum(key)]).toEqual([key, outcome[key]]);
  expect(sum('roundsFired')).toBe(firedIn(outcome));
  const begins = raids.map(({ firstLaunch_us }) => firstLaunch_us);
  expect(begins).toEqual([...begins].sort((a, b) => a - b));
}

describe('idle days', () => {
  const hour = shipped('first-shot/defended');
  const workIn = (scenario: ResolvedScenario) => {
    const run = start(prepared(scenario), { seed: SEED, trial: 0 });
    advanceTo(run, Number.POSITIVE_INFINITY);
    return { tasks: run.state.tasksDone, events: run.state.sequence };
  };
  const inOneHour = workIn(hour);

  it('after the raid cost neither an event nor a step', () => {
    expect(workIn({ ...hour, duration_us: 90 * DAY_US })).toEqual(inOneHour);
  });

  it('before the raid cost no more than where it falls between the radar’s looks', () => {
    const volleys = hour.volleys.map((volley) => ({ ...volley, at_us: (volley.at_us ?? 0) + 89 * DAY_US }));
    const late = workIn({ ...hour, duration_us: 90 * DAY_US, volleys });
    expect(Math.abs(late.tasks - inOneHour.tasks)).toBeLessThan(0.1 * inOneHour.tasks);
    expect(Math.abs(late.events - inOneHour.events)).toBeLessThan(0.1 * inOneHour.events);
  });

  it('between twenty raids: the work of the campaign is that of its missiles', () => {
    const run = start(ready, { seed: SEED, trial: 0 });
    advanceTo(run, Number.POSITIVE_INFINITY);
    expect(run.state.tasksDone).toBeLessThan(1.5 * campaign.threats.length * inOneHour.tasks);
  });
});

describe('a campaign', () => {
  it('is ninety days with twenty raids of one to four missiles', () => {
    expect(campaign.duration_us).toBe(90 * DAY_US);
    expect(whole.outcome.raids).toHaveLength(20);
    for (const { launched } of whole.outcome.raids ?? []) expect([1, 2, 4]).toContain(launched);
  });

  it('goes on from a snapshot between its raids as if nothing had been', () => {
    const run = start(ready, { seed: SEED, trial: 0 });
    for (const day of [3.2, 14.6, 40, 64.9]) {
      advanceTo(run, Math.round(day * DAY_US));
      const read = restore(run, snapshotFromJson(snapshotToJson(snapshot(run))));
      advanceTo(read, Number.POSITIVE_INFINITY);
      expect(digest(read)).toBe(whole.digest);
    }
  });

  it('is replayed from its record', () => {
    const { kernel } = start(ready, { seed: SEED, trial: 0 });
    const again = replay(kernel, whole.events, Number.POSITIVE_INFINITY, { draws: { seed: SEED, trial: 0 } });
    expect(again.difference).toBeUndefined();
  });

  it('meets the same raids whatever the seed, the trial and the sample', () => {
    const begins = ({ raids = [] }: Outcome) =>
      raids.map(({ raid, firstLaunch_us }) => [raid, firstLaunch_us]);
    for (const seed of [2, 77]) {
      for (const trial of [0, 5]) {
        expect(begins(simulate(ready, { seed: { lo: seed, hi: 9 }, trial }).outcome)).toEqual(
          begins(whole.outcome),
        );
      }
    }
    const plan = { seed: SEED, trials: 6, samples: 3 };
    const rows = runTrials(ready, plan, 0, 6);
    const raids = rows.map((row) =>
      row.ok ? row.raids?.map(({ raid, launched }) => [raid, launched]) : undefined,
    );
    for (const one of raids)
      expect(one).toEqual(whole.outcome.raids?.map(({ raid, launched }) => [raid, launched]));
  });

  it('has a launch of each threat moved by no other series', () => {
    const bare = (scenario: ResolvedScenario): ResolvedScenario => ({ ...scenario, batteries: [] });
    const events = (scenario: ResolvedScenario) =>
      simulate(prepared(scenario), { seed: SEED }).events.filter(
        ({ kind }) => kind !== 'area-warned' && kind !== 'people-sheltered',
      );
    const less = bare({ ...campaign, threats: campaign.threats.filter(({ group }) => group !== 'pair') });
    const kept = new Set(less.threats.map(({ id }) => id));
    const own = (scenario: ResolvedScenario) =>
      events(scenario).flatMap(({ entity, kind, time_us, data }) =>
        kept.has(entity) ? [{ entity, kind, time_us, data }] : [],
      );
    expect(own(less).length).toBeGreaterThan(50);
    expect(own(bare(campaign))).toEqual(own(less));
  });
});

describe('the raids of an outcome', () => {
  it('add up to the whole, whichever seed, also where raids fall into one another', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 2 ** 32 - 1 }),
        fc.array(fc.integer({ min: 0, max: 900 }), { minLength: 20, maxLength: 20 }),
        (seed, starts_s) => {
          expectToAddUp(simulate(ready, { seed: { lo: seed, hi: 0 } }).outcome);
          const volleys = campaign.volleys.map((volley, i) => ({
            ...volley,
            at_us: starts_s[i] * 1_000_000,
          }));
          const crowded = prepared({ ...campaign, volleys });
          expectToAddUp(simulate(crowded, { seed: { lo: seed, hi: 0 } }).outcome);
        },
      ),
      { numRuns: 8 },
    );
  }, 60_000);

  it('count what the log has between the launch of one raid and that of the next', () => {
    const { raids = [] } = whole.outcome;
    const launches = whole.events.filter((event) => isEvent(event, threatLaunched));
    const rounds = whole.events.filter((event) => isEvent(event, interceptorLaunched));
    raids.forEach(({ firstLaunch_us, launched, roundsFired }, i) => {
      const until_us = raids[i + 1]?.firstLaunch_us ?? Number.POSITIVE_INFINITY;
      const within = ({ time_us }: { time_us: number }) => time_us >= firstLaunch_us && time_us < until_us;
      expect(launches.filter(within)).toHaveLength(launched);
      expect(rounds.filter(within)).toHaveLength(roundsFired);
    });
    expect(rounds.length).toBeGreaterThan(20);
  });

  it('are one where all volleys follow the first, and then are not told apart', () => {
    const january = shipped('iraq-2020/january');
    expect([...new Set(raidsOfVolleys(january.volleys).values())]).toEqual(['v1']);
    expect(simulate(prepared(january), { seed: SEED }).outcome.raids).toBeUndefined();
  });

  it('have the sums of a study, trial by trial', () => {
    const plan = { seed: SEED, trials: 8, samples: 4 };
    const rows = runTrials(ready, plan, 0, 8);
    for (const row of rows) {
      if (!row.ok) throw new Error(row.reason);
      const sum = (key: 'launched' | 'arrived' | 'engaged') =>
        row.raids?.reduce((total, raid) => total + raid[key], 0);
      expect([sum('launched'), sum('arrived'), sum('engaged')]).toEqual([
        row.launched,
        row.arrived,
        row.engaged,
      ]);
    }
    const summary = summarise(ready, plan, rows);
    const of = (name: string) => summary.figures.find(({ id }) => id === name)?.mean ?? Number.NaN;
    const mean = (key: 'arrived' | 'engaged' | 'roundsFired') =>
      (summary.raids ?? []).reduce((total, raid) => total + raid[key].mean, 0);
    expect(summary.raids).toHaveLength(20);
    expect(mean('arrived')).toBeCloseTo(of('arrived'), 9);
    expect(mean('engaged')).toBeCloseTo(of('engaged'), 9);
    expect(mean('roundsFired')).toBeCloseTo(of('rounds-fired'), 9);
  });
});

describe('a chain of volleys', () => {
  it('may be as long as the scenario: each begins its delay after the one before', () => {
    const one = shipped('first-shot');
    const delay_s = { ...one.volleys[0].delay_s, nominal: 0.1 };
    const volleys = Array.from({ length: 15_000 }, (_, i) => ({
      id: `v${String(i).padStart(5, '0')}`,
      ...(i === 14_999 ? { at_us: 60_000_000 } : { after: `v${String(i + 1).padStart(5, '0')}` }),
      delay_s,
    }));
    const threats = one.threats.map((threat) => ({ ...threat, volley: 'v00000' }));
    const { nominal } = prepared({ ...one, volleys, threats });
    expect(nominal.threats[0].launch_us).toBe(60_000_000 + 15_000 * 100_000);
    expect(raidsOfVolleys(volleys).get('v00000')).toBe('v14999');
  });
});
