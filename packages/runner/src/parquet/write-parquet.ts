/** A table as a Parquet file, written by DuckDB: the one place that loads it, and only when a file is asked for. */
import { closeSync, fsyncSync, openSync, rmSync } from 'node:fs';
import type { DuckDBAppender, DuckDBConnection, DuckDBType } from '@duckdb/node-api';

export type ParquetType = 'text' | 'number' | 'integer' | 'flag' | 'time' | 'numbers' | 'texts';

/** A table with typed columns: the tables of `@testudo/interop` are such. */
export interface ParquetTable {
  readonly columns: readonly {
    readonly header: string;
    readonly type: ParquetType;
    readonly about: string;
  }[];
  /** One list of values for each row; undefined is NULL; a time is in microseconds since 1970-01-01T00:00:00Z. */
  readonly rows: readonly (readonly unknown[])[];
  /** What the file says of itself, as key and value. */
  readonly about: Readonly<Record<string, string>>;
}

/** `time` is TIMESTAMP in UTC, without a zone: zones would need an extension. */
const SQL_TYPES: Readonly<Record<ParquetType, string>> = {
  text: 'VARCHAR',
  number: 'DOUBLE',
  integer: 'BIGINT',
  flag: 'BOOLEAN',
  time: 'TIMESTAMP',
  numbers: 'DOUBLE[]',
  texts: 'VARCHAR[]',
};

export type WrittenParquet = { readonly ok: true } | { readonly ok: false; readonly reason: string };

/**
 * Writes a new Parquet file through to the disk; what was written of it is taken away where that fails.
 *
 * Types are DuckDB's own: VARCHAR, DOUBLE, BIGINT, BOOLEAN, TIMESTAMP (UTC), DOUBLE[] and VARCHAR[]. The meanings of the columns
 * stand in the file's metadata under `columns`. No extension is loaded or fetched.
 *
 * @param path of a file that is not there
 */
export async function writeParquet(path: string, table: ParquetTable): Promise<WrittenParquet> {
  const duckdb = await loaded();
  if (!duckdb.ok) return duckdb;
  const { DuckDBInstance } = duckdb.library;
  const instance = await DuckDBInstance.create(':memory:', {
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    threads: '1',
  });
  const connection = await instance.connect();
  try {
    await fill(connection, table);
    await connection.run(
      `COPY rows TO ${quoted(path)} (FORMAT parquet, COMPRESSION zstd, KV_METADATA ${metadata(table)})`,
    );
    throughToDisk(path);
    return { ok: true };
  } catch (error) {
    rmSync(path, { force: true });
    return { ok: false, reason: reasonOf(error) };
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

/** DuckDB has binaries for the usual systems; where there is none for this one, that is said. */
async function loaded() {
  try {
    return { ok: true, library: await import('@duckdb/node-api') } as const;
  } catch (error) {
    const why = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    return { ok: false, reason: `DuckDB cannot be loaded on this system: ${why}` } as const;
  }
}

async function fill(connection: DuckDBConnection, { columns, rows }: ParquetTable): Promise<void> {
  const declared = columns.map(({ header, type }) => `${name(header)} ${SQL_TYPES[type]}`);
  await connection.run(`CREATE TABLE rows (${declared.join(', ')})`);
  const appender = await connection.createAppender('rows');
  const append = await appenderOf(appender);
  for (const row of rows) {
    for (const [i, { type }] of columns.entries()) append(type, row[i]);
    appender.endRow();
  }
  appender.closeSync();
}

/** Appends one value of a type. */
async function appenderOf(appender: DuckDBAppender): Promise<(type: ParquetType, value: unknown) => void> {
  const { DOUBLE, LIST, VARCHAR, DuckDBListValue, DuckDBTimestampValue } = await import('@duckdb/node-api');
  const list = (value: unknown, of: DuckDBType) =>
    appender.appendList(new DuckDBListValue([...(value as readonly (number | string)[])]), LIST(of));
  return (type, value) => {
    if (value === undefined) return appender.appendNull();
    switch (type) {
      case 'text':
        return appender.appendVarchar(value as string);
      case 'number':
        return appender.appendDouble(value as number);
      case 'integer':
        return appender.appendBigInt(BigInt(value as number));
      case 'flag':
        return appender.appendBoolean(value as boolean);
      case 'time':
        return appender.appendTimestamp(new DuckDBTimestampValue(BigInt(value as number)));
      case 'numbers':
        return list(value, DOUBLE);
      case 'texts':
        return list(value, VARCHAR);
    }
  };
}

function metadata({ columns, about }: ParquetTable): string {
  const meanings = JSON.stringify(Object.fromEntries(columns.map((one) => [one.header, one.about])));
  const pairs = Object.entries({ ...about, columns: meanings });
  return `{${pairs.map(([key, value]) => `${name(key)}: ${quoted(value)}`).join(', ')}}`;
}

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;
const name = (text: string): string => `"${text.replaceAll('"', '""')}"`;

function throughToDisk(path: string): void {
  const handle = openSync(path, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return /no space left/i.test(message) ? 'the disk is full; nothing was written' : message;
}
