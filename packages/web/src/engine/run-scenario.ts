import { parseSeed, seedText } from '@testudo/core/numerics';
import { NumericalFailure, prepare, simulate } from '@testudo/core/simulation';
import { recordingOf } from '@testudo/interop';
import type { RunAnswer, RunRequest } from './protocol.js';

/** Runs a scenario once, nominal values for all that is unknown: what `testudo run` tells, to the same digest. */
export function runScenario({ scenario, seed, trial }: RunRequest): RunAnswer {
  const begun_ms = performance.now();
  const parsed = parseSeed(seed);
  if (!parsed.ok) return { ok: false, reasons: [parsed.reason] };
  const preparation = prepare(scenario);
  if (!preparation.ok) return preparation;
  const { prepared } = preparation;
  try {
    const simulated = simulate(prepared, { seed: parsed.seed, trial });
    const recording = recordingOf(simulated, seedText(parsed.seed), trial);
    return {
      ok: true,
      ran: { recording, remarks: prepared.remarks },
      elapsed_ms: performance.now() - begun_ms,
    };
  } catch (error) {
    if (!(error instanceof NumericalFailure)) throw error;
    return { ok: false, reasons: [`the run failed: ${error.message}`] };
  }
}
