/**
 * One look of a radar made into tracks: associate, update, confirm, start, give up.
 *
 * Model: firm tracks choose among the plots first, tentative ones among what is left; plots left over are paired with those of
 *   earlier looks (`pairUp`), and each pair starts a tentative track; of tentative tracks that share a plot, the first to become firm ends the others
 *   (at one look the one whose plots fit best). A plot may update any track; a track misses only where a beam was pointed at it.
 * Source: Blackman & Popoli (1999), chapters 1 and 6.
 * Ignores: resolution, tracks of other radars.
 */
import type { LocalFrame } from '../earth/index.js';
import { invariant, type TimeUs, US_PER_S } from '../numerics/index.js';
import { associate, DIVERGED, type LookWork, NO_PLOT } from './association.js';
import { type LostBecause, lostBecause } from './deletion.js';
import { copyEstimate, type Estimate } from './estimate.js';
import { isSound, takeIn, weigh } from './expectation.js';
import { isConfirmed, markSlow, pairUp } from './initiation.js';
import { type Look, loadPlot, orderPlots, plotAt } from './look.js';
import { followManoeuvres } from './manoeuvre.js';
import type { TrackingParameters } from './parameters.js';
import { placeOfPlot, spreadOfPlot } from './plot.js';
import type { LonePlot, Track } from './track.js';

/** What does not change from look to look. */
export interface TrackerSetup {
  /** Where the radar stands; its azimuths and elevations are those of this frame. */
  readonly site: LocalFrame;
  /** Height of the lowest ground above the ellipsoid, where tracks end at the latest. */
  readonly groundHeight_m: number;
  readonly parameters: TrackingParameters;
}

/** All that a tracker remembers: plain data, changed in place by `stepTracker`. */
export interface TrackerState {
  time_us: TimeUs;
  /** In order of their numbers. */
  readonly tracks: Track[];
  readonly lone: LonePlot[];
  nextTrack: number;
  nextPlot: number;
  /** Numbers of the tracks that became firm in the last look. */
  readonly confirmed: number[];
  /** Tracks given up in the last look, tentative ones too. */
  readonly lost: LostTrack[];
}

export interface LostTrack {
  readonly number: number;
  readonly because: LostBecause;
  readonly status: Track['status'];
  /** The last one. */
  readonly estimate: Estimate;
}

function lostTrack({ number, status, estimate }: Track, because: LostBecause): LostTrack {
  return { number, because, status, estimate };
}

const work: LookWork = { order: [], free: [], given: [], expected: [], weighed: [], lastWeighed: [] };

/** A tracker that has seen nothing. */
export function emptyTracker(time_us: TimeUs): TrackerState {
  return { time_us, tracks: [], lone: [], nextTrack: 1, nextPlot: 1, confirmed: [], lost: [] };
}

/**
 * Takes in the plots of one look; `state` is changed, and says what happened: `lastPlot` and `status` of each track, `confirmed`, `lost`.
 *
 * @param look plots in any order: but for `lastPlot`, which is an index in its lists, nothing depends on it
 */
export function stepTracker(setup: TrackerSetup, state: TrackerState, look: Look): void {
  invariant(look.time_us >= state.time_us, 'a tracker does not go back in time');
  state.time_us = look.time_us;
  if (state.confirmed.length > 0) state.confirmed.length = 0;
  if (state.lost.length > 0) state.lost.length = 0;
  const plots = look.ranges_m.length;
  orderPlots(look, work.order);
  for (let plot = 0; plot < plots; plot++) work.free[plot] = true;
  dropForgotten(setup, state);
  updateTracks(setup, state, look);
  confirmRipe(setup, state);
  giveUp(setup, state);
  if (plots > 0) startTracks(setup, state, look);
  forgetLone(setup, state, look);
  state.nextPlot += plots;
}

