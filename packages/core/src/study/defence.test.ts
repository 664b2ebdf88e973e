/** What a study keeps and says of a defence. */
import { describe, expect, it } from 'vitest';
import { seedFrom } from '../numerics/index.js';
import type { Outcome, ThreatOutcome } from '../simulation/index.js';
import { figuresFor, happeningsFor } from './figures.js';
import { rowOf } from './row-of.js';
import { figureIn, happeningIn, summarise } from './summarise.js';
import { asPrepared, defended, rowWith, undefended } from './two-places.fixture.js';
import { costOf, unitCosts } from './unit-costs.js';

const threat = (id: string, more: Partial<ThreatOutcome>): ThreatOutcome => ({
  threat: id,
  threatClass: 'fast',
  site: 'site',
  target: 'north',
  launch_us: 0,
  fate: 'arrived',
  separated: false,
  people: [],
  threatening: false,
  engaged: false,
  leaked: false,
  ladders: [],
  reasons: [],
  ...more,
});

const outcome: Outcome = {
  launched: 4,
  failed: 1,
  threatening: 2,
  engaged: 2,
  killed: 1,
  arrived: 2,
  leaked: 1,
  astray: 0,
  arrivedWarned: 0,
  places: [
    {
      place: 'north',
      aimedAt: 3,
      arrived: 1,
      killed: 1,
      engaged: 2,
      leaked: 1,
      failed: 1,
      astray: 0,
      alarms: 1,
    },
    {
      place: 'south',
      aimedAt: 1,
      arrived: 1,
      killed: 0,
      engaged: 0,
      leaked: 0,
      failed: 0,
      astray: 0,
      alarms: 0,
    },
  ],
  batteries: [
    {
      battery: 'north-battery',
      state: 'online',
      radiating: true,
      launchersReady: 3,
      rounds: [
        { type: 'cheap', fired: 3, left: 5, inTransit: 0, delivered: 8 },
        { type: 'odd', fired: 0, left: 4, inTransit: 0, delivered: 4 },
      ],
      online_s: 3600,
      ableToFire_s: 3600,
      failures: [],
      tracked: 3,
      engaged: 2,
      killed: 1,
      wasted: 0,
      reasons: [{ reason: 'missed', count: 1 }],
    },
  ],
  threats: [
    threat('t1', {
      fate: 'killed',
      threatening: true,
      engaged: true,
      trackAlarm_us: 5,
    } as Partial<ThreatOutcome>),
    threat('t2', {
      fate: 'arrived',
      threatening: true,
      engaged: true,
      leaked: true,
      reasons: ['missed', 'too-late'],
      ladders: [
        { battery: 'guns', shots: [], reason: 'not-in-class' },
        { battery: 'north-battery', shots: [], reason: 'missed' },
      ],
    }),
    threat('t4', { fate: 'failed', reasons: ['failed-by-itself'] }),
    threat('t3', { target: 'south', reasons: ['beyond-radar-range'] }),
  ],
  refusedOrders: [],
};

describe('the row of a defended trial', () => {
  const setting = { scenario: defended, trial: 7, sample: 2, costs: new Map([['cheap', 2e6]]) };
  const row = rowOf(setting, 'd', outcome);

  it('has what the outcome says, whole and for each place', () => {
    expect(row).toMatchObject({ threatening: 2, engaged: 2, killed: 1, leaked: 1, trackAlarms: 1 });
    expect(row.places[0]).toMatchObject({ place: 'north', threatening: 2, engaged: 2, killed: 1, leaked: 1 });
    expect(row.places[1]).toMatchObject({
      place: 'south',
      threatening: 0,
      engaged: 0,
      killed: 0,
      arrived: 1,
    });
    expect(row.rounds).toEqual([
      { type: 'cheap', fired: 3 },
      { type: 'odd', fired: 0 },
    ]);
    expect(row.roundsCost_usd).toBe(6e6);
    expect(row.batteries).toEqual([
      {
        id: 'north-battery',
        tracked: 3,
        engaged: 2,
        killed: 1,
        fired: 3,
        wasted: 0,
        reasons: [{ reason: 'missed', count: 1 }],
      },
    ]);
    expect(row.pointDefences).toEqual([{ id: 'guns', reasons: [{ reason: 'not-in-class', count: 1 }] }]);
    const of = (fate: ThreatOutcome['fate']) =>
      rowOf(setting, 'd', { ...outcome, threats: outcome.threats.map((one) => ({ ...one, fate })) });
    // As for batteries: what failed or was killed is nobody's to answer for.
    for (const fate of ['failed', 'killed'] as const) expect(of(fate).pointDefences[0]?.reasons).toEqual([]);
    expect(of('astray').pointDefences[0]?.reasons).toEqual([{ reason: 'not-in-class', count: 1 }]);
  });

  it('counts an alarm that sounded before the impact, and a group in the open were all others in shelter', () => {
    const group = (people: string, inShelter: boolean) => ({ people, count: 1, inShelter });
    const all = [10, 0, -10, undefined].map((lead_s, i) =>
      threat(`t${i + 1}`, {
        ...(lead_s === undefined ? {} : { lead_s }),
        people: [group('watch', i !== 1), group('others', i < 3)],
      }),
    );
    const counted = rowOf(setting, 'd', { ...outcome, threats: all });
    expect(counted).toMatchObject({ arrived: 2, arrivedWarned: 1, metUnsheltered: 2 });
    // Where there is nobody, nobody is outside shelter.
    const empty = all.map((one) => ({ ...one, people: one.people.map((group) => ({ ...group, count: 0 })) }));
    expect(rowOf(setting, 'd', { ...outcome, threats: empty })).toMatchObject({
      arrived: 2,
      metUnsheltered: 0,
    });
    expect(counted.leads_s).toEqual([10, 0, -10]);
  });

  it('keeps the first reason of each threat that was not killed, and one letter for each fate in the order of ids', () => {
    expect(row.reasons).toEqual([
      { reason: 'failed-by-itself', count: 1 },
      { reason: 'beyond-radar-range', count: 1 },
      { reason: 'missed', count: 1 },
    ]);
    expect(row.fates).toBe('kaaf');
    expect(rowOf(setting, 'd', { ...outcome, threats: outcome.threats.slice(1) }).fates).toBe('-aaf');
  });

  it('has a fingerprint that changes with a launch and with nothing else', () => {
    const of = (change: Partial<ThreatOutcome>) =>
      rowOf(setting, 'd', {
        ...outcome,
        threats: outcome.threats.map((one, i) => (i === 1 ? { ...one, ...change } : one)),
      }).launches;
    expect(of({ fate: 'killed' })).toBe(row.launches);
    expect(of({ launch_us: 1 })).not.toBe(row.launches);
  });

  it('has no cost where a type that was fired has no price', () => {
    const { roundsCost_usd } = rowOf({ ...setting, costs: new Map() }, 'd', outcome);
    expect(roundsCost_usd).toBeUndefined();
  });
});

