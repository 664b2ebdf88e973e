/** The story of a run with a defence: told from an outcome written by hand. */
import { seedFrom } from '@testudo/core/numerics';
import { prepare, simulate } from '@testudo/core/simulation';
import { type BatteryNumbers, type StudySummary, summarise, type ValidTrial } from '@testudo/core/study';
import { storyOfRun, storyOfTrials } from '@testudo/report';
import { describe, expect, it } from 'vitest';
import { withDefence, withEngagements } from '../../../report/src/story/defended.fixture.js';
import { render } from '../story/render.js';
import { flat, ready } from '../story/shipped.fixture.js';
import { coloursFor, displayWidth } from '../terminal/index.js';

const colours = coloursFor({}, {});

const january = ready('iraq-2020/january');
const scenario = withDefence(january.scenario);
const outcome = withEngagements(scenario, simulate(january, { seed: seedFrom(1) }).outcome);
const told = { scenario, outcome, seed: '1', remarks: [] };

/** A trial of ten launches in which so many are killed, each by two rounds at 5 million, and the rest leaks but for one. */
function trial(number: number, killed: number): ValidTrial {
  const defence = { threatening: 9, engaged: 6, killed, leaked: 9 - killed, trackAlarms: 9 };
  const part = {
    failed: 1,
    arrived: 9 - killed,
    astray: 0,
    arrivedWarned: 0,
    metUnsheltered: 0,
    leads_s: [],
    flights_s: [],
    apogees_m: [],
    ...defence,
  };
  const first: BatteryNumbers = {
    id: 'first-battery',
    tracked: 9,
    engaged: 6,
    killed,
    fired: 12,
    wasted: 0,
    reasons: [{ reason: 'missed', count: 9 - killed }],
  };
  const second: BatteryNumbers = {
    id: 'second-battery',
    tracked: 0,
    engaged: 0,
    killed: 0,
    fired: 0,
    wasted: 0,
    reasons: [{ reason: 'beyond-radar-range', count: 9 }],
  };
  return {
    ok: true,
    trial: number,
    sample: number % 2,
    digest: '',
    launched: 10,
    ...part,
    places: scenario.places.map(({ id }) => ({ place: id, aimedAt: 10, ...part })),
    reasons: [
      { reason: 'failed-by-itself', count: 1 },
      { reason: 'missed', count: 9 - killed },
    ],
    batteries: [first, second],
    pointDefences: [{ id: 'guns', reasons: [{ reason: 'not-in-class', count: 9 }] }],
    rounds: [
      { type: 'gem', fired: 12 },
      { type: 'mse', fired: 0 },
    ],
    roundsCost_usd: 60e6,
    fates: '',
    launches: '',
  };
}

const summary: StudySummary = summarise(
  { ...january, scenario },
  { seed: seedFrom(1), trials: 4, samples: 2 },
  [trial(0, 4), trial(1, 6), trial(2, 4), trial(3, 6)],
);

const page = (width: number) =>
  render([...storyOfRun(told), ...storyOfTrials(told, summary)], { width, colours });

