/** The packages as they would be published: packed, installed in an empty folder, and used there. */
import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { npm } from '../tools/lib/install.mjs';
import { repositoryRoot } from './law/source-tree.js';

const folder = mkdtempSync(join(tmpdir(), 'testudo-packages-'));
const packed = mkdtempSync(join(tmpdir(), 'testudo-packed-'));
afterAll(() => {
  for (const path of [folder, packed]) rmSync(path, { recursive: true, force: true });
});

const node = (words: readonly string[], cwd: string) =>
  spawnSync(process.execPath, words, { cwd, encoding: 'utf8', maxBuffer: 1 << 26 });
const release = (...words: string[]) => node(['tools/release.mjs', ...words], repositoryRoot);

describe('npm run release', () => {
  it('says first whether anything is to be published', () => {
    expect(release().status).toBe(2);
    expect(release('--dry-run', '--publish').status).toBe(2);
  });

  it('packs every package in order, finds nothing wrong with any, and publishes none', () => {
    const { stdout } = release('--dry-run', '--out', packed);
    const faults = stdout.split('\n').filter((line) => line.startsWith('FAILED'));
    // Whoever works on the project may run this with changes about.
    expect(faults.filter((line) => !line.includes('uncommitted'))).toEqual([]);
    expect(stdout).toContain('Would publish, in this order:');
    const order = [...stdout.matchAll(/^ {2}(@testudo\/\w+) /gm)].map(([, name]) => name);
    expect(order[0]).toBe('@testudo/core');
    expect(order.at(-1)).toBe('@testudo/cli');
    expect(readdirSync(packed)).toHaveLength(order.length);
  });
});

describe('the packages, installed in an empty folder', () => {
  beforeAll(async () => {
    writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }\n');
    const tarballs = readdirSync(packed).map((name) => join(packed, name));
    const { code, output } = await npm(folder, ['install', '--prefer-offline', ...tarballs]);
    if (code !== 0) throw new Error(output);
  });

  const installed = () => join(folder, 'node_modules/@testudo/cli/bin/testudo.js');

  it('run a shipped scenario to the digest that the repository gives', () => {
    const words = ['run', 'iraq-2020/april', '--trials', '4', '--unknowns', '2', '--json', '--no-save'];
    const there = node([installed(), ...words], folder);
    const here = node([join(repositoryRoot, 'packages/cli/bin/testudo.js'), ...words], repositoryRoot);
    expect(there.stderr).not.toMatch(/error|warning/i);
    expect(there.status).toBe(0);
    expect(JSON.parse(there.stdout).digest).toBe(JSON.parse(here.stdout).digest);
  });

  it('check the claims of the models against their data', () => {
    const { status, stdout } = node([installed(), 'validate', '--json'], folder);
    expect(status).toBe(0);
    expect(JSON.parse(stdout).ok).toBe(true);
  });

  it.each(['03-one-engagement.mjs', '05-a-defence-of-your-own.mjs'])('run the example %s', (name) => {
    for (const file of [name, 'own-defence.yaml', 'turning-radar.mjs'])
      copyFileSync(join(repositoryRoot, 'examples', file), join(folder, file));
    const there = execFileSync(process.execPath, [name], { cwd: folder, encoding: 'utf8' });
    const here = node([join('examples', name)], repositoryRoot);
    expect(there).toBe(here.stdout);
  });

  it('have types that a strict program compiles against', () => {
    writeFileSync(
      join(folder, 'use.ts'),
      `import { seedFrom } from '@testudo/core/numerics';
       import { prepare, simulate, type Outcome } from '@testudo/core/simulation';
       import { tables } from '@testudo/interop';
       import { type Atlas, runReport } from '@testudo/report';
       import { loadShippedScenario } from '@testudo/library';
       const loaded = loadShippedScenario('first-shot');
       if (!loaded?.ok) throw new Error('no');
       const ready = prepare(loaded.scenario);
       if (!ready.ok) throw new Error('no');
       export const outcome: Outcome = simulate(ready.prepared, { seed: seedFrom(1) }).outcome;
       export const columns: number = tables.events.columns.length;
       export const page = (results: Parameters<typeof runReport>[0], atlas: Atlas): string => runReport(results, atlas);
       // @ts-expect-error a seed is no number
       simulate(ready.prepared, { seed: 1 });
      `,
    );
    const tsc = join(repositoryRoot, 'node_modules/typescript/bin/tsc');
    const options = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2023'];
    const { status, stdout } = node([tsc, ...options, 'use.ts'], folder);
    expect(stdout).toBe('');
    expect(status).toBe(0);
  });
});

describe('npm run docs', () => {
  it('makes the reference of the packages without a warning', () => {
    const typedoc = join(repositoryRoot, 'node_modules/typedoc/bin/typedoc');
    const { status, stdout, stderr } = node([typedoc, '--emit', 'none'], repositoryRoot);
    expect(`${stdout}${stderr}`).not.toMatch(/\[(warning|error)\]/);
    expect(status).toBe(0);
  });
});
