/** When a tracker gives a track up. */
import { geodeticHeight } from '../earth/index.js';
import { type TimeUs, US_PER_S } from '../numerics/index.js';
import { predictBallisticState, TRACK_STATES } from './ballistic-dynamics.js';
import { cannotBeConfirmed } from './initiation.js';
import type { TrackingParameters } from './parameters.js';
import type { Track } from './track.js';

/** Why a track ended: too few plots to become firm, the plots of a firmer track, plots no more, or it must be down by now. */
export type LostBecause = 'not confirmed' | 'same as another' | 'missed' | 'on the ground';

const scratch = new Float64Array(TRACK_STATES);

/** Why a track that got no plot at the look of `time_us` is given up, or undefined where it is kept. */
export function lostBecause(
  track: Track,
  time_us: TimeUs,
  groundHeight_m: number,
  parameters: TrackingParameters,
): LostBecause | undefined {
  if (track.status === 'tentative' && cannotBeConfirmed(track, parameters)) return 'not confirmed';
  scratch.set(track.estimate.state);
  const ahead_s = (time_us - track.estimate.time_us) / US_PER_S;
  predictBallisticState(scratch, ahead_s, parameters);
  if (geodeticHeight(scratch[0], scratch[1], scratch[2]) < groundHeight_m) return 'on the ground';
  return track.misses >= parameters.lostAfterMisses ? 'missed' : undefined;
}
