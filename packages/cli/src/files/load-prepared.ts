import { type Prepared, prepare } from '@testudo/core/simulation';
import { loadScenarioAt } from '@testudo/library';
import { Refusal, type Terminal } from '../terminal/index.js';
import { mergeLimits } from './merge-limits.js';
import { printProblems } from './print-problems.js';
import { scenarioFile } from './scenario-source.js';

/**
 * The scenario that a command line names, ready to run.
 *
 * @throws Refusal after all its problems were printed
 */
export function loadPrepared(argument: string, limit: readonly string[], terminal: Terminal): Prepared {
  const file = scenarioFile(argument);
  const loaded = loadScenarioAt(file, { nowUnix_us: Date.now() * 1000, limits: mergeLimits(limit) });
  if (!loaded.ok) {
    printProblems(loaded.problems, terminal);
    throw new Refusal(`${argument}: cannot be run; nothing was written`);
  }
  const prepared = prepare(loaded.scenario);
  if (!prepared.ok) throw new Refusal(prepared.reasons.map((reason) => `${file}: ${reason}`).join('\n'));
  return prepared.prepared;
}
