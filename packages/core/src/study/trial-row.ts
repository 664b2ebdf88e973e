/** What a study keeps of one trial: plain numbers, from which every figure is made. */
import type { Reason } from '../messages/index.js';
import type { TimeUs } from '../numerics/index.js';

/** A trial that gave an outcome, or one that could not be computed and is counted apart. */
export type TrialRow = ValidTrial | InvalidTrial;

export interface InvalidTrial {
  readonly ok: false;
  readonly trial: number;
  readonly sample: number;
  /** Why there is no outcome. */
  readonly reason: string;
}

export interface ValidTrial extends ArrivalNumbers, DefenceNumbers {
  readonly ok: true;
  readonly trial: number;
  readonly sample: number;
  /** Digest of the trial's log, lowercase hexadecimal. */
  readonly digest: string;
  readonly launched: number;
  readonly failed: number;
  readonly arrived: number;
  readonly astray: number;
  /** In the order of the places' ids. */
  readonly places: readonly PlaceNumbers[];
  /** How often each reason settled why a threat was not stopped; only those that came up, in the order of the list. */
  readonly reasons: readonly ReasonCount[];
  /** In the order of their ids; empty where there is no defence. */
  readonly batteries: readonly BatteryNumbers[];
  readonly pointDefences: readonly DefenceReasons[];
  /** By first launch; absent where the scenario has one raid only, or none. */
  readonly raids?: readonly RaidNumbers[];
  /** Rounds fired by all batteries together, by type of interceptor; sorted by type. */
  readonly rounds: readonly RoundCount[];
  /** What they cost at the prices of this outer sample; absent where a type that was fired has no price. */
  readonly roundsCost_usd?: number;
  /** What became of each threat of the scenario, one letter each, in the order of their ids: see `FATE_LETTERS`. */
  readonly fates: string;
  /** A fingerprint of what was launched when: two trials that met the same raid have the same. */
  readonly launches: string;
}

/** The letters of `fates`. */
export const FATE_LETTERS = {
  failed: 'f',
  killed: 'k',
  arrived: 'a',
  astray: 's',
  'in-flight': 'i',
  'not-launched': '-',
} as const;

export interface ReasonCount {
  readonly reason: Reason;
  readonly count: number;
}

/** What is kept of the threats aimed at one place. */
export interface PlaceNumbers extends ArrivalNumbers, DefenceNumbers {
  readonly place: string;
  readonly aimedAt: number;
  readonly failed: number;
  readonly arrived: number;
  readonly astray: number;
}

/** What a defence made of some threats; all 0 where there is none. */
export interface DefenceNumbers {
  readonly threatening: number;
  readonly engaged: number;
  readonly killed: number;
  readonly leaked: number;
  /** Threats for which a battery's own radar made the alarm sound at the place they were aimed at. */
  readonly trackAlarms: number;
}

/** What is kept of one raid of several. */
export interface RaidNumbers {
  readonly raid: string;
  readonly launched: number;
  readonly arrived: number;
  readonly engaged: number;
  readonly roundsFired: number;
}

/** What one battery did in a trial. */
export interface BatteryNumbers extends DefenceReasons {
  readonly tracked: number;
  readonly engaged: number;
  readonly killed: number;
  readonly fired: number;
  /** Rounds fired at what carried no warhead or was no threat any more. */
  readonly wasted: number;
}

/** Why a battery or point defence did not fire at, or did not stop, the threats that neither failed nor were killed. */
export interface DefenceReasons {
  readonly id: string;
  /** In the order of the closed list. */
  readonly reasons: readonly ReasonCount[];
}

export interface RoundCount {
  readonly type: string;
  readonly fired: number;
}

/** What is kept of those that arrived, in the order of their launches. */
export interface ArrivalNumbers {
  /** Of those that arrived: the alarm for them had sounded before they did. */
  readonly arrivedWarned: number;
  /** Of those that arrived: a group of people at the place was not in shelter. */
  readonly metUnsheltered: number;
  readonly firstImpact_us?: TimeUs;
  /** Impact minus alarm of each for which an alarm sounded; negative where it came too late. */
  readonly leads_s: readonly number[];
  readonly flights_s: readonly number[];
  readonly apogees_m: readonly number[];
}
