/** The built command `testudo run`: results, exit codes, and being told to stop. */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { seedFrom } from '@testudo/core/numerics';
import { simulate } from '@testudo/core/simulation';
import { readRunFolder } from '@testudo/runner';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Begun, beginIn, runIn } from './built-command.js';
import { prepared, shipped } from './shipped.js';

let home = '';
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'testudo-command-'));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

const testudo = (...words: string[]) => runIn(home, words);

describe('testudo run', () => {
  it('refuses an empty --out and one that --no-save contradicts, and leaves everything as it was', () => {
    writeFileSync(join(home, 'precious.txt'), 'mine');
    for (const words of [
      ['--out', ''],
      ['--no-save', '--out', 'x'],
    ]) {
      expect(testudo('run', 'first-shot', '--trials', '0', ...words)).toMatchObject({
        status: 2,
        stdout: '',
      });
    }
    expect(readdirSync(home)).toEqual(['precious.txt']);
  });

  it('prints one JSON object with the digest that the library computes', () => {
    const { status, stdout, stderr } = testudo(
      'run',
      'first-shot',
      '--seed',
      '5',
      '--trials',
      '12',
      '--unknowns',
      '4',
      '--json',
    );
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const result = JSON.parse(stdout) as {
      digest: string;
      study: { done: number; digest: string };
      folder: string;
      outcome: object;
    };
    const single = simulate(prepared(shipped('first-shot')), { seed: seedFrom(5) });
    expect(result.digest).toBe(single.digest);
    expect(result.digest).toMatch(/^[0-9a-f]{64}$/);
    expect(result.outcome).toEqual(single.outcome);
    expect(result.study.done).toBe(12);
    expect(result.folder).toBe(join('runs', 'first-shot-seed5'));
    const read = readRunFolder(join(home, result.folder));
    expect(read.ok && read.run.manifest.study?.digest).toBe(result.study.digest);
  });

  it('tells the story on standard output, without colours and without progress, and keeps the same', () => {
    const { status, stdout, stderr } = testudo('run', 'first-shot', '--trials', '5');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain('THE LAUNCHES');
    expect(stdout).toContain('5 TRIALS');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what must not be there
    expect(stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/);
    const story = readFileSync(join(home, 'runs/first-shot-seed1/story.txt'), 'utf8');
    expect(story.split('\n').slice(0, 3).join(' ')).toContain('SIMULATION. A model made from public sources');
    expect(stdout.startsWith(story.trimEnd())).toBe(true);
  });

  it('keeps nothing with --no-save, and tells the story only with --trials 0', () => {
    const { status, stdout } = testudo('run', 'first-shot', '--trials', '0', '--no-save');
    expect(status).toBe(0);
    expect(stdout).toContain('WHAT IS ASSUMED');
    expect(stdout).not.toContain('TRIALS');
    expect(readdirSync(home)).toEqual([]);
  });

  it.each([
    [['--trials', 'many'], '--trials'],
    [['--trials', '1000000000'], '--trials'],
    [['--unknowns', '-1'], '--unknowns'],
    [['--workers', '0'], '--workers'],
    [['--seed', '1.5'], '--seed'],
    [['--nonsense'], '--nonsense'],
  ])('refuses %j as wrong usage', (words, named) => {
    const { status, stdout, stderr } = testudo('run', 'first-shot', ...words);
    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain(named);
    expect(readdirSync(home)).toEqual([]);
  });

  it('refuses a scenario that it cannot read, and a folder that is not a run', () => {
    expect(testudo('run', 'nowhere')).toMatchObject({ status: 1, stdout: '' });
    writeFileSync(join(home, 'bad.yaml'), 'format: 1\nkind: scenario\nid: x\n');
    const bad = testudo('run', 'bad.yaml');
    expect(bad).toMatchObject({ status: 1, stdout: '' });
    expect(bad.stderr).toMatch(/bad\.yaml:\d+:\d+/);
    mkdirSync(join(home, 'mine'));
    writeFileSync(join(home, 'mine', 'thesis.txt'), 'years of work');
    const taken = testudo('run', 'first-shot', '--out', 'mine');
    expect(taken).toMatchObject({ status: 1, stdout: '' });
    expect(taken.stderr).toContain('no run');
    expect(readdirSync(home).sort()).toEqual(['bad.yaml', 'mine']);
  });
});

