/**
 * Who in the play may know of an event. `truth` is known to nobody in the play: it is for scoring and for the reader.
 * A release to an audience is built from what its members may know, never by deleting from the whole.
 */
export type Knower = 'truth' | 'early-warning' | 'own-force' | 'place';
