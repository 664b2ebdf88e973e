import { type Prepared, prepare } from '@testudo/core/simulation';
import { loadScenarioAt } from '@testudo/library';
import { excerptOf, excerptReader, problemLine, Refusal, type Terminal } from '../terminal/index.js';
import { mergeLimits } from './merge-limits.js';
import { scenarioFile } from './scenario-source.js';

const MOST_EXCERPTS = 20;

/**
 * The scenario that a command line names, ready to run.
 *
 * @throws Refusal after all its problems were printed
 */
export function loadPrepared(argument: string, limit: readonly string[], terminal: Terminal): Prepared {
  const file = scenarioFile(argument);
  const loaded = loadScenarioAt(file, { nowUnix_us: Date.now() * 1000, limits: mergeLimits(limit) });
  if (!loaded.ok) {
    const linesOf = excerptReader();
    for (const problem of loaded.problems) {
      terminal.err(problemLine(problem, terminal.errorColours));
      const excerpt = excerptOf(linesOf(problem.file), problem, terminal.width, terminal.errorColours);
      if (excerpt !== undefined && loaded.problems.length <= MOST_EXCERPTS) terminal.err(excerpt);
    }
    throw new Refusal(`${argument}: cannot be run; nothing was written`);
  }
  const prepared = prepare(loaded.scenario);
  if (!prepared.ok) throw new Refusal(prepared.reasons.map((reason) => `${file}: ${reason}`).join('\n'));
  return prepared.prepared;
}
