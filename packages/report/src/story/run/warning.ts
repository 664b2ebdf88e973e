/** Early warning, impacts, and the people under them. */
import { sampleQuantile, sorted } from '@testudo/core/numerics';
import type { ResolvedPlace, ResolvedScenario } from '@testudo/core/scenario';
import type { Outcome, ThreatOutcome } from '@testudo/core/simulation';
import { alarmsOf } from '../alarms.js';
import { type Block, heading, list, say, type TableRow } from '../block.js';
import { canWarn } from '../defences.js';
import { count, distance, duration } from '../numbers.js';
import { bothClocks, clock, nameOf, some, weaponIn } from '../words.js';
import { ends } from './launches.js';

/** Who was told what, and how long before. */
export function warning(scenario: ResolvedScenario, outcome: Outcome): readonly Block[] {
  const { threats, places } = outcome;
  if (!canWarn(scenario)) {
    return [
      heading('Early warning'),
      say(
        `There is none in this scenario. The first that anybody on the ground knows of a ${weaponIn(scenario)} is its impact.`,
      ),
    ];
  }
  // What the report cost and what the relay did: only an alarm that followed from the report can show that.
  const example = threats.find(
    ({ lead_s, fate, report_us, alarm_us, trackAlarm_us }) =>
      lead_s !== undefined && fate === 'arrived' && report_us !== undefined && alarm_us !== trackAlarm_us,
  );
  const rows = places.map((place): TableRow => {
    const name = nameOf(scenario, place.place);
    const arrived = arrivedAt(threats, place.place);
    const { before_s } = alarmsOf(arrived.map(({ lead_s }) => lead_s));
    const median = before_s.length === 0 ? '–' : duration(sampleQuantile(sorted(before_s), 0.5));
    const between = before_s.length < 2 ? '–' : ends(before_s, duration);
    const first = place.firstAlarm_us === undefined ? 'none' : clock(scenario, place.firstAlarm_us);
    const warned = `${before_s.length} of ${arrived.length}`;
    return {
      cells: [name, first, warned, median, between],
      sentence: `${name}: first alarm ${first}; ${warned} impacts announced${before_s.length === 0 ? '' : before_s.length === 1 ? `, ${median} ahead` : `, half of them ${median} or more ahead${between === '–' ? '' : ` (${between})`}`}`,
    };
  });
  const unannounced = places.flatMap(({ place }) => unannouncedAt(scenario, place, threats));
  return [
    heading('Early warning'),
    ...(scenario.earlyWarning === undefined
      ? [say('None from outside: what alarms there are come from the batteries’ own radars.')]
      : []),
    ...(example === undefined ? [] : [say(exampleInWords(scenario, example))]),
    {
      kind: 'table',
      columns: [
        { title: '' },
        { title: 'First alarm' },
        { title: 'Impacts announced', align: 'right' },
        { title: 'Median', align: 'right' },
        { title: 'Range', align: 'right' },
      ],
      rows,
      legend:
        'Announced: the alarm for it sounded at the place before the impact. Median and range: how long before.',
    },
    ...(unannounced.length === 0 ? [] : [list(unannounced)]),
    ...(scenario.earlyWarning === undefined ? [] : unseen(scenario, threats)),
    ...ownRadar(scenario, threats),
  ];
}

/** Impacts at a place that nothing announced in time. */
function unannouncedAt(
  scenario: ResolvedScenario,
  place: string,
  threats: readonly ThreatOutcome[],
): readonly string[] {
  const { late_s, none } = alarmsOf(arrivedAt(threats, place).map(({ lead_s }) => lead_s));
  const said = [
    ...(late_s.length === 0
      ? []
      : [`for ${some(late_s.length, 'impact')} the alarm came too late, by ${ends(late_s, duration)}`]),
    ...(none === 0 ? [] : [`for ${some(none, 'impact')} there was none`]),
  ];
  return said.length === 0 ? [] : [`${nameOf(scenario, place)}: ${said.join(', and ')}.`];
}

/** What the batteries' own radars added: they see a missile late, and they see it even where nothing else does. */
function ownRadar(scenario: ResolvedScenario, threats: readonly ThreatOutcome[]): readonly Block[] {
  if (scenario.batteries.length === 0) return [];
  const alarms = threats.flatMap((one) => {
    const alarm_us = one.trackAlarm_us;
    return alarm_us === undefined ? [] : [{ one, alarm_us }];
  });
  if (alarms.length === 0) return [];
  const first = alarms.filter(({ one, alarm_us }) => one.alarm_us === alarm_us).length;
  const leads = alarms.flatMap(({ one: { impact }, alarm_us }) =>
    impact === undefined ? [] : [(impact.time_us - alarm_us) / 1e6],
  );
  const { before_s, late_s } = alarmsOf(leads);
  const of =
    leads.length === alarms.length
      ? 'the impact'
      : `the impact of the ${leads.length === 1 ? 'one' : leads.length} that came down`;
  const ahead = [
    ...(before_s.length === 0 ? [] : [`, ${ends(before_s, duration)} before ${of}`]),
    ...(late_s.length === 0 ? [] : [`, for ${count(late_s.length)} too late by ${ends(late_s, duration)}`]),
  ].join('');
  return [
    say(
      `The batteries’ own radars made the alarm sound for ${alarms.length} of ${some(threats.length, weaponIn(scenario))}${ahead}; for ${first === 0 ? 'none' : first} of them it was the first alarm.`,
    ),
  ];
}

