/** Runs of shipped scenarios as recordings, as `testudo export` makes them. */
import { seedFrom } from '@testudo/core/numerics';
import type { ResolvedScenario } from '@testudo/core/scenario';
import { interceptorFlights, simulate } from '@testudo/core/simulation';
import type { Recording } from '@testudo/interop';
import { interceptorTrajectoriesOf, trajectoriesOf } from '@testudo/runner';
import { prepared, shipped } from './shipped.js';

/** One run of a scenario, kept whole. */
export function recorded(scenario: ResolvedScenario | string): Recording {
  const ready = prepared(typeof scenario === 'string' ? shipped(scenario) : scenario);
  const simulated = simulate(ready, { seed: seedFrom(1) });
  const { digest, events, flights, outcome } = simulated;
  return {
    scenario: ready.scenario,
    seed: '1',
    trial: 0,
    digest,
    events,
    trajectories: trajectoriesOf(flights),
    interceptors: interceptorTrajectoriesOf(interceptorFlights(simulated)),
    outcome,
  };
}
