/** What a battery is able to do over time, whichever way the scenario says it: by states with dates, or by its deployment. */
import { type Standing, standingsOf } from '../../battery/index.js';
import type { SampledValues } from '../../catalogue/index.js';
import { sampledValue } from '../../catalogue/index.js';
import { secondsToUs } from '../../numerics/index.js';
import type { ResolvedBattery, ResolvedScenario } from '../../scenario/resolved.js';
import { batteryPartOwner } from '../../scenario/unknowns.js';
import { batteryStatuses, isSame, statusOf } from './battery-statuses.js';
import { type SettledDeployment, settleDeployment } from './settle-deployment.js';
import type { WorldBatteryStatus } from './world.js';

/** A status of a battery with what goes beyond it. */
export interface BatteryCondition extends WorldBatteryStatus {
  /** Whether the link to the centre has been brought up, and whether the radar knows where north is. */
  readonly linked: boolean;
  readonly aligned: boolean;
  /** The task or permission of its deployment that it waits for before it can engage. */
  readonly heldBy?: string;
}

/** The clock of a run: when it begins, how far the calendar of the batteries is from it, how long they are followed. */
export type RunClock = Pick<ResolvedScenario, 'epochUnix_us' | 'postureShift_us' | 'duration_us'>;

/** How many launchers a battery has in a sample. */
export function launchersOf({ id, launcherGroups }: ResolvedBattery, values: SampledValues): number {
  return launcherGroups.reduce(
    (sum, group) => sum + Math.round(sampledValue(values, batteryPartOwner(id, group.id), 'launchers')),
    0,
  );
}

/** The deployment of a battery in a sample; undefined where it has states by date. */
export function deploymentOf(battery: ResolvedBattery, values: SampledValues): SettledDeployment | undefined {
  const { id, deployment } = battery;
  if (deployment === undefined) return undefined;
  return settleDeployment(id, deployment, values, launchersOf(battery, values));
}

/**
 * The conditions of a battery in the order of time: the first at the beginning of the run, the others where something changes
 * before its end.
 */
export function batteryConditions(
  battery: ResolvedBattery,
  clock: RunClock,
  values: SampledValues,
  deployment = deploymentOf(battery, values),
): readonly BatteryCondition[] {
  const launchers = launchersOf(battery, values);
  if (deployment !== undefined) return conditionsOfDeployment(battery, deployment, clock, launchers);
  const readyIn = ({ id }: { readonly id: string }): number =>
    Math.round(sampledValue(values, batteryPartOwner(battery.id, id), 'launchersReady'));
  return batteryStatuses(battery, clock, launchers, readyIn).map((status) => ({
    ...status,
    linked: true,
    aligned: true,
  }));
}

function conditionsOfDeployment(
  { deployment }: ResolvedBattery,
  { beginsUnix_us, schedule }: SettledDeployment,
  { epochUnix_us, postureShift_us, duration_us }: RunClock,
  launchers: number,
): readonly BatteryCondition[] {
  const zeroUnix_us = epochUnix_us + postureShift_us;
  // Consent to fire, due weeks later, is not why a battery is not there.
  const gatesMovement = (id: string): boolean =>
    deployment?.permissions.some((one) => one.id === id && one.gates === 'movement') === true ||
    deployment?.tasks.some(({ guard }) => guard === id) === true;
  const conditions: BatteryCondition[] = [];
  for (const standing of standingsOf(schedule)) {
    const since_us = Number.isFinite(standing.from_s)
      ? beginsUnix_us + secondsToUs(standing.from_s) - zeroUnix_us
      : 0;
    if (since_us > duration_us) break;
    const condition = conditionOf(Math.max(0, since_us), standing, launchers, gatesMovement);
    const before = conditions.at(-1);
    // Of what came before the run, or at one moment, the last counts.
    if (before !== undefined && before.from_us === condition.from_us) conditions.pop();
    conditions.push(condition);
  }
  return conditions;
}

function conditionOf(
  from_us: number,
  { state, radarUp, launchersReady, mayRadiate, mayFire, linked, aligned, heldBy }: Standing,
  launchers: number,
  gatesMovement: (id: string) => boolean,
): BatteryCondition {
  const away = state === 'absent' || state === 'in-transit';
  const lacks = {
    nothing: false,
    movement: false,
    radiating: !mayRadiate,
    firing: !mayFire,
  };
  const status = statusOf(
    from_us,
    { state, radiating: radarUp },
    launchersReady,
    launchers,
    (gate) => lacks[gate],
  );
  const refused = away && heldBy !== undefined && gatesMovement(heldBy);
  const because = refused ? ({ radarOffBecause: 'no-consent', noFireBecause: 'no-consent' } as const) : {};
  return { ...status, ...because, linked, aligned, ...(heldBy === undefined ? {} : { heldBy }) };
}

/** What a run is told of the conditions: the statuses, each where it differs from the one before. */
export function statusesIn(conditions: readonly BatteryCondition[]): readonly WorldBatteryStatus[] {
  const statuses: WorldBatteryStatus[] = [];
  for (const { linked: _, aligned: __, heldBy: ___, ...status } of conditions) {
    const before = statuses.at(-1);
    if (before === undefined || !isSame(before, status)) statuses.push(status);
  }
  return statuses;
}

/** The condition in which a battery's radar first looks in a run; that of its beginning where it never does. */
export function conditionAtWork(conditions: readonly BatteryCondition[]): BatteryCondition | undefined {
  return conditions.find(({ radiating }) => radiating) ?? conditions[0];
}
