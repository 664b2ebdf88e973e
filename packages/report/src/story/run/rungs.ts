/** How far a battery came with a threat, in the words and columns of a table; several of them summed up. */
import type { ResolvedScenario } from '@testudo/core/scenario';
import type { ThreatOutcome } from '@testudo/core/simulation';
import { count, distance, duration, range } from '../numbers.js';
import { clock, shortClass, shortPlace, some } from '../words.js';

type Ladder = ThreatOutcome['ladders'][number];
type Shot = Ladder['shots'][number];

/** One threat and what one battery made of it. */
export interface Met {
  readonly threat: ThreatOutcome;
  readonly ladder: Ladder;
}

/** The numbers of one row: seconds are before the impact; for what was killed, before the predicted one. */
export interface Rung {
  readonly range_m: number | undefined;
  readonly detected_s: number | undefined;
  readonly tracked_s: number | undefined;
  readonly identified_s: number | undefined;
  readonly window_s: readonly [number, number] | undefined;
  readonly shots: number;
  readonly firstShot_s: number | undefined;
  readonly height_m: number | undefined;
  readonly away_m: number | undefined;
}

/** What the table says of one threat, or of several. */
export interface RungCells {
  readonly cells: readonly string[];
  readonly sentence: string;
}

/** Titles of `RungCells.cells`. */
export const RUNG_COLUMNS = [
  { title: 'Launch' },
  { title: 'Seen at', align: 'right' },
  { title: 'Seen', align: 'right' },
  { title: 'Tracked', align: 'right' },
  { title: 'Known', align: 'right' },
  { title: 'Could fire', align: 'right' },
  { title: 'Fired', align: 'right' },
  { title: 'Met', align: 'right' },
  { title: 'Result' },
] as const;

export const RUNG_LEGEND =
  'Times are before the impact (the predicted one, of what was killed). Seen at: how far away when first detected. Known: identified. Could fire: first to last launch that would have met it, as it reckoned last. Met: how high.';

/** One threat in a row. */
export function rungCells(scenario: ResolvedScenario, { threat, ladder }: Met): RungCells {
  const who = `${clock(scenario, threat.launch_us)} ${shortClass(scenario, threat.threatClass)} at ${shortPlace(scenario, threat.target)}`;
  const result = resultOf(threat, ladder);
  const judged = judgementOf(ladder.shots);
  return {
    cells: [
      clock(scenario, threat.launch_us),
      ...cellsOf([rungOf({ threat, ladder })]),
      result === '' ? '–' : result,
    ],
    sentence: `${who}: ${sentenceOf([rungOf({ threat, ladder })])}${result === '' ? '' : `: ${result}`}${judged}`,
  };
}

/** Several threats in one row, with ranges. */
export function summedCells(name: string, members: readonly Met[]): RungCells {
  const rungs = members.map(rungOf);
  const killed = members.filter(({ threat, ladder }) => threat.kill?.battery === ladder.battery).length;
  const fired = members.filter(({ ladder }) => ladder.shots.length > 0).length;
  const result = `${count(killed)} killed`;
  return {
    cells: [name, ...cellsOf(rungs), result],
    sentence: `${name}: ${sentenceOf(rungs)}${fired === 0 ? '' : `; ${count(fired)} fired at, ${result}`}`,
  };
}

/** Seconds from a moment to the impact of a threat, or to the predicted one of what was killed. */
export function timeToGo({ threat, ladder }: Met, time_us: number | undefined): number | undefined {
  const impact_us = threat.impact?.time_us ?? ladder.predictedImpact_us;
  return impact_us === undefined || time_us === undefined ? undefined : (impact_us - time_us) / 1e6;
}

