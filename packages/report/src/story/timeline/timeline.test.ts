/** The story of a timeline, from days written by hand. */
import type { ResolvedDeployment, ResolvedScenario } from '@testudo/core/scenario';
import type { BatteryTimeline, PlaceDay, Timeline } from '@testudo/core/study';
import { describe, expect, it } from 'vitest';
import type { Block } from '../block.js';
import { heldBackInWords } from './held-back.js';
import { storyOfTimeline } from './index.js';
import { momentInWords } from './moments.js';

const DAY_US = 86_400_000_000;
const said = { source: 'a test', confidence: 'assumed' } as const;
/** 1 March 2020, midnight at UTC+3. */
const FROM = Date.UTC(2020, 1, 29, 21) * 1000;

const deployment = {
  ...said,
  beginsUnix_us: FROM,
  permissions: [{ ...said, id: 'consent', gates: 'movement', after: [] }],
  tasks: [
    { id: 'lift', kind: 'movement', by: 'air', after: [] },
    { id: 'checks', kind: 'check-out', after: ['lift'] },
    { id: 'emplacement', kind: 'emplacement', after: ['checks'] },
  ],
} as unknown as ResolvedDeployment;

const scenario = {
  title: 'A case',
  historical: false,
  epochUnix_us: FROM + 100 * DAY_US,
  localOffset_s: 10_800,
  localName: 'Some',
  places: [
    { id: 'base', name: 'Base' },
    { id: 'far', name: 'Far place' },
  ],
  launchSites: [],
  batteries: [
    { id: 'one', name: 'First battery', deployment },
    { id: 'two', name: 'Second battery' },
  ],
  pointDefences: [],
  catalogue: [],
  facts: [{ ...said, id: 'f', what: 'it came in March', note: 'by a paper' }],
} as unknown as ResolvedScenario;

const day = (share: number, launchers: number, by?: string): PlaceDay => ({
  covered: {
    count: share * 100,
    trials: 100,
    share,
    share95: { low: share, high: share },
    effectiveTrials: 100,
  },
  watched: share,
  launchers: { p05: launchers, p50: launchers, p95: launchers + 2 },
  heldBack:
    by === undefined
      ? []
      : [{ battery: 'one', by: { kind: by === 'consent' ? 'permission' : 'task', id: by }, count: 9 }],
});
const at = (days: number) => ({
  share: 1,
  unix_us: {
    p05: FROM + days * DAY_US,
    p10: 0,
    p50: FROM + (days + 1) * DAY_US,
    p90: 0,
    p95: FROM + (days + 2.2) * DAY_US,
  },
});
const never = { share: 0, unix_us: {} };

const battery: BatteryTimeline = {
  id: 'one',
  launchers: 3,
  engagesAt: ['base'],
  delivered: at(1),
  assembling: at(2),
  radiates: at(3),
  engages: [
    { launchers: 1, ...at(4) },
    { launchers: 2, ...at(5) },
    { launchers: 3, share: 0.8, unix_us: { p05: FROM + 5 * DAY_US, p50: FROM + 6 * DAY_US } },
  ],
  fromDelivery_s: { p05: 86_400, p10: 2 * 86_400, p50: 3 * 86_400, p90: 4.25 * 86_400, p95: 6 * 86_400 },
  held: [
    {
      by: 'consent',
      kind: 'permission',
      share: 1,
      mean_s: 9.5 * 86_400,
      held_s: { p05: 8 * 86_400, p95: 11 * 86_400 },
    },
    { by: 'checks', kind: 'task', share: 0.7, mean_s: 20 * 3600, held_s: { p05: 10 * 3600, p95: 30 * 3600 } },
    { by: 'emplacement', kind: 'task', share: 1, mean_s: 3600, held_s: { p05: 1800, p95: 7200 } },
  ],
  days: [],
};

