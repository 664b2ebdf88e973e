/** Command posts hear of tracks, identities, launches and judgements, decide at the end of the instant, and order salvos. */
import {
  type CommandPorts,
  type CommandPost,
  type CommandState,
  type CommandTrack,
  decide,
  emptyCommand,
  newTrack,
  noteJudgement,
  noteLaunch,
  noteRefusal,
  order,
} from '../../command/index.js';
import type { Context, LoggedEvent, Module } from '../../engine/index.js';
import {
  type BatteryStatus,
  batteryStatus,
  type EquipmentStatus,
  engagementWithheld,
  equipmentStatus,
  fireOrder,
  type InterceptorLaunched,
  interceptorLaunched,
  type KillAssessed,
  killAssessed,
  type LaunchRefused,
  launchRefused,
  postureChanged,
  type Reason,
  type TrackIdentified,
  type TrackLost,
  type TrackReport,
  threatEvaluated,
  trackIdentified,
  trackLost,
  trackReport,
} from '../../messages/index.js';
import {
  drawIndexOf,
  invariant,
  type StreamId,
  streamId,
  type TimeUs,
  uniform,
} from '../../numerics/index.js';
import type { World, WorldBattery } from '../compile/world.js';
import { PHASE_COMMAND, PHASE_STATUS } from './phases.js';

/** The command posts of a run, in the order of the batteries. */
export interface CommandModuleState {
  readonly posts: CommandState[];
  /** How many changes of its rules each battery has had. */
  readonly postures: number[];
}

/** What the command post of a battery asks its computers and launchers: filled where modules are put together. */
export type CommandWiring = (context: Context, battery: number) => CommandPorts;

interface Post {
  readonly battery: WorldBattery;
  readonly rules: CommandPost;
  readonly stream: StreamId;
}

type Heard =
  | TrackReport
  | TrackLost
  | TrackIdentified
  | BatteryStatus
  | EquipmentStatus
  | InterceptorLaunched
  | LaunchRefused
  | KillAssessed;

export function commandModule(world: World, wiring: CommandWiring): Module<CommandModuleState> {
  // Of each battery by the number of changes that its rules have had.
  const posts = world.batteries.map((battery): readonly Post[] => {
    const first = { battery, rules: postOf(world, battery), stream: streamId('reaction', battery.id) };
    const later = (battery.postures ?? []).map(({ from_us: _, ...changed }) => {
      return { ...first, rules: { ...first.rules, ...changed } };
    });
    return [first, ...later];
  });
  const indexOf = new Map(world.batteries.map(({ id }, index) => [id, index]));
  const of = (battery: string): number => {
    const index = indexOf.get(battery);
    invariant(index !== undefined, `${battery} is no battery`);
    return index;
  };
  return {
    name: 'command',
    receives: [
      trackReport.kind,
      trackLost.kind,
      trackIdentified.kind,
      batteryStatus.kind,
      equipmentStatus.kind,
      interceptorLaunched.kind,
      launchRefused.kind,
      killAssessed.kind,
    ],
    initial: () => ({ posts: posts.map(emptyCommand), postures: posts.map(() => 0) }),
    start(_state, context) {
      world.batteries.forEach((battery) => {
        battery.postures?.forEach(({ from_us }, posture) => {
          context.schedule({
            at_us: from_us,
            phase: PHASE_STATUS,
            entity: battery.id,
            name: 'posture',
            data: posture,
          });
        });
      });
    },
    receive(state, event, context) {
      const heard = event as Heard & LoggedEvent;
      const index = of(heard.data.battery);
      const post = posts[index][state.postures[index]];
      if (hear(post, state.posts[index], heard, context)) decideSoon(post, state.posts[index], context);
    },
    handle(state, task, context) {
      const battery = of(task.entity);
      if (task.name === 'posture') {
        const posture = task.data as number;
        state.postures[battery] = posture + 1;
        tellPosture(world.batteries[battery], posture, context);
        decideSoon(posts[battery][posture + 1], state.posts[battery], context);
        return;
      }
      const post = posts[battery][state.postures[battery]];
      const ports = wiring(context, battery);
      if (task.name === 'order') carryOut(post, state.posts[battery], task.data as string, ports, context);
      else if (task.name === 'again') decideSoon(post, state.posts[battery], context);
      else decideNow(post, state.posts[battery], ports, context);
    },
  };
}

function tellPosture({ id, postures }: WorldBattery, posture: number, context: Context): void {
  const now = postures?.[posture];
  invariant(now !== undefined, `${id} has no posture ${posture}`);
  const { control, automatic, weaponsControl } = now;
  context.emit(postureChanged, id, { battery: id, control, automatic, ...weaponsControl });
}

function postOf(world: World, battery: WorldBattery): CommandPost {
  const { command, engages, control, linked, automatic, weaponsControl, doctrine, groups, equipment } =
    battery;
  const values = new Map(world.scenario.places.map(({ id, value }) => [id, value]));
  return {
    parameters: command,
    engages,
    control,
    linked,
    automatic,
    weaponsControl,
    doctrine,
    groups: groups.map(({ id }) => id),
    places: world.places.map(({ id, latitude_rad, longitude_rad, radius_m }) => {
      return { id, latitude_rad, longitude_rad, radius_m, value: values.get(id) ?? 1 };
    }),
    launchDelay_s: equipment.launchDelay_s,
  };
}

