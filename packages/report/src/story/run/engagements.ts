/** What the defence did: how far it came with each threat, why not further, and what it fired. */
import type { Reason } from '@testudo/core/messages';
import type { ResolvedScenario } from '@testudo/core/scenario';
import type { Outcome, ThreatOutcome } from '@testudo/core/simulation';
import type { ReasonCount } from '@testudo/core/study';
import { type Block, heading, list, say, type TableRow } from '../block.js';
import { isDefended, reasonItems, reasonsInWords } from '../defences.js';
import { count } from '../numbers.js';
import { nameOf, shortClass, shortPlace, some, weaponIn } from '../words.js';
import { grouped } from './launches.js';
import { type Met, RUNG_COLUMNS, RUNG_LEGEND, rungCells, summedCells } from './rungs.js';
import { upkeep } from './upkeep.js';

/** More rows than this for one battery are summed up by class and aim. */
const MOST_ROWS = 20;

type BatteryOutcome = Outcome['batteries'][number];

/** Nothing where there is no defence. */
export function engagements(scenario: ResolvedScenario, outcome: Outcome): readonly Block[] {
  if (!isDefended(scenario)) return [];
  const { launched, failed, threatening, engaged, killed, leaked } = outcome;
  if (launched === 0)
    return [heading('What the defence did'), say('Nothing was launched.'), ...upkeep(scenario, outcome)];
  const words = `Of ${some(launched, weaponIn(scenario))} launched, ${count(failed)} failed by ${failed === 1 ? 'itself' : 'themselves'}, ${count(threatening)} ${threatening === 1 ? 'was' : 'were'} threatening, ${count(engaged)} engaged, ${count(killed)} killed, and ${count(leaked)} leaked.`;
  const idle = outcome.batteries.filter((one) => !isAtWork(one));
  return [
    heading('What the defence did'),
    say(words),
    ...outcome.batteries
      .filter(isAtWork)
      .flatMap((battery) => batteryBlocks(scenario, battery, metBy(battery.battery, outcome.threats))),
    ...idleBlocks(scenario, idle, outcome.threats),
    ...upkeep(scenario, outcome),
    ...(killed === 0
      ? []
      : [
          say(
            'What is left of a missile that was killed falls somewhere too; that is not modelled.',
            'quiet',
          ),
        ]),
  ];
}

/** Whether a battery saw or did anything. */
export function isAtWork({ tracked, engaged, rounds }: BatteryOutcome): boolean {
  return tracked > 0 || engaged > 0 || rounds.some(({ fired }) => fired > 0);
}

/** The threats that a battery saw, with what it made of each. */
export function metBy(battery: string, threats: readonly ThreatOutcome[]): readonly Met[] {
  return threats.flatMap((threat) => {
    const ladder = threat.ladders.find((one) => one.battery === battery);
    return ladder?.detected_us === undefined ? [] : [{ threat, ladder }];
  });
}

function batteryBlocks(
  scenario: ResolvedScenario,
  { battery, rounds, reasons, wasted, tracked, engaged, killed }: BatteryOutcome,
  met: readonly Met[],
): readonly Block[] {
  const name = nameOf(scenario, battery);
  const fired = rounds.map(
    ({ type, fired: number, left }) =>
      `${count(number)} ${shortClass(scenario, type)} fired, ${count(left)} left`,
  );
  return [
    say(`${name}: ${count(tracked)} tracked, ${count(engaged)} engaged, ${count(killed)} killed.`),
    ...(met.length === 0
      ? []
      : [
          {
            kind: 'table',
            columns: RUNG_COLUMNS,
            rows: rows(scenario, met),
            legend: RUNG_LEGEND,
          } as const,
        ]),
    ...rocketsSeen(scenario, met),
    list([
      `Rounds: ${fired.length === 0 ? 'none on hand' : fired.join('; ')}.${wasted === 0 ? '' : ` ${count(wasted)} of those fired went at what carried no warhead or was no threat any more.`}`,
      ...wrongJudgements(met),
      ...hadFailed(scenario, battery, met),
    ]),
    ...whyNot(reasons),
  ];
}

function rows(scenario: ResolvedScenario, met: readonly Met[]): readonly TableRow[] {
  const groups = grouped(met, ({ threat }) => `${threat.threatClass}/${threat.target}`);
  return groups.flatMap((members): TableRow[] => {
    const first = members[0]?.threat;
    const name = `${shortClass(scenario, first?.threatClass ?? '')} to ${shortPlace(scenario, first?.target ?? '')}`;
    if (met.length > MOST_ROWS) return [summedCells(`${count(members.length)} × ${name}`, members)];
    return [{ group: name }, ...members.map((one) => rungCells(scenario, one))];
  });
}

