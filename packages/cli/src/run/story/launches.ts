/** The launches, volley by volley, and what became of each. */
import type { ResolvedScenario } from '@testudo/core/scenario';
import type { Outcome, ThreatOutcome } from '@testudo/core/simulation';
import { type Block, heading, list, say, type TableRow } from './block.js';
import { distance, duration, range, speed } from './numbers.js';
import { bothClocks, clock, listed, localDay, shortClass, shortPlace, some, weaponIn } from './words.js';

/** More rows than this are summed up by volley, class and aim. */
const MOST_ROWS = 30;

/** The table of all launches. */
export function launches(scenario: ResolvedScenario, { threats }: Outcome): readonly Block[] {
  const [first] = threats;
  if (first === undefined) return [heading('The launches'), say('Nothing was launched.')];
  const volleys = volleysIn(scenario, threats);
  const severalPlaces = new Set(threats.map(({ target }) => target)).size > 1;
  const oneByOne = threats.length <= MOST_ROWS;
  const inAll = `${some(threats.length, weaponIn(scenario))} in ${some(volleys.length, 'volley')} on ${localDay(scenario, first.launch_us)}, the first at ${bothClocks(scenario, first.launch_us)}.`;
  const rows = volleys.flatMap(({ members }, i): TableRow[] => [
    {
      group: `Volley ${i + 1}, ${bothClocks(scenario, members[0]?.launch_us ?? 0).replace(/ on .*(?=\))/, '')}`,
    },
    ...(oneByOne
      ? members.map((one) => launchRow(scenario, one, severalPlaces))
      : sumsOf(members).map((group) => sumRow(scenario, group, severalPlaces))),
  ]);
  return [
    heading('The launches'),
    say(inAll),
    {
      kind: 'table',
      columns: [
        { title: oneByOne ? 'Launch' : 'From' },
        { title: 'Class' },
        ...(severalPlaces ? [{ title: 'Aimed at' }] : []),
        { title: 'Apogee', align: 'right' },
        { title: oneByOne ? 'Impact' : 'To' },
        { title: 'Alarm', align: 'right' },
        { title: 'Fate' },
      ],
      rows,
    },
    ...(threats.some(({ alarm_us }) => alarm_us !== undefined)
      ? [
          say(
            'Alarm: how long before the impact it sounded at the place. Apogee: the highest point of the flight.',
            'quiet',
          ),
        ]
      : []),
  ];
}

interface Volley {
  readonly id: string;
  readonly members: readonly ThreatOutcome[];
}

function volleysIn(scenario: ResolvedScenario, threats: readonly ThreatOutcome[]): readonly Volley[] {
  const volleyOf = new Map(scenario.threats.map(({ id, volley }) => [id, volley]));
  const volleys = new Map<string, ThreatOutcome[]>();
  for (const one of threats) {
    const id = volleyOf.get(one.threat) ?? '';
    volleys.set(id, [...(volleys.get(id) ?? []), one]);
  }
  return [...volleys].map(([id, members]) => ({ id, members }));
}

function launchRow(scenario: ResolvedScenario, one: ThreatOutcome, severalPlaces: boolean): TableRow {
  const { launch_us, threatClass, target, apogee_m, impact, fate } = one;
  const place = shortPlace(scenario, target);
  const missile = shortClass(scenario, threatClass);
  const apogee = apogee_m === undefined ? '–' : distance(apogee_m);
  const at = impact === undefined ? '–' : clock(scenario, impact.time_us);
  const alarm = fate === 'failed' ? '' : alarmInWords(one);
  const cells = [
    clock(scenario, launch_us),
    missile,
    ...(severalPlaces ? [place] : []),
    apogee,
    at,
    alarm,
    FATES[fate],
  ];
  const end = impact === undefined ? '' : `, down at ${at}`;
  const warned =
    fate === 'failed'
      ? ''
      : one.lead_s === undefined
        ? ', no alarm'
        : one.lead_s > 0
          ? `, alarm ${alarm} before`
          : `, alarm ${alarm}`;
  const sentence = `${clock(scenario, launch_us)} ${missile}${severalPlaces ? ` at ${place}` : ''}: ${FATES[fate]}${end}${warned}`;
  return { cells, sentence };
}

const FATES = {
  arrived: 'arrived',
  failed: 'failed',
  astray: 'went astray',
  'in-flight': 'still in flight',
} as const;

function alarmInWords({ lead_s }: ThreatOutcome): string {
  if (lead_s === undefined) return 'none';
  return lead_s > 0 ? duration(lead_s) : `${duration(-lead_s)} late`;
}

function sumsOf(members: readonly ThreatOutcome[]): readonly (readonly ThreatOutcome[])[] {
  const sums = new Map<string, ThreatOutcome[]>();
  for (const one of members) {
    const key = `${one.threatClass}/${one.target}`;
    sums.set(key, [...(sums.get(key) ?? []), one]);
  }
  return [...sums.values()];
}

