import { seedFrom } from '@testudo/core/numerics';
import type { ResolvedScenario } from '@testudo/core/scenario';
import { type Outcome, type Prepared, prepare, simulate } from '@testudo/core/simulation';
import { runTrials, type StudySummary, summarise, type TrialRow } from '@testudo/core/study';
import { storyOfRun, storyOfTrials } from '@testudo/report';
import { describe, expect, it } from 'vitest';
import {
  clock,
  clockName,
  listed,
  nameOf,
  quantityInWords,
  shortPlace,
  unknownInWords,
  utc,
  weaponIn,
} from '../../../report/src/story/words.js';
import { render } from '../story/render.js';
import { flat, ready } from '../story/shipped.fixture.js';
import { coloursFor, displayWidth } from '../terminal/index.js';

const colours = coloursFor({}, {});
const seed = seedFrom(1);

const january = ready('iraq-2020/january');
const taji = ready('iraq-2020/taji');
const firstShot = ready('first-shot');

function told(prepared: Prepared, width = 80, summary?: StudySummary, outcome?: Outcome): string {
  const { scenario, remarks } = prepared;
  const run = outcome ?? simulate(prepared, { seed }).outcome;
  const about = { scenario, outcome: run, seed: '1', remarks };
  return render([...storyOfRun(about), ...storyOfTrials(about, summary)], { width, colours });
}

describe('the story of a run', () => {
  it('tells the raid of January: who, when, how many, what nobody knows', () => {
    const story = flat(told(january));
    expect(story).toContain('US troops: 1,000 (800–2,000); in shelter since 7 Jan 23:00 (20:00 UTC)');
    expect(story).toContain('Volley 1, 01:28:25 (22:28:25 UTC on 7 January)');
    expect(story).toContain(
      '16 missiles in 5 volleys on 8 January 2020, the first at 01:28:25 (22:28:25 UTC on 7 January)',
    );
    expect(story).toContain('No missile defence here.');
    expect(story).toContain('75 % (51–90 %); a prior made from the event');
    expect(story).toContain('That is calibration, not validation.');
    expect(story).toContain('Their exact positions were not published and are made up.');
    expect(story).toContain('110 brain injuries among the warned');
  });

  it('says once that warned is not safe', () => {
    for (const prepared of [january, taji, firstShot]) {
      expect(flat(told(prepared)).match(/Warned is not safe/g)).toHaveLength(1);
    }
  });

  it('has one line for each of sixteen launches, with what the run says of it', () => {
    const { outcome } = simulate(january, { seed });
    const lines = told(january).split('\n');
    for (const one of outcome.threats) {
      const launch = clock(january.scenario, one.launch_us);
      const impact = clock(january.scenario, one.impact?.time_us ?? 0);
      expect(
        lines.some((line) => line.includes(launch) && line.includes(impact) && line.endsWith(one.fate)),
      ).toBe(true);
    }
  });

  it('says of a radar that tracks rockets what it is modelled without', () => {
    const caution = 'is the most it could do: its radar is modelled against noise alone, without clutter';
    expect(flat(told(ready('iraq-2020/taji-what-if')))).toMatch(
      new RegExp(`That it tracks \\d+ rockets, and what warning comes of that, ${caution}`),
    );
    expect(flat(told(ready('first-shot/defended')))).not.toContain('the most it could do');
  });

  it('speaks of rockets at Taji, where nothing warns', () => {
    const story = flat(told(taji));
    expect(story).toContain('27 rockets on 14 March 2020');
    expect(story).toContain('The first that anybody on the ground knows of a rocket is its impact.');
    expect(story).toContain('not in shelter at any impact');
    expect(story).not.toContain('Alarm');
    expect(story).not.toMatch(/missiles/);
  });

  it('speaks of one missile as of one', () => {
    const story = flat(told(firstShot));
    expect(story).toContain('1 missile on 1 June 2030, the first at 06:10:00 UTC.');
    expect(story).not.toContain('1 missiles');
  });

  it('sums up launches that are too many to list', () => {
    const [shot] = firstShot.scenario.threats;
    if (shot === undefined) throw new Error('no threat');
    const threats = Array.from({ length: 40 }, (_, i) => ({ ...shot, id: `shot-${i + 1}`, index: i + 1 }));
    const made = prepare({ ...firstShot.scenario, threats });
    if (!made.ok) throw new Error('not prepared');
    const story = told(made.prepared);
    expect(story).toContain('40 Scud-B');
    expect(story.split('\n').length).toBeLessThan(80);
  });

  it.each([80, 60, 40])('fits into %i columns', (width) => {
    const rows = runTrials(january, { seed, trials: 8, samples: 4 }, 0, 8);
    const summary = summarise(january, { seed, trials: 8, samples: 4 }, rows);
    for (const line of [told(january, width, summary), told(taji, width), told(firstShot, width)]
      .join('\n')
      .split('\n')) {
      expect(displayWidth(line), line).toBeLessThanOrEqual(width);
    }
  });
});

