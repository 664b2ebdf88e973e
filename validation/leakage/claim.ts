import {
  expectedLeakers,
  noLeakProbability,
  noLeakProbabilityCommonMode,
  salvoLosses,
  targetKillProbability,
} from '@testudo/core/interceptor';
import { type Claim, summarise, WorstError } from '../claim.js';
import { numberOf, readCsv } from '../read-data.js';

/** Half a unit of the twelfth digit, the last that is printed, where the first is a 1. */
const TWELVE_DIGITS = 5e-12;

/** What leaks through independent shots, and what an exchange of salvos costs. */
export const leakage: Claim = {
  id: 'leakage',
  title: 'Leakage through layers of independent shots',
  source: 'closed forms of Wilkening 1999 and of Hughes, tabulated',
  check() {
    const kill = new WorstError();
    const independent = new WorstError();
    const commonMode = new WorstError();
    const leakers = new WorstError();
    for (const row of readCsv(import.meta.url, 'leakage.csv')) {
      const of = (column: string): number => numberOf(row, column);
      const [p, n, tracking, targets] = [of('p'), of('n'), of('Ptrack'), of('W')];
      const add = (error: WorstError, computed: number, column: string): void =>
        error.add(computed, of(column), of(column));
      add(kill, targetKillProbability(p, n, tracking), 'K');
      add(independent, noLeakProbability(p, n, tracking, targets), 'P0_independent');
      add(commonMode, noLeakProbabilityCommonMode(p, n, tracking, targets), 'P0_common_mode');
      add(leakers, expectedLeakers(p, n, tracking, targets), 'E_leakers');
    }
    const losses = new WorstError();
    for (const row of readCsv(import.meta.url, 'salvo.csv')) {
      const of = (column: string): number => numberOf(row, column);
      const a = { force: of('A'), offence: of('alpha'), defence: of('a3'), stayingPower: of('a1') };
      const b = { force: of('B'), offence: of('beta'), defence: of('b3'), stayingPower: of('b1') };
      losses.add(salvoLosses(a, b), of('dA'));
      losses.add(salvoLosses(b, a), of('dB'));
    }
    return summarise([
      kill.row('kill probability per target', TWELVE_DIGITS, ''),
      independent.row('probability that none leaks, independent', TWELVE_DIGITS, ''),
      commonMode.row('probability that none leaks, common-mode tracking', TWELVE_DIGITS, ''),
      leakers.row('expected leakers', TWELVE_DIGITS, ''),
      losses.row('losses in an exchange of salvos', 0, ''),
    ]);
  },
};
