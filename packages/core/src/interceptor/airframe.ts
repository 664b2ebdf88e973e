/**
 * Motor and steering of an interceptor as a point mass.
 *
 * Model: r̈ = g(r) + rotation terms + (T − D₀ − Dᵢ)/m · v̂ + a, with T constant during each pulse and the mass falling
 *   linearly; D₀ = ½ρv²·C(M)A; Dᵢ = F²/Fmax · αmax, the drag of the incidence that a lateral force F needs, where Fmax =
 *   ½ρv²·C_N A + T sin αmax is the most that air and thrust give. The lateral acceleration a turns the velocity towards the
 *   line to a fixed point, raised by a loft that fades with the distance left, as a first-order lag does, and carries
 *   the weight; it is limited by Fmax/m and by the structure.
 * Source: Zarchan, "Tactical and Strategic Missile Guidance"; Fleeman, "Tactical Missile Design", for the drag of incidence.
 * Valid: a fly-out seen from a command post. What time and speed it arrives with, not how it is controlled.
 * Ignores: attitude, the climb of specific impulse with height, base drag after burnout, side thrusters, wind.
 */
import { densityAndSoundSpeed, STANDARD_GRAVITY_MPS2 } from '../earth/index.js';
import { dragRatioAt, type FlightEnvironment, gravitation, heightAbove } from '../motion/index.js';
import { cos, type Derivative, sin } from '../numerics/index.js';
import type { InterceptorType } from './interceptor-type.js';

/** How quickly the velocity is turned towards where it should point, where no limit stands in the way, s. */
const TURN_TIME_S = 0.7;

/** A stretch of the flight in which thrust does not jump. */
export interface Stretch {
  readonly from_s: number;
  readonly until_s: number;
  readonly thrust_N: number;
  readonly massFlow_kgps: number;
  /** Mass where the stretch begins. */
  readonly mass_kg: number;
}

/** The stretches of a flight in order: first pulse, pause, second pulse, coast; those of no length are left out. */
export function stretches(type: InterceptorType): readonly Stretch[] {
  const second = type.propellantMass_kg * type.secondPulseShare;
  const first = type.propellantMass_kg - second;
  const parts: readonly (readonly [number, number])[] = [
    [type.burnTime_s, first],
    [second > 0 ? type.secondPulseDelay_s : 0, 0],
    [second > 0 ? type.secondPulseTime_s : 0, second],
    [Number.POSITIVE_INFINITY, 0],
  ];
  const found: Stretch[] = [];
  let from_s = 0;
  let mass_kg = type.launchMass_kg;
  for (const [length_s, burnt_kg] of parts) {
    if (length_s === 0) continue;
    const until_s = Math.min(from_s + length_s, type.maxFlightTime_s);
    if (until_s <= from_s) break;
    const massFlow_kgps = burnt_kg / length_s;
    const thrust_N = massFlow_kgps * type.specificImpulse_s * STANDARD_GRAVITY_MPS2;
    found.push({ from_s, until_s, thrust_N, massFlow_kgps, mass_kg });
    mass_kg -= burnt_kg;
    from_s = until_s;
  }
  return found;
}

/** What the right-hand side needs of one stretch of one flight. */
export interface FlyOutModel {
  readonly environment: FlightEnvironment;
  readonly type: InterceptorType;
  readonly stretch: Stretch;
  /** The point flown to, Earth-fixed, m. */
  readonly aim: readonly [number, number, number];
  /** Unit vector up at the launcher. */
  readonly up: readonly [number, number, number];
  /** Loft where the distance left is `fullDistance_m`; it fades in proportion to the distance. */
  readonly loft_rad: number;
  readonly fullDistance_m: number;
  /** Three places for gravitation, two for air. */
  readonly vector: Float64Array;
  readonly air: Float64Array;
}

