/**
 * Guidance channels: how many interceptors, or targets, can be served at once.
 *
 * Model: where the limit counts missiles, each holds a channel from `from_us` until `until_us`, and at no moment more are held than
 *   there are. Where it counts targets, a target takes one from the decision to the judgement of its last shot.
 */
import type { TimeUs } from '../numerics/index.js';
import type { ShotPlan } from './ports.js';
import type { CommandPost } from './post.js';
import type { Booking, CommandState, CommandTrack } from './state.js';

/** How many of `shots` interceptors at a track, `spacing_us` apart, can be guided beside what is booked: a first part of the salvo. */
export function guidable(
  { parameters: { channels } }: CommandPost,
  { bookings, tracks }: CommandState,
  track: CommandTrack,
  { channelFrom_us, channelUntil_us }: ShotPlan,
  shots: number,
  spacing_us: TimeUs,
): number {
  if (channels.counts === 'targets') return otherTargets(tracks, track) < channels.most ? shots : 0;
  const held: Booking[] = [...bookings];
  for (let shot = 0; shot < shots; shot++) {
    const from_us = channelFrom_us + shot * spacing_us;
    const until_us = channelUntil_us + shot * spacing_us;
    if (mostAtOnce(held, from_us, until_us) >= channels.most) return shot;
    held.push({ track: '', from_us, until_us });
  }
  return shots;
}

function otherTargets(tracks: readonly CommandTrack[], track: CommandTrack): number {
  return tracks.filter((one) => one !== track && one.engagement !== null).length;
}

/** The most bookings that hold a channel at one moment of [from, until). */
export function mostAtOnce(bookings: readonly Booking[], from_us: TimeUs, until_us: TimeUs): number {
  // The number of channels held only rises where one begins: it is greatest at the start or at a beginning inside.
  let most = heldAt(bookings, from_us);
  for (const { from_us: begin_us } of bookings) {
    if (begin_us > from_us && begin_us < until_us) most = Math.max(most, heldAt(bookings, begin_us));
  }
  return most;
}

function heldAt(bookings: readonly Booking[], time_us: TimeUs): number {
  let held = 0;
  for (const { from_us, until_us } of bookings) if (from_us <= time_us && time_us < until_us) held++;
  return held;
}

/** When the next channel that is held becomes free; undefined where none is held. */
export function nextFree_us({ bookings }: CommandState, now_us: TimeUs): TimeUs | undefined {
  let next: TimeUs | undefined;
  for (const { until_us } of bookings) {
    if (until_us > now_us && (next === undefined || until_us < next)) next = until_us;
  }
  return next;
}

/** Holds channels for the shots of a salvo. */
export function book(
  { bookings }: CommandState,
  { report }: CommandTrack,
  { channelFrom_us, channelUntil_us }: ShotPlan,
  shots: number,
  spacing_us: TimeUs,
): void {
  for (let shot = 0; shot < shots; shot++) {
    bookings.push({
      track: report.track,
      from_us: channelFrom_us + shot * spacing_us,
      until_us: channelUntil_us + shot * spacing_us,
    });
  }
}

/** Frees what is booked for a track, or the last so many of it. */
export function release({ bookings }: CommandState, track: string, last = Number.POSITIVE_INFINITY): void {
  let freed = 0;
  for (let i = bookings.length - 1; i >= 0 && freed < last; i--) {
    if (bookings[i].track !== track) continue;
    bookings.splice(i, 1);
    freed += 1;
  }
}

/** Forgets bookings that are over. */
export function dropEnded({ bookings }: CommandState, now_us: TimeUs): void {
  for (let i = bookings.length - 1; i >= 0; i--) if (bookings[i].until_us <= now_us) bookings.splice(i, 1);
}
