/** What a battery was able to do at each time. Pure. */
import { isEvent } from '@testudo/core/engine';
import { type BatteryStatus, batteryStatus } from '@testudo/core/messages';
import type { Recording } from '@testudo/interop';
import { nominal } from '@testudo/interop/picture';
import { BATTERY_STATES } from '@testudo/report';

export type BatteryState = BatteryStatus['data'];

/** States of a battery in order of time. */
export interface BatteryHistory {
  /** All of its launchers, ready or not; undefined where nobody says. */
  readonly launchers: number | undefined;
  readonly states: readonly { readonly from_us: number; readonly state: BatteryState }[];
}

export function batteryHistory(battery: string, { scenario, events }: Recording): BatteryHistory {
  const groups = scenario.batteries.find(({ id }) => id === battery)?.launcherGroups ?? [];
  const counts = groups.map(({ launchers }) => nominal(launchers));
  const known = counts.filter((count) => count !== undefined);
  return {
    launchers:
      known.length < counts.length || counts.length === 0
        ? undefined
        : known.reduce((sum, count) => sum + Math.round(count), 0),
    states: events.flatMap((event) =>
      isEvent(event, batteryStatus) && event.data.battery === battery
        ? [{ from_us: event.time_us, state: event.data }]
        : [],
    ),
  };
}

/** The state at a time; undefined before anything was said. */
export function stateAt({ states }: BatteryHistory, time_us: number): BatteryState | undefined {
  let found: BatteryState | undefined;
  for (const { from_us, state } of states) {
    if (from_us > time_us) break;
    found = state;
  }
  return found;
}

/** The state in words: what it is, its radar, its launchers. */
export function stateInWords(state: BatteryState | undefined, launchers: number | undefined): string {
  if (state === undefined) return 'state unknown';
  if (state.state === 'absent') return BATTERY_STATES.absent;
  const of = launchers === undefined ? '' : ` of ${launchers}`;
  const parts = [BATTERY_STATES[state.state], state.radiating ? 'radar on' : 'radar off'];
  if (state.state === 'online' || state.launchersReady > 0)
    parts.push(`${state.launchersReady}${of} launchers ready`);
  if (state.noFireBecause !== undefined && state.state === 'online') parts.push('may not fire');
  return parts.join(' · ');
}
