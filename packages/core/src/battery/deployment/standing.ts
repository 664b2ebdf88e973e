/** What a battery is able to do at each time of its deployment. */
import type { Closure, DeploymentSchedule, Held } from './schedule.js';

export type DeploymentState = 'absent' | 'in-transit' | 'delivered' | 'assembling' | 'online';

/** What a battery is able to do from a time on, and what it lacks. */
export interface Standing {
  /** s since the deployment began. */
  readonly from_s: number;
  readonly state: DeploymentState;
  /** Radar and command post are started; whether it may radiate is another matter. */
  readonly radarUp: boolean;
  readonly launchersReady: number;
  readonly mayRadiate: boolean;
  readonly mayFire: boolean;
  readonly linked: boolean;
  readonly aligned: boolean;
  /** The task or permission that it waits for before it can engage; absent before the deployment began and while it can. */
  readonly heldBy?: string;
}

/**
 * The standings of a battery in the order of time; the first is that before the deployment begins.
 *
 * Model: absent until its first movement begins; in transit until all has come that the emplacement waits for; delivered until the
 *   emplacement begins (which is no time where that waits for a movement alone); assembling until radar and all launchers are up; then online. Abilities come one by one, whatever the
 *   state is called.
 */
export function standingsOf(schedule: DeploymentSchedule): readonly Standing[] {
  const changes = [
    0,
    schedule.departed_s,
    schedule.delivered_s,
    schedule.assembling_s,
    schedule.radarUp_s,
    ...schedule.launcherReady_s,
    schedule.online_s,
    schedule.linked_s,
    schedule.aligned_s,
    schedule.radiatingPermitted_s,
    schedule.firingPermitted_s,
    ...[...schedule.held, ...schedule.closures].flatMap(({ from_s, to_s }) => [from_s, to_s]),
  ].filter((time_s) => Number.isFinite(time_s) && time_s >= 0);
  const times = [Number.NEGATIVE_INFINITY, ...new Set(changes)].sort((a, b) => a - b);
  return times.map((from_s) => standingAt(schedule, from_s));
}

/** What the battery is able to do at one time, s since the deployment began. */
export function standingAt(schedule: DeploymentSchedule, at_s: number): Standing {
  const lasts = ({ from_s, to_s }: Held): boolean => from_s <= at_s && at_s < to_s;
  const withdrawn = schedule.closures.filter(lasts);
  const mayNot = (gate: Closure['gate']): boolean => withdrawn.some((one) => one.gate === gate);
  // Before the first engagement what is on the longest path; after it what was withdrawn.
  const held = schedule.held.find(lasts) ?? (at_s < schedule.engages_s ? undefined : withdrawn[0]);
  return {
    from_s: at_s,
    state: stateAt(schedule, at_s),
    radarUp: at_s >= schedule.radarUp_s,
    launchersReady: schedule.launcherReady_s.filter((ready_s) => ready_s <= at_s).length,
    mayRadiate: at_s >= schedule.radiatingPermitted_s && !mayNot('radiating'),
    mayFire: at_s >= schedule.firingPermitted_s && !mayNot('firing'),
    linked: at_s >= schedule.linked_s,
    aligned: at_s >= schedule.aligned_s,
    ...(held === undefined ? {} : { heldBy: held.by }),
  };
}

function stateAt(
  { departed_s, delivered_s, assembling_s, online_s }: DeploymentSchedule,
  at_s: number,
): DeploymentState {
  if (at_s >= online_s) return 'online';
  if (at_s >= assembling_s) return 'assembling';
  if (at_s < Math.min(departed_s, delivered_s) || at_s < 0) return 'absent';
  return at_s < delivered_s ? 'in-transit' : 'delivered';
}
