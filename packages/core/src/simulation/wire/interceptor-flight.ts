/** One interceptor on its way: planned, handed over, and where it ends. Plain data and what changes it. */
import { geodeticHeight } from '../../earth/index.js';
import {
  type FlyingBodies,
  homeOn,
  isInTheAir,
  nearestBody,
  type Prediction,
  planShot,
  type Seen,
  type Shot,
} from '../../interceptor/index.js';
import type { InterceptorLaunched } from '../../messages/index.js';
import { STATE_SIZE, stateAt } from '../../motion/index.js';
import { secondsToUs, type TimeUs, usToSeconds } from '../../numerics/index.js';
import type { World, WorldLauncherGroup } from '../compile/world.js';

/** An interceptor from its launch on; what it is on its way to changes at handover. */
export interface InterceptorFlight {
  readonly launched: InterceptorLaunched['data'];
  /** Number of the draws that belong to its order. */
  readonly draw: number;
  readonly launch_us: TimeUs;
  /** Index of the battery and of the group of launchers in it. */
  readonly battery: number;
  readonly group: number;
  /** Number of the track it is fired at. */
  readonly number: number;
  /** Where and when it is to meet its target, and how fast. */
  end_us: TimeUs;
  readonly point: [number, number, number];
  speed_mps: number;
  /** How it will end if nothing else happens. */
  fate: 'meets' | 'missed' | 'no-target';
  /** The body it flies at from handover on, and the error that homing had to take out. */
  target: Seen | null;
  handoverError_m: number;
}

function shotOf(world: World, flight: InterceptorFlight): Shot {
  const { type, reach } = groupOf(world, flight);
  return {
    type,
    table: reach,
    launcher: world.batteries[flight.battery].frame,
    launch_s: usToSeconds(flight.launch_us),
  };
}

export function groupOf(world: World, { battery, group }: InterceptorFlight): WorldLauncherGroup {
  return world.batteries[battery].groups[group];
}

const place = new Float64Array(STATE_SIZE);

/** Plans a flight anew with the latest prediction; false, and the old plan kept, where that gives no intercept. */
export function plan(
  world: World,
  flight: InterceptorFlight,
  predicted: Prediction | undefined,
  now_us: TimeUs,
): boolean {
  if (predicted === undefined) {
    flight.fate = 'no-target';
    return false;
  }
  const { position, fastest_mps } = predicted;
  const found = planShot(shotOf(world, flight), position, usToSeconds(now_us), fastest_mps);
  if (!found.ok) {
    flight.fate = 'missed';
    return false;
  }
  position(found.intercept_s, place);
  aimFor(flight, Math.max(secondsToUs(found.intercept_s), now_us), found.speed_mps);
  return true;
}

function aimFor(flight: InterceptorFlight, end_us: TimeUs, speed_mps: number): void {
  flight.end_us = end_us;
  flight.speed_mps = speed_mps;
  for (let i = 0; i < 3; i++) flight.point[i] = place[i];
}

/** The seeker takes over: which body it finds, and whether the interceptor gets there. */
export function handOver(
  world: World,
  flight: InterceptorFlight,
  { position: path }: Prediction,
  bodies: FlyingBodies,
  now_us: TimeUs,
): void {
  const shot = shotOf(world, flight);
  const now_s = usToSeconds(now_us);
  path(now_s, place);
  const threats = world.threats.map(({ id }) => id);
  const seen = nearestBody(threats, bodies, place, now_us, shot.type.seekerBasket_m);
  if (seen === undefined) {
    flight.fate = 'no-target';
    return;
  }
  const body = bodies(seen.threat)[seen.body];
  const planned = { intercept_s: usToSeconds(flight.end_us), speed_mps: flight.speed_mps };
  const homing = homeOn(shot, body, path, now_s, planned);
  flight.target = seen;
  flight.handoverError_m = homing.handoverError_m;
  const end_us = Math.max(secondsToUs(homing.end_s), now_us);
  if (!homing.targetThere) flight.fate = 'no-target';
  else {
    flight.fate = homing.arrives ? 'meets' : 'missed';
    stateAt(body.ephemeris, end_us, place);
    aimFor(flight, end_us, homing.speed_mps);
  }
}

/** What became of the body that an interceptor flies at: there to be met, destroyed before, or otherwise gone. */
export function targetAt(
  { target }: InterceptorFlight,
  bodies: FlyingBodies,
  now_us: TimeUs,
): 'there' | 'destroyed' | 'gone' {
  if (target === null) return 'gone';
  const body = bodies(target.threat)[target.body];
  if (body.destroyed_us !== undefined && body.destroyed_us <= now_us) return 'destroyed';
  return isInTheAir(body, now_us) ? 'there' : 'gone';
}

/** Height of the point it flies to above the ellipsoid, and its distance from the launcher, m. */
export function whereItEnds(world: World, { battery, point: [x, y, z] }: InterceptorFlight) {
  const { originEcef: origin } = world.batteries[battery].frame;
  const [dx, dy, dz] = [x - origin.x, y - origin.y, z - origin.z];
  return { height_m: geodeticHeight(x, y, z), range_m: Math.sqrt(dx * dx + dy * dy + dz * dz) };
}
