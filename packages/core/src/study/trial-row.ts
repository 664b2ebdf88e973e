/** What a study keeps of one trial: plain numbers, from which every figure is made. */
import { REASONS, type Reason } from '../messages/index.js';
import type { TimeUs } from '../numerics/index.js';
import type { Outcome, ThreatOutcome } from '../simulation/index.js';

/** A trial that gave an outcome, or one that could not be computed and is counted apart. */
export type TrialRow = ValidTrial | InvalidTrial;

export interface InvalidTrial {
  readonly ok: false;
  readonly trial: number;
  readonly sample: number;
  /** Why there is no outcome. */
  readonly reason: string;
}

export interface ValidTrial extends ArrivalNumbers {
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
}

export interface ReasonCount {
  readonly reason: Reason;
  readonly count: number;
}

/** What is kept of the threats aimed at one place. */
export interface PlaceNumbers extends ArrivalNumbers {
  readonly place: string;
  readonly aimedAt: number;
  readonly failed: number;
  readonly arrived: number;
  readonly astray: number;
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

/** The row of a trial that gave an outcome. */
export function rowOf(trial: number, sample: number, digest: string, outcome: Outcome): ValidTrial {
  const { launched, failed, arrived, astray, threats } = outcome;
  return {
    ok: true,
    trial,
    sample,
    digest,
    launched,
    failed,
    arrived,
    astray,
    ...arrivalNumbers(threats),
    places: outcome.places.map((place) => ({
      place: place.place,
      aimedAt: place.aimedAt,
      failed: place.failed,
      arrived: place.arrived,
      astray: place.astray,
      ...arrivalNumbers(threats.filter(({ target }) => target === place.place)),
    })),
    reasons: countReasons(threats),
  };
}

function arrivalNumbers(threats: readonly ThreatOutcome[]): ArrivalNumbers {
  const arrived = threats.filter(({ fate }) => fate === 'arrived');
  const impacts = arrived.flatMap(({ impact }) => (impact === undefined ? [] : [impact]));
  return {
    arrivedWarned: arrived.filter(({ lead_s }) => lead_s !== undefined && lead_s > 0).length,
    metUnsheltered: arrived.filter(({ people }) => people.some(({ inShelter }) => !inShelter)).length,
    ...(impacts.length === 0 ? {} : { firstImpact_us: least(impacts.map(({ time_us }) => time_us)) }),
    leads_s: arrived.flatMap(({ lead_s }) => (lead_s === undefined ? [] : [lead_s])),
    flights_s: impacts.map(({ flight_s }) => flight_s),
    apogees_m: arrived.flatMap(({ apogee_m }) => (apogee_m === undefined ? [] : [apogee_m])),
  };
}

function countReasons(threats: readonly ThreatOutcome[]): readonly ReasonCount[] {
  const counts = new Map<Reason, number>();
  for (const { reasons } of threats) {
    const [first] = reasons;
    if (first !== undefined) counts.set(first, (counts.get(first) ?? 0) + 1);
  }
  return inListOrder(counts);
}

/** Counts by reason in the order of the closed list. */
export function inListOrder(counts: ReadonlyMap<Reason, number>): readonly ReasonCount[] {
  return REASON_ORDER.flatMap((reason) => {
    const count = counts.get(reason);
    return count === undefined ? [] : [{ reason, count }];
  });
}

// fixed keys: the closed list of reasons, in its own order
const REASON_ORDER = Object.keys(REASONS) as readonly Reason[];

function least(values: readonly number[]): number {
  return values.reduce((a, b) => Math.min(a, b));
}
