/** The words of a scenario as a story uses them: names, times, quantities. */
import { modelDeclarations, type Unknown } from '@testudo/core/catalogue';
import { formatUtc, nominalOf, type Quantity } from '@testudo/core/numerics';
import {
  collectUnknowns,
  permissionOwner,
  type ResolvedDeployment,
  type ResolvedScenario,
  volleyOwner,
} from '@testudo/core/scenario';
import { launchTimes_us } from './launch-times.js';
import { count, degrees, distance, duration, money, percent, range, ratio, speed } from './numbers.js';

/** `1 missile`, `16 missiles`. */
export function some(number: number, noun: string): string {
  return `${count(number)} ${number === 1 ? noun : `${noun}s`}`;
}

/** How far a study came that was stopped. */
export function stoppedAfter(done: number, asked: number, noun: 'trial' | 'pair'): string {
  return done === 0
    ? `Stopped before the first of ${count(asked)} ${noun}s was done.`
    : `Stopped after ${count(done)} of ${count(asked)} ${noun}s; what follows is made of those.`;
}

/** The first letter made a capital. */
export function capital(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}

/** `a`, `a and b`, `a, b and c`. */
export function listed(items: readonly string[]): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}

/** What flies here, in one word. */
export function weaponIn({ catalogue }: ResolvedScenario): 'missile' | 'rocket' | 'weapon' {
  const models = catalogue.filter(({ kind }) => kind === 'threat-class').map(({ model }) => model);
  const rockets = models.filter((model) => model === 'unguided-rocket').length;
  if (rockets === 0) return 'missile';
  return rockets === models.length ? 'rocket' : 'weapon';
}

/** The name of a place, site, battery, point defence or catalogue entry by its id; the id where there is none. */
export function nameOf(scenario: ResolvedScenario, id: string): string {
  const { places, launchSites, batteries, pointDefences, catalogue } = scenario;
  return (
    [...places, ...launchSites, ...batteries, ...pointDefences, ...catalogue].find((one) => one.id === id)
      ?.name ?? id
  );
}

/** A place in a table: what all places end in is left out, so `Erbil` for `Erbil Air Base` where the other is an air base too. */
export function shortPlace({ places }: ResolvedScenario, id: string): string {
  const words = (places.find((one) => one.id === id)?.name ?? id).split(' ');
  if (places.length < 2) return words.join(' ');
  const names = places.map(({ name }) => name.split(' '));
  let shared = 0;
  while (names.every((name) => name.length > shared + 1 && name.at(-1 - shared) === words.at(-1 - shared)))
    shared++;
  return words.slice(0, words.length - shared).join(' ');
}

/** A class in a table: `Fateh-313` for `Fateh-313 class`. */
export function shortClass(scenario: ResolvedScenario, id: string): string {
  return nameOf(scenario, id)
    .replace(/ \(.*\)$/, '')
    .replace(/ class$/, '');
}

/** A moment on the scenario's local clock: `01:34:03`, or `8 Jan 01:34:03` where the day does not go without saying. */
export function clock(scenario: ResolvedScenario, time_us: number): string {
  const time = timeOfDay(scenario, time_us);
  return isWithDay(scenario, time_us) ? `${shortDate(scenario, time_us)} ${time}` : time;
}

/** A moment on the scenario's local clock without its day: `01:34:03`. */
export function timeOfDay(scenario: ResolvedScenario, time_us: number): string {
  return local(scenario, time_us).slice(11, 19);
}

/** A moment of a campaign: `8 Jan 01:34`. */
export function dayAndMinute(scenario: ResolvedScenario, time_us: number): string {
  return `${shortDate(scenario, time_us)} ${local(scenario, time_us).slice(11, 16)}`;
}

/** The local day of a moment where there is little room: `8 Jan`. */
export function shortDate(scenario: ResolvedScenario, time_us: number): string {
  const text = local(scenario, time_us);
  return `${Number(text.slice(8, 10))} ${MONTHS[Number(text.slice(5, 7)) - 1].slice(0, 3)}`;
}

