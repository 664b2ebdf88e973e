/** Batteries tell their status when it changes, fire salvos that were ordered, and reload. */
import {
  type BatteryState,
  endReload,
  firstShot_us,
  fullBattery,
  type LaunchObstacle,
  noteStatus,
  shotTime_us,
  takeRound,
} from '../../battery/index.js';
import type { Context, LoggedEvent, Module } from '../../engine/index.js';
import {
  batteryStatus,
  type FireOrder,
  fireOrder,
  interceptorLaunched,
  launchRefused,
  type Reason,
} from '../../messages/index.js';
import {
  invariant,
  type StreamId,
  secondsToUs,
  streamId,
  type TimeUs,
  uniform,
} from '../../numerics/index.js';
import type { World, WorldBattery, WorldBatteryStatus } from '../compile/world.js';
import { PHASE_LAUNCH, PHASE_STATUS } from './phases.js';

export const BATTERY_MODULE = 'battery';

/** The launchers of a run, in the order of the batteries. */
export interface BatteryModuleState {
  readonly batteries: BatteryState[];
}

/** One shot of a salvo that is to come: the next is put on the agenda when it has left. */
interface ShotTask {
  readonly battery: number;
  readonly order: FireOrder['data'];
  readonly first_us: TimeUs;
  /** From 0. */
  readonly shot: number;
}

interface ReloadTask {
  readonly battery: number;
  readonly group: string;
  readonly launcher: number;
}

/** What launchers ask: filled where modules are put together. Without it every shot leaves that its order allows. */
export interface BatteryPorts {
  readonly obstacle?: (context: Context) => LaunchObstacle;
}

export function batteryModule(world: World, ports: BatteryPorts = {}): Module<BatteryModuleState> {
  const { batteries } = world;
  const availability = batteries.map(({ id }) => streamId('availability', id));
  const launch = batteries.map(({ id }) => streamId('launch', id));
  const indexOf = new Map(batteries.map(({ id }, index) => [id, index]));
  return {
    name: BATTERY_MODULE,
    receives: [fireOrder.kind],
    initial: (draws) => ({
      batteries: batteries.map(({ groups, equipment }, index) =>
        fullBattery(groups, equipment, uniform(draws, availability[index], 0)),
      ),
    }),
    start(_state, context) {
      batteries.forEach((battery, index) => {
        scheduleStatuses(battery, index, context);
      });
    },
    receive(_state, event, context) {
      const { data } = event as FireOrder & LoggedEvent;
      const battery = indexOf.get(data.battery);
      invariant(battery !== undefined, `${data.battery} is no battery`);
      beginSalvo(batteries[battery], battery, launch[battery], data, context);
    },
    handle(state, task, context) {
      const { battery } = task.data as { battery: number };
      const its = state.batteries[battery];
      if (task.name === 'shot') {
        shoot(batteries[battery], its, task.data as ShotTask, ports.obstacle?.(context), context);
      } else if (task.name === 'reloaded') {
        const { group, launcher } = task.data as ReloadTask;
        endReload(its, group, launcher);
      } else {
        const { status } = task.data as { status: number };
        tellStatus(batteries[battery], its, batteries[battery].statuses[status], context);
      }
    },
  };
}

/** The status in force when the run begins, and every change after it. */
function scheduleStatuses({ id, statuses }: WorldBattery, battery: number, context: Context): void {
  const now_us = context.time_us;
  statuses.forEach(({ from_us }, status) => {
    const next = statuses[status + 1];
    if (next !== undefined && next.from_us <= now_us) return;
    context.schedule({
      at_us: Math.max(from_us, now_us),
      phase: PHASE_STATUS,
      entity: id,
      name: 'status',
      data: { battery, status },
    });
  });
}

/** A battery that broke down has its radar off and fires nothing; why it had been idle anyway remains the reason. */
function tellStatus(
  { id }: WorldBattery,
  its: BatteryState,
  { state, radiating, launchersReady, radarOffBecause, noFireBecause }: WorldBatteryStatus,
  context: Context,
): void {
  const fire = { launchersReady, ...(noFireBecause === undefined ? {} : { noFireBecause }) };
  noteStatus(its, fire);
  const off: Reason | undefined = radarOffBecause ?? (its.works ? undefined : 'not-radiating');
  context.emit(batteryStatus, id, {
    battery: id,
    state,
    radiating: radiating && its.works,
    launchersReady: its.launchersReady,
    ...(off === undefined ? {} : { radarOffBecause: off }),
    ...(its.noFireBecause === '' ? {} : { noFireBecause: its.noFireBecause }),
  });
}

function beginSalvo(
  { equipment, id }: WorldBattery,
  battery: number,
  stream: StreamId,
  order: FireOrder['data'],
  context: Context,
): void {
  invariant(order.shots >= 1, `${order.order} orders no shot`);
  const draw = uniform(context.draws, stream, order.draw);
  const first_us = firstShot_us(equipment, context.time_us, order.notBefore_us, draw);
  scheduleShot(id, { battery, order, first_us, shot: 0 }, context);
}

function scheduleShot(entity: string, data: ShotTask, context: Context): void {
  const at_us = shotTime_us(data.first_us, data.shot, data.order.spacing_s);
  context.schedule({ at_us, phase: PHASE_LAUNCH, entity, name: 'shot', data });
}

/** Fires one shot, or refuses it with all that were to follow. */
function shoot(
  battery: WorldBattery,
  its: BatteryState,
  task: ShotTask,
  obstacle: LaunchObstacle | undefined,
  context: Context,
): void {
  const { id, groups } = battery;
  const { order, shot } = task;
  const { track, group, salvo, shots } = order;
  const type = groups.find((one) => one.id === group)?.type.id;
  invariant(type !== undefined, `${id} has no group of launchers '${group}'`);
  const late = context.time_us > order.notAfter_us ? 'too-late' : obstacle?.(id, track, group);
  const why = its.noFireBecause === '' ? late : its.noFireBecause;
  const taken = why === undefined ? takeRound(its, group) : ({ ok: false, reason: why } as const);
  if (!taken.ok) {
    const { reason } = taken;
    context.emit(launchRefused, id, { order: order.order, battery: id, track, shots: shots - shot, reason });
    return;
  }
  if (taken.reload) reload(battery, { battery: task.battery, group, launcher: taken.launcher }, context);
  const interceptor = `${order.order}-${shot + 1}`;
  context.emit(interceptorLaunched, interceptor, {
    interceptor,
    order: order.order,
    battery: id,
    track,
    group,
    type,
    salvo,
    shot: shot + 1,
    shots,
  });
  if (shot + 1 < shots) scheduleShot(id, { ...task, shot: shot + 1 }, context);
}

function reload({ id, equipment }: WorldBattery, data: ReloadTask, context: Context): void {
  const done_us = context.time_us + Math.max(secondsToUs(equipment.reloadTime_s), 1);
  context.schedule({ at_us: done_us, phase: PHASE_STATUS, entity: id, name: 'reloaded', data });
}
