/** The first pages: where this is, who is there, and what nobody knows for sure. */
import { findQuantity } from '@testudo/core/catalogue';
import { geodesicInverse } from '@testudo/core/earth';
import {
  collectUnknowns,
  type ResolvedPeople,
  type ResolvedPlace,
  type ResolvedScenario,
  type ResolvedSeries,
} from '@testudo/core/scenario';
import type { Outcome } from '@testudo/core/simulation';
import { type Block, GAP, heading, list, say } from '../block.js';
import { batteriesNear } from '../defences.js';
import { distance, percent, position, range } from '../numbers.js';
import {
  aboutWhen,
  clockName,
  listed,
  localDay,
  quantityInWords,
  shortClass,
  some,
  weaponIn,
} from '../words.js';
import { onlineInWords } from './later-states.js';

/** Title, summary, and how to read what follows. */
export function opening(scenario: ResolvedScenario, seed: string): readonly Block[] {
  const clocks = scenario.localOffset_s === 0 ? 'Times are UTC.' : `Times are ${clockName(scenario)}.`;
  const whatIf = scenario.postureShift_us !== 0 && scenario.batteries.length > 0;
  const recorded = whatIf
    ? 'A recorded raid against the defence of another day'
    : 'A model of a recorded event';
  const real = scenario.historical ? recorded : 'An invented case';
  return [
    { kind: 'title', text: scenario.title },
    say(scenario.summary),
    GAP,
    say(
      `${real}, simulated. What follows is one run (seed ${seed}) of the many that could have been: every number that nobody knows exactly at its best estimate, chance as it fell. ${clocks}`,
      'quiet',
    ),
  ];
}

/** Places, the people in them, and where the threats come from. */
export function whoIsWhere(scenario: ResolvedScenario, outcome: Outcome): readonly Block[] {
  return [
    heading('Who is where'),
    ...scenario.places.flatMap((place) => placeBlocks(scenario, place, outcome)),
    ...(scenario.threats.length === 0 ? [] : [say(sitesInWords(scenario))]),
  ];
}

function placeBlocks(scenario: ResolvedScenario, place: ResolvedPlace, outcome: Outcome): readonly Block[] {
  const where = position(place.latitude_rad, place.longitude_rad);
  const area = quantityInWords(place.radius_m);
  const about = `${place.name}, ${where}. What falls within ${area} of that point counts as arrived. ${defenceInWords(scenario, place, outcome)}`;
  return [
    say(about),
    ...(place.people.length === 0
      ? []
      : [list(place.people.map((people) => peopleInWords(scenario, people)))]),
  ];
}

/** Which batteries have it in reach of their radar, and the point defences in it. */
function defenceInWords(scenario: ResolvedScenario, { id }: ResolvedPlace, outcome: Outcome): string {
  const names = batteriesNear(scenario, id).map((battery) => onlineInWords(scenario, battery, outcome));
  const points = scenario.pointDefences.flatMap(({ name, place }) => (place === id ? [name] : []));
  const missiles = names.length === 0 ? 'No missile defence here.' : `Missile defence: ${listed(names)}.`;
  return points.length === 0 ? missiles : `${missiles} Point defence: ${listed(points)}.`;
}

function peopleInWords(
  scenario: ResolvedScenario,
  { name, count, shelteredFrom_us, timeToShelter_s, allClearAfter_s }: ResolvedPeople,
): string {
  const state =
    shelteredFrom_us === undefined
      ? `need ${quantityInWords(timeToShelter_s)} from an alarm to shelter`
      : `in shelter since ${aboutWhen(scenario, shelteredFrom_us)}, sent there before the attack`;
  const leave =
    allClearAfter_s === undefined
      ? ''
      : `; there until ${quantityInWords(allClearAfter_s)} after the last alarm`;
  return `${name}: ${quantityInWords(count)}; ${state}${leave}`;
}

function sitesInWords(scenario: ResolvedScenario): string {
  const used = scenario.launchSites.filter(({ id }) => scenario.threats.some(({ from }) => from === id));
  const weapons = `${weaponIn(scenario)}s`;
  const away = scenario.places.flatMap((place) => {
    const lengths = used.flatMap((site) => {
      const flown = scenario.threats.some(({ from, at }) => from === site.id && at === place.id);
      const line = geodesicInverse(
        site.latitude_rad,
        site.longitude_rad,
        place.latitude_rad,
        place.longitude_rad,
      );
      return flown && line.ok ? [line.distance_m] : [];
    });
    if (lengths.length === 0) return [];
    return [`${range(distance(Math.min(...lengths)), distance(Math.max(...lengths)))} from ${place.name}`];
  });
  const invented = used.filter((site) => site.invented).length;
  const honest =
    invented === 0 || !scenario.historical
      ? ''
      : used.length === 1
        ? ' Its exact position was not published and is made up.'
        : ` ${invented === used.length ? 'Their' : `${invented} of their`} exact positions were not published and are made up.`;
  const names = [...new Set(used.map(({ name }) => name))];
  const which = names.length === used.length && names.length <= 3 ? `: ${names.join('; ')}` : '';
  return `The ${weapons} come from ${some(used.length, 'launch site')}, ${listed(away)}${which}.${honest}`;
}

