import { type Document, isScalar } from 'yaml';
import { defaultLimits, type LoadLimits } from './limits.js';
import { type Problem, ProblemList, type Spot } from './problem.js';
import { type ParsedYaml, parseYaml } from './safe-yaml.js';
import { CURRENT_FORMAT } from './schema.js';

/** What a file can be. */
export type FileKind = 'scenario' | 'catalogue' | 'release-policy';

/**
 * One step from a format to the next. It changes the document in place and touches only what it must, so that the
 * author's comments and order survive.
 */
export interface Migration {
  /** The format it takes; it gives the next one. */
  readonly from: number;
  readonly about: string;
  readonly apply: (document: Document, kind: FileKind) => void;
}

/** Every migration there is, oldest first. Format 1 is the first, so there are none yet. */
const migrations: readonly Migration[] = [];

/** Which formats are read, and how old ones become the current one. */
export interface FormatHistory {
  readonly current: number;
  readonly migrations: readonly Migration[];
}

export const formatHistory: FormatHistory = { current: CURRENT_FORMAT, migrations };

/**
 * Brings a document to the current format in place.
 *
 * @returns the format the file was written in, or undefined after adding why it cannot be read: no format, one that is
 * newer than this version, or one so old that no migration starts there
 */
export function migrateDocument(
  parsed: ParsedYaml,
  kind: FileKind,
  problems: ProblemList,
  history: FormatHistory = formatHistory,
): number | undefined {
  const written = parsed.document.get('format', true) as unknown;
  const value = isScalar(written) ? written.value : undefined;
  const spot: Spot = parsed.lines.spotAt(isScalar(written) ? (written.range?.[0] ?? 0) : 0);
  const wanted = `format: ${history.current}`;
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 1) {
    const found = written === undefined || written === null ? 'nothing' : `"${String(value)}"`;
    problems.add(spot, ['format'], 'the file does not say which format it is written in', found, wanted);
    return undefined;
  }
  if (value > history.current) {
    const message = 'the file is written in a newer format than this version reads: update Testudo';
    problems.add(spot, ['format'], message, `format ${value}`, `format ${history.current} or older`);
    return undefined;
  }
  for (let format = value; format < history.current; format += 1) {
    const step = history.migrations.find((migration) => migration.from === format);
    if (step === undefined) {
      problems.add(
        spot,
        ['format'],
        'no way leads from this format to the current one',
        `format ${format}`,
        wanted,
      );
      return undefined;
    }
    step.apply(parsed.document, kind);
    parsed.document.set('format', format + 1);
  }
  return value;
}

/** What became of a file that was to be brought to the current format. */
export type MigratedText =
  | { readonly ok: true; readonly text: string; readonly from: number; readonly to: number }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * The text of a file in the current format, with its comments; the very same text where it is current already.
 *
 * @param file its name, for problems
 */
export function migrateText(
  file: string,
  text: string,
  limits: LoadLimits = defaultLimits,
  history: FormatHistory = formatHistory,
): MigratedText {
  const problems = new ProblemList();
  const parsed = parseYaml(file, text, limits, problems);
  if (parsed === undefined) return { ok: false, problems: problems.sorted() };
  const said = parsed.document.get('kind');
  const kind: FileKind = said === 'catalogue' || said === 'release-policy' ? said : 'scenario';
  const from = migrateDocument(parsed, kind, problems, history);
  if (from === undefined) return { ok: false, problems: problems.sorted() };
  const unchanged = from === history.current;
  return {
    ok: true,
    text: unchanged ? text : parsed.document.toString({ lineWidth: 0 }),
    from,
    to: history.current,
  };
}
