/** What a worker thread of a timeline does: it prepares the scenario once, then flies the raid on every day in the draws it is given. */
import { workerData } from 'node:worker_threads';
import type { ResolvedScenario } from '@testudo/core/scenario';
import { prepare } from '@testudo/core/simulation';
import { type RaidSample, raidSample, type TimelinePlan } from '@testudo/core/study';
import type { Chunk } from './chunks.js';

/** What the workers of a timeline are started with. */
export interface RaidTask {
  readonly scenario: ResolvedScenario;
  readonly plan: TimelinePlan;
  /** The beginnings of the runs, µs since 1970. */
  readonly moments: readonly number[];
}

/** The draws of a chunk, in their order. */
export interface RaidChunkResult {
  readonly from: number;
  readonly samples: readonly RaidSample[];
  readonly spent_ms: number;
}

type Flyer = (sample: number) => RaidSample;

let fly: Flyer | undefined;

/** Flies the raid in the draws of one chunk. */
export default function flyChunk({ from, to }: Chunk): RaidChunkResult {
  fly ??= startFlyer();
  const started_ms = performance.now();
  const samples: RaidSample[] = [];
  for (let sample = from; sample < to; sample++) samples.push(fly(sample));
  return { from, samples, spent_ms: performance.now() - started_ms };
}

function startFlyer(): Flyer {
  const { scenario, plan, moments } = workerData as RaidTask;
  const preparation = prepare(scenario);
  if (!preparation.ok) throw new Error(preparation.reasons.join('; '));
  return (sample) => raidSample(preparation.prepared, plan, sample, moments);
}
