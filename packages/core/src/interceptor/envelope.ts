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

/** The limits of an envelope in the order in which they are asked for, and what is told where one is not kept. */
const REASONS: readonly EnvelopeReason[] = [
  'out-of-reach', // reach over the ground
  'out-of-reach', // greatest height
  'out-of-reach', // least height over the launcher
  'inside-minimum-range', // least slant range
  'out-of-reach', // arrival at all
  'inside-minimum-range', // least time of flight
  'out-of-reach', // longest time of flight
  'out-of-reach', // least speed of arrival
  'out-of-reach', // least lateral acceleration on arrival
];
export const LIMITS = REASONS.length;
/** No limit: all are kept. */
export const ALL_KEPT = -1;
/** The limit that an interceptor breaks that does not arrive. It has no margin. */
export const ARRIVAL = 4;

/** The first limit that a place breaks by itself; `margins` tells by how much each is kept, negative where it is not. */
export function brokenByPlace(
  type: InterceptorType,
  target: TargetKind,
  place: Place,
  margins: Float64Array,
): number {
  margins[0] = reachAgainst(type, target) - place.distance_m;
  margins[1] = type.maxAltitude_m - place.height_m;
  margins[2] = place.heightOverLauncher_m - type.minAltitude_m;
  margins[3] = place.slant_m - type.minRange_m;
  for (let limit = 0; limit < ARRIVAL; limit++) if (margins[limit] < 0) return limit;
  return ALL_KEPT;
}

/** The first limit that an arrival breaks, the place being good; margins as above. */
export function brokenByArrival(type: InterceptorType, arrival: Arrival, margins: Float64Array): number {
  margins[5] = arrival.time_s - type.minFlightTime_s;
  margins[6] = type.maxFlightTime_s - arrival.time_s;
  margins[7] = arrival.speed_mps - type.minArrivalSpeed_mps;
  margins[8] = arrival.lateral_mps2 - type.minArrivalAcceleration_mps2;
  for (let limit = ARRIVAL + 1; limit < LIMITS; limit++) if (margins[limit] < 0) return limit;
  return ALL_KEPT;
}

/** What is told of a broken limit; undefined where all are kept. */
export function reasonOf(broken: number): EnvelopeReason | undefined {
  return broken === ALL_KEPT ? undefined : REASONS[broken];
}

/** Why a point cannot be where a target is met, or undefined where it can. */
export function outsideEnvelope(
  type: InterceptorType,
  target: TargetKind,
  place: Place,
  arrival: Arrival | undefined,
): EnvelopeReason | undefined {
  const margins = new Float64Array(LIMITS);
  const broken = brokenByPlace(type, target, place, margins);
  if (broken !== ALL_KEPT) return reasonOf(broken);
  return reasonOf(arrival === undefined ? ARRIVAL : brokenByArrival(type, arrival, margins));
}
