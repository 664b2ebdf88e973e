/** A run that was simulated, as a recording. */
import { interceptorFlights, type Simulated } from '@testudo/core/simulation';
import type { Recording } from './recording.js';
import { interceptorTrajectoriesOf, trajectoriesOf } from './run-files/index.js';

/**
 * What a run gave, with its flights as points in time.
 *
 * @param seed as a decimal number: it may be larger than a float64 holds
 */
export function recordingOf(simulated: Simulated, seed: string, trial = 0): Recording {
  const { world, digest, events, flights, outcome } = simulated;
  return {
    scenario: world.scenario,
    seed,
    trial,
    digest,
    events,
    trajectories: trajectoriesOf(flights),
    interceptors: interceptorTrajectoriesOf(interceptorFlights(simulated)),
    outcome,
  };
}
