/** Rounds on their way to batteries, and launchers that are loaded again. */
import { type BatteryState, beginLoading, endLoading, takeDelivery } from '../../battery/index.js';
import type { Context, Task } from '../../engine/index.js';
import { launcherLoaded, supplyDelivered, supplySent } from '../../messages/index.js';
import { secondsToUs, type TimeUs } from '../../numerics/index.js';
import type { WorldBattery } from '../compile/world.js';
import { PHASE_STATUS } from './phases.js';

/** One battery with its launchers in a run. */
export interface Supplied {
  readonly battery: WorldBattery;
  /** Its place among the batteries. */
  readonly index: number;
  readonly its: BatteryState;
  /** Until when batteries are followed: what is due later is not told. */
  readonly end_us: TimeUs;
}

interface LoadTask {
  readonly group: string;
  readonly launcher: number;
}

/** Puts what is sent and what comes on the agenda. */
export function startSupply(supplied: Omit<Supplied, 'its'>, context: Context): void {
  supplied.battery.supply?.deliveries.forEach(({ sent_us, arrives_us }, delivery) => {
    schedule('sent', Math.max(sent_us, context.time_us), { delivery }, supplied, context);
    schedule('delivered', Math.max(arrives_us, context.time_us), { delivery }, supplied, context);
  });
}

/** Something of the supply is due. */
export function supplyTask(
  supplied: Supplied,
  { name, data }: Pick<Task, 'name' | 'data'>,
  context: Context,
): void {
  const { battery, its } = supplied;
  if (name === 'loaded') {
    const { group, launcher } = data as LoadTask;
    const loaded = endLoading(its, group, launcher);
    context.emit(launcherLoaded, battery.id, { battery: battery.id, group, launcher, ...loaded });
  } else if (name !== 'top-up') {
    const delivery = battery.supply?.deliveries[(data as { delivery: number }).delivery];
    if (delivery === undefined) return;
    const { id, group, rounds } = delivery;
    const about = { delivery: id, battery: battery.id, group, rounds };
    if (name === 'sent') context.emit(supplySent, battery.id, about);
    else {
      takeDelivery(its, group, rounds);
      context.emit(supplyDelivered, battery.id, about);
    }
  }
  loadLaunchers(supplied, context);
}

/** Begins to load what can be loaded now, and looks again when it has been quiet for long enough. */
export function loadLaunchers(supplied: Supplied, context: Context): void {
  const { battery, its } = supplied;
  const { equipment, supply } = battery;
  const now_us = context.time_us;
  const wait_us = supply?.topUpAfter_s === undefined ? undefined : secondsToUs(supply.topUpAfter_s);
  const quiet = its.lastShot_us === null || (wait_us !== undefined && now_us >= its.lastShot_us + wait_us);
  const takes_us = Math.max(secondsToUs(equipment.reloadTime_s), 1);
  for (const begun of beginLoading(its, wait_us !== undefined && quiet))
    schedule('loaded', now_us + takes_us, begun, supplied, context);
  if (wait_us !== undefined && wait_us > 0 && its.lastShot_us === now_us)
    schedule('top-up', now_us + wait_us, {}, supplied, context);
}

function schedule(
  name: 'sent' | 'delivered' | 'loaded' | 'top-up',
  at_us: TimeUs,
  data: object,
  { battery: { id }, index, end_us }: Omit<Supplied, 'its'>,
  context: Context,
): void {
  if (at_us > end_us) return;
  context.schedule({ at_us, phase: PHASE_STATUS, entity: id, name, data: { battery: index, ...data } });
}
