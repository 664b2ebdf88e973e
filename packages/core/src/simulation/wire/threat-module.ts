/** Launches threats at their times and tells what happens to them in flight. */
import { ecefToGeodetic, surfaceDistance } from '../../earth/index.js';
import type { Context, LoggedEvent, Module } from '../../engine/index.js';
import {
  apogeePassed,
  bodyDestroyed,
  bodyLanded,
  boostSignature,
  type InterceptorEnded,
  interceptorEnded,
  threatFailed,
  threatLaunched,
  thrustEnded,
  warheadSeparated,
} from '../../messages/index.js';
import { truncate, upAt } from '../../motion/index.js';
import {
  asin,
  type DrawSource,
  InvariantError,
  normal,
  secondsToUs,
  type TimeUs,
  uniform,
  vec3,
} from '../../numerics/index.js';
import { drawFailure, type FlownBody, flyThreat, type Happening, scattered } from '../../threat/index.js';
import type { World, WorldPlace, WorldThreat } from '../compile/world.js';
import { PHASE_MOTION } from './phases.js';

/** One threat that has been launched. */
export interface FlightRecord {
  readonly threat: string;
  readonly launch_us: TimeUs;
  readonly bodies: FlightBody[];
  readonly happenings: readonly Happening[];
}

/** A body as it flies in a run: one that was destroyed ends there. */
export interface FlightBody extends FlownBody {
  readonly destroyed_us?: TimeUs;
}

export interface ThreatState {
  /** In the order of launches; what has not been launched has none. */
  readonly flights: FlightRecord[];
  /** Where the flight of each of the world's threats is among them, −1 before its launch. */
  readonly flightOf: Int32Array;
}

export const THREAT_MODULE = 'threat';

/** A flight could not be computed: the trial counts as invalid. */
export class NumericalFailure extends Error {
  override readonly name = 'NumericalFailure';
}

export function threatModule(world: World): Module<ThreatState> {
  const indexOf = new Map(world.threats.map(({ id }, index) => [id, index]));
  return {
    name: THREAT_MODULE,
    receives: [interceptorEnded.kind],
    receive: (state, event, context) => endBody(state, event as InterceptorEnded & LoggedEvent, context),
    initial: () => ({ flights: [], flightOf: new Int32Array(world.threats.length).fill(-1) }),
    start(_state, context) {
      for (const { launch_us, id } of world.threats) {
        context.schedule({ at_us: launch_us, phase: PHASE_MOTION, entity: id, name: 'launch' });
      }
    },
    handle(state, task, context) {
      const index = indexOf.get(task.entity);
      if (index === undefined) throw new InvariantError(`${task.entity} is no threat`);
      if (task.name === 'launch') launch(world, state, index, context);
      else happen(world, state, index, task.data as number, context);
    },
  };
}

function launch(world: World, state: ThreatState, index: number, context: Context): void {
  const threat = world.threats[index];
  const flight = flightOf(world, threat, context.draws);
  const { coefficients } = flight.bodies[0].ephemeris;
  context.emit(threatLaunched, threat.id, {
    threat: threat.id,
    threatClass: threat.threatClass.id,
    site: threat.siteId,
    target: threat.targetId,
    position_ecef_m: vec3<'ecef'>(coefficients[0], coefficients[5], coefficients[10]),
  });
  const record = {
    threat: threat.id,
    launch_us: threat.launch_us,
    bodies: [...flight.bodies],
    happenings: flight.happenings,
  };
  state.flightOf[index] = state.flights.push(record) - 1;
  flight.happenings.forEach((happening, number) => {
    context.schedule({
      at_us: threat.launch_us + secondsToUs(happening.t_s),
      phase: PHASE_MOTION,
      priority: number,
      entity: threat.id,
      name: 'happening',
      data: number,
    });
  });
}

/** A kill cuts the flight of the body short; what would have happened to it later does not. */
function endBody(
  { flights }: ThreatState,
  { time_us, data }: InterceptorEnded & LoggedEvent,
  context: Context,
): void {
  const { threat, body, interceptor } = data;
  if (data.result !== 'killed' || threat === undefined || body === undefined) return;
  const flight = flights.find((one) => one.threat === threat);
  const at = flight?.bodies.findIndex(({ role }) => role === body) ?? -1;
  if (flight === undefined || at < 0) throw new InvariantError(`${threat} has no ${body} to be destroyed`);
  const flown = flight.bodies[at];
  flight.bodies[at] = { ...flown, ephemeris: truncate(flown.ephemeris, time_us), destroyed_us: time_us };
  // What would have come of it later, its warhead and its empty body, never does.
  const sinceLaunch_us = time_us - flight.launch_us;
  const unborn = flight.bodies.findIndex(({ ephemeris }) => secondsToUs(ephemeris.start_s) > sinceLaunch_us);
  if (unborn >= 0) flight.bodies.length = unborn;
  context.emit(bodyDestroyed, threat, { threat, body, interceptor, height_m: data.height_m });
}

