import { spawn } from 'node:child_process';
import {
  appendFileSync,
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
import { seedFrom } from '@testudo/core/numerics';
import { simulate } from '@testudo/core/simulation';
import { writeRunFolder } from '@testudo/runner';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COMMAND } from './built-command.js';
import { repositoryRoot } from './law/source-tree.js';
import { prepared, shipped } from './shipped.js';

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
  readonly took_ms: number;
}

let folder = '';
beforeAll(() => {
  const built = join(repositoryRoot, 'packages/cli/dist/main.js');
  if (!existsSync(built)) throw new Error('the command is not built: npm run build');
  folder = mkdtempSync(join(tmpdir(), 'testudo-cli-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function testudo(
  words: readonly string[],
  input = '',
  environment: Record<string, string> = {},
): Promise<Ended> {
  const started_ms = performance.now();
  const child = spawn(process.execPath, [COMMAND, ...words], {
    cwd: folder,
    env: { ...process.env, FORCE_COLOR: '', NO_COLOR: '', ...environment },
  });
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text;
  });
  child.stdin.on('error', () => {}).end(input);
  return new Promise((resolve) => {
    child.on('close', (code) => resolve({ code, out, err, took_ms: performance.now() - started_ms }));
  });
}

function write(name: string, content: string | Uint8Array): string {
  writeFileSync(join(folder, name), content);
  return name;
}

const GOOD = readFileSync(join(repositoryRoot, 'library/scenarios/first-shot/first-shot.yaml'), 'utf8');

/** Inputs that must be refused, each with what the refusal says and where it points. */
const WRONG: readonly (readonly [name: string, content: string | Uint8Array | undefined, says: RegExp])[] = [
  [
    'wrong-key.yaml',
    GOOD.replace('title:', 'titel:'),
    /^wrong-key\.yaml:5:1: titel: .*did you mean "title"/m,
  ],
  [
    'wrong-unit.yaml',
    GOOD.replace('value: 2, unit: km', 'value: 2, unit: kg'),
    /^wrong-unit\.yaml:19:30: .*a unit of another kind/m,
  ],
  ['missing.yaml', undefined, /^missing\.yaml: there is no such file/m],
  ['empty.yaml', '', /^empty\.yaml:1:1: the file is empty/m],
  [
    'binary.yaml',
    Uint8Array.from({ length: 3000 }, (_, i) => (i * 197 + 129) % 256),
    /^binary\.yaml:1:\d+: not a text file/m,
  ],
  ['deep.yaml', `a: ${'['.repeat(100_000)}`, /^deep\.yaml:1:\d+: the nesting is deeper than .*depth/m],
  [
    'many.yaml',
    Array.from({ length: 40_000 }, (_, i) => `k${i}: 1`).join('\n'),
    /^many\.yaml:\d+:1: keys and values are more than .*nodes/m,
  ],
  [
    'bomb.yaml',
    [
      'format: 1',
      'kind: scenario',
      'a0: &a0 [x,x,x,x,x,x,x,x,x,x]',
      ...Array.from(
        { length: 12 },
        (_, i) => `a${i + 1}: &a${i + 1} [${Array(10).fill(`*a${i}`).join(',')}]`,
      ),
    ].join('\n'),
    /^bomb\.yaml:\d+:\d+: .*keys and values are more than .*nodes/m,
  ],
];

/** What the refusal of anything may take. */
const SOON_MS = 2000;
/** On a machine that is busy with other things: so many times as long as the refusal of next to nothing takes there. */
const TIMES_THE_LEAST = 4;

async function expectSoon(took_ms: number): Promise<void> {
  if (took_ms < SOON_MS) return;
  const least = await testudo(['check', write('least.yaml', 'x: 1')]);
  expect(least.code).toBe(1);
  rmSync(join(folder, 'least.yaml'));
  expect(took_ms).toBeLessThan(TIMES_THE_LEAST * least.took_ms);
}

describe('wrong scenarios', () => {
  beforeAll(() => {
    for (const [name, content] of WRONG) if (content !== undefined) write(name, content);
  });

  it('are refused all at once, each in its place, within the time for one, and nothing is written', async () => {
    const before = readdirSync(folder).sort();
    const { out, code, took_ms } = await testudo(['check', ...WRONG.map(([name]) => name)]);
    for (const [, , says] of WRONG) expect(out).toMatch(says);
    expect(code).toBe(1);
    await expectSoon(took_ms);
    expect(readdirSync(folder).sort()).toEqual(before);
  });

  it.each(WRONG.filter(([name]) => /^(missing|bomb|wrong-unit)/.test(name)))(
    '%s is not run, and nothing is written',
    async (name, _, says) => {
      const before = readdirSync(folder).sort();
      const { out, err, code, took_ms } = await testudo([
        'export',
        name,
        '--format',
        'csv',
        '--out',
        'never.csv',
      ]);
      expect(err).toMatch(says);
      expect({ out, code }).toEqual({ out: '', code: 1 });
      await expectSoon(took_ms);
      expect(readdirSync(folder).sort()).toEqual(before);
    },
  );
});

describe('check', () => {
  it('shows the line and a caret under the place, and counts', async () => {
    write('caret.yaml', GOOD.replace('count: 1}', 'count: one}'));
    const { out, code } = await testudo(['check', 'caret.yaml']);
    const [said = '', line = '', caret = '', sum] = out.split('\n');
    const [, lineNumber, column] = /:(\d+):(\d+): threats\.shot\.count:/.exec(said) ?? [];
    expect(line).toContain(`${lineNumber} │`);
    expect(line.slice(caret.indexOf('^'))).toMatch(/^one\}/);
    expect(Number(column)).toBe(
      (GOOD.split('\n')[Number(lineNumber) - 1] as string).indexOf('count: 1') + 'count: '.length + 1,
    );
    expect(sum).toBe('1 file, 1 problem');
    expect(code).toBe(1);
  });

  it('takes folders, catalogues and names, and answers as one JSON object', async () => {
    mkdirSync(join(folder, 'raids/inner'), { recursive: true });
    write('raids/a.yaml', GOOD);
    write('raids/inner/b.yml', readFileSync(join(repositoryRoot, 'library/catalogue/warning.yaml')));
    write('raids/notes.txt', 'no YAML');
    const { out, code } = await testudo(['check', 'raids', 'iraq-2020/taji', '--json']);
    const answer = JSON.parse(out);
    expect(answer.ok).toBe(true);
    expect(answer.files.map(({ kind }: { kind: string }) => kind)).toEqual([
      'scenario',
      'catalogue',
      'scenario',
    ]);
    expect(code).toBe(0);
  });

  it('tells of aims out of reach and of a name nobody knows, with a guess', async () => {
    write('far.yaml', GOOD.replace('latitude_deg: 32.25', 'latitude_deg: 42.25'));
    const { out, code } = await testudo(['check', 'far.yaml', 'iraq-2020/januray']);
    expect(out).toContain('remark: shot-1 cannot reach base');
    expect(out).toContain('did you mean "iraq-2020/january"?');
    expect(code).toBe(1);
  });
});

