import type { Outcome } from '@testudo/core/simulation';

/**
 * How many of a battery's kills were of threats that had failed by themselves before: their fate is `failed`, so that the kills of
 * all batteries are more than the threats with the fate `killed` by as many.
 */
export function killedThoughFailed(battery: string, { threats }: Outcome): number {
  return threats.filter(({ fate, kill }) => fate === 'failed' && kill?.battery === battery).length;
}
