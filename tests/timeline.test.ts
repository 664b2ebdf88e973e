/** `testudo timeline`: figures against an independent reckoning, and the built command. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sampleQuantities } from '@testudo/core/catalogue';
import { seedFrom } from '@testudo/core/numerics';
import { quantitiesOfBattery, type ResolvedBattery, sampleUnknowns } from '@testudo/core/scenario';
import {
  advanceTo,
  deploymentOf,
  kernelFor,
  OutcomeCollector,
  settle,
  start,
} from '@testudo/core/simulation';
import {
  naturalSpan,
  type RaidOutcome,
  raidMoments,
  raidOf,
  raidSample,
  runTrials,
  timelineOf,
  timelineSample,
} from '@testudo/core/study';
import { afterAll, describe, expect, it } from 'vitest';
import { exactly } from './altered.js';
import { COMMAND, runIn } from './built-command.js';
import { prepared, shipped } from './shipped.js';

const DAY_US = 86_400_000_000;
const seed = seedFrom(5);
const SAMPLES = 60;

const ready = prepared(shipped('iraq-2020/deployment'));
const { scenario } = ready;
const plan = { seed, samples: SAMPLES };
const lives = Array.from({ length: SAMPLES }, (_, sample) => timelineSample(ready, plan, sample));
const timeline = timelineOf(ready, lives, naturalSpan(ready, lives));
const [asad, erbil] = scenario.batteries;
if (asad === undefined || erbil === undefined) throw new Error('no batteries');

/** The calendar times at which a battery can first engage, from its schedule alone. */
const firstEngagements = (battery: typeof asad): readonly number[] =>
  Array.from({ length: SAMPLES }, (_, sample) => {
    const values = sampleQuantities(quantitiesOfBattery(battery), { seed, sample });
    const settled = deploymentOf(battery, values);
    if (settled === undefined) throw new Error('no deployment');
    return settled.beginsUnix_us + settled.schedule.engages_s * 1e6;
  });

