/** Where a comparison's difference comes from: which threats, aimed at what, and what became of them instead. */
import type { ResolvedScenario } from '../scenario/resolved.js';
import type { Fate } from '../simulation/index.js';
import type { Pair } from './pairs.js';
import { type Spread, spreadOf } from './spread.js';
import { FATE_LETTERS } from './trial-row.js';

/** The threats of one class aimed at one place. */
export interface GroupDifference {
  readonly threatClass: string;
  readonly place: string;
  /** Threats of the scenario that are in it. */
  readonly threats: number;
  readonly arrivedA: number;
  readonly arrivedB: number;
  readonly killedA: number;
  readonly killedB: number;
  /** Arrived, B − A. */
  readonly difference: Spread;
}

/** Threats that had one fate in A and another in B: how many in a pair, on average. */
export interface Turn {
  readonly from: Fate;
  readonly to: Fate;
  readonly perPair: number;
}

/** Sorted by class, then place. */
export function groupDifferences(
  { threats }: Pick<ResolvedScenario, 'threats'>,
  pairs: readonly Pair[],
): readonly GroupDifference[] {
  const members = new Map<string, number[]>();
  threats.forEach(({ classId, at }, index) => {
    const key = `${classId}/${at}`;
    const group = members.get(key);
    if (group === undefined) members.set(key, [index]);
    else group.push(index);
  });
  return [...members.values()]
    .flatMap((indices): GroupDifference[] => {
      const first = threats[indices[0] ?? -1];
      const count = (fates: string, letter: string) => indices.filter((i) => fates[i] === letter).length;
      const mean = (of: (pair: Pair) => number) =>
        pairs.reduce((sum, pair) => sum + of(pair), 0) / pairs.length;
      const { arrived, killed } = FATE_LETTERS;
      const difference = spreadOf(
        pairs.map(({ sample, a, b }) => ({
          sample,
          value: count(b.fates, arrived) - count(a.fates, arrived),
        })),
      );
      if (first === undefined || difference === undefined) return [];
      return [
        {
          threatClass: first.classId,
          place: first.at,
          threats: indices.length,
          arrivedA: mean(({ a }) => count(a.fates, arrived)),
          arrivedB: mean(({ b }) => count(b.fates, arrived)),
          killedA: mean(({ a }) => count(a.fates, killed)),
          killedB: mean(({ b }) => count(b.fates, killed)),
          difference,
        },
      ];
    })
    .sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
}

function keyOf({ threatClass, place }: GroupDifference): string {
  return `${threatClass}/${place}`;
}

const FATES = ['arrived', 'killed', 'failed', 'astray', 'in-flight'] as const satisfies readonly Fate[];

/** In a fixed order; only those that came up. */
export function turns(pairs: readonly Pair[]): readonly Turn[] {
  return FATES.flatMap((from) =>
    FATES.flatMap((to): Turn[] => {
      if (from === to) return [];
      const number = pairs.reduce((sum, { a, b }) => {
        const those = [...a.fates].filter(
          (fate, i) => fate === FATE_LETTERS[from] && b.fates[i] === FATE_LETTERS[to],
        );
        return sum + those.length;
      }, 0);
      return number === 0 ? [] : [{ from, to, perPair: number / pairs.length }];
    }),
  );
}
