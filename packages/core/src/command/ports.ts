/** What a command post asks of its fire-control computer and its launchers, beyond messages. */
import type { Reason } from '../messages/index.js';
import type { TimeUs } from '../numerics/index.js';

/** A launch that would meet a track, and until when the guidance channel of its interceptor is held. */
export interface ShotPlan {
  readonly ok: true;
  readonly launch_us: TimeUs;
  readonly intercept_us: TimeUs;
  readonly channelFrom_us: TimeUs;
  readonly channelUntil_us: TimeUs;
  /** Prior probability that one interceptor of the group that arrives kills, times that it works. */
  readonly killProbability: number;
  /** Probabilities that a miss of such an interceptor is judged a kill, and a kill a miss. */
  readonly missTakenForKill: number;
  readonly killTakenForMiss: number;
}

export interface NoShot {
  readonly ok: false;
  readonly reason: Extract<Reason, 'out-of-reach' | 'inside-minimum-range' | 'too-late'>;
}

/** The earliest intercept of a track by a group of launchers with a launch not before a time, as the track is predicted now. */
export type PlanShot = (track: number, group: string, notBefore_us: TimeUs) => ShotPlan | NoShot;

/** First and last launch opportunity of a group against a track, as the track is predicted now. */
export type LaunchOpportunities = (
  track: number,
  group: string,
) => { readonly ok: true; readonly first_us: TimeUs; readonly last_us: TimeUs } | NoShot;

/** The last launch opportunity alone, which is found sooner; undefined where there is none. */
export type LastLaunch = (track: number, group: string) => TimeUs | undefined;

/** Rounds of a group: on launchers that may fire now, and in all. */
export type RoundsIn = (group: string) => { readonly ready: number; readonly total: number };

export interface CommandPorts {
  readonly plan: PlanShot;
  readonly opportunities: LaunchOpportunities;
  readonly lastLaunch: LastLaunch;
  readonly rounds: RoundsIn;
}
