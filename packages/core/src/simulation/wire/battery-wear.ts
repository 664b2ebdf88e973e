/** Parts of batteries that fail and are repaired, and restarts. */
import {
  type Component,
  groupOf,
  isOutAtFirst,
  timeToChange_s,
  type WearParameters,
} from '../../battery/index.js';
import type { Context, Task } from '../../engine/index.js';
import { equipmentStatus } from '../../messages/index.js';
import { type StreamId, secondsToUs, streamId, type TimeUs, uniform } from '../../numerics/index.js';
import { setUpIn } from '../compile/battery-statuses.js';
import type { WorldBattery } from '../compile/world.js';
import { loadLaunchers, type Supplied } from './battery-supply.js';
import { PHASE_STATUS } from './phases.js';

/** Beyond the end of every run, and still a time that can be told. */
const FAR_S = 4e9;

/** The wear of one battery: what needs no state of a run. */
export interface Wearing {
  readonly id: string;
  readonly parameters: WearParameters;
  readonly parts: readonly Part[];
  /** Where in its interval the first restart comes. */
  readonly restarts: StreamId;
  readonly from_us: TimeUs;
  readonly end_us: TimeUs;
}

interface Part {
  readonly component: Component;
  readonly group?: string;
  readonly launcher?: number;
  readonly stream: StreamId;
}

interface PartTask {
  readonly battery: number;
  readonly part: number;
}

interface RestartTask {
  readonly battery: number;
  readonly begins: boolean;
  /** When one is over that was under way as the run began. */
  readonly until_us?: TimeUs;
}

/** Undefined where a battery does not wear, or is never set up before the run is over. @param end_us until when batteries are followed */
export function wearOf({ id, wear, groups, statuses }: WorldBattery, end_us: TimeUs): Wearing | undefined {
  const setUp = setUpIn(statuses);
  if (wear === undefined || setUp === undefined) return undefined;
  const whole = (['radar', 'power-plant', 'link'] as const).map(
    (component): Part => ({ component, stream: streamId('wear', id, component) }),
  );
  const launchers = groups.flatMap(({ id: group, launchers: count }) =>
    Array.from(
      { length: count },
      (_, launcher): Part => ({
        component: 'launcher',
        group,
        launcher,
        stream: streamId('wear', id, `${group}.${launcher}`),
      }),
    ),
  );
  return {
    id,
    parameters: wear,
    parts: [...whole, ...launchers],
    restarts: streamId('restart', id),
    from_us: setUp.from_us,
    end_us,
  };
}

/** Puts the beginning of the wear on the agenda, before the status of that moment is told. */
export function startWear(wearing: Wearing | undefined, battery: number, context: Context): void {
  if (wearing === undefined) return;
  const { parts, from_us, restarts, parameters } = wearing;
  const begins_us = Math.max(from_us, context.time_us);
  for (const part of parts.keys()) schedule('part', begins_us, { battery, part }, wearing, context);
  const interval_us = secondsToUs(parameters.restartInterval_s);
  if (interval_us === 0 || parameters.restartTime_s === 0) return;
  const drawn_us = begins_us + Math.floor(uniform(context.draws, restarts, 0) * interval_us);
  // As after a long time, where it was set up before the run: a restart may be under way.
  const first_us = from_us > context.time_us ? drawn_us : drawn_us - secondsToUs(parameters.restartTime_s);
  const task = { battery, begins: true, ...(first_us < begins_us ? { until_us: drawn_us } : {}) };
  schedule('restart', Math.max(first_us, begins_us), task, wearing, context);
}

/**
 * A part changes, or a restart begins or is over.
 *
 * @param drawn how many draws each part has had
 * @returns whether the battery's status is another now
 */
export function wearTask(
  wearing: Wearing | undefined,
  supplied: Supplied,
  drawn: number[],
  { name, data }: Pick<Task, 'name' | 'data'>,
  context: Context,
): boolean {
  if (wearing === undefined) return false;
  if (name === 'part') return change(wearing, supplied, drawn, (data as PartTask).part, context);
  restart(wearing, supplied, data as RestartTask, context);
  return true;
}

function restart(
  wearing: Wearing,
  { index, its }: Supplied,
  { begins, until_us }: RestartTask,
  context: Context,
): void {
  const { restartTime_s, restartInterval_s } = wearing.parameters;
  its.faults.restart = begins;
  const takes_us = secondsToUs(restartTime_s);
  const wait_us = begins ? takes_us : Math.max(1, secondsToUs(restartInterval_s) - takes_us);
  const next_us = until_us ?? context.time_us + wait_us;
  schedule('restart', next_us, { battery: index, begins: !begins }, wearing, context);
}

/** A part fails or works again; at first it is as it stands after a long time, of which the status of that moment tells. */
function change(
  wearing: Wearing,
  supplied: Supplied,
  drawn: number[],
  number: number,
  context: Context,
): boolean {
  const part = wearing.parts[number];
  const { component, group, launcher, stream } = part;
  const times = wearing.parameters.parts[component];
  const first = drawn[number] === 0;
  const wasOut = isOut(supplied, part);
  const out = first ? isOutAtFirst(times, uniform(context.draws, stream, drawn[number]++)) : !wasOut;
  const lasts_s = timeToChange_s(times, out, uniform(context.draws, stream, drawn[number]++));
  const at_us = context.time_us + Math.max(1, secondsToUs(Math.min(lasts_s, FAR_S)));
  schedule('part', at_us, { battery: supplied.index, part: number }, wearing, context);
  if (out === wasOut) return false;
  setOut(supplied, part, out);
  const { id } = supplied.battery;
  context.emit(equipmentStatus, id, {
    battery: id,
    component,
    works: !out,
    ...(group === undefined ? {} : { group }),
    ...(launcher === undefined ? {} : { launcher }),
  });
  if (component === 'launcher') loadLaunchers(supplied, context);
  return !first && component !== 'link';
}

function isOut({ its }: Supplied, { component, group, launcher }: Part): boolean {
  if (component === 'launcher') return groupOf(its, group ?? '').out[launcher ?? 0];
  return its.faults[component === 'power-plant' ? 'powerPlant' : component];
}

function setOut({ its }: Supplied, { component, group, launcher }: Part, out: boolean): void {
  if (component === 'launcher') groupOf(its, group ?? '').out[launcher ?? 0] = out;
  else its.faults[component === 'power-plant' ? 'powerPlant' : component] = out;
}

function schedule(
  name: 'part' | 'restart',
  at_us: TimeUs,
  data: PartTask | RestartTask,
  { end_us, id }: Wearing,
  context: Context,
): void {
  // Wear has no end of its own.
  if (at_us > end_us) return;
  context.schedule({ at_us, phase: PHASE_STATUS, entity: id, name, data });
}
