/** Trials of two scenarios put together by their number: the same attack, the same chances, two defences. */
import { FATE_LETTERS, type TrialRow, type ValidTrial } from './trial-row.js';

export interface Pair {
  readonly trial: number;
  readonly sample: number;
  readonly a: ValidTrial;
  readonly b: ValidTrial;
}

export interface Pairing {
  /** In the order of the trials. */
  readonly pairs: readonly Pair[];
  /** Trials run in both of which at least one could not be computed: in no figure. */
  readonly invalid: number;
  readonly invalidReasons: readonly { readonly reason: string; readonly count: number }[];
  /** Pairs in which the two did not meet the same attack; the design of the random draws makes it none. */
  readonly disagreeing: number;
}

/** Pairs the rows of two studies of one plan; a trial that only one of them has is left out. */
export function pairUp(rowsOfA: readonly TrialRow[], rowsOfB: readonly TrialRow[]): Pairing {
  const others = new Map(rowsOfB.map((row) => [row.trial, row]));
  const pairs: Pair[] = [];
  const reasons = new Map<string, number>();
  let invalid = 0;
  for (const a of [...rowsOfA].sort((one, other) => one.trial - other.trial)) {
    const b = others.get(a.trial);
    if (b === undefined) continue;
    if (a.ok && b.ok) pairs.push({ trial: a.trial, sample: a.sample, a, b });
    else {
      invalid += 1;
      const why = [a, b].flatMap((row) => (row.ok ? [] : [row.reason]));
      for (const reason of new Set(why)) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
    }
  }
  return {
    pairs,
    invalid,
    invalidReasons: [...reasons].map(([reason, count]) => ({ reason, count })),
    disagreeing: pairs.filter((pair) => !isSameAttack(pair)).length,
  };
}

/**
 * Whether the two trials of a pair were the same attack: all launches at the same times, and the same failures.
 *
 * One that was killed before it would have failed by itself is no disagreement.
 */
export function isSameAttack({ a, b }: Pick<Pair, 'a' | 'b'>): boolean {
  if (a.launches !== b.launches || a.fates.length !== b.fates.length) return false;
  const { failed, killed } = FATE_LETTERS;
  return [...a.fates].every((fate, i) => {
    const other = b.fates[i];
    return fate === killed || other === killed || (fate === failed) === (other === failed);
  });
}
