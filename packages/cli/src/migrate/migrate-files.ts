import {
  defaultLimits,
  type FormatHistory,
  formatHistory,
  type LoadLimits,
  migrateText,
  type Problem,
} from '@testudo/core/scenario';
import { replaceFile } from '../files/index.js';
import { readText } from '../input/index.js';

/** What became, or would become, of one file. */
export type MigratedFile =
  | {
      readonly file: string;
      readonly ok: true;
      readonly from: number;
      readonly to: number;
      readonly changed: boolean;
    }
  | { readonly file: string; readonly ok: false; readonly problems: readonly Problem[] };

export interface MigrateOptions {
  readonly dryRun: boolean;
  readonly limits?: Partial<LoadLimits>;
  readonly history?: FormatHistory;
}

/**
 * Brings files to the current format in place; the authors' comments stay. Nothing is written unless every one of them
 * can be.
 */
export function migrateFiles(
  files: readonly string[],
  { dryRun, limits, history = formatHistory }: MigrateOptions,
): readonly MigratedFile[] {
  const texts = new Map<string, string>();
  const migrated = files.map((file): MigratedFile => {
    const read = readText(file);
    if (!read.ok) return { file, ok: false, problems: [unreadable(file, read.reason)] };
    const result = migrateText(file, read.text, { ...defaultLimits, ...limits }, history);
    if (!result.ok) return { file, ok: false, problems: result.problems };
    const changed = result.text !== read.text;
    if (changed) texts.set(file, result.text);
    return { file, ok: true, from: result.from, to: result.to, changed };
  });
  if (!dryRun && migrated.every(({ ok }) => ok)) for (const [file, text] of texts) replaceFile(file, text);
  return migrated;
}

function unreadable(file: string, reason: string): Problem {
  return { file, line: 1, column: 1, path: '', message: `cannot be read: ${reason}`, found: '', wanted: '' };
}