/** The chain of one warning, so that the reader sees where the time goes. */
function exampleInWords(scenario: ResolvedScenario, one: ThreatOutcome): string {
  const { launch_us, report_us = 0, alarm_us = 0, impact, lead_s = 0, target } = one;
  const s = (from_us: number, to_us: number) => duration((to_us - from_us) / 1e6);
  const place = nameOf(scenario, target);
  const end = lead_s > 0 ? `${duration(lead_s)} were left to take cover` : `too late by ${duration(-lead_s)}`;
  return `For example: launched at ${bothClocks(scenario, launch_us)}, reported ${s(launch_us, report_us)} later, alarm at ${place} another ${s(report_us, alarm_us)} later. The flight took ${duration(impact?.flight_s ?? 0)}, so ${end}.`;
}

function unseen(scenario: ResolvedScenario, threats: readonly ThreatOutcome[]): readonly Block[] {
  const missed = threats.filter(({ report_us }) => report_us === undefined).length;
  if (missed === 0) return [];
  return [
    say(
      `${some(missed, weaponIn(scenario))} of ${threats.length} ${missed === 1 ? 'was' : 'were'} launched without a report.`,
    ),
  ];
}

/** Where things came down, and on whom. */
export function landings(scenario: ResolvedScenario, outcome: Outcome): readonly Block[] {
  const items = scenario.places.flatMap((place) => {
    const sums = outcome.places.find((one) => one.place === place.id);
    if (sums === undefined || sums.aimedAt === 0) return [];
    const arrived = arrivedAt(outcome.threats, place.id);
    const misses = arrived.flatMap(({ impact }) => (impact === undefined ? [] : [impact.miss_m]));
    const rest = [
      sums.killed === 0 ? '' : `${sums.killed} killed`,
      sums.failed === 0 ? '' : `${sums.failed} failed`,
      sums.astray === 0 ? '' : `${sums.astray} came down outside the area`,
    ].filter((text) => text !== '');
    const near =
      misses.length === 0
        ? ''
        : misses.length === 1
          ? `, ${distance(misses[0] ?? 0)} from the aim point`
          : `, half of them within ${distance(sampleQuantile(sorted(misses), 0.5))} of the aim point, the farthest ${distance(Math.max(...misses))} away`;
    return [
      `${place.name}: ${arrived.length} of ${sums.aimedAt} came down in the area${near}${rest.length === 0 ? '' : ` (${rest.join(', ')})`}.`,
      ...peopleAt(place, arrived),
    ];
  });
  return [heading('Where they landed, and on whom'), list(items), say(notSafe(scenario))];
}

function peopleAt(place: ResolvedPlace, arrived: readonly ThreatOutcome[]): readonly string[] {
  if (arrived.length === 0) return [];
  return place.people.map(({ id, name }) => {
    const there = arrived.some(({ people }) => people.some((one) => one.people === id && one.count > 0));
    if (!there) return `${name}, ${place.name}: nobody there.`;
    const safe = arrived.filter(({ people }) =>
      people.some((one) => one.people === id && one.inShelter),
    ).length;
    const when =
      safe === arrived.length
        ? `in shelter at ${safe === 1 ? 'the impact' : `all ${safe} impacts`}`
        : safe === 0
          ? 'not in shelter at any impact'
          : `in shelter at ${safe} of ${arrived.length} impacts`;
    return `${name}, ${place.name}: ${when}.`;
  });
}

/** Said once in every story, with what the record has to say about it. */
function notSafe({ facts }: ResolvedScenario): string {
  const fact = facts.find(({ note }) => /warned is not safe/i.test(note ?? ''));
  const example =
    fact?.value?.nominal === undefined
      ? ''
      : ` The record: ${fact.value.nominal} ${fact.what} (${fact.source}).`;
  return `Warned is not safe, and neither is sheltered: blast reaches people in bunkers too.${example} What an impact does to people is not modelled.`;
}

function arrivedAt(threats: readonly ThreatOutcome[], place: string): readonly ThreatOutcome[] {
  return threats.filter(({ target, fate }) => target === place && fate === 'arrived');
}
