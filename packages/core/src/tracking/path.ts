/**
 * Where a track is going: its predicted path to the ground, kept as samples, for who wants to meet it on the way.
 *
 * Model: the estimate's mean in equal steps of time, each by Runge–Kutta; between samples the cubic of Hermite through their positions
 *   and velocities.
 * Valid: with steps of 2 s within 1 m of a fine integration above 5 km; below, where braking is hardest, within a few metres.
 * Ignores: how unsure the path is; see impact.ts.
 */
import { geodeticHeight } from '../earth/index.js';
import { invariant, type TimeUs, US_PER_S } from '../numerics/index.js';
import { type BallisticAssumptions, TRACK_STATES } from './ballistic-acceleration.js';
import { predictBallisticState } from './ballistic-dynamics.js';
import type { Estimate } from './estimate.js';

/** A predicted path, to be filled again and again: plain data. */
export interface PredictedPath {
  /** Samples in use. */
  count: number;
  /** Time of the first sample, which is that of the estimate. */
  start_us: TimeUs;
  step_s: number;
  /** When the path ends, on the clock of `start_us`: on the ground, or at the last sample where there was no room for more. */
  end_s: number;
  endsOnGround: boolean;
  /** [x, y, z, ẋ, ẏ, ż] of each sample, Earth-fixed, m and m/s; the last lies at or below the ground where the path ends there. */
  readonly states: Float64Array;
}

const SAMPLE = 6;
/** Halvings of a step that find where it meets the ground: to a millionth of it. */
const HALVINGS = 20;
const body = new Float64Array(TRACK_STATES);
const place = new Float64Array(3);

/** A path with room for a number of samples and nothing in it. */
export function emptyPath(samples = 512): PredictedPath {
  const states = new Float64Array(SAMPLE * samples);
  return { count: 0, start_us: 0, step_s: 1, end_s: 0, endsOnGround: false, states };
}

/** Fills `path` from an estimate until it is below the ground, or full. */
export function predictPath(
  estimate: Estimate,
  assumed: BallisticAssumptions,
  groundHeight_m: number,
  step_s: number,
  path: PredictedPath,
): void {
  invariant(step_s > 0, 'a path has steps of some length');
  const { states } = path;
  const room = Math.floor(states.length / SAMPLE);
  body.set(estimate.state);
  path.start_us = estimate.time_us;
  path.step_s = step_s;
  let count = 0;
  let down = false;
  while (count < room && !down) {
    if (count > 0) predictBallisticState(body, step_s, assumed);
    for (let i = 0; i < SAMPLE; i++) states[SAMPLE * count + i] = body[i];
    count++;
    down = !(geodeticHeight(body[0], body[1], body[2]) > groundHeight_m);
  }
  path.count = count;
  path.endsOnGround = down;
  path.end_s =
    estimate.time_us / US_PER_S +
    step_s * (down && count > 1 ? count - 2 + shareAboveGround(path, groundHeight_m) : count - 1);
}

/** The share of the last step that is above the ground. */
function shareAboveGround(path: PredictedPath, groundHeight_m: number): number {
  let above = 0;
  let below = 1;
  for (let k = 0; k < HALVINGS; k++) {
    const middle = 0.5 * (above + below);
    interpolate(path, path.count - 2, middle, place);
    if (geodeticHeight(place[0], place[1], place[2]) > groundHeight_m) above = middle;
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
  const { count, states, step_s } = path;
  invariant(count > 0, 'an empty path has no positions');
  if (count === 1) {
    for (let i = 0; i < 3; i++) out[i] = states[i];
    return;
  }
  const steps = (Math.min(time_s, path.end_s) - path.start_us / US_PER_S) / step_s;
  const sample = Math.max(0, Math.min(count - 2, Math.floor(steps)));
  interpolate(path, sample, Math.max(0, Math.min(1, steps - sample)), out);
}

/** The cubic from a sample to the next, at a share of the step. */
function interpolate(
  { states, step_s }: PredictedPath,
  sample: number,
  share: number,
  out: Float64Array,
): void {
  const from = SAMPLE * sample;
  const to = from + SAMPLE;
  const rest = 1 - share;
  const near = rest * rest * (1 + 2 * share);
  const leave = step_s * share * rest * rest;
  const arrive = -step_s * share * share * rest;
  for (let i = 0; i < 3; i++) {
    out[i] =
      near * states[from + i] +
      (1 - near) * states[to + i] +
      leave * states[from + 3 + i] +
      arrive * states[to + 3 + i];
  }
}