interface LaunchDays {
  /** Of the first launch, or of the epoch where there is none, µs of the run. */
  readonly first_us: number;
  readonly several: boolean;
}

const LAUNCH_DAYS = new WeakMap<ResolvedScenario, LaunchDays>();

function launchDays(scenario: ResolvedScenario): LaunchDays {
  const known = LAUNCH_DAYS.get(scenario);
  if (known !== undefined) return known;
  const launches_us = launchTimes_us(scenario);
  const first_us = launches_us.reduce((least, time_us) => Math.min(least, time_us), launches_us[0] ?? 0);
  const first = dayNumber(scenario, first_us, scenario.localOffset_s);
  const several = launches_us.some(
    (time_us) => dayNumber(scenario, time_us, scenario.localOffset_s) !== first,
  );
  const found = { first_us, several };
  LAUNCH_DAYS.set(scenario, found);
  return found;
}

function dayNumber({ epochUnix_us }: ResolvedScenario, time_us: number, offset_s: number): number {
  return Math.floor(((epochUnix_us + time_us) / 1e6 + offset_s) / 86_400);
}

/** Whether launches are on more than one local day, so that a time without its day says little. */
export function spansDays(scenario: ResolvedScenario): boolean {
  return launchDays(scenario).several;
}

/**
 * Whether a moment is told with its day: where launches are of several days, and where it is of another day than the first.
 *
 * @param offset_s of the clock it is told on, s east of UTC
 */
export function isWithDay(
  scenario: ResolvedScenario,
  time_us: number,
  offset_s = scenario.localOffset_s,
): boolean {
  const { first_us, several } = launchDays(scenario);
  return several || dayNumber(scenario, time_us, offset_s) !== dayNumber(scenario, first_us, offset_s);
}

/** A moment in UTC with its day where that is another than the local one: `22:34:03 UTC on 7 January`. */
export function utc(scenario: ResolvedScenario, time_us: number): string {
  const text = formatUtc(scenario.epochUnix_us + time_us, { precision: 0 });
  const day = text.slice(0, 10) === local(scenario, time_us).slice(0, 10) ? '' : ` on ${dayOf(text)}`;
  return `${text.slice(11, 19)} UTC${day}`;
}

/** A moment to the minute where it is a full one: `23:00 (20:00 UTC)`. */
export function aboutWhen(scenario: ResolvedScenario, time_us: number): string {
  return bothClocks(scenario, time_us).replace(/(\d\d:\d\d):00/g, '$1');
}

/** Both clocks: `01:34:03 (22:34:03 UTC)`; one where the local time is UTC. */
export function bothClocks(scenario: ResolvedScenario, time_us: number): string {
  if (scenario.localOffset_s === 0) return `${clock(scenario, time_us)} UTC`;
  return `${clock(scenario, time_us)} (${utc(scenario, time_us)})`;
}

/** The local day of a moment: `8 January 2020`. */
export function localDay(scenario: ResolvedScenario, time_us: number): string {
  const text = local(scenario, time_us);
  return `${dayOf(text)} ${Number(text.slice(0, 4))}`;
}

/** What the clock is called: `Baghdad time (UTC+3)`. */
export function clockName({ localName, localOffset_s }: ResolvedScenario): string {
  if (localOffset_s === 0) return 'UTC';
  const minutes = Math.round(Math.abs(localOffset_s) / 60);
  const past = minutes % 60 === 0 ? '' : `:${String(minutes % 60).padStart(2, '0')}`;
  return `${localName} time (UTC${localOffset_s < 0 ? '−' : '+'}${Math.floor(minutes / 60)}${past})`;
}

function local({ epochUnix_us, localOffset_s }: ResolvedScenario, time_us: number): string {
  return formatUtc(epochUnix_us + time_us, { offset_s: localOffset_s, precision: 0 });
}

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);

function dayOf(iso: string): string {
  return `${Number(iso.slice(8, 10))} ${MONTHS[Number(iso.slice(5, 7)) - 1]}`;
}

