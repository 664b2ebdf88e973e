/** The numbers that a run comes to, each with the meaning of its word. */
import { DEFINITIONS } from '@testudo/core/simulation';
import type { Recording } from '@testudo/interop';

type Outcome = Recording['outcome'];

export interface FigureRow {
  readonly word: string;
  readonly explanation: string;
  /** One for each run. */
  readonly values: readonly number[];
}

/** Interceptors that left their launchers, of all batteries together. */
function firedIn({ batteries }: Outcome): number {
  return batteries.flatMap(({ rounds }) => rounds).reduce((sum, { fired }) => sum + fired, 0);
}

type Declared = readonly [word: string, explanation: string, of: (outcome: Outcome) => number];

/** What any run has; then what needs somebody to defend. */
const ALWAYS: readonly Declared[] = [
  ['launched', DEFINITIONS.launched, ({ launched }) => launched],
  ['failed', DEFINITIONS.failed, ({ failed }) => failed],
  ['arrived', DEFINITIONS.arrived, ({ arrived }) => arrived],
  ['astray', DEFINITIONS.astray, ({ astray }) => astray],
];
const DEFENDED: readonly Declared[] = [
  ['threatening', DEFINITIONS.threatening, ({ threatening }) => threatening],
  ['engaged', DEFINITIONS.engaged, ({ engaged }) => engaged],
  ['killed', DEFINITIONS.killed, ({ killed }) => killed],
  ['leaked', DEFINITIONS.leaked, ({ leaked }) => leaked],
  ['fired', 'interceptors that left their launchers, all batteries together', firedIn],
];
const WARNED: Declared = [
  'warned',
  'of those that arrived: the alarm at the place came before the impact',
  ({ arrivedWarned }) => arrivedWarned,
];
const ORDER = [
  'launched',
  'failed',
  'threatening',
  'engaged',
  'killed',
  'arrived',
  'leaked',
  'astray',
  'warned',
  'fired',
];

/** The figures of runs beside each other; those of a defence where any run has one. */
export function figuresOf(recordings: readonly Recording[]): readonly FigureRow[] {
  const isDefended = recordings.some(({ scenario }) => scenario.batteries.length > 0);
  const warns = isDefended || recordings.some(({ scenario }) => scenario.earlyWarning !== undefined);
  const declared = [...ALWAYS, ...(isDefended ? DEFENDED : []), ...(warns ? [WARNED] : [])];
  return declared
    .map(([word, explanation, of]) => ({
      word,
      explanation,
      values: recordings.map(({ outcome }) => of(outcome)),
    }))
    .sort((a, b) => ORDER.indexOf(a.word) - ORDER.indexOf(b.word));
}