/** The assumptions that everything after rests on. */
export function assumptions(scenario: ResolvedScenario, remarks: readonly string[]): readonly Block[] {
  const items = [
    ...reliabilities(scenario),
    ...killChances(scenario),
    earlyWarningInWords(scenario),
    ...(scenario.series ?? []).map((series) => seriesInWords(scenario, series)),
    unknownsInWords(scenario),
    ...remarks,
  ];
  return [heading('What is assumed'), list(items)];
}

function reliabilities(scenario: ResolvedScenario): readonly string[] {
  const byText = new Map<string, string[]>();
  for (const entry of scenario.catalogue) {
    const reliability = findQuantity(entry, 'reliability');
    if (entry.kind !== 'threat-class' || reliability === undefined) continue;
    const { note } = reliability;
    const text = `${quantityInWords(reliability, percent)}${note === undefined ? '' : `; ${note}`}`;
    byText.set(text, [...(byText.get(text) ?? []), shortClass(scenario, entry.id)]);
  }
  return [...byText].map(
    ([text, names]) => `Chance that a ${weaponIn(scenario)} works (${listed(names)}): ${text}.`,
  );
}

/** The prior that ends every engagement, for the rounds that are there. */
function killChances(scenario: ResolvedScenario): readonly string[] {
  const used = new Set(
    scenario.batteries.flatMap(({ launcherGroups }) => launcherGroups.map(({ interceptor }) => interceptor)),
  );
  return scenario.catalogue.flatMap((entry) => {
    const kill = used.has(entry.id) ? findQuantity(entry, 'killBallistic') : undefined;
    if (kill === undefined) return [];
    const { note, confidence } = kill;
    const sure = confidence === 'assumed' ? ' (assumed)' : '';
    return [
      `Chance that an interceptor kills a ballistic missile it has reached (${shortClass(scenario, entry.id)}): ${quantityInWords(kill, percent)}${sure}${note === undefined ? '' : `; ${note}`}.`,
    ];
  });
}

function earlyWarningInWords(scenario: ResolvedScenario): string {
  const system = scenario.catalogue.find(({ id }) => id === scenario.earlyWarning?.system);
  if (system === undefined) return 'Nothing warns of a launch: no early warning is part of this scenario.';
  const said = (name: string): string => {
    const found = findQuantity(system, name);
    return found === undefined ? 'an unknown time' : quantityInWords(found);
  };
  const assumed = ['reportLatency', 'relayDelay'].every(
    (name) => findQuantity(system, name)?.confidence === 'assumed',
  );
  const honest = assumed ? ' Both are assumed: nobody publishes them.' : '';
  return `${system.name}: a launch is reported ${said('reportLatency')} after it happened, and the alarm sounds ${said('relayDelay')} after the report.${honest}`;
}

/** A series is a choice of the file's author, and no run changes it. */
function seriesInWords(
  scenario: ResolvedScenario,
  { id, process, from_us, until_us, interval_s, realisation }: ResolvedSeries,
): string {
  const every = quantityInWords(interval_s);
  const [first, last] = [from_us, until_us].map((time_us) => localDay(scenario, time_us));
  const span = first === last ? `on ${first}` : `from ${first} to ${last}`;
  const raids = some(scenario.volleys.filter(({ series }) => series === id).length, 'time');
  return process === 'regular'
    ? `Volley ${id} comes every ${every} ${span}: ${raids}.`
    : `Volley ${id} comes at random ${span}, every ${every} on average (a Poisson process): ${raids}. The scenario fixes when (realisation ${realisation}); every run, trial and draw meets the same.`;
}

function unknownsInWords(scenario: ResolvedScenario): string {
  const unknowns = collectUnknowns(scenario).filter(({ quantified }) => quantified);
  const assumed = unknowns.filter(({ quantity }) => quantity.confidence === 'assumed').length;
  return `${some(unknowns.length, 'number')} of this scenario are not known exactly and stand as ranges, ${assumed} of them assumed by us; each has its source in the scenario file.`;
}

/** Whether the reliability was made from the event that the scenario is about. */
export function isReliabilityCalibrated({ catalogue }: ResolvedScenario): boolean {
  return catalogue.some((entry) => /calibrat/i.test(findQuantity(entry, 'reliability')?.note ?? ''));
}

/** Whether a launch time was counted back from an impact that the record has. */
export function isLaunchTimeCalibrated({ volleys }: ResolvedScenario): boolean {
  return volleys.some(
    ({ delay_s }) => delay_s.confidence === 'derived' && /impact/i.test(delay_s.note ?? ''),
  );
}
