/**
 * What a command post decides at one instant: which tracks are fired at, by which launchers, with how many; and why not the others.
 *
 * Model: tracks that may and can be fired at are served in the order of what a salvo is worth: the value of the place times the
 *   gain in the probability of a kill, 1 − (1 − p)ⁿ of what earlier shots have left; ties go to the earlier impact, then to the name.
 *   A target is served by the group with the best single shot that can meet it, then by the one with more rounds. What is short (rounds,
 *   channels) shortens a salvo to one shot at the least. A decision holds its rounds and channels until it is carried out or given up.
 * Source: greedy assignment by marginal return; for one kind of weapon and independent shots it is optimal (den Broeder, Ellison and
 *   Emerling, Operations Research 7 (1959) 322).
 * Ignores: holding fire for a better shot or for targets that have not come yet, except by the reserve.
 */
import type { Reason } from '../messages/index.js';
import { secondsToUs, type TimeUs } from '../numerics/index.js';
import { book, guidable, nextFree_us } from './channels.js';
import type { CommandPorts, ShotPlan } from './ports.js';
import type { CommandPost, DefendedPlace } from './post.js';
import { powerOf } from './power.js';
import { forbidden, threatenedPlace } from './rules.js';
import type { CommandState, CommandTrack } from './state.js';

/** What is to be told or done, in this order. */
export type Action =
  | {
      readonly kind: 'evaluated';
      readonly track: CommandTrack;
      readonly place: string;
      readonly first_us?: TimeUs;
      readonly last_us?: TimeUs;
    }
  | { readonly kind: 'withheld'; readonly track: CommandTrack; readonly reason: Reason }
  | { readonly kind: 'decided'; readonly track: CommandTrack; readonly orderAt_us: TimeUs }
  /** Nothing changes before this. */
  | { readonly kind: 'again'; readonly at_us: TimeUs };

/** Time from a decision about a track to its fire order, s; it belongs to the track and the number of the salvo. */
export type ReactionTime = (track: CommandTrack) => number;

interface Candidate {
  readonly track: CommandTrack;
  readonly place: DefendedPlace;
  readonly options: readonly Option[];
  readonly worth: number;
}

interface Option {
  readonly group: string;
  readonly plan: ShotPlan;
}

/** Decides, and writes what was decided into the state. */
export function decide(
  post: CommandPost,
  state: CommandState,
  now_us: TimeUs,
  ports: CommandPorts,
  reaction_s: ReactionTime,
): readonly Action[] {
  dropEndedBookings(state, now_us);
  const actions: Action[] = [];
  const candidates: Candidate[] = [];
  for (const track of state.tracks) {
    if (track.lost || track.judgedKilled || track.engagement !== null) continue;
    foresee(post, track, ports);
    if (track.kind === '') continue;
    const found = consider(post, state, track, now_us, ports, reaction_s, actions);
    if (typeof found === 'string') withhold(track, found, actions);
    else candidates.push(found);
  }
  candidates.sort(
    (a, b) =>
      b.worth - a.worth ||
      (a.track.report.impact_us ?? 0) - (b.track.report.impact_us ?? 0) ||
      (a.track.report.track < b.track.report.track ? -1 : 1),
  );
  let wait = false;
  for (const candidate of candidates) {
    const why = serve(post, state, candidate, now_us, ports, reaction_s, actions);
    if (why === undefined) continue;
    withhold(candidate.track, why, actions);
    wait ||= why === 'channels-full';
  }
  const free_us = wait ? nextFree_us(state, now_us) : undefined;
  if (free_us !== undefined) actions.push({ kind: 'again', at_us: free_us });
  return actions;
}

/** A track that could be fired at, or why it is not. */
function consider(
  post: CommandPost,
  state: CommandState,
  track: CommandTrack,
  now_us: TimeUs,
  ports: CommandPorts,
  reaction_s: ReactionTime,
  actions: Action[],
): Candidate | Reason {
  const rule = forbidden(post, track);
  if (rule !== undefined) return rule;
  const place = threatenedPlace(post, track.report);
  if (place === undefined) return 'lands-harmlessly';
  evaluate(post, track, place, ports, actions);
  if (state.noFireBecause !== '') return state.noFireBecause;
  if (post.groups.every((group) => ports.rounds(group).total === 0)) return 'magazine-empty';
  // What was fired and missed is told by what became of it.
  if (track.salvos >= post.doctrine.salvos) return track.withheld === '' ? 'missed' : track.withheld;
  const delay_us = secondsToUs(reaction_s(track) + post.launchDelay_s);
  const options: Option[] = [];
  let why: Reason = 'out-of-reach';
  for (const group of post.groups) {
    const plan = ports.plan(track.report.number, group, now_us + delay_us);
    if (plan.ok) options.push({ group, plan });
    else if (why === 'out-of-reach') why = plan.reason;
    else if (plan.reason === 'too-late') why = plan.reason;
  }
  if (options.length === 0) return whyNone(track, delay_us, why);
  const best = Math.max(...options.map(({ plan }) => plan.killProbability));
  const worth = place.value * track.left * (1 - powerOf(1 - best, post.doctrine.salvo));
  return { track, place, options, worth };
}

