/**
 * The equations of motion of a point mass with thrust and drag over a rotating Earth.
 *
 * Model: r̈ = g(r) + ω²·(x, y, 0) + 2ω·(ẏ, −ẋ, 0) − ½ ρ v_a · |v_a| · C(M)·A/m + T/m · d̂, in the Earth-fixed frame,
 *   with v_a the velocity relative to the air. Mass falls linearly while the motor burns.
 * Source: Zarchan, "Tactical and Strategic Missile Guidance"; Vallado, "Fundamentals of Astrodynamics and Applications".
 * Ignores: lift and the drag of incidence, thrust varying with ambient pressure (the specific impulse is a mean
 *   over the ascent), attitude dynamics, tides and the pull of other bodies. For predicting what a defence sees,
 *   these are far below the spread of the public figures.
 */
import {
  airInLayer,
  fallAndHeight,
  LOCAL_DENSITY,
  LOCAL_HEIGHT,
  LOCAL_LAYER,
  LOCAL_SLOWNESS,
  WGS84_GM_M3PS2,
} from '../earth/index.js';
import type { Derivative } from '../numerics/index.js';
import { type DragShape, dragRatioAt } from './drag-shape.js';
import { type FlightEnvironment, gravitation, heightAbove, windAt } from './flight-environment.js';
import { type Thrust, thrustDirection, turnedDirection, turnOf } from './thrust.js';

/** A point mass during one phase of its flight. */
export interface FlightPhase {
  /** Mass at ignition while burning, else the constant mass, kg. */
  readonly mass_kg: number;
  /** Drag coefficient times reference area where the drag shape is 1, m². */
  readonly dragArea_m2: number;
  readonly drag: DragShape;
  readonly thrust?: Thrust;
}

/** What the right-hand side needs of one phase in one environment, looked up once. */
export interface BallisticModel {
  readonly environment: FlightEnvironment;
  readonly drag: DragShape;
  readonly hasThrust: boolean;
  readonly hasAir: boolean;
  readonly hasWind: boolean;
  /** J2 gravity over WGS-84: the common case, for which one function gives gravitation and height at once. */
  readonly isCommon: boolean;
  /** The numbers of the phase; their places are below. */
  readonly numbers: Float64Array;
  /** See `turnOf`. */
  readonly turn: Float64Array;
  /**
   * What the body meets where it was last looked at, at the places `LOCAL_…`. A layer of the
   * air stands there while a step is taken that is to end at a border: see `airInLayer`.
   */
  readonly local: Float64Array;
}

/** Place in `local` of the Mach number relative to the air. */
export const LOCAL_MACH = 6;
/**
 * Place in `local` of the share of its velocity relative to the air that drag takes from the body each second, 1/s: that of
 * the first component of gravitation, which has been used by then. Where there is no air it does not stand there.
 */
export const LOCAL_DRAG_RATE = 0;

/** Places in `numbers`; the first mass is what it would have been when the flight's clock read zero. */
const ROTATION = 0;
const MASS_AT_ZERO = 1;
const MASS_FLOW = 2;
const DRAG_AREA = 3;
const FORCE = 4;
const DIRECTION = 5;
/** Arrays of no more numbers than this are cheap to make. */
const PLACES = 8;

// Imported numbers are looked up at each use; these the engine knows.
const HEIGHT = LOCAL_HEIGHT;
const DENSITY = LOCAL_DENSITY;
const SLOWNESS = LOCAL_SLOWNESS;
const MACH = LOCAL_MACH;
const DRAG_RATE = LOCAL_DRAG_RATE;

const windThere = new Float64Array(3);

/** The model of a phase, for `ballisticRates`. */
export function ballisticModel(environment: FlightEnvironment, phase: FlightPhase): BallisticModel {
  const { thrust } = phase;
  const wind = environment.wind_enu_mps;
  const numbers = new Float64Array(PLACES);
  numbers[ROTATION] = environment.rotation_radps;
  numbers[MASS_AT_ZERO] = phase.mass_kg;
  numbers[DRAG_AREA] = phase.dragArea_m2;
  if (thrust !== undefined) {
    numbers[MASS_AT_ZERO] += thrust.massFlow_kgps * thrust.ignition_s;
    numbers[MASS_FLOW] = thrust.massFlow_kgps;
    numbers[FORCE] = thrust.force_N;
    thrustDirection(thrust, numbers, DIRECTION);
  }
  const local = new Float64Array(PLACES);
  local[LOCAL_LAYER] = -1;
  return {
    environment,
    drag: phase.drag,
    hasThrust: thrust !== undefined,
    hasAir: environment.atmosphere === 'us1976' && phase.dragArea_m2 > 0,
    hasWind: wind[0] !== 0 || wind[1] !== 0 || wind[2] !== 0,
    isCommon:
      environment.gravity === 'j2' &&
      environment.mu_m3ps2 === WGS84_GM_M3PS2 &&
      environment.figure.kind === 'wgs84',
    numbers,
    turn: turnOf(thrust),
    local,
  };
}

/** The right-hand side; state is [x, y, z, ẋ, ẏ, ż] in the Earth-fixed frame, m and m/s. */
export const ballisticRates: Derivative<BallisticModel> = (t, state, rate, model) => {
  const { numbers, local } = model;
  // Compared with `true`, a property is looked at once; otherwise the engine asks for each of the values that count as false.
  if (model.isCommon === true) fallAndHeight(state, local);
  else fallAndHeightElsewhere(model.environment, state, local);
  const omega = numbers[ROTATION];
  const vx = state[3];
  const vy = state[4];
  const vz = state[5];
  let ax = local[0] + omega * (omega * state[0] + 2 * vy);
  let ay = local[1] + omega * (omega * state[1] - 2 * vx);
  let az = local[2];
  const perMass = 1 / (numbers[MASS_AT_ZERO] - numbers[MASS_FLOW] * t);
  if (model.hasAir === true) {
    airInLayer(local);
    let wx = vx;
    let wy = vy;
    let wz = vz;
    if (model.hasWind === true) {
      windAt(model.environment, state, windThere);
      wx -= windThere[0];
      wy -= windThere[1];
      wz -= windThere[2];
    }
    const speed = Math.sqrt(wx * wx + wy * wy + wz * wz);
    const mach = speed * local[SLOWNESS];
    local[MACH] = mach;
    const drag = -0.5 * numbers[DRAG_AREA] * perMass * speed * local[DENSITY] * dragRatioAt(model.drag, mach);
    local[DRAG_RATE] = -drag;
    ax += drag * wx;
    ay += drag * wy;
    az += drag * wz;
  }
  if (model.hasThrust === true) {
    if (model.turn.length > 0) turnedDirection(model.turn, t, numbers, DIRECTION);
    const push = numbers[FORCE] * perMass;
    ax += push * numbers[DIRECTION];
    ay += push * numbers[DIRECTION + 1];
    az += push * numbers[DIRECTION + 2];
  }
  rate[0] = vx;
  rate[1] = vy;
  rate[2] = vz;
  rate[3] = ax;
  rate[4] = ay;
  rate[5] = az;
};

function fallAndHeightElsewhere(
  environment: FlightEnvironment,
  state: Float64Array,
  local: Float64Array,
): void {
  gravitation(environment, state[0], state[1], state[2], local);
  local[HEIGHT] = heightAbove(environment.figure, state[0], state[1], state[2]);
}