/** A value in the unit a person would use. */
function inWords(value: number, unit: string): string {
  switch (unit) {
    case 's':
      return duration(value);
    case 'm':
      return distance(value);
    case 'm/s':
      return speed(value);
    case 'rad':
      return degrees(value);
    case 'count':
      return count(value);
    case 'USD':
      return money(value);
    case '':
      return ratio(value);
    case 'kg':
      return value >= 1000 ? `${count(value)} kg` : `${ratio(value)} kg`;
    default:
      return `${value >= 100 ? count(value) : ratio(value)} ${unit}`;
  }
}

/** A quantity with its range: `60 s (20–180 s)`. */
export function quantityInWords(
  quantity: Quantity,
  write = (value: number) => inWords(value, quantity.unit),
): string {
  const { low, high } = quantity;
  const nominal = nominalOf(quantity);
  const value = quantity.nominal ?? (nominal.ok ? nominal.value : undefined);
  const middle = value === undefined ? undefined : write(value);
  if (low !== undefined && high !== undefined && low !== high) {
    const ends = range(write(low), write(high));
    return middle === undefined ? ends : `${middle} (${ends})`;
  }
  if (middle !== undefined)
    return low === undefined || low === value ? middle : `${middle} (at least ${write(low)})`;
  if (low !== undefined) return `at least ${write(low)}`;
  return high === undefined ? 'not known' : `at most ${write(high)}`;
}

/** What stands at a path of unknowns: whose it is, what it is, and between what it may lie. */
export interface UnknownInWords {
  readonly owner: string;
  readonly what: string;
  readonly range: string;
}

/** An unknown as a reader would name it. */
export function unknownInWords(scenario: ResolvedScenario, path: string): UnknownInWords {
  const unknown = collectUnknowns(scenario).find((one) => one.path === path);
  if (unknown === undefined) return { owner: path, what: path, range: '' };
  const { low, high, unit } = unknown.quantity;
  const isShare = /probab|share|reliab/i.test(
    `${unknown.parameter} ${declaredAbout(scenario, unknown) ?? ''}`,
  );
  const write = (value: number) => (unit === '' && isShare ? percent(value) : inWords(value, unit));
  const ends =
    low === undefined || high === undefined
      ? quantityInWords(unknown.quantity)
      : range(write(low), write(high));
  return { ...ownerAndName(scenario, unknown), range: ends };
}

function ownerAndName(scenario: ResolvedScenario, unknown: Unknown): { owner: string; what: string } {
  const { owner, parameter } = unknown;
  const battery = batteryUnknown(scenario, unknown) ?? sharedPermission(scenario, unknown);
  if (battery !== undefined) return battery;
  const [placeId, peopleId] = owner.split('.');
  const people = scenario.places.find(({ id }) => id === placeId)?.people.find(({ id }) => id === peopleId);
  if (people !== undefined) {
    const what = PEOPLE_WORDS.get(parameter) ?? parameter;
    return { owner: `${people.name}, ${nameOf(scenario, placeId ?? '')}`, what };
  }
  const volley = scenario.volleys.find((one) => volleyOwner(one) === owner);
  if (volley !== undefined) {
    return {
      owner: `volley ${owner}`,
      what:
        volley.after === undefined
          ? 'when it begins'
          : `how long after volley ${statedName(scenario, volley.after)}`,
    };
  }
  if (scenario.threats.some(({ group }) => group === owner))
    return { owner: `group ${owner}`, what: 'time between its launches' };
  const about = declaredAbout(scenario, unknown) ?? PLACE_WORDS.get(parameter) ?? parameter;
  return { owner: nameOf(scenario, owner).replace(/ \(.*\)$/, ''), what: about };
}

const PEOPLE_WORDS: ReadonlyMap<string, string> = new Map([
  ['count', 'how many there are'],
  ['timeToShelter', 'time from alarm to shelter'],
  ['allClearAfter', 'time in shelter after the last alarm'],
]);

/** What a file calls a volley: one name for all those of a series. */
function statedName({ volleys }: ResolvedScenario, id: string): string {
  const volley = volleys.find((one) => one.id === id);
  return volley === undefined ? id : volleyOwner(volley);
}

