import {
  clopperPearsonInterval,
  erf,
  erfc,
  incompleteBeta,
  inverseIncompleteBeta,
  logGamma,
  normalCdf,
  normalQuantile,
  studentQuantile,
  wilsonInterval,
} from '@testudo/core/numerics';
import { type Claim, type ClaimRow, summarise, WorstError } from '../claim.js';
import { numberOf, readCsv } from '../read-data.js';

/** Half of the tenth decimal, the last that the table of intervals prints. */
const PRINTED = 0.5e-10;

/** A special function by its name in the table, and how far off it may be, as a share of the value. */
interface Checked {
  readonly name: string;
  readonly tolerance: number;
  readonly evaluate: (x: number, a: number, b: number) => number;
}

const FUNCTIONS: readonly Checked[] = [
  { name: 'erf', tolerance: 5e-16, evaluate: erf },
  { name: 'erfc', tolerance: 1e-15, evaluate: erfc },
  { name: 'normal-quantile', tolerance: 1e-15, evaluate: normalQuantile },
  { name: 'incomplete-beta', tolerance: 1e-12, evaluate: incompleteBeta },
  { name: 'inverse-incomplete-beta', tolerance: 1e-13, evaluate: inverseIncompleteBeta },
  { name: 'student-quantile', tolerance: 1e-13, evaluate: studentQuantile },
];

/** The special functions that intervals and samples rest on, and the intervals for a share. */
export const statistics: Claim = {
  id: 'statistics',
  title: 'Special functions of probability and intervals for a share',
  source: 'mpmath at 60 digits; SciPy 1.10, in part printed in Newcombe, Stat. Med. 17 (1998) 857',
  check() {
    return summarise([...FUNCTIONS.map(functionRow), cdfRow(), logGammaRow(), ...intervalRows()]);
  },
};

/** Arguments and value of each row of one function; what it does not take is 0. */
function rowsOf(name: string): { x: number; a: number; b: number; value: number }[] {
  return readCsv(import.meta.url, 'special-functions.csv')
    .filter((row) => row.function === name)
    .map((row) => ({
      x: numberOf(row, 'x'),
      a: row.a === '' ? 0 : numberOf(row, 'a'),
      b: row.b === '' ? 0 : numberOf(row, 'b'),
      value: numberOf(row, 'value'),
    }));
}

function functionRow({ name, tolerance, evaluate }: Checked): ClaimRow {
  const error = new WorstError();
  for (const { x, a, b, value } of rowsOf(name)) error.add(evaluate(x, a, b), value, Math.abs(value));
  return error.row(name, tolerance, 'of the value');
}

/** The normal distribution function loses digits as x² grows, because x is rounded when it is divided by √2. */
function cdfRow(): ClaimRow {
  const error = new WorstError();
  for (const { x, value } of rowsOf('normal-cdf')) error.add(normalCdf(x), value, value * (1 + x * x));
  return error.row('normal-cdf', 1e-15, 'of the value, times 1 + x²');
}

/** Near its zeros at 1 and 2 only the absolute error of ln Γ can be small. */
function logGammaRow(): ClaimRow {
  const error = new WorstError();
  for (const { x, value } of rowsOf('log-gamma')) error.add(logGamma(x), value, Math.max(1, Math.abs(value)));
  return error.row('log-gamma', 5e-15, 'of max(1, the value)');
}

function intervalRows(): ClaimRow[] {
  const wilson = new WorstError();
  const clopperPearson = new WorstError();
  for (const row of readCsv(import.meta.url, 'binomial-intervals.csv')) {
    const counts = [numberOf(row, 'x'), numberOf(row, 'n'), numberOf(row, 'conf')] as const;
    const score = wilsonInterval(...counts);
    wilson.add(score.low, numberOf(row, 'wilson_lo'));
    wilson.add(score.high, numberOf(row, 'wilson_hi'));
    const exact = clopperPearsonInterval(...counts);
    clopperPearson.add(exact.low, numberOf(row, 'cp_lo'));
    clopperPearson.add(exact.high, numberOf(row, 'cp_hi'));
  }
  return [
    wilson.row('Wilson interval, ends', PRINTED, ''),
    clopperPearson.row('Clopper–Pearson interval, ends', PRINTED, ''),
  ];
}
