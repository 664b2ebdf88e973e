/**
 * Radars look while something can be in their range: whole frames in search, beams at what their tracker asks for.
 *
 * Model: everything in the search volume is looked at once a frame, at the frame's end; beams wanted by the tracker are sent together
 *   once each track interval, and a beam covers what is within a beam's width of it. Frames get longer by the share of time that beams
 *   take. A frame's phase is drawn once a trial.
 */
import type { Context, LoggedEvent, Module } from '../../engine/index.js';
import {
  type BatteryStatus,
  type BodyDestroyed,
  batteryStatus,
  bodyDestroyed,
  type Reason,
  type ThreatLaunched,
  threatLaunched,
} from '../../messages/index.js';
import { positionAt } from '../../motion/index.js';
import { invariant, secondsToUs, type TimeUs, uniform } from '../../numerics/index.js';
import {
  BEAM_PLACES,
  type BeamsWanted,
  emptySight,
  enuFrom,
  isInABeam,
  type NumberedBodies,
  obstacle,
  type Sight,
  sightFrom,
} from '../../radar/index.js';
import type { World } from '../compile/world.js';
import { PHASE_RADAR } from './phases.js';
import { addLook, frameWith, type Looking, listOf, lookingOf, reportLook } from './radar-looks.js';
import { countObstacle, dropPasses, endPass, isInTheAir, type Pass, passesOf } from './radar-passes.js';

const RADAR_MODULE = 'radar';

/** The radars of a run, in the order of the batteries. */
export interface RadarState {
  readonly radars: OneRadar[];
}

interface OneRadar {
  radiating: boolean;
  offBecause: Reason;
  /** Number of the next look. */
  look: number;
  searching: boolean;
  tracking: boolean;
  /** Beams sent at the last track look: what the frame is lengthened for. */
  beams: number;
  readonly passes: Pass[];
}

/** What radars see of the world, and what their trackers want: filled where modules are put together. */
export interface RadarPorts {
  readonly bodies: (context: Context) => NumberedBodies;
  readonly beams: (context: Context) => BeamsWanted;
}

export function radarModule(world: World, ports: RadarPorts): Module<RadarState> {
  const threats = new Map(world.threats.map(({ id }, index) => [id, index]));
  const batteries = new Map(world.batteries.map(({ id }, index) => [id, index]));
  const looking = world.batteries.map((_, index) => lookingOf(world, index));
  const indexOf = (among: ReadonlyMap<string, number>, id: string): number => {
    const index = among.get(id);
    invariant(index !== undefined, `${id} is not in the world`);
    return index;
  };
  return {
    name: RADAR_MODULE,
    receives: [threatLaunched.kind, batteryStatus.kind, bodyDestroyed.kind],
    initial: () => ({ radars: world.batteries.map(darkRadar) }),
    receive({ radars }, event, context) {
      if (event.kind === batteryStatus.kind) {
        const { battery, radiating, radarOffBecause } = (event as BatteryStatus & LoggedEvent).data;
        const radar = radars[indexOf(batteries, battery)];
        radar.radiating = radiating;
        radar.offBecause = radarOffBecause ?? 'not-radiating';
      } else if (event.kind === threatLaunched.kind) {
        const { threat } = (event as ThreatLaunched & LoggedEvent).data;
        notePasses(world, radars, indexOf(threats, threat), ports.bodies(context), context);
      } else {
        // What was destroyed passes no radar any more.
        const { threat, body } = (event as BodyDestroyed & LoggedEvent).data;
        const index = indexOf(threats, threat);
        const left = ports.bodies(context)(index);
        const number = left.findIndex(({ role }) => role === body);
        radars.forEach(({ passes }, battery) => {
          endPass(world, battery, passes, index, number, body, context);
          dropPasses(passes, index, left.length);
        });
      }
    },
    handle({ radars }, task, context) {
      const battery = indexOf(batteries, task.entity);
      const radar = radars[battery];
      const bodies = ports.bodies(context);
      if (task.name === 'enter') enter(radar, looking[battery], context);
      else if (task.name === 'search') search(world, radar, looking[battery], bodies, context);
      else if (task.name === 'track')
        track(world, radar, looking[battery], bodies, ports.beams(context), context);
      else {
        const { threat, body } = task.data as { threat: number; body: number };
        const left = bodies(threat)[body];
        if (left === undefined) return;
        const { role } = left;
        endPass(world, battery, radar.passes, threat, body, role, context);
      }
    },
  };
}

function darkRadar(): OneRadar {
  return {
    radiating: false,
    offBecause: 'not-radiating',
    look: 0,
    searching: false,
    tracking: false,
    beams: 0,
    passes: [],
  };
}

