import { defineEvent, type EventOf, text } from '../engine/index.js';
import type { Knower } from './knowers.js';
import type { Reason } from './reasons.js';

/** A command post does not (or no longer) fire at a track, and why. Told when the reason changes. */
export const engagementWithheld = defineEvent({
  kind: 'engagement-withheld',
  about: 'A command post does not fire at a track, for a reason.',
  knownTo: ['own-force'] satisfies Knower[],
  fields: {
    battery: text('id of the battery'),
    track: text('id of the track'),
    reason: text<Reason>('why'),
  },
});

export type EngagementWithheld = EventOf<typeof engagementWithheld>;
