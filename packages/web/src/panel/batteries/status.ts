/** What a battery is able to do and does at a moment. */
import { isEvent } from '@testudo/core/engine';
import { type BatteryStatus, batteryStatus, REASONS } from '@testudo/core/messages';
import type { Recording } from '@testudo/interop';
import { type RoundsLeft, roundsLeft } from '@testudo/interop/picture';
import { shortClass, some } from '@testudo/report';
import { heldTracks, isHeld } from '../facts/held-tracks.js';
import { perRun } from '../facts/per-run.js';

const statuses = perRun(({ events }: Recording): ReadonlyMap<string, readonly BatteryStatus[]> => {
  const found = new Map<string, BatteryStatus[]>();
  for (const event of events) {
    if (!isEvent(event, batteryStatus)) continue;
    const own = found.get(event.data.battery);
    if (own === undefined) found.set(event.data.battery, [event]);
    else own.push(event);
  }
  return found;
});

export interface BatteryNow {
  readonly state: 'absent' | 'in-transit' | 'delivered' | 'assembling' | 'online';
  readonly isRadiating: boolean;
  /** Radar, launchers and what stands in the way, each a clause. */
  readonly clauses: readonly string[];
  /** What it does: tracks and interceptors in the air; empty where nothing. */
  readonly doing: readonly string[];
  /** Of each type, how many are left of those that it has had so far: what is still on its way is in neither. */
  readonly roundsLeft: readonly string[];
}

export function batteryAt(recording: Recording, battery: string, time_us: number): BatteryNow {
  const own = statuses(recording).get(battery) ?? [];
  const data = own.findLast((one) => one.time_us <= time_us)?.data ?? own[0]?.data;
  const tracks = heldTracks(recording).filter(
    (one) => one.battery === battery && isHeld(one, time_us),
  ).length;
  const flying = recording.interceptors.filter(
    (one) => one.battery === battery && one.launch_us <= time_us && time_us < endOf(one),
  ).length;
  return {
    state: data?.state ?? 'absent',
    isRadiating: data?.radiating ?? false,
    clauses: data === undefined ? [] : clausesOf(data),
    doing: [
      ...(tracks === 0 ? [] : [`${some(tracks, 'track')} held`]),
      ...(flying === 0 ? [] : [`${some(flying, 'interceptor')} in the air`]),
    ],
    roundsLeft: roundsAt(recording, battery, time_us),
  };
}

function clausesOf({ radiating, radarOffBecause, launchersReady, noFireBecause }: BatteryStatus['data']) {
  const radar = radiating ? 'radar on' : because('radar off', radarOffBecause, 'not-radiating');
  const launchers = because(`${some(launchersReady, 'launcher')} ready`, noFireBecause);
  return [radar, launchers];
}

/** A reason that says the same again is left out. */
function because(what: string, reason: keyof typeof REASONS | undefined, same?: string): string {
  return reason === undefined || reason === same ? what : `${what}: ${REASONS[reason]}`;
}

const endOf = ({ end_us, points, launch_us }: Recording['interceptors'][number]) =>
  end_us ?? points.at(-1)?.time_us ?? launch_us;

const magazines = perRun(
  (recording: Recording): ReadonlyMap<string, readonly RoundsLeft[]> =>
    new Map(recording.outcome.batteries.map(({ battery }) => [battery, roundsLeft(recording, battery)])),
);

function roundsAt(recording: Recording, battery: string, at_us: number): readonly string[] {
  return (magazines(recording).get(battery) ?? []).map(({ type, atFirst, changes }) => {
    const past = changes.filter(({ time_us }) => time_us <= at_us).map(({ by }) => by);
    const had = past.reduce((sum, by) => sum + Math.max(0, by), atFirst);
    const left = past.reduce((sum, by) => sum + by, atFirst);
    return `${left} of ${had} ${shortClass(recording.scenario, type)}`;
  });
}
