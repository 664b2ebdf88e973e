import { parseSeed, seedText } from '@testudo/core/numerics';
import { NumericalFailure, simulate } from '@testudo/core/simulation';
import { type Recording, recordingOf } from '@testudo/interop';
import { loadPrepared } from '../files/index.js';
import { EXIT, Refusal, type Terminal } from '../terminal/index.js';
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
  const prepared = loadPrepared(argument, limit, terminal);
  try {
    return recordingOf(simulate(prepared, { seed: parsed.seed, trial }), seedText(parsed.seed), trial);
  } catch (error) {
    if (!(error instanceof NumericalFailure)) throw error;
    throw new Refusal(`the run failed: ${error.message}`, EXIT.failed);
  }
}
