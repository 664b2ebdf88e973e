/** What a study found of each raid: how much came through, was engaged and was fired, raid by raid. */
import { type Spread, spreadOf } from './spread.js';
import type { RaidNumbers, ValidTrial } from './trial-row.js';

/** One raid of several over the trials. */
export interface RaidSummary {
  /** The id of the volley that begins it. */
  readonly raid: string;
  /** Threats launched in it in each trial, on average. */
  readonly launchedPerTrial: number;
  readonly arrived: Spread;
  readonly engaged: Spread;
  readonly roundsFired: Spread;
}

/** @returns in the order of the first trial; undefined where there is one raid only, or no trial */
export function summariseRaids(rows: readonly ValidTrial[]): readonly RaidSummary[] | undefined {
  const raids = rows[0]?.raids;
  if (raids === undefined) return undefined;
  const byRaid = new Map<string, { readonly sample: number; readonly numbers: RaidNumbers }[]>(
    raids.map(({ raid }) => [raid, []]),
  );
  for (const { sample, raids: own = [] } of rows) {
    for (const numbers of own) byRaid.get(numbers.raid)?.push({ sample, numbers });
  }
  return [...byRaid].flatMap(([raid, seen]): RaidSummary[] => {
    const of = (value: (numbers: RaidNumbers) => number) =>
      spreadOf(seen.map(({ sample, numbers }) => ({ sample, value: value(numbers) })));
    const launched = of((one) => one.launched);
    const arrived = of((one) => one.arrived);
    const engaged = of((one) => one.engaged);
    const roundsFired = of((one) => one.roundsFired);
    if (launched === undefined || arrived === undefined || engaged === undefined || roundsFired === undefined)
      return [];
    return [{ raid, launchedPerTrial: launched.mean, arrived, engaged, roundsFired }];
  });
}
