/**
 * What a command post decides at one instant: which tracks are fired at; and why not the others.
 *
 * Model: each track is asked in turn whether it may be fired at, falls on a defended place, and can be met; those that pass are
 *   served by what they are worth. The first "no" is the reason given. That it falls on a defended place is told whatever is allowed.
 */
import type { Reason } from '../messages/index.js';
import { secondsToUs, type TimeUs } from '../numerics/index.js';
import { byWorth, type Candidate, serve, worthOf } from './assign.js';
import { dropEnded, nextFree_us } from './channels.js';
import { noteChance, type Options, optionsAgainst, whyNotMet } from './feasibility.js';
import type { CommandPorts } from './ports.js';
import type { CommandPost, DefendedPlace } from './post.js';
import { forbidden, isEngaged, threatenedPlace } from './rules.js';
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
  /** A channel becomes free then: decide again. */
  | { readonly kind: 'again'; readonly at_us: TimeUs };

/** Time from a decision about a track to its fire order, s; it belongs to the track and the number of the salvo. */
export type ReactionTime = (track: CommandTrack) => number;

/** One decision: all that is looked at, and what comes of it. */
interface Deciding {
  readonly post: CommandPost;
  readonly state: CommandState;
  readonly now_us: TimeUs;
  readonly ports: CommandPorts;
  readonly reaction_s: ReactionTime;
  readonly actions: Action[];
}

/** Decides, and writes what was decided into the state. */
export function decide(
  post: CommandPost,
  state: CommandState,
  now_us: TimeUs,
  ports: CommandPorts,
  reaction_s: ReactionTime,
): readonly Action[] {
  const deciding: Deciding = { post, state, now_us, ports, reaction_s, actions: [] };
  const { actions } = deciding;
  dropEnded(state, now_us);
  const candidates: Candidate[] = [];
  for (const track of state.tracks) {
    if (track.lost || track.judgedKilled || track.engagement !== null) continue;
    if (track.kind === '') {
      if (track.chance !== 'had' && threatenedPlace(post, track.report) !== undefined) meet(deciding, track);
      continue;
    }
    const found = consider(deciding, track);
    if (typeof found === 'string') withhold(track, found, actions);
    else candidates.push(found);
  }
  let wait = false;
  for (const candidate of candidates.sort(byWorth)) {
    const { track } = candidate;
    const orderAt_us = now_us + secondsToUs(reaction_s(track));
    const why = serve(post, state, candidate, orderAt_us, ports);
    if (why === undefined) actions.push({ kind: 'decided', track, orderAt_us });
    else withhold(track, why, actions);
    wait ||= why === 'channels-full';
  }
  if (wait) wakeWhenFree(deciding);
  return actions;
}

/** A track that could be fired at, or why it is not. */
function consider(deciding: Deciding, track: CommandTrack): Candidate | Reason {
  const { post, state } = deciding;
  const rule = forbidden(post, track, state.linkDown);
  if (rule !== undefined && track.evaluated === 'launches') return rule;
  const place = threatenedPlace(post, track.report);
  // A threat is one whether it may be fired at or not.
  if (place !== undefined) evaluate(deciding, track, place);
  if (rule !== undefined) return rule;
  if (place === undefined) return 'lands-harmlessly';
  if (track.salvos >= post.doctrine.salvos) return whyNoSalvo(track);
  if (state.noFireBecause !== '') {
    // A chance that may not be taken is looked for until it is known that there was one.
    if (track.chance !== 'had') meet(deciding, track);
    return state.noFireBecause;
  }
  if (post.groups.length === 0) return 'magazine-empty';
  const met = meet(deciding, track);
  if (!met.ok) return whyNotMet(track, met.reason);
  return { track, options: met.options, worth: worthOf(post, track, place.value, met.options) };
}

/** What is told of a track that got all its salvos: what became of them, unless something else was told since. */
function whyNoSalvo({ withheld, salvos }: CommandTrack): Reason {
  if (withheld !== '') return withheld;
  return salvos > 0 ? 'missed' : 'weapons-hold';
}

/** Which groups can meet a track after the time it takes to react; the chance is noted. */
function meet({ post, now_us, ports, reaction_s }: Deciding, track: CommandTrack): Options {
  const notBefore_us = now_us + secondsToUs(reaction_s(track) + post.launchDelay_s);
  const met = optionsAgainst(post, track, notBefore_us, ports);
  noteChance(track, met, notBefore_us, now_us, ports);
  return met;
}

/**
 * Tells once when a track is first found to threaten a place, with its launch opportunities over all groups; these are asked for when
 * it is in a class that is engaged, and told then.
 */
function evaluate({ post, ports, actions }: Deciding, track: CommandTrack, place: DefendedPlace): void {
  const told = isEngaged(post, track) ? 'launches' : 'place';
  if (track.evaluated === 'launches' || track.evaluated === told) return;
  track.evaluated = told;
  let first_us: TimeUs | undefined;
  let last_us: TimeUs | undefined;
  for (const group of told === 'launches' ? post.groups : []) {
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

/** Asks to be called when the next channel becomes free, unless that was asked already. */
function wakeWhenFree({ state, now_us, actions }: Deciding): void {
  const free_us = nextFree_us(state, now_us);
  if (free_us === undefined) return;
  const { wakeAt_us } = state;
  if (wakeAt_us !== null && wakeAt_us > now_us && wakeAt_us <= free_us) return;
  state.wakeAt_us = free_us;
  actions.push({ kind: 'again', at_us: free_us });
}

function withhold(track: CommandTrack, reason: Reason, actions: Action[]): void {
  if (track.withheld === reason) return;
  track.withheld = reason;
  actions.push({ kind: 'withheld', track, reason });
}
