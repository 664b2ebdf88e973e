/**
 * What a battery is able and allowed to do over a run: its states and its host's consent, brought into the time of the run.
 *
 * Model: a battery that lacks consent to move is not there at all; one that is not there neither looks nor fires; one that is not yet
 *   online looks and fires with what its state says is up; consent to radiate or to fire stands in the way until it is given, and again when it is withdrawn. A
 *   battery whose radar is off does not fire.
 */
import type { Reason } from '../../messages/index.js';
import type { TimeUs } from '../../numerics/index.js';
import type {
  ConsentGate,
  ResolvedBattery,
  ResolvedBatteryState,
  ResolvedScenario,
} from '../../scenario/resolved.js';
import type { WorldBatteryStatus } from './world.js';

/**
 * The statuses of a battery in the order of time: the first at the beginning of the run, the others where something changes before
 * its end.
 *
 * @param launchers all that it has
 * @param readyIn launchers that may fire in a state which gives a number, rounded
 */
export function batteryStatuses(
  { consent, states }: Pick<ResolvedBattery, 'consent' | 'states'>,
  scenario: Pick<ResolvedScenario, 'epochUnix_us' | 'postureShift_us' | 'duration_us'>,
  launchers: number,
  readyIn: (state: ResolvedBatteryState) => number,
): readonly WorldBatteryStatus[] {
  const zeroUnix_us = scenario.epochUnix_us + scenario.postureShift_us;
  const changes = [
    ...states.map(({ fromUnix_us }) => fromUnix_us),
    consent?.givenUnix_us ?? zeroUnix_us,
    consent?.withdrawnUnix_us ?? zeroUnix_us,
  ]
    .map((unix_us) => unix_us - zeroUnix_us)
    .filter((time_us) => time_us > 0 && time_us <= scenario.duration_us)
    .sort((a, b) => a - b);
  const statuses: WorldBatteryStatus[] = [];
  for (const from_us of [0, ...changes]) {
    const unix_us = zeroUnix_us + from_us;
    const state = states.filter(({ fromUnix_us }) => fromUnix_us <= unix_us).at(-1);
    const { givenUnix_us = Number.POSITIVE_INFINITY, withdrawnUnix_us = Number.POSITIVE_INFINITY } =
      consent ?? {};
    const missing = unix_us < givenUnix_us || unix_us >= withdrawnUnix_us;
    const ready = state === undefined ? 0 : Math.min(launchers, readyLaunchers(state, launchers, readyIn));
    const status = statusOf(from_us, state, ready, launchers, (gate) => missing && consent?.gates === gate);
    const before = statuses.at(-1);
    if (before === undefined || !isSame(before, status)) statuses.push(status);
  }
  return statuses;
}

/** What a state says, or all launchers while online and none before. */
function readyLaunchers(
  state: ResolvedBatteryState,
  launchers: number,
  readyIn: (state: ResolvedBatteryState) => number,
): number {
  if (state.launchersReady !== undefined) return readyIn(state);
  return state.state === 'online' ? launchers : 0;
}

/**
 * The status of one moment.
 *
 * @param lacks whether a permission is missing that gates it
 */
export function statusOf(
  from_us: TimeUs,
  given: Pick<ResolvedBatteryState, 'state' | 'radiating'> | undefined,
  ready: number,
  launchers: number,
  lacks: (gate: ConsentGate) => boolean,
): WorldBatteryStatus {
  const state = lacks('movement') ? 'absent' : (given?.state ?? 'absent');
  if (state === 'absent' || state === 'in-transit') {
    const because: Reason = lacks('movement') ? 'no-consent' : 'battery-absent';
    const off = { radarOffBecause: because, noFireBecause: because };
    return { from_us, state, radiating: false, launchersReady: 0, ...off };
  }
  const online = state === 'online';
  const radarOff = radarOffBecause(online, given?.radiating === true, lacks('radiating'));
  const noFire = noFireBecause(online, lacks('firing'), launchers > 0 && ready === 0) ?? radarOff;
  return {
    from_us,
    state,
    radiating: radarOff === undefined,
    launchersReady: ready,
    ...(radarOff === undefined ? {} : { radarOffBecause: radarOff }),
    ...(noFire === undefined ? {} : { noFireBecause: noFire }),
  };
}

function radarOffBecause(online: boolean, radiating: boolean, forbidden: boolean): Reason | undefined {
  if (!online && !radiating) return 'battery-not-online';
  if (forbidden) return 'no-consent';
  return radiating ? undefined : 'not-radiating';
}

function noFireBecause(online: boolean, forbidden: boolean, noneReady: boolean): Reason | undefined {
  if (forbidden) return 'no-consent';
  if (!noneReady) return undefined;
  return online ? 'no-ready-launcher' : 'battery-not-online';
}

/** The first status in which a battery is set up; undefined where it never is. */
export function setUpIn(statuses: readonly WorldBatteryStatus[]): WorldBatteryStatus | undefined {
  return statuses.find(({ state, radiating }) => state === 'online' || state === 'assembling' || radiating);
}

/** Alike in all but time. */
export function isSame(a: WorldBatteryStatus, b: WorldBatteryStatus): boolean {
  return (
    a.state === b.state &&
    a.radiating === b.radiating &&
    a.launchersReady === b.launchersReady &&
    a.radarOffBecause === b.radarOffBecause &&
    a.noFireBecause === b.noFireBecause
  );
}
