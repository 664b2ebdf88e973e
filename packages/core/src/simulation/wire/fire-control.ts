/** The fire-control computer: what a command post and interceptors are told of predicted paths and intercepts. */
import { type LaunchObstacle, roundsIn } from '../../battery/index.js';
import type { CommandPorts, NoShot, ShotPlan } from '../../command/index.js';
import type { Context } from '../../engine/index.js';
import {
  earliestIntercept,
  type InterceptProblem,
  killProbability,
  lastLaunch_s,
  launchWindow,
  type TrackPath,
} from '../../interceptor/index.js';
import { invariant, secondsToUs, usToSeconds } from '../../numerics/index.js';
import type { World, WorldBattery } from '../compile/world.js';
import { BATTERY_MODULE, type BatteryModuleState } from './battery-module.js';
import { trackNumber } from './track-names.js';
import type { TrackPaths } from './track-paths.js';
import { TRACKING_MODULE, type TrackingState } from './tracking-module.js';

function givenUp(context: Context, battery: number, number: number): boolean {
  const { trackers } = context.peek(TRACKING_MODULE) as TrackingState;
  return trackers[battery].givenUp.some((one) => one.number === number);
}

/** What interceptors are told of the tracks they fly at. */
export function trackPathPort(world: World, paths: TrackPaths): (context: Context) => TrackPath {
  const indexOf = new Map(world.batteries.map(({ id }, index) => [id, index]));
  return (context) => (battery, number) => {
    const index = indexOf.get(battery);
    invariant(index !== undefined, `${battery} is no battery`);
    return paths.of(context, index, number);
  };
}

/** What a command post asks: plans, launch opportunities and rounds. */
export function fireControl(
  world: World,
  paths: TrackPaths,
): (context: Context, battery: number) => CommandPorts {
  return (context, battery) => {
    const { groups, frame } = world.batteries[battery];
    const problemOf = (number: number, group: string): InterceptProblem | undefined => {
      const path = paths.of(context, battery, number);
      const { type, reach } = groupNamed(groups, group);
      if (path === undefined) return undefined;
      return {
        type,
        table: reach,
        launcher: frame,
        path: path.position,
        from_s: usToSeconds(context.time_us),
        until_s: path.end_s,
        fastest_mps: path.fastest_mps,
      };
    };
    return {
      plan(number, group, notBefore_us) {
        const problem = problemOf(number, group);
        if (problem === undefined) return GONE;
        const found = earliestIntercept(problem, usToSeconds(notBefore_us));
        return found.ok ? shotAt(problem, found.launch_s, found.intercept_s) : found;
      },
      opportunities(number, group) {
        const problem = problemOf(number, group);
        if (problem === undefined) return GONE;
        const window = launchWindow(problem);
        if (!window.ok) return window;
        return {
          ok: true,
          first_us: secondsToUs(window.firstLaunch_s),
          last_us: secondsToUs(window.lastLaunch_s),
        };
      },
      lastLaunch(number, group) {
        const problem = problemOf(number, group);
        const last_s = problem === undefined ? Number.NaN : lastLaunch_s(problem);
        return Number.isNaN(last_s) ? undefined : secondsToUs(last_s);
      },
      rounds(group) {
        const { batteries } = context.peek(BATTERY_MODULE) as BatteryModuleState;
        return roundsIn(batteries[battery], group);
      },
    };
  };
}

/** Why a round that was ordered would not meet its target any more, asked when it is about to leave. */
export function launchObstacle(world: World, paths: TrackPaths): (context: Context) => LaunchObstacle {
  const computer = fireControl(world, paths);
  const indexOf = new Map(world.batteries.map(({ id }, index) => [id, index]));
  return (context) => (battery, track, group) => {
    const index = indexOf.get(battery);
    invariant(index !== undefined, `${battery} is no battery`);
    const number = trackNumber(battery, track);
    // Nothing is launched at what nobody sees any more: found again, it is another track and has an order of its own.
    if (givenUp(context, index, number)) return 'not-tracked-in-time';
    const plan = computer(context, index).plan(number, group, context.time_us);
    return plan.ok ? undefined : plan.reason;
  };
}

const GONE: NoShot = { ok: false, reason: 'too-late' };

function shotAt({ type, table }: InterceptProblem, launch_s: number, intercept_s: number): ShotPlan {
  const launch_us = secondsToUs(launch_s);
  const intercept_us = secondsToUs(intercept_s);
  return {
    ok: true,
    launch_us,
    intercept_us,
    channelFrom_us: Math.max(launch_us, intercept_us - secondsToUs(type.channelFrom_s)),
    channelUntil_us: Math.max(launch_us, intercept_us - secondsToUs(type.channelUntil_s)),
    killProbability: type.reliability * killProbability(type, table.target),
    missTakenForKill: type.missTakenForKill,
    killTakenForMiss: type.killTakenForMiss,
  };
}

function groupNamed(groups: WorldBattery['groups'], id: string): WorldBattery['groups'][number] {
  const group = groups.find((one) => one.id === id);
  invariant(group !== undefined, `there is no group of launchers '${id}'`);
  return group;
}
