/** A campaign raid by raid: in one run, and over the trials. */
import { type ResolvedScenario, raidsOfThreats } from '@testudo/core/scenario';
import type { Outcome, RaidOutcome } from '@testudo/core/simulation';
import type { RaidSummary, StudySummary } from '@testudo/core/study';
import { averageWithInterval } from '../averages.js';
import { type Block, heading, say, type TableColumn, type TableRow } from '../block.js';
import { launchTimes_us } from '../launch-times.js';
import { count, mean } from '../numbers.js';
import { dayAndMinute, some, weaponIn } from '../words.js';

/** The raids in a table, and how the later ones differ from the first; nothing where there are fewer than two. */
export function raids(scenario: ResolvedScenario, { raids: all }: Outcome): readonly Block[] {
  if (all === undefined || all.length < 2) return [];
  const columns = COLUMNS.filter(({ defended }) => defended !== true || scenario.batteries.length > 0);
  const rows = all.map((raid, i): TableRow => {
    const cells = columns.map(({ value }) => value(scenario, raid, i));
    const [number, when, ...numbers] = cells;
    const said = numbers.map((cell, at) => `${cell} ${columns[at + 2].title.toLowerCase()}`).join(', ');
    return { cells, sentence: `Raid ${number}, ${when}: ${said}` };
  });
  return [
    heading('The raids'),
    ...(all.length > MOST_ROWS
      ? [tooMany(all.length)]
      : [{ kind: 'table', columns, rows, legend: legendFor(scenario) } as const]),
    say(laterInWords(scenario, all)),
  ];
}

/** More lines than this nobody reads. */
const MOST_ROWS = 100;

function tooMany(raids: number): Block {
  return say(`${count(raids)} raids are too many for a table; --json has a line for each.`);
}

interface RaidColumn extends TableColumn {
  readonly value: (scenario: ResolvedScenario, raid: RaidOutcome, index: number) => string;
  /** Says nothing where there is no battery. */
  readonly defended?: true;
}

const number = (title: string, key: Exclude<keyof RaidOutcome, 'raid'>, defended?: true): RaidColumn => ({
  title,
  align: 'right',
  value: (_, raid) => count(raid[key]),
  ...(defended === undefined ? {} : { defended }),
});

const COLUMNS: readonly RaidColumn[] = [
  { title: '#', value: (_, __, index) => String(index + 1) },
  { title: 'Begins', value: (scenario, { firstLaunch_us }) => dayAndMinute(scenario, firstLaunch_us) },
  number('Launched', 'launched'),
  number('Failed', 'failed'),
  number('Engaged', 'engaged', true),
  number('Killed', 'killed', true),
  number('Leaked', 'leaked', true),
  number('Arrived', 'arrived'),
  number('Fired', 'roundsFired', true),
];

function legendFor({ batteries }: ResolvedScenario): string {
  const raid = 'A raid: what begins at one time of the scenario, and all that follows it.';
  return batteries.length === 0 ? raid : `${raid} Fired: interceptors, of all batteries.`;
}

function laterInWords(scenario: ResolvedScenario, all: readonly RaidOutcome[]): string {
  const [first, ...later] = all;
  const through = all.find(({ arrived }) => arrived > 0);
  const when = through === undefined ? '' : dayAndMinute(scenario, through.firstLaunch_us);
  const arrived =
    through === undefined
      ? 'Nothing arrived in any of them.'
      : `Something arrived first in raid ${all.indexOf(through) + 1}, of ${when}.`;
  return `The first raid: ${metBy(scenario, [first])}. The ${some(later.length, 'later one')}${later.length === 1 ? '' : ' together'}: ${metBy(scenario, later)}. ${arrived}`;
}

function metBy(scenario: ResolvedScenario, some: readonly RaidOutcome[]): string {
  const sum = (key: 'launched' | 'arrived' | 'engaged' | 'roundsFired') =>
    some.reduce((total, raid) => total + raid[key], 0);
  const launched = sum('launched');
  const arrived = `${count(sum('arrived'))} of ${count(launched)} arrived`;
  if (scenario.batteries.length === 0) return arrived;
  return `${arrived}, ${count(sum('engaged'))} engaged, ${mean(sum('roundsFired') / launched)} interceptors fired for each ${weaponIn(scenario)}`;
}

/** The raids over the trials: averages with their intervals; nothing where there are fewer than two. */
export function raidsInTrials(scenario: ResolvedScenario, { raids: all }: StudySummary): readonly Block[] {
  if (all === undefined || all.length < 2) return [];
  const isDefended = scenario.batteries.length > 0;
  const columns: readonly TableColumn[] = [
    { title: '#' },
    { title: 'Begins' },
    { title: 'Launched', align: 'right' },
    { title: 'Arrived', align: 'right' },
    ...(isDefended
      ? ([
          { title: 'Engaged', align: 'right' },
          { title: 'Fired', align: 'right' },
        ] as const)
      : []),
  ];
  const begins = beginnings_us(scenario);
  const begin_us = ({ raid }: RaidSummary) => begins.get(raid) ?? 0;
  const inOrder = [...all].sort((a, b) => begin_us(a) - begin_us(b));
  const rows = inOrder.map((raid, i): TableRow => {
    const when = dayAndMinute(scenario, begin_us(raid));
    const arrived = averageWithInterval(raid.arrived, raid.launchedPerTrial);
    const engaged = averageWithInterval(raid.engaged, raid.launchedPerTrial);
    const fired = averageWithInterval(raid.roundsFired);
    const launched = count(raid.launchedPerTrial);
    return {
      cells: [String(i + 1), when, launched, arrived, ...(isDefended ? [engaged, fired] : [])],
      sentence: `Raid ${i + 1}, ${when}: of ${launched} launched, ${arrived} arrived${isDefended ? `, ${engaged} were engaged, ${fired} interceptors fired` : ''}`,
    };
  });
  if (all.length > MOST_ROWS) return [heading('Raid by raid'), tooMany(all.length)];
  return [
    heading('Raid by raid'),
    {
      kind: 'table',
      columns,
      rows,
      legend: 'Averages over the trials; in brackets their 95 % intervals, a dash where all trials agree.',
    },
  ];
}

/** When each raid begins at the best estimate, by its first launch: what is unknown of it moves it from sample to sample. */
function beginnings_us(scenario: ResolvedScenario): ReadonlyMap<string, number> {
  const raidOf = raidsOfThreats(scenario);
  const begins = new Map<string, number>();
  launchTimes_us(scenario).forEach((launch_us, at) => {
    const raid = raidOf.get(scenario.threats[at].id) ?? '';
    begins.set(raid, Math.min(begins.get(raid) ?? launch_us, launch_us));
  });
  return begins;
}
