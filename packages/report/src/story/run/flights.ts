/** How the threats flew: what failed, and the arcs of the others. */
import type { ResolvedScenario } from '@testudo/core/scenario';
import type { Outcome, ThreatOutcome } from '@testudo/core/simulation';
import { type Block, heading, list, say, type TableRow } from '../block.js';
import { distance, duration, speed } from '../numbers.js';
import { listed, shortClass, shortPlace, weaponIn } from '../words.js';
import { byClassAndTarget, ends } from './launches.js';

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
    say(`A ${weaponIn(scenario)} that fails still comes down somewhere.`, 'quiet'),
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
  const rows = byClassAndTarget(flown)
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
