import { seedText } from '@testudo/core/numerics';
import { NumericalFailure, simulate } from '@testudo/core/simulation';
import { type Recording, recordingOf } from '@testudo/interop';
import { loadPrepared } from '../files/index.js';
import { EXIT, Refusal, type Terminal } from '../terminal/index.js';
import type { ExportFlags } from './index.js';
import { isMeantAsRun, readRecording } from './read-recording.js';
import { seedAndTrial } from './seed-and-trial.js';

/**
 * Runs a scenario once, nominal values for all that is unknown, and keeps everything.
 *
 * @throws Refusal where the scenario or an option cannot be used
 */
export function recordScenario(
  argument: string,
  flags: Pick<ExportFlags, 'seed' | 'trial' | 'limit'>,
  terminal: Terminal,
): Recording {
  const { seed, trial } = seedAndTrial(flags);
  const prepared = loadPrepared(argument, flags.limit, terminal);
  try {
    return recordingOf(simulate(prepared, { seed, trial }), seedText(seed), trial);
  } catch (error) {
    if (!(error instanceof NumericalFailure)) throw error;
    throw new Refusal(`the run failed: ${error.message}`, EXIT.failed);
  }
}

/** The run of a folder, or of a scenario that is run on the spot. @throws Refusal where neither can be used */
export function recordingNamed(
  source: string,
  flags: Pick<ExportFlags, 'seed' | 'trial' | 'limit'>,
  terminal: Terminal,
): Recording {
  return isMeantAsRun(source) ? readRecording(source, flags) : recordScenario(source, flags, terminal);
}
