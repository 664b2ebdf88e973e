/** Which unknown matters most: a first look by rank correlation. */
import { studentQuantile } from '../numerics/index.js';
import type { ResolvedScenario } from '../scenario/resolved.js';
import { collectUnknowns, sampleUnknowns } from '../scenario/unknowns.js';
import type { Prepared } from '../simulation/index.js';
import type { StudyPlan } from './plan.js';
import { bySample, type Observation } from './spread.js';

/** Fewer outer samples than this say nothing about single unknowns. */
export const LEAST_SAMPLES = 20;

const TOP = 5;

/** One unknown and how a figure goes with it. */
export interface Driver {
  /** `owner/parameter`. */
  readonly path: string;
  /** Spearman's rank correlation with the figure's mean over the trials of each outer sample, −1 to 1. */
  readonly correlation: number;
  /** Whether it stands out from what so many unknowns show by chance. */
  readonly clear: boolean;
}

export interface Screening {
  /** Id of the figure. */
  readonly figure: string;
  readonly samples: number;
  /** Unknowns that were looked at. */
  readonly unknowns: number;
  /** A correlation of this size is reached by one or more of that many unknowns in one study of a hundred by chance alone. */
  readonly noise: number;
  /** The five strongest, strongest first. */
  readonly drivers: readonly Driver[];
}

/**
 * Ranks the unknowns by how closely a figure follows them.
 *
 * Model: Spearman's rank correlation between the sampled value of each unknown and the figure's mean in each outer sample.
 *   The noise level is that of Student's test for a correlation, at 1 % shared out over all unknowns (Bonferroni).
 * Ignores: unknowns that act together or not monotonically. It is a screening: it says where to look, not how much.
 *
 * @returns undefined with fewer than 20 samples, without unknowns, or where the figure does not vary
 */
export function screen(
  { scenario }: Prepared,
  plan: StudyPlan,
  figure: string,
  observations: readonly Observation[],
): Screening | undefined {
  return screenAmong([scenario], plan, figure, observations);
}

/**
 * The same over the unknowns of several scenarios that were run with the same draws: each path once.
 *
 * A path that two scenarios have with other ranges was drawn from the same uniform number, so its rank is the same in both.
 */
export function screenAmong(
  scenarios: readonly ResolvedScenario[],
  { seed }: StudyPlan,
  figure: string,
  observations: readonly Observation[],
): Screening | undefined {
  const groups = [...bySample(observations)];
  const owners = ownersOf(scenarios);
  if (groups.length < LEAST_SAMPLES || owners.size === 0) return undefined;
  const means = ranks(groups.map(([, values]) => values.reduce((a, b) => a + b, 0) / values.length));
  const sampled = scenarios.map((scenario) =>
    groups.map(([sample]) => sampleUnknowns(scenario, { seed, sample })),
  );
  const noise = noiseLevel(groups.length, owners.size);
  const drivers = [...owners]
    .flatMap(([path, owner]): Driver[] => {
      const values = sampled[owner].map((one) => one.get(path) ?? 0);
      const correlation = pearson(ranks(values), means);
      return correlation === undefined ? [] : [{ path, correlation, clear: Math.abs(correlation) > noise }];
    })
    .sort((a, b) => Math.abs(b.correlation) - Math.abs(a.correlation) || (a.path < b.path ? -1 : 1));
  if (drivers.length === 0) return undefined;
  return { figure, samples: groups.length, unknowns: owners.size, noise, drivers: drivers.slice(0, TOP) };
}

/** Every unknown that is sampled, with the number of the first scenario that has it. */
function ownersOf(scenarios: readonly ResolvedScenario[]): ReadonlyMap<string, number> {
  const owners = new Map<string, number>();
  scenarios.forEach((scenario, index) => {
    for (const { path, quantified } of collectUnknowns(scenario))
      if (quantified && !owners.has(path)) owners.set(path, index);
  });
  return owners;
}

/** Spearman's rank correlation; undefined where one of the two rows does not vary. */
export function spearman(first: readonly number[], second: readonly number[]): number | undefined {
  return pearson(ranks(first), ranks(second));
}

/** The |r| that Student's test t = r √((n − 2) / (1 − r²)) reaches at 1 % shared out over `tests` tests, two-sided. */
function noiseLevel(samples: number, tests: number): number {
  const t = studentQuantile(0.005 / tests, samples - 2);
  return t / Math.sqrt(samples - 2 + t * t);
}

/** Ranks from 1; equal values share the mean of their ranks. */
function ranks(values: readonly number[]): readonly number[] {
  const order = values.map((_, i) => i).sort((a, b) => values[a] - values[b] || a - b);
  const out: number[] = values.map(() => 0);
  for (let from = 0; from < order.length; ) {
    let to = from;
    while (to + 1 < order.length && values[order[to + 1]] === values[order[from]]) to++;
    for (let i = from; i <= to; i++) out[order[i]] = (from + to) / 2 + 1;
    from = to + 1;
  }
  return out;
}

function pearson(a: readonly number[], b: readonly number[]): number | undefined {
  const middle = (a.length + 1) / 2; // the mean of any ranks
  let ab = 0;
  let aa = 0;
  let bb = 0;
  for (let i = 0; i < a.length; i++) {
    ab += (a[i] - middle) * (b[i] - middle);
    aa += (a[i] - middle) * (a[i] - middle);
    bb += (b[i] - middle) * (b[i] - middle);
  }
  return aa === 0 || bb === 0 ? undefined : ab / Math.sqrt(aa * bb);
}
