/** A decision carried out when its time has come, or given up; and what becomes of its shots. */
import type { Reason } from '../messages/index.js';
import { secondsToUs, type TimeUs } from '../numerics/index.js';
import { book, release } from './channels.js';
import type { CommandPorts } from './ports.js';
import type { CommandPost } from './post.js';
import { powerOf } from './power.js';
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

/** Carries out the decision about a track: the shot is planned anew from what is known now. */
export function order(
  post: CommandPost,
  state: CommandState,
  track: CommandTrack,
  now_us: TimeUs,
  ports: CommandPorts,
): Ordered {
  const { engagement, report } = track;
  if (engagement === null || engagement.ordered) return { ok: false, reason: 'too-late' };
  const giveUp = (reason: Reason): Ordered => {
    track.engagement = null;
    release(state, report.track);
    return { ok: false, reason };
  };
  if (state.noFireBecause !== '') return giveUp(state.noFireBecause);
  if (track.lost) return giveUp('too-late');
  const { group, shots } = engagement;
  const plan = ports.plan(report.number, group, now_us + secondsToUs(post.launchDelay_s));
  if (!plan.ok) return giveUp(plan.reason);
  const window = ports.opportunities(report.number, group);
  engagement.ordered = true;
  track.salvos += 1;
  track.left *= powerOf(1 - plan.killProbability, shots);
  release(state, report.track);
  book(state, track, plan, shots, secondsToUs(post.doctrine.spacing_s));
  const notAfter_us = Math.max(plan.launch_us, window.ok ? window.last_us : plan.launch_us);
  return { ok: true, group, shots, notBefore_us: plan.launch_us, notAfter_us };
}

/** Notes that a shot of the salvo at a track was launched. */
export function noteLaunch({ engagement }: CommandTrack): void {
  if (engagement !== null) engagement.unlaunched -= 1;
}

/** Notes that `shots` of the salvo will not be launched; returns whether the salvo is over with that. */
export function noteRefusal(state: CommandState, track: CommandTrack, shots: number): boolean {
  if (track.engagement === null) return false;
  track.engagement.unlaunched -= shots;
  track.engagement.unjudged -= shots;
  return endedWith(state, track);
}

/** Notes what became of a shot as far as one can see; returns whether the salvo is over with that. */
export function noteJudgement(state: CommandState, track: CommandTrack, killed: boolean): boolean {
  if (track.engagement === null) return false;
  track.engagement.unjudged -= 1;
  track.engagement.judgedKilled ||= killed;
  return endedWith(state, track);
}

/** A salvo is over when each of its shots was judged or refused: a kill ends the matter, else the track is a target again. */
function endedWith(state: CommandState, track: CommandTrack): boolean {
  const { engagement } = track;
  if (engagement === null || engagement.unjudged > 0) return false;
  track.judgedKilled ||= engagement.judgedKilled;
  track.engagement = null;
  release(state, track.report.track);
  return true;
}
