/** What every part of a release is made with. */
import type { Grant, Grants, PositionGrain } from '@testudo/core/scenario';
import type { Timeline } from '@testudo/core/study';
import type { Recording } from '../recording.js';
import type { Landmark } from './where.js';

/** The parts of a recording that a release may look into: no seed, trial or digest, and no flight. */
export type Releasable = Pick<Recording, 'scenario' | 'events' | 'outcome'>;

/** The parts of a timeline that a release may look into. */
export type ReleasableTimeline = Pick<Timeline, 'fromUnix_us' | 'batteries' | 'places'>;

export interface Releasing {
  readonly grants: Grants;
  /** µs since 1970. */
  readonly asOf_us: number;
  readonly near_m: number;
  readonly places: readonly Landmark[];
  /** Label of a place by its id in the scenario. */
  readonly placeOf: ReadonlyMap<string, string>;
}

/** How coarse a grant tells positions; a policy that was checked says so wherever it is asked. */
export function grainOf({ position }: Grant): PositionGrain {
  return position ?? { kind: 'place' };
}