/** The most lateral acceleration that air, thrust and structure allow, m/s². */
export function availableLateral(
  type: InterceptorType,
  mass_kg: number,
  thrust_N: number,
  dynamicPressure_Pa: number,
): number {
  const force = dynamicPressure_Pa * type.normalForceArea_m2 + thrust_N * sin(type.maxIncidence_rad);
  return Math.min(force / mass_kg, type.maxLateralAcceleration_mps2);
}

/** Mass at a time of a stretch, kg. */
export function massAt(stretch: Stretch, t_s: number): number {
  return stretch.mass_kg - stretch.massFlow_kgps * (t_s - stretch.from_s);
}

/** The right-hand side; state is [x, y, z, ẋ, ẏ, ż] in the Earth-fixed frame, m and m/s. */
export const flyOutRates: Derivative<FlyOutModel> = (t, state, rate, model) => {
  const { environment, type, stretch, aim, up, vector, air } = model;
  const omega = environment.rotation_radps;
  const x = state[0];
  const y = state[1];
  const z = state[2];
  const vx = state[3];
  const vy = state[4];
  const vz = state[5];
  gravitation(environment, x, y, z, vector);
  const gx = vector[0] + omega * (omega * x + 2 * vy);
  const gy = vector[1] + omega * (omega * y - 2 * vx);
  const gz = vector[2];
  const speed = Math.sqrt(vx * vx + vy * vy + vz * vz);
  const mass = massAt(stretch, t);
  let pressure = 0;
  let drag = 0;
  if (environment.atmosphere === 'us1976') {
    densityAndSoundSpeed(heightAbove(environment.figure, x, y, z), air);
    pressure = 0.5 * air[0] * speed * speed;
    drag = pressure * type.dragArea_m2 * dragRatioAt(type.drag, speed / air[1]);
  }
  // Where the velocity should point: along the line to the aim, raised by the loft in its vertical plane.
  const ax = aim[0] - x;
  const ay = aim[1] - y;
  const az = aim[2] - z;
  const distance = Math.sqrt(ax * ax + ay * ay + az * az);
  const lx = ax / distance;
  const ly = ay / distance;
  const lz = az / distance;
  const raise = (model.loft_rad * distance) / model.fullDistance_m;
  const lu = lx * up[0] + ly * up[1] + lz * up[2];
  const px = up[0] - lu * lx;
  const py = up[1] - lu * ly;
  const pz = up[2] - lu * lz;
  const pLength = Math.sqrt(px * px + py * py + pz * pz);
  const along = cos(raise);
  // Straight up there is no vertical plane, and nothing to loft either.
  const upward = pLength > 1e-9 ? sin(raise) / pLength : 0;
  const ux = vx / speed;
  const uy = vy / speed;
  const uz = vz / speed;
  const dx = along * lx + upward * px;
  const dy = along * ly + upward * py;
  const dz = along * lz + upward * pz;
  const du = dx * ux + dy * uy + dz * uz;
  const gu = gx * ux + gy * uy + gz * uz;
  const gain = speed / TURN_TIME_S;
  let sx = gain * (dx - du * ux) - (gx - gu * ux);
  let sy = gain * (dy - du * uy) - (gy - gu * uy);
  let sz = gain * (dz - du * uz) - (gz - gu * uz);
  const wanted = Math.sqrt(sx * sx + sy * sy + sz * sz);
  const most = availableLateral(type, mass, stretch.thrust_N, pressure);
  const got = Math.min(wanted, most);
  const share = wanted > 0 ? got / wanted : 0;
  sx *= share;
  sy *= share;
  sz *= share;
  const mostForce = pressure * type.normalForceArea_m2 + stretch.thrust_N * sin(type.maxIncidence_rad);
  const force = got * mass;
  const inducedDrag = mostForce > 0 ? ((force * force) / mostForce) * type.maxIncidence_rad : 0;
  const push = (stretch.thrust_N - drag - inducedDrag) / mass;
  rate[0] = vx;
  rate[1] = vy;
  rate[2] = vz;
  rate[3] = gx + push * ux + sx;
  rate[4] = gy + push * uy + sy;
  rate[5] = gz + push * uz + sz;
};
