/** What `testudo export --audience` writes. */
import {
  type ReleaseFormat,
  releaseCsv,
  releaseGeojson,
  releaseKml,
  releaseOf,
} from '@testudo/interop/release';
import { replaceFile } from '../files/index.js';
import type { AskedRelease } from '../release/asked.js';
import { EXIT, plainText, Refusal, type Terminal } from '../terminal/index.js';
import type { ExportFlags } from './index.js';
import { recordingNamed } from './record-scenario.js';

const FORMATS: { readonly [format in ExportFlags['format']]?: ReleaseFormat } = {
  geojson: releaseGeojson,
  kml: releaseKml,
  csv: releaseCsv,
};

/** @throws Refusal where the run cannot be read or the file not be written; then nothing was written */
export function exportRelease(
  source: string,
  flags: ExportFlags,
  { audience, policy, asOfUnix_us }: AskedRelease,
  terminal: Terminal,
): void {
  const format = FORMATS[flags.format];
  if (format === undefined)
    throw new Refusal(
      `--audience: a release is not written as ${flags.format}; there are geojson, kml and csv`,
      EXIT.wrongUsage,
    );
  if (flags.table !== undefined)
    throw new Refusal('--table: a release is one table of its own', EXIT.wrongUsage);
  const release = releaseOf(recordingNamed(source, flags, terminal), policy, audience, asOfUnix_us);
  const text = format.write(release);
  if (flags.out === '-') process.stdout.write(text);
  else {
    replaceFile(flags.out, text);
    terminal.err(`Written: ${plainText(flags.out)} (a release, audience ${audience}, a simulation)`);
  }
}
