/** The launches, volley by volley, and what became of each. */
import type { ResolvedScenario } from '@testudo/core/scenario';
import type { Outcome, ThreatOutcome } from '@testudo/core/simulation';
import { alarmsOf } from '../alarms.js';
import { type Block, heading, say, type TableRow } from '../block.js';
import { canWarn } from '../defences.js';
import { count, distance, duration, range } from '../numbers.js';
import { bothClocks, clock, localDay, shortClass, shortPlace, some, spansDays, weaponIn } from '../words.js';

/** More rows than this are summed up by volley, class and aim. */
const MOST_ROWS = 30;

/** The table of all launches. */
export function launches(scenario: ResolvedScenario, { threats, raids }: Outcome): readonly Block[] {
  const [first] = threats;
  if (first === undefined) return [heading('The launches'), say('Nothing was launched.')];
  const volleys = volleysIn(scenario, threats);
  const columns = columnsFor(scenario, threats);
  const oneByOne = threats.length <= MOST_ROWS;
  const weapons = some(threats.length, weaponIn(scenario));
  const inVolleys = volleys.length === 1 ? '' : ` in ${some(volleys.length, 'volley')}`;
  const opening = [
    heading('The launches'),
    say(
      `${weapons}${inVolleys} ${onDays(scenario, threats)}, the first at ${bothClocks(scenario, first.launch_us)}.`,
    ),
  ];
  // The raids have a table of their own, with a line for each.
  if (!oneByOne && raids !== undefined) return opening;
  const rows = volleys.flatMap((members, i): TableRow[] => {
    const lines = oneByOne
      ? members.map((one) => lineOf(scenario, one))
      : byClassAndTarget(members).map((group) => sumOf(scenario, group));
    const filled = lines.map((line) => ({
      cells: columns.map(({ key }) => line[key]),
      sentence: sentenceOf(line, columns),
    }));
    if (volleys.length === 1) return filled;
    const when = bothClocks(scenario, members[0]?.launch_us ?? 0);
    return [{ group: `Volley ${i + 1}, ${when}` }, ...filled];
  });
  return [
    ...opening,
    {
      kind: 'table',
      columns,
      rows,
      legend: `${oneByOne ? '' : 'Launch: the first of them. Impact: the last, of those that did not fail. '}Apogee: the highest point of the flight.${columns.some(({ key }) => key === 'alarm') ? ' Alarm: how long before the impact it sounded at the place.' : ''}`,
    },
  ];
}

/** `on 8 January 2020`, or `from 1 June 2030 to 29 August 2030` for a campaign. */
function onDays(scenario: ResolvedScenario, threats: readonly ThreatOutcome[]): string {
  const first = localDay(scenario, threats[0].launch_us);
  if (!spansDays(scenario)) return `on ${first}`;
  const last = localDay(scenario, threats[threats.length - 1].launch_us);
  return `from ${first} to ${last}`;
}

/** What the table says of one launch, or of several summed up. */
interface Line {
  /** Several launches: their first one, and the last impact. */
  readonly isSum: boolean;
  readonly launched: string;
  readonly weapon: string;
  readonly target: string;
  readonly apogee: string;
  readonly impact: string;
  readonly alarm: string;
  /** The same in a sentence. */
  readonly alarmSaid: string;
  readonly fate: string;
}

interface LineColumn {
  readonly key: Exclude<keyof Line, 'isSum'>;
  readonly title: string;
  readonly align?: 'right';
}

/** Where all are aimed at one place, and where nothing can warn, there is nothing to say in those columns. */
function columnsFor(scenario: ResolvedScenario, threats: readonly ThreatOutcome[]): readonly LineColumn[] {
  const severalPlaces = new Set(threats.map(({ target }) => target)).size > 1;
  const columns: readonly LineColumn[] = [
    { key: 'launched', title: 'Launch' },
    { key: 'weapon', title: 'Class' },
    { key: 'target', title: 'Aimed at' },
    { key: 'apogee', title: 'Apogee', align: 'right' },
    { key: 'impact', title: 'Impact' },
    { key: 'alarm', title: 'Alarm', align: 'right' },
    { key: 'fate', title: 'Fate' },
  ];
  return columns.filter(
    ({ key }) => (key !== 'target' || severalPlaces) && (key !== 'alarm' || canWarn(scenario)),
  );
}

function sentenceOf(line: Line, columns: readonly LineColumn[]): string {
  const { isSum } = line;
  const has = (key: LineColumn['key']) => columns.some((column) => column.key === key) && line[key] !== '';
  const down =
    line.impact === '–'
      ? ''
      : `, ${isSum ? 'the last of those that did not fail ' : ''}down at ${line.impact}`;
  const where = has('target') ? ` at ${line.target}` : '';
  const alarm = has('alarm') ? `, ${line.alarmSaid}` : '';
  return `${isSum ? 'From ' : ''}${line.launched}${isSum ? ' on, ' : ' '}${line.weapon}${where}: ${line.fate}${down}${alarm}`;
}

