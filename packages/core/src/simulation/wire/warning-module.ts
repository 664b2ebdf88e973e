/** Early warning, alarms at places, and people going to shelter. */
import type { Context, LoggedEvent, Module, Order, Task } from '../../engine/index.js';
import {
  type AreaWarned,
  areaWarned,
  type BoostSignature,
  boostSignature,
  type LaunchReport,
  launchReport,
  orderRefused,
  type PeopleLeftShelter,
  type PeopleSheltered,
  peopleLeftShelter,
  peopleSheltered,
  type TrackReport,
  trackReport,
} from '../../messages/index.js';
import {
  type DrawSource,
  normal,
  type StreamId,
  secondsToUs,
  type TimeUs,
  uniform,
} from '../../numerics/index.js';
import { placesUnder, type ReportDraws, reportOn, warnedPlaces } from '../../warning/index.js';
import type { World, WorldPeople, WorldPlace } from '../compile/world.js';
import { PHASE_EARLY_WARNING, PHASE_PEOPLE } from './phases.js';

/** Reports made so far, and who was sent by an alarm and who is in shelter: `place.people` ids in the order of time. */
export interface WarningState {
  readonly reports: { readonly report: LaunchReport['data']; readonly alarm_us: TimeUs }[];
  /** Tracks and the places that were warned of them: `track/place`. */
  readonly warnedOfTracks: string[];
  readonly sentByAlarm: string[];
  readonly inShelter: string[];
  /** When those leave who wait for an all-clear: a later alarm puts it off. */
  readonly allClears: { readonly group: string; at_us: TimeUs }[];
}

const WARNING_MODULE = 'warning';

export function warningModule(world: World): Module<WarningState> {
  const streams = new Map(world.threats.map((threat) => [threat.signature, threat.streams.report]));
  return {
    name: WARNING_MODULE,
    receives: [boostSignature.kind, trackReport.kind],
    initial: () => ({ reports: [], warnedOfTracks: [], sentByAlarm: [], inShelter: [], allClears: [] }),
    start: (_state, context) => shelterBefore(world, context),
    receive(state, event, context) {
      if (event.kind === trackReport.kind)
        hearOfTrack(world, state, event as TrackReport & LoggedEvent, context);
      else hearOf(world, streams, state, event as BoostSignature & LoggedEvent, context);
    },
    handle(state, task, context) {
      if (task.name === 'report') sendReport(world, state, task, context);
      else if (task.name === 'alarm') soundAlarm(world, state, task.data as AreaWarned['data'], context);
      else if (task.name === 'sheltered') arriveInShelter(state, task, context);
      else if (task.name === 'all-clear') leaveShelter(state, task, context);
    },
    order: (state, order, context) => obey(world, state, order, context),
  };
}

/** People whom a warning outside this run sends to shelter, at the times the scenario gives. */
function shelterBefore(world: World, context: Context): void {
  for (const place of world.places) {
    for (const people of place.people) {
      if (people.shelteredFrom_us === undefined) continue;
      const at_us = Math.max(people.shelteredFrom_us, context.time_us);
      goToShelter(place, people.id, at_us, 'before-the-attack', context);
    }
  }
}

function goToShelter(
  place: WorldPlace,
  people: string,
  at_us: TimeUs,
  cause: 'before-the-attack' | 'alarm',
  context: Context,
): void {
  const data = { place: place.id, people, cause };
  context.schedule({ at_us, phase: PHASE_PEOPLE, entity: groupId(place, people), name: 'sheltered', data });
}

/** Sent both ways, a group is in shelter from the earlier time on. */
function arriveInShelter(state: WarningState, task: Task, context: Context): void {
  if (state.inShelter.includes(task.entity)) return;
  state.inShelter.push(task.entity);
  context.emit(peopleSheltered, task.entity, task.data as PeopleSheltered['data']);
}

function groupId(place: WorldPlace, people: string): string {
  return `${place.id}.${people}`;
}

function hearOf(
  world: World,
  streams: ReadonlyMap<string, StreamId>,
  state: WarningState,
  event: BoostSignature & LoggedEvent,
  context: Context,
): void {
  const { earlyWarning } = world;
  const stream = streams.get(event.data.signature);
  if (earlyWarning === undefined || stream === undefined) return;
  const answer = reportOn(earlyWarning, event.data, context.time_us, reportDraws(context.draws, stream));
  if (!answer.ok) return;
  const at = state.reports.push({ report: answer.report, alarm_us: answer.alarm_us }) - 1;
  context.schedule({
    at_us: answer.report_us,
    phase: PHASE_EARLY_WARNING,
    entity: answer.report.report,
    name: 'report',
    data: at,
  });
}

