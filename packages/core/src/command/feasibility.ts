/**
 * Whether a track can be met at all, by which groups of launchers; and what there is to tell when it no longer can.
 *
 * Model: where a track could have been met, time is what has run out. That is told by what stood in the way until then: a wait for
 *   channels, launchers, rounds or consent, a prediction that had it land harmlessly, or the identification that came too late. Where
 *   its path could be met, but never after the time it takes to react, it is too late; where it never could, it is geometry.
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

/** Notes what was found of the chance to meet a track. Of a path that is over nothing is learnt. */
export function noteChance(track: CommandTrack, met: Options, now_us: TimeUs): void {
  const { impact_us } = track.report;
  const isOver = impact_us !== undefined && impact_us <= now_us;
  if (met.ok) track.chance = 'had';
  else if (met.reason === 'too-late' && track.chance === 'none' && !isOver) track.chance = 'late';
}

/** What is told of a track that no group can meet now, `reason` being what the geometry says. */
export function whyNotMet({ chance, withheld, salvos }: CommandTrack, reason: NoShot['reason']): Reason {
  if (chance === 'none') return reason === 'too-late' && withheld !== '' ? withheld : reason;
  if (chance === 'late') return 'too-late';
  if (withheld === '') return salvos === 0 ? 'not-identified-in-time' : 'too-late';
  return withheld in RANK ? 'too-late' : withheld;
}
