import type { Problem } from '@testudo/core/scenario';
import { excerptOf, excerptReader, problemLine, type Terminal } from '../terminal/index.js';

const MOST_EXCERPTS = 20;

/** Everything that is wrong with files, each with the line it stands in. */
export function printProblems(problems: readonly Problem[], terminal: Terminal): void {
  const linesOf = excerptReader();
  for (const problem of problems) {
    terminal.err(problemLine(problem, terminal.errorColours));
    const excerpt = excerptOf(linesOf(problem.file), problem, terminal.width, terminal.errorColours);
    if (excerpt !== undefined && problems.length <= MOST_EXCERPTS) terminal.err(excerpt);
  }
}
