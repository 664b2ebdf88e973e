/** Run folders: written whole or not at all, read back to the last bit, and never over what is not ours. */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { digestOfLog } from '@testudo/core/engine';
import { seedFrom } from '@testudo/core/numerics';
import { EVENT_KINDS, simulate } from '@testudo/core/simulation';
import { runTrials, summarise } from '@testudo/core/study';
import { trajectoriesOf } from '@testudo/interop';
import { isReplaceable, isRunFolder, type RunToKeep, readRunFolder, writeRunFolder } from '@testudo/runner';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { repositoryRoot } from './law/source-tree.js';
import { prepared, shipped } from './shipped.js';

let home = '';
let folder = '';
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'testudo-run-'));
  folder = join(home, 'runs', 'one');
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

const ready = prepared(shipped('first-shot'));
const seed = seedFrom('18446744073709551615');
const simulated = simulate(ready, { seed });
const plan = { seed, trials: 6, samples: 2 };
const rows = runTrials(ready, plan, 0, 6);
const run: RunToKeep = {
  scenario: ready.scenario,
  seed,
  simulated,
  study: { plan, rows, summary: summarise(ready, plan, rows) },
  command: 'testudo run first-shot\u001b[31m --seed 1',
  story: 'Once upon a time.\n',
  created: new Date(0),
};

const built = (path: string): string => pathToFileURL(join(repositoryRoot, 'packages', path)).href;

/** Writes the run and returns its reading. */
function kept() {
  expect(writeRunFolder(folder, run)).toMatchObject({ ok: true });
  const read = readRunFolder(folder);
  if (!read.ok) throw new Error(read.reason);
  return read.run;
}

describe('an unset name', () => {
  it('is never taken for the folder one is in', () => {
    expect(isReplaceable('').ok).toBe(false);
    const before = process.cwd();
    process.chdir(home);
    try {
      writeFileSync('precious.txt', 'mine');
      expect(writeRunFolder('', run).ok).toBe(false);
      expect(writeRunFolder('.', run).ok).toBe(false);
      expect(readFileSync(join(home, 'precious.txt'), 'utf8')).toBe('mine');
      expect(readdirSync(home)).toEqual(['precious.txt']);
    } finally {
      process.chdir(before);
    }
  });
});

