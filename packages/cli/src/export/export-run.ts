import { existsSync } from 'node:fs';
import {
  csvTables,
  czml,
  geojson,
  kml,
  type Recording,
  type RecordingFormat,
  tables,
} from '@testudo/interop';
import { writeParquet } from '@testudo/runner';
import { replaceFile, replaceFileBy } from '../files/index.js';
import { askedRelease } from '../release/asked.js';
import { EXIT, plainText, Refusal, type Terminal } from '../terminal/index.js';
import { readBack } from './binary-output.js';
import { exportRelease } from './export-release.js';
import type { ExportFlags } from './index.js';
import { recordingNamed } from './record-scenario.js';

const TEXT_FORMATS = { czml, kml, geojson } as const satisfies Readonly<Record<string, RecordingFormat>>;

/**
 * Writes one run in one format.
 *
 * @throws Refusal where the run cannot be read or the file not be written; then nothing was written
 */
export async function exportRun(source: string, flags: ExportFlags, terminal: Terminal): Promise<void> {
  const { out, format } = flags;
  if (out === '') throw new Refusal('--out: an empty name names no file', EXIT.wrongUsage);
  const toFile = out !== '-';
  if (!toFile && format === 'parquet' && process.stdout.isTTY) {
    throw new Refusal(
      'a Parquet file is no text for a terminal: name a file with --out, or send it on with |',
      EXIT.wrongUsage,
    );
  }
  if (toFile && flags.force !== true && existsSync(out)) {
    throw new Refusal(`${out}: is there already; --force writes over it`);
  }
  const asked = askedRelease(flags, terminal);
  if (asked !== undefined) {
    exportRelease(source, flags, asked, terminal);
    return;
  }
  const recording = recordingNamed(source, flags, terminal);
  if (format === 'parquet') {
    const write = (path: string) => parquet(path, recording, flags);
    if (toFile) await replaceFileBy(out, write);
    else process.stdout.write(await readBack(write));
  } else {
    const text = formatOf(format, flags).write(recording);
    if (toFile) replaceFile(out, text);
    else process.stdout.write(text);
  }
  if (toFile) {
    terminal.err(
      `Written: ${plainText(out)} (${recording.scenario.id}, seed ${recording.seed}, a simulation)`,
    );
  }
}

function formatOf(
  format: Exclude<ExportFlags['format'], 'parquet'>,
  { table }: Pick<ExportFlags, 'table'>,
): RecordingFormat {
  return format === 'csv' ? csvTables[table ?? 'events'] : TEXT_FORMATS[format];
}

function parquet(path: string, recording: Recording, { table = 'events' }: Pick<ExportFlags, 'table'>) {
  const { scenario, seed, trial, digest } = recording;
  const { columns, rows } = tables[table];
  return writeParquet(path, {
    columns,
    rows: rows(recording),
    about: {
      simulation: 'exercise',
      table,
      scenario: plainText(scenario.id),
      seed,
      trial: String(trial),
      digest,
    },
  });
}