/** Drops tracks that nobody has seen for too long: where they would be by now is no more than a guess. */
function dropForgotten({ parameters }: TrackerSetup, { tracks, lost, time_us }: TrackerState): void {
  const oldest_us = time_us - parameters.longestCoast_s * US_PER_S;
  let kept = 0;
  for (let i = 0; i < tracks.length; i++) {
    if (tracks[i].lastPlot_us < oldest_us) lost.push(lostTrack(tracks[i], 'missed'));
    else tracks[kept++] = tracks[i];
  }
  if (kept < tracks.length) tracks.length = kept;
}

/** Gives plots to tracks and takes them in; notes what missed. */
function updateTracks({ site, parameters }: TrackerSetup, state: TrackerState, look: Look): void {
  const { tracks } = state;
  if (look.ranges_m.length > 0 && tracks.length > 0) {
    associate(site, tracks, 'firm', look, parameters, work);
    followManoeuvres(site, tracks, look, parameters, work);
    associate(site, tracks, 'tentative', look, parameters, work);
  } else for (let i = 0; i < tracks.length; i++) work.given[i] = NO_PLOT;
  for (let i = 0; i < tracks.length; i++) {
    tracks[i].lastPlot = NO_PLOT;
    if (work.given[i] >= 0) takePlot(tracks[i], i, look, state);
  }
  for (const number of look.lookedAt) {
    const track = trackNumbered(tracks, number);
    if (track === undefined || track.lastPlot >= 0) continue;
    track.looks += 1;
    track.misses += 1;
  }
}

function takePlot(track: Track, index: number, look: Look, state: TrackerState): void {
  const plot = work.given[index];
  const expected = work.expected[index];
  const weighed = work.weighed[index];
  if (work.lastWeighed[index] !== plot) {
    loadPlot(look, plot, weighed);
    weigh(expected, weighed);
  }
  takeIn(expected, weighed, expected.estimate);
  if (!isSound(expected.estimate)) {
    // The last sound estimate stays: something may be on its way to it.
    work.given[index] = DIVERGED;
    return;
  }
  copyEstimate(expected.estimate, track.estimate);
  track.lastPlot = plot;
  track.lastPlot_us = look.time_us;
  track.hits += 1;
  track.looks += 1;
  track.misses = 0;
  track.misfit += weighed.distanceSquared;
  if (track.status === 'firm') return;
  track.plots.push(state.nextPlot + work.order.indexOf(plot));
  // A track that took a third plot has shown that its first two were its own.
  dropPlots(state.lone, track.plots);
}

// What a function inside another one reads costs each call of the outer one: such functions stand where they are seldom met.

function dropPlots(lone: LonePlot[], numbers: readonly number[]): void {
  keep(lone, ({ number }) => !numbers.includes(number));
}

/** The track of a number; tracks are in the order of theirs. */
function trackNumbered(tracks: readonly Track[], number: number): Track | undefined {
  let low = 0;
  let high = tracks.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = tracks[middle];
    if (found.number === number) return found;
    if (found.number < number) low = middle + 1;
    else high = middle - 1;
  }
  return undefined;
}

/** Makes tracks firm that have earned it, and ends the tentative ones that share a plot with one of them. */
function confirmRipe({ parameters }: TrackerSetup, state: TrackerState): void {
  const { tracks } = state;
  let last = tracks.length - 1;
  while (last >= 0 && !isRipe(tracks[last], parameters)) last--;
  if (last >= 0) confirm(parameters, state);
}

function confirm(parameters: TrackingParameters, state: TrackerState): void {
  const { tracks, lost } = state;
  const ripe = tracks.filter((track) => isRipe(track, parameters));
  ripe.sort((a, b) => b.hits - a.hits || a.misfit - b.misfit || a.number - b.number);
  const dropped = new Set<number>();
  for (const track of ripe) {
    if (dropped.has(track.number)) continue;
    const { plots } = track;
    makeFirm(track, state);
    for (const other of tracks) {
      if (dropped.has(other.number) || !other.plots.some((plot) => plots.includes(plot))) continue;
      dropped.add(other.number);
      lost.push(lostTrack(other, 'same as another'));
    }
  }
}

