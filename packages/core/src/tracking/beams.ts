import type { LocalFrame } from '../earth/index.js';
import type { TimeUs } from '../numerics/index.js';
import { US_PER_S } from '../numerics/index.js';
import { ballisticAcceleration, dragFactor, RATES, TRACK_STATES } from './ballistic-acceleration.js';
import { type Estimate, predictedState } from './estimate.js';
import type { TrackingParameters } from './parameters.js';
import type { Track } from './track.js';
import type { TrackerSetup, TrackerState } from './tracker.js';

const LOOK_AHEAD_S = 2;
const state = new Float64Array(TRACK_STATES);
const rates = new Float64Array(RATES);
const drag = new Float64Array(1);

/** Places that each beam takes: the number of its track, and its direction as a unit vector to the east, north and up of the site. */
const PLACES = 4;

/**
 * Where a tracker wants beams at a time, not before its last look: at firm tracks, then at tentative ones, by number, then at lone plots
 * that may still start a track.
 *
 * Quiet tracks get none, nor do plots of what was found to be slow. A track that should be on the ground by then gets one: that it finds
 * nothing ends it.
 * @param out receives for each beam the number of the track (0 for a lone plot) and the direction as a unit vector to the east, north and up
 *   of the site; what it has no room for is left out
 * @returns how many beams were written
 */
export function beamsWanted(
  setup: TrackerSetup,
  tracker: TrackerState,
  time_us: TimeUs,
  out: Float64Array,
): number {
  const { tracks, lone } = tracker;
  const room = Math.floor(out.length / PLACES);
  let beams = addTracks(setup, tracks, 'firm', time_us, out, 0);
  beams = addTracks(setup, tracks, 'tentative', time_us, out, beams);
  const oldest_us = time_us - setup.parameters.pairingTime_s * US_PER_S;
  for (let i = 0; i < lone.length && beams < room; i++) {
    const { plot, place, slow } = lone[i];
    if (slow || plot.time_us < oldest_us) continue;
    state[0] = place.x;
    state[1] = place.y;
    state[2] = place.z;
    pointAtState(setup.site, 0, out, PLACES * beams);
    beams++;
  }
  return beams;
}

/**
 * Writes into `state` where a body will be. A beam is a kilometre wide: for a few seconds the acceleration of the estimate is enough
 * (½ a t², a missile's braking changes that by metres), and what was not seen for longer is integrated.
 */
function lookAhead(estimate: Estimate, time_us: TimeUs, parameters: TrackingParameters): void {
  const t = (time_us - estimate.time_us) / US_PER_S;
  if (t > LOOK_AHEAD_S) {
    predictedState(estimate, time_us, parameters, state);
    return;
  }
  const from = estimate.state;
  drag[0] = dragFactor(from, parameters);
  ballisticAcceleration(from, drag, rates);
  for (let i = 0; i < 3; i++) state[i] = from[i] + t * (from[3 + i] + 0.5 * t * rates[i]);
}

function addTracks(
  { site, parameters }: TrackerSetup,
  tracks: readonly Track[],
  status: Track['status'],
  time_us: TimeUs,
  out: Float64Array,
  before: number,
): number {
  const room = Math.floor(out.length / PLACES);
  let beams = before;
  for (let i = 0; i < tracks.length && beams < room; i++) {
    if (tracks[i].status !== status || tracks[i].quiet) continue;
    lookAhead(tracks[i].estimate, time_us, parameters);
    pointAtState(site, tracks[i].number, out, PLACES * beams);
    beams++;
  }
  return beams;
}

/** Writes a beam at the place that stands in `state`. */
function pointAtState(
  { east, north, up, originEcef }: LocalFrame,
  number: number,
  out: Float64Array,
  at: number,
): void {
  const dx = state[0] - originEcef.x;
  const dy = state[1] - originEcef.y;
  const dz = state[2] - originEcef.z;
  // At the site itself every direction is as good.
  const perRange = 1 / Math.max(1, Math.sqrt(dx * dx + dy * dy + dz * dz));
  out[at] = number;
  out[at + 1] = (dx * east.x + dy * east.y + dz * east.z) * perRange;
  out[at + 2] = (dx * north.x + dy * north.y + dz * north.z) * perRange;
  out[at + 3] = (dx * up.x + dy * up.y + dz * up.z) * perRange;
}
