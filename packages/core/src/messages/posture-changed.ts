import { defineEvent, type EventOf, flag, text } from '../engine/index.js';
import type { Knower } from './knowers.js';

/** From now on a battery fires by other rules. */
export const postureChanged = defineEvent({
  kind: 'posture-changed',
  about: 'From now on a battery fires by other rules.',
  knownTo: ['own-force'] satisfies Knower[],
  fields: {
    battery: text('id of the battery'),
    control: text<'centralised' | 'decentralised' | 'autonomous'>('who decides'),
    automatic: flag('false where an operator confirms each engagement'),
    ballistic: text<'free' | 'tight' | 'hold'>('weapons control for ballistic missiles and rockets'),
    airBreathing: text<'free' | 'tight' | 'hold'>('weapons control for what flies in air'),
  },
});

export type PostureChanged = EventOf<typeof postureChanged>;
