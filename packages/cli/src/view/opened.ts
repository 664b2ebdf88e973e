/** What the viewer is asked to open. */
import { seedText } from '@testudo/core/numerics';
import type { ResolvedScenario } from '@testudo/core/scenario';
import type { Recording } from '@testudo/interop';
import { isMeantAsRun, readRecording } from '../export/read-recording.js';
import { seedAndTrial } from '../export/seed-and-trial.js';
import { isShippedName, loadPrepared } from '../files/index.js';
import { EXIT, Refusal, type Terminal } from '../terminal/index.js';
import type { ViewFlags } from './index.js';

/** As the viewer gets it, in JSON. */
export type Opened =
  | {
      readonly kind: 'scenario';
      /** Of a shipped scenario. */
      readonly name?: string;
      readonly scenario: ResolvedScenario;
      /** A decimal number: it may be larger than a float64 holds. */
      readonly seed: string;
      readonly trial: number;
    }
  | { readonly kind: 'recording'; readonly recording: Recording };

/**
 * Reads and checks what a command line names; nothing where it names nothing.
 *
 * @throws Refusal where it cannot be used, or an option does not go with it
 */
export function openedBy(
  source: string | undefined,
  flags: Pick<ViewFlags, 'seed' | 'trial' | 'limit'>,
  terminal: Terminal,
): Opened | undefined {
  if (source === undefined) {
    if (flags.seed === undefined && flags.trial === undefined) return undefined;
    throw new Refusal('--seed and --trial go with a scenario: name one', EXIT.wrongUsage);
  }
  if (isMeantAsRun(source))
    return { kind: 'recording', recording: recordingAlone(readRecording(source, flags)) };
  const { seed, trial } = seedAndTrial(flags);
  const { scenario } = loadPrepared(source, flags.limit, terminal);
  return {
    kind: 'scenario',
    ...(isShippedName(source) ? { name: source } : {}),
    scenario,
    seed: seedText(seed),
    trial,
  };
}

/** Without what else a run folder keeps: its trials, and what it says of where it was made. */
function recordingAlone({
  scenario,
  seed,
  trial,
  digest,
  events,
  trajectories,
  interceptors,
  outcome,
}: Recording): Recording {
  return { scenario, seed, trial, digest, events, trajectories, interceptors, outcome };
}