/** Trials in which a fixed number of ten arrive. */
function summaryOf(
  arrivals: readonly number[],
  samples: number,
  scenario: ResolvedScenario = firstShot.scenario,
  asked = arrivals.length,
) {
  const rows = arrivals.map((arrived, trial): TrialRow => {
    const part = {
      failed: 10 - arrived,
      arrived,
      astray: 0,
      arrivedWarned: arrived,
      metUnsheltered: 0,
      threatening: 0,
      engaged: 0,
      killed: 0,
      leaked: 0,
      trackAlarms: 0,
      leads_s: [],
      flights_s: [],
      apogees_m: [],
    };
    const places = scenario.places.map(({ id }) => ({ place: id, aimedAt: 10, ...part }));
    const sample = Math.floor((trial * samples) / arrivals.length);
    return {
      ok: true,
      trial,
      sample,
      digest: '',
      launched: 10,
      ...part,
      places,
      reasons: [
        { reason: 'battery-absent', count: arrived },
        { reason: 'failed-by-itself', count: 10 - arrived },
      ],
      batteries: [],
      pointDefences: [],
      rounds: [],
      fates: '',
      launches: '',
    };
  });
  return summarise({ ...firstShot, scenario }, { seed, trials: asked, samples }, rows);
}

describe('the story of trials', () => {
  it('has the headline with its interval', () => {
    // Group means 2 and 6, standard error 2, one degree of freedom: 4 ± 25.4, cut to what is possible.
    const story = flat(told(firstShot, 80, summaryOf([1, 3, 5, 7], 2)));
    expect(story).toContain(
      'Of 10 missiles launched, 4.0 arrive on average (95 % interval of that average: 0.0–10.0)',
    );
    // F = 8 with 1 and 2 degrees of freedom: too little to say which of the two is more.
    expect(story).toContain(
      '78 % (95 % interval 0 to over 99 %) comes from what is not known and the rest from chance: which of the two is more, these trials do not tell.',
    );
    expect(story).toContain('there was no battery at the place: 16 (40 %)');
    expect(story).toContain('it failed in flight by itself: 24 (60 %)');
  });

  it('says that it was stopped, and what was not computed', () => {
    const summary = summaryOf([5, 5, 5, 5], 2, firstShot.scenario, 300);
    const story = flat(
      told(firstShot, 80, {
        ...summary,
        done: 5,
        invalid: 1,
        invalidReasons: [{ reason: 'still in the air', count: 1 }],
      }),
    );
    expect(story).toContain('Stopped after 5 of 300 trials');
    expect(story).toContain(
      '1 trial could not be computed and is in none of the figures: 1 × still in the air',
    );
  });

  it('says nothing of figures where no trial was done', () => {
    const story = flat(told(firstShot, 80, summaryOf([], 2, firstShot.scenario, 300)));
    expect(story).toContain('Stopped before the first of 300 trials was done.');
    expect(story).not.toMatch(/NaN|undefined|Infinity/);
  });

  it('puts the record beside the run and the trials', () => {
    const { scenario } = january;
    const rows = runTrials(january, { seed, trials: 4, samples: 2 }, 0, 4);
    const story = told(january, 80, summarise(january, { seed, trials: 4, samples: 2 }, rows));
    const { outcome } = simulate(january, { seed });
    const asad = outcome.places.find(({ place }) => place === 'ain-al-asad');
    expect(story).toMatch(new RegExp(`arrived at Ain al-Asad +11 +${asad?.arrived} +[0-9.]+ \\([0-9]`));
    expect(scenario.facts.length).toBeGreaterThan(5);
    expect(story).not.toMatch(/NaN|undefined|Infinity/);
  });
});

describe('a single trial of a single missile', () => {
  it('is told as one', () => {
    const plan = { seed, trials: 1, samples: 0 };
    const of = (prepared: Prepared) =>
      flat(told(prepared, 80, summarise(prepared, plan, runTrials(prepared, plan, 0, 1))));
    expect(of(firstShot)).toContain('1 launch in all trials together; for each, what settled it:');
    const shot = of(ready('first-shot/defended'));
    expect(shot).toMatch(/1 launch in all trials together; (1 was killed \(100 %\)|for each)/);
    for (const story of [of(firstShot), shot]) expect(story).not.toMatch(/\b1 (launches|were|missiles)\b/);
  });
});

