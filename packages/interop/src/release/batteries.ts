/** What is told of batteries: which are there, their state, readiness and magazine. */
import { isEvent } from '@testudo/core/engine';
import { type BatteryStatus, batteryStatus, interceptorLaunched } from '@testudo/core/messages';
import { formatUtc } from '@testudo/core/numerics';
import type { Grant, ResolvedBattery } from '@testudo/core/scenario';
import type { ReleasedBattery, ReleasedMagazine, ReleasedReadiness, ReleasedState } from './release.js';
import { grainOf, type Releasable, type Releasing } from './releasing.js';
import { came, fullLaunchers, onLaunchersBy } from './rounds.js';
import { type Change, coarse, historyOf } from './when.js';
import { where } from './where.js';

type Status = BatteryStatus['data'];

/** All of a battery but its id; undefined where it is not told of. */
export function batteryFacts(
  recording: Releasable,
  battery: ResolvedBattery,
  releasing: Releasing,
): Omit<ReleasedBattery, 'id'> | undefined {
  const { grants, asOf_us, places, near_m } = releasing;
  const { position, names, state, readiness, magazine } = grants;
  if (position === undefined) return undefined;
  const { latitude_rad, longitude_rad } = battery;
  const at = where({ latitude_rad, longitude_rad }, grainOf(position), places, near_m);
  const changes = statusesOf(recording, battery.id);
  if (at === undefined || !(state?.detail === 'full' || isThere(changes, position, asOf_us)))
    return undefined;
  return {
    ...at,
    ...(names === undefined ? {} : { name: battery.name }),
    ...(state === undefined ? {} : { states: statesIn(changes, state, asOf_us) }),
    ...(readiness === undefined ? {} : { readiness: readinessIn(recording, battery.id, readiness, asOf_us) }),
    ...(magazine === undefined ? {} : magazineOf(recording, battery, releasing, magazine)),
  };
}

function statusesOf({ scenario, events }: Releasable, battery: string): readonly Change<Status>[] {
  return events.flatMap((event) =>
    isEvent(event, batteryStatus) && event.data.battery === battery
      ? [{ unix_us: scenario.epochUnix_us + event.time_us, value: event.data }]
      : [],
  );
}

/** On the ground, in the last stretch of time that is told. */
function isThere(changes: readonly Change<Status>[], grant: Grant, asOf_us: number): boolean {
  const presence = changes.map(({ unix_us, value }) => ({
    unix_us,
    value: { there: isOnTheGround(value.state) },
  }));
  return historyOf(presence, grant, asOf_us).at(-1)?.there === true;
}

function isOnTheGround(state: Status['state']): boolean {
  return state !== 'absent' && state !== 'in-transit';
}

/** The coarse words for a state. */
export const COARSE_STATES = {
  absent: 'not there',
  'in-transit': 'on its way',
  delivered: 'being set up',
  assembling: 'being set up',
  online: 'in operation',
} as const satisfies { readonly [state in Status['state']]: string };

export function presenceOf(isThereNow: boolean): string {
  return isThereNow ? 'there' : 'not there';
}

function statesIn(
  changes: readonly Change<Status>[],
  grant: Grant,
  asOf_us: number,
): readonly ReleasedState[] {
  const told = changes.map(({ unix_us, value }) => ({ unix_us, value: stateIn(value, grant.detail) }));
  return historyOf(told, grant, asOf_us);
}

function stateIn(status: Status, detail: string): ReleasedState {
  if (detail === 'presence') return { state: presenceOf(isOnTheGround(status.state)) };
  if (detail === 'coarse') return { state: COARSE_STATES[status.state] };
  return {
    state: status.state,
    radarOn: status.radiating,
    ...(status.noFireBecause === undefined ? {} : { because: status.noFireBecause }),
  };
}

