/** Straight paths and an interceptor that flies straight at one speed, for tests: meetings are roots of quadratics. */
import { enuToEcef, enuVectorToEcef, localFrame } from '../earth/index.js';
import { type Ephemeris, STATE_SIZE } from '../motion/index.js';
import { DENSE_ORDER, vec3 } from '../numerics/index.js';
import type { PredictedPath } from './intercept.js';
import type { InterceptorType } from './interceptor-type.js';
import { CRI } from './interceptors.fixture.js';
import type { ReachTable } from './reach-table.js';

export const LAUNCHER = localFrame({ latitude_rad: 0.59, longitude_rad: 0.74, height_m: 188 });
export const SPEED_MPS = 1200;
export const LATERAL_MPS2 = 400;

/** Whatever limits there are lie far out. */
export const STRAIGHT: InterceptorType = {
  ...CRI,
  maxRangeBallistic_m: 1e6,
  maxAltitude_m: 1e6,
  minAltitude_m: 0,
  minFlightTime_s: 0,
  minRange_m: 0,
  maxFlightTime_s: 1000,
};

export const STRAIGHT_TABLE: ReachTable = {
  type: STRAIGHT,
  target: 'ballistic',
  launcherHeight_m: 188,
  slants_m: Float64Array.of(1, 1e6),
  elevations_rad: Float64Array.of(0, Math.PI / 2),
  meanSpeeds_mps: new Float64Array(4).fill(SPEED_MPS),
  fastestMean_mps: SPEED_MPS,
  speeds_mps: new Float64Array(4).fill(SPEED_MPS),
  laterals_mps2: new Float64Array(4).fill(LATERAL_MPS2),
};

type Triple = readonly [number, number, number];

/** Position and velocity at time 0 of a straight line, east, north and up of the launcher, in the Earth's frame. */
function line(from: Triple, velocity: Triple): readonly [Triple, Triple] {
  const p = enuToEcef(LAUNCHER, vec3<'enu'>(...from));
  const v = enuVectorToEcef(LAUNCHER, vec3<'enu'>(...velocity));
  return [
    [p.x, p.y, p.z],
    [v.x, v.y, v.z],
  ];
}

export function straightPath(from: Triple, velocity: Triple): PredictedPath {
  const [p, v] = line(from, velocity);
  return (t_s, out) => {
    for (let i = 0; i < 3; i++) out[i] = p[i] + v[i] * t_s;
  };
}

/** The same as the flight of a body, from time 0 on. */
export function straightFlight(from: Triple, velocity: Triple, end_s = 600): Ephemeris {
  const [p, v] = line(from, velocity);
  const coefficients = new Float64Array(STATE_SIZE * DENSE_ORDER);
  for (let i = 0; i < 3; i++) {
    coefficients[i * DENSE_ORDER] = p[i];
    coefficients[i * DENSE_ORDER + 1] = v[i] * end_s;
    coefficients[(i + 3) * DENSE_ORDER] = v[i];
  }
  const starts_s = Float64Array.of(0);
  return { epoch_us: 0, start_s: 0, end_s, starts_s, lengths_s: Float64Array.of(end_s), coefficients };
}

/** When something on a straight line is met by what leaves the launcher at `launch_s` at one speed: the later root. */
export function meeting_s(from: Triple, velocity: Triple, launch_s: number, speed_mps = SPEED_MPS): number {
  const dot = (a: Triple, b: Triple) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
  const c2 = speed_mps * speed_mps;
  // |p + v t|² = c² (t − t₀)²
  const a = dot(velocity, velocity) - c2;
  const b = 2 * (dot(from, velocity) + c2 * launch_s);
  const c = dot(from, from) - c2 * launch_s * launch_s;
  const roots = [1, -1].map((sign) => (-b + sign * Math.sqrt(b * b - 4 * a * c)) / (2 * a));
  return Math.min(...roots.filter((t) => t > launch_s));
}