/** The launches of each volley, in order. */
function volleysIn(
  scenario: ResolvedScenario,
  threats: readonly ThreatOutcome[],
): readonly (readonly ThreatOutcome[])[] {
  const volleyOf = new Map(scenario.threats.map(({ id, volley }) => [id, volley]));
  return grouped(threats, ({ threat }) => volleyOf.get(threat) ?? '');
}

/** Launches of one class at one place, together. */
export function byClassAndTarget(threats: readonly ThreatOutcome[]): readonly (readonly ThreatOutcome[])[] {
  return grouped(threats, ({ threatClass, target }) => `${threatClass}/${target}`);
}

/** Things with the same key together, in the order in which the keys come up. */
export function grouped<T>(things: readonly T[], keyOf: (one: T) => string): readonly (readonly T[])[] {
  const groups = new Map<string, T[]>();
  for (const one of things) {
    const group = groups.get(keyOf(one));
    if (group === undefined) groups.set(keyOf(one), [one]);
    else group.push(one);
  }
  return [...groups.values()];
}

function lineOf(scenario: ResolvedScenario, one: ThreatOutcome): Line {
  const { launch_us, threatClass, target, apogee_m, impact, fate } = one;
  return {
    isSum: false,
    launched: clock(scenario, launch_us),
    weapon: shortClass(scenario, threatClass),
    target: shortPlace(scenario, target),
    apogee: apogee_m === undefined ? '–' : distance(apogee_m),
    impact: impact === undefined ? '–' : clock(scenario, impact.time_us),
    ...alarmsInWords(fate === 'failed' || fate === 'killed' || impact === undefined ? [] : [one]),
    fate: FATES[fate],
  };
}

/** What is said of a threat that came to this end. */
export const FATES = {
  arrived: 'arrived',
  killed: 'killed',
  failed: 'failed',
  astray: 'went astray',
  'in-flight': 'still in flight',
} as const;

/** Several launches in one line: times of the first launch and the last impact, ranges of the rest. */
function sumOf(scenario: ResolvedScenario, group: readonly ThreatOutcome[]): Line {
  const [first] = group;
  const worked = group.filter(({ fate }) => fate !== 'failed');
  const fell = worked.filter(({ fate, impact }) => fate !== 'killed' && impact !== undefined);
  const impacts = worked.flatMap(({ impact }) => impact?.time_us ?? []);
  const apogees = worked.flatMap(({ apogee_m }) => apogee_m ?? []);
  const fates = (['arrived', 'killed', 'failed', 'astray', 'in-flight'] as const).flatMap((fate) => {
    const number = group.filter((one) => one.fate === fate).length;
    return number === 0 ? [] : [`${number} ${FATES[fate]}`];
  });
  return {
    isSum: group.length > 1,
    launched: clock(scenario, first?.launch_us ?? 0),
    weapon: `${group.length} ${shortClass(scenario, first?.threatClass ?? '')}`,
    target: shortPlace(scenario, first?.target ?? ''),
    apogee: apogees.length === 0 ? '–' : ends(apogees, distance),
    impact: impacts.length === 0 ? '–' : clock(scenario, greatest(impacts)),
    ...alarmsInWords(fell),
    fate: fates.join(', '),
  };
}

/** How long before the impacts the alarms sounded, how many came late, and for how many there was none. */
function alarmsInWords(fell: readonly ThreatOutcome[]): Pick<Line, 'alarm' | 'alarmSaid'> {
  const { before_s, late_s, none } = alarmsOf(fell.map(({ lead_s }) => lead_s));
  if (fell.length === 0) return { alarm: '', alarmSaid: '' };
  if (none === fell.length) return { alarm: 'none', alarmSaid: 'alarm none' };
  if (late_s.length === fell.length) {
    const late = `${ends(late_s, duration)} late`;
    return { alarm: late, alarmSaid: `alarm ${late}` };
  }
  const rest = [
    ...(late_s.length === 0 ? [] : [`${count(late_s.length)} late`]),
    ...(none === 0 ? [] : [`${count(none)} none`]),
  ];
  const before = before_s.length === 0 ? undefined : ends(before_s, duration);
  return {
    alarm: [...(before === undefined ? [] : [before]), ...rest].join(', '),
    alarmSaid: ['alarm', ...(before === undefined ? [] : [`${before} before`]), ...rest]
      .join(', ')
      .replace(',', ''),
  };
}

/** The least and the greatest of some values as a range. */
export function ends(values: readonly number[], write: (value: number) => string): string {
  return range(write(values.reduce((a, b) => Math.min(a, b))), write(greatest(values)));
}

function greatest(values: readonly number[]): number {
  return values.reduce((a, b) => Math.max(a, b));
}