describe('the story of a defended run', () => {
  const story = flat(page(80));

  it('says who defends what, and never that there is no defence where there is one', () => {
    expect(story).toContain(
      'A what-if: the raid of 8 January 2020 meets the defence as it stood on 15 April 2020.',
    );
    expect(story).toContain('A recorded raid against the defence of another day, simulated.');
    expect(story).toContain('Missile defence: First battery. Point defence: Guns.');
    expect(story.match(/No missile defence here/g)).toHaveLength(1);
    expect(story).toContain(
      'First battery, 33.79° N 42.44° E: at Ain al-Asad Air Base. Exact place and facing',
    );
    expect(story).toContain(
      '635 km from Ain al-Asad Air Base, the nearest place here, and so out of the range',
    );
    expect(story).toContain(
      'Fires at ballistic missiles and what flies in air (aircraft, drones, cruise missiles);',
    );
    expect(story).toContain(
      'Online, radar on, 3 launchers ready to fire; consent of the host not given, without it no firing.',
    );
    expect(story).toContain(
      'Radar facing 080° (070–090°), clockwise from north, looking 150 km far at most.',
    );
    expect(story).toContain('GEM: 2 (1–3) launchers with 4 rounds each.');
    expect(story).toContain('up to 2 times at each target, looking in between; the last 4 rounds are kept');
    expect(story).toContain('It decides itself unless a centre above says otherwise');
    expect(story).toContain('Guns, Ain al-Asad Air Base: for rockets; nothing of that kind is launched here');
    expect(story).toContain('(GEM): 45 % (20–70 %) (assumed)');
  });

  it('tells how far the defence came with each threat', () => {
    const killed = outcome.threats.filter(({ fate }) => fate === 'killed');
    expect(killed.length).toBeGreaterThan(1);
    const lines = page(80).split('\n');
    const rows = lines.filter((line) => / 104 km +8[123] s /.test(line));
    expect(rows).toHaveLength(outcome.batteries[0]?.tracked ?? 0);
    // 61 and 33 s before an impact that was predicted 1 s late.
    expect(rows.filter((line) => /62–34 s +2 at 61 s +14 km +killed$/.test(line))).toHaveLength(
      killed.length,
    );
    expect(rows.filter((line) => /61–33 s +none +– +–$/.test(line)).length).toBeGreaterThan(0);
    expect(story).toMatch(/Of 16 missiles launched, \d+ failed by themselves, \d+ were threatening/);
    expect(story).toMatch(/Rounds: \d+ GEM fired, \d+ left|\d+ fired, \d+ left/);
    expect(story).toContain('that did not kill were judged a kill.');
    expect(story).toContain(
      'Of those that neither failed nor were killed, not engaged or not stopped because: - there was no time left: 2',
    );
    expect(story).toContain(
      'Contributed nothing, and why (of all 16 missiles launched; a point defence answers for those aimed at its place):',
    );
    expect(story).toContain('Second battery: it stayed beyond the radar’s range, 16 times.');
    const aimed = outcome.threats.filter(({ target }) => target === scenario.places[0]?.id).length;
    expect(story).toContain(
      `Guns, Ain al-Asad Air Base: it is not in the class this system engages, ${aimed} times.`,
    );
    expect(story).toMatch(
      /Guns, Ain al-Asad Air Base: it is not in the class this system engages, \d+ times\./,
    );
  });

  it('counts as wrongly judged only what was still there to be killed', () => {
    const killed = outcome.threats.find(({ fate }) => fate === 'killed');
    const ladder = killed?.ladders.find(({ shots }) => shots.length > 0);
    const [miss, kill] = ladder?.shots ?? [];
    if (killed === undefined || ladder === undefined || miss === undefined || kill === undefined)
      throw new Error('none was killed');
    const end_us = kill.end_us ?? 0;
    const S = 1_000_000;
    const judged = (shots: typeof ladder.shots) => {
      const one = { ...killed, ladders: [{ ...ladder, shots }] };
      return flat(
        render(storyOfRun({ ...told, outcome: { ...outcome, threats: [one] } }), { width: 80, colours }),
      );
    };
    // The second round of a salvo meets what the first has killed: to take it for dead is right.
    const second = { ...miss, result: 'no-target', end_us: end_us + 2 * S, judgedKilled: true } as const;
    expect(judged([kill, second])).not.toContain('judged a kill');
    // So it is where the first misses and the second kills before the salvo is judged.
    const first = { ...miss, end_us: end_us - 2 * S, judgedKilled: true };
    expect(judged([first, kill])).not.toContain('judged a kill');
    // A salvo that misses and is taken for a kill, and another that kills later: the first judgement was wrong.
    expect(
      judged([
        { ...first, end_us: end_us - 9 * S },
        { ...kill, salvo: 2 },
      ]),
    ).toContain('1 shot that did not kill was judged a kill.');
  });

  it('says which of a battery’s kills the raid counts among the failed ones', () => {
    expect(story).not.toContain('of its kills');
    const one = outcome.threats.find(({ fate }) => fate === 'killed');
    const threats = outcome.threats.map((threat) =>
      threat === one ? { ...threat, fate: 'failed' as const } : threat,
    );
    const changed = flat(
      render(storyOfRun({ ...told, outcome: { ...outcome, threats } }), { width: 80, colours }),
    );
    expect(changed).toContain(
      '1 of its kills was of a missile that had failed before, and counts as failed.',
    );
  });

  it('gives the killed a fate, no impact and no warning time', () => {
    const launches = page(80)
      .split('\n')
      .filter((line) => / killed$/.test(line) && !/104 km/.test(line));
    for (const line of launches) expect(line).toMatch(/ km +– +killed$/);
    expect(story).toContain('came down in the area');
    expect(story).toMatch(
      /The batteries’ own radars made the alarm sound for \d+ of 16 missiles, 70 s before/,
    );
    // Those that were killed have no impact to be ahead of.
    const alarms = outcome.threats.filter(({ trackAlarm_us }) => trackAlarm_us !== undefined);
    const fell = alarms.filter(({ impact }) => impact !== undefined);
    expect(fell.length).toBeLessThan(alarms.length);
    expect(story).toContain(
      `for ${alarms.length} of 16 missiles, 70 s before the impact of the ${fell.length} that came down; for`,
    );
  });

  it('has nobody outside shelter where there is nobody', () => {
    const empty = outcome.threats.map((one) => ({
      ...one,
      people: one.people.map((group) => ({ ...group, count: 0 })),
    }));
    const text = flat(
      render(storyOfRun({ ...told, outcome: { ...outcome, threats: empty } }), { width: 80, colours }),
    );
    expect(text).toContain('US troops, Ain al-Asad Air Base: nobody there.');
    expect(text).not.toMatch(/not in shelter at any impact|in shelter at (all )?\d/);
  });

  it('has a headline with an interval for every step, and what it took', () => {
    expect(story).toContain('Of 10 missiles launched, on average 1.0 (–) failed by themselves, 9.0 (–)');
    expect(story).toContain('5.0 (0.0–10.0) were killed and 4.0 (0.0–10.0) leaked');
    expect(story).toMatch(/Killed +5\.0 +5 +4–6/);
    expect(story).toMatch(/What they cost +\$60 million/);
    expect(story).toContain('For each kill: 2.4 (95 % interval');
    expect(story).toContain('one costs $5 million ($4–6 million)');
    expect(story).toContain('What the missiles cost that were fired at it is not in the catalogue.');
    expect(story).toContain('20 were killed (50 %); for each of the others, what settled it');
    expect(story).toContain(
      'First battery: of 10 launched it tracked 9.0, engaged 6.0 and killed 5.0 on average, counting those that failed by themselves.',
    );
    expect(story).toContain('Second battery: it stayed beyond the radar’s range, 36 times.');
    expect(story).toContain(
      'Guns, Ain al-Asad Air Base: it is not in the class this system engages, 36 times.',
    );
  });

  it('says that the record is of another night, and defines every word that it uses', () => {
    expect(story).toContain('The record is of the raid as it was, without this defence');
    for (const word of ['threatening', 'engaged', 'killed', 'leaked'])
      expect(page(80)).toMatch(new RegExp(`^ +${word} `, 'm'));
    expect(story).not.toMatch(/intercepted/i);
    expect(story).not.toMatch(/NaN|undefined|Infinity/);
  });

  it('sums up threats that are too many to list', () => {
    const [one] = outcome.threats.filter(({ fate }) => fate === 'killed');
    if (one === undefined) throw new Error('none was killed');
    const many = Array.from({ length: 30 }, (_, i) => ({
      ...one,
      threat: `t${i}`,
      launch_us: one.launch_us + i,
    }));
    const text = render(storyOfRun({ ...told, outcome: { ...outcome, threats: many } }), {
      width: 110,
      colours,
    });
    expect(flat(text.slice(text.indexOf('WHAT THE DEFENCE DID')))).toMatch(
      /30 × \S+ to Ain al-Asad 104 km 83 s .* 60 at 61 s 14 km 30 killed/,
    );
  });

  it.each([80, 60, 40])('fits into %i columns', (width) => {
    for (const line of page(width).split('\n')) expect(displayWidth(line), line).toBeLessThanOrEqual(width);
  });
});

