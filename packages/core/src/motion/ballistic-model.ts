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
import { densityAndSoundSpeed } from '../earth/index.js';
import { cos, type Derivative, sin } from '../numerics/index.js';
import { type DragShape, dragRatioAt } from './drag-shape.js';
import { type FlightEnvironment, gravitation, heightAbove, upAt } from './flight-environment.js';

/** Thrust along a direction fixed to the ground that may turn at a constant rate in one vertical plane. */
export interface Thrust {
  readonly force_N: number;
  readonly massFlow_kgps: number;
  /** When the burn began on the flight's clock; mass counts from there. */
  readonly ignition_s: number;
  /** Launch horizon's unit vectors in the Earth-fixed frame: along the azimuth of flight, and up. */
  readonly forward_ecef: readonly [number, number, number];
  readonly up_ecef: readonly [number, number, number];
  /** Elevation of the thrust at `elevationTime_s`, and how fast it changes. */
  readonly elevation_rad: number;
  readonly elevationRate_radps: number;
  readonly elevationTime_s: number;
}

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
  readonly mass_kg: number;
  readonly dragArea_m2: number;
  readonly drag: DragShape;
  readonly thrust: Thrust | undefined;
  readonly hasAir: boolean;
  readonly hasWind: boolean;
  /** Three places for an acceleration or a direction, and two for density and speed of sound. */
  readonly vector: Float64Array;
  readonly air: Float64Array;
}

/** The model of a phase, for `ballisticRates`. */
export function ballisticModel(environment: FlightEnvironment, phase: FlightPhase): BallisticModel {
  return {
    environment,
    mass_kg: phase.mass_kg,
    dragArea_m2: phase.dragArea_m2,
    drag: phase.drag,
    thrust: phase.thrust,
    hasAir: environment.atmosphere === 'us1976' && phase.dragArea_m2 > 0,
    hasWind: environment.wind_enu_mps.some((component) => component !== 0),
    vector: new Float64Array(3),
    air: new Float64Array(2),
  };
}

/** The right-hand side; state is [x, y, z, ẋ, ẏ, ż] in the Earth-fixed frame, m and m/s. */
export const ballisticRates: Derivative<BallisticModel> = (t, state, rate, model) => {
  const { environment, thrust, vector, air } = model;
  const { figure, rotation_radps: omega } = environment;
  const x = state[0];
  const y = state[1];
  const z = state[2];
  const vx = state[3];
  const vy = state[4];
  const vz = state[5];
  gravitation(environment, x, y, z, vector);
  let ax = vector[0] + omega * (omega * x + 2 * vy);
  let ay = vector[1] + omega * (omega * y - 2 * vx);
  let az = vector[2];
  const mass =
    thrust === undefined ? model.mass_kg : model.mass_kg - thrust.massFlow_kgps * (t - thrust.ignition_s);
  if (model.hasAir) {
    densityAndSoundSpeed(heightAbove(figure, x, y, z), air);
    let wx = vx;
    let wy = vy;
    let wz = vz;
    if (model.hasWind) {
      const [windEast, windNorth, windUp] = environment.wind_enu_mps;
      upAt(figure, x, y, z, vector);
      const ux = vector[0];
      const uy = vector[1];
      const uz = vector[2];
      const q = Math.sqrt(ux * ux + uy * uy);
      const ex = q > 0 ? -uy / q : 0;
      const ey = q > 0 ? ux / q : 1;
      wx -= windEast * ex - windNorth * uz * ey + windUp * ux;
      wy -= windEast * ey + windNorth * uz * ex + windUp * uy;
      wz -= windNorth * (ux * ey - uy * ex) + windUp * uz;
    }
    const speed = Math.sqrt(wx * wx + wy * wy + wz * wz);
    const drag = (-0.5 * air[0] * speed * model.dragArea_m2 * dragRatioAt(model.drag, speed / air[1])) / mass;
    ax += drag * wx;
    ay += drag * wy;
    az += drag * wz;
  }
  if (thrust !== undefined) {
    const elevation = thrust.elevation_rad + thrust.elevationRate_radps * (t - thrust.elevationTime_s);
    const push = thrust.force_N / mass;
    const up = push * sin(elevation);
    const forward = push * cos(elevation);
    ax += forward * thrust.forward_ecef[0] + up * thrust.up_ecef[0];
    ay += forward * thrust.forward_ecef[1] + up * thrust.up_ecef[1];
    az += forward * thrust.forward_ecef[2] + up * thrust.up_ecef[2];
  }
  rate[0] = vx;
  rate[1] = vy;
  rate[2] = vz;
  rate[3] = ax;
  rate[4] = ay;
  rate[5] = az;
};
