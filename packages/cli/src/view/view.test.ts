import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seedFrom } from '@testudo/core/numerics';
import { prepare, simulate } from '@testudo/core/simulation';
import { loadShippedScenario, scenarioPath } from '@testudo/library';
import { readRunFolder, writeRunFolder } from '@testudo/runner';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { coloursFor, EXIT, Refusal, type Terminal } from '../terminal/index.js';
import { openedBy } from './opened.js';
import { viewCommand } from './view-command.js';
import { viewerSite } from './viewer-site.js';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'testudo-view-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A terminal that keeps what is said. */
function listener(): Terminal & { readonly said: string[]; readonly printed: string[] } {
  const said: string[] = [];
  const printed: string[] = [];
  const colours = coloursFor({}, {});
  return {
    width: 80,
    colours,
    errorColours: colours,
    out: (text) => printed.push(text),
    err: (text) => said.push(text),
    said,
    printed,
  };
}

const shot = () => {
  const loaded = loadShippedScenario('first-shot/defended', { nowUnix_us: Date.now() * 1000 });
  if (!loaded?.ok) throw new Error('the scenario is shipped');
  return loaded.scenario;
};
const opened = (source: string | undefined, flags: { seed?: string; trial?: string } = {}) =>
  openedBy(source, { limit: [], ...flags }, listener());

describe('what is opened', () => {
  it('is a shipped scenario by its name', () => {
    expect(opened('first-shot/defended', { seed: '18446744073709551615', trial: '3' })).toEqual({
      kind: 'scenario',
      name: 'first-shot/defended',
      scenario: shot(),
      seed: '18446744073709551615',
      trial: 3,
    });
  });

  it('is a scenario of a file, which has no name, seed 1 and trial 0 where none are said', () => {
    const path = scenarioPath('first-shot/defended') ?? '';
    const { scenario, ...rest } = opened(path) as { readonly scenario: unknown };
    expect(rest).toEqual({ kind: 'scenario', seed: '1', trial: 0 });
    expect(scenario).toEqual(shot());
  });

  it('is the recording of a run folder, and nothing else that lies there', () => {
    const prepared = prepare(shot());
    if (!prepared.ok) throw new Error('the scenario can be run');
    const seed = seedFrom(4);
    const simulated = simulate(prepared.prepared, { seed });
    const path = join(folder, 'run');
    const command = 'testudo run /home/someone/raid.yaml';
    writeRunFolder(path, { scenario: shot(), seed, simulated, command, story: 'x', created: new Date(0) });
    const read = readRunFolder(path);
    if (!read.ok) throw new Error(read.reason);
    const found = opened(path);
    expect(found).toMatchObject({ kind: 'recording', recording: { digest: simulated.digest, seed: '4' } });
    if (found?.kind !== 'recording') throw new Error('it is a recording');
    const { manifest, arrivals, ...rest } = read.run;
    expect(found.recording).toEqual(rest);
    expect(JSON.stringify(found)).not.toContain('someone');
    // A viewer gets it as JSON, and nothing of it may be lost on the way.
    expect(JSON.parse(JSON.stringify(found))).toEqual(found);
    expect(() => opened(path, { seed: '2' })).toThrow(/--seed and --trial are for scenarios/);
  });

  it('is nothing where nothing is named; then a seed means nothing', () => {
    expect(opened(undefined)).toBeUndefined();
    expect(() => opened(undefined, { seed: '2' })).toThrow(/name one/);
  });
});

describe('the folder of the viewer', () => {
  const from = () => join(folder, 'cli.js');
  it('is said to be not built where there is none, or nothing in it', () => {
    const fails = () => expect(() => viewerSite(from())).toThrow(/not built; `npm run build:site` builds it/);
    fails();
    mkdirSync(join(folder, 'node_modules/@testudo/web/dist'), { recursive: true });
    const manifest = { name: '@testudo/web', exports: { './package.json': './package.json' } };
    writeFileSync(join(folder, 'node_modules/@testudo/web/package.json'), JSON.stringify(manifest));
    fails();
  });

  it('is that of its package', () => {
    writeFileSync(join(folder, 'node_modules/@testudo/web/dist/index.html'), '');
    expect(existsSync(join(viewerSite(from()), 'index.html'))).toBe(true);
  });
});

describe('testudo view', () => {
  const flags = { open: false, limit: [] };
  const site = () => join(folder, 'node_modules/@testudo/web/dist');

  it.each(['0', '65536', 'x', '-1', '1.5', '', '080 '])('refuses port %j', async (port) => {
    const ended = viewCommand(undefined, { ...flags, port }, listener(), site);
    await expect(ended).rejects.toMatchObject({ name: 'Refusal', exitCode: EXIT.wrongUsage });
  });

  it('looks at the files before it looks for the viewer', async () => {
    writeFileSync(join(folder, 'wrong.yaml'), 'format: 1\nkind: scenario\ntitel: x\n');
    const terminal = listener();
    const ended = viewCommand(join(folder, 'wrong.yaml'), flags, terminal, () => {
      throw new Refusal('not looked for');
    });
    await expect(ended).rejects.toMatchObject({ message: expect.stringContaining('cannot be run') });
    expect(terminal.said.join('\n')).toMatch(/wrong\.yaml:3:1: titel: .*did you mean "title"/);
    expect(terminal.printed).toEqual([]);
  });
});
