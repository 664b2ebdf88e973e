/** What a run came to, threat by threat and place by place: fixed words with fixed denominators. */

import type { Reason } from '../../messages/index.js';
import type { TimeUs } from '../../numerics/index.js';
import type { BatteryStateName } from '../../scenario/resolved.js';
import type { FailureMode } from '../../threat/index.js';

/** The words used in results. Printed in the foot of every report. */
export const DEFINITIONS = {
  launched: 'left its launcher',
  failed: 'failed in flight by itself, wherever it came down',
  threatening: 'a battery predicted from its track that it would fall on a defended area',
  engaged: 'at least one interceptor was launched at a track of it',
  killed: 'did not fail, and the body that carries the warhead was destroyed in the air by an interceptor',
  arrived: 'did not fail, was not killed and came down within the area of the place it was aimed at',
  leaked:
    'arrived at a place with a battery in radar range of it that was able to fire at its class at some moment of the flight: allowed to, with a launcher ready',
  astray: 'did not fail, was not killed and came down outside that area',
  raid: 'a volley that has a time of its own, with all that follow it',
  flight: 'from launch to impact of the body that carries the warhead',
  lead: 'from the alarm at a place for this missile to its impact; positive where the alarm came first',
  sheltered: 'in shelter at the moment of impact; warned is not safe: blast reaches people in shelters too',
} as const;

export type Fate = 'failed' | 'killed' | 'arrived' | 'astray' | 'in-flight';

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
  /** When the first alarm that a battery's own track of it raised sounded there. */
  readonly trackAlarm_us?: TimeUs;
  /** When the alarm for this threat sounded at the place it fell on (or was aimed at). */
  readonly alarm_us?: TimeUs;
  /** Impact minus alarm, s. */
  readonly lead_s?: number;
  readonly people: readonly PeopleAtImpact[];
  /** Whether a battery predicted it to fall on a defended area, fired at it, and was able to fire at its class where it arrived. */
  readonly threatening: boolean;
  readonly engaged: boolean;
  readonly leaked: boolean;
  /** When and where it was destroyed. */
  readonly kill?: Kill;
  /** How far each battery and point defence came with it, sorted by id. */
  readonly ladders: readonly Ladder[];
  /** Why it was not engaged or not stopped; the first settled it. Empty where it was killed. */
  readonly reasons: readonly Reason[];
}

export interface Kill {
  readonly time_us: TimeUs;
  readonly battery: string;
  readonly height_m: number;
}

/** What one battery made of one threat (of the body that carries its warhead): a rung it did not reach is absent. */
export interface Ladder {
  readonly battery: string;
  /** First detection, and the true slant range then. */
  readonly detected_us?: TimeUs;
  readonly detectionRange_m?: number;
  /** When a track of it became firm, and when it was identified. */
  readonly tracked_us?: TimeUs;
  readonly identified_us?: TimeUs;
  /** When its impact was predicted on a defended place, and the launch opportunities as then seen. */
  readonly evaluated_us?: TimeUs;
  /** As its track was last reported. */
  readonly predictedImpact_us?: TimeUs;
  /** The first and the last launch that would have met it, as reckoned last; wide enough for the shots that were fired. */
  readonly firstOpportunity_us?: TimeUs;
  readonly lastOpportunity_us?: TimeUs;
  readonly shots: readonly Shot[];
  /** Why this battery did not fire (again) or did not stop it; absent where it killed it. */
  readonly reason?: Reason;
}

/** One interceptor and what became of it. */
export interface Shot {
  readonly interceptor: string;
  readonly type: string;
  readonly salvo: number;
  readonly launch_us: TimeUs;
  /** Absent while it flies. */
  readonly end_us?: TimeUs;
  readonly result?: 'killed' | 'missed' | 'interceptor-failed' | 'no-target';
  readonly arrived?: boolean;
  readonly height_m?: number;
  /** From the launcher. */
  readonly range_m?: number;
  readonly judgedKilled?: boolean;
}

/** What a battery did in a run. */
export interface BatteryOutcome {
  readonly battery: string;
  /** At the time of the first launch of a threat. */
  readonly state: BatteryStateName;
  readonly radiating: boolean;
  readonly launchersReady: number;
  /** Sorted by type of interceptor. */
  readonly rounds: readonly RoundCount[];
  /** Time in the run that it was online, and that something could have been fired, s. */
  readonly online_s: number;
  readonly ableToFire_s: number;
  /** How often each part of its equipment failed, sorted by part; those that never did are absent. */
  readonly failures: readonly { readonly component: string; readonly count: number }[];
  /** Of all threats launched: how many it tracked, fired at, killed; what had failed by itself before is among them. */
  readonly tracked: number;
  readonly engaged: number;
  readonly killed: number;
  /** Rounds fired at what carried no warhead or was no threat any more. */
  readonly wasted: number;
  /** Why it did not fire at, or did not stop, the threats that neither failed nor were killed; in the order of the closed list. */
  readonly reasons: readonly { readonly reason: Reason; readonly count: number }[];
}

/** Rounds of one type: fired + left + in transit = delivered. */
export interface RoundCount {
  readonly type: string;
  readonly fired: number;
  /** On launchers, being loaded, or in store; loads that fit any launcher are counted from when they are loaded on. */
  readonly left: number;
  readonly inTransit: number;
  /** There at first, loaded from what fits any launcher, and sent since. */
  readonly delivered: number;
}

export interface PlaceOutcome {
  readonly place: string;
  readonly aimedAt: number;
  readonly arrived: number;
  readonly killed: number;
  readonly engaged: number;
  readonly leaked: number;
  readonly failed: number;
  readonly astray: number;
  readonly alarms: number;
  readonly firstImpact_us?: TimeUs;
  readonly lastImpact_us?: TimeUs;
  readonly firstAlarm_us?: TimeUs;
}

/** One raid of several: a volley that has a time, with all that follow it. The words mean what they mean of the whole. */
export interface RaidOutcome {
  /** The id of the volley that began it. */
  readonly raid: string;
  readonly firstLaunch_us: TimeUs;
  readonly launched: number;
  readonly failed: number;
  readonly threatening: number;
  readonly engaged: number;
  readonly killed: number;
  readonly arrived: number;
  readonly leaked: number;
  readonly astray: number;
  /** Interceptors launched at it by all batteries together. */
  readonly roundsFired: number;
}

export interface Outcome {
  readonly launched: number;
  readonly failed: number;
  readonly threatening: number;
  readonly engaged: number;
  readonly killed: number;
  readonly arrived: number;
  readonly leaked: number;
  readonly astray: number;
  /** Of those that arrived, how many the place had been warned of before the impact. */
  readonly arrivedWarned: number;
  /** Sorted by id. */
  readonly places: readonly PlaceOutcome[];
  /** Sorted by id; point defences are not among them. */
  readonly batteries: readonly BatteryOutcome[];
  /** By first launch; absent where the scenario has one raid only, or none. */
  readonly raids?: readonly RaidOutcome[];
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
