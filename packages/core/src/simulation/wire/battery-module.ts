/** Batteries tell their status when it changes, and fire salvos that were ordered. */
import {
  type BatteryState,
  firstShot_us,
  fullBattery,
  type LaunchObstacle,
  launchersInOrder,
  noFireBecause,
  noteStatus,
  outOfOrder,
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
import { invariant, type StreamId, streamId, type TimeUs, uniform } from '../../numerics/index.js';
import type { World, WorldBattery } from '../compile/world.js';
import { loadLaunchers, type Supplied, startSupply, supplyTask } from './battery-supply.js';
import { startWear, type Wearing, wearOf, wearTask } from './battery-wear.js';
import { PHASE_LAUNCH, PHASE_STATUS } from './phases.js';

export const BATTERY_MODULE = 'battery';

/** The launchers of a run, the statuses that were told last, and how often each part has changed, in the order of the batteries. */
export interface BatteryModuleState {
  readonly batteries: BatteryState[];
  /** Index among the battery's statuses; −1 before the first. */
  readonly told: number[];
  /** How many draws each part of a battery has had for its wear. */
  readonly wear: number[][];
}

/** One shot of a salvo that is to come: the next is put on the agenda when it has left. */
interface ShotTask {
  readonly battery: number;
  readonly order: FireOrder['data'];
  readonly first_us: TimeUs;
  /** From 0. */
  readonly shot: number;
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
  const end_us = world.horizon_us;
  const wearing = batteries.map((battery): Wearing | undefined => wearOf(battery, end_us));
  return {
    name: BATTERY_MODULE,
    receives: [fireOrder.kind],
    initial: (draws) => ({
      batteries: batteries.map((battery, index) => {
        const { groups, equipment, supply, wear } = battery;
        // What wears is not drawn for the whole trial.
        const availabilityOf = wear === undefined ? equipment.availability : 1;
        return fullBattery(
          groups,
          { reloads: equipment.reloads, availability: availabilityOf },
          uniform(draws, availability[index], 0),
          supply?.vehicles,
        );
      }),
      told: batteries.map(() => -1),
      wear: wearing.map((one) => new Array<number>(one?.parts.length ?? 0).fill(0)),
    }),
    start(_state, context) {
      batteries.forEach((battery, index) => {
        startSupply({ battery, index, end_us }, context);
        startWear(wearing[index], index, context);
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
      const { battery: index } = task.data as { battery: number };
      const battery = batteries[index];
      const its = state.batteries[index];
      const supplied: Supplied = { battery, index, its, end_us };
      switch (task.name) {
        case 'shot':
          shoot(supplied, task.data as ShotTask, ports.obstacle?.(context), context);
          break;
        case 'status':
          state.told[index] = (task.data as { status: number }).status;
          tellStatus(battery, its, state.told[index], context);
          break;
        case 'part':
        case 'restart':
          if (wearTask(wearing[index], supplied, state.wear[index], task, context))
            tellStatus(battery, its, state.told[index], context);
          break;
        default:
          supplyTask(supplied, task, context);
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

/**
 * What a battery is able to do now: what its status says, less what is out of order. A battery that broke down has its radar off and
 * fires nothing; why it had been idle anyway remains the reason.
 */
function tellStatus({ id, statuses }: WorldBattery, its: BatteryState, told: number, context: Context): void {
  // Before the first status nothing is known of it.
  if (told < 0) return;
  const { state, radiating, launchersReady, radarOffBecause, noFireBecause: said } = statuses[told];
  noteStatus(its, { launchersReady, ...(said === undefined ? {} : { noFireBecause: said }) });
  const broken = outOfOrder(its.faults);
  const off: Reason | undefined = radarOffBecause ?? broken ?? (its.works ? undefined : 'not-radiating');
  const noFire = noFireBecause(its);
  context.emit(batteryStatus, id, {
    battery: id,
    state,
    radiating: radiating && its.works && broken === undefined,
    launchersReady: launchersInOrder(its),
    ...(off === undefined ? {} : { radarOffBecause: off }),
    ...(noFire === undefined ? {} : { noFireBecause: noFire }),
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
  supplied: Supplied,
  task: ShotTask,
  obstacle: LaunchObstacle | undefined,
  context: Context,
): void {
  const { battery, its } = supplied;
  const { id, groups } = battery;
  const { order, shot } = task;
  const { track, group, salvo, shots } = order;
  const type = groups.find((one) => one.id === group)?.type.id;
  invariant(type !== undefined, `${id} has no group of launchers '${group}'`);
  const late = context.time_us > order.notAfter_us ? 'too-late' : obstacle?.(id, track, group);
  const why = noFireBecause(its) ?? late;
  const taken =
    why === undefined ? takeRound(its, group, context.time_us) : { ok: false as const, reason: why };
  if (!taken.ok) {
    const { reason } = taken;
    context.emit(launchRefused, id, { order: order.order, battery: id, track, shots: shots - shot, reason });
    return;
  }
  loadLaunchers(supplied, context);
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
