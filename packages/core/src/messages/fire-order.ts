import { defineEvent, type EventOf, f64, i64, text } from '../engine/index.js';
import type { Knower } from './knowers.js';

/** A command post ordered a salvo at a track. */
export const fireOrder = defineEvent({
  kind: 'fire-order',
  about: 'A command post ordered a salvo at a track.',
  knownTo: ['own-force'] satisfies Knower[],
  fields: {
    order: text('id of the order: the track and the number of the salvo'),
    battery: text('id of the battery'),
    track: text('id of the track'),
    salvo: i64('number of the salvo at this track, from 1'),
    group: text('the group of launchers that fires'),
    shots: i64('how many interceptors'),
    spacing_s: f64('time between one launch and the next, s'),
    notBefore_us: i64(
      'the first may not leave before this, µs since the epoch: it would have to wait for its target',
    ),
    notAfter_us: i64('after this no launch meets the target, µs since the epoch'),
    draw: i64('number of the draws that belong to this track and salvo'),
  },
});

export type FireOrder = EventOf<typeof fireOrder>;
