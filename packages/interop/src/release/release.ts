/** What is told of a run or a timeline to one audience: plain data that holds nothing else. */
import type { Audience } from '@testudo/core/scenario';

/**
 * A release. Every name in it (`place 1`, `battery A`, `track 3`) was given anew, in an order that hangs on what is told alone. A part
 * that is absent is not told to this audience; an empty one is told, and there was nothing.
 */
export interface Release {
  readonly format: 1;
  readonly kind: 'release';
  readonly simulation: true;
  readonly exercise: true;
  readonly of: 'run' | 'timeline';
  readonly audience: Audience;
  /** The moment of the release: nothing later is in it. */
  readonly asOf_utc: string;
  readonly title?: string;
  readonly summary?: string;
  readonly places?: readonly ReleasedPlace[];
  /** Whether the places are made up. */
  readonly invented?: boolean;
  readonly launches?: readonly ReleasedLaunch[];
  readonly flashes?: readonly ReleasedSight[];
  readonly impacts?: readonly ReleasedSight[];
  readonly alarms?: readonly ReleasedAlarm[];
  readonly warnings?: readonly ReleasedWarning[];
  readonly batteries?: readonly ReleasedBattery[];
  readonly tracks?: readonly ReleasedTrack[];
  readonly coverage?: readonly ReleasedCoverage[];
  readonly threats?: readonly ReleasedThreat[];
  /** What this audience is told by the policy, and what it is not: the same for every run. */
  readonly told: readonly string[];
  readonly withheld: readonly string[];
}

/** A moment: at it, or within so long after it. */
export interface When {
  readonly time_utc: string;
  /** Absent where the moment is exact. */
  readonly within_s?: number;
}

/** Near a place, in a cell of a grid (its middle and its size), or at a point. */
export interface Where {
  readonly place?: string;
  readonly latitude_deg?: number;
  readonly longitude_deg?: number;
  readonly cell_km?: number;
}

export interface ReleasedPlace extends Where {
  readonly id: string;
  readonly name: string;
}

/** Something that was seen. */
export interface ReleasedSight extends When, Where {
  readonly id: string;
}

/** A launch of an interceptor; whose and at what, where that is told. */
export interface ReleasedLaunch extends ReleasedSight {
  readonly battery?: string;
  readonly type?: string;
  readonly track?: string;
  readonly salvo?: number;
}

export interface ReleasedAlarm extends When {
  readonly id: string;
  readonly place: string;
  readonly cause?: 'launch-report' | 'track' | 'order';
}

/** A launch that early warning reported, and the middle and radius of the area that it may fall in. */
export interface ReleasedWarning extends When, Where {
  readonly id: string;
  readonly radius_km: number;
}

/** Since when something held; since before the beginning where no moment is given. */
export interface Since {
  readonly since_utc?: string;
  readonly within_s?: number;
}

export interface ReleasedState extends Since {
  /** `there` or `not there`; `on its way`, `being set up`, `in operation`; or the state in full. */
  readonly state: string;
  readonly radarOn?: boolean;
  /** Why nothing may be fired. */
  readonly because?: string;
  /** In a timeline: the share of the draws in each state. */
  readonly shares?: { readonly [state: string]: number };
}

export interface ReleasedReadiness extends Since {
  /** Nothing stands in the way of fire; in a run also a round on its launchers. */
  readonly ableToFire: boolean;
  /** In a run: launchers that are set up and not under repair, whatever they hold. */
  readonly launchersInOrder?: number;
  /** In a run: all launchers are empty or being loaded. */
  readonly noRoundOnLaunchers?: boolean;
  /** In a timeline: launchers with which it is able to fire, as the middle of the draws has it. */
  readonly launchersReady?: number;
  /** In a timeline: the share of the draws in which it is able to fire. */
  readonly share?: number;
}

/** Rounds left as of a moment: one band, or a number for each type and how many of all are on launchers. */
export interface ReleasedMagazine {
  readonly asOf_utc: string;
  /** Measured against what its launchers hold when all are full. */
  readonly band?: 'full' | 'over half' | 'low' | 'empty';
  readonly rounds?: readonly { readonly type?: string; readonly left: number }[];
  readonly onLaunchers?: number;
}

export interface ReleasedBattery extends Where {
  readonly id: string;
  readonly name?: string;
  readonly states?: readonly ReleasedState[];
  readonly readiness?: readonly ReleasedReadiness[];
  readonly magazine?: ReleasedMagazine;
}

/** A firm track: since when, what it was taken for, and when it was given up. */
export interface ReleasedTrack extends When {
  readonly id: string;
  readonly battery: string;
  readonly takenFor?: string;
  readonly identity?: string;
  readonly lost_utc?: string;
  /** Where it became firm, over the ground. */
  readonly first?: Where;
  /** Where it was then expected to fall. */
  readonly expected?: When & Where;
  readonly engagement?: readonly ReleasedStep[];
}

/** What a command post did about a track, or believed. */
export interface ReleasedStep extends When {
  readonly step: 'fire-order' | 'withheld' | 'refused' | 'judged-killed' | 'judged-missed';
  readonly salvo?: number;
  readonly shots?: number;
  readonly reason?: string;
}

/** How well a place was covered, day by day. */
export interface ReleasedCoverage {
  readonly place: string;
  readonly days: readonly (Since & {
    readonly covered: 'covered' | 'not covered' | 'uncertain';
    readonly share?: number;
    readonly low?: number;
    readonly high?: number;
  })[];
}

/** What really flew. */
export interface ReleasedThreat extends When {
  readonly id: string;
  readonly type: string;
  readonly from: string;
  /** The place it was aimed at. */
  readonly at?: string;
  readonly fate: string;
  readonly failure?: string;
  readonly killed_utc?: string;
  readonly impact?: When & Where;
  readonly reasons: readonly string[];
  readonly shots: readonly {
    readonly launched_utc: string;
    readonly ended_utc?: string;
    readonly result?: string;
  }[];
}
