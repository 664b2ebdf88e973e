import { existsSync } from 'node:fs';
import { csvTables, geojson, type RecordingFormat } from '@testudo/interop';
import { replaceFile } from '../files/index.js';
import { EXIT, plainText, Refusal, type Terminal } from '../terminal/index.js';
import type { ExportFlags } from './index.js';
import { isMeantAsRun, readRecording } from './read-recording.js';
import { recordScenario } from './record-scenario.js';

/**
 * Writes one run in one format.
 *
 * @throws Refusal where the run cannot be read or the file not be written; then nothing was written
 */
export function exportRun(source: string, flags: ExportFlags, terminal: Terminal): void {
  const { out } = flags;
  if (out === '') throw new Refusal('--out: an empty name names no file', EXIT.wrongUsage);
  const toFile = out !== '-';
  if (toFile && flags.force !== true && existsSync(out)) {
    throw new Refusal(`${out}: is there already; --force writes over it`);
  }
  const recording = isMeantAsRun(source)
    ? readRecording(source, flags)
    : recordScenario(source, flags, terminal);
  const text = formatOf(flags).write(recording);
  if (!toFile) {
    process.stdout.write(text);
    return;
  }
  replaceFile(out, text);
  terminal.err(`Written: ${plainText(out)} (${recording.scenario.id}, seed ${recording.seed}, a simulation)`);
}

function formatOf({ format, table }: ExportFlags): RecordingFormat {
  return format === 'geojson' ? geojson : csvTables[table ?? 'events'];
}
