/** The threats of one run or two as rows of one list: the same threat of both stands in one row. */
import type { Recording } from '@testudo/interop';
import { nameOf, shortClass, shortPlace } from '@testudo/report';
import { utcMoment } from '../facts/utc.js';
import { volleyNumbers } from '../facts/volleys.js';

type ThreatOutcome = Recording['outcome']['threats'][number];

export interface ThreatRow {
  readonly threat: string;
  readonly weapon: string;
  readonly target: string;
  readonly launch_us: number;
  /** Its outcome in each run; undefined where the run has no such threat. */
  readonly outcomes: readonly (ThreatOutcome | undefined)[];
}

export const ORDERS = {
  launch: 'launch',
  impact: 'end',
  class: 'class',
  fate: 'fate',
} as const;
export type Order = keyof typeof ORDERS;

export const GROUPINGS = { volley: 'volley', target: 'place aimed at', none: 'nothing' } as const;
export type Grouping = keyof typeof GROUPINGS;

export interface ThreatGroup {
  readonly title: string;
  readonly rows: readonly ThreatRow[];
}

/** Every threat of the runs, grouped and sorted. */
export function threatGroups(
  recordings: readonly Recording[],
  grouping: Grouping,
  order: Order,
): readonly ThreatGroup[] {
  const rows = [...rowsOf(recordings)].sort(
    (a, b) => compare(a, b, order) || a.launch_us - b.launch_us || (a.threat < b.threat ? -1 : 1),
  );
  if (grouping === 'none') return [{ title: '', rows }];
  const groups = new Map<string, ThreatRow[]>();
  // Groups stand in the order of their first launch, whatever the order inside.
  const inTime = [...rows].sort((a, b) => a.launch_us - b.launch_us || (a.threat < b.threat ? -1 : 1));
  for (const row of inTime) groups.set(groupOf(recordings, row, grouping), []);
  for (const row of rows) groups.get(groupOf(recordings, row, grouping))?.push(row);
  const numbers = volleyNumbers(recordings);
  return [...groups].map(([key, members]) => ({
    title: grouping === 'volley' ? volleyTitle(recordings, members, numbers) : key,
    rows: members,
  }));
}

function rowsOf(recordings: readonly Recording[]): Iterable<ThreatRow> {
  const rows = new Map<string, ThreatRow>();
  recordings.forEach(({ scenario, outcome }, index) => {
    for (const one of outcome.threats) {
      const { threat, threatClass, target, launch_us } = one;
      const known = rows.get(threat);
      const outcomes = [...(known?.outcomes ?? recordings.map(() => undefined))];
      outcomes[index] = one;
      rows.set(threat, {
        threat,
        weapon: known?.weapon ?? shortClass(scenario, threatClass),
        target: known?.target ?? shortPlace(scenario, target),
        launch_us: known?.launch_us ?? launch_us,
        outcomes,
      });
    }
  });
  return rows.values();
}

const FATE_ORDER = ['arrived', 'astray', 'killed', 'failed', 'in-flight'];

function compare(a: ThreatRow, b: ThreatRow, order: Order): number {
  const fate = ({ outcomes }: ThreatRow) => FATE_ORDER.indexOf(outcomes.at(-1)?.fate ?? '');
  const end = ({ outcomes: [first] }: ThreatRow) =>
    (first?.impact ?? first?.kill)?.time_us ?? Number.POSITIVE_INFINITY;
  switch (order) {
    case 'launch':
      return 0;
    case 'impact':
      return end(a) === end(b) ? 0 : end(a) - end(b);
    case 'class':
      return a.weapon < b.weapon ? -1 : a.weapon > b.weapon ? 1 : 0;
    case 'fate':
      return fate(a) - fate(b);
  }
}

function groupOf(
  recordings: readonly Recording[],
  { threat, outcomes }: ThreatRow,
  grouping: Grouping,
): string {
  const index = outcomes.findIndex((one) => one !== undefined);
  const scenario = recordings[index]?.scenario;
  if (scenario === undefined) return '';
  if (grouping === 'target') return nameOf(scenario, outcomes[index]?.target ?? '');
  return scenario.threats.find(({ id }) => id === threat)?.volley ?? '';
}

/** Its number and its first launch, by the clock of the run that has it. */
function volleyTitle(
  recordings: readonly Recording[],
  rows: readonly ThreatRow[],
  numbers: ReadonlyMap<string, number>,
): string {
  const first = rows.reduce((a, b) => (b.launch_us < a.launch_us ? b : a));
  const scenario = recordings[first.outcomes.findIndex((one) => one !== undefined)]?.scenario;
  const number = `Volley ${numbers.get(first.threat)}`;
  return scenario === undefined ? number : `${number}, ${utcMoment(scenario, first.launch_us)} UTC`;
}
