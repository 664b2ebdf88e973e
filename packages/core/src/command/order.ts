/**
 * A decision carried out when its time has come, or given up; and what becomes of its shots.
 *
 * Model: the shot is planned anew from what is known then. What has become forbidden, harmless or impossible is given up, and its
 *   rounds and channels are free again; where channels are left for a part of the salvo, that part is ordered.
 */
import type { Reason } from '../messages/index.js';
import { secondsToUs, type TimeUs } from '../numerics/index.js';
import { leftAfterMisses } from './belief.js';
import { book, guidable, release } from './channels.js';
import { whyNoLongerMet } from './feasibility.js';
import type { CommandPorts } from './ports.js';
import type { CommandPost } from './post.js';
import { forbidden, threatenedPlace } from './rules.js';
import type { CommandState, CommandTrack } from './state.js';

/** What is told to the launchers, or why the salvo is given up. */
export type Ordered =
  | {
      readonly ok: true;
      readonly group: string;
      readonly shots: number;
      /** The first launch waits for its target until then. */
      readonly notBefore_us: TimeUs;
      readonly notAfter_us: TimeUs;
    }
  | { readonly ok: false; readonly reason: Reason };

/** Carries out the decision about a track. */
export function order(
  post: CommandPost,
  state: CommandState,
  track: CommandTrack,
  now_us: TimeUs,
  ports: CommandPorts,
): Ordered {
  const { engagement, report } = track;
  if (engagement === null || engagement.ordered) return { ok: false, reason: 'too-late' };
  release(state, report.track);
  const giveUp = (reason: Reason): Ordered => {
    track.engagement = null;
    return { ok: false, reason };
  };
  const no = whyNoMore(post, state, track);
  if (no !== undefined) return giveUp(no);
  const { group } = engagement;
  const notBefore_us = now_us + secondsToUs(post.launchDelay_s);
  const plan = ports.plan(report.number, group, notBefore_us);
  if (!plan.ok) return giveUp(whyNoLongerMet(track, plan.reason, notBefore_us));
  const spacing_us = secondsToUs(post.doctrine.spacing_s);
  const shots = guidable(post, state, track, plan, engagement.shots, spacing_us);
  if (shots === 0) return giveUp('channels-full');
  book(state, track, plan, shots, spacing_us);
  const { killProbability, missTakenForKill, killTakenForMiss } = plan;
  track.engagement = {
    ...engagement,
    ordered: true,
    shots,
    killProbability,
    missTakenForKill,
    killTakenForMiss,
    leftBefore: track.left,
    unlaunched: shots,
    unjudged: shots,
  };
  track.salvos += 1;
  // What was said before this salvo is no longer why the track is not fired at.
  track.withheld = '';
  const window = ports.opportunities(report.number, group);
  const [first_us, last_us] = window.ok
    ? [window.first_us, window.last_us]
    : [plan.launch_us, plan.launch_us];
  return {
    ok: true,
    group,
    shots,
    notBefore_us: Math.min(plan.launch_us, Math.max(now_us, first_us)),
    notAfter_us: Math.max(plan.launch_us, last_us),
  };
}

/** What has come in the way of a decision since it was made. */
function whyNoMore(post: CommandPost, state: CommandState, track: CommandTrack): Reason | undefined {
  if (track.lost) return 'not-tracked-in-time';
  const rule = forbidden(post, track, state.linkDown);
  if (rule !== undefined) return rule;
  if (threatenedPlace(post, track.report) === undefined) return 'lands-harmlessly';
  return state.noFireBecause === '' ? undefined : state.noFireBecause;
}

/** Notes that a shot of the salvo at a track was launched: the track lives with a lesser probability. */
export function noteLaunch(track: CommandTrack): void {
  const { engagement } = track;
  if (engagement === null) return;
  engagement.unlaunched -= 1;
  track.left *= 1 - engagement.killProbability;
}

/** Notes that `shots` of the salvo will not be launched; returns whether the salvo is over with that. */
export function noteRefusal(state: CommandState, track: CommandTrack, shots: number): boolean {
  const { engagement } = track;
  if (engagement === null) return false;
  engagement.unlaunched -= shots;
  engagement.unjudged -= shots;
  release(state, track.report.track, shots);
  return endedWith(state, track);
}

/** Notes what became of a shot as far as one can see; returns whether the salvo is over with that. */
export function noteJudgement(state: CommandState, track: CommandTrack, killed: boolean): boolean {
  const { engagement } = track;
  if (engagement === null) return false;
  engagement.unjudged -= 1;
  engagement.judgedKilled ||= killed;
  return endedWith(state, track);
}

/** A salvo is over when each of its shots was judged or refused: a kill ends the matter, else the track is a target again. */
function endedWith(state: CommandState, track: CommandTrack): boolean {
  const { engagement } = track;
  if (engagement === null || engagement.unjudged > 0) return false;
  track.judgedKilled ||= engagement.judgedKilled;
  if (!engagement.judgedKilled) track.left = leftAfterMisses(engagement, track.left);
  track.engagement = null;
  release(state, track.report.track);
  return true;
}
