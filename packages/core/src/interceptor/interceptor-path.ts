/** The flight of an interceptor as a function of time, for recordings alone: no outcome comes from it. */
import type { LocalFrame } from '../earth/index.js';
import { type Ephemeris, type FlightEnvironment, STATE_SIZE, stateAtSeconds } from '../motion/index.js';
import { DENSE_ORDER, type TimeUs, usToSeconds, type Vec3 } from '../numerics/index.js';
import { flyTowards } from './fly-out.js';
import type { InterceptorType } from './interceptor-type.js';

export interface InterceptorPathRequest {
  readonly environment: FlightEnvironment;
  /** The type with the airframe that is flown: that of the reach table. */
  readonly type: InterceptorType;
  readonly launcher: LocalFrame;
  readonly launch_us: TimeUs;
  /** Where and when it met its target, or was to. */
  readonly point: Vec3<'ecef'>;
  readonly end_us: TimeUs;
}

/**
 * The flight from the launcher to the final meeting point; undefined where the fly-out does not get there.
 *
 * Model: the fly-out to that point, its clock stretched so that it ends when the interceptor did: the factor stands for
 *   `speedFactor`, waiting, and the distance between reach table and fly-out. The fly-out is guided to a fixed point, which it
 *   passes at some ten metres, loft and lag being what they are; homing takes that out, so it is taken out evenly on the way.
 * Ignores: the points it was guided to before the last one.
 */
export function interceptorPath(request: InterceptorPathRequest): Ephemeris | undefined {
  const { launch_us, end_us } = request;
  const flown = flyTowards({ ...request, keepEphemeris: true });
  if (flown?.ephemeris === undefined || end_us <= launch_us) return undefined;
  return bentTo(request.point, stretched(flown.ephemeris, usToSeconds(end_us - launch_us) / flown.time_s));
}

/** The flight with what it passes the point by taken out, evenly over its whole time. */
function bentTo(point: Vec3<'ecef'>, flight: Ephemeris): Ephemeris {
  const { start_s, end_s, starts_s, lengths_s } = flight;
  const last = new Float64Array(STATE_SIZE);
  stateAtSeconds(flight, end_s, last);
  const drift_mps = [point.x - last[0], point.y - last[1], point.z - last[2]].map(
    (passed_m) => passed_m / (end_s - start_s),
  );
  const coefficients = flight.coefficients.slice();
  starts_s.forEach((step_s, step) => {
    drift_mps.forEach((mps, i) => {
      const position = (step * STATE_SIZE + i) * DENSE_ORDER;
      coefficients[position] += mps * (step_s - start_s);
      coefficients[position + 1] += mps * lengths_s[step];
      coefficients[position + 3 * DENSE_ORDER] += mps;
    });
  });
  return { ...flight, coefficients };
}

function stretched(flight: Ephemeris, factor: number): Ephemeris {
  const stepSize = STATE_SIZE * DENSE_ORDER;
  // Coefficients of velocities are the later half of each step's.
  const slower = (value: number, i: number) => (2 * (i % stepSize) < stepSize ? value : value / factor);
  return {
    epoch_us: flight.epoch_us,
    start_s: flight.start_s * factor,
    end_s: flight.end_s * factor,
    starts_s: flight.starts_s.map((start_s) => start_s * factor),
    lengths_s: flight.lengths_s.map((length_s) => length_s * factor),
    coefficients: flight.coefficients.map(slower),
  };
}