function isRipe(track: Track, parameters: TrackingParameters): boolean {
  return track.status === 'tentative' && isConfirmed(track, parameters);
}

function makeFirm(track: Track, state: TrackerState): void {
  track.status = 'firm';
  track.plots = [];
  state.confirmed.push(track.number);
}

/** Takes out the tracks that are dropped already, whose filter failed, or that took no plot for too long. */
function giveUp({ groundHeight_m, parameters }: TrackerSetup, state: TrackerState): void {
  const { tracks, lost, time_us } = state;
  const dropped = lost.length;
  let kept = 0;
  for (let i = 0; i < tracks.length; i++) {
    const track = tracks[i];
    if (dropped > 0 && isAmong(lost, track.number)) continue;
    let because: LostBecause | undefined;
    if (work.given[i] === DIVERGED) because = 'diverged';
    else if (track.lastPlot < 0) because = lostBecause(track, time_us, groundHeight_m, parameters);
    if (because === undefined) tracks[kept++] = track;
    else lost.push(lostTrack(track, because));
  }
  if (kept < tracks.length) tracks.length = kept;
}

function isAmong(lost: readonly LostTrack[], wanted: number): boolean {
  return lost.some(({ number }) => number === wanted);
}

/** Starts a tentative track from each pair of a lone plot and one that no track took; keeps what may yet start one. */
function startTracks(setup: TrackerSetup, state: TrackerState, look: Look): void {
  for (let plot = 0; plot < look.ranges_m.length; plot++) {
    if (work.free[plot]) {
      startFromFree(setup, state, look);
      return;
    }
  }
}

function startFromFree({ site, parameters }: TrackerSetup, state: TrackerState, look: Look): void {
  const { lone, tracks } = state;
  const plots = look.ranges_m.length;
  const offered: LonePlot[] = [];
  for (let rank = 0; rank < plots; rank++) {
    const index = work.order[rank];
    if (!work.free[index]) continue;
    const plot = plotAt(look, index);
    offered.push({
      plot,
      number: state.nextPlot + rank,
      place: placeOfPlot(site, plot),
      spread_m: spreadOfPlot(plot),
      slow: false,
    });
  }
  const pairs = pairUp(site, lone, offered, parameters);
  for (const { first, second, estimate } of pairs) {
    const { plot, number } = lone[first];
    const track: Track = {
      number: state.nextTrack++,
      status: 'tentative',
      firstPlot_us: plot.time_us,
      firstRange_m: plot.range_m,
      lastPlot_us: look.time_us,
      quiet: false,
      estimate,
      hits: 2,
      looks: 2,
      misses: 0,
      misfit: 0,
      lastPlot: work.order[offered[second].number - state.nextPlot],
      plots: [number, offered[second].number],
    };
    tracks.push(track);
    if (isConfirmed(track, parameters)) makeFirm(track, state);
  }
  if (pairs.length === 0) markSlow(lone, offered, parameters);
  else {
    const used = pairs.map(({ first }) => lone[first].number);
    keep(lone, ({ number }) => !used.includes(number));
    const left = offered.filter((_, at) => !pairs.some(({ second }) => second === at));
    markSlow(lone, left, parameters);
  }
  for (const plot of offered) lone.push(plot);
}

/** Forgets lone plots that are too old to be the first of a pair. */
function forgetLone({ parameters }: TrackerSetup, { lone }: TrackerState, look: Look): void {
  if (lone.length === 0) return;
  const oldest_us = look.time_us - parameters.pairingTime_s * US_PER_S;
  if (lone[0].plot.time_us < oldest_us) dropOlder(lone, oldest_us);
}

function dropOlder(lone: LonePlot[], oldest_us: TimeUs): void {
  keep(lone, ({ plot }) => plot.time_us >= oldest_us);
}

/** Takes out of a list, in place, what is not wanted. */
function keep<T>(list: T[], wanted: (item: T) => boolean): void {
  let kept = 0;
  for (const item of list) if (wanted(item)) list[kept++] = item;
  list.length = kept;
}