/** It changes with what the battery is allowed, with what breaks and is repaired, and with the rounds on its launchers. */
function readinessIn(
  recording: Releasable,
  battery: string,
  grant: Grant,
  asOf_us: number,
): readonly ReleasedReadiness[] {
  const { scenario, events } = recording;
  let rounds = fullLaunchers(recording, battery) ?? 0;
  let status: Status | undefined;
  const told = events.flatMap((event): readonly Change<ReleasedReadiness>[] => {
    const change = onLaunchersBy(event, battery);
    const isStatus = isEvent(event, batteryStatus) && event.data.battery === battery;
    if (change === 0 && !isStatus) return [];
    rounds += change;
    if (isStatus) status = event.data;
    if (status === undefined) return [];
    return [
      {
        unix_us: scenario.epochUnix_us + event.time_us,
        value: readinessOf(status, rounds, grant.detail),
      },
    ];
  });
  return historyOf(told, grant, asOf_us);
}

/** @param rounds on its launchers */
function readinessOf(
  { noFireBecause, radiating, launchersReady }: Status,
  rounds: number,
  detail: string,
): ReleasedReadiness {
  const ableToFire = noFireBecause === undefined && radiating && launchersReady > 0 && rounds > 0;
  if (detail === 'able') return { ableToFire };
  return {
    ableToFire,
    launchersInOrder: launchersReady,
    ...(rounds > 0 ? {} : { noRoundOnLaunchers: true }),
  };
}

/** Rounds left at the last moment that is told: those at the end, with what was fired since and without what has come since. */
function magazineOf(
  recording: Releasable,
  { id: battery, launcherGroups }: ResolvedBattery,
  { grants, asOf_us }: Releasing,
  grant: Grant,
): { readonly magazine: ReleasedMagazine } | undefined {
  const { scenario, events, outcome } = recording;
  const at_us = coarse(asOf_us - grant.delay_us, grant);
  const held = outcome.batteries.find((one) => one.battery === battery)?.rounds;
  const full = fullLaunchers(recording, battery);
  if (held === undefined || full === undefined || at_us < scenario.epochUnix_us) return undefined;
  const typeOf = (group: string) => launcherGroups.find(({ id }) => id === group)?.interceptor;
  const since = { fired: new Map<string, number>(), came: new Map<string, number>() };
  let onLaunchers = full;
  for (const event of events) {
    if (scenario.epochUnix_us + event.time_us < at_us) {
      onLaunchers += onLaunchersBy(event, battery);
      continue;
    }
    const more = came(event, battery);
    if (isEvent(event, interceptorLaunched) && event.data.battery === battery)
      add(since.fired, event.data.type, 1);
    else if (more !== undefined) add(since.came, typeOf(more.group) ?? '', more.rounds);
  }
  const sinceOf = (among: ReadonlyMap<string, number>, type: string): number => among.get(type) ?? 0;
  const asOf_utc = formatUtc(at_us);
  const leftOf = ({ type, left }: { readonly type: string; readonly left: number }): number =>
    left + sinceOf(since.fired, type) - sinceOf(since.came, type);
  if (grant.detail === 'counts') {
    const rounds = held.map((one) => {
      const name = grants.names === undefined ? undefined : nameOfEntry(scenario, one.type);
      return { ...(name === undefined ? {} : { type: name }), left: leftOf(one) };
    });
    rounds.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
    return { magazine: { asOf_utc, rounds, onLaunchers } };
  }
  const left = held.reduce((sum, one) => sum + leftOf(one), 0);
  return { magazine: { asOf_utc, band: bandOf(left, full) } };
}

function add(counts: Map<string, number>, key: string, by: number): void {
  counts.set(key, (counts.get(key) ?? 0) + by);
}

/** @param full what the launchers hold when all are full: the same all the time, so more rounds never get a lower word */
function bandOf(left: number, full: number): NonNullable<ReleasedMagazine['band']> {
  if (left <= 0) return 'empty';
  if (left >= full) return 'full';
  return left > full / 2 ? 'over half' : 'low';
}

/** What the catalogue calls an entry. */
export function nameOfEntry({ catalogue }: Releasable['scenario'], id: string): string {
  return catalogue.find((entry) => entry.id === id)?.name ?? 'unnamed';
}