/** Takes in what was heard; returns whether there is something to decide. */
function hear(post: Post, state: CommandState, event: Heard & LoggedEvent, context: Context): boolean {
  if (event.kind === batteryStatus.kind) {
    state.noFireBecause = (event as BatteryStatus).data.noFireBecause ?? '';
    return true;
  }
  if (event.kind === equipmentStatus.kind) {
    const { component, works } = (event as EquipmentStatus).data;
    if (component !== 'link') return false;
    state.linkDown = !works;
    return true;
  }
  const { track: id } = (event as Exclude<Heard, BatteryStatus | EquipmentStatus>).data;
  const at = state.tracks.findIndex(({ report }) => report.track === id);
  if (event.kind === trackReport.kind) {
    const { data } = event as TrackReport;
    if (at >= 0) state.tracks[at].report = data;
    else state.tracks.push(newTrack(data));
    return true;
  }
  if (at < 0) return false;
  const track = state.tracks[at];
  switch (event.kind) {
    case trackLost.kind:
      lose(post, state, at, context);
      return false;
    case trackIdentified.kind: {
      const { kind, identity } = (event as TrackIdentified).data;
      track.kind = kind;
      track.identity = identity;
      return true;
    }
    case interceptorLaunched.kind:
      noteLaunch(track);
      return false;
    case launchRefused.kind: {
      const { shots, reason } = (event as LaunchRefused).data;
      withhold(post, track, reason, context);
      return settle(state, at, noteRefusal(state, track, shots));
    }
    default:
      return settle(state, at, noteJudgement(state, track, (event as KillAssessed).data.judgedKilled));
  }
}

/** A track that is given up stays while a salvo at it is under way. */
function lose(post: Post, state: CommandState, at: number, context: Context): void {
  const track = state.tracks[at];
  track.lost = true;
  if (track.kind === '') withhold(post, track, 'not-identified-in-time', context);
  if (track.engagement === null) state.tracks.splice(at, 1);
}

/** After a salvo: a lost track is forgotten, another one may be fired at again. */
function settle(state: CommandState, at: number, over: boolean): boolean {
  if (over && state.tracks[at].lost) state.tracks.splice(at, 1);
  return over;
}

function withhold({ battery }: Post, track: CommandTrack, reason: Reason, context: Context): void {
  if (track.withheld === reason) return;
  track.withheld = reason;
  context.emit(engagementWithheld, battery.id, { battery: battery.id, track: track.report.track, reason });
}

/** Decides once all that this instant brings has been heard. */
function decideSoon(post: Post, state: CommandState, context: Context): void {
  if (state.deciding) return;
  state.deciding = true;
  // What is heard after the command phase of an instant is decided on in the next one.
  const at_us = context.phase > PHASE_COMMAND ? context.time_us + 1 : context.time_us;
  at(post, 'decide', at_us, context);
}

function at(
  { battery }: Post,
  name: 'decide' | 'order' | 'again',
  at_us: TimeUs,
  context: Context,
  track: string | null = null,
): void {
  context.schedule({ at_us, phase: PHASE_COMMAND, entity: battery.id, name, data: track });
}

function decideNow(post: Post, state: CommandState, ports: CommandPorts, context: Context): void {
  state.deciding = false;
  const { id } = post.battery;
  const reaction = (track: CommandTrack) => reactionTime_s(post, track, context);
  for (const action of decide(post.rules, state, context.time_us, ports, reaction)) {
    if (action.kind === 'again') {
      at(post, 'again', action.at_us, context);
      continue;
    }
    const { report } = action.track;
    if (action.kind === 'withheld') {
      context.emit(engagementWithheld, id, { battery: id, track: report.track, reason: action.reason });
    } else if (action.kind === 'decided') at(post, 'order', action.orderAt_us, context, report.track);
    else {
      context.emit(threatEvaluated, id, {
        battery: id,
        track: report.track,
        place: action.place,
        impact_us: report.impact_us ?? context.time_us,
        ...(action.first_us === undefined ? {} : { firstLaunch_us: action.first_us }),
        ...(action.last_us === undefined ? {} : { lastLaunch_us: action.last_us }),
      });
    }
  }
}

function carryOut(post: Post, state: CommandState, id: string, ports: CommandPorts, context: Context): void {
  const index = state.tracks.findIndex(({ report }) => report.track === id);
  if (index < 0) return;
  const track = state.tracks[index];
  if (track.engagement === null || track.engagement.ordered) return;
  const ordered = order(post.rules, state, track, context.time_us, ports);
  if (!ordered.ok) {
    withhold(post, track, ordered.reason, context);
    if (track.lost) state.tracks.splice(index, 1);
    // What it held is free for others.
    decideSoon(post, state, context);
    return;
  }
  const { battery, rules } = post;
  const { group, shots, notBefore_us, notAfter_us } = ordered;
  context.emit(fireOrder, battery.id, {
    order: `${id}-s${track.salvos}`,
    battery: battery.id,
    track: id,
    salvo: track.salvos,
    group,
    shots,
    spacing_s: rules.doctrine.spacing_s,
    notBefore_us,
    notAfter_us,
    draw: drawOf(track),
  });
}

/** The number of the draws of a track and its next salvo. */
function drawOf({ report, salvos }: CommandTrack): number {
  return (drawIndexOf(report.firstPlot_us, report.firstRange_m) + salvos) >>> 0;
}

/** From a decision to its fire order: the operator, and a centre where one has to be asked. */
function reactionTime_s({ rules, stream }: Post, track: CommandTrack, context: Context): number {
  const { operatorDelayAutomatic_s, operatorDelaySemiautomatic_s, authorisationDelay_s, delaySpread } =
    rules.parameters;
  const draw = drawOf(track);
  const varied = (delay_s: number, lane: 0 | 1) =>
    delay_s * (1 + delaySpread * (2 * uniform(context.draws, stream, draw, lane) - 1));
  const operator_s = varied(rules.automatic ? operatorDelayAutomatic_s : operatorDelaySemiautomatic_s, 0);
  return rules.control === 'centralised' ? operator_s + varied(authorisationDelay_s, 1) : operator_s;
}
