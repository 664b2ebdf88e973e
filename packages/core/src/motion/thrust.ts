/** The direction of thrust, fixed to the ground or turning at a constant rate in one vertical plane. */
import { cos, sin } from '../numerics/index.js';

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

/** Places in what `turnOf` gives: the rate, and the time at which the thrust points along FROM; ON is a right angle further. */
const RATE = 0;
const TIME = 1;
const FROM = 2;
const ON = 5;
const TURN_SIZE = 8;
const NO_TURN = new Float64Array(0);

/** How a thrust turns, as numbers for `turnedDirection`; empty where it does not, or there is none. */
export function turnOf(thrust: Thrust | undefined): Float64Array {
  if (thrust === undefined || thrust.elevationRate_radps === 0) return NO_TURN;
  const turn = new Float64Array(TURN_SIZE);
  const up = sin(thrust.elevation_rad);
  const forward = cos(thrust.elevation_rad);
  turn[RATE] = thrust.elevationRate_radps;
  turn[TIME] = thrust.elevationTime_s;
  blend(thrust, forward, up, turn, FROM);
  blend(thrust, -up, forward, turn, ON);
  return turn;
}

/** Writes the direction of a thrust at its `elevationTime_s` into three places of `out`. */
export function thrustDirection(thrust: Thrust, out: Float64Array, at: number): void {
  blend(thrust, cos(thrust.elevation_rad), sin(thrust.elevation_rad), out, at);
}

/** Writes the direction of a turning thrust at time `t` into three places of `out`. */
export function turnedDirection(turn: Float64Array, t: number, out: Float64Array, at: number): void {
  const angle = turn[RATE] * (t - turn[TIME]);
  const from = cos(angle);
  const on = sin(angle);
  for (let i = 0; i < 3; i++) out[at + i] = from * turn[FROM + i] + on * turn[ON + i];
}

function blend(thrust: Thrust, forward: number, up: number, out: Float64Array, at: number): void {
  for (let i = 0; i < 3; i++) out[at + i] = forward * thrust.forward_ecef[i] + up * thrust.up_ecef[i];
}
