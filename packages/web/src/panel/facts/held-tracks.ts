/** When a battery holds a firm track, and of what. */
import type { Recording } from '@testudo/interop';
import { tracksOf } from '@testudo/interop/picture';
import { perRun } from './per-run.js';
import { type TrackedBody, trueTracks } from './true-tracks.js';

/** One firm track from its first report until it was given up. */
export interface HeldTrack {
  readonly battery: string;
  readonly track: string;
  readonly from_us: number;
  /** Infinite where it never was given up. */
  readonly until_us: number;
  /** Absent where nobody can tell. */
  readonly of?: TrackedBody;
}

/** Every firm track of a run, in the order in which they became firm. */
export const heldTracks = perRun((recording: Recording): readonly HeldTrack[] => {
  const bodies = trueTracks(recording);
  return tracksOf(recording).map(({ battery, track, reports, lost_us }) => {
    const of = bodies.get(track);
    return {
      battery,
      track,
      from_us: reports[0]?.time_us ?? 0,
      until_us: lost_us ?? Number.POSITIVE_INFINITY,
      ...(of === undefined ? {} : { of }),
    };
  });
});

/** The tracks that were held of the warhead's body of each threat. */
export const tracksByThreat = perRun((recording: Recording): ReadonlyMap<string, readonly HeldTrack[]> => {
  const found = new Map<string, HeldTrack[]>();
  for (const track of heldTracks(recording)) {
    if (track.of === undefined || track.of.isSpent) continue;
    const own = found.get(track.of.threat);
    if (own === undefined) found.set(track.of.threat, [track]);
    else own.push(track);
  }
  return found;
});

export function isHeld({ from_us, until_us }: HeldTrack, time_us: number): boolean {
  return time_us >= from_us && time_us < until_us;
}
