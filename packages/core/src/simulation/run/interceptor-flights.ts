/** How interceptors flew, for recordings: read from the events of a run that is over. No outcome comes from it. */
import { isEvent, type LoggedEvent } from '../../engine/index.js';
import { interceptorPath } from '../../interceptor/index.js';
import {
  type InterceptorEnded,
  type InterceptorLaunched,
  interceptorEnded,
  interceptorLaunched,
} from '../../messages/index.js';
import type { Ephemeris } from '../../motion/index.js';
import { invariant, type TimeUs } from '../../numerics/index.js';
import type { World } from '../compile/world.js';
import type { Outcome } from '../outcome/index.js';

/** One interceptor from its launcher to its end. */
export interface InterceptorRecord {
  readonly interceptor: string;
  readonly battery: string;
  /** Catalogue id of its type. */
  readonly type: string;
  /** The track it was fired at. */
  readonly track: string;
  readonly salvo: number;
  readonly launch_us: TimeUs;
  /** What became of it and when; absent where the run ended before. */
  readonly result?: InterceptorEnded['data']['result'];
  readonly end_us?: TimeUs;
  /** The threat it flew at or, where it saw none, the one that its track was of; absent where the track was of none. */
  readonly threat?: string;
  /** Its flight; absent where it met its end at the launcher or had none yet, or where the fly-out does not get there. */
  readonly ephemeris?: Ephemeris;
}

/** What a run gave that the flights of its interceptors follow from. */
export interface InterceptorsOf {
  /** The world that was run. */
  readonly world: World;
  readonly events: readonly LoggedEvent[];
  readonly outcome: Outcome;
}

/** Every interceptor that was launched, in the order of launches. */
export function interceptorFlights({ world, events, outcome }: InterceptorsOf): readonly InterceptorRecord[] {
  const ends = new Map<string, InterceptorEnded>();
  for (const event of events) if (isEvent(event, interceptorEnded)) ends.set(event.data.interceptor, event);
  const threatOf = new Map(
    outcome.threats.flatMap(({ threat, ladders }) =>
      ladders.flatMap(({ shots }) => shots.map(({ interceptor }) => [interceptor, threat] as const)),
    ),
  );
  return events.flatMap((event) => {
    if (!isEvent(event, interceptorLaunched)) return [];
    const { interceptor, battery, type, track, salvo } = event.data;
    const end = ends.get(interceptor);
    const threat = end?.data.threat ?? threatOf.get(interceptor);
    const ephemeris = end === undefined ? undefined : pathOf(world, event, end);
    return {
      interceptor,
      battery,
      type,
      track,
      salvo,
      launch_us: event.time_us,
      ...(end === undefined ? {} : { result: end.data.result, end_us: end.time_us }),
      ...(threat === undefined ? {} : { threat }),
      ...(ephemeris === undefined ? {} : { ephemeris }),
    };
  });
}

function pathOf(world: World, launch: InterceptorLaunched, end: InterceptorEnded): Ephemeris | undefined {
  if (end.time_us <= launch.time_us) return undefined;
  const { battery: id, group: groupId } = launch.data;
  const battery = world.batteries.find((one) => one.id === id);
  const group = battery?.groups.find((one) => one.id === groupId);
  invariant(battery !== undefined && group !== undefined, `${id} has no group of launchers '${groupId}'`);
  return interceptorPath({
    environment: world.environment,
    type: group.reach.type,
    launcher: battery.frame,
    launch_us: launch.time_us,
    point: end.data.position_ecef_m,
    end_us: end.time_us,
  });
}
