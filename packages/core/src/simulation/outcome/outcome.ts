/** What a run came to, threat by threat and place by place: fixed words with fixed denominators. */

import type { Reason } from '../../messages/index.js';
import type { TimeUs } from '../../numerics/index.js';
import type { FailureMode } from '../../threat/index.js';

/** The words used in results. Printed in the foot of every report. */
export const DEFINITIONS = {
  launched: 'left its launcher',
  failed: 'failed in flight by itself, wherever it came down',
  arrived: 'did not fail and came down within the area of the place it was aimed at',
  astray: 'did not fail and came down outside that area',
  flight: 'from launch to impact of the body that carries the warhead',
  lead: 'from the alarm at a place for this missile to its impact; positive where the alarm came first',
  sheltered: 'in shelter at the moment of impact; warned is not safe: blast reaches people in shelters too',
} as const;

export type Fate = 'failed' | 'arrived' | 'astray' | 'in-flight';

/** Where and how the body that carries the warhead came down. */
export interface Impact {
  readonly time_us: TimeUs;
  readonly flight_s: number;
  readonly latitude_rad: number;
  readonly longitude_rad: number;
  readonly speed_mps: number;
  /** Below the horizontal, positive. */
  readonly descentAngle_rad: number;
  /** Distance from the aim point over the ground. */
  readonly miss_m: number;
  readonly place?: string;
}

/** The people of one group at the place of an impact, at its moment. */
export interface PeopleAtImpact {
  readonly people: string;
  readonly count: number;
  readonly inShelter: boolean;
}

export interface ThreatOutcome {
  readonly threat: string;
  readonly threatClass: string;
  readonly site: string;
  readonly target: string;
  readonly launch_us: TimeUs;
  readonly fate: Fate;
  readonly failureMode?: FailureMode;
  /** Whether its warhead separated, so that an empty body came down beside it. */
  readonly separated: boolean;
  readonly thrustEndSpeed_mps?: number;
  readonly apogee_m?: number;
  readonly impact?: Impact;
  /** When early warning reported the launch. */
  readonly report_us?: TimeUs;
  /** When the alarm for this threat sounded at the place it fell on (or was aimed at). */
  readonly alarm_us?: TimeUs;
  /** Impact minus alarm, s. */
  readonly lead_s?: number;
  readonly people: readonly PeopleAtImpact[];
  /** Why it was not engaged or not stopped; the first settled it. */
  readonly reasons: readonly Reason[];
}

export interface PlaceOutcome {
  readonly place: string;
  readonly aimedAt: number;
  readonly arrived: number;
  readonly failed: number;
  readonly astray: number;
  readonly alarms: number;
  readonly firstImpact_us?: TimeUs;
  readonly lastImpact_us?: TimeUs;
  readonly firstAlarm_us?: TimeUs;
}

export interface Outcome {
  readonly launched: number;
  readonly failed: number;
  readonly arrived: number;
  readonly astray: number;
  /** Of those that arrived, how many the place had been warned of before the impact. */
  readonly arrivedWarned: number;
  /** Sorted by id. */
  readonly places: readonly PlaceOutcome[];
  /** Sorted by launch time, then id. */
  readonly threats: readonly ThreatOutcome[];
  /** Orders from outside that could not be carried out. */
  readonly refusedOrders: readonly RefusedOrder[];
}

export interface RefusedOrder {
  readonly time_us: TimeUs;
  readonly order: string;
  readonly reason: string;
}