describe('model', () => {
  it('trajectory answers the contract in full precision', async () => {
    const input = {
      start: { latitude_deg: 30, longitude_deg: 20, height_m: 0, velocity_enu_mps: [300, 0, 400] },
      body: {
        mass_kg: 50,
        area_m2: 0.02,
        dragCoefficient: [
          [0, 0.2],
          [1, 0.4],
          [3, 0.3],
        ],
      },
      earth: {
        figure: 'sphere',
        radius_m: 6_371_000,
        gravity: 'central',
        mu_m3ps2: 3.986004418e14,
        rotation_radps: 0,
      },
      atmosphere: 'us1976',
      wind_enu_mps: [0, 0, 0],
      duration_s: 20,
      outputEvery_s: 5,
    };
    const { out, code, err } = await testudo([
      'model',
      'trajectory',
      write('drop.json', JSON.stringify(input)),
    ]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const { states, events } = JSON.parse(out);
    expect(events).toEqual([]);
    expect(states.map(({ time_s }: { time_s: number }) => time_s)).toEqual([0, 5, 10, 15, 20]);
    expect(states[0].velocity_enu_mps.map((v: number) => Math.round(v * 1e9) / 1e9)).toEqual([300, 0, 400]);
    expect(Object.keys(states[0])).toEqual(
      expect.arrayContaining(['latitude_deg', 'longitude_deg', 'height_m', 'mach']),
    );
    expect(String(states[4].height_m).length).toBeGreaterThan(12);
  });

  it('reads its own example from standard input', async () => {
    const example = await testudo(['model', 'arc', '--example']);
    const { out, code } = await testudo(['model', 'arc', '-'], example.out);
    expect(JSON.parse(out).range_m).toBe(300_000);
    expect(code).toBe(0);
  });

  it.each([
    [
      '{"start": {"height_km": 1}, "duration_s": 1}',
      /input\.json:1:12: start\.height_km: .*did you mean "height_m"/,
    ],
    ['{"start": ', /input\.json:1:11: not valid JSON/],
    ['', /input\.json:1:1: the input is empty/],
    [`${'{"a":'.repeat(100_000)}`, /input\.json:1:\d+: the nesting is deeper/],
    [
      JSON.stringify(Object.fromEntries(Array.from({ length: 40_000 }, (_, i) => [`k${i}`, 1]))),
      /and 39902 more problems/,
    ],
  ])('refuses what is wrong with an input (%#)', async (text, says) => {
    const { out, err, code, took_ms } = await testudo(['model', 'trajectory', write('input.json', text)]);
    expect(err).toMatch(says);
    expect({ out, code }).toEqual({ out: '', code: 1 });
    await expectSoon(took_ms);
  });

  it('tells a wrong flag from a wrong file', async () => {
    const { err, code } = await testudo(['model', 'atmosphere', '--height_m', '10 km']);
    expect(err).toContain('--height_m: height_m: the wrong kind of value (found "10 km"');
    expect(code).toBe(2);
  });
});

describe('export', () => {
  it('writes once, and over a file only when told to', async () => {
    const first = await testudo([
      'export',
      'first-shot',
      '--format',
      'geojson',
      '--out',
      'shot.geojson',
      '--seed',
      '3',
    ]);
    expect(first.code).toBe(0);
    const text = readFileSync(join(folder, 'shot.geojson'), 'utf8');
    expect(JSON.parse(text).testudo).toMatchObject({
      simulation: true,
      exercise: true,
      scenario: shipped('first-shot').id,
      seed: '3',
    });
    const again = await testudo(['export', 'first-shot', '--format', 'csv', '--out', 'shot.geojson']);
    expect(again.err).toContain('--force');
    expect(again.code).toBe(1);
    expect(readFileSync(join(folder, 'shot.geojson'), 'utf8')).toBe(text);
    const forced = await testudo([
      'export',
      'first-shot',
      '--format',
      'csv',
      '--table',
      'impacts',
      '--out',
      'shot.geojson',
      '--force',
    ]);
    expect(forced.code).toBe(0);
    expect(readFileSync(join(folder, 'shot.geojson'), 'utf8')).toMatch(
      /^simulation,scenario,seed,trial,threat,/,
    );
    expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });
});

describe('export of a run folder', () => {
  it('writes what an export of the scenario writes, and refuses a folder that was altered', async () => {
    const ready = prepared(shipped('first-shot'));
    const seed = seedFrom(4);
    const simulated = simulate(ready, { seed });
    const run = { scenario: ready.scenario, seed, simulated, command: '', story: '', created: new Date(0) };
    expect(writeRunFolder(join(folder, 'kept'), run).ok).toBe(true);
    const kept = await testudo(['export', 'kept', '--format', 'geojson']);
    const fresh = await testudo(['export', 'first-shot', '--seed', '4', '--format', 'geojson']);
    expect(kept.err).toBe('');
    expect(kept.out).toBe(fresh.out);
    expect(JSON.parse(kept.out).testudo.digest).toBe(simulated.digest);
    appendFileSync(join(folder, 'kept/outcome.json'), ' ');
    const altered = await testudo(['export', 'kept', '--format', 'csv', '--out', 'kept.csv']);
    expect(altered.err).toContain('outcome.json is damaged');
    expect(altered.code).toBe(1);
    expect(existsSync(join(folder, 'kept.csv'))).toBe(false);
  });
});

describe('the command', () => {
  it('keeps to 40 columns', async () => {
    for (const words of [['--help'], ['export', '--help'], ['model', 'horizon', '--help']]) {
      const { out, code } = await testudo(words, '', { COLUMNS: '40' });
      expect(code).toBe(0);
      const long = out.split('\n').filter((line) => [...line].length > 40);
      expect(long, words.join(' ')).toEqual([]);
      expect(out).toContain('testudo');
    }
  });

  it('names every command in its help, in groups', async () => {
    const { out } = await testudo(['--help']);
    for (const name of ['run', 'view', 'export', 'check', 'schema', 'migrate', 'validate', 'model'])
      expect(out).toMatch(new RegExp(`^  ${name} `, 'm'));
  });

  it('suggests what was meant, and ends with 2 on wrong usage', async () => {
    const unknown = await testudo(['modle']);
    expect(unknown.err).toContain('Did you mean model?');
    expect(unknown.code).toBe(2);
    expect((await testudo(['check'])).code).toBe(2);
    expect((await testudo(['validate', 'gravty'])).err).toContain('did you mean "gravity"?');
  });

  it('prints its version', async () => {
    const { version } = JSON.parse(readFileSync(join(repositoryRoot, 'packages/cli/package.json'), 'utf8'));
    expect(await testudo(['--version'])).toMatchObject({ out: `${version}\n`, code: 0 });
  });

  it('ends quietly when nobody reads on', async () => {
    const child = spawn(process.execPath, [COMMAND, 'export', 'iraq-2020/january', '--format', 'geojson'], {
      cwd: folder,
    });
    let err = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      err += text;
    });
    child.stdout.once('data', () => child.stdout.destroy());
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect({ code, err }).toEqual({ code: 0, err: '' });
  });

  it('prints a JSON Schema for editors', async () => {
    const { out } = await testudo(['schema', 'catalogue']);
    expect(JSON.parse(out)).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      type: 'object',
    });
  });

  it('says of current files that they are current, and touches none where one cannot be read', async () => {
    write('now.yaml', GOOD);
    expect(await testudo(['migrate', 'now.yaml'])).toMatchObject({
      out: 'now.yaml: already format 1\n',
      code: 0,
    });
    const { err, code } = await testudo(['migrate', 'now.yaml', 'nowhere.yaml']);
    expect(err).toContain('nowhere.yaml:1:1: cannot be read: there is no such file');
    expect(code).toBe(1);
  });

  it('validates claims, and writes the page', async () => {
    const { out, code } = await testudo(['validate', 'gravity', '--json']);
    expect(JSON.parse(out)).toMatchObject({ ok: true, claims: [{ id: 'gravity', verdict: 'holds' }] });
    expect(code).toBe(0);
  });
});
