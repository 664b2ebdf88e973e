import { InvariantError } from '../numerics/index.js';
import { clonePlain } from './plain.js';
import { plainFromJson, plainToJson } from './plain-json.js';
import type { RunState } from './run-state.js';
import { compacted } from './sha256.js';

/** Written into stored snapshots; raised when `RunState` changes. */
const FORMAT = 2;

/**
 * A copy of a run at rest: going on from it gives the same events and the same digest as going on with the run itself.
 *
 * @throws InvariantError when a module keeps in its state what is not plain data, naming the place
 */
export function snapshot(run: RunState): RunState {
  if (run.busy) throw new InvariantError('a run that is being worked on, or has failed, has no snapshot');
  const { states, digest, ...rest } = run;
  return {
    ...clonePlain(rest, 'run'),
    digest: compacted(digest),
    states: states.map((state, index) => clonePlain(state, `state of '${run.modules[index]}'`)),
  };
}

/** A run that goes on from a snapshot, which stays as it is and can be used again. */
export function restore(from: RunState): RunState {
  return snapshot(from);
}

/** A snapshot as text, with every number's bits. */
export function snapshotToJson(from: RunState): string {
  return plainToJson({ format: FORMAT, run: snapshot(from) });
}

/**
 * The inverse of `snapshotToJson`.
 *
 * It checks that the text is a snapshot of this format, not that its content makes sense: a snapshot is taken from our own
 * store, not from a stranger.
 */
export function snapshotFromJson(text: string): RunState {
  const stored = plainFromJson(text) as { format?: unknown; run?: Partial<RunState> } | null;
  if (stored?.format !== FORMAT) throw new InvariantError(`not a snapshot of format ${FORMAT}`);
  const { run } = stored;
  const whole =
    run !== undefined &&
    run !== null &&
    Number.isSafeInteger(run.time_us) &&
    Array.isArray(run.states) &&
    Array.isArray(run.modules) &&
    run.states.length === run.modules.length &&
    Array.isArray(run.agenda?.tasks) &&
    run.digest?.words instanceof Int32Array &&
    run.digest.pending instanceof Uint8Array &&
    Number.isSafeInteger(run.digest.done) &&
    Number.isSafeInteger(run.digest.waiting);
  if (!whole) throw new InvariantError('the snapshot is not whole');
  return run as RunState;
}
