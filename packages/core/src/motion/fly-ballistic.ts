/**
 * A body flown from a given start: the calculator behind `testudo model trajectory`.
 *
 * The flight has no aim: it answers where a body with this start goes, which is what checks of the equations of
 * motion need.
 */
import { densityAndSoundSpeed, enuVectorToEcef, geodeticToEcef, localFrame } from '../earth/index.js';
import { asin, cos, sin, type Vec3, vec3 } from '../numerics/index.js';
import { ballisticModel } from './ballistic-model.js';
import type { DragShape } from './drag-shape.js';
import { STATE_SIZE, stateAtSeconds } from './ephemeris.js';
import {
  type EarthFigure,
  type FlightEnvironment,
  heightAbove,
  positionOver,
  upAt,
} from './flight-environment.js';
import { type PropagationOptions, propagate } from './propagate.js';
import { apogee, type SwitchingFunction, sinksThrough } from './switching-functions.js';

/** Where a flight starts; the velocity is relative to the ground. Latitude is geocentric on a sphere. */
export interface BallisticStart {
  readonly latitude_rad: number;
  readonly longitude_rad: number;
  readonly height_m: number;
  readonly velocity_enu_mps: readonly [number, number, number];
}

export interface BallisticBody {
  readonly mass_kg: number;
  readonly area_m2: number;
  /** Drag coefficient over Mach number. */
  readonly drag: DragShape;
}

export interface BallisticRequest {
  readonly start: BallisticStart;
  readonly body: BallisticBody;
  readonly environment: FlightEnvironment;
  readonly duration_s: number;
  readonly outputEvery_s: number;
  /** The flight ends where it sinks through this height; undefined lets it go on below ground. */
  readonly groundHeight_m?: number;
  /** How finely to integrate; left out, as finely as runs do. */
  readonly options?: PropagationOptions;
}

/** The body at one moment. `mach` is absent where there is no air. */
export interface BallisticState {
  readonly time_s: number;
  readonly latitude_rad: number;
  readonly longitude_rad: number;
  readonly height_m: number;
  readonly velocity_enu_mps: Vec3<'enu'>;
  readonly speed_mps: number;
  /** Elevation of the velocity above the local horizontal. */
  readonly flightPathAngle_rad: number;
  readonly mach?: number;
  readonly position_ecef_m: Vec3<'ecef'>;
}

export interface BallisticEvent extends BallisticState {
  readonly event: string;
}

export type BallisticFlight =
  | {
      readonly ok: true;
      readonly states: readonly BallisticState[];
      readonly events: readonly BallisticEvent[];
    }
  | { readonly ok: false; readonly reason: string };

/** Output times nearer to the end than this are the end. */
const SAME_TIME_S = 1e-9;

/**
 * Flies the body and returns its state at every multiple of `outputEvery_s` and at the end (`duration_s`, or the
 * ground if that comes first), with apogee and impact as events.
 */
export function flyBallistic(request: BallisticRequest): BallisticFlight {
  const { environment, body, duration_s } = request;
  const initial = initialState(environment.figure, request.start);
  const phase = { mass_kg: body.mass_kg, dragArea_m2: body.area_m2, drag: body.drag };
  const switches: SwitchingFunction[] = [apogee];
  if (request.groundHeight_m !== undefined) {
    switches.push(sinksThrough('impact', environment.figure, request.groundHeight_m, true));
  }
  const model = ballisticModel(environment, phase);
  if (duration_s === 0) {
    return { ok: true, states: [describe(environment, 0, initial)], events: [] };
  }
  const flight = propagate(initial, 0, 0, [{ model, until_s: duration_s }], switches, request.options);
  if (!flight.ok) return { ok: false, reason: `${flight.reason} at ${flight.t_s} s` };
  const states: BallisticState[] = [];
  const state = new Float64Array(STATE_SIZE);
  const { ephemeris } = flight;
  if (ephemeris !== undefined) {
    for (let i = 0; ; i++) {
      const t = i * request.outputEvery_s;
      // A multiple that should be the end itself may fall a rounding short of it.
      if (t >= flight.end_s - SAME_TIME_S) break;
      stateAtSeconds(ephemeris, t, state);
      states.push(describe(environment, t, state));
    }
  }
  states.push(describe(environment, flight.end_s, flight.final));
  const events = flight.crossings.map((crossing) => ({
    event: crossing.name,
    ...describe(environment, crossing.t_s, crossing.state),
  }));
  return { ok: true, states, events };
}

function initialState(figure: EarthFigure, start: BallisticStart): Float64Array {
  const { latitude_rad, longitude_rad, height_m } = start;
  const enu = vec3<'enu'>(...start.velocity_enu_mps);
  const frame = localFrame({ latitude_rad, longitude_rad, height_m });
  const velocity = enuVectorToEcef(frame, enu);
  let position = geodeticToEcef({ latitude_rad, longitude_rad, height_m });
  if (figure.kind === 'sphere') {
    const r = figure.radius_m + height_m;
    position = vec3<'ecef'>(
      r * cos(latitude_rad) * cos(longitude_rad),
      r * cos(latitude_rad) * sin(longitude_rad),
      r * sin(latitude_rad),
    );
  }
  return Float64Array.of(position.x, position.y, position.z, velocity.x, velocity.y, velocity.z);
}

function describe(environment: FlightEnvironment, time_s: number, state: Float64Array): BallisticState {
  const [x, y, z, vx, vy, vz] = state;
  const { figure } = environment;
  const place = positionOver(figure, x, y, z);
  const up = new Float64Array(3);
  upAt(figure, x, y, z, up);
  const q = Math.sqrt(up[0] * up[0] + up[1] * up[1]);
  const ex = q > 0 ? -up[1] / q : 0;
  const ey = q > 0 ? up[0] / q : 1;
  const east = vx * ex + vy * ey;
  const north = vx * (-up[2] * ey) + vy * (up[2] * ex) + vz * (up[0] * ey - up[1] * ex);
  const upward = vx * up[0] + vy * up[1] + vz * up[2];
  const [windEast, windNorth, windUp] = environment.wind_enu_mps;
  const speed = Math.sqrt(vx * vx + vy * vy + vz * vz);
  return {
    time_s,
    ...place,
    velocity_enu_mps: vec3<'enu'>(east, north, upward),
    speed_mps: speed,
    flightPathAngle_rad: speed === 0 ? 0 : asin(Math.min(1, Math.max(-1, upward / speed))),
    ...machAt(environment, heightAbove(figure, x, y, z), east - windEast, north - windNorth, upward - windUp),
    position_ecef_m: vec3<'ecef'>(x, y, z),
  };
}

function machAt(
  environment: FlightEnvironment,
  height_m: number,
  east: number,
  north: number,
  up: number,
): { readonly mach?: number } {
  if (environment.atmosphere === 'none') return {};
  const air = new Float64Array(2);
  densityAndSoundSpeed(height_m, air);
  return { mach: Math.sqrt(east * east + north * north + up * up) / air[1] };
}