/** The whole flight of one threat under the draws of one trial. */
function flightOf(world: World, threat: WorldThreat, draws: DrawSource) {
  const { failure: chance, dispersion } = threat.streams;
  const failure = drawFailure(threat.threatClass, {
    whether: uniform(draws, chance, 0, 0),
    mode: uniform(draws, chance, 0, 1),
    when: uniform(draws, chance, 1, 0),
    roll: uniform(draws, chance, 1, 1),
  });
  const settings = scattered(
    threat.aim,
    threat.sigma_m,
    normal(draws, dispersion, 0, 0),
    normal(draws, dispersion, 0, 1),
  );
  const { environment } = world;
  const { aimPoint, launch_us, site, threatClass } = threat;
  const flight = flyThreat({ environment, threatClass, site, aimPoint, settings, launch_us, failure });
  if (!flight.ok) throw new NumericalFailure(`${threat.id}: ${flight.reason}`);
  return flight;
}

function happen(world: World, state: ThreatState, index: number, number: number, context: Context): void {
  const threat = world.threats[index];
  const { happenings, bodies } = state.flights[state.flightOf[index]];
  const happening = happenings[number];
  const body = bodies.find(({ role }) => role === happening.role);
  if (body === undefined || body.destroyed_us !== undefined) return;
  const seen = measure(happening.state);
  switch (happening.kind) {
    case 'failed':
      if (happening.failure === undefined) throw new InvariantError('a failure without a mode');
      context.emit(threatFailed, threat.id, {
        threat: threat.id,
        mode: happening.failure,
        height_m: seen.height_m,
      });
      return;
    case 'thrust-ended':
      context.emit(thrustEnded, threat.id, {
        threat: threat.id,
        height_m: seen.height_m,
        speed_mps: seen.speed_mps,
        flightPathAngle_rad: seen.flightPathAngle_rad,
      });
      context.emit(boostSignature, threat.id, signatureAt(threat, happening, happenings));
      return;
    case 'separated':
      context.emit(warheadSeparated, threat.id, { threat: threat.id, height_m: seen.height_m });
      return;
    case 'apogee':
      context.emit(apogeePassed, threat.id, {
        threat: threat.id,
        body: happening.role,
        height_m: seen.height_m,
        speed_mps: seen.speed_mps,
      });
      return;
    case 'impact': {
      const place = placeAt(world, seen, threat.targetId);
      const landed = {
        threat: threat.id,
        body: happening.role,
        latitude_rad: seen.latitude_rad,
        longitude_rad: seen.longitude_rad,
        height_m: seen.height_m,
        speed_mps: seen.speed_mps,
        flightPathAngle_rad: seen.flightPathAngle_rad,
        miss_m: surfaceDistance(seen, threat.aimPoint),
      };
      context.emit(
        bodyLanded,
        threat.id,
        place === undefined ? landed : Object.assign(landed, { place: place.id }),
      );
    }
  }
}

/**
 * The burn as an ideal sensor overhead would know it. The impact is where the body that carries the warhead comes down;
 * where it breaks up on the way that is known too early, by some kilometres, far less than any report's error.
 */
function signatureAt(threat: WorldThreat, burnout: Happening, happenings: readonly Happening[]) {
  const impact = happenings.find((one) => one.kind === 'impact' && one.role !== 'spent-body');
  if (impact === undefined) throw new InvariantError(`${threat.id} has no impact`);
  const { latitude_rad, longitude_rad } = measure(impact.state);
  return {
    signature: threat.signature,
    ignition_us: threat.launch_us,
    burnTime_s: burnout.t_s,
    impactLatitude_rad: latitude_rad,
    impactLongitude_rad: longitude_rad,
  };
}

interface Measured {
  readonly latitude_rad: number;
  readonly longitude_rad: number;
  readonly height_m: number;
  readonly speed_mps: number;
  readonly flightPathAngle_rad: number;
}

function measure(state: Float64Array): Measured {
  const x = state[0];
  const y = state[1];
  const z = state[2];
  const vx = state[3];
  const vy = state[4];
  const vz = state[5];
  const { latitude_rad, longitude_rad, height_m } = ecefToGeodetic(vec3<'ecef'>(x, y, z));
  const up = new Float64Array(3);
  upAt({ kind: 'wgs84' }, x, y, z, up);
  const speed_mps = Math.sqrt(vx * vx + vy * vy + vz * vz);
  const climb = vx * up[0] + vy * up[1] + vz * up[2];
  const flightPathAngle_rad = speed_mps === 0 ? 0 : asin(Math.min(1, Math.max(-1, climb / speed_mps)));
  return { latitude_rad, longitude_rad, height_m, speed_mps, flightPathAngle_rad };
}

/** The place in whose area a point lies; where areas overlap the one that was aimed at, else the nearest. */
function placeAt(world: World, point: Measured, targetId: string): WorldPlace | undefined {
  let nearest: WorldPlace | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const place of world.places) {
    const away = surfaceDistance(point, place);
    if (away > place.radius_m) continue;
    if (place.id === targetId) return place;
    if (away < least) {
      nearest = place;
      least = away;
    }
  }
  return nearest;
}
