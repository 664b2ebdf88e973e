/** `testudo compare`: pairs on worker threads, the folder, the built command. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { seedFrom } from '@testudo/core/numerics';
import { attackDifferences, compare, comparisonDigest, differenceIn, runTrials } from '@testudo/core/study';
import {
  COMPARISON_FOLDER,
  type ComparisonToKeep,
  isReplaceable,
  readComparisonFolder,
  readRunFolder,
  runPairedStudy,
  runStudy,
  writeComparisonFolder,
} from '@testudo/runner';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { beginIn, runIn } from './built-command.js';
import { prepared, shipped } from './shipped.js';

let home = '';
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'testudo-compare-'));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

const january = shipped('iraq-2020/january');
const april = shipped('iraq-2020/april');
const plan = { seed: seedFrom(1), trials: 6, samples: 3 };

describe('pairs on worker threads', () => {
  it('are the trials that each scenario has by itself, on one worker and on two', async () => {
    const [one, two] = await Promise.all(
      [1, 2].map((workers) => runPairedStudy(january, april, plan, { workers })),
    );
    const alone = await runStudy(april, plan, { workers: 2 });
    expect(one?.b.digest).toBe(alone.digest);
    expect(two?.b.digest).toBe(alone.digest);
    expect(two?.a.rows).toEqual(runTrials(prepared(january), plan, 0, plan.trials));
    expect(two?.complete).toBe(true);
  });

  it('meet the same attack in both: launches and failures agree in every pair', async () => {
    const { a, b } = await runPairedStudy(january, april, plan, { workers: 2 });
    const found = compare(prepared(january), prepared(april), plan, a.rows, b.rows);
    expect(found).toMatchObject({ done: 6, invalid: 0, disagreeing: 0 });
    expect(differenceIn(found, 'killed')?.meanA).toBe(0);
    expect(found.b.defence?.batteries.map(({ id }) => id)).toEqual(april.batteries.map(({ id }) => id));
    // What neither fails nor is killed arrives or goes astray, as without a defence.
    for (const { from, to } of found.turns) expect(to === 'killed' || from === 'in-flight').toBe(true);
  });

  it('of a scenario with itself do not differ', async () => {
    const { a, b } = await runPairedStudy(april, april, plan, { workers: 2 });
    expect(a).toEqual(b);
    const found = compare(prepared(april), prepared(april), plan, a.rows, b.rows);
    for (const { difference } of found.figures)
      expect(difference).toMatchObject({ mean: 0, least: 0, greatest: 0 });
  });

  it('tell how far both are, and are whole when stopped', async () => {
    const stop = new AbortController();
    const shot = shipped('first-shot');
    let last = { done: 0, asked: 0 };
    const run = await runPairedStudy(
      shot,
      shot,
      { ...plan, trials: 50_000 },
      {
        workers: 2,
        signal: stop.signal,
        onProgress: (progress) => {
          last = progress;
          if (progress.done > 40) stop.abort();
        },
      },
    );
    expect(last.asked).toBe(100_000);
    expect(run.complete).toBe(false);
    expect(run.a.rows.map(({ trial }) => trial)).toEqual(run.b.rows.map(({ trial }) => trial));
    expect(run.a.rows.length + run.b.rows.length).toBe(last.done);
  });
});

describe('shipped scenarios', () => {
  it('january and april are one attack, january and taji are not', () => {
    expect(attackDifferences(january, april)).toEqual([]);
    expect(attackDifferences(january, shipped('iraq-2020/taji')).length).toBeGreaterThan(10);
  });
});

describe('the folder of a comparison', () => {
  const shot = prepared(shipped('first-shot'));
  const rows = runTrials(shot, plan, 0, plan.trials);
  const side = (label: string) => ({ label, scenario: shot.scenario, rows });
  const kept: ComparisonToKeep = {
    a: side('before'),
    b: side('after'),
    plan,
    comparison: compare(shot, shot, plan, rows, rows),
    command: 'testudo compare a b\u001b[31m',
    story: 'Once upon a time, twice.\n',
    created: new Date(0),
  };

  it('holds both sides’ trials, says what it is, and is no run', () => {
    const folder = join(home, 'one');
    expect(writeComparisonFolder(folder, kept)).toMatchObject({ ok: true });
    const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
    expect(manifest).toMatchObject({
      format: 1,
      kind: 'comparison',
      simulation: true,
      digest: comparisonDigest(rows, rows),
      pairs: 6,
      done: 6,
      command: 'testudo compare a b [31m',
    });
    expect(manifest.files.map(({ name }: { name: string }) => name).sort()).toEqual(
      readdirSync(folder)
        .filter((name) => name !== 'manifest.json')
        .sort(),
    );
    for (const name of ['scenario-a.json', 'scenario-b.json', 'comparison.json'])
      expect(JSON.parse(readFileSync(join(folder, name), 'utf8')).simulation, name).toBe(true);
    expect(readComparisonFolder(folder)).toMatchObject({
      ok: true,
      comparison: { a: shot.scenario, comparison: kept.comparison },
    });
    const lines = readFileSync(join(folder, 'trials-b.csv'), 'utf8').split('\r\n');
    expect(lines).toHaveLength(1 + plan.trials + 1);
    const read = readRunFolder(folder);
    expect(!read.ok && read.reason).toContain('not that of a run');
  });

  it('replaces an earlier comparison, and nothing else', () => {
    const folder = join(home, 'one');
    writeComparisonFolder(folder, kept);
    expect(writeComparisonFolder(folder, { ...kept, story: 'Another.\n' }).ok).toBe(true);
    expect(readFileSync(join(folder, 'story.txt'), 'utf8')).toBe('Another.\n');
    // Neither takes the place of the other.
    expect(isReplaceable(folder)).toMatchObject({ ok: false });
    expect(isReplaceable(folder, COMPARISON_FOLDER)).toEqual({ ok: true });
    writeFileSync(join(folder, 'notes.txt'), 'mine');
    const written = writeComparisonFolder(folder, kept);
    expect(!written.ok && written.reason).toContain('"notes.txt", which would be lost');
    expect(readFileSync(join(folder, 'notes.txt'), 'utf8')).toBe('mine');
  });

  it('leaves the earlier one as it was where the disk is full', () => {
    const folder = join(home, 'one');
    writeComparisonFolder(folder, kept);
    let left = 3;
    const full = (path: string, text: string): void => {
      if (left-- === 0) throw Object.assign(new Error('no space'), { code: 'ENOSPC' });
      writeFileSync(path, text);
    };
    expect(writeComparisonFolder(folder, { ...kept, story: 'Another.\n' }, full)).toEqual({
      ok: false,
      reason: 'the disk is full; nothing was written',
    });
    expect(readFileSync(join(folder, 'story.txt'), 'utf8')).toBe(kept.story);
    expect(readdirSync(home)).toEqual(['one']);
  });
});

const testudo = (...words: string[]) => runIn(home, words);

const RAIDS = ['iraq-2020/january', 'iraq-2020/april'] as const;

describe('testudo compare', () => {
  it('tells which is better with an interval, and keeps it', () => {
    const { status, stdout, stderr } = testudo('compare', ...RAIDS, '--trials', '6', '--unknowns', '3');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const flat = stdout.replace(/\s+/g, ' ');
    expect(flat).toMatch(
      /(With april, \d+\.\d (fewer|more) of 16 missiles arrive than with january|No difference between april and january)/,
    );
    expect(flat).toMatch(/Better in \d+ % \(95 % interval \d+–\d+ %\) of the 6 pairs/);
    expect(flat).toContain('3 draws of what is not known are too few to say');
    expect(stdout).not.toMatch(/intercepted|NaN|undefined/i);
    const story = readFileSync(
      join(home, 'runs/iraq-2020-january-against-iraq-2020-april-seed1/story.txt'),
      'utf8',
    );
    expect(stdout.startsWith(story.trimEnd())).toBe(true);
    // Under its title, and before anything else.
    expect(story).toMatch(/^[^\n]+\n\n? +SIMULATION\./);
  });

  it('prints one JSON object: what was compared, every difference, both sides', () => {
    const { status, stdout, stderr } = testudo(
      'compare',
      ...RAIDS,
      ...['--trials', '4', '--unknowns', '0', '--seed', '7', '--no-save', '--json', '--quiet'],
    );
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const result = JSON.parse(stdout);
    expect(result).toMatchObject({ format: 1, kind: 'comparison', simulation: true, seed: '7', pairs: 4 });
    expect(result.digest).toMatch(/^[0-9a-f]{64}$/);
    expect(result.a).toMatchObject({ label: 'january', scenario: { id: 'iraq-2020-january' } });
    expect(result.b).toMatchObject({ label: 'april', study: { trials: 4, done: 4 } });
    const arrived = result.comparison.figures.find(({ id }: { id: string }) => id === 'arrived');
    expect(arrived.difference.mean).toBeCloseTo(arrived.meanB - arrived.meanA, 12);
    expect(result.comparison.disagreeing).toBe(0);
    expect(readdirSync(home)).toEqual([]);
  });

  it('refuses two attacks, and says what differs', () => {
    const { status, stdout, stderr } = testudo('compare', 'iraq-2020/january', 'iraq-2020/taji');
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toContain('not the same attack');
    expect(stderr).toMatch(/place erbil: january there, taji not\s+there/);
    expect(stderr).toMatch(/and \d+ more/);
    expect(readdirSync(home)).toEqual([]);
  });

  it.each([
    [['--trials', '0'], '--trials'],
    [['--workers', '0'], '--workers'],
    [['--seed', 'x'], '--seed'],
    [['--out', ''], '--out'],
  ])('refuses %j as wrong usage', (words, named) => {
    const { status, stdout, stderr } = testudo('compare', 'first-shot', 'first-shot', ...words);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(named);
  });

  it('refuses a scenario that is not there, one that is missing, and a folder that is no comparison', () => {
    expect(testudo('compare', 'first-shot', 'nowhere')).toMatchObject({ status: 1, stdout: '' });
    expect(testudo('compare', 'first-shot')).toMatchObject({ status: 2, stdout: '' });
    mkdirSync(join(home, 'mine'));
    writeFileSync(join(home, 'mine', 'thesis.txt'), 'years of work');
    const taken = testudo('compare', 'first-shot', 'first-shot', '--out', 'mine');
    expect(taken).toMatchObject({ status: 1, stdout: '' });
    expect(taken.stderr).toContain('no comparison');
  });

  it('explains itself with examples', () => {
    const { status, stdout } = testudo('compare', '--help');
    expect(status).toBe(0);
    expect(stdout).toContain('testudo compare iraq-2020/january iraq-2020/april');
    expect(stdout).toContain('Every difference is B minus A');
  });
});

describe.skipIf(process.platform === 'win32')('a comparison that is told to stop', () => {
  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('by %s keeps whole pairs, says how many, and ends with %i', async (signal, code) => {
    const words = [
      'compare',
      'first-shot',
      'first-shot',
      '--trials',
      '100000',
      '--workers',
      '2',
      '--out',
      'out',
    ];
    const { child, ended, out, err } = beginIn(home, words);
    await new Promise((resolve) => child.stdout?.once('data', resolve));
    await pause(2500);
    child.kill(signal);
    expect(await ended).toBe(code);
    const manifest = JSON.parse(readFileSync(join(home, 'out/manifest.json'), 'utf8'));
    expect(manifest).toMatchObject({ pairs: 100_000, stoppedBy: signal });
    expect(manifest.done).toBeGreaterThan(0);
    expect(manifest.done).toBeLessThan(100_000);
    expect(err()).toContain(`Stopped: ${manifest.done} of 100000 pairs`);
    expect(readdirSync(home)).toEqual(['out']);
    const flat = out().replace(/\s+/g, ' ');
    expect(flat).not.toContain('gives the same again');
    expect(flat).toContain('gives all 100,000 pairs.');
    expect(manifest.commandGives).toContain('cannot be had again');
    expect(readFileSync(join(home, 'out', 'report.html'), 'utf8')).not.toContain('again, to the last bit');
  });
});
