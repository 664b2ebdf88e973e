/**
 * What counts as an intercept that can be made: the published envelope laid over what the fly-out can do.
 *
 * Reach and height are published figures of the whole system, not of the airframe alone; a point must lie inside them
 * and the interceptor must get there with speed and margin to turn.
 */
import type { Reason } from '../messages/index.js';
import type { InterceptorType, TargetKind } from './interceptor-type.js';

export type EnvelopeReason = Extract<Reason, 'out-of-reach' | 'inside-minimum-range'>;

/** How an interceptor arrives at a point. */
export interface Arrival {
  /** Time from launch. */
  readonly time_s: number;
  readonly speed_mps: number;
  /** Lateral acceleration still available. */
  readonly lateral_mps2: number;
}

/** Where a point is, seen from a launcher. */
export interface Place {
  /** In the launcher's horizontal plane. */
  readonly distance_m: number;
  readonly slant_m: number;
  /** Above the ellipsoid. */
  readonly height_m: number;
  readonly heightOverLauncher_m: number;
}

/** Published reach over the ground against a kind of target, m. */
export function reachAgainst(type: InterceptorType, target: TargetKind): number {
  switch (target) {
    case 'ballistic':
      return type.maxRangeBallistic_m;
    case 'air-breathing':
      return type.maxRangeAirBreathing_m;
  }
}

/** Why a point cannot be where a target is met, or undefined where it can. */
export function outsideEnvelope(
  type: InterceptorType,
  target: TargetKind,
  place: Place,
  arrival: Arrival | undefined,
): EnvelopeReason | undefined {
  if (place.distance_m > reachAgainst(type, target)) return 'out-of-reach';
  if (place.height_m > type.maxAltitude_m || place.heightOverLauncher_m < type.minAltitude_m) {
    return 'out-of-reach';
  }
  if (place.slant_m < type.minRange_m) return 'inside-minimum-range';
  if (arrival === undefined) return 'out-of-reach';
  if (arrival.time_s < type.minFlightTime_s) return 'inside-minimum-range';
  if (arrival.time_s > type.maxFlightTime_s) return 'out-of-reach';
  if (arrival.speed_mps < type.minArrivalSpeed_mps) return 'out-of-reach';
  return arrival.lateral_mps2 < type.minArrivalAcceleration_mps2 ? 'out-of-reach' : undefined;
}