/** Notes when the bodies of a new launch may be within range of which radar. */
function notePasses(
  world: World,
  radars: readonly OneRadar[],
  threat: number,
  bodies: NumberedBodies,
  context: Context,
): void {
  for (const { battery, pass } of passesOf(world, threat, bodies)) {
    radars[battery].passes.push(pass);
    const { id: entity } = world.batteries[battery];
    const from_us = Math.max(pass.from_us, context.time_us);
    const to_us = Math.max(pass.to_us, context.time_us);
    const data = { threat, body: pass.body };
    context.schedule({ at_us: from_us, phase: PHASE_RADAR, entity, name: 'enter' });
    context.schedule({ at_us: to_us + 1, phase: PHASE_RADAR, entity, name: 'leave', data });
  }
}

function lookNext(name: 'search' | 'track', at_us: TimeUs, { battery }: Looking, context: Context): void {
  context.schedule({ at_us, phase: PHASE_RADAR, entity: battery.id, name });
}

/** Search begins with the first body that may be in range, at the end of the frame that is under way then. */
function enter(radar: OneRadar, looking: Looking, context: Context): void {
  if (radar.searching) return;
  radar.searching = true;
  const { frame_us, phase } = looking;
  const offset_us = Math.floor(uniform(context.draws, phase, 0) * frame_us);
  const frames = Math.ceil((context.time_us - offset_us) / frame_us);
  lookNext('search', offset_us + frames * frame_us, looking, context);
}

const truth = new Float64Array(3);
const sight: Sight = emptySight();

function search(
  world: World,
  radar: OneRadar,
  looking: Looking,
  bodies: NumberedBodies,
  context: Context,
): void {
  const now_us = context.time_us;
  if (!radar.passes.some(({ from_us, to_us }) => from_us <= now_us && to_us >= now_us)) {
    radar.searching = false;
    return;
  }
  const { battery, site, plots } = looking;
  plots.count = 0;
  for (const pass of radar.passes) {
    if (pass.from_us > now_us || pass.to_us < now_us) continue;
    const body = bodies(pass.threat)[pass.body];
    if (!isInTheAir(body, now_us)) continue;
    if (!radar.radiating) {
      countObstacle(pass, radar.offBecause);
      continue;
    }
    positionAt(body.ephemeris, now_us, truth);
    const hidden = obstacle(site, sightFrom(site, truth, sight), 'search');
    if (hidden !== undefined) countObstacle(pass, hidden);
    else addLook(world, looking, pass, body.role, sight, battery.radar.search.dwell_s, radar.look, context);
  }
  if (plots.count > 0) {
    reportLook(looking, radar.look++, 'search', [], context);
    if (!radar.tracking) trackNext(radar, looking, context);
  }
  lookNext('search', now_us + frameWith(looking, radar.beams), looking, context);
}

function trackNext(radar: OneRadar, looking: Looking, context: Context): void {
  radar.tracking = true;
  lookNext('track', context.time_us + secondsToUs(looking.battery.radar.trackInterval_s), looking, context);
}

/** Room for the beams of one look: of each the number of its track and its direction. */
const beams = new Float64Array(BEAM_PLACES * 4096);
const enu_m = new Float64Array(3);

function track(
  world: World,
  radar: OneRadar,
  looking: Looking,
  bodies: NumberedBodies,
  wanted: BeamsWanted,
  context: Context,
): void {
  const { battery, chord2, pointing, site, plots } = looking;
  const now_us = context.time_us;
  radar.tracking = false;
  radar.beams = radar.radiating ? wanted(battery.id, now_us, beams) : 0;
  if (radar.beams === 0) return;
  plots.count = 0;
  for (const pass of radar.passes) {
    if (pass.from_us > now_us || pass.to_us < now_us) continue;
    const body = bodies(pass.threat)[pass.body];
    if (!isInTheAir(body, now_us)) continue;
    positionAt(body.ephemeris, now_us, truth);
    if (!isInABeam(pointing, chord2, enuFrom(site, truth, enu_m), beams, radar.beams)) continue;
    if (obstacle(site, sightFrom(site, truth, sight), 'track') !== undefined) continue;
    addLook(world, looking, pass, body.role, sight, battery.radar.trackDwell_s, radar.look, context);
  }
  const lookedAt = tracksIn(radar.beams);
  if (plots.count > 0 || lookedAt.length > 0) reportLook(looking, radar.look++, 'track', lookedAt, context);
  trackNext(radar, looking, context);
}

/** Numbers of the tracks that the beams are pointed at. They are counted first: a list that grows takes room for seventeen. */
function tracksIn(sent: number): readonly number[] {
  let count = 0;
  for (let i = 0; i < sent; i++) if (beams[BEAM_PLACES * i] > 0) tracked[count++] = beams[BEAM_PLACES * i];
  return listOf(tracked, count);
}

const tracked = new Float64Array(beams.length / BEAM_PLACES);
