/** Runs of shipped scenarios as recordings, as `testudo export` makes them. */
import { seedFrom } from '@testudo/core/numerics';
import { simulate } from '@testudo/core/simulation';
import { type Recording, recordingOf } from '@testudo/interop';
import { prepared, shipped } from './shipped.js';

/** One run of a scenario with seed 1, kept whole. */
export function recorded(name: string): Recording {
  return recordingOf(simulate(prepared(shipped(name)), { seed: seedFrom(1) }), '1');
}
