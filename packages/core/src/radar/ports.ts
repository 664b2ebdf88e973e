/** What a radar needs of the world beyond messages: the truth it looks at, and where its tracker wants beams. */
import type { Ephemeris } from '../motion/ephemeris.js';
import type { TimeUs } from '../numerics/time.js';

/** One body in the air as it truly flies. */
export interface TrueBody {
  readonly role: 'missile' | 'rocket' | 'warhead' | 'spent-body';
  readonly ephemeris: Ephemeris;
  /** From when on it is no more: absent until it is destroyed. */
  readonly destroyed_us?: TimeUs;
}

/** The bodies that a threat has left in the air or will leave, in a fixed order; empty before its launch. */
export type TrueBodies = (threat: string) => readonly TrueBody[];

/**
 * Writes [track number, azimuth, elevation] for each beam that the tracker wants at a time, and returns how many; number 0 asks for a
 * second look at a plot that belongs to no track yet. Angles are those of the radar's plots, its biases in them.
 */
export type BeamsWanted = (battery: string, time_us: TimeUs, out: Float64Array) => number;
