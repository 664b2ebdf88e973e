/**
 * Firm tracks whose body does what its model does not: an empty body that tumbles and brakes ten times as hard as a missile.
 *
 * Model: a beam pointed at a firm track that brought it no plot in its gate, but a free plot no further away than `greatestManoeuvre`
 *   for the time since the last plot (½ a t²) and the plot's own errors explain: the track takes the nearest such plot, after its
 *   velocity and place were made as unsure as that acceleration makes them, and its drag as unsure as that of an unknown body.
 * Source: adjustment of process noise on a detected manoeuvre, Bar-Shalom, Li & Kirubarajan (2001), section 11.2.
 * Ignores: whose plot it is where several bodies are that near: the nearest counts.
 */
import type { LocalFrame } from '../earth/index.js';
import { US_PER_S } from '../numerics/index.js';
import { type LookWork, makeRoom, NO_PLOT } from './association.js';
import { TRACK_STATES } from './ballistic-acceleration.js';
import { copyEstimate, type Estimate, predictEstimate } from './estimate.js';
import { expectPolar, type Weighed, weigh } from './expectation.js';
import { type Look, loadPlot } from './look.js';
import type { TrackingParameters } from './parameters.js';
import type { Track } from './track.js';

const N = TRACK_STATES;
/** Standard deviations of the plot's own errors that are forgiven. */
const PLOT_SIGMAS = 4;

/** Gives plots that are left to firm tracks that a beam was pointed at in vain; writes `given`, `free` and `expected`. */
export function followManoeuvres(
  site: LocalFrame,
  tracks: readonly Track[],
  look: Look,
  parameters: TrackingParameters,
  work: LookWork,
): void {
  const { order, given, free, expected } = work;
  // The lists of `work` may be longer than this look.
  const plots = look.ranges_m.length;
  let left = 0;
  for (let plot = 0; plot < plots; plot++) if (free[plot]) left++;
  for (let i = 0; i < tracks.length && left > 0; i++) {
    const track = tracks[i];
    if (track.status !== 'firm' || given[i] !== NO_PLOT || !look.lookedAt.includes(track.number)) continue;
    const elapsed_s = (look.time_us - track.lastPlot_us) / US_PER_S;
    if (!(elapsed_s > 0)) continue;
    makeRoom(work, i);
    const weighed = work.weighed[i];
    const { estimate } = expected[i];
    copyEstimate(track.estimate, estimate);
    predictEstimate(estimate, look.time_us, parameters);
    loosen(estimate, elapsed_s, parameters);
    expectPolar(site, expected[i]);
    let nearest = Number.POSITIVE_INFINITY;
    for (let rank = 0; rank < plots; rank++) {
      const plot = order[rank];
      if (!free[plot]) continue;
      work.lastWeighed[i] = plot;
      loadPlot(look, plot, weighed);
      if (!weigh(expected[i], weighed) || !isWithin(weighed, look.ranges_m[plot], elapsed_s, parameters))
        continue;
      if (weighed.distanceSquared >= nearest) continue;
      nearest = weighed.distanceSquared;
      given[i] = plot;
    }
    if (given[i] < 0) continue;
    free[given[i]] = false;
    left--;
  }
}

/** Makes an estimate as unsure as an acceleration that nobody expected makes it. */
function loosen(
  { covariance: p }: Estimate,
  elapsed_s: number,
  { greatestManoeuvre_mps2, ballisticCoefficientSpread }: TrackingParameters,
): void {
  // The greatest acceleration counts as two standard deviations.
  const a2 = 0.25 * greatestManoeuvre_mps2 * greatestManoeuvre_mps2;
  const t2 = elapsed_s * elapsed_s;
  for (let i = 0; i < 3; i++) {
    p[N * i + i] += 0.25 * a2 * t2 * t2;
    p[N * i + 3 + i] += 0.5 * a2 * t2 * elapsed_s;
    p[N * (3 + i) + i] += 0.5 * a2 * t2 * elapsed_s;
    p[N * (3 + i) + 3 + i] += a2 * t2;
  }
  p[N * N - 1] += ballisticCoefficientSpread * ballisticCoefficientSpread;
}

/** Whether a plot lies where that acceleration and its own errors may have put it. */
function isWithin(
  { innovation: y, variances }: Weighed,
  range_m: number,
  elapsed_s: number,
  { greatestManoeuvre_mps2 }: TrackingParameters,
): boolean {
  const up = range_m * y[2];
  const level = Math.sqrt(variances[2] / Math.max(variances[1], Number.MIN_VALUE));
  // Azimuth counts by the cosine of the elevation, which is what its deviation is larger by.
  const across = range_m * Math.min(1, level) * y[1];
  const away_m = Math.sqrt(y[0] * y[0] + up * up + across * across);
  const blur_m = Math.sqrt(variances[0] + 2 * range_m * range_m * variances[2]);
  return away_m <= 0.5 * greatestManoeuvre_mps2 * elapsed_s * elapsed_s + PLOT_SIGMAS * blur_m;
}