/** What is unknown of a battery, its launchers, its states, its supply and its deployment. */
function batteryUnknown(
  scenario: ResolvedScenario,
  { owner, parameter }: Unknown,
): { owner: string; what: string } | undefined {
  const [batteryId, partId] = owner.split('.');
  const battery = scenario.batteries.find(({ id }) => id === batteryId);
  if (battery === undefined) return undefined;
  const group = battery.launcherGroups.find(({ id }) => id === partId);
  const rounds = group === undefined ? '' : ` with ${shortClass(scenario, group.interceptor)}`;
  const delivery = owner.split('.')[2];
  if (delivery !== undefined)
    return { owner: battery.name, what: `${DELIVERY_WORDS.get(parameter) ?? parameter} (${delivery})` };
  const part =
    battery.deployment === undefined ? undefined : deploymentUnknown(battery.deployment, partId, parameter);
  const what = part ?? BATTERY_WORDS.get(parameter) ?? parameter;
  return { owner: battery.name, what: `${what}${rounds}` };
}

/** What is unknown of a task or permission; undefined where the part is neither. */
function deploymentUnknown(
  { tasks, permissions }: ResolvedDeployment,
  partId: string | undefined,
  parameter: string,
): string | undefined {
  if (partId !== undefined && permissions.some(({ id }) => id === partId))
    return permissionUnknown(partId, parameter);
  const task = tasks.find(({ id }) => id === partId);
  if (task === undefined) return undefined;
  if (parameter === 'route') return `how long the way of ${task.id} is`;
  if (parameter === 'speed') return `how fast ${task.id} goes`;
  return task.kind === 'upload' ? 'how long loading a launcher takes' : `how long ${task.id} takes`;
}

function permissionUnknown(id: string, parameter: string): string {
  switch (parameter) {
    case 'given':
      return `when ${id} was given`;
    case 'withdrawn':
      return `when ${id} was withdrawn`;
    case 'withdrawnFor':
      return `how long ${id} was withdrawn`;
    default:
      return `how long ${id} took`;
  }
}

/** What is unknown of a permission that is one answer for several batteries. */
function sharedPermission(
  { batteries }: ResolvedScenario,
  { owner, parameter }: Unknown,
): { owner: string; what: string } | undefined {
  const under = batteries.flatMap(({ name, deployment }) => {
    const its = deployment?.permissions.find(
      (one) => one.shared === true && permissionOwner('', one) === owner,
    );
    return its === undefined ? [] : [{ name, id: its.id }];
  });
  if (under.length === 0) return undefined;
  return { owner: listed(under.map(({ name }) => name)), what: permissionUnknown(under[0].id, parameter) };
}

const BATTERY_WORDS: ReadonlyMap<string, string> = new Map([
  ['elevation', 'height of the ground it stands on'],
  ['facing', 'which way its radar faces, clockwise from north'],
  ['spacing', 'time between the shots of a salvo'],
  ['launchers', 'how many launchers it has'],
  ['rounds', 'how many rounds are on each launcher'],
  ['launchersReady', 'how many launchers are ready to fire'],
  ['begins', 'when its deployment began'],
  ['pace', 'how long its own work takes beside what is assumed'],
  ['misalignment', 'how far its radar is off before it is aligned'],
  ['vehicles', 'how many reload vehicles it has'],
  ['topUpAfter', 'how long it waits after a shot before it tops its launchers up'],
]);

const DELIVERY_WORDS: ReadonlyMap<string, string> = new Map([
  ['rounds', 'how many rounds a delivery brings'],
  ['sent', 'when a delivery is sent'],
  ['transit', 'how long a delivery is on its way'],
]);

const PLACE_WORDS: ReadonlyMap<string, string> = new Map([
  ['elevation', 'height of the ground'],
  ['radius', 'radius of the area that counts as the place'],
]);

/** What the model that reads a parameter says of it. */
function declaredAbout({ catalogue }: ResolvedScenario, { owner, parameter }: Unknown): string | undefined {
  const entry = catalogue.find(({ id }) => id === owner);
  const model = modelDeclarations.find((one) => one.kind === entry?.kind && one.model === entry.model);
  return model?.parameters.find(({ name }) => name === parameter)?.about;
}
