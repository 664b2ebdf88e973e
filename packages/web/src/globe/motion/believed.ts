/** A track between its reports, and the way to where it was expected to come down. Pure. */
import type { Report } from '@testudo/interop/picture';
import { indexAfter } from './flight.js';

/**
 * A track as a function of time.
 *
 * Model: Hermite's cubic through the positions and velocities of two reports; after the last report straight on.
 */
export class BelievedMotion {
  readonly times_us: Float64Array;
  readonly reports: readonly Report[];

  /** @param reports at least one, in order of time */
  constructor(reports: readonly Report[]) {
    this.reports = reports;
    this.times_us = Float64Array.from(reports, ({ time_us }) => time_us);
  }

  /** The report that stands at a time: the last one before it. */
  reportAt(time_us: number): number {
    return Math.max(0, indexAfter(this.times_us, time_us) - 1);
  }

  /** Writes the position at a time into `out`, and returns it. */
  at(time_us: number, out: Float64Array): Float64Array {
    const index = this.reportAt(time_us);
    const { time_us: from_us, position_ecef_m: p, velocity_ecef_mps: v } = this.reports[index];
    const next = this.reports[index + 1];
    const elapsed_s = Math.max(0, time_us - from_us) / 1e6;
    if (next === undefined) {
      out[0] = p.x + v.x * elapsed_s;
      out[1] = p.y + v.y * elapsed_s;
      out[2] = p.z + v.z * elapsed_s;
      return out;
    }
    const { position_ecef_m: q, velocity_ecef_mps: w } = next;
    const whole_s = (next.time_us - from_us) / 1e6;
    const u = elapsed_s / whole_s;
    const h01 = u * u * (3 - 2 * u);
    const h10 = u * (1 - u) * (1 - u) * whole_s;
    const h11 = u * u * (u - 1) * whole_s;
    out[0] = (1 - h01) * p.x + h01 * q.x + h10 * v.x + h11 * w.x;
    out[1] = (1 - h01) * p.y + h01 * q.y + h10 * v.y + h11 * w.y;
    out[2] = (1 - h01) * p.z + h01 * q.z + h10 * v.z + h11 * w.z;
    return out;
  }
}

const STEPS = 24;

/**
 * Corners of the way from a report to the impact it expected.
 *
 * Model: the parabola that begins with the position and velocity of the report and is at the impact at its time; what a report says of
 * the way between is not recorded.
 * @param impact_m Earth-fixed position of the expected impact
 */
export function expectedWay(report: Report, impact_us: number, impact_m: ArrayLike<number>): Float64Array {
  const { position_ecef_m: p, velocity_ecef_mps: v } = report;
  const whole_s = Math.max((impact_us - report.time_us) / 1e6, 1e-3);
  const way = new Float64Array(3 * (STEPS + 1));
  for (let i = 0; i <= STEPS; i++) {
    const t_s = (whole_s * i) / STEPS;
    const bent = (t_s / whole_s) ** 2;
    way[3 * i] = p.x + v.x * t_s + bent * (impact_m[0] - p.x - v.x * whole_s);
    way[3 * i + 1] = p.y + v.y * t_s + bent * (impact_m[1] - p.y - v.y * whole_s);
    way[3 * i + 2] = p.z + v.z * t_s + bent * (impact_m[2] - p.z - v.z * whole_s);
  }
  return way;
}
