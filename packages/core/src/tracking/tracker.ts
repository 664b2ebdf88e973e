/**
 * One look of a radar made into tracks: associate, update, confirm, start, give up.
 *
 * Model: firm tracks choose among the plots first, tentative ones among what is left; plots left over are paired with those of
 *   earlier looks (`pairUp`), and each pair starts a tentative track; of tentative tracks that share a plot, the first to become firm ends the others
 *   (at one look the one whose plots fit best).
 * Source: Blackman & Popoli (1999), chapters 1 and 6.
 * Ignores: where the radar did not look (every call is a look at every track), resolution, tracks of other radars.
 */
import type { LocalFrame } from '../earth/index.js';
import { invariant, type TimeUs } from '../numerics/index.js';
import { associate, inOrder } from './association.js';
import { copyEstimate, predictEstimate, updateEstimate } from './ballistic-filter.js';
import { type LostBecause, lostBecause } from './deletion.js';
import { isConfirmed, pairUp } from './initiation.js';
import type { TrackingParameters } from './parameters.js';
import type { Plot } from './plot.js';
import type { LonePlot, Track } from './track.js';

/** What does not change from look to look. */
export interface TrackerSetup {
  /** Where the radar stands; its azimuths and elevations are those of this frame. */
  readonly site: LocalFrame;
  /** Height of the ground above the ellipsoid, where tracks end. */
  readonly groundHeight_m: number;
  readonly parameters: TrackingParameters;
}

/** All that a tracker remembers: plain data. */
export interface TrackerState {
  readonly time_us: TimeUs;
  /** In order of their numbers. */
  readonly tracks: readonly Track[];
  readonly lone: readonly LonePlot[];
  readonly nextTrack: number;
  readonly nextPlot: number;
}

/** What happened to a track at a look. `plot` is the index in the list that was given. */
export type TrackChange =
  | { readonly kind: 'started'; readonly track: number; readonly plot: number }
  | {
      readonly kind: 'updated';
      readonly track: number;
      readonly plot: number;
      readonly distanceSquared: number;
    }
  | { readonly kind: 'confirmed'; readonly track: number }
  | { readonly kind: 'missed'; readonly track: number }
  | { readonly kind: 'lost'; readonly track: number; readonly because: LostBecause };

/** A tracker that has seen nothing. */
export function emptyTracker(time_us: TimeUs): TrackerState {
  return { time_us, tracks: [], lone: [], nextTrack: 1, nextPlot: 1 };
}

/**
 * Takes in the plots of one look; `state` stays as it is.
 *
 * @param plots in any order, none after `time_us`, none before the last look's end
 * @param time_us end of the look
 * @returns the new state, and what changed, in an order that does not depend on the order of the plots
 */
export function stepTracker(
  setup: TrackerSetup,
  state: TrackerState,
  plots: readonly Plot[],
  time_us: TimeUs,
): { readonly state: TrackerState; readonly changes: readonly TrackChange[] } {
  invariant(time_us >= state.time_us, 'a tracker does not go back in time');
  const order = plots.map((_, i) => i).sort((a, b) => inOrder(plots[a], plots[b]) || a - b);
  const sorted = order.map((i) => plots[i]);
  for (const plot of sorted) {
    invariant(plot.time_us >= state.time_us && plot.time_us <= time_us, 'a plot lies outside its look');
  }
  const look: Look = { setup, time_us, sorted, order, free: sorted.map(() => true), changes: [] };
  const tracks = state.tracks.map((track) => ({ ...track, looks: track.looks + 1 }));
  const firm = tracks.filter((track) => track.status === 'firm');
  const tentative = tracks.filter((track) => track.status === 'tentative');
  const updated = [...updateAll(look, firm, state.nextPlot), ...updateAll(look, tentative, state.nextPlot)];
  // A track that took a third plot has shown that its first two were its own.
  const owned = new Set(updated.flatMap((track) => (track.hits > 2 ? track.plots : [])));
  const dropped = confirm(look, updated);
  const kept = updated.filter((track) => !dropped.has(track.number) && !givenUp(look, track));
  const lone = state.lone
    .filter((one) => !owned.has(one.number))
    .map((one) => ({ ...one, looks: one.looks + 1 }));
  const started = startTracks(look, lone, state);
  const left = leftOver(look, lone, started, state.nextPlot);
  return {
    state: {
      time_us,
      tracks: [...kept, ...started].sort((a, b) => a.number - b.number),
      lone: left,
      nextTrack: state.nextTrack + started.length,
      nextPlot: state.nextPlot + plots.length,
    },
    changes: look.changes,
  };
}

