/** Parquet read back by DuckDB: types as they should be, sums as in the recording. */
import { spawnSync } from 'node:child_process';
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
import { DuckDBInstance } from '@duckdb/node-api';
import { type Table, tables } from '@testudo/interop';
import { writeParquet } from '@testudo/runner';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COMMAND, runIn } from './built-command.js';
import { recorded } from './recorded.js';

const home = mkdtempSync(join(tmpdir(), 'testudo-parquet-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

const recording = recorded('iraq-2020/april');
const pathOf = (name: Table['name']): string => join(home, `${name}.parquet`);

async function asked(sql: string): Promise<readonly (readonly unknown[])[]> {
  const instance = await DuckDBInstance.create(':memory:', { autoinstall_known_extensions: 'false' });
  const connection = await instance.connect();
  try {
    return (await connection.runAndReadAll(sql)).getRows();
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

beforeAll(async () => {
  for (const table of Object.values(tables)) {
    const written = await writeParquet(pathOf(table.name), {
      columns: table.columns,
      rows: table.rows(recording),
      about: { simulation: 'exercise', odd: 'it\'s "odd"' },
    });
    expect(written).toEqual({ ok: true });
  }
});

const TYPES = {
  text: 'VARCHAR',
  number: 'DOUBLE',
  integer: 'BIGINT',
  flag: 'BOOLEAN',
  time: 'TIMESTAMP',
  numbers: 'DOUBLE[]',
  texts: 'VARCHAR[]',
} as const;

describe.each(Object.values(tables))('$name.parquet', (table) => {
  const { name, columns } = table;
  const rows = table.rows(recording);

  it('has every column under its name, with a type of its own', async () => {
    const described = await asked(`DESCRIBE SELECT * FROM '${pathOf(name)}'`);
    expect(described.map(([header, type]) => [header, type])).toEqual(
      columns.map(({ header, type }) => [header, TYPES[type]]),
    );
  });

  it('gives back every value: as many of each column, with the same sums and texts', async () => {
    for (const [i, { header, type }] of columns.entries()) {
      const values = rows.map((row) => row[i]).filter((value) => value !== undefined);
      const column = `"${header}"`;
      const [[count, nulls] = []] = await asked(
        `SELECT count(${column}), count(*) - count(${column}) FROM '${pathOf(name)}'`,
      );
      expect([Number(count), Number(nulls)], header).toEqual([values.length, rows.length - values.length]);
      if (values.length === 0) continue;
      const [[told] = []] = await asked(`SELECT ${SUMS[type](column)} FROM '${pathOf(name)}'`);
      const sum = summed(type, values);
      if (typeof sum === 'number')
        expect(Math.abs(Number(told) - sum), header).toBeLessThanOrEqual(1e-9 * Math.abs(sum));
      else expect(String(told), header).toBe(String(sum));
    }
  });

  it('says what it is and what its columns mean', async () => {
    const pairs = await asked(
      `SELECT decode(key), decode(value) FROM parquet_kv_metadata('${pathOf(name)}')`,
    );
    const about = new Map(pairs.map(([key, value]) => [key, String(value)]));
    expect(about.get('simulation')).toBe('exercise');
    expect(about.get('odd')).toBe('it\'s "odd"');
    const meanings = JSON.parse(about.get('columns') ?? '{}') as Record<string, string>;
    for (const { header, about: meaning } of columns) expect(meanings[header]).toBe(meaning);
  });
});

/** One number or text that every value of a column goes into. */
const SUMS: Readonly<Record<keyof typeof TYPES, (column: string) => string>> = {
  text: (column) => `sum(strlen(${column}))`,
  number: (column) => `sum(${column})`,
  integer: (column) => `sum(${column})`,
  flag: (column) => `count_if(${column})`,
  time: (column) => `sum(epoch_us(${column}))`,
  numbers: (column) => `sum(list_sum(${column}))`,
  texts: (column) => `sum(len(${column}))`,
};

function summed(type: keyof typeof TYPES, values: readonly unknown[]): number | bigint {
  const add = (of: (value: never) => number) =>
    values.reduce((sum: number, value) => sum + of(value as never), 0);
  switch (type) {
    case 'text':
      return BigInt(add((value: string) => Buffer.byteLength(value)));
    case 'flag':
      return BigInt(values.filter((value) => value === true).length);
    case 'integer':
    case 'time':
      return values.reduce((sum: bigint, value) => sum + BigInt(value as number), 0n);
    case 'number':
      return add((value: number) => value);
    case 'numbers':
      return add((list: readonly number[]) => list.reduce((sum, one) => sum + one, 0));
    case 'texts':
      return BigInt(add((list: readonly string[]) => list.length));
  }
}

describe('what DuckDB computes from them', () => {
  it('agrees with the outcome of the run', async () => {
    const { outcome } = recording;
    const fates = await asked(`SELECT fate, count(*) FROM '${pathOf('impacts')}' GROUP BY fate`);
    const counted = new Map(fates.map(([fate, count]) => [fate, Number(count)]));
    expect(counted.get('killed') ?? 0).toBe(outcome.killed);
    expect(counted.get('failed') ?? 0).toBe(outcome.failed);
    const kills = await asked(
      `SELECT count(*) FROM '${pathOf('events')}' WHERE kind = 'interceptor-ended' AND result = 'killed'`,
    );
    expect(Number(kills[0]?.[0])).toBe(
      recording.interceptors.filter(({ result }) => result === 'killed').length,
    );
    const plots = await asked(
      `SELECT sum(len(ranges_m)) FROM '${pathOf('events')}' WHERE kind = 'radar-plots'`,
    );
    const logged = recording.events
      .filter(({ kind }) => kind === 'radar-plots')
      .reduce((sum, { data }) => sum + (data.ranges_m as readonly number[]).length, 0);
    expect(Number(plots[0]?.[0])).toBe(logged);
  });
});

describe('writeParquet', () => {
  const columns = [{ header: 'n', type: 'number', about: 'a number' }] as const;

  it('says why it could not write, and leaves nothing behind', async () => {
    const nowhere = await writeParquet(join(home, 'not-there', 'x'), { columns, rows: [[1]], about: {} });
    expect(nowhere.ok ? '' : nowhere.reason).toMatch(/not-there/);
    const path = join(home, 'wrong.parquet');
    const wrong = await writeParquet(path, { columns, rows: [['one']], about: {} });
    expect(wrong.ok).toBe(false);
    expect(existsSync(path)).toBe(false);
  });

  it('takes quotes in its path as they are', async () => {
    const path = join(home, `it's "odd".parquet`);
    expect(await writeParquet(path, { columns, rows: [[1.5], [undefined]], about: {} })).toEqual({
      ok: true,
    });
    const [[sum] = []] = await asked(`SELECT sum(n) FROM '${path.replaceAll("'", "''")}'`);
    expect(sum).toBe(1.5);
  });
});

describe('testudo export --format parquet', () => {
  const exported = (...more: readonly string[]) =>
    runIn(home, ['export', 'first-shot/defended', '--format', 'parquet', ...more]);

  it('writes a file whole, and leaves nothing beside it', () => {
    const folder = join(home, 'whole');
    mkdirSync(folder);
    const { status, stderr } = exported('--table', 'impacts', '--out', join(folder, 'i.parquet'));
    expect(stderr).toMatch(/^Written: .*a simulation\)\n$/);
    expect(status).toBe(0);
    expect(readdirSync(folder)).toEqual(['i.parquet']);
    const bytes = readFileSync(join(folder, 'i.parquet'));
    expect([bytes.subarray(0, 4).toString(), bytes.subarray(-4).toString()]).toEqual(['PAR1', 'PAR1']);
  });

  it('writes over nothing without --force, and into no folder that is not there', () => {
    const path = join(home, 'mine.parquet');
    writeFileSync(path, 'mine');
    const there = exported('--out', path);
    expect(there.status).toBe(1);
    expect(there.stderr.replace(/\s+/g, ' ')).toContain('is there already; --force writes over it');
    expect(readFileSync(path, 'utf8')).toBe('mine');
    const nowhere = exported('--out', join(home, 'no', 'x.parquet'));
    expect(nowhere.status).toBe(1);
    expect(nowhere.stderr.replace(/\s+/g, ' ')).toContain('there is no such folder');
    expect(existsSync(join(home, 'no'))).toBe(false);
  });

  it('goes to a pipe', () => {
    const { status, stdout } = spawnSync(
      process.execPath,
      [COMMAND, 'export', 'first-shot', '--format', 'parquet', '--table', 'impacts'],
      { cwd: home },
    );
    expect(status).toBe(0);
    expect(stdout.subarray(0, 4).toString()).toBe('PAR1');
    expect(stdout.subarray(-4).toString()).toBe('PAR1');
  });

  // `script` (util-linux) gives a program a terminal.
  it.skipIf(process.platform !== 'linux' || !existsSync('/usr/bin/script'))('refuses a terminal', () => {
    const words = [process.execPath, COMMAND, 'export', 'first-shot', '--format', 'parquet'];
    const { status, stdout } = spawnSync('script', ['-qec', words.join(' '), '/dev/null'], {
      cwd: home,
      encoding: 'utf8',
    });
    expect(status).toBe(2);
    expect(stdout).toContain('a Parquet file is no text for a terminal');
    expect(stdout).not.toContain('PAR1');
  });
});
