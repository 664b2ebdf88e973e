/** Runs of shipped scenarios as recordings, as `testudo export` makes them. */
import { seedFrom } from '@testudo/core/numerics';
import type { ResolvedScenario } from '@testudo/core/scenario';
import { interceptorFlights, type Simulated, simulate } from '@testudo/core/simulation';
import type { Recording } from '@testudo/interop';
import { interceptorTrajectoriesOf, trajectoriesOf } from '@testudo/runner';
import { prepared, shipped } from './shipped.js';

/** One run of a scenario, kept whole. */
export function recorded(name: string): Recording {
  return recordingOf(simulate(prepared(shipped(name)), { seed: seedFrom(1) }));
}

/** A run with seed 1 as a recording, of another scenario where only its texts differ. */
export function recordingOf(
  simulated: Simulated,
  scenario: ResolvedScenario = simulated.world.scenario,
): Recording {
  const { digest, events, flights, outcome } = simulated;
  return {
    scenario,
    seed: '1',
    trial: 0,
    digest,
    events,
    trajectories: trajectoriesOf(flights),
    interceptors: interceptorTrajectoriesOf(interceptorFlights(simulated)),
    outcome,
  };
}