describe('the words of a scenario', () => {
  const { scenario } = january;

  it('names places, classes and clocks', () => {
    expect(nameOf(scenario, 'erbil')).toBe('Erbil Air Base');
    expect(shortPlace(scenario, 'erbil')).toBe('Erbil');
    expect(shortPlace(firstShot.scenario, 'base')).toBe('Base');
    expect(weaponIn(scenario)).toBe('missile');
    expect(weaponIn(taji.scenario)).toBe('rocket');
    expect(clockName(scenario)).toBe('Baghdad time (UTC+3)');
    expect(clockName({ ...scenario, localOffset_s: -12_600, localName: 'Here' })).toBe(
      'Here time (UTC−3:30)',
    );
    expect(clockName({ ...scenario, localOffset_s: 20_700, localName: 'Kathmandu' })).toBe(
      'Kathmandu time (UTC+5:45)',
    );
    // Five hours after 19:00 UTC it is midnight there, three o'clock of the next day here: the day of the first launch.
    expect(clock(scenario, 5 * 3_600_000_000)).toBe('03:00:00');
    expect(clock(scenario, 3_600_000_000)).toBe('7 Jan 23:00:00');
    expect(utc(scenario, 5 * 3_600_000_000)).toBe('00:00:00 UTC');
    expect(listed(['a', 'b', 'c'])).toBe('a, b and c');
  });

  it('writes quantities with their ranges', () => {
    const common = { source: '', confidence: 'assumed', distribution: 'pert' } as const;
    expect(quantityInWords({ ...common, low: 20, nominal: 60, high: 180, unit: 's' })).toBe(
      '60 s (20–180 s)',
    );
    expect(quantityInWords({ ...common, low: 3, unit: 'count', distribution: 'unquantified' })).toBe(
      'at least 3',
    );
    expect(
      quantityInWords({ ...common, low: 5400, nominal: 7200, unit: 's', distribution: 'unquantified' }),
    ).toBe('2 h (at least 90 min)');
    expect(quantityInWords({ ...common, nominal: 16, unit: 'count', distribution: 'point' })).toBe('16');
  });

  it('says of every unknown whose it is and what it is', () => {
    expect(unknownInWords(scenario, 'qiam-1/reliability')).toEqual({
      owner: 'Qiam-1 class',
      what: 'probability that nothing fails between launch and impact',
      range: '51–90 %',
    });
    expect(unknownInWords(scenario, 'erbil.coalition/count')).toMatchObject({
      owner: 'Coalition personnel, Erbil Air Base',
    });
    expect(unknownInWords(scenario, 'v2/delay')).toEqual({
      owner: 'volley v2',
      what: 'how long after volley v1',
      range: '15–30 min',
    });
    expect(unknownInWords(scenario, 'erbil/radius')).toMatchObject({
      what: 'radius of the area that counts as the place',
      range: '2–3.5 km',
    });
  });

  it('tells when a permission was given, when and for how long it was withdrawn, and whose it is', () => {
    const span = (high: number) => ({
      low: 3600,
      nominal: 7200,
      high,
      unit: 's',
      distribution: 'pert' as const,
      source: '',
      confidence: 'assumed' as const,
    });
    const permission = {
      id: 'consent',
      gates: 'firing',
      after: [],
      uncertainty_s: span(10_800),
      withdrawn: { atUnix_us: 0, uncertainty_s: span(14_400), lasts_s: span(18_000) },
    };
    const under = (id: string, shared: boolean) => ({
      id,
      name: id.toUpperCase(),
      elevation_m: span(1),
      facing_rad: span(1),
      doctrine: { spacing_s: span(1) },
      launcherGroups: [],
      states: [],
      deployment: {
        uncertainty_s: span(1),
        pace: span(1),
        tasks: [],
        permissions: [{ ...permission, ...(shared ? { shared } : {}) }],
      },
    });
    const of = (shared: boolean, path: string) => {
      const batteries = [under('one', shared), under('two', shared)];
      return unknownInWords({ ...scenario, batteries } as unknown as ResolvedScenario, path);
    };
    const told = (shared: boolean, owner: string) =>
      ['given', 'withdrawn', 'withdrawnFor'].map((parameter) => of(shared, `${owner}/${parameter}`));
    const whats = ['when consent was given', 'when consent was withdrawn', 'how long consent was withdrawn'];
    expect(told(false, 'one.consent').map(({ owner, what }) => [owner, what])).toEqual(
      whats.map((what) => ['ONE', what]),
    );
    expect(told(true, 'defences.permissions.consent').map(({ owner, what }) => [owner, what])).toEqual(
      whats.map((what) => ['ONE and TWO', what]),
    );
  });
});
