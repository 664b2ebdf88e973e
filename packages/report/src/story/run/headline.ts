/** The sentence to remember of one run. */
import type { ResolvedScenario } from '@testudo/core/scenario';
import type { Outcome } from '@testudo/core/simulation';
import { count } from '../numbers.js';
import { some, weaponIn } from '../words.js';

/** What became of all that was launched in one run, and that one run tells no interval. */
export function runHeadline(
  scenario: ResolvedScenario,
  { launched, arrived, killed, failed }: Outcome,
): string {
  if (launched === 0) return 'Nothing was launched.';
  const defended =
    scenario.batteries.length > 0 ? `, ${count(killed)} ${killed === 1 ? 'was' : 'were'} killed` : '';
  const byItself = failed === 1 ? 'itself' : 'themselves';
  return `In this one run, of ${some(launched, weaponIn(scenario))} launched, ${count(arrived)} arrived${defended} and ${count(failed)} failed by ${byItself}. One run tells no interval: trials do.`;
}
