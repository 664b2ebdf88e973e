/** What a study found of the defence: rounds, what a kill took, and what each battery did. */
import { compareCodeUnits } from '../numerics/index.js';
import type { ResolvedScenario } from '../scenario/resolved.js';
import { type Ratio, ratioOf } from './ratio.js';
import { addCounts } from './reason-counts.js';
import { type Spread, spreadOf } from './spread.js';
import type { BatteryNumbers, ReasonCount, ValidTrial } from './trial-row.js';
import { leastPrice_usd } from './unit-costs.js';

export interface DefenceSummary {
  /** Interceptors fired by type, sorted by type. */
  readonly rounds: readonly RoundsSummary[];
  /** Interceptors fired for each kill, and what they cost, US dollars; absent where nothing was killed or has no price. */
  readonly roundsPerKill?: Ratio;
  readonly costPerKill_usd?: Ratio;
  /** In the order of their ids. */
  readonly batteries: readonly BatterySummary[];
  readonly pointDefences: readonly { readonly id: string; readonly reasons: readonly ReasonCount[] }[];
}

export interface RoundsSummary {
  readonly type: string;
  readonly fired: Spread;
}

/** Of the threats of a trial: how many it tracked, engaged, killed; and its rounds. */
export interface BatterySummary {
  readonly id: string;
  readonly tracked: Spread;
  readonly engaged: Spread;
  /** Those among them that had failed by themselves before, which count as failed. */
  readonly killed: Spread;
  readonly fired: Spread;
  /** Fired at what carried no warhead or was no threat any more. */
  readonly wasted: Spread;
  /** Why it did not fire at, or did not stop, the threats that neither failed nor were killed, added up over all valid trials. */
  readonly reasons: readonly ReasonCount[];
}

/** @returns undefined without a battery or point defence, or without a trial */
export function summariseDefence(
  {
    batteries,
    pointDefences,
    catalogue,
  }: Pick<ResolvedScenario, 'batteries' | 'pointDefences' | 'catalogue'>,
  rows: readonly ValidTrial[],
): DefenceSummary | undefined {
  if (rows.length === 0 || batteries.length + pointDefences.length === 0) return undefined;
  const perKill = ratioOf(
    rows.map((row) => ({
      sample: row.sample,
      of: row.rounds.reduce((sum, { fired }) => sum + fired, 0),
      over: row.killed,
    })),
    LEAST_ROUNDS,
  );
  const priced = rows.flatMap(({ sample, roundsCost_usd, killed }) =>
    roundsCost_usd === undefined ? [] : [{ sample, of: roundsCost_usd, over: killed }],
  );
  const costPerKill = priced.some(({ of }) => of > 0)
    ? ratioOf(priced, LEAST_ROUNDS * leastPrice_usd({ catalogue }, typesFired(rows)))
    : undefined;
  return {
    rounds: roundsByType(rows),
    ...(perKill === undefined ? {} : { roundsPerKill: perKill }),
    ...(costPerKill === undefined ? {} : { costPerKill_usd: costPerKill }),
    batteries: batteries.flatMap(({ id }) => batterySummary(id, rows) ?? []),
    pointDefences: pointDefences.map(({ id }) => ({
      id,
      reasons: addCounts(
        rows.flatMap((row) => row.pointDefences.flatMap((one) => (one.id === id ? [one.reasons] : []))),
      ),
    })),
  };
}

/** A kill takes at least one. */
const LEAST_ROUNDS = 1;

function typesFired(rows: readonly ValidTrial[]): readonly string[] {
  return rows.flatMap(({ rounds }) => rounds.flatMap(({ type, fired }) => (fired > 0 ? [type] : [])));
}

function roundsByType(rows: readonly ValidTrial[]): readonly RoundsSummary[] {
  const types = [...new Set(rows.flatMap(({ rounds }) => rounds.map(({ type }) => type)))].sort(
    compareCodeUnits,
  );
  return types.flatMap((type) => {
    const fired = spreadOf(
      rows.map(({ sample, rounds }) => ({
        sample,
        value: rounds.find((one) => one.type === type)?.fired ?? 0,
      })),
    );
    return fired === undefined ? [] : [{ type, fired }];
  });
}

function batterySummary(id: string, rows: readonly ValidTrial[]): BatterySummary | undefined {
  const own = rows.flatMap(({ sample, batteries }) =>
    batteries.flatMap((numbers) => (numbers.id === id ? [{ sample, numbers }] : [])),
  );
  const of = (value: (numbers: BatteryNumbers) => number): Spread | undefined =>
    spreadOf(own.map(({ sample, numbers }) => ({ sample, value: value(numbers) })));
  const tracked = of((one) => one.tracked);
  const engaged = of((one) => one.engaged);
  const killed = of((one) => one.killed);
  const fired = of((one) => one.fired);
  const wasted = of((one) => one.wasted);
  if (
    tracked === undefined ||
    engaged === undefined ||
    killed === undefined ||
    fired === undefined ||
    wasted === undefined
  )
    return undefined;
  const reasons = addCounts(own.map(({ numbers }) => numbers.reasons));
  return { id, tracked, engaged, killed, fired, wasted, reasons };
}
