import { defineEvent, type EventOf, f64s, text } from '../engine/index.js';
import type { Knower } from './knowers.js';

/**
 * Which plots came from one body, told when its pass by a radar is over: for scoring only, delivered to nobody in the play.
 */
export const plotOrigins = defineEvent({
  kind: 'plot-origins',
  about: 'Which plots of a radar came from one body.',
  knownTo: ['truth'] satisfies Knower[],
  fields: {
    radar: text('id of the battery whose radar it is'),
    threat: text('id of the threat'),
    body: text<'missile' | 'rocket' | 'warhead' | 'spent-body'>('which of its bodies'),
    looks: f64s('numbers of the looks of this radar that detected it'),
    plots: f64s('index of its plot in each of them'),
    times_us: f64s('time of each, µs since the epoch'),
    ranges_m: f64s('true slant range at each, m'),
  },
});

export type PlotOrigins = EventOf<typeof plotOrigins>;
