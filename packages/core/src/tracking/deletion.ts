/** When a tracker gives a track up. */
import { geodeticHeight, STANDARD_GRAVITY_MPS2, WGS84_SEMI_MAJOR_AXIS_M } from '../earth/index.js';
import { type TimeUs, US_PER_S } from '../numerics/index.js';
import { TRACK_STATES } from './ballistic-acceleration.js';
import { predictedState } from './estimate.js';
import { cannotBeConfirmed } from './initiation.js';
import type { TrackingParameters } from './parameters.js';
import type { Track } from './track.js';

/**
 * Why a track ended: too few plots to become firm, the plots of a firmer track, plots no more, it must be down by now, or its filter
 * failed.
 */
export type LostBecause = 'not confirmed' | 'same as another' | 'missed' | 'on the ground' | 'diverged';

const scratch = new Float64Array(TRACK_STATES);

/** Why a track that took no plot in the look of `time_us` is given up, or undefined where it is kept. */
export function lostBecause(
  track: Track,
  time_us: TimeUs,
  groundHeight_m: number,
  parameters: TrackingParameters,
): LostBecause | undefined {
  if (track.status === 'tentative' && cannotBeConfirmed(track, parameters)) return 'not confirmed';
  if (isDown(track, time_us, groundHeight_m, parameters)) return 'on the ground';
  return track.misses >= parameters.lostAfterMisses ? 'missed' : undefined;
}

function isDown(
  { estimate }: Track,
  time_us: TimeUs,
  groundHeight_m: number,
  parameters: TrackingParameters,
): boolean {
  const { state } = estimate;
  const ahead_s = (time_us - estimate.time_us) / US_PER_S;
  const speed = Math.sqrt(state[3] * state[3] + state[4] * state[4] + state[5] * state[5]);
  // Nothing that only falls can have sunk further than this.
  const deepest_m = ahead_s * (speed + ahead_s * STANDARD_GRAVITY_MPS2);
  const lowest_m = groundHeight_m + deepest_m;
  // Nowhere is the ellipsoid further from the middle of the Earth than at its equator.
  const distance_m = Math.sqrt(state[0] * state[0] + state[1] * state[1] + state[2] * state[2]);
  if (distance_m - WGS84_SEMI_MAJOR_AXIS_M > lowest_m) return false;
  if (geodeticHeight(state[0], state[1], state[2]) > lowest_m) return false;
  predictedState(estimate, time_us, parameters, scratch);
  return geodeticHeight(scratch[0], scratch[1], scratch[2]) < groundHeight_m;
}