describe('the story of each shipped scenario with a defence', () => {
  it.each(['iraq-2020/april', 'iraq-2020/going-online', 'iraq-2020/taji-what-if'])(
    '%s fits, names its batteries, and leaves nothing undefined',
    (name) => {
      const prepared = ready(name);
      const { outcome: run } = simulate(prepared, { seed: seedFrom(1) });
      const about = { scenario: prepared.scenario, outcome: run, seed: '1', remarks: prepared.remarks };
      const pages = [80, 40].map((width) => {
        const text = render([...storyOfRun(about), ...storyOfTrials(about, undefined)], { width, colours });
        for (const line of text.split('\n')) expect(displayWidth(line), line).toBeLessThanOrEqual(width);
        return flat(text);
      });
      for (const text of pages) {
        expect(text).not.toMatch(/NaN|undefined|Infinity|intercepted/i);
        for (const one of prepared.scenario.batteries) expect(text).toContain(one.name);
        expect(text).toContain('WHAT THE DEFENCE DID');
      }
    },
  );

  it('the batteries in Kuwait say that they were out of range, also where the others left nothing', () => {
    const prepared = ready('iraq-2020/april');
    for (const trial of [0, 1, 2]) {
      const { outcome: run } = simulate(prepared, { seed: seedFrom(1), trial });
      const about = { scenario: prepared.scenario, outcome: run, seed: '1', remarks: prepared.remarks };
      const text = flat(render(storyOfRun(about), { width: 80, colours }));
      expect(text).toContain('Ali Al Salem, Kuwait: it stayed beyond the radar’s range, 16 times.');
    }
  });

  it('a battery of one launcher has one launcher', () => {
    const one = scenario.batteries.map((battery) => ({
      ...battery,
      launcherGroups: battery.launcherGroups.map((group) => ({
        ...group,
        launchers: { ...group.roundsPerLauncher, nominal: 1 },
        roundsPerLauncher: { ...group.roundsPerLauncher, nominal: 1 },
      })),
    }));
    const text = flat(
      render(storyOfRun({ ...told, scenario: { ...scenario, batteries: one } }), { width: 80, colours }),
    );
    expect(text).toContain('GEM: 1 launcher with 1 round each.');
  });

  it('says of one kill of a failed missile what it says of several', () => {
    const rows = [trial(0, 4), trial(1, 6), trial(2, 4), trial(3, 6)].map((row, i) => ({
      ...row,
      batteries: row.batteries.map((one, at) =>
        i === 0 && at === 0 ? { ...one, killed: one.killed + 1 } : one,
      ),
    }));
    const plan = { seed: seedFrom(1), trials: 4, samples: 2 };
    const text = flat(
      render(storyOfTrials(told, summarise({ ...january, scenario }, plan, rows)), { width: 80, colours }),
    );
    expect(text).toContain('One of these kills was of a missile that had failed before');
  });

  it('has nothing to fire at where nothing is launched', () => {
    const { scenario: one, remarks } = ready('first-shot/defended');
    const made = prepare({ ...one, threats: [] });
    if (!made.ok) throw new Error(made.reasons.join('; '));
    const { outcome: run } = simulate(made.prepared, { seed: seedFrom(1) });
    const text = flat(
      render(storyOfRun({ scenario: made.prepared.scenario, outcome: run, seed: '1', remarks }), {
        width: 80,
        colours,
      }),
    );
    expect(text).toContain('WHAT THE DEFENCE DID Nothing was launched.');
    expect(text).not.toMatch(/nothing was left|Of 0 missiles/);
  });

  it('the rockets at Taji are not engaged for their class, said once and not 27 times', () => {
    const prepared = ready('iraq-2020/taji-what-if');
    const { outcome: run } = simulate(prepared, { seed: seedFrom(1) });
    const about = { scenario: prepared.scenario, outcome: run, seed: '1', remarks: prepared.remarks };
    const text = flat(render(storyOfRun(about), { width: 80, colours }));
    const [, did = ''] = text.split('WHAT THE DEFENCE DID');
    expect(did).toContain('it is not in the class this system engages');
    expect(did.slice(0, did.indexOf('WHERE THEY LANDED')).split(' ').length).toBeLessThan(260);
  });
});
