/**
 * Which plot belongs to which track: global nearest neighbour.
 *
 * Model: over all ways to give each track at most one plot inside its gate, the one with the least sum of d² + ln det S, where a track
 *   that gets none costs as much as a plot on the edge of the least sure gate. So a track takes any plot in its gate
 *   that no other needs more, and an unsure track does not take the plot of a sure one just because its gate is wide.
 * Source: Blackman & Popoli, "Design and Analysis of Modern Tracking Systems" (1999), sections 6.4 and 6.11.
 * Ignores: more than one hypothesis at a time, plots of two bodies merged in one, signal strength.
 */
import type { LocalFrame } from '../earth/index.js';
import { log, US_PER_S } from '../numerics/index.js';
import { assign } from './assignment.js';
import { carryStraight, isNear } from './coarse-gate.js';
import { copyEstimate, predictEstimate } from './estimate.js';
import {
  type Expectation,
  emptyExpectation,
  emptyWeighed,
  expectPolar,
  expectRange,
  isOutOfRange,
  type Weighed,
  weigh,
} from './expectation.js';
import { type Look, loadPlot } from './look.js';
import type { TrackingParameters } from './parameters.js';
import type { Track } from './track.js';

/** In the place of a plot: the track takes none; its filter has failed. */
export const NO_PLOT = -1;
export const DIVERGED = -2;

/** What a look works in, one look after the other: lists that only grow. */
export interface LookWork {
  /** Indices of the plots in an order that depends on nothing but the plots. */
  readonly order: number[];
  /** Of each plot by its index, whether it may yet be given to a track. */
  readonly free: boolean[];
  /** For each track the index of its plot, `NO_PLOT` or `DIVERGED`. */
  readonly given: number[];
  /** For each track what it expected; of this look where a plot came near. */
  readonly expected: Expectation[];
  /** For each track the plot that was weighed last against what it expected, and its index. */
  readonly weighed: Weighed[];
  readonly lastWeighed: number[];
}

/** Pairs of a track and a plot in its gate, in the order of tracks and then of plots; a plot is its place in `order`. */
const pairTrack: number[] = [];
const pairRank: number[] = [];
const pairDistance: number[] = [];
const pairDeterminant: number[] = [];
/** How many pairs each track and each plot is in. */
const plotsOf: number[] = [];
const tracksOf: number[] = [];
/** Rows of the assignment: tracks with a choice or a rival; and the row of each track that has a pair, −1 where it needs none. */
const openTracks: number[] = [];
const rowOf: number[] = [];
/** Predictions over this much are kept. */
const CARRIED_US = 1.5 * US_PER_S;
let cost = new Float64Array(0);
let columnOf = new Int32Array(0);

/**
 * Gives plots to the tracks of one status.
 *
 * @param tracks in order of their numbers
 * @param work `order` and `free` say what may be given; `free`, `given` and `expected` are written
 */
export function associate(
  site: LocalFrame,
  tracks: readonly Track[],
  status: Track['status'],
  look: Look,
  parameters: TrackingParameters,
  work: LookWork,
): void {
  const { given } = work;
  for (let rank = 0; rank < look.ranges_m.length; rank++) tracksOf[rank] = 0;
  let pairs = 0;
  for (let i = 0; i < tracks.length; i++) {
    if (tracks[i].status === status) pairs = addPairs(site, tracks[i], i, pairs, look, parameters, work);
  }
  let open = 0;
  for (let k = 0; k < pairs; k++) {
    const i = pairTrack[k];
    // A track and a plot that fit nothing else are each other's whatever the rest does.
    if (plotsOf[i] === 1 && tracksOf[pairRank[k]] === 1) {
      given[i] = work.order[pairRank[k]];
      rowOf[i] = -1;
    } else if (open === 0 || openTracks[open - 1] !== i) {
      rowOf[i] = open;
      openTracks[open++] = i;
    }
  }
  if (open > 0) settle(look.ranges_m.length, pairs, open, parameters.gate, work);
  for (let i = 0; i < tracks.length; i++) {
    if (tracks[i].status === status && given[i] >= 0) work.free[given[i]] = false;
  }
}

/** Adds the pairs of one track with free plots in its gate; returns how many pairs there are now. */
function addPairs(
  site: LocalFrame,
  { estimate }: Track,
  index: number,
  before: number,
  look: Look,
  parameters: TrackingParameters,
  work: LookWork,
): number {
  const { order, free, given, expected } = work;
  const { gate } = parameters;
  given[index] = NO_PLOT;
  carryStraight(site, estimate, look.time_us, parameters);
  let pairs = before;
  let predicted = false;
  let inRange = false;
  for (let rank = 0; rank < look.ranges_m.length; rank++) {
    const plot = order[rank];
    if (!free[plot] || !isNear(look, plot)) continue;
    if (!predicted) {
      predicted = true;
      makeRoom(work, index);
      copyEstimate(estimate, expected[index].estimate);
      predictEstimate(expected[index].estimate, look.time_us, parameters);
      expectRange(site, expected[index]);
    }
    if (isOutOfRange(expected[index], look, plot, gate)) continue;
    if (!inRange) {
      inRange = true;
      expectPolar(site, expected[index]);
    }
    const weighed = work.weighed[index];
    work.lastWeighed[index] = plot;
    loadPlot(look, plot, weighed);
    if (!weigh(expected[index], weighed)) {
      given[index] = DIVERGED;
      pairs = before;
      break;
    }
    if (!(weighed.distanceSquared <= gate)) continue;
    pairTrack[pairs] = index;
    pairRank[pairs] = rank;
    pairDistance[pairs] = weighed.distanceSquared;
    pairDeterminant[pairs++] = weighed.determinant;
  }
  // A long way in vain is not gone twice: the next look goes on from here.
  if (
    predicted &&
    pairs === before &&
    given[index] !== DIVERGED &&
    look.time_us - estimate.time_us >= CARRIED_US
  ) {
    copyEstimate(expected[index].estimate, estimate);
  }
  plotsOf[index] = pairs - before;
  for (let k = before; k < pairs; k++) tracksOf[pairRank[k]]++;
  return pairs;
}

/** Makes room for what the track at a place of the list expects. */
export function makeRoom({ expected, weighed }: LookWork, index: number): void {
  while (expected.length <= index) {
    expected.push(emptyExpectation());
    weighed.push(emptyWeighed());
  }
}

/** Settles who gets what among the tracks that have a choice or a rival. */
function settle(plots: number, pairs: number, open: number, gate: number, work: LookWork): void {
  const columns = plots + open;
  if (cost.length < open * columns) cost = new Float64Array(2 * open * columns);
  if (columnOf.length < open) columnOf = new Int32Array(2 * open);
  cost.fill(Number.POSITIVE_INFINITY, 0, open * columns);
  let largest = 0;
  for (let k = 0; k < pairs; k++) largest = Math.max(largest, pairDeterminant[k]);
  const leastSure = log(largest);
  for (let k = 0; k < pairs; k++) {
    const row = rowOf[pairTrack[k]];
    if (row >= 0) cost[row * columns + pairRank[k]] = pairDistance[k] + log(pairDeterminant[k]);
  }
  for (let row = 0; row < open; row++) cost[row * columns + plots + row] = gate + leastSure;
  assign(cost, open, columns, columnOf);
  for (let row = 0; row < open; row++) {
    if (columnOf[row] < plots) work.given[openTracks[row]] = work.order[columnOf[row]];
  }
}
