/**
 * Rounds of one battery over a run, reckoned from what is left at its end and from the log.
 *
 * At first all launchers are full, so what they hold then is what is left and was fired, less what came. On launchers is what they held at
 * first and what was loaded since, less what was fired. What is in store is not on launchers, and what is being loaded not yet.
 *
 * Ignores: which launcher holds a round.
 */
import { isEvent } from '@testudo/core/engine';
import { interceptorLaunched, launcherLoaded, supplyDelivered } from '@testudo/core/messages';
import type { Releasable } from './releasing.js';

type LoggedEvent = Releasable['events'][number];

/** Rounds that launchers hold when all are full; undefined of a battery whose magazine may not be looked at. */
export function fullLaunchers({ events, outcome }: Releasable, battery: string): number | undefined {
  const held = outcome.batteries.find((one) => one.battery === battery)?.rounds;
  if (held === undefined) return undefined;
  const cameOf = (event: LoggedEvent): number => came(event, battery)?.rounds ?? 0;
  return (
    held.reduce((sum, { fired, left }) => sum + fired + left, 0) -
    events.reduce((sum, event) => sum + cameOf(event), 0)
  );
}

/** Rounds for a group that an event adds to what a battery has. */
export function came(
  event: LoggedEvent,
  battery: string,
): { readonly group: string; readonly rounds: number } | undefined {
  if (event.data.battery !== battery) return undefined;
  return isEvent(event, supplyDelivered) || (isEvent(event, launcherLoaded) && event.data.brought)
    ? event.data
    : undefined;
}

/** By how much an event changes what stands on the launchers of a battery; 0 where by nothing. */
export function onLaunchersBy(event: LoggedEvent, battery: string): number {
  if (isEvent(event, interceptorLaunched)) return event.data.battery === battery ? -1 : 0;
  return isEvent(event, launcherLoaded) && event.data.battery === battery ? event.data.rounds : 0;
}
