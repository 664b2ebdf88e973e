/**
 * Whether a track can be met at all, by which groups of launchers; and what there is to tell when it no longer can.
 *
 * Model: where a track could have been met and the last launch for that is over, time is what has run out. That is told by what stood in
 *   the way until then: a wait for channels, launchers, rounds or consent, a prediction that had it land harmlessly, or the
 *   identification that came too late. Where its path could be met, but never after the time it takes to react, it is too late; where
 *   it never could, it is geometry. It never could, too, where a better prediction says so before that last launch.
 */
import type { Reason } from '../messages/index.js';
import type { TimeUs } from '../numerics/index.js';
import type { CommandPorts, NoShot, ShotPlan } from './ports.js';
import type { CommandPost } from './post.js';
import type { CommandTrack } from './state.js';

/** A group of launchers and its earliest shot. */
export interface Option {
  readonly group: string;
  readonly plan: ShotPlan;
}

export type Options =
  | { readonly ok: true; readonly options: readonly [Option, ...Option[]] }
  | { readonly ok: false; readonly reason: NoShot['reason'] };

/** The groups that can meet a track with a launch not before a time; where none can, what came nearest to it. */
export function optionsAgainst(
  { groups }: CommandPost,
  { report }: CommandTrack,
  notBefore_us: TimeUs,
  { plan: planShot }: CommandPorts,
): Options {
  const options: Option[] = [];
  let reason: NoShot['reason'] = 'out-of-reach';
  for (const group of groups) {
    const plan = planShot(report.number, group, notBefore_us);
    if (plan.ok) options.push({ group, plan });
    else if (RANK[plan.reason] > RANK[reason]) reason = plan.reason;
  }
  const [first, ...others] = options;
  return first === undefined ? { ok: false, reason } : { ok: true, options: [first, ...others] };
}

/** How near a group came to a shot. */
const RANK: Readonly<Record<NoShot['reason'], number>> = {
  'out-of-reach': 0,
  'inside-minimum-range': 1,
  'too-late': 2,
};

/**
 * Notes what was found of the chance to meet a track with a launch not before a time. Of a path that is over nothing is learnt.
 *
 * Until when there is a chance is asked where one is found, and again where one is found after that.
 */
export function noteChance(
  track: CommandTrack,
  met: Options,
  notBefore_us: TimeUs,
  now_us: TimeUs,
  ports: CommandPorts,
): void {
  const { impact_us } = track.report;
  if (met.ok) {
    if (track.chance !== 'had' || track.chanceUntil_us < notBefore_us)
      track.chanceUntil_us = lastLaunch_us(track, met.options, ports);
    track.chance = 'had';
  } else if (impact_us !== undefined && impact_us <= now_us) return;
  else noteNoShot(track, met.reason, notBefore_us);
}

/** What geometry forbids before the last launch that was thought of, it always did; what is too late, was not before. */
function noteNoShot(track: CommandTrack, reason: NoShot['reason'], notBefore_us: TimeUs): void {
  if (reason === 'too-late') {
    if (track.chance === 'had') track.chanceUntil_us = Math.min(track.chanceUntil_us, notBefore_us);
    else track.chance = 'late';
  } else if (track.chance === 'had' && notBefore_us < track.chanceUntil_us) track.chance = 'none';
}

/** Why what was decided on cannot be met with a launch not before a time any more: time has run out, or it never could. */
export function whyNoLongerMet(
  track: CommandTrack,
  reason: NoShot['reason'],
  notBefore_us: TimeUs,
): NoShot['reason'] {
  noteNoShot(track, reason, notBefore_us);
  return track.chance === 'none' ? reason : 'too-late';
}

/** The last launch over all groups that can meet a track. */
function lastLaunch_us({ report }: CommandTrack, options: readonly Option[], ports: CommandPorts): TimeUs {
  let last_us = 0;
  for (const { group, plan } of options) {
    last_us = Math.max(last_us, plan.launch_us, ports.lastLaunch(report.number, group) ?? 0);
  }
  return last_us;
}

/** What is told of a track that no group can meet now, `reason` being what the geometry says. */
export function whyNotMet({ chance, withheld, salvos }: CommandTrack, reason: NoShot['reason']): Reason {
  if (chance === 'none') return reason === 'too-late' && withheld !== '' ? withheld : reason;
  if (chance === 'late') return 'too-late';
  if (withheld === '') return salvos === 0 ? 'not-identified-in-time' : 'too-late';
  return withheld in RANK ? 'too-late' : withheld;
}
