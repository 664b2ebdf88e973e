/** Each threat with its chain of reasons: what settled it first, then what the batteries say. */
import { REASONS } from '@testudo/core/messages';
import type { ResolvedScenario } from '@testudo/core/scenario';
import type { Outcome, ThreatOutcome } from '@testudo/core/simulation';
import { type Block, heading, type TableRow } from '../block.js';
import { count, distance } from '../numbers.js';
import { clock, nameOf, shortClass, shortPlace, weaponIn } from '../words.js';
import { FATES, grouped } from './launches.js';

/** More rows than this are summed up by class, aim, fate and chain. */
const MOST_ROWS = 40;

export function chains(scenario: ResolvedScenario, { threats }: Outcome): readonly Block[] {
  if (threats.length === 0) return [];
  const several = threats.length > MOST_ROWS;
  const rows = several
    ? grouped(threats, (one) => [one.threatClass, one.target, one.fate, ...one.reasons].join('/')).map(
        (members) => rowOf(scenario, members[0] as ThreatOutcome, count(members.length), true),
      )
    : threats.map((one) => rowOf(scenario, one, clock(scenario, one.launch_us)));
  return [
    heading(`Each ${weaponIn(scenario)}, and why it was not stopped`),
    {
      kind: 'table',
      columns: [
        { title: several ? 'How many' : 'Launch' },
        { title: 'Class' },
        { title: 'Aimed at' },
        { title: 'Fate' },
        { title: 'Why; first what settled it' },
      ],
      rows,
    },
  ];
}

function rowOf(
  scenario: ResolvedScenario,
  { threatClass, target, fate, reasons, kill }: ThreatOutcome,
  first: string,
  isSum = false,
): TableRow {
  const killed =
    kill === undefined || isSum
      ? 'killed'
      : `killed by ${nameOf(scenario, kill.battery)}, ${distance(kill.height_m)} up`;
  const chain = reasons.length === 0 ? '–' : reasons.map((reason) => REASONS[reason]).join('; ');
  const why = fate === 'killed' ? killed : chain;
  const cells = [first, shortClass(scenario, threatClass), shortPlace(scenario, target), FATES[fate], why];
  return { cells, sentence: cells.join(', ') };
}
