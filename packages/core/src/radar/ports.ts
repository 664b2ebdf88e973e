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

/** The same by the number of the threat among the world's, for who asks at every look. */
export type NumberedBodies = (threat: number) => readonly TrueBody[];

/**
 * Writes four numbers for each beam that the tracker wants at a time, and returns how many: the number of the track, 0 for a second look at a
 * plot that belongs to no track yet, and the direction as a unit vector to the east, north and up, as the radar's plots have it: its biases
 * are in it.
 */
export type BeamsWanted = (battery: string, time_us: TimeUs, out: Float64Array) => number;