describe('a run folder', () => {
  it('gives back what was put in, to the last bit', () => {
    const read = kept();
    expect(read.events).toEqual(simulated.events);
    expect(digestOfLog(EVENT_KINDS, read.events)).toBe(simulated.digest);
    expect(read.scenario).toEqual(ready.scenario);
    expect(read.outcome).toEqual(simulated.outcome);
    expect(read.trajectories).toEqual(trajectoriesOf(simulated.flights));
    expect(read.study).toEqual(run.study?.summary);
    expect(read.seed).toBe('18446744073709551615');
    expect(isRunFolder(folder)).toBe(true);
  });

  it('says in each of its files that it is a simulation, and reads older ones that do not', () => {
    kept();
    for (const name of readdirSync(folder)) {
      const [first = '', ...more] = readFileSync(join(folder, name), 'utf8').split('\n');
      if (name.endsWith('.ndjson')) expect(JSON.parse(first).simulation, name).toBe(true);
      else if (name.endsWith('.json'))
        expect(JSON.parse([first, ...more].join('\n')).simulation, name).toBe(true);
      else if (name.endsWith('.csv')) expect(more[0], name).toMatch(/^exercise,/);
    }
    const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
    for (const file of manifest.files) {
      if (!file.name.endsWith('.json')) continue;
      const path = join(folder, file.name);
      const { simulation: _, ...older } = JSON.parse(readFileSync(path, 'utf8'));
      const text = JSON.stringify(older);
      writeFileSync(path, text);
      Object.assign(file, {
        bytes: Buffer.byteLength(text),
        sha256: createHash('sha256').update(text).digest('hex'),
      });
    }
    writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
    const read = readRunFolder(folder);
    if (!read.ok) throw new Error(read.reason);
    expect(read.run.scenario).toEqual(ready.scenario);
    expect(read.run.outcome).toEqual(simulated.outcome);
    expect(read.run.study).toEqual(run.study?.summary);
  });

  it('says what it is without the machine it was made on', () => {
    const { manifest } = kept();
    expect(manifest).toMatchObject({
      format: 1,
      kind: 'run',
      created: '1970-01-01T00:00:00.000Z',
      digest: simulated.digest,
    });
    expect(manifest.study).toMatchObject({ trials: 6, done: 6, invalid: 0, samples: 2 });
    expect(manifest.command).toBe('testudo run first-shot [31m --seed 1');
    expect(manifest.files.map(({ name }) => name).sort()).toEqual(
      readdirSync(folder)
        .filter((name) => name !== 'manifest.json')
        .sort(),
    );
    for (const name of readdirSync(folder))
      expect(readFileSync(join(folder, name), 'utf8')).not.toContain(home);
  });

  it('has flights second by second that end where the missile landed', () => {
    const { trajectories, outcome } = kept();
    const [points] = trajectories.map((one) => one.points);
    const impact = outcome.threats[0]?.impact;
    expect((points?.[1]?.time_us ?? 0) - (points?.[0]?.time_us ?? 0)).toBe(1_000_000);
    expect(points?.at(-1)?.time_us).toBe(impact?.time_us);
    // Half a metre on the ground.
    expect(Math.abs((points?.at(-1)?.latitude_rad ?? 0) - (impact?.latitude_rad ?? 9))).toBeLessThan(1e-7);
  });

  it('has a table of trials that no spreadsheet takes for formulas', () => {
    const invalid = { ok: false as const, trial: 6, sample: 1, reason: '=HYPERLINK("x"),\u0007 y' };
    const study = {
      plan: { ...plan, trials: 7 },
      rows: [...rows, invalid],
      summary: summarise(ready, plan, rows),
    };
    expect(writeRunFolder(folder, { ...run, study }).ok).toBe(true);
    const lines = readFileSync(join(folder, 'trials.csv'), 'utf8').split('\r\n');
    const columns = lines[0]?.split(',') ?? [];
    expect(columns).toContain('median-lead (s)');
    expect(lines[1]?.split(',')).toHaveLength(columns.length);
    expect(lines).toHaveLength(9);
    expect(lines[7]).toMatch(/,"'=HYPERLINK\(""x""\), {2}y"$/);
  });

  it('replaces an earlier run, and nothing is left beside it', () => {
    kept();
    expect(writeRunFolder(folder, { ...run, story: 'Another.\n' }).ok).toBe(true);
    expect(readFileSync(join(folder, 'story.txt'), 'utf8')).toBe('Another.\n');
    expect(readdirSync(join(home, 'runs'))).toEqual(['one']);
  });

  it('goes where a link points', () => {
    mkdirSync(join(home, 'real'));
    symlinkSync(join(home, 'real'), join(home, 'link'));
    expect(writeRunFolder(join(home, 'link'), run).ok).toBe(true);
    expect(isRunFolder(join(home, 'real'))).toBe(true);
  });
});

