import { seedFrom } from '@testudo/core/numerics';
import { type Prepared, prepare, simulate } from '@testudo/core/simulation';
import { runTrials, summarise } from '@testudo/core/study';
import { storyOfRun, storyOfTrials } from '@testudo/report';
import { describe, expect, it } from 'vitest';
import { aboutWhen, clock, spansDays } from '../../../report/src/story/words.js';
import { render } from '../story/render.js';
import { flat, ready } from '../story/shipped.fixture.js';
import { coloursFor, displayWidth } from '../terminal/index.js';

const colours = coloursFor({}, {});
const seed = seedFrom(1);
const campaign = ready('first-shot/campaign');
const { outcome } = simulate(campaign, { seed });

function told({ scenario, remarks }: Prepared, run = outcome, width = 80): string {
  const about = { scenario, outcome: run, seed: '1', remarks };
  return render([...storyOfRun(about), ...storyOfTrials(about, undefined)], { width, colours });
}

/** The scenario without its battery. */
function undefended(): Prepared {
  const made = prepare({ ...campaign.scenario, batteries: [] });
  if (!made.ok) throw new Error(made.reasons.join());
  return made.prepared;
}

describe('the story of a campaign', () => {
  const story = told(campaign);
  const rows = story.split('\n').filter((line) => /^ +\d+ +\d+ (Jun|Jul|Aug) \d\d:\d\d/.test(line));

  it('has a line for each raid, with its day, and what the outcome says of it', () => {
    expect(rows).toHaveLength(20);
    rows.forEach((row, i) => {
      const raid = outcome.raids?.[i];
      const [number, day, month, time, ...counts] = row.trim().split(/ +/);
      const unix_us = campaign.scenario.epochUnix_us + (raid?.firstLaunch_us ?? 0);
      const iso = new Date(unix_us / 1000).toISOString();
      expect(Number(number)).toBe(i + 1);
      expect(new Date(`${day} ${month} 2030 ${time}:00Z`).toISOString().slice(0, 16)).toBe(iso.slice(0, 16));
      expect(counts.map(Number)).toEqual([
        raid?.launched,
        raid?.failed,
        raid?.engaged,
        raid?.killed,
        raid?.leaked,
        raid?.arrived,
        raid?.roundsFired,
      ]);
    });
    for (const line of story.split('\n')) expect(displayWidth(line)).toBeLessThanOrEqual(80);
  });

  it('says from when to when, what fixes the raids, what a raid is, and how the later ones went', () => {
    const text = flat(story);
    expect(text).toContain(
      '38 missiles in 20 volleys from 1 June 2030 to 29 August 2030, the first at 1 Jun 06:10:00 UTC.',
    );
    expect(text).toContain(
      'Volley harassing comes at random from 1 June 2030 to 30 August 2030, every 9 days on average (a Poisson process): 9 times. The scenario fixes when (realisation 1); every run, trial and draw meets the same.',
    );
    expect(text).toContain('Volley massed comes every 25 days from 15 June 2030 to 30 August 2030: 4 times.');
    expect(text).toContain('raid a volley that has a time of its own');
    const [first, ...later] = outcome.raids ?? [];
    const sum = (key: 'launched' | 'arrived' | 'engaged' | 'roundsFired') =>
      later.reduce((total, raid) => total + raid[key], 0);
    expect(text).toContain(
      `The first raid: ${first.arrived} of 1 arrived, ${first.engaged} engaged, ${first.roundsFired.toFixed(1)} interceptors fired for each missile.`,
    );
    expect(text).toContain(
      `The 19 later ones together: ${sum('arrived')} of 37 arrived, ${sum('engaged')} engaged, ${(sum('roundsFired') / 37).toFixed(1)} interceptors fired for each missile.`,
    );
  });

  it('says what is in store, so that its rounds add up', () => {
    const text = flat(story);
    expect(text).toContain('PAC-3 CRI: 2 launchers with 12 rounds each.');
    expect(text).toContain(
      'In store: 2 (0–6) launcher loads; what a launcher is loaded with from there counts among its rounds from then on.',
    );
    // Two launchers of 12, two loads of 12 and 16 + 16 sent.
    expect(text).toMatch(/PAC-3 CRI: \d+ fired, \d+ left, of 80\./);
  });

  it('says nothing of a defence where there is none', () => {
    const bare = undefended();
    const run = simulate(bare, { seed }).outcome;
    const text = told(bare, run);
    expect(text).toMatch(/# +Begins +Launched +Failed +Arrived\n/);
    const through = (run.raids ?? []).findIndex(({ arrived }) => arrived > 0);
    expect(flat(text)).toContain(`Something arrived first in raid ${through + 1}, of `);
  });

  it('has sentences where the table is too wide', () => {
    const raid = outcome.raids?.[6];
    expect(flat(told(campaign, outcome, 50))).toContain(
      `Raid 7, 15 Jun 20:00: 4 launched, ${raid?.failed} failed, ${raid?.engaged} engaged`,
    );
  });

  it('has averages by raid over the trials', () => {
    const plan = { seed, trials: 6, samples: 3 };
    const summary = summarise(campaign, plan, runTrials(campaign, plan, 0, 6));
    const { scenario, remarks } = campaign;
    const about = { scenario, outcome, seed: '1', remarks };
    const text = render(storyOfTrials(about, summary), { width: 80, colours });
    const lines = text.split('\n').filter((line) => /^ +\d+ +\d+ (Jun|Jul|Aug) /.test(line));
    expect(lines).toHaveLength(20);
    lines.forEach((line, i) => {
      expect(line).toContain(` ${summary.raids?.[i].roundsFired.mean.toFixed(1)} (`);
    });
  });

  it('has each raid at the same time in both tables, also where its beginning is uncertain', () => {
    // All two hours later at the best estimate.
    const given = { unit: 's' as const, source: 'a test', confidence: 'assumed' as const };
    const later = { ...given, low: 0, nominal: 7200, high: 14_400, distribution: 'pert' as const };
    const volleys = campaign.scenario.volleys.map((one) =>
      one.at_us === undefined ? one : { ...one, delay_s: later },
    );
    const made = prepare({ ...campaign.scenario, volleys });
    if (!made.ok) throw new Error(made.reasons.join());
    const { scenario, remarks } = made.prepared;
    const plan = { seed, trials: 2, samples: 1 };
    const summary = summarise(made.prepared, plan, runTrials(made.prepared, plan, 0, 2));
    const run = simulate(made.prepared, { seed }).outcome;
    const about = { scenario, outcome: run, seed: '1', remarks };
    const text = render([...storyOfRun(about), ...storyOfTrials(about, summary)], { width: 80, colours });
    const [ofRun, ofTrials] = text.split('RAID BY RAID');
    const begins = (of: string | undefined) =>
      [...(of ?? '').matchAll(/^ +(\d+) +(\d+ (?:Jun|Jul|Aug|Sep) \d\d:\d\d)/gm)].map(
        ([, number, when]) => `${number} ${when}`,
      );
    expect(begins(ofTrials)).toHaveLength(20);
    expect(begins(ofTrials)).toEqual(begins(ofRun));
  });

  it('is told as before where there is one raid', () => {
    const january = ready('iraq-2020/january');
    const text = told(january, simulate(january, { seed }).outcome);
    expect(text).not.toContain('THE RAIDS');
    expect(text).not.toMatch(/^ +raid +/m);
  });
});

describe('a battery whose state changes in the run', () => {
  const given = { source: 'a test', confidence: 'assumed' as const };
  const unix_us = (...date: [number, number, number?, number?]) => Date.UTC(2030, ...date) * 1000;
  const toldWith = (own: Partial<(typeof campaign.scenario.batteries)[number]>, duration_us?: number) => {
    const batteries = campaign.scenario.batteries.map((one) => ({ ...one, ...own }));
    const made = prepare({
      ...campaign.scenario,
      batteries,
      ...(duration_us === undefined ? {} : { duration_us }),
    });
    if (!made.ok) throw new Error(made.reasons.join());
    return flat(told(made.prepared, simulate(made.prepared, { seed }).outcome));
  };
  const online = { ...given, id: 'online', state: 'online' as const, radiating: true };

  it('is told with its later states, and not only as not online', () => {
    const text = toldWith({ states: [{ ...online, fromUnix_us: unix_us(6, 1) }] });
    expect(text).toContain('Missile defence: Battery (online from 1 July 2030 on).');
    expect(text).toContain(
      'Not there yet, radar off, 0 launchers ready to fire. - From 1 July 2030 on: online, radar on, 2 launchers ready to fire.',
    );
    const left = toldWith({
      states: [
        { ...online, fromUnix_us: unix_us(5, 1) },
        { ...given, id: 'gone', fromUnix_us: unix_us(5, 20), state: 'absent', radiating: false },
      ],
    });
    expect(left).toContain('Missile defence: Battery (online until 20 June 2030).');
    expect(left).toContain('- From 20 June 2030 on: not there.');
  });

  it('is told with the withdrawal of consent, by the hour on the day of the first launch', () => {
    const consent = {
      ...given,
      gates: 'firing' as const,
      givenUnix_us: unix_us(4, 1),
      withdrawnUnix_us: unix_us(5, 1, 9, 59),
    };
    const text = toldWith({ states: [{ ...online, fromUnix_us: unix_us(5, 1) }], consent });
    expect(text).toContain(
      'consent of the host given on 1 May 2030 and withdrawn on 1 June 2030, without it no firing.',
    );
    expect(text).toContain(
      'From 1 Jun 09:59 UTC on: online, radar on, 2 launchers ready to fire, consent to fire is missing.',
    );
  });

  it('is told as it stands where nothing changes before the end', () => {
    const states = [{ ...online, fromUnix_us: unix_us(6, 1) }];
    const text = toldWith({ states }, 20 * 86_400_000_000);
    expect(text).toContain('Missile defence: Battery (not online).');
    expect(text).not.toContain('From 1 July');
  });
});

describe('launches that were all killed', () => {
  it('have no alarm before an impact, and none is said to be missing', () => {
    const [one] = outcome.threats;
    const killed = Array.from({ length: 31 }, (_, i) => {
      const { impact: _impact, lead_s: _lead, ...rest } = one;
      return { ...rest, threat: `t${i}`, fate: 'killed' as const, alarm_us: one.launch_us + 1 };
    });
    const { raids: _, ...others } = outcome;
    const text = told(campaign, { ...others, threats: killed });
    const row = text.split('\n').find((line) => /31 Scud-B/.test(line));
    expect(row).toMatch(/31 killed *$/);
    expect(row).not.toContain('none');
  });
});

describe('a clock', () => {
  const at = (offset_h: number, ...minutes: readonly number[]) => ({
    ...campaign.scenario,
    epochUnix_us: Date.UTC(2030, 5, 1) * 1000,
    localOffset_s: offset_h * 3600,
    volleys: minutes.map((minute, i) => ({
      ...campaign.scenario.volleys[0],
      id: `v${i}`,
      at_us: minute * 60_000_000,
    })),
    threats: minutes.map((_, i) => ({ ...campaign.scenario.threats[0], index: 1, volley: `v${i}` })),
  });

  it('has its day where raids begin on several local days', () => {
    // 22:30 and 23:30 UTC are one day in UTC, and two an hour further east.
    expect(spansDays(at(0, 1350, 1410))).toBe(false);
    expect(spansDays(at(1, 1350, 1410))).toBe(true);
    expect(clock(at(0, 1350, 1410), 1_350 * 60_000_000)).toBe('22:30:00');
    expect(clock(at(1, 1350, 1410), 1_410 * 60_000_000)).toBe('2 Jun 00:30:00');
  });

  it('has its day where a moment is of another day than the first launch', () => {
    // Launched at 23:58; down at 00:02 of the next day; in shelter since 23:00 of the day before.
    const late = at(0, 23 * 60 + 58);
    const minutes = [23 * 60 + 58, 24 * 60 + 2, -60];
    expect(minutes.map((minute) => clock(late, minute * 60_000_000))).toEqual([
      '23:58:00',
      '2 Jun 00:02:00',
      '31 May 23:00:00',
    ]);
    expect(aboutWhen(late, -3_600_000_000)).toBe('31 May 23:00 UTC');
  });

  it('has its day where a volley that follows another, or a launch of a volley, is of the next day', () => {
    const one = at(0, 23 * 60 + 50);
    const exactly = (nominal: number) => ({
      nominal,
      unit: 's',
      distribution: 'point' as const,
      source: '',
      confidence: 'assumed' as const,
    });
    expect(spansDays(one)).toBe(false);
    const [first] = one.volleys;
    const [threat] = one.threats;
    const follows = (delay_s: number, spacing_s: number) => ({
      ...one,
      volleys: [first, { id: 'next', after: 'v0', delay_s: exactly(delay_s) }],
      threats: [threat, { ...threat, index: 2, volley: 'next', spacing_s: exactly(spacing_s) }],
    });
    // 23:50, and 00:20 of the next day: half an hour later, by the volley or by the spacing in it.
    const [early, late] = [23 * 60 + 50, 24 * 60 + 20].map((minute) => minute * 60_000_000);
    for (const scenario of [follows(1800, 0), follows(0, 1800)])
      expect([early, late].map((time_us) => clock(scenario, time_us))).toEqual([
        '1 Jun 23:50:00',
        '2 Jun 00:20:00',
      ]);
    expect(spansDays(follows(300, 240))).toBe(false);
  });
});
