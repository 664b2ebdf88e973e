/** What an interceptor needs beyond messages: where its battery believes the target will be, and the truth its seeker meets. */
import type { Ephemeris } from '../motion/index.js';
import type { TimeUs } from '../numerics/index.js';
import type { PredictedPath } from './intercept.js';

/**
 * Where a battery's track, by its number, is predicted to be: from its latest estimate, be the track given up or not. Undefined
 * where there never was one.
 */
export type TrackPath = (battery: string, number: number) => Prediction | undefined;

export interface Prediction {
  /** Its clock counts seconds of the run; it is asked from the present on and up to the longest flight of an interceptor ahead, below the ground too. */
  readonly position: PredictedPath;
  /** Nothing on it is faster; infinite where nothing is known of that. */
  readonly fastest_mps: number;
}

/** One body in the air as it truly flies. */
export interface FlyingBody {
  readonly role: 'missile' | 'rocket' | 'warhead' | 'spent-body';
  /** Cut short where it was destroyed. */
  readonly ephemeris: Ephemeris;
  readonly destroyed_us?: TimeUs;
}

/** The bodies of a threat, in a fixed order; empty before its launch. */
export type FlyingBodies = (threat: string) => readonly FlyingBody[];