/** Looks ahead while there is time: when it has run out one can still say that there was some. */
function foresee(post: CommandPost, track: CommandTrack, ports: CommandPorts): void {
  if (track.foreseen || track.lastLaunch_us >= 0 || track.kind === 'debris') return;
  track.foreseen = true;
  if (threatenedPlace(post, track.report) === undefined) return;
  for (const group of post.groups) {
    const window = ports.opportunities(track.report.number, group);
    if (window.ok) track.lastLaunch_us = Math.max(track.lastLaunch_us, window.last_us);
  }
}

/** Tells once when a track is first found to threaten a place, with its launch opportunities over all groups. */
function evaluate(
  post: CommandPost,
  track: CommandTrack,
  place: DefendedPlace,
  ports: CommandPorts,
  actions: Action[],
): void {
  if (track.evaluated) return;
  track.evaluated = true;
  let first_us: TimeUs | undefined;
  let last_us: TimeUs | undefined;
  for (const group of post.groups) {
    const window = ports.opportunities(track.report.number, group);
    if (!window.ok) continue;
    first_us = Math.min(first_us ?? window.first_us, window.first_us);
    last_us = Math.max(last_us ?? window.last_us, window.last_us);
  }
  actions.push({
    kind: 'evaluated',
    track,
    place: place.id,
    ...(first_us === undefined || last_us === undefined ? {} : { first_us, last_us }),
  });
}

/**
 * Why no group can meet a target. Where one could have, time has run out, and that is told by what took it: what stood in the way
 * until now, or identification, or simply too little time.
 */
function whyNone(track: CommandTrack, delay_us: TimeUs, why: Reason): Reason {
  if (track.lastLaunch_us < 0) return why;
  if (track.withheld !== '') return track.withheld;
  const atOnce = track.firstReport_us + delay_us <= track.lastLaunch_us;
  return atOnce && track.salvos === 0 ? 'not-identified-in-time' : 'too-late';
}

/** Gives a candidate rounds and channels, or says why it gets none. */
function serve(
  post: CommandPost,
  state: CommandState,
  { track, options }: Candidate,
  now_us: TimeUs,
  ports: CommandPorts,
  reaction_s: ReactionTime,
  actions: Action[],
): Reason | undefined {
  const spacing_us = secondsToUs(post.doctrine.spacing_s);
  const held = post.groups.reduce((sum, group) => sum + freeRounds(state, ports, group).total, 0);
  const spendable = held - post.doctrine.reserve;
  if (held === 0) return 'magazine-empty';
  if (spendable <= 0) return 'reserve-held';
  const ranked = options
    .map((option) => ({ ...option, rounds: freeRounds(state, ports, option.group) }))
    .sort(
      (a, b) =>
        b.plan.killProbability - a.plan.killProbability ||
        b.rounds.total - a.rounds.total ||
        (a.group < b.group ? -1 : 1),
    );
  let why: Reason = 'magazine-empty';
  for (const { group, plan, rounds } of ranked) {
    if (rounds.ready === 0) {
      if (rounds.total > 0) why = 'no-ready-launcher';
      continue;
    }
    const wanted = Math.min(post.doctrine.salvo, rounds.ready, spendable);
    const { channelFrom_us, channelUntil_us } = plan;
    const shots = guidable(post, state, wanted, channelFrom_us, channelUntil_us, spacing_us);
    if (shots === 0) {
      why = 'channels-full';
      continue;
    }
    const orderAt_us = now_us + secondsToUs(reaction_s(track));
    track.engagement = {
      group,
      shots,
      orderAt_us,
      ordered: false,
      unlaunched: shots,
      unjudged: shots,
      judgedKilled: false,
    };
    book(state, track, plan, shots, spacing_us);
    actions.push({ kind: 'decided', track, orderAt_us });
    return undefined;
  }
  return why;
}

/** Rounds of a group that no decision has promised yet. */
function freeRounds(state: CommandState, ports: CommandPorts, group: string) {
  let promised = 0;
  for (const { engagement } of state.tracks) {
    if (engagement?.group === group) promised += engagement.unlaunched;
  }
  const { ready, total } = ports.rounds(group);
  return { ready: Math.max(0, ready - promised), total: Math.max(0, total - promised) };
}

function dropEndedBookings({ bookings }: CommandState, now_us: TimeUs): void {
  for (let i = bookings.length - 1; i >= 0; i--) if (bookings[i].until_us <= now_us) bookings.splice(i, 1);
}

function withhold(track: CommandTrack, reason: Reason, actions: Action[]): void {
  if (track.withheld === reason) return;
  track.withheld = reason;
  actions.push({ kind: 'withheld', track, reason });
}