/** A look in work. */
interface Look {
  readonly setup: TrackerSetup;
  readonly time_us: TimeUs;
  readonly sorted: readonly Plot[];
  /** Index in the caller's list of each sorted plot. */
  readonly order: readonly number[];
  readonly free: boolean[];
  readonly changes: TrackChange[];
}

/** Gives plots to tracks and takes them in; the tracks returned have estimates of their own where those changed. */
function updateAll(look: Look, tracks: readonly Track[], firstPlot: number): Track[] {
  const { site, parameters } = look.setup;
  const plotOf = associate(site, tracks, look.sorted, look.free, parameters);
  return tracks.map((track, i) => {
    const at = plotOf[i];
    if (at < 0) {
      look.changes.push({ kind: 'missed', track: track.number });
      return { ...track, misses: track.misses + 1 };
    }
    look.free[at] = false;
    const plot = look.sorted[at];
    const estimate = copyEstimate(track.estimate);
    predictEstimate(estimate, plot.time_us, parameters);
    const distanceSquared = updateEstimate(site, estimate, plot);
    look.changes.push({ kind: 'updated', track: track.number, plot: look.order[at], distanceSquared });
    const plots = track.status === 'firm' ? [] : [...track.plots, firstPlot + at];
    const misfit = track.misfit + distanceSquared;
    return { ...track, estimate, plots, misfit, hits: track.hits + 1, misses: 0 };
  });
}

/** Makes tracks firm that have earned it; returns the numbers of tentative tracks that share a plot with one of them. */
function confirm(look: Look, tracks: readonly Track[]): ReadonlySet<number> {
  const dropped = new Set<number>();
  const ripe = tracks.filter(
    (track) => track.status === 'tentative' && isConfirmed(track, look.setup.parameters),
  );
  ripe.sort((a, b) => b.hits - a.hits || a.misfit - b.misfit || a.number - b.number);
  for (const track of ripe) {
    if (dropped.has(track.number)) continue;
    look.changes.push({ kind: 'confirmed', track: track.number });
    track.status = 'firm';
    const plots = new Set(track.plots);
    track.plots = [];
    for (const other of tracks) {
      if (dropped.has(other.number) || !other.plots.some((plot) => plots.has(plot))) continue;
      dropped.add(other.number);
      look.changes.push({ kind: 'lost', track: other.number, because: 'same as another' });
    }
  }
  return dropped;
}

function givenUp(look: Look, track: Track): boolean {
  if (track.misses === 0) return false;
  const because = lostBecause(track, look.time_us, look.setup.groundHeight_m, look.setup.parameters);
  if (because === undefined) return false;
  look.changes.push({ kind: 'lost', track: track.number, because });
  return true;
}

/** Starts a tentative track from each pair of a lone plot and a plot that no track took. */
function startTracks(look: Look, lone: readonly LonePlot[], state: TrackerState): Track[] {
  const { site, parameters } = look.setup;
  const offered = look.sorted.map((_, at) => at).filter((at) => look.free[at]);
  const pairs = pairUp(
    site,
    lone.map((one) => one.plot),
    offered.map((at) => look.sorted[at]),
    parameters,
  );
  return pairs.map(({ first, second, estimate }, i) => {
    const at = offered[second];
    const track: Track = {
      number: state.nextTrack + i,
      status: 'tentative',
      started_us: lone[first].plot.time_us,
      estimate,
      hits: 2,
      looks: lone[first].looks + 1,
      misses: 0,
      misfit: 0,
      plots: [lone[first].number, state.nextPlot + at],
    };
    look.changes.push({ kind: 'started', track: track.number, plot: look.order[at] });
    if (isConfirmed(track, parameters)) confirm(look, [track]);
    return track;
  });
}

/** Plots that may still start a track: those not too old and not yet the first of a pair, and the new ones that no track took. */
function leftOver(
  look: Look,
  lone: readonly LonePlot[],
  started: readonly Track[],
  firstPlot: number,
): LonePlot[] {
  const used = new Set(started.map((track) => track.plots[0]));
  const oldest_us = look.time_us - look.setup.parameters.pairingTime_s * 1e6;
  const left = lone.filter((one) => one.plot.time_us >= oldest_us && !used.has(one.number));
  look.sorted.forEach((plot, at) => {
    if (look.free[at]) left.push({ plot, number: firstPlot + at, looks: 0 });
  });
  return left;
}