/** Believing a miss to be a kill costs the second shot; the other way round costs a round. */
function wrongJudgements(met: readonly Met[]): readonly string[] {
  const shots = met.flatMap((one) => one.ladder.shots.map((shot) => ({ one, shot })));
  const [missed, killed] = [
    shots.filter(
      ({ one, shot }) =>
        shot.result !== 'killed' && shot.judgedKilled === true && !isRightlyTakenForDead(one, shot),
    ).length,
    shots.filter(({ shot }) => shot.result === 'killed' && shot.judgedKilled === false).length,
  ];
  return [
    ...(missed === 0
      ? []
      : [`${some(missed, 'shot')} that did not kill ${missed === 1 ? 'was' : 'were'} judged a kill.`]),
    ...(killed === 0 ? [] : [`${some(killed, 'kill')} ${killed === 1 ? 'was' : 'were'} judged a miss.`]),
  ];
}

/**
 * Whether what was fired at is rightly taken for dead after a shot that did not kill it: another had killed it before, or does
 * so in the same salvo, which is judged when it has passed.
 */
function isRightlyTakenForDead(
  { threat: { kill }, ladder }: Met,
  shot: Met['ladder']['shots'][number],
): boolean {
  if (kill === undefined) return false;
  const killer = ladder.shots.find(({ result }) => result === 'killed');
  return killer?.salvo === shot.salvo || (shot.end_us !== undefined && kill.time_us <= shot.end_us);
}

/** A missile that failed counts as failed, whatever was fired at it afterwards. */
function hadFailed(scenario: ResolvedScenario, battery: string, met: readonly Met[]): readonly string[] {
  const number = met.filter(
    ({ threat }) => threat.fate === 'failed' && threat.kill?.battery === battery,
  ).length;
  if (number === 0) return [];
  const those = number === 1 ? 'kills was of a' : 'kills were of';
  return [
    `${count(number)} of its ${those} ${weaponIn(scenario)}${number === 1 ? '' : 's'} that had failed before, and count${number === 1 ? 's' : ''} as failed.`,
  ];
}

function whyNot(reasons: readonly ReasonCount[]): readonly Block[] {
  if (reasons.length === 0) return [];
  return [
    say('Of those that neither failed nor were killed, not engaged or not stopped because:'),
    list(reasonItems(reasons)),
  ];
}

/** Who contributed nothing, and why. */
function idleBlocks(
  scenario: ResolvedScenario,
  idle: readonly BatteryOutcome[],
  threats: readonly ThreatOutcome[],
): readonly Block[] {
  const batteries = idle.map(
    ({ battery }) => `${nameOf(scenario, battery)}: ${reasonsInWords(reasonsOf(battery, threats))}.`,
  );
  const points = scenario.pointDefences.map(({ id, name, place }) => {
    const reasons = reasonsOf(id, threats);
    const why = reasons.length === 0 ? 'nothing was aimed there' : reasonsInWords(reasons);
    return `${name}, ${nameOf(scenario, place)}: ${why}.`;
  });
  const items = [...batteries, ...points];
  const all = some(threats.length, weaponIn(scenario));
  const there = points.length === 0 ? '' : '; a point defence answers for those aimed at its place';
  return items.length === 0
    ? []
    : [say(`Contributed nothing, and why (of all ${all} launched${there}):`), list(items)];
}

/** Why a battery or point defence did not stop each of some threats. */
function reasonsOf(id: string, threats: readonly ThreatOutcome[]): readonly ReasonCount[] {
  const counts = new Map<Reason, number>();
  for (const { ladders } of threats) {
    const reason = ladders.find(({ battery }) => battery === id)?.reason;
    if (reason !== undefined) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  }
  return [...counts].map(([reason, count]) => ({ reason, count }));
}

/** Said where a radar tracked rockets: what it is modelled against makes them easier to see than they are. */
function rocketsSeen(scenario: ResolvedScenario, met: readonly Met[]): readonly Block[] {
  const rockets = met.filter(({ threat, ladder }) => {
    const entry = scenario.catalogue.find(({ id }) => id === threat.threatClass);
    return ladder.tracked_us !== undefined && entry?.model === 'unguided-rocket';
  });
  if (rockets.length === 0) return [];
  return [
    say(
      `That it tracks ${some(rockets.length, 'rocket')}, and what warning comes of that, is the most it could do: its radar is modelled against noise alone, without clutter and without filters that drop what is small and slow.`,
      'quiet',
    ),
  ];
}
