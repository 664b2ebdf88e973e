/**
 * Where a track is going: its predicted path to the ground, for who wants to meet it on the way and for the prediction of its impact.
 *
 * Model: the estimate's mean in the steps of `stepBallisticState`, the last of which ends on the ground; between samples the cubic of
 *   Hermite through their positions and velocities. The last step is as long as the cubic through the heights and climbs at both ends
 *   of the one that leads below the ground says, and then straight on by what is left of its height. With each step stand the slopes of the motion halfway, from which the growth of errors follows.
 * Valid: within 1 m of a fine integration above 5 km for the fall of a missile, 99 paths of 100 of whatever else a radar follows in a raid
 *   within 2 m; below, where braking is hardest, within a few metres.
 * Ignores: how unsure the path is; see impact.ts.
 */
import { type TimeUs, US_PER_S } from '../numerics/index.js';
import {
  type BallisticAssumptions,
  ballisticAcceleration,
  dragFactor,
  FALL,
  HEIGHT,
  RATES,
  TRACK_STATES,
} from './ballistic-acceleration.js';
import { LONGEST_STEP_S, slopesOfStep, stepBallisticState } from './ballistic-dynamics.js';
import { SLOPES } from './error-growth.js';
import type { Estimate } from './estimate.js';

/** A predicted path, to be filled again and again: plain data. Sample k is at `times_s[k]`, and step k leads from it to the next. */
export interface PredictedPath {
  /** Samples in use. */
  count: number;
  /** Time of the first sample, which is that of the estimate. */
  start_us: TimeUs;
  /** When the path ends, on the clock of `start_us`: on the ground, or at the last sample where it does not come down in time. */
  end_s: number;
  endsOnGround: boolean;
  /** Greatest speed of a sample. */
  fastest_mps: number;
  /** The sample after which `positionOnPath` found its time last. */
  latest: number;
  /** Time of each sample since the first, s. */
  times_s: Float64Array;
  /** [x, y, z, ẋ, ẏ, ż] of each sample, Earth-fixed, m and m/s. */
  states: Float64Array;
  /** What `fillSlopes` tells of each step. */
  slopes: Float64Array;
}

const SAMPLE = 6;
/** A flight that lasts longer than this from its estimate is none that this tracker is for. */
const LONGEST_S = 1800;
/** Halvings of a step that find where its heights reach the ground: to a millisecond, and what is left is gone straight on. */
const HALVINGS = 12;
const body = new Float64Array(TRACK_STATES);
const before = new Float64Array(TRACK_STATES);
const rates = new Float64Array(RATES);
const ratesBefore = new Float64Array(RATES);
const drag = new Float64Array(1);

/** A path with nothing in it; it grows as it is filled. */
export function emptyPath(): PredictedPath {
  return { count: 0, start_us: 0, end_s: 0, endsOnGround: false, fastest_mps: 0, latest: 0, ...room(64) };
}

function room(samples: number): Pick<PredictedPath, 'times_s' | 'states' | 'slopes'> {
  return {
    times_s: new Float64Array(samples),
    states: new Float64Array(SAMPLE * samples),
    slopes: new Float64Array(SLOPES * samples),
  };
}

/** Fills `path` from an estimate until it meets the ground. A path that starts below the ground has one sample. */
export function predictPath(
  estimate: Estimate,
  assumed: BallisticAssumptions,
  groundHeight_m: number,
  path: PredictedPath,
): void {
  body.set(estimate.state);
  path.start_us = estimate.time_us;
  path.count = 0;
  path.fastest_mps = 0;
  drag[0] = dragFactor(body, assumed);
  ballisticAcceleration(body, drag, rates);
  path.endsOnGround = rates[HEIGHT] < groundHeight_m;
  let time_s = 0;
  addSample(path, 0);
  while (!path.endsOnGround && time_s <= LONGEST_S) {
    let step_s = stepBallisticState(body, LONGEST_STEP_S, drag, rates);
    path.endsOnGround = rates[HEIGHT] < groundHeight_m;
    if (path.endsOnGround) step_s = stepToGround(path, step_s, groundHeight_m);
    slopesOfStep(path.slopes, SLOPES * (path.count - 1));
    time_s += step_s;
    addSample(path, time_s);
  }
  path.end_s = estimate.time_us / US_PER_S + time_s;
}

/** Rate of climb of a body whose rates are given, m/s. */
function climbOf(state: Float64Array, at: Float64Array): number {
  const x = at[FALL];
  const y = at[FALL + 1];
  const z = at[FALL + 2];
  return -(x * state[3] + y * state[4] + z * state[5]) / Math.sqrt(x * x + y * y + z * z);
}