const timeline: Timeline = {
  fromUnix_us: FROM,
  toUnix_us: FROM + 7 * DAY_US,
  samples: 100,
  batteries: [
    battery,
    {
      ...battery,
      id: 'two',
      engagesAt: [],
      engages: [{ launchers: 1, ...never }],
      radiates: never,
      held: [],
      fromDelivery_s: {},
    },
  ],
  places: [
    {
      id: 'base',
      batteries: ['one'],
      days: [
        day(0, 0, 'consent'),
        day(0, 0, 'consent'),
        day(0.02, 0, 'checks'),
        day(0.4, 0, 'checks'),
        day(0.6, 2, 'checks'),
        day(0.97, 3, 'checks'),
        day(1, 4),
      ],
    },
    { id: 'far', batteries: [], days: [] },
  ],
};

/** All words of a story, one line for each. */
function words(blocks: readonly Block[]): readonly string[] {
  return blocks.flatMap((block): readonly string[] => {
    if (block.kind === 'list') return block.items;
    if (block.kind === 'table')
      return block.rows.flatMap((row) =>
        'cells' in row ? [row.cells.join(' | '), row.sentence] : [row.group],
      );
    return 'text' in block ? [block.text] : [];
  });
}

describe('the story of a timeline', () => {
  const told = words(storyOfTimeline({ scenario, seed: '7', timeline }));

  it('says which days, which clock and how many draws', () => {
    expect(told[1]).toContain('from 1 March 2020 to 7 March 2020, by Some time (UTC+3), in 100 draws');
    expect(told[1]).toContain('(seed 7)');
  });

  it('says when a battery could do what, and what too few draws come to', () => {
    expect(told).toContain('Can engage, 1 launcher | 5 Mar 2020 | 6 Mar 2020 | 7 Mar 2020');
    expect(told).toContain('Can engage, 3 launchers | 6 Mar 2020 | 7 Mar 2020 | not reached');
    expect(told).toContain('From delivery to able to engage: 3.0 days (80 % interval 2.0–4.3 days).');
  });

  it('says what it waited for, and leaves out what took no time', () => {
    expect(told).toContain(
      'the permission consent: 9.5 days on average (8.0–11.0 days in nine draws of ten)',
    );
    expect(told).toContain(
      'checks (check-out): 20 h on average (10–30 h in nine draws of ten), in 70 % of the draws',
    );
    expect(told.join('\n')).not.toContain('emplacement:');
  });

  it('tells gaps, doubt and cover one after the other, with what held it back', () => {
    expect(told).toContain(
      'until 3 March 2020: nothing could have engaged; what held most draws back: the permission consent (until 2 March 2020), then checks (check-out)',
    );
    expect(told).toContain(
      'from 4 March 2020 to 5 March 2020: in doubt, even odds from 5 March 2020 on; what held most draws back: checks (check-out)',
    );
    expect(told).toContain('from 6 March 2020 on: covered, with 4 to 6 launchers');
    expect(told).toContain('Far place: no battery of this scenario can engage there.');
  });

  it('has a row for each day on which the share has moved', () => {
    const rows = told.filter((line) => /Mar 2020 \| \d+ % \|/.test(line));
    expect(rows.map((row) => row.split(' | ').slice(0, 2).join(' '))).toEqual([
      '1 Mar 2020 0 %',
      '4 Mar 2020 40 %',
      '5 Mar 2020 60 %',
      '6 Mar 2020 97 %',
      '7 Mar 2020 100 %',
    ]);
    expect(rows.at(-1)).toBe('7 Mar 2020 | 100 % | 100 % | 4 | –');
  });

  it('says of a battery by dates what it is worth, and what is on record', () => {
    expect(told).toContain(
      'Second battery: by the dates of the scenario never able to engage; it can engage at none of the places here.',
    );
    expect(told).toContain('It came in March; by a paper (a test)');
  });

  it('says of a battery that wears how much of the time it is out of order, and of another nothing', () => {
    expect(told.join('\n')).not.toContain('out of order');
    const atWork = { mean: 0.94, share: { p10: 0.9, p50: 0.95, p90: 0.97 } };
    const worn = { ...timeline, batteries: timeline.batteries.map((one) => ({ ...one, atWork })) };
    const sentences = words(storyOfTimeline({ scenario, seed: '7', timeline: worn })).filter((line) =>
      line.includes('out of order 6 % of the time on average (80 % interval 3–10 %)'),
    );
    expect(sentences.length).toBe(2);
  });

  it('has neither holes nor names of code in it', () => {
    expect(told.join('\n')).not.toMatch(/undefined|NaN|Infinity|\[object/);
  });
});

describe('a battery that stands by the dates of the scenario', () => {
  const at1 = { share: 1, unix_us: { p05: FROM, p10: FROM, p50: FROM, p90: FROM, p95: FROM } };
  const toldOf = (shares: readonly number[], first: object, radiates: readonly number[] = shares) => {
    const days = shares.map((share, day) => ({
      engages: { share },
      radiates: radiates[day],
      heldBack:
        share === 1 ? [] : [{ battery: 'two', by: { kind: 'reason', reason: 'weapons-hold' }, count: 1 }],
    }));
    const own = { ...battery, id: 'two', days, radiates: at1, engages: [{ launchers: 1, ...first }] };
    const its = { ...timeline, batteries: [own] } as unknown as Timeline;
    const lines = words(storyOfTimeline({ scenario, seed: '7', timeline: its }));
    const by = 'Second battery: by the dates of the scenario ';
    return lines.find((line) => line.startsWith(by))?.slice(by.length);
  };

  it('is able since a day where it stays so, and from one day to another where it does not', () => {
    expect(toldOf([1, 1, 1], at1)).toBe(
      'able to engage since 1 March 2020, with 3 launchers when all are ready.',
    );
    expect(toldOf([1, 1, 0], at1)).toContain('able to engage from 1 March 2020 to 2 March 2020, with');
    expect(toldOf([1, 0, 1, 1], at1)).toContain(
      'able to engage on 1 March 2020 and from 3 March 2020 on, with',
    );
    const before = { share: 1, unix_us: { p50: FROM - DAY_US } };
    expect(toldOf([1, 0, 0], before)).toContain('able to engage until 1 March 2020, with');
    expect(toldOf([1, 1, 0], before)).toContain('able to engage until 2 March 2020, with');
    expect(toldOf([0, 0], at1)).toContain(
      'able to engage first on 1 March 2020, at noon of none of the days',
    );
  });

  it('names a rule without speaking of one threat', () => {
    const words = (reason: string) =>
      heldBackInWords(scenario, 'two', { kind: 'reason', reason: reason as 'weapons-hold' });
    expect(words('weapons-hold')).toBe('weapons were on hold');
    expect(words('not-authorised')).toBe('a centre has to authorise it, and there is no link to it');
    expect(words('not-in-class')).toBe('what flies here is in no class that it engages');
  });

  it('is not called unable where fewer than half of the draws have it', () => {
    const some = { share: 0.4, unix_us: { p05: FROM, p10: FROM } };
    expect(toldOf([0.4, 0.4], some)).toContain(
      'able to engage since 1 March 2020, in 40 % of the draws, with',
    );
    const few = { share: 0.02, unix_us: {} };
    expect(toldOf([0.02, 0.02], few)).toContain(
      'able to engage on every day shown, in 2 % of the draws, with',
    );
  });

  it('says what holds it back whose radar is up and that may never fire', () => {
    expect(toldOf([0, 0, 0], { share: 0, unix_us: {} }, [1, 1, 1])).toBe(
      'radar up since 1 March 2020, never able to engage (weapons were on hold).',
    );
  });
});

describe('the raid on each day', () => {
  const spread = (value: number) => ({
    trials: 50,
    mean: value,
    median: value,
    least: 0,
    greatest: 16,
    range90: { low: value - 2, high: value + 2 },
    mean95: { low: value - 0.5, high: value + 0.5 },
  });
  const raidDay = (index: number, arrived: number, share: number) => ({
    firstLaunchUnix_us: FROM + (index + 0.1) * DAY_US,
    arrived: spread(arrived),
    killed: spread(11 - arrived),
    leaked: spread(1),
    someEngaged: {
      count: share * 50,
      trials: 50,
      share,
      share95: { low: share - 0.1, high: share + 0.1 },
      effectiveTrials: 50,
    },
    heldBack: [{ battery: 'one', by: { kind: 'task', id: 'checks' } as const, count: 4 }],
  });
  const none = { nominal: 0, unit: 's', distribution: 'point', ...said };
  const flies = (volley: string) => ({ volley, index: 1, spacing_s: none });
  const volleys = [
    { id: 'a', at_us: 3 * DAY_US, delay_s: none },
    { id: 'v', at_us: 0, delay_s: none },
  ];
  const raided = {
    ...scenario,
    volleys,
    threats: [flies('a'), flies('v')],
  } as unknown as ResolvedScenario;
  const raid = {
    launched: 16,
    samples: 51,
    invalid: 1,
    days: [raidDay(0, 11, 0), raidDay(1, 10.8, 0.1), raidDay(2, 8, 0.6), raidDay(3, 6.2, 0.9)],
  };
  const told = words(storyOfTimeline({ scenario: raided, seed: '7', timeline, raid }));

  it('has a headline with intervals, and the day from which on anything is likely to be engaged', () => {
    expect(told).toContain(
      'Of 16 missiles, 11.0 (95 % interval 10.5–11.5) arrive on average had it come on 1 March 2020, and 6.2 (95 % interval 5.7–6.7) on 4 March 2020.',
    );
    expect(told).toContain(
      'From 3 March 2020 on it is at least as likely as not that something is engaged (60 %, 95 % interval 50–70 %).',
    );
    expect(told).toContain('1 trial could not be computed and is in none of the figures.');
  });

  it('has the day of its first launch, whichever name its volleys have', () => {
    expect(told.some((line) => line.startsWith('The raid of 9 June 2020 at the same hour of each day'))).toBe(
      true,
    );
  });

  it('is a campaign, from its first to its last launch, where there are several raids', () => {
    const threats = [
      { id: 'a1', ...flies('a') },
      { id: 'v1', ...flies('v') },
    ];
    const campaign = { ...raided, threats } as unknown as ResolvedScenario;
    const said = words(storyOfTimeline({ scenario: campaign, seed: '7', timeline, raid }));
    expect(
      said.some((line) =>
        line.startsWith(
          'The campaign from 9 June 2020 to 12 June 2020, all 2 raids of it, begun at the same hour of each day',
        ),
      ),
    ).toBe(true);
    expect(said).toContain('Had the campaign begun on another day');
    expect(said.join(' ')).toContain('arrive on average had it begun on 1 March 2020');
    expect(said.join(' ')).not.toContain('The raid of');
  });

  it('is said to have chance in it, and the days without it to have none', () => {
    const sentence = 'chance has no part in it, and no battery breaks down here';
    expect(told[1]).toContain(`${sentence}, except in the trials of the raid.`);
    const days = words(storyOfTimeline({ scenario: raided, seed: '7', timeline }));
    expect(days[1]).toContain(`${sentence}.`);
  });

  it('has no interval with less than none or more than all of them', () => {
    const days = [{ ...raidDay(0, 15.8, 0) }, raidDay(1, 0.2, 0.5)];
    const ends = words(storyOfTimeline({ scenario: raided, seed: '7', timeline, raid: { ...raid, days } }));
    expect(ends).toContain(
      'Of 16 missiles, 15.8 (95 % interval 15.3–16.0) arrive on average had it come on 1 March 2020, and 0.2 (95 % interval 0.0–0.7) on 2 March 2020.',
    );
    expect(ends.some((line) => line.startsWith('1 Mar 2020 | 15.8 | 15.3–16.0 |'))).toBe(true);
  });

  it('does not call even odds more likely than not', () => {
    const days = [raidDay(0, 11, 0), raidDay(1, 8, 0.5)];
    const even = words(storyOfTimeline({ scenario: raided, seed: '7', timeline, raid: { ...raid, days } }));
    expect(even).toContain(
      'From 2 March 2020 on it is at least as likely as not that something is engaged (50 %, 95 % interval 40–60 %).',
    );
  });

  it('does not say that it stays likely where it does not', () => {
    const days = [raidDay(0, 11, 0), raidDay(1, 8, 0.6), raidDay(2, 11, 0), raidDay(3, 7, 0.7)];
    const back = words(storyOfTimeline({ scenario: raided, seed: '7', timeline, raid: { ...raid, days } }));
    expect(back).toContain(
      'On 2 of the 4 days, first on 2 March 2020, it is at least as likely as not that something is engaged (60 %, 95 % interval 50–70 %).',
    );
  });

  it('has a row where the mean has moved, and what held the defence back', () => {
    const rows = told.filter(
      (line) => line.endsWith('| checks') && /% \|/.test(line) && line.split('|').length === 7,
    );
    expect(rows).toEqual([
      '1 Mar 2020 | 11.0 | 10.5–11.5 | 9–13 | 0.0 | 0 % | checks',
      '3 Mar 2020 | 8.0 | 7.5–8.5 | 6–10 | 3.0 | 60 % | checks',
      '4 Mar 2020 | 6.2 | 5.7–6.7 | 4–8 | 4.8 | 90 % | checks',
    ]);
  });
});

describe('a place that loses its cover again', () => {
  const told = (shares: readonly number[]) => {
    const days = shares.map((share) => day(share, 2, share < 1 ? 'consent' : undefined));
    const places = [{ id: 'base', batteries: ['one'], days }];
    return words(storyOfTimeline({ scenario, seed: '7', timeline: { ...timeline, places } })).filter((line) =>
      /^(until|on|from) .*:/.test(line),
    );
  };

  it('has gaps before and after, and even odds as long as it has them', () => {
    expect(told([0, 0.6, 0.7, 0.3, 0, 1, 1]).map((line) => line.split('; ')[0])).toEqual([
      'on 1 March 2020: nothing could have engaged',
      'from 2 March 2020 to 4 March 2020: in doubt, even odds until 3 March 2020',
      'on 5 March 2020: nothing could have engaged',
      'from 6 March 2020 on: covered, with 2 to 4 launchers',
    ]);
    expect(told([0.3, 0.6, 0.3, 0.6, 0.3, 0.6, 0.6])[0]).toContain(
      'even odds from 2 March 2020 on, with days between',
    );
    expect(told([0.3, 0.6, 0.6, 0.3, 0.3, 0.3, 0.3])[0]).toContain(
      'even odds from 2 March 2020 to 3 March 2020',
    );
    expect(told([0.6, 0.6, 0.6, 0.6, 0.6, 0.6, 0.6])[0]).toContain('even odds or better throughout');
  });
});

describe('a moment in words', () => {
  const day = (days: number) => FROM + days * DAY_US;
  const said = (share: number, unix_us: object) => momentInWords(scenario, 'Delivered', { share, unix_us });

  it('has even odds, and nine draws of ten between two days', () => {
    expect(said(1, { p05: day(0), p50: day(1), p95: day(2) })).toBe(
      'Delivered: even odds by 2 Mar 2020; from 1 Mar 2020 to 3 Mar 2020 in nine draws of ten.',
    );
  });

  it('says in how many draws it never comes, instead of a day that there is not', () => {
    expect(said(0.88, { p05: day(0), p50: day(1) })).toBe(
      'Delivered: even odds by 2 Mar 2020; in one draw of twenty by 1 Mar 2020; in 12 % of the draws never.',
    );
    expect(said(0.3, { p05: day(0) })).toBe(
      'Delivered: in one draw of twenty by 1 Mar 2020; in 70 % of the draws never.',
    );
    expect(said(0.02, {})).toBe('Delivered: in 98 % of the draws never.');
    expect(said(0, {})).toBe('Delivered: in none of the draws.');
  });
});
