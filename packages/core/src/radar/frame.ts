/*
 * How long a radar takes to look once everywhere, and what tracking leaves of it.
 *
 * Model: beams = solid angle of the search volume over that of a beam, times how closely beams are packed; searching takes beams times
 *   dwell; tracks take a share of the radar's time, and the frame gets longer by as much.
 * Source: solid angle of a band of the sphere, Δα (sin ε₂ − sin ε₁); E. Brookner, "Phased-array radars", in Radar Technology (1977); the
 *   example of 90° × 30° at 1.6° and 5 ms.
 * Ignores: that a beam widens as 1/cos off boresight (fewer beams, each with less gain), longer dwells near the horizon, confirmation looks.
 */
import { sin } from '../numerics/elementary/index.js';
import { invariant } from '../numerics/invariant.js';

/** What is searched, and how. */
export interface SearchTask {
  /** Full width in azimuth. */
  readonly sector_rad: number;
  readonly lowestElevation_rad: number;
  readonly topElevation_rad: number;
  /** Width of the beam, both ways, at half power. */
  readonly beamWidth_rad: number;
  /** Beams per beam's solid angle: 1 is a square grid one width apart. */
  readonly packing: number;
  /** How long the beam rests in one direction. */
  readonly dwell_s: number;
  /** A radar with time to spare starts no new frame before this. */
  readonly shortestFrame_s: number;
  /** A frame that takes longer is no search any more. */
  readonly longestFrame_s: number;
}

/** Solid angle between two azimuths `sector_rad` apart and two elevations, sr. */
export function solidAngle(sector_rad: number, lowest_rad: number, top_rad: number): number {
  return sector_rad * (sin(top_rad) - sin(lowest_rad));
}

/** How many beam positions fill the search volume. */
export function beamCount(task: SearchTask): number {
  invariant(task.topElevation_rad > task.lowestElevation_rad, 'a search volume has a height');
  const sky_sr = solidAngle(task.sector_rad, task.lowestElevation_rad, task.topElevation_rad);
  return Math.ceil((sky_sr / (task.beamWidth_rad * task.beamWidth_rad)) * task.packing);
}

/** A group of tracks that are looked at alike. */
export interface TrackGroup {
  readonly tracks: number;
  readonly dwell_s: number;
  /** Time between two looks at one track. */
  readonly interval_s: number;
}

/** Share of the radar's time that tracks take; above 1 there are more than it can follow. */
export function trackingLoad(groups: readonly TrackGroup[]): number {
  let load = 0;
  for (const { tracks, dwell_s, interval_s } of groups) {
    invariant(interval_s > 0, 'a track is looked at after a while, not all the time');
    load += (tracks * dwell_s) / interval_s;
  }
  return load;
}

/** The time from one look in a direction to the next, or why there is no search. */
export type FrameTime =
  | { readonly ok: true; readonly frame_s: number; readonly beams: number }
  | {
      readonly ok: false;
      readonly reason: 'tracking takes all the time' | 'a frame would take too long';
      readonly beams: number;
    };

/**
 * Frame time of a radar that spends the share `load` of its time on tracks.
 *
 * Model: beams · dwell / (1 − load), no shorter than `shortestFrame_s`.
 */
export function frameTime(task: SearchTask, load = 0): FrameTime {
  invariant(load >= 0, 'tracking gives no time');
  const beams = beamCount(task);
  if (load >= 1) return { ok: false, reason: 'tracking takes all the time', beams };
  const frame_s = Math.max(task.shortestFrame_s, (beams * task.dwell_s) / (1 - load));
  return frame_s > task.longestFrame_s
    ? { ok: false, reason: 'a frame would take too long', beams }
    : { ok: true, frame_s, beams };
}

/** Greatest share of time for tracks with which the frame is still no longer than allowed; 0 where there is none. */
export function greatestTrackingLoad(task: SearchTask): number {
  return Math.max(0, 1 - (beamCount(task) * task.dwell_s) / task.longestFrame_s);
}
