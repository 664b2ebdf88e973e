/** What launchers ask beyond messages. */
import type { Reason } from '../messages/index.js';

/**
 * Why a round of a group that left now would not meet a track as it is predicted now; undefined where it would. An order may be a
 * minute old by then: what it was given for may turn out to be out of reach.
 */
export type LaunchObstacle = (battery: string, track: string, group: string) => Reason | undefined;