describe('the price of rounds', () => {
  it('is drawn from the range of the catalogue, one value for each outer sample', () => {
    const seed = seedFrom(3);
    const prices = [0, 1, 2].map((sample) => unitCosts(defended, { seed, sample }).get('cheap') ?? 0);
    expect(new Set(prices).size).toBe(3);
    expect(prices.every((price) => price >= 1e6 && price <= 3e6)).toBe(true);
    expect(unitCosts(defended, 'nominal')).toEqual(new Map([['cheap', 2e6]]));
    expect(unitCosts(undefended, 'nominal').size).toBe(0);
  });

  it('adds up, and is not made up', () => {
    const costs = new Map([['cheap', 2e6]]);
    expect(costOf([], costs)).toBe(0);
    expect(
      costOf(
        [
          { type: 'cheap', fired: 3 },
          { type: 'odd', fired: 0 },
        ],
        costs,
      ),
    ).toBe(6e6);
    expect(costOf([{ type: 'odd', fired: 1 }], costs)).toBeUndefined();
  });
});

describe('the figures of a study', () => {
  const names = (of: typeof defended) => new Set(figuresFor(of).map(({ name }) => name));

  it('are those of a defence only where there is one, and cost only where there is a price', () => {
    expect(names(undefended)).not.toContain('killed');
    expect(happeningsFor(undefended).map(({ name }) => name)).not.toContain('none-leaked');
    expect(names(defended)).toContain('rounds-cost');
    const unpriced = { ...defended, catalogue: undefended.catalogue };
    expect(names(unpriced)).toContain('rounds-fired');
    expect(names(unpriced)).not.toContain('rounds-cost');
    expect(figuresFor(defended).map(({ id }) => id)).not.toContain('rounds-fired/north');
  });

  it('have the numbers that a hand calculation gives', () => {
    const cheap = (fired: number) => [{ type: 'cheap', fired }];
    const missed = [{ reason: 'missed', count: 1 }] as const;
    const rows = [
      rowWith({
        trial: 0,
        sample: 0,
        fates: 'kaaf',
        engaged: 2,
        rounds: cheap(4),
        cost_usd: 8e6,
        reasons: missed,
      }),
      rowWith({ trial: 1, sample: 0, fates: 'kkaf', engaged: 2, rounds: cheap(3), cost_usd: 6e6 }),
      rowWith({
        trial: 2,
        sample: 1,
        fates: 'aaaf',
        engaged: 1,
        rounds: cheap(2),
        cost_usd: 2e6,
        reasons: missed,
      }),
      rowWith({ trial: 3, sample: 1, fates: 'ffff', engaged: 0, rounds: cheap(0), cost_usd: 0 }),
    ];
    const found = summarise(asPrepared(defended), { seed: seedFrom(1), trials: 4, samples: 2 }, rows);
    expect(figureIn(found, 'killed')).toMatchObject({ mean: 0.75, greatest: 2 });
    expect(figureIn(found, 'leaked', 'north')?.mean).toBe(0.75);
    expect(figureIn(found, 'rounds-cost')?.mean).toBe(4e6);
    expect(happeningIn(found, 'some-leaked')).toMatchObject({ count: 2, trials: 4 });
    expect(happeningIn(found, 'none-leaked')).toMatchObject({ count: 2, share: 0.5 });
    expect(happeningIn(found, 'some-killed')?.count).toBe(2);
    expect(found.defence?.roundsPerKill?.ratio).toBe(3);
    expect(found.defence?.costPerKill_usd?.ratio).toBeCloseTo(16e6 / 3, 6);
    expect(found.defence?.rounds[0]).toMatchObject({ type: 'cheap', fired: { mean: 2.25 } });
    expect(found.defence?.batteries[0]).toMatchObject({
      id: 'north-battery',
      engaged: { mean: 1.25 },
      reasons: [{ reason: 'missed', count: 2 }],
    });
    expect(found.defence?.pointDefences).toEqual([
      { id: 'guns', reasons: [{ reason: 'not-in-class', count: 12 }] },
    ]);
  });

  it('say nothing of a defence that is not there', () => {
    const row = rowWith({ trial: 0, sample: 0, fates: 'aaaa' });
    const found = summarise(asPrepared(undefended), { seed: seedFrom(1), trials: 1, samples: 0 }, [row]);
    expect(found.defence).toBeUndefined();
  });
});