/** A battery's own warning: each track warns a place once, when its impact is first predicted there. */
function hearOfTrack(
  world: World,
  state: WarningState,
  { data }: TrackReport & LoggedEvent,
  context: Context,
): void {
  const battery = world.batteries.find(({ id }) => id === data.battery);
  if (battery === undefined) return;
  for (const place of placesUnder(data, world.places, battery.command)) {
    const key = `${data.track}/${place.id}`;
    // What is in the air now stands last: a campaign has thousands of tracks before it.
    if (state.warnedOfTracks.lastIndexOf(key) >= 0) continue;
    state.warnedOfTracks.push(key);
    context.schedule({
      at_us: context.time_us + secondsToUs(battery.equipment.warningRelay_s),
      phase: PHASE_PEOPLE,
      entity: place.id,
      name: 'alarm',
      data: { place: place.id, cause: 'track', track: data.track },
    });
  }
}

function reportDraws(draws: DrawSource, stream: StreamId): ReportDraws {
  return {
    seen: uniform(draws, stream, 0, 0),
    latency: uniform(draws, stream, 1, 0),
    relay: uniform(draws, stream, 1, 1),
    east: normal(draws, stream, 2, 0),
    north: normal(draws, stream, 2, 1),
  };
}

function sendReport(world: World, state: WarningState, task: Task, context: Context): void {
  const { report, alarm_us } = state.reports[task.data as number];
  context.emit(launchReport, report.report, report);
  for (const place of warnedPlaces(report, world.places)) {
    context.schedule({
      at_us: alarm_us,
      phase: PHASE_PEOPLE,
      entity: place.id,
      name: 'alarm',
      data: { place: place.id, cause: 'launch-report', report: report.report },
    });
  }
}

function soundAlarm(world: World, state: WarningState, data: AreaWarned['data'], context: Context): void {
  context.emit(areaWarned, data.place, data);
  const place = world.places.find((one) => one.id === data.place);
  for (const people of place?.people ?? []) {
    if (place === undefined) continue;
    const group = groupId(place, people.id);
    putOffAllClear(state, place, people, context);
    if (state.inShelter.includes(group) || state.sentByAlarm.includes(group)) continue;
    state.sentByAlarm.push(group);
    goToShelter(place, people.id, context.time_us + secondsToUs(people.timeToShelter_s), 'alarm', context);
  }
}

/** An all-clear comes some time after the last alarm. */
function putOffAllClear(
  { allClears }: WarningState,
  place: WorldPlace,
  { id, timeToShelter_s, allClearAfter_s }: WorldPeople,
  context: Context,
): void {
  if (allClearAfter_s === undefined) return;
  const group = groupId(place, id);
  // Nobody leaves before they have come.
  const at_us = context.time_us + secondsToUs(timeToShelter_s) + secondsToUs(allClearAfter_s);
  const known = allClears.find((one) => one.group === group);
  if (known !== undefined) known.at_us = at_us;
  else allClears.push({ group, at_us });
  const data = { place: place.id, people: id };
  context.schedule({ at_us, phase: PHASE_PEOPLE, priority: 1, entity: group, name: 'all-clear', data });
}

function leaveShelter(state: WarningState, task: Task, context: Context): void {
  const due = state.allClears.findIndex(({ group }) => group === task.entity);
  if (due < 0 || state.allClears[due].at_us !== context.time_us) return;
  state.allClears.splice(due, 1);
  takeOut(state.sentByAlarm, task.entity);
  takeOut(state.inShelter, task.entity);
  context.emit(peopleLeftShelter, task.entity, task.data as PeopleLeftShelter['data']);
}

function takeOut(groups: string[], group: string): void {
  const at = groups.indexOf(group);
  if (at >= 0) groups.splice(at, 1);
}

/** The one order that there is: `sound-alarm` at a place. */
function obey(world: World, state: WarningState, order: Order, context: Context): void {
  const reason = whyNot(world, order);
  if (reason === undefined) soundAlarm(world, state, { place: order.entity, cause: 'order' }, context);
  else context.emit(orderRefused, order.entity, { order: order.name, reason });
}

function whyNot(world: World, order: Order): string | undefined {
  if (order.name !== 'sound-alarm') return `there is no order '${order.name}'; there is 'sound-alarm'`;
  if (world.places.some((place) => place.id === order.entity)) return undefined;
  return `there is no place '${order.entity}'`;
}