export function rungOf(met: Met): Rung {
  const { ladder } = met;
  const toGo = (time_us: number | undefined) => timeToGo(met, time_us);
  const first = toGo(ladder.firstOpportunity_us);
  const last = toGo(ladder.lastOpportunity_us);
  const decisive = ladder.shots.find(({ result }) => result === 'killed') ?? ladder.shots.at(-1);
  return {
    range_m: ladder.detectionRange_m,
    detected_s: toGo(ladder.detected_us),
    tracked_s: toGo(ladder.tracked_us),
    identified_s: toGo(ladder.identified_us),
    // What was predicted to fall later than it did could have been fired at until it fell.
    window_s: first === undefined || last === undefined || first < 0 ? undefined : [first, Math.max(0, last)],
    shots: ladder.shots.length,
    firstShot_s: toGo(ladder.shots[0]?.launch_us),
    height_m: decisive?.height_m,
    away_m: decisive?.range_m,
  };
}

function cellsOf(rungs: readonly Rung[]): readonly string[] {
  const shots = rungs.reduce((sum, rung) => sum + rung.shots, 0);
  const when = between(rungs, ({ firstShot_s }) => firstShot_s, duration);
  return [
    between(rungs, ({ range_m }) => range_m, distance),
    between(rungs, ({ detected_s }) => detected_s, duration),
    between(rungs, ({ tracked_s }) => tracked_s, duration),
    between(rungs, ({ identified_s }) => identified_s, duration),
    windowOf(rungs),
    shots === 0 ? 'none' : `${count(shots)}${when === '–' ? '' : ` at ${when}`}`,
    between(rungs, ({ height_m }) => height_m, distance),
  ];
}

function sentenceOf(rungs: readonly Rung[]): string {
  const [away, seen, tracked, known, window, fired, met] = cellsOf(rungs);
  const launcher = between(rungs, ({ away_m }) => away_m, distance);
  const shots = rungs.reduce((sum, rung) => sum + rung.shots, 0);
  const parts = [
    `seen ${away} away${before(seen)}`,
    tracked === '–' ? 'not tracked' : `tracked${at(tracked)}`,
    known === '–' ? 'not identified' : `identified${at(known)}`,
    window === '–' ? '' : `could be fired at from ${window} before it`,
    shots === 0
      ? 'not fired at'
      : `${some(shots, 'interceptor')} fired${fired?.includes(' at ') ? `, the first ${fired.split(' at ')[1]} before it` : ''}`,
    met === '–' ? '' : `met ${met} up${launcher === '–' ? '' : `, ${launcher} from the launcher`}`,
  ];
  return parts.filter((part) => part !== '').join('; ');
}

const before = (time: string | undefined) =>
  time === undefined || time === '–' ? '' : `, ${time} before the impact`;
const at = (time: string) => ` at ${time}`;

function windowOf(rungs: readonly Rung[]): string {
  const windows = rungs.flatMap(({ window_s }) => (window_s === undefined ? [] : [window_s]));
  if (windows.length === 0) return '–';
  const first = windows.reduce((most, [start]) => Math.max(most, start), Number.NEGATIVE_INFINITY);
  const last = windows.reduce((least, [, end]) => Math.min(least, end), Number.POSITIVE_INFINITY);
  return range(duration(first), duration(last));
}

function between(
  rungs: readonly Rung[],
  of: (rung: Rung) => number | undefined,
  write: (value: number) => string,
): string {
  const values = rungs.flatMap((rung) => of(rung) ?? []);
  if (values.length === 0) return '–';
  return range(
    write(values.reduce((a, b) => Math.min(a, b))),
    write(values.reduce((a, b) => Math.max(a, b))),
  );
}

/** What came of the shots; empty where none was fired. */
export function resultOf(threat: ThreatOutcome, { battery, shots }: Ladder): string {
  if (threat.kill?.battery === battery) return 'killed';
  const last = shots.at(-1);
  if (last === undefined) return '';
  return last.result === undefined ? 'in flight' : RESULTS[last.result];
}

const RESULTS = {
  killed: 'killed',
  missed: 'missed',
  'interceptor-failed': 'failed',
  'no-target': 'too late',
} as const;

function judgementOf(shots: readonly Shot[]): string {
  const judged = shots.flatMap(({ judgedKilled }) => (judgedKilled === undefined ? [] : [judgedKilled]));
  if (judged.length === 0) return '';
  return judged.some((killed) => killed) ? ' (judged a kill)' : ' (judged no kill)';
}
