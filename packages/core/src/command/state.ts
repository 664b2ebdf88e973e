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
  /** Whether a decision is on the agenda for this instant. */
  deciding: boolean;
}

/** One track as the command post knows it. */
export interface CommandTrack {
  report: TrackReport['data'];
  readonly firstReport_us: TimeUs;
  /** '' until it is identified. */
  kind: TrackIdentified['data']['kind'] | '';
  identity: TrackIdentified['data']['identity'];
  /** Given up by the tracker: nothing new is decided about it. */
  lost: boolean;
  /** Last launch opportunity as it was predicted when there was still one; −1 where there never was. */
  lastLaunch_us: TimeUs;
  /** Whether that was looked at since the last report. */
  foreseen: boolean;
  /** Whether it was told that it threatens a place. */
  evaluated: boolean;
  /** Salvos ordered so far. */
  salvos: number;
  /** Expected share of its threat left by the shots fired at it: product of 1 − p. */
  left: number;
  /** Believed to be killed. */
  judgedKilled: boolean;
  /** The reason told last; '' where none was. */
  withheld: Reason | '';
  engagement: Engagement | null;
}

/** A salvo from the decision to the judgement of its last shot. */
export interface Engagement {
  readonly group: string;
  shots: number;
  readonly orderAt_us: TimeUs;
  ordered: boolean;
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
  return { tracks: [], bookings: [], noFireBecause: '', deciding: false };
}

/** A track that was reported for the first time. */
export function newTrack(report: TrackReport['data'], now_us: TimeUs): CommandTrack {
  return {
    report,
    firstReport_us: now_us,
    kind: '',
    identity: 'unknown',
    lost: false,
    lastLaunch_us: -1,
    foreseen: false,
    evaluated: false,
    salvos: 0,
    left: 1,
    judgedKilled: false,
    withheld: '',
    engagement: null,
  };
}
