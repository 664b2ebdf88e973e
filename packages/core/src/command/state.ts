/** All that a command post remembers: plain data. */
import type { Reason, TrackIdentified, TrackReport } from '../messages/index.js';
import type { TimeUs } from '../numerics/index.js';

export interface CommandState {
  /** In the order of their first reports; a track stays while it is followed or fired at. */
  readonly tracks: CommandTrack[];
  /** Guidance channels promised to interceptors; those that have ended are dropped. */
  readonly bookings: Booking[];
  /** Why nothing may be fired now; '' where something may. */
  noFireBecause: Reason | '';
  /** Whether the link to the centre has failed. */
  linkDown: boolean;
  /** Whether a decision is on the agenda for this instant. */
  deciding: boolean;
  /** When it will be asked again whether a channel is free; null where it waits for none. */
  wakeAt_us: TimeUs | null;
}

/** One track as the command post knows it. */
export interface CommandTrack {
  report: TrackReport['data'];
  /** '' until it is identified. */
  kind: TrackIdentified['data']['kind'] | '';
  identity: TrackIdentified['data']['identity'];
  /** Given up by the tracker: nothing new is decided about it. */
  lost: boolean;
  /**
   * Whether it could be met at some time since its first report, had it been decided on then: `late` where its path could,
   * but not after the time it takes to react.
   */
  chance: 'none' | 'late' | 'had';
  /** The last launch that would have met it, as it was predicted when that was asked; counts where a chance was had. */
  chanceUntil_us: TimeUs;
  /** What was told of the threat that it is: '' nothing, the place, or its launch opportunities too. */
  evaluated: '' | 'place' | 'launches';
  /** The launches that were told last; null where there were none. */
  launches: LaunchSpan | null;
  /** When its launch opportunities are asked for again; null where they are not. */
  launchesAgain_us: TimeUs | null;
  /** Salvos ordered so far, refused ones among them. */
  salvos: number;
  /** Probability that it lives, by the shots launched at it and, once they were judged, by that: see `belief.ts`. */
  left: number;
  /** Believed to be killed. */
  judgedKilled: boolean;
  /** The reason told last since its last salvo; '' where none was. */
  withheld: Reason | '';
  engagement: Engagement | null;
}

/** The first and the last launch that would meet a track, over all groups. */
export interface LaunchSpan {
  readonly first_us: TimeUs;
  readonly last_us: TimeUs;
}

/** A salvo from the decision to the judgement of its last shot. */
export interface Engagement {
  readonly group: string;
  readonly shots: number;
  readonly orderAt_us: TimeUs;
  readonly ordered: boolean;
  /** Of one of its shots, as known when it was ordered. */
  readonly killProbability: number;
  readonly missTakenForKill: number;
  readonly killTakenForMiss: number;
  /** What was left of its target before its shots. */
  readonly leftBefore: number;
  /** Shots that were neither launched nor refused yet. */
  unlaunched: number;
  /** Shots that were neither judged nor refused yet. */
  unjudged: number;
  judgedKilled: boolean;
}

/** A guidance channel held for one interceptor. */
export interface Booking {
  readonly track: string;
  readonly from_us: TimeUs;
  readonly until_us: TimeUs;
}

export function emptyCommand(): CommandState {
  return { tracks: [], bookings: [], noFireBecause: '', linkDown: false, deciding: false, wakeAt_us: null };
}

/** A track that was reported for the first time. */
export function newTrack(report: TrackReport['data']): CommandTrack {
  return {
    report,
    kind: '',
    identity: 'unknown',
    lost: false,
    chance: 'none',
    chanceUntil_us: 0,
    evaluated: '',
    launches: null,
    launchesAgain_us: null,
    salvos: 0,
    left: 1,
    judgedKilled: false,
    withheld: '',
    engagement: null,
  };
}
