import { compareCodeUnits } from '../numerics/order.js';

/** A point in a file a person can go to: lines and columns count from 1, columns in UTF-16 units. */
export interface Spot {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** One thing wrong with an input file: where, what, what stood there and what would be right. */
export interface Problem extends Spot {
  /** Keys from the top of the file, joined by dots; '' for the file as a whole. */
  readonly path: string;
  readonly message: string;
  /** What stood there, or '' where showing it would help nobody. */
  readonly found: string;
  /** What would be right, or ''. */
  readonly wanted: string;
}

const LONGEST_EXCERPT = 80;

/** True for what can change how a text is shown: controls, line separators, marks of writing direction; and noncharacters. */
export function isControlCode(code: number): boolean {
  return (
    code < 0x20 ||
    (code >= 0x7f && code <= 0x9f) ||
    code === 0x061c ||
    (code >= 0x200e && code <= 0x200f) ||
    (code >= 0x2028 && code <= 0x202e) ||
    (code >= 0x2066 && code <= 0x2069) ||
    (code >= 0xfdd0 && code <= 0xfdef) ||
    code === 0xfeff ||
    (code >= 0xfff9 && code <= 0xfffb) ||
    code === 0xfffe ||
    code === 0xffff
  );
}

/** `text` without control characters (each run becomes one space), safe to print. */
export function withoutControls(text: string): string {
  let clean = '';
  let pending = false;
  for (let i = 0; i < text.length; i += 1) {
    if (isControlCode(text.charCodeAt(i))) {
      pending = true;
      continue;
    }
    if (pending) clean += ' ';
    pending = false;
    clean += text[i];
  }
  return clean;
}

/** A short, printable piece of `text`. */
export function excerpt(text: string): string {
  const clean = withoutControls(text.slice(0, 4 * LONGEST_EXCERPT));
  const cut = clean.length > LONGEST_EXCERPT || text.length > 4 * LONGEST_EXCERPT;
  return cut ? `${clean.slice(0, LONGEST_EXCERPT)}…` : clean;
}

/** One line for a person: `file:line:column: message (found …, wanted …)`. */
export function formatProblem(problem: Problem): string {
  const details: string[] = [];
  if (problem.found !== '') details.push(`found ${problem.found}`);
  if (problem.wanted !== '') details.push(`wanted ${problem.wanted}`);
  const tail = details.length === 0 ? '' : ` (${details.join(', ')})`;
  const where = problem.path === '' ? '' : `${problem.path}: `;
  return withoutControls(
    `${problem.file}:${problem.line}:${problem.column}: ${where}${problem.message}${tail}`,
  );
}

const MOST_PROBLEMS = 1000;

/**
 * Collects every problem of a load, so that a person sees all of them at once.
 *
 * Keeps the first thousand; the rest are counted and said in one closing line.
 */
export class ProblemList {
  private readonly kept: Problem[] = [];
  private readonly seen = new Set<string>();
  private dropped = 0;

  /** `path` is the list of keys from the top. Once the list is full the problem is only counted. */
  add(spot: Spot, path: readonly string[], message: string, found = '', wanted = ''): void {
    if (this.kept.length >= MOST_PROBLEMS) {
      this.dropped += 1;
      return;
    }
    const problem: Problem = {
      file: spot.file,
      line: spot.line,
      column: spot.column,
      path: withoutControls(path.join('.')),
      message: withoutControls(message),
      found: withoutControls(found),
      wanted: withoutControls(wanted),
    };
    const key = formatProblem(problem);
    if (this.seen.has(key)) return;
    this.seen.add(key);
    this.kept.push(problem);
  }

  /** True once further problems are only counted: then costly explanations are not worth making. */
  get full(): boolean {
    return this.kept.length >= MOST_PROBLEMS;
  }

  get isEmpty(): boolean {
    return this.kept.length === 0;
  }

  /** All problems in the order of the files read and the lines in them. */
  sorted(fileOrder: readonly string[] = []): readonly Problem[] {
    const rank = (file: string): number => {
      const at = fileOrder.indexOf(file);
      return at === -1 ? fileOrder.length : at;
    };
    const sorted = [...this.kept].sort(
      (a, b) =>
        rank(a.file) - rank(b.file) ||
        compareCodeUnits(a.file, b.file) ||
        a.line - b.line ||
        a.column - b.column ||
        compareCodeUnits(a.path, b.path) ||
        compareCodeUnits(a.message, b.message),
    );
    const last = sorted.at(-1);
    if (this.dropped > 0 && last !== undefined) {
      sorted.push({ ...last, path: '', message: `and ${this.dropped} more problems`, found: '', wanted: '' });
    }
    return sorted;
  }
}
