/** The built command, run in a folder as a user would. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { repositoryRoot } from './law/source-tree.js';

/** The command as people call it, built. `npm test` builds it before tests run. */
export const COMMAND = join(repositoryRoot, 'packages/cli/bin/testudo.js');

/** Runs it to its end, on a terminal 80 columns wide and without colours. */
export function runIn(folder: string, words: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [COMMAND, ...words], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '', FORCE_COLOR: '', COLUMNS: '80' },
  });
  return { status, stdout, stderr };
}

export interface Begun {
  readonly child: ChildProcess;
  /** Its exit code. */
  readonly ended: Promise<number | null>;
  /** What it has said so far. */
  readonly out: () => string;
  /** What it has said beside its results so far. */
  readonly err: () => string;
}

/** Begins it and goes on. */
export function beginIn(folder: string, words: readonly string[]): Begun {
  const child = spawn(process.execPath, [COMMAND, ...words], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let err = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text;
  });
  let out = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  return { child, ended, out: () => out, err: () => err };
}