describe('a folder that holds an earlier run', () => {
  const run = (scenario: string, ...words: string[]) =>
    testudo('run', scenario, '--unknowns', '0', '--quiet', '--out', 'kept', ...words);
  const study = () => {
    const read = readRunFolder(join(home, 'kept'));
    if (!read.ok) throw new Error(read.reason);
    return { id: read.run.scenario.id, seed: read.run.seed, done: read.run.manifest.study?.done };
  };
  const refuses = (words: Parameters<typeof run>, why: string) => {
    const before = study();
    const { status, stdout, stderr } = run(...words);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr.replace(/\s+/g, ' ')).toContain(
      `kept: not written over: ${why} --force writes over it, --out names another folder`,
    );
    expect(study()).toEqual(before);
  };

  it('is replaced by the same with as many trials or more, and by nothing less unless told to', () => {
    expect(run('first-shot', '--trials', '4').status).toBe(0);
    expect(run('first-shot', '--trials', '4').status).toBe(0);
    expect(run('first-shot', '--trials', '6').status).toBe(0);
    refuses(['first-shot', '--trials', '5'], 'it holds 6 trials, and 5 would be left');
    refuses(['first-shot', '--trials', '0'], 'it holds 6 trials, and none would be left');
    refuses(['first-shot', '--trials', '9', '--seed', '2'], 'it holds a run with seed 1');
    refuses(['first-shot/defended', '--trials', '9'], 'it holds a run of first-shot');
    writeFileSync(
      join(home, 'changed.yaml'),
      'format: 1\nkind: scenario\nextends: first-shot\nid: first-shot\ntitle: Other\n',
    );
    refuses(['changed.yaml', '--trials', '5'], 'it holds 6 trials, and 5 would be left');
    const aloud = () => {
      const { status, stderr } = testudo('run', 'changed.yaml', '--trials', '6', '--out', 'kept');
      return {
        status,
        said: stderr.replace(/\s+/g, ' ').includes('kept will be replaced: it is of the scenario'),
      };
    };
    expect(aloud()).toEqual({ status: 0, said: true });
    expect(aloud()).toEqual({ status: 0, said: false });
    expect(run('first-shot/defended', '--trials', '0', '--force').status).toBe(0);
    expect(study()).toEqual({ id: 'first-shot-defended', seed: '1', done: undefined });
  });

  it('or a comparison is not replaced by the other unless told to, and never with something foreign in it', () => {
    const pair = (...words: string[]) =>
      testudo('compare', 'first-shot', 'first-shot', '--trials', '2', '--quiet', '--out', 'kept', ...words);
    expect(run('first-shot', '--trials', '2').status).toBe(0);
    const refused = pair();
    expect(refused).toMatchObject({ status: 1, stdout: '' });
    expect(refused.stderr).toContain('it holds a run');
    expect(pair('--force').status).toBe(0);
    expect(pair().status).toBe(0);
    expect(pair('--trials', '1').stderr).toContain('it holds 2 pairs, and 1 would be left');
    expect(pair('--seed', '5').stderr).toContain('it holds a comparison with seed 1');
    expect(run('first-shot', '--trials', '9').stderr).toContain('it holds a comparison');
    writeFileSync(join(home, 'kept', 'thesis.txt'), 'years of work');
    expect(run('first-shot', '--trials', '9', '--force').stderr).toContain(
      '"thesis.txt", which would be lost',
    );
    rmSync(join(home, 'kept', 'thesis.txt'));
    expect(run('first-shot', '--trials', '0', '--force').status).toBe(0);
    expect(study()).toEqual({ id: 'first-shot', seed: '1', done: undefined });
  });
});

/** A study that would take many minutes, begun. */
const begin = (): Begun =>
  beginIn(home, ['run', 'first-shot', '--trials', '200000', '--workers', '2', '--out', 'out']);

describe.skipIf(process.platform === 'win32')('being told to stop', () => {
  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('%s keeps what is done, says how much, and ends with %i', async (signal, code) => {
    const { child, ended, out, err } = begin();
    await new Promise((resolve) => child.stdout?.once('data', resolve));
    await pause(2500);
    child.kill(signal);
    expect(await ended).toBe(code);
    const read = readRunFolder(join(home, 'out'));
    if (!read.ok) throw new Error(read.reason);
    const { study } = read.run.manifest;
    expect(study).toMatchObject({ trials: 200_000, stoppedBy: signal });
    expect(study?.done).toBeGreaterThan(0);
    expect(study?.done).toBeLessThan(200_000);
    expect(err()).toContain(`Stopped: ${study?.done} of 200000 trials`);
    expect(read.run.study?.done).toBe(study?.done);
    expect(readdirSync(home)).toEqual(['out']);
    // The command gives the run and the whole study, and not the trials that happened to be done.
    const flat = out().replace(/\s+/g, ' ');
    expect(flat).not.toContain('gives the same again');
    expect(flat).toContain('gives the run again, to the last bit, and all 200,000 trials of the study.');
    expect(flat).toMatch(/before the stop, [\d,]+ of 200,000 trials, cannot be had again/);
    expect(read.run.manifest.commandGives).toContain('all 200,000 trials');
    const page = readFileSync(join(home, 'out', 'report.html'), 'utf8');
    expect(page).not.toContain('every number and figure of this page again');
    expect(page).toContain('give the run again, to the last bit, and all 200,000 trials.');
  });

  it('keeps the larger study that was there, and says so', async () => {
    const words = ['run', 'first-shot', '--trials', '20000', '--unknowns', '0', '--workers', '1'];
    expect(testudo(...words.slice(0, 2), '--trials', '400', '--unknowns', '0', '--quiet').status).toBe(0);
    const { child, ended, err } = beginIn(home, words);
    await new Promise((resolve) => child.stdout?.once('data', resolve));
    child.kill('SIGINT');
    expect(await ended).toBe(3);
    expect(err().replace(/\s+/g, ' ')).toMatch(
      /was not kept: it holds 400 trials, and (\d+|none) would be left/,
    );
    const read = readRunFolder(join(home, 'runs/first-shot-seed1'));
    expect(read.ok && read.run.study?.done).toBe(400);
  });

  it('a second time quits at once and leaves nothing half-written', async () => {
    const { child, ended } = begin();
    await new Promise((resolve) => child.stdout?.once('data', resolve));
    child.kill('SIGSTOP');
    child.kill('SIGINT');
    child.kill('SIGCONT');
    await pause(600);
    child.kill('SIGINT');
    expect(await ended).toBe(130);
    const left = readdirSync(home);
    expect(left.length === 0 || (existsSync(join(home, 'out')) && readRunFolder(join(home, 'out')).ok)).toBe(
      true,
    );
  });
});
