import { defineEvent, type EventOf, i64, text } from '../engine/index.js';
import type { Knower } from './knowers.js';
import type { Reason } from './reasons.js';

/** One body's pass by one radar, told when it is over: how often the radar looked, and what stood in the way. */
export const radarPass = defineEvent({
  kind: 'radar-pass',
  about: 'A body that came within the range of a radar has left it, come down or been destroyed.',
  knownTo: ['truth'] satisfies Knower[],
  fields: {
    radar: text('id of the battery whose radar it is'),
    threat: text('id of the threat'),
    body: text<'missile' | 'rocket' | 'warhead' | 'spent-body'>('which of its bodies'),
    looks: i64('looks in which nothing but noise stood between radar and body'),
    detections: i64('looks in which it was detected'),
    limit: text<Reason>('what stood in the way most often where it was not detected'),
  },
});

export type RadarPass = EventOf<typeof radarPass>;
