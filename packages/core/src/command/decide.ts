/**
 * What a command post decides at one instant: which tracks are fired at; and why not the others.
 *
 * Model: each track is asked in turn whether it may be fired at, falls on a defended place, and can be met; those that pass are
 *   served by what they are worth. The first "no" is the reason given. That it falls on a defended place is told whatever is allowed,
 *   with the launches that would meet it; these are told again when the first of them has come and the track says something else by then.
 */
import type { Reason } from '../messages/index.js';
import { secondsToUs, type TimeUs, US_PER_S } from '../numerics/index.js';
import { byWorth, type Candidate, serve, worthOf } from './assign.js';
import { dropEnded, nextFree_us } from './channels.js';
import { noteChance, type Options, optionsAgainst, whyNotMet } from './feasibility.js';
import type { CommandPorts } from './ports.js';
import type { CommandPost, DefendedPlace } from './post.js';
import { forbidden, isEngaged, threatenedPlace } from './rules.js';
import type { CommandState, CommandTrack, LaunchSpan } from './state.js';

/** Of a track that will fall sooner than in twice this time its launches are not asked for again. */
const LEAST_WAIT_US = 2 * US_PER_S;

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
    if (track.lost || track.judgedKilled) continue;
    tellLaunchesAgain(deciding, track);
    if (track.engagement !== null) continue;
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
 * Tells once when a track is first found to threaten a place, with its launch opportunities; these are asked for when it is in a class
 * that is engaged, and told then.
 */
function evaluate(deciding: Deciding, track: CommandTrack, place: DefendedPlace): void {
  const { post, actions } = deciding;
  const told = isEngaged(post, track) ? 'launches' : 'place';
  if (track.evaluated === 'launches' || track.evaluated === told) return;
  track.evaluated = told;
  if (told === 'launches') askForLaunches(deciding, track);
  actions.push({ kind: 'evaluated', track, place: place.id, ...track.launches });
}

/**
 * Tells the launch opportunities of a track anew where they are due and have changed: what was reckoned from its first reports is
 * seconds off, and what is reckoned when the first launch has come is not.
 */
function tellLaunchesAgain(deciding: Deciding, track: CommandTrack): void {
  const { post, now_us, actions } = deciding;
  if (track.launchesAgain_us === null || now_us < track.launchesAgain_us) return;
  const place = threatenedPlace(post, track.report);
  if (place === undefined) return;
  const before = track.launches;
  askForLaunches(deciding, track);
  const { launches } = track;
  if (launches?.first_us === before?.first_us && launches?.last_us === before?.last_us) return;
  actions.push({ kind: 'evaluated', track, place: place.id, ...launches });
}

/**
 * Asks for the first and the last launch over all groups; and again when the first has come or, where there is none, when half of the
 * time to the impact is over.
 */
function askForLaunches({ post, now_us, ports }: Deciding, track: CommandTrack): void {
  track.launches = launchesAt(post, track, ports);
  const { launches, report } = track;
  if (launches !== null) track.launchesAgain_us = launches.first_us > now_us ? launches.first_us : null;
  else {
    const left_us = (report.impact_us ?? now_us) - now_us;
    track.launchesAgain_us = left_us > LEAST_WAIT_US ? now_us + Math.round(left_us / 2) : null;
  }
}

function launchesAt(
  { groups }: CommandPost,
  { report }: CommandTrack,
  ports: CommandPorts,
): LaunchSpan | null {
  let first_us: TimeUs | undefined;
  let last_us: TimeUs | undefined;
  for (const group of groups) {
    const window = ports.opportunities(report.number, group);
    if (!window.ok) continue;
    first_us = Math.min(first_us ?? window.first_us, window.first_us);
    last_us = Math.max(last_us ?? window.last_us, window.last_us);
  }
  return first_us === undefined || last_us === undefined ? null : { first_us, last_us };
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