describe('a damaged run folder', () => {
  const change = (name: string, edit: (text: string) => string): string => {
    const path = join(folder, name);
    writeFileSync(path, edit(readFileSync(path, 'utf8')));
    const read = readRunFolder(folder);
    return read.ok ? 'read' : read.reason;
  };

  it.each([
    'scenario.json',
    'events.ndjson',
    'trajectories.ndjson',
    'outcome.json',
    'study.json',
    'trials.csv',
    'story.txt',
  ])('is noticed: %s', (name) => {
    kept();
    expect(change(name, (text) => text.slice(0, -1))).toContain(`${name} is damaged`);
    expect(change(name, (text) => `${text}\n`)).toBe('read');
    // One bit of one character in the middle.
    const at = 40;
    const flipped = (text: string) =>
      text.slice(0, at) + String.fromCharCode(text.charCodeAt(at) ^ 1) + text.slice(at + 1);
    expect(change(name, name === 'story.txt' ? (text) => text.replace('O', 'N') : flipped)).toContain(
      `${name} is damaged`,
    );
    rmSync(join(folder, name));
    const read = readRunFolder(folder);
    expect(!read.ok && read.reason).toBe(`${name} is missing`);
  });

  it('is noticed by its digest where the manifest was made to agree', () => {
    kept();
    const events = (text: string) => text.replace(/"miss_m":[0-9]/, '"miss_m":1');
    const { createHash } = process.getBuiltinModule('node:crypto');
    const changed = events(readFileSync(join(folder, 'events.ndjson'), 'utf8'));
    change('events.ndjson', events);
    const reason = change('manifest.json', (text) => {
      const manifest = JSON.parse(text) as { files: { name: string; sha256: string; bytes: number }[] };
      for (const file of manifest.files) {
        if (file.name !== 'events.ndjson') continue;
        file.sha256 = createHash('sha256').update(changed).digest('hex');
        file.bytes = Buffer.byteLength(changed);
      }
      return JSON.stringify(manifest);
    });
    expect(reason).toContain('do not have the digest of the manifest');
  });

  it.each([
    ['no JSON', () => '{', 'no JSON'],
    ['another format', (text: string) => text.replace('"format": 1', '"format": 2'), 'reads format 1'],
    ['no run', (text: string) => text.replace('"kind": "run"', '"kind": "walk"'), 'not that of a run'],
    ['a path as a name', (text: string) => text.replace('"story.txt"', '"../../x"'), 'lacks what a run has'],
  ])('is refused: a manifest that is %s', (_, edit, reason) => {
    kept();
    expect(change('manifest.json', edit)).toContain(reason);
  });

  it('is no run folder without a manifest', () => {
    mkdirSync(folder, { recursive: true });
    expect(isRunFolder(folder)).toBe(false);
    expect(readRunFolder(folder)).toEqual({
      ok: false,
      reason: 'there is no manifest.json: it is no run folder',
    });
    expect(readRunFolder(join(home, 'nowhere')).ok).toBe(false);
  });
});

describe('what is there already', () => {
  const refused = (): string => {
    const written = writeRunFolder(folder, run);
    return written.ok ? 'written' : written.reason;
  };

  it('is not written over: a folder of somebody else’s', () => {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'thesis.txt'), 'years of work');
    expect(refused()).toContain('no run');
    writeFileSync(join(folder, 'manifest.json'), '{"name": "an app"}');
    expect(refused()).toContain('something else');
    expect(readFileSync(join(folder, 'thesis.txt'), 'utf8')).toBe('years of work');
  });

  it('is not written over: a note beside an earlier run', () => {
    kept();
    writeFileSync(join(folder, 'notes.txt'), 'mine');
    expect(refused()).toContain('"notes.txt", which would be lost');
    expect(readFileSync(join(folder, 'notes.txt'), 'utf8')).toBe('mine');
  });

  it('is not written over: a file, a dangling link, the folder one is in', () => {
    mkdirSync(join(home, 'runs'));
    writeFileSync(folder, '');
    expect(refused()).toContain('a file of that name');
    rmSync(folder);
    symlinkSync(join(home, 'nowhere'), folder);
    expect(refused()).toContain('a link to nothing');
    expect(isReplaceable(process.cwd())).toMatchObject({ ok: false });
    expect(isReplaceable(join(process.cwd(), '..'))).toMatchObject({ ok: false });
  });

  it('is known before the run to be below a file', () => {
    writeFileSync(join(home, 'runs'), 'mine');
    for (const path of [folder, join(folder, 'deep', 'er')])
      expect(isReplaceable(path)).toEqual({
        ok: false,
        reason: 'a part of the path is a file and no folder',
      });
    expect(isReplaceable(join(home, 'none', 'yet'))).toEqual({ ok: true });
  });

  it('is known before the run to be where nothing may be written', (context) => {
    const refuses = (path: string) =>
      expect(isReplaceable(path)).toMatchObject({
        ok: false,
        reason: expect.stringContaining('may not be written to'),
      });
    if (process.getuid?.() === 0) {
      // A superuser may write everywhere but where nobody can.
      if (!existsSync('/proc/self')) context.skip('a superuser may write everywhere here');
      refuses('/proc/testudo');
      refuses('/proc/testudo/deep');
      return;
    }
    if (process.platform === 'win32') context.skip('folders have no such rights here');
    kept();
    chmodSync(join(home, 'runs'), 0o500);
    try {
      for (const path of [folder, join(home, 'runs', 'two'), join(home, 'runs', 'two', 'deep')])
        refuses(path);
    } finally {
      chmodSync(join(home, 'runs'), 0o700);
    }
  });

  it('is as it was after it was tried', () => {
    kept();
    const before = readdirSync(home, { recursive: true }).sort();
    expect(isReplaceable(join(home, 'runs', 'two', 'deep'))).toEqual({ ok: true });
    expect(readdirSync(home, { recursive: true }).sort()).toEqual(before);
  });

  it('may be an empty folder', () => {
    mkdirSync(folder, { recursive: true });
    expect(refused()).toBe('written');
  });
});

