/** From a deployment of a scenario and one value for each unknown to its schedule. */
import {
  type DeploymentPermission,
  type DeploymentSchedule,
  type DeploymentTask,
  scheduleDeployment,
  TASK_KINDS,
} from '../../battery/index.js';
import { type SampledValues, sampledValue } from '../../catalogue/index.js';
import { secondsToUs, US_PER_S } from '../../numerics/index.js';
import type { ResolvedDeployment, ResolvedPermission, ResolvedTask } from '../../scenario/resolved.js';
import { batteryPartOwner, permissionOwner } from '../../scenario/unknowns.js';

/** A deployment with every unknown settled. */
export interface SettledDeployment {
  /** Calendar time of its beginning, µs since 1970; the times of its schedule count from there. */
  readonly beginsUnix_us: number;
  readonly schedule: DeploymentSchedule;
  /** How far the radar is off until it is aligned; 0 where it is not started before. */
  readonly misalignment_rad: number;
}

/** @param launchers how many the battery has in this sample */
export function settleDeployment(
  battery: string,
  deployment: ResolvedDeployment,
  values: SampledValues,
  launchers: number,
): SettledDeployment {
  const beginsUnix_us = deployment.beginsUnix_us + secondsToUs(sampledValue(values, battery, 'begins'));
  const pace = sampledValue(values, battery, 'pace');
  const tasks = deployment.tasks.map((task) => settleTask(battery, task, values, pace));
  const permissions = deployment.permissions.map((one) =>
    settlePermission(battery, one, values, beginsUnix_us),
  );
  const misaligned = deployment.misalignment_rad !== undefined;
  return {
    beginsUnix_us,
    schedule: scheduleDeployment({ tasks, permissions, launchers }),
    misalignment_rad: misaligned ? sampledValue(values, battery, 'misalignment') : 0,
  };
}

function settleTask(
  battery: string,
  { id, kind, after, guard, duration_s }: ResolvedTask,
  values: SampledValues,
  pace: number,
): DeploymentTask {
  const value = (parameter: string): number => sampledValue(values, batteryPartOwner(battery, id), parameter);
  const paced = TASK_KINDS.some((one) => one.kind === kind && one.paced);
  const own_s = duration_s === undefined ? value('route') / value('speed') : value('duration');
  const guarded = guard === undefined ? {} : { guard };
  return { id, kind, after, ...guarded, duration_s: paced ? own_s * pace : own_s };
}

function settlePermission(
  battery: string,
  permission: ResolvedPermission,
  values: SampledValues,
  beginsUnix_us: number,
): DeploymentPermission {
  const { id, gates, after, givenUnix_us, uncertainty_s, withdrawn } = permission;
  const value = (parameter: string): number =>
    sampledValue(values, permissionOwner(battery, permission), parameter);
  const since_s = (unix_us: number): number => (unix_us - beginsUnix_us) / US_PER_S;
  const from_s = withdrawn === undefined ? 0 : since_s(withdrawn.atUnix_us) + value('withdrawn');
  const lasts_s = withdrawn?.lasts_s === undefined ? Number.POSITIVE_INFINITY : value('withdrawnFor');
  const taken = withdrawn === undefined ? {} : { withdrawn: { from_s, to_s: from_s + lasts_s } };
  if (givenUnix_us === undefined) return { id, gates, after, duration_s: value('duration'), ...taken };
  const given_s = since_s(givenUnix_us) + (uncertainty_s === undefined ? 0 : value('given'));
  return { id, gates, after, duration_s: 0, given_s, ...taken };
}
