import { readFileSync, statSync } from 'node:fs';
import type { Problem } from '@testudo/core/scenario';
import type { Colours } from './colours.js';
import { displayWidth, plainColumns, plainText } from './plain-text.js';

/** One line for a person: `file:line:column: keys: message (found …, wanted …)`. */
export function problemLine(problem: Problem, colours?: Colours): string {
  const { file, line, column, path, message, found, wanted } = problem;
  const where = line > 0 ? `${file}:${line}:${column}:` : `${file}:`;
  const details = [found === '' ? '' : `found ${found}`, wanted === '' ? '' : `wanted ${wanted}`];
  const said = details.filter((detail) => detail !== '').join(', ');
  const text = `${path === '' ? '' : `${path}: `}${message}${said === '' ? '' : ` (${said})`}`;
  const bold = colours?.bold ?? ((plain: string) => plain);
  return `${bold(plainText(where))} ${plainText(text)}`;
}

/** The line of the file that a problem points at, with a caret under the place; undefined where it cannot be shown. */
export function excerptOf(
  lines: readonly string[],
  problem: Problem,
  width: number,
  colours: Colours,
): string | undefined {
  const source = lines[problem.line - 1];
  if (source === undefined) return undefined;
  const margin = `${problem.line} │ `.padStart(MARGIN);
  const room = Math.max(20, width - margin.length);
  const text = plainColumns(source.replace(/\r$/, ''));
  const at = Math.min(problem.column - 1, text.length);
  const begin = at < room - 1 ? 0 : at - Math.floor(room / 2);
  const shown = text.slice(begin, begin + room);
  const caret = ' '.repeat(displayWidth(shown.slice(0, at - begin)));
  return `${colours.dim(margin + shown)}\n${' '.repeat(margin.length)}${caret}${colours.red('^')}`;
}

const MARGIN = 8;
const LARGEST_FILE = 20_000_000;

/** Shows lines of files beside what is wrong in them; a file is read once, and one that cannot be read is not shown. */
export function excerptReader(): (file: string) => readonly string[] {
  const known = new Map<string, readonly string[]>();
  return (file) => {
    const before = known.get(file);
    if (before !== undefined) return before;
    const lines = linesOf(file);
    known.set(file, lines);
    return lines;
  };
}

function linesOf(file: string): readonly string[] {
  try {
    const status = statSync(file);
    if (!status.isFile() || status.size > LARGEST_FILE) return [];
    const text = readFileSync(file, 'utf8');
    return text.includes('\u0000') || text.includes('\ufffd') ? [] : text.split('\n');
  } catch {
    return [];
  }
}
