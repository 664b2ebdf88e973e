import type { DrawSource, TimeUs } from '../numerics/index.js';
import type { Agenda } from './agenda.js';
import type { Sha256State } from './sha256.js';

/**
 * A run at rest, as plain data: everything that its future depends on.
 *
 * Whenever a call returns, all that was due up to and including `time_us` has been done.
 */
export interface RunState {
  time_us: TimeUs;
  readonly draws: DrawSource;
  readonly agenda: Agenda;
  /** Names of the modules, in the order of their states. */
  readonly modules: readonly string[];
  readonly states: readonly unknown[];
  /** Number of events so far. */
  sequence: number;
  /** What the digest of the events so far goes on from. */
  readonly digest: Sha256State;
  tasksDone: number;
  /** True while a call works on the run, and for ever after a call failed. */
  busy: boolean;
}