function sumRow(
  scenario: ResolvedScenario,
  group: readonly ThreatOutcome[],
  severalPlaces: boolean,
): TableRow {
  const [first] = group;
  const impacts = group.flatMap(({ impact }) => (impact === undefined ? [] : [impact.time_us]));
  const leads = group.flatMap(({ lead_s }) => (lead_s === undefined ? [] : [lead_s]));
  const apogees = group.flatMap(({ fate, apogee_m }) =>
    fate === 'failed' || apogee_m === undefined ? [] : [apogee_m],
  );
  const place = shortPlace(scenario, first?.target ?? '');
  const missile = `${group.length} ${shortClass(scenario, first?.threatClass ?? '')}`;
  const fates = (['arrived', 'failed', 'astray', 'in-flight'] as const).flatMap((fate) => {
    const number = group.filter((one) => one.fate === fate).length;
    return number === 0 ? [] : [`${number} ${FATES[fate]}`];
  });
  const from = clock(scenario, first?.launch_us ?? 0);
  const to = impacts.length === 0 ? '–' : clock(scenario, greatest(impacts));
  return {
    cells: [
      from,
      missile,
      ...(severalPlaces ? [place] : []),
      apogees.length === 0 ? '–' : ends(apogees, distance),
      to,
      leads.length === 0 ? 'none' : ends(leads, duration),
      fates.join(', '),
    ],
    sentence: `${from} ${missile}${severalPlaces ? ` at ${place}` : ''}: ${fates.join(', ')}`,
  };
}

/** What failed, and how. */
export function failures(scenario: ResolvedScenario, { threats, failed }: Outcome): readonly Block[] {
  if (failed === 0) return [];
  const items = (['thrust-lost', 'guidance-lost', 'broke-up'] as const).flatMap((mode) => {
    const those = threats.filter(({ fate, failureMode }) => fate === 'failed' && failureMode === mode);
    if (those.length === 0) return [];
    const misses = those.flatMap(({ impact }) => (impact === undefined ? [] : [impact.miss_m]));
    const where =
      misses.length === 0
        ? ''
        : `; ${those.length === 1 ? 'it' : 'they'} came down ${ends(misses, distance)} from the aim point`;
    return [`${those.length} ${MODES[mode]} (${listed(classCounts(scenario, those))})${where}`];
  });
  return [
    heading('What failed, and how'),
    list(items),
    say('A missile that fails still comes down somewhere.', 'quiet'),
  ];
}

const MODES = {
  'thrust-lost': 'lost thrust too early',
  'guidance-lost': 'lost guidance while thrusting and flew off course',
  'broke-up': 'broke up on the way down',
} as const;

function classCounts(scenario: ResolvedScenario, threats: readonly ThreatOutcome[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { threatClass } of threats) counts.set(threatClass, (counts.get(threatClass) ?? 0) + 1);
  if (counts.size === 1 && threats.length > 1)
    return [`all ${shortClass(scenario, threats[0]?.threatClass ?? '')}`];
  return [...counts].map(([id, number]) => `${number === 1 ? '' : `${number} `}${shortClass(scenario, id)}`);
}

/** How those flew that did not fail, class by class. */
export function arcs(scenario: ResolvedScenario, { threats }: Outcome): readonly Block[] {
  const flown = threats.filter(({ fate, impact }) => fate !== 'failed' && impact !== undefined);
  if (flown.length === 0) return [];
  const severalPlaces = new Set(flown.map(({ target }) => target)).size > 1;
  const rows = sumsOf(flown)
    .map((group): { readonly name: string; readonly row: TableRow } => {
      const [first] = group;
      const missile = shortClass(scenario, first?.threatClass ?? '');
      const name = severalPlaces ? `${missile} to ${shortPlace(scenario, first?.target ?? '')}` : missile;
      const of = (
        value: (one: ThreatOutcome) => number | undefined,
        write: (value: number) => string,
      ): string => {
        const values = group.flatMap((one) => value(one) ?? []);
        return values.length === 0 ? '–' : ends(values, write);
      };
      const thrustEnd = of(({ thrustEndSpeed_mps }) => thrustEndSpeed_mps, speed);
      const apogee = of(({ apogee_m }) => apogee_m, distance);
      const flight = of(({ impact }) => impact?.flight_s, duration);
      const impact = of(({ impact }) => impact?.speed_mps, speed);
      return {
        name,
        row: {
          cells: [name, thrustEnd, apogee, flight, impact],
          sentence: `${name}: ${thrustEnd} at the end of thrust, apogee ${apogee}, ${flight} from launch to impact, ${impact} on impact`,
        },
      };
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ row }) => row);
  return [
    heading('How they flew'),
    {
      kind: 'table',
      columns: [
        { title: '' },
        { title: 'End of thrust', align: 'right' },
        { title: 'Apogee', align: 'right' },
        { title: 'Flight', align: 'right' },
        { title: 'On impact', align: 'right' },
      ],
      rows,
    },
  ];
}

/** The least and the greatest of some values as a range. */
export function ends(values: readonly number[], write: (value: number) => string): string {
  return range(write(values.reduce((a, b) => Math.min(a, b))), write(greatest(values)));
}

function greatest(values: readonly number[]): number {
  return values.reduce((a, b) => Math.max(a, b));
}
