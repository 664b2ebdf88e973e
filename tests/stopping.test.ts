import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { whileLocked } from '../tools/lib/lock.mjs';
import { nodeIsNewEnough } from '../tools/lib/node-version.mjs';
import { repositoryRoot } from './law/source-tree.js';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'testudo-stopping-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A job that notes every signal it gets and ends a second after the first, with exit code 42. */
const JOB = `
  const { appendFileSync } = require('node:fs');
  const heard = (signal) => { appendFileSync('heard', signal + ' '); setTimeout(() => process.exit(42), 1000); };
  process.on('SIGINT', heard); process.on('SIGTERM', heard);
  setInterval(() => {}, 1000); appendFileSync('ready', 'x');`;

/** Starts a process that runs the job as tools/start.mjs runs the main job, or as it runs npm and the compiler. */
function startJob(passThrough: boolean): { outer: ChildProcess; ended: Promise<number | null> } {
  writeFileSync(join(folder, 'job.cjs'), JOB);
  const script = `
    import { exitWith, run } from '${pathToFileURL(join(repositoryRoot, 'tools/lib/run.mjs')).href}';
    await exitWith(async () => (await run(process.execPath, ['job.cjs'], { passThrough: ${passThrough} })).code);`;
  const outer = spawn(process.execPath, ['--input-type=module', '-e', script], {
    cwd: folder,
    stdio: 'ignore',
    detached: true,
  });
  return { outer, ended: new Promise((resolve) => outer.on('close', resolve)) };
}

async function ready(): Promise<void> {
  while (!existsSync(join(folder, 'ready'))) await pause(20);
}

const heard = (): string => readFileSync(join(folder, 'heard'), 'utf8').trim();

describe.skipIf(process.platform === 'win32')('being told to stop', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)(
    'by %s, twice at once as npm does, reaches the job once',
    async (signal) => {
      const { outer, ended } = startJob(true);
      await ready();
      outer.kill(signal);
      await pause(50);
      outer.kill(signal);
      expect(await ended).toBe(42);
      expect(heard()).toBe(signal);
    },
  );

  it('by a signal to the whole group reaches the job once', async () => {
    const { outer, ended } = startJob(true);
    await ready();
    process.kill(-(outer.pid ?? 0), 'SIGINT');
    expect(await ended).toBe(42);
    expect(heard()).toBe('SIGINT');
  });

  it('a second time, on purpose, reaches the job again', async () => {
    const { outer, ended } = startJob(true);
    await ready();
    outer.kill('SIGINT');
    await pause(700);
    outer.kill('SIGINT');
    await ended;
    expect(heard()).toBe('SIGINT SIGINT');
  });

  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('by %s while installing or building ends with %i', async (signal, code) => {
    const { outer, ended } = startJob(false);
    await ready();
    outer.kill(signal);
    expect(await ended).toBe(code);
  });
});

describe('the lock on a tree', () => {
  const lock = (): string => join(folder, 'lock');
  const quiet = (): void => {};

  it('is held by one at a time and then gone', async () => {
    let inside = 0;
    let most = 0;
    const action = async (): Promise<void> => {
      inside += 1;
      most = Math.max(most, inside);
      await pause(50);
      inside -= 1;
    };
    await Promise.all([1, 2, 3].map(() => whileLocked(lock(), action, quiet)));
    expect(most).toBe(1);
    expect(existsSync(lock())).toBe(false);
  });

  it('is given back when the action fails', async () => {
    await expect(whileLocked(lock(), () => Promise.reject(new Error('no')), quiet)).rejects.toThrow('no');
    expect(existsSync(lock())).toBe(false);
  });

  it('is taken over from a holder that is dead', async () => {
    const child = spawn(process.execPath, ['-e', '']);
    await new Promise((resolve) => child.on('close', resolve));
    writeFileSync(lock(), JSON.stringify({ pid: child.pid, host: hostname() }));
    expect(await whileLocked(lock(), async () => 'taken', quiet)).toBe('taken');
  });

  it('is taken over from a holder elsewhere that has fallen silent, and not before', async () => {
    writeFileSync(lock(), JSON.stringify({ pid: 1, host: 'another-machine' }));
    let taken = false;
    const waiting = whileLocked(
      lock(),
      async () => {
        taken = true;
      },
      quiet,
    );
    await pause(500);
    expect(taken).toBe(false);
    const longAgo = new Date(Date.now() - 60_000);
    utimesSync(lock(), longAgo, longAgo);
    await waiting;
    expect(taken).toBe(true);
  });
});

describe('the check of Node', () => {
  it.each([
    ['18.20.8', false],
    ['20.18.3', false],
    ['20.19.0', true],
    ['20.20.2', true],
    ['22.0.0', true],
    ['24.9.0', true],
  ])('%s: %s', (version, expected) => {
    expect(nodeIsNewEnough(version)).toBe(expected);
  });
});
