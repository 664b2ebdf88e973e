/**
 * Who is served first where rounds and channels are short, by which group, and with how many shots.
 *
 * Model: the worth of a salvo at a track is the value of the place times the gain in the probability of a kill, 1 − (1 − p)ⁿ of the
 *   probability that it lives; ties go to the earlier impact, then to the name of the track. It comes from the group with the best single
 *   shot that can meet the track, then from the one with more rounds, then from the first by name. What is short shortens a salvo, to one shot
 *   at the least. What was decided holds its rounds and channels until it is carried out or given up.
 * Source: greedy assignment by marginal return; for one kind of weapon and independent shots it is optimal (den Broeder, Ellison and
 *   Emerling, Operations Research 7 (1959) 322).
 * Ignores: holding fire for a better shot or for targets that have not come yet, except by the reserve.
 */
import type { Reason } from '../messages/index.js';
import { compareCodeUnits, secondsToUs, type TimeUs } from '../numerics/index.js';
import { book, guidable } from './channels.js';
import type { Option } from './feasibility.js';
import type { CommandPorts } from './ports.js';
import type { CommandPost } from './post.js';
import { powerOf } from './power.js';
import type { CommandState, CommandTrack } from './state.js';

/** A track that may and can be fired at. */
export interface Candidate {
  readonly track: CommandTrack;
  readonly options: readonly Option[];
  readonly worth: number;
}

/** What a full salvo at a track is worth. */
export function worthOf(
  { doctrine }: CommandPost,
  { left }: CommandTrack,
  value: number,
  options: readonly Option[],
): number {
  const best = Math.max(...options.map(({ plan }) => plan.killProbability));
  return value * left * (1 - powerOf(1 - best, doctrine.salvo));
}

/** Worth most first. */
export function byWorth(a: Candidate, b: Candidate): number {
  const [one, other] = [a.track.report, b.track.report];
  return (
    b.worth - a.worth ||
    (one.impact_us ?? 0) - (other.impact_us ?? 0) ||
    compareCodeUnits(one.track, other.track)
  );
}

/** Gives a candidate rounds and channels for an order at a time, or says why it gets none. */
export function serve(
  post: CommandPost,
  state: CommandState,
  { track, options }: Candidate,
  orderAt_us: TimeUs,
  ports: CommandPorts,
): Reason | undefined {
  const { salvo, spacing_s, reserve } = post.doctrine;
  const held = post.groups.reduce((sum, group) => sum + freeRounds(state, ports, group).total, 0);
  if (held === 0) return 'magazine-empty';
  if (held <= reserve) return 'reserve-held';
  const spacing_us = secondsToUs(spacing_s);
  let noReady = false;
  let noChannel = false;
  for (const { group, plan, rounds } of ranked(state, options, ports)) {
    const wanted = Math.min(Math.max(salvo, 1), rounds.ready, held - reserve);
    const shots = guidable(post, state, track, plan, wanted, spacing_us);
    if (shots > 0) {
      track.engagement = { group, shots, orderAt_us, ...NOTHING_YET, unlaunched: shots, unjudged: shots };
      book(state, track, plan, shots, spacing_us);
      return undefined;
    }
    noReady ||= rounds.ready === 0 && rounds.total > 0;
    noChannel ||= rounds.ready > 0;
  }
  return noChannel ? 'channels-full' : noReady ? 'no-ready-launcher' : 'magazine-empty';
}

const NOTHING_YET = {
  ordered: false,
  killProbability: 0,
  missTakenForKill: 0,
  killTakenForMiss: 0,
  leftBefore: 1,
  judgedKilled: false,
} as const;

/** The options in the order in which they are tried. */
function ranked(state: CommandState, options: readonly Option[], ports: CommandPorts) {
  return options
    .map((option) => ({ ...option, rounds: freeRounds(state, ports, option.group) }))
    .sort(
      (a, b) =>
        b.plan.killProbability - a.plan.killProbability ||
        b.rounds.total - a.rounds.total ||
        compareCodeUnits(a.group, b.group),
    );
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
