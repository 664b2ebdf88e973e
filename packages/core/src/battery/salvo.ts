/**
 * When the shots of a salvo leave.
 *
 * Model: the first after the launch delay, which varies from salvo to salvo by its spread, but not before the order allows it; the
 *   k-th after it k times the spacing later, to the microsecond.
 */
import { secondsToUs, type TimeUs } from '../numerics/index.js';
import type { BatteryParameters } from './parameters.js';

/**
 * Time of the first shot of a salvo.
 *
 * @param draw uniform in [0, 1)
 */
export function firstShot_us(
  { launchDelay_s, delaySpread }: BatteryParameters,
  ordered_us: TimeUs,
  notBefore_us: TimeUs,
  draw: number,
): TimeUs {
  const delay_s = launchDelay_s * (1 + delaySpread * (2 * draw - 1));
  return Math.max(ordered_us + secondsToUs(delay_s), notBefore_us);
}

/** Time of shot number `shot`, from 0. */
export function shotTime_us(first_us: TimeUs, shot: number, spacing_s: number): TimeUs {
  return first_us + shot * secondsToUs(spacing_s);
}