describe('a timeline', () => {
  it('draws the values that a study with the same seed draws', () => {
    const values = sampleUnknowns(scenario, { seed, sample: 3 });
    const own = sampleQuantities(quantitiesOfBattery(asad), { seed, sample: 3 });
    for (const [path, value] of own) expect(values.get(path)).toBe(value);
  });

  it('has the wear of a battery that a study with the same seed has, as the share of time that parts in series are at work', () => {
    const campaign = prepared(shipped('first-shot/campaign'));
    const own = [0, 1, 2].map((sample) => timelineSample(campaign, plan, sample));
    const expected = [0, 1, 2].map((sample) => {
      const values = sampleUnknowns(campaign.scenario, { seed, sample });
      const of = (parameter: string): number => values.get(`patriot-wear/${parameter}`) ?? Number.NaN;
      const working = (part: string): number =>
        of(`${part}Failure`) / (of(`${part}Failure`) + of(`${part}Repair`));
      return working('radar') * working('power') * (1 - of('restartTime') / of('restartInterval'));
    });
    own.forEach(([battery], sample) => {
      expect(battery?.atWork).toBeCloseTo(expected[sample] ?? Number.NaN, 12);
    });
    const [told] = timelineOf(campaign, own, naturalSpan(campaign, own)).batteries;
    expect(told?.atWork?.mean).toBeCloseTo(expected.reduce((sum, one) => sum + one, 0) / 3, 12);
    expect(told?.atWork?.share.p50).toBeCloseTo(expected.sort((a, b) => a - b)[1] ?? Number.NaN, 12);
    expect(lives.flat().every(({ atWork }) => atWork === undefined)).toBe(true);
  });

  it('covers each base on a day in as many draws as have a battery there that can engage by noon', () => {
    for (const [place, battery] of [
      ['ain-al-asad', asad],
      ['erbil', erbil],
    ] as const) {
      const days = timeline.places.find(({ id }) => id === place)?.days ?? [];
      const times = firstEngagements(battery);
      expect(days.length).toBeGreaterThan(90);
      days.forEach(({ covered }, day) => {
        const noon = timeline.fromUnix_us + (day + 0.5) * DAY_US;
        expect(covered.count).toBe(times.filter((time) => time <= noon).length);
      });
    }
  });

  it('never loses cover again, and says for every draw without cover what held it back', () => {
    for (const { days } of timeline.places) {
      days.forEach(({ covered, heldBack }, day) => {
        expect(covered.share).toBeGreaterThanOrEqual(days[day - 1]?.covered.share ?? 0);
        expect(heldBack.reduce((sum, { count }) => sum + count, 0)).toBe(SAMPLES - covered.count);
      });
    }
  });

  it('names consent before it is given, and never after', () => {
    const given = Date.UTC(2020, 2, 14) * 1000;
    for (const { days } of timeline.batteries.slice(0, 1)) {
      days.forEach(({ heldBack }, day) => {
        const noon = timeline.fromUnix_us + (day + 0.5) * DAY_US;
        const consent = heldBack.filter(({ by }) => by.kind === 'permission');
        if (noon > given + 5 * DAY_US) expect(consent).toEqual([]);
        else if (noon > given - 30 * DAY_US && noon < given - 7 * DAY_US)
          expect(consent).toMatchObject([{ by: { kind: 'permission', id: 'host-consent' }, count: SAMPLES }]);
      });
    }
  });

  it('has shares that add up on every day, and moments in their order', () => {
    for (const { days, delivered, assembling, radiates, engages } of timeline.batteries) {
      for (const { states } of days)
        expect(Object.values(states).reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
      const even = [delivered, assembling, radiates, ...engages.slice(0, 1)].map(
        ({ unix_us }) => unix_us.p50 ?? 0,
      );
      expect([...even].sort((a, b) => a - b)).toEqual(even);
    }
  });
});

describe('a run in the middle of a deployment', () => {
  it('fires only in what its statuses allow, on any day', () => {
    let fired = 0;
    for (const [day, sample] of [
      [60, 0],
      [80, 1],
      [88, 2],
      [93, 3],
      [96, 4],
      [99, 5],
      [103, 6],
      [110, 7],
    ] as const) {
      const moved = { ...scenario, postureShift_us: day * DAY_US };
      const settled = settle(moved, { seed, sample }, ready.nominal);
      if (!settled.ok) throw new Error(settled.reasons.join('; '));
      const { world } = settled;
      const outcome = new OutcomeCollector(world);
      const run = start(
        { ...ready, scenario: moved },
        { seed, trial: sample },
        outcome,
        world,
        kernelFor(world),
      );
      advanceTo(run, Number.POSITIVE_INFINITY);
      const { threats, batteries } = outcome.finish();
      for (const battery of world.batteries) {
        const shots = threats.flatMap(({ ladders }) =>
          ladders.flatMap((one) => (one.battery === battery.id ? one.shots : [])),
        );
        fired += shots.length;
        for (const { launch_us } of shots) {
          const status = battery.statuses.filter(({ from_us }) => from_us <= launch_us).at(-1);
          expect(status).toMatchObject({ radiating: true });
          expect(status?.noFireBecause).toBeUndefined();
          expect(status?.launchersReady).toBeGreaterThan(0);
        }
        // Fired and left make up what it has.
        const had = battery.groups.reduce((sum, one) => sum + one.launchers * one.roundsPerLauncher, 0);
        const numbers = batteries.find((one) => one.battery === battery.id)?.rounds ?? [];
        expect(numbers.reduce((sum, one) => sum + one.fired + one.left, 0)).toBeGreaterThanOrEqual(had);
      }
    }
    expect(fired).toBeGreaterThan(0);
  });
});

/** A deployment in which launchers do not wait for the link, which takes twelve days. */
function linkedLast(deployment: ResolvedBattery['deployment']): NonNullable<ResolvedBattery['deployment']> {
  if (deployment === undefined) throw new Error('no deployment');
  const tasks = deployment.tasks.map((task) => {
    if (task.id === 'communications') return { ...task, duration_s: exactly(12 * 86_400, 's') };
    return task.id === 'system-checks' ? { ...task, after: ['initialisation'] } : task;
  });
  return { ...deployment, tasks };
}

describe('the raid on another day', () => {
  const TRIALS = 3;
  const span = { fromUnix_us: Date.UTC(2020, 2, 1) * 1000, toUnix_us: Date.UTC(2020, 3, 21) * 1000 };
  const moments = raidMoments(ready, span);
  const trials = Array.from({ length: TRIALS }, (_, sample) => raidSample(ready, plan, sample, moments));
  const raid = raidOf(ready, timelineOf(ready, lives, span), lives, moments, trials);

  const studied = (name: string, shift_us: number) => {
    const moved = prepared({ ...shipped(name), postureShift_us: shift_us });
    return runTrials(moved, { seed, trials: TRIALS, samples: TRIALS }, 0, TRIALS);
  };
  const numbers = (row: object) => {
    const { launched, engaged, killed, arrived, leaked } = row as RaidOutcome;
    return { launched, engaged, killed, arrived, leaked };
  };

  it('has its first launch on each day once, at the hour of the record', () => {
    expect(moments).toHaveLength(51);
    const first = raid?.days[0]?.firstLaunchUnix_us ?? 0;
    expect(new Date(first / 1000).toISOString()).toBe('2020-03-01T22:28:25.000Z');
  });

  it('is, day by day, what a study of the scenario moved to that day gives', () => {
    // A posture of nothing, of a radar alone, and of whole batteries are among them.
    for (const day of [10, 33, 50]) {
      const rows = studied('iraq-2020/deployment', (moments[day] ?? 0) - scenario.epochUnix_us);
      trials.forEach((trial, sample) => {
        expect(trial.ok && trial.days[day]).toEqual(numbers(rows[sample] ?? {}));
      });
    }
    expect(raid?.days[50]?.killed.mean).toBeGreaterThan(0);
  });

  it('is on each of many days what it is on that day alone, also where rules and links change between them', () => {
    const ofApril = (day: number) => Date.UTC(2020, 3, day) * 1000;
    const given = (id: string) => ({ id, source: 'a test', confidence: 'assumed' as const });
    const hold = { ballistic: 'hold', airBreathing: 'hold' } as const;
    const free = { ballistic: 'free', airBreathing: 'tight' } as const;
    // One waits for a link that comes days after its first launcher; the other is held back for ten days.
    const batteries = scenario.batteries.map((battery, index) => ({
      ...battery,
      ...(index === 0
        ? { control: 'centralised' as const, deployment: linkedLast(battery.deployment) }
        : {
            weaponsControl: free,
            postures: [
              // In the middle of that day's raid.
              {
                ...given('hold'),
                fromUnix_us: ofApril(5) + (22 * 60 + 33) * 60_000_000,
                weaponsControl: hold,
              },
              { ...given('free'), fromUnix_us: ofApril(15), weaponsControl: free },
              { ...given('mode'), fromUnix_us: ofApril(18), automatic: !battery.automatic },
            ],
          }),
    }));
    const changing = prepared({ ...scenario, batteries });
    const april = raidMoments(changing, { fromUnix_us: ofApril(1), toUnix_us: ofApril(21) });
    const held: number[] = [];
    for (let sample = 0; sample < 4; sample++) {
      const together = raidSample(changing, plan, sample, april);
      const alone = april.map((moment) => raidSample(changing, plan, sample, [moment]));
      expect(together.ok && together.days).toEqual(alone.map((one) => one.ok && one.days[0]));
      if (together.ok) held.push(...together.days.map(({ engaged }) => engaged));
    }
    expect(Math.max(...held)).toBeGreaterThan(0);
  });

  it('is engaged by nothing on the days on which weapons are on hold, and those are gaps held back by that', () => {
    const defended = shipped('first-shot/defended');
    const given = { source: 'a test', confidence: 'assumed' as const };
    const ofJune = (day: number) => Date.UTC(2030, 5, day) * 1000;
    const airBreathing = 'tight' as const;
    const postures = [
      {
        id: 'hold',
        fromUnix_us: ofJune(3),
        weaponsControl: { ballistic: 'hold' as const, airBreathing },
        ...given,
      },
      {
        id: 'free',
        fromUnix_us: ofJune(5),
        weaponsControl: { ballistic: 'free' as const, airBreathing },
        ...given,
      },
    ];
    const toldOf = (own: Partial<ResolvedBattery>) => {
      const its = prepared({
        ...defended,
        batteries: defended.batteries.map((battery) => ({ ...battery, ...own })),
      });
      const drawn = [0, 1, 2, 3, 4].map((sample) => timelineSample(its, plan, sample));
      const days = timelineOf(its, drawn, naturalSpan(its, drawn));
      const begins = raidMoments(its, days);
      const flown = [0, 1, 2, 3, 4].map((sample) => raidSample(its, plan, sample, begins));
      const { days: raids = [] } = raidOf(its, days, drawn, begins, flown) ?? {};
      const heldBy = ({ heldBack }: { readonly heldBack: readonly { readonly by: object }[] }) =>
        heldBack.map(({ by }) => ('reason' in by ? by.reason : by));
      return {
        covered: days.places[0]?.days.map(({ covered }) => covered.share),
        heldBack: days.places[0]?.days.map(heldBy),
        engaged: raids.map(({ someEngaged }) => someEngaged.share > 0),
        raids: raids.map(heldBy),
      };
    };
    // Shown from 1 June, the first date, to two days after the last.
    const held = [[], [], ['weapons-hold'], ['weapons-hold'], [], [], []];
    expect(toldOf({ postures })).toEqual({
      covered: [1, 1, 0, 0, 1, 1, 1],
      heldBack: held,
      engaged: [true, true, false, false, true, true, true],
      raids: held,
    });
    const unlinked = toldOf({ control: 'centralised', linked: false });
    expect(unlinked.covered?.every((share) => share === 0)).toBe(true);
    expect(unlinked.engaged.some((one) => one)).toBe(false);
    expect(new Set([...(unlinked.heldBack ?? []), ...unlinked.raids].flat())).toEqual(
      new Set(['not-authorised']),
    );
  });

  it('before anything was there, is the raid of January to the last missile', () => {
    const rows = studied('iraq-2020/january', 0).map((row) => (row.ok ? row.arrived : -1));
    expect(trials.map((trial) => (trial.ok ? trial.days[0]?.arrived : undefined))).toEqual(rows);
    expect(raid?.days[0]).toMatchObject({ killed: { mean: 0 }, someEngaged: { count: 0 } });
    expect(raid?.days[0]?.heldBack[0]?.by).toEqual({ kind: 'permission', id: 'host-consent' });
  });
});

const folder = mkdtempSync(join(tmpdir(), 'testudo-timeline-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a scenario in which nothing is launched', () => {
  it('is told as that, on the page too', () => {
    const { status, stdout } = runIn(folder, [
      'run',
      'turkey-2012/deployment',
      '--trials',
      '2',
      '--out',
      'quiet',
      '--quiet',
    ]);
    expect(status).toBe(0);
    expect(stdout).toContain('Nothing is launched in this scenario.');
    expect(stdout).not.toContain('launch sites');
    const page = readFileSync(join(folder, 'quiet/report.html'), 'utf8');
    expect(page).toContain('<p class="headline">Nothing was launched.</p>');
    expect(page).not.toContain('arrives in');
  });
});

describe('the command', () => {
  const testudo = (...words: string[]) => runIn(folder, ['timeline', ...words]);

  it('tells the gaps in words, and the same for the same seed', () => {
    const words = ['iraq-2020/deployment', '--samples', '40', '--from', '2020-03-20', '--to', '2020-04-30'];
    const { status, stdout, stderr } = testudo(...words);
    expect([status, stderr]).toEqual([0, '']);
    const flat = stdout.replace(/\s+/g, ' ');
    expect(flat).toMatch(
      /until \d+ (March|April) 2020: nothing could have engaged; what held most draws back: /,
    );
    expect(flat).toMatch(/from \d+ April 2020 on: covered, with \d to \d launchers/);
    expect(flat).toContain('From delivery to able to engage');
    for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
    expect(testudo(...words).stdout).toBe(stdout);
  });

  it('gives one JSON object with every day', () => {
    const { status, stdout } = testudo(
      'turkey-2012/deployment',
      '--samples',
      '20',
      '--json',
      '--to',
      '2013-02-01',
    );
    expect(status).toBe(0);
    const told = JSON.parse(stdout);
    expect(told).toMatchObject({
      kind: 'timeline',
      simulation: true,
      samples: 20,
      to: '2013-02-01T22:00:00Z',
    });
    expect(told.places[0].days.at(-1)).toMatchObject({ noon: '2013-02-01T10:00:00Z' });
    expect(told.batteries[0].engages).toHaveLength(5);
    expect(told.batteries[0].days).toHaveLength(told.places[0].days.length);
  });

  it('refuses what makes no span, and days of these years at a real place', () => {
    const refused = (...words: string[]) => {
      const { status, stderr, stdout } = testudo(
        'iraq-2020/deployment',
        '--samples',
        '2',
        '--quiet',
        ...words,
      );
      expect(stdout).toBe('');
      return [status, stderr.trim().replace(/\s+/g, ' ')];
    };
    expect(refused('--from', '23 March')).toEqual([2, "--from: '23 March' is no day such as 2020-03-23"]);
    expect(refused('--from', '2020-04-01', '--to', '2020-03-01')).toEqual([
      2,
      '--from and --to leave no day between them',
    ]);
    expect(refused('--to', '2189-01-01')[1]).toBe(
      '--to: real places are shown as they were five years ago or earlier',
    );
    expect(refused('--raid', '3')[1]).toContain('no whole number from 1 to 2');
    expect(refused('--samples', '0')[1]).toContain('no whole number from 1');
  });

  it('tells what the raid would have come to on each day', () => {
    const words = ['--samples', '4', '--raid', '2', '--from', '2020-03-05', '--to', '2020-03-06'];
    const { status, stdout, stderr } = testudo('iraq-2020/deployment', ...words);
    expect([status, stderr]).toEqual([0, '']);
    const flat = stdout.replace(/\s+/g, ' ');
    expect(flat).toContain('The raid of 8 January 2020 at the same hour of each day, in 2 trials');
    expect(flat).toMatch(
      /Of 16 missiles, [\d.]+ \(95 % interval [^)]+\) arrive on average had it come on 5 March 2020/,
    );
    expect(flat).toContain('On none of these days is it as likely as not that anything is engaged.');
    expect(flat).toContain('--samples 4 --raid 2 --seed 1 gives the same again.');
    const none = testudo('turkey-2012/deployment', '--raid', '2');
    expect([none.status, none.stderr.trim()]).toEqual([2, '--raid: nothing is launched in this scenario']);
  });

  it('writes a page that the same words write again to the last byte, and loses no file that is there', () => {
    const words = [
      'iraq-2020/deployment',
      '--samples',
      '5',
      '--from',
      '2020-04-01',
      '--to',
      '2020-04-03',
      '--raid',
      '2',
    ];
    const { status, stdout, stderr } = testudo(...words, '--report', 'weeks.html');
    expect([status, stderr.trim()]).toEqual([0, 'Written: weeks.html (a simulation)']);
    expect(stdout).toContain('WHO WAS COVERED');
    const page = readFileSync(join(folder, 'weeks.html'), 'utf8');
    for (const id of ['weeks', 'covered', 'raid', 'batteries', 'provenance'])
      expect(page).toContain(`<section id="${id}"`);
    expect(page).toContain('--samples 5 --raid 2 --seed 1');
    expect(page).not.toContain(folder);
    const again = testudo(...words, '--report', 'weeks.html');
    expect([again.status, again.stdout]).toEqual([1, '']);
    expect(again.stderr).toContain('weeks.html: is there already; --force writes over it');
    expect(testudo(...words, '--workers', '3', '--force', '--report', 'weeks.html').status).toBe(0);
    expect(readFileSync(join(folder, 'weeks.html'), 'utf8')).toBe(page);
    expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it('refuses a page without a place, threads that are none, and a browser without a page', () => {
    const refused = (...words: string[]) => {
      const { status, stderr, stdout } = testudo('turkey-2012/deployment', '--samples', '2', ...words);
      expect(stdout).toBe('');
      return [status, stderr.trim().replace(/\s+/g, ' ')];
    };
    expect(refused('--open')).toEqual([2, '--open: there is no page without --report']);
    expect(refused('--force')).toEqual([2, '--force: nothing is written without --report']);
    expect(refused('--workers', '2')).toEqual([
      2,
      '--workers: without --raid there is nothing for them to do',
    ]);
    expect(refused('--report', '')).toEqual([2, '--report: an empty name names no file']);
    expect(refused('--report', 'nowhere/weeks.html')).toEqual([
      1,
      'nowhere/weeks.html: there is no such folder',
    ]);
    expect(refused('--raid', '1', '--workers', '0')[1]).toContain("--workers: '0' is no whole number");
  });

  it('takes a scenario without a battery, and one whose batteries have dates', () => {
    expect(testudo('iraq-2020/january', '--samples', '2').stdout).toContain('There is no battery');
    expect(testudo('first-shot/defended', '--samples', '2').stdout).toContain('able to engage since');
  });

  // Windows knows no SIGINT from another process.
  it.skipIf(process.platform === 'win32')('stops on Ctrl-C, tells what is done, and says so', async () => {
    // Before the scenario is loaded a signal ends the process as it ends any; so it is sent later where that happened.
    let ended = await interrupted(4000);
    for (const after_ms of [8000, 16_000]) if (ended.signal !== null) ended = await interrupted(after_ms);
    expect(ended.code).toBe(130);
    expect(ended.err).toMatch(/Stopped: \d+ of 20000\s+draws were done/);
    expect(ended.out).toContain('WHO WAS COVERED');
    expect(ended.out).not.toContain('gives the same again');
  });
});

interface Interrupted {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
}

/** A timeline of many draws that is told to stop after a while. */
function interrupted(after_ms: number): Promise<Interrupted> {
  const words = ['timeline', 'iraq-2020/deployment', '--samples', '20000'];
  const child = spawn(process.execPath, [COMMAND, ...words], { cwd: folder });
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text;
  });
  const timer = setTimeout(() => child.kill('SIGINT'), after_ms);
  return new Promise((resolve) => {
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      resolve({ code, signal, out, err });
    });
  });
}