describe('a failure while writing', () => {
  const full = (after: number) => {
    let left = after;
    return (path: string, text: string): void => {
      if (left-- === 0) {
        writeFileSync(path, text.slice(0, 10));
        throw Object.assign(new Error('no space'), { code: 'ENOSPC' });
      }
      writeFileSync(path, text);
    };
  };

  it.each([0, 1, 2, 3, 4, 5, 6, 7])(
    'leaves nothing behind where nothing was: disk full at file %i',
    (after) => {
      const written = writeRunFolder(folder, run, full(after));
      expect(written).toEqual({ ok: false, reason: 'the disk is full; nothing was written' });
      expect(readdirSync(home)).toEqual([]);
    },
  );

  it('leaves the earlier run as it was', () => {
    kept();
    expect(writeRunFolder(folder, { ...run, story: 'Another.\n' }, full(3)).ok).toBe(false);
    expect(readRunFolder(folder).ok).toBe(true);
    expect(readFileSync(join(folder, 'story.txt'), 'utf8')).toBe(run.story);
    expect(readdirSync(join(home, 'runs'))).toEqual(['one']);
  });

  it('is cleared away by the next run where the process was killed in the middle', () => {
    mkdirSync(join(home, 'runs', '.one.testudo-999999999-new'), { recursive: true });
    kept();
    expect(readdirSync(join(home, 'runs'))).toEqual(['one']);
  });

  it('brings back an earlier run that had been set aside', () => {
    kept();
    const aside = join(home, 'runs', '.one.testudo-999999999-old');
    process.getBuiltinModule('node:fs').renameSync(folder, aside);
    expect(writeRunFolder(folder, run, full(2)).ok).toBe(false);
    expect(readRunFolder(folder).ok).toBe(true);
    expect(existsSync(aside)).toBe(false);
  });

  it('is none where two commands write the same folder over and over', async () => {
    mkdirSync(join(home, 'runs'));
    const script = `
      import { RUN_FOLDER } from '${built('runner/dist/folder/folder-kind.js')}';
      import { replaceFolder } from '${built('runner/dist/folder/replace-folder.js')}';
      const manifest = JSON.stringify({ format: 1, kind: 'run', scenario: { id: 'x', hash: 'y' }, digest: '', seed: '1', files: [] });
      const files = new Map([['story.txt', process.argv[1]], ['manifest.json', manifest]]);
      const faults = {};
      for (let i = 0; i < 150; i++) {
        try { replaceFolder(${JSON.stringify(folder)}, files, RUN_FOLDER); }
        catch (error) { faults[error.message] = (faults[error.message] ?? 0) + 1; }
      }
      console.log(JSON.stringify(faults));`;
    const writer = (name: string) =>
      promisify(execFile)(process.execPath, ['--input-type=module', '-e', script, name]);
    const said = await Promise.all(['a', 'b'].map(writer));
    for (const { stdout } of said) {
      // Rarely one finds the folder just set aside by the other; that is said in words.
      for (const fault of Object.keys(JSON.parse(stdout)))
        expect(fault).toBe('another command is writing the same folder');
    }
    expect(readdirSync(join(home, 'runs'))).toEqual(['one']);
    expect(readdirSync(folder).sort()).toEqual(['manifest.json', 'story.txt']);
  });

  it('is said where it may not be written', () => {
    mkdirSync(join(home, 'runs'));
    writeFileSync(join(home, 'runs', 'file'), '');
    expect(writeRunFolder(join(home, 'runs', 'file', 'one'), run)).toMatchObject({ ok: false });
  });
});
