/** The passes of bodies by radars: noted when a body is launched, told when they are over, with what stood in the way. */
import type { Context } from '../../engine/index.js';
import { plotOrigins, type Reason, radarPass } from '../../messages/index.js';
import type { TimeUs } from '../../numerics/index.js';
import {
  emptyFlightBox,
  fillFlightBox,
  isBeyond,
  type NumberedBodies,
  rangeWindow,
  type TrueBody,
} from '../../radar/index.js';
import type { World } from '../compile/world.js';

/** One body while it may be within a radar's range. */
export interface Pass {
  /** Index among the world's threats, and of the body among those of its threat. */
  readonly threat: number;
  readonly body: number;
  readonly from_us: TimeUs;
  readonly to_us: TimeUs;
  looks: number;
  /** What was detected of it: looks of the radar, indices of the plots in them, times and true ranges. */
  readonly seen: {
    readonly looks: number[];
    readonly plots: number[];
    readonly times_us: number[];
    readonly ranges_m: number[];
  };
  /** How often each obstacle stood in the way. */
  readonly obstacles: { readonly reason: Reason; count: number }[];
}

/** The passes that the bodies of a new launch will make, each with the index of the battery. */
export function passesOf(
  world: World,
  threat: number,
  bodies: NumberedBodies,
): readonly { readonly battery: number; readonly pass: Pass }[] {
  const passes: { readonly battery: number; readonly pass: Pass }[] = [];
  bodies(threat).forEach(({ ephemeris }, body) => {
    fillFlightBox(ephemeris, box);
    world.batteries.forEach(({ frame, radar }, battery) => {
      const { maximumRange_m } = radar.volume;
      if (isBeyond(frame.originEcef, maximumRange_m, box)) return;
      const window = rangeWindow(frame.originEcef, maximumRange_m, ephemeris);
      if (window === undefined) return;
      const pass = { threat, body, ...window, looks: 0, seen: nothingSeen(), obstacles: [] };
      passes.push({ battery, pass });
    });
  });
  return passes;
}

const box = emptyFlightBox();

function nothingSeen(): Pass['seen'] {
  return { looks: [], plots: [], times_us: [], ranges_m: [] };
}

/** Whether a body is launched and not destroyed, and the radar may see it. */
export function isInTheAir({ destroyed_us, ephemeris }: TrueBody, now_us: TimeUs): boolean {
  if (destroyed_us !== undefined && destroyed_us <= now_us) return false;
  return now_us >= ephemeris.epoch_us + ephemeris.start_s * 1e6;
}

/** Counts a look that something stood in the way of. */
export function countObstacle({ obstacles }: Pass, reason: Reason): void {
  const known = obstacles.find((one) => one.reason === reason);
  if (known === undefined) obstacles.push({ reason, count: 1 });
  else known.count += 1;
}

/** Takes a pass out of a radar's list, where it still is in it, and tells how it went. */
export function endPass(
  world: World,
  battery: number,
  passes: Pass[],
  threat: number,
  body: number,
  role: TrueBody['role'],
  context: Context,
): void {
  const at = passes.findIndex((pass) => pass.threat === threat && pass.body === body);
  if (at < 0) return;
  const [pass] = passes.splice(at, 1);
  const { id } = world.batteries[battery];
  const about = { radar: id, threat: world.threats[threat].id, body: role };
  const detections = pass.seen.looks.length;
  if (detections > 0) context.emit(plotOrigins, id, { ...about, ...pass.seen });
  context.emit(radarPass, id, { ...about, looks: pass.looks, detections, limit: limitOf(pass) });
}

/** Drops the passes of bodies from a number on, which never come to be: a missile was destroyed before they separated. */
export function dropPasses(passes: Pass[], threat: number, from: number): void {
  for (let at = passes.length - 1; at >= 0; at--) {
    if (passes[at].threat === threat && passes[at].body >= from) passes.splice(at, 1);
  }
}

/**
 * What stood in the way most often, looks that found nothing among it; range only where nothing else did, because every flight is out of
 * range at first.
 */
function limitOf({ looks, seen, obstacles }: Pass): Reason {
  if (seen.looks.length > 0) return 'not-tracked-in-time';
  let limit: Reason = looks > 0 ? 'not-detected' : 'beyond-radar-range';
  let most = looks;
  for (const { reason, count } of obstacles) {
    if (reason === 'beyond-radar-range' || count <= most) continue;
    limit = reason;
    most = count;
  }
  return limit;
}
