/** What the two scenarios of a comparison are called in a sentence. */
import { basename } from 'node:path';
import type { ResolvedScenario } from '@testudo/core/scenario';
import type { Labels } from '@testudo/report';

/** The last part of what was typed (`april` for `iraq-2020/april`), else their ids, else A and B. */
export function labelsOf(
  typed: readonly [string, string],
  scenarios: readonly [ResolvedScenario, ResolvedScenario],
): Labels {
  const names = typed.map((one) => basename(one).replace(/\.ya?ml$/i, ''));
  const ids = scenarios.map(({ id }) => id);
  for (const [a, b] of [names, ids]) {
    if (a !== undefined && b !== undefined && a !== b && a !== '' && b !== '') return { a, b };
  }
  return { a: 'A', b: 'B' };
}
