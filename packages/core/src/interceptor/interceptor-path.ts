/** The flight of an interceptor as a function of time, for recordings alone: no outcome comes from it. */
import type { LocalFrame } from '../earth/index.js';
import { type Ephemeris, type FlightEnvironment, STATE_SIZE } from '../motion/index.js';
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
 *   `speedFactor`, waiting, and the distance between reach table and fly-out.
 * Ignores: the points it was guided to before the last one.
 */
export function interceptorPath(request: InterceptorPathRequest): Ephemeris | undefined {
  const { launch_us, end_us } = request;
  const flown = flyTowards({ ...request, keepEphemeris: true });
  if (flown?.ephemeris === undefined || end_us <= launch_us) return undefined;
  return stretched(flown.ephemeris, usToSeconds(end_us - launch_us) / flown.time_s);
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
