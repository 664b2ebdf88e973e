/**
 * Rounds of a battery through a run: on launchers, being loaded or in store; fewer with every launch, more with every delivery.
 *
 * Launcher loads that were brought along are there from the first, those of them that were loaded in the run: they fit any group, so
 * that of the others nobody knows which type they would have been.
 */
import { isEvent } from '@testudo/core/engine';
import { supplyDelivered } from '@testudo/core/messages';
import type { Recording } from '../recording.js';

/** What became of the rounds of one type. */
export interface RoundsLeft {
  /** Of the interceptor, an id of the catalogue. */
  readonly type: string;
  /** How many there were when the run began. */
  readonly atFirst: number;
  /** In order of time, µs of the run: −1 for a launch, more than 0 for what was delivered. */
  readonly changes: readonly { readonly time_us: number; readonly by: number }[];
}

/** One for each type that a battery has, in the order of its outcome. */
export function roundsLeft(
  {
    scenario,
    outcome,
    interceptors,
    events,
  }: Pick<Recording, 'scenario' | 'outcome' | 'interceptors' | 'events'>,
  battery: string,
): readonly RoundsLeft[] {
  const rounds = outcome.batteries.find((one) => one.battery === battery)?.rounds ?? [];
  const groups = scenario.batteries.find(({ id }) => id === battery)?.launcherGroups ?? [];
  return rounds.map(({ type, fired, left }) => {
    const own = new Set(groups.filter(({ interceptor }) => interceptor === type).map(({ id }) => id));
    const came = events.flatMap((event) => {
      if (!isEvent(event, supplyDelivered)) return [];
      const { data, time_us } = event;
      return data.battery === battery && own.has(data.group) ? [{ time_us, by: data.rounds }] : [];
    });
    const launched = interceptors
      .filter((one) => one.battery === battery && one.type === type)
      .map(({ launch_us }) => ({ time_us: launch_us, by: -1 }));
    return {
      type,
      atFirst: fired + left - came.reduce((sum, { by }) => sum + by, 0),
      changes: [...came, ...launched].sort((a, b) => a.time_us - b.time_us),
    };
  });
}
