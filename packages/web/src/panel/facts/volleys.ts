/** The numbers of volleys: one count for all that names them. */
import type { Recording } from '@testudo/interop';

/** The volley that each threat of a run is of, by the threat's id. */
function volleysOf({ scenario }: Recording): ReadonlyMap<string, string> {
  return new Map(scenario.threats.map(({ id, volley }) => [id, volley]));
}

/** The number of the volley of each threat of runs beside each other, from 1 in the order of the volleys' first launches. */
export function volleyNumbers(recordings: readonly Recording[]): ReadonlyMap<string, number> {
  const launches = new Map<string, { readonly launch_us: number; readonly volley: string }>();
  for (const recording of recordings) {
    const volleys = volleysOf(recording);
    for (const { threat, launch_us } of recording.outcome.threats)
      if (!launches.has(threat)) launches.set(threat, { launch_us, volley: volleys.get(threat) ?? '' });
  }
  const inTime = [...launches].sort(
    ([one, a], [other, b]) => a.launch_us - b.launch_us || (one < other ? -1 : 1),
  );
  const numbers = new Map<string, number>();
  for (const [, { volley }] of inTime) if (!numbers.has(volley)) numbers.set(volley, numbers.size + 1);
  return new Map(inTime.map(([threat, { volley }]) => [threat, numbers.get(volley) as number]));
}

/** Rising numbers as a reader writes them: `1`, `1–2`, `1–3, 5`. */
export function numbersInWords(numbers: readonly number[]): string {
  const runs: [first: number, last: number][] = [];
  for (const number of numbers) {
    const run = runs.at(-1);
    if (run !== undefined && number === run[1] + 1) run[1] = number;
    else runs.push([number, number]);
  }
  return runs.map(([first, last]) => (first === last ? `${first}` : `${first}–${last}`)).join(', ');
}
