import { parseSeed, seedText } from '@testudo/core/numerics';
import { NumericalFailure, prepare, simulate } from '@testudo/core/simulation';
import type { Recording } from '@testudo/interop';
import { loadScenarioAt } from '@testudo/library';
import { trajectoriesOf } from '@testudo/runner';
import { mergeLimits, scenarioFile } from '../files/index.js';
import { EXIT, excerptOf, excerptReader, problemLine, Refusal, type Terminal } from '../terminal/index.js';
import type { ExportFlags } from './index.js';

const MOST_TRIALS = 2 ** 32;

/**
 * Runs a scenario once, nominal values for all that is unknown, and keeps everything.
 *
 * @throws Refusal where the scenario or an option cannot be used
 */
export function recordScenario(
  argument: string,
  { seed: seedGiven = '1', trial: trialGiven = '0', limit }: Pick<ExportFlags, 'seed' | 'trial' | 'limit'>,
  terminal: Terminal,
): Recording {
  const parsed = parseSeed(seedGiven);
  if (!parsed.ok) throw new Refusal(`--seed: ${parsed.reason}`, EXIT.wrongUsage);
  const trial = /^[0-9]{1,10}$/.test(trialGiven) ? Number(trialGiven) : Number.NaN;
  if (!(trial < MOST_TRIALS))
    throw new Refusal(`--trial: '${trialGiven}' is no number of a trial`, EXIT.wrongUsage);
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
  try {
    const { digest, events, flights, outcome } = simulate(prepared.prepared, { seed: parsed.seed, trial });
    return {
      scenario: loaded.scenario,
      seed: seedText(parsed.seed),
      trial,
      digest,
      events,
      trajectories: trajectoriesOf(flights),
      outcome,
    };
  } catch (error) {
    if (!(error instanceof NumericalFailure)) throw error;
    throw new Refusal(`the run failed: ${error.message}`, EXIT.failed);
  }
}

const MOST_EXCERPTS = 20;