/** Adds `body` as the next sample. */
function addSample(path: PredictedPath, time_s: number): void {
  const k = path.count++;
  if (k >= path.times_s.length) {
    const { times_s, states, slopes } = path;
    Object.assign(path, room(2 * k));
    path.times_s.set(times_s);
    path.states.set(states);
    path.slopes.set(slopes);
  }
  path.times_s[k] = time_s;
  const speed_mps = Math.sqrt(body[3] * body[3] + body[4] * body[4] + body[5] * body[5]);
  path.fastest_mps = Math.max(path.fastest_mps, speed_mps);
  for (let i = 0; i < SAMPLE; i++) path.states[SAMPLE * k + i] = body[i];
}

/**
 * Takes the step from the last sample again, which led `body` below the ground in `length_s`, so that it ends on the ground.
 *
 * @returns its length, s
 */
function stepToGround({ states, count }: PredictedPath, length_s: number, groundHeight_m: number): number {
  for (let i = 0; i < SAMPLE; i++) before[i] = states[SAMPLE * (count - 1) + i];
  before[SAMPLE] = body[SAMPLE];
  ballisticAcceleration(before, drag, ratesBefore);
  const share = shareAboveGround(
    ratesBefore[HEIGHT] - groundHeight_m,
    length_s * climbOf(before, ratesBefore),
    rates[HEIGHT] - groundHeight_m,
    length_s * climbOf(body, rates),
  );
  body.set(before);
  const step_s = stepBallisticState(body, share * length_s, drag, ratesBefore);
  const rest_s = (groundHeight_m - ratesBefore[HEIGHT]) / climbOf(body, ratesBefore);
  // What hardly sinks is left where it is.
  if (!(Math.abs(rest_s) < 0.5 * step_s)) return step_s;
  for (let i = 0; i < 3; i++) {
    body[i] += rest_s * (body[3 + i] + 0.5 * rest_s * ratesBefore[i]);
    body[3 + i] += rest_s * ratesBefore[i];
  }
  return step_s + rest_s;
}

/**
 * The share of a step at which the cubic through its heights, above and below the ground, meets the ground.
 *
 * @param climb_m rate of climb times the length of the step
 */
function shareAboveGround(
  height_m: number,
  climb_m: number,
  endHeight_m: number,
  endClimb_m: number,
): number {
  const cubed = 2 * (height_m - endHeight_m) + climb_m + endClimb_m;
  const squared = 3 * (endHeight_m - height_m) - 2 * climb_m - endClimb_m;
  let above = 0;
  let below = 1;
  for (let k = 0; k < HALVINGS; k++) {
    const middle = 0.5 * (above + below);
    if (height_m + middle * (climb_m + middle * (squared + middle * cubed)) > 0) above = middle;
    else below = middle;
  }
  return below;
}

/**
 * Writes the position on a path at a time into the first three places of `out`, m.
 *
 * Before the start it is that of the start, after the end that of the end: a path says nothing of when it is not.
 * @param time_s on the clock of `start_us`
 */
export function positionOnPath(path: PredictedPath, time_s: number, out: Float64Array): void {
  const { count, times_s, states } = path;
  const elapsed_s = time_s - path.start_us / US_PER_S;
  if (count === 1 || !(elapsed_s > 0)) {
    for (let i = 0; i < 3; i++) out[i] = states[i];
    return;
  }
  // Who follows a path asks for one place after the other: the search begins where the last one ended, which changes nothing but its length.
  let sample = Math.min(path.latest, count - 2);
  while (sample > 0 && times_s[sample] > elapsed_s) sample--;
  while (sample < count - 2 && times_s[sample + 1] <= elapsed_s) sample++;
  path.latest = sample;
  interpolate(path, sample, elapsed_s, out);
}

/** The cubic from a sample to the next, at a time since the start; after the next sample it is that one. */
function interpolate(
  { states, times_s }: PredictedPath,
  sample: number,
  elapsed_s: number,
  out: Float64Array,
): void {
  const step_s = times_s[sample + 1] - times_s[sample];
  const share = Math.min(1, (elapsed_s - times_s[sample]) / step_s);
  const from = SAMPLE * sample;
  const to = from + SAMPLE;
  const rest = 1 - share;
  const near = rest * rest * (1 + 2 * share);
  const far = 1 - near;
  const leave = step_s * share * rest * rest;
  const arrive = -step_s * share * share * rest;
  out[0] = near * states[from] + far * states[to] + leave * states[from + 3] + arrive * states[to + 3];
  out[1] =
    near * states[from + 1] + far * states[to + 1] + leave * states[from + 4] + arrive * states[to + 4];
  out[2] =
    near * states[from + 2] + far * states[to + 2] + leave * states[from + 5] + arrive * states[to + 5];
}
