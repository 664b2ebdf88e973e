import { defineEvent, type EventOf, f64s, i64, text, texts } from '../engine/index.js';
import type { Knower } from './knowers.js';

/** What the plots of one look came from: for scoring only, delivered to nobody in the play. */
export const plotOrigins = defineEvent({
  kind: 'plot-origins',
  about: 'What the plots of one look came from.',
  knownTo: ['truth'] satisfies Knower[],
  fields: {
    radar: text('id of the battery whose radar it is'),
    look: i64('number of the look of this radar'),
    threats: texts('id of the threat behind each plot'),
    bodies: texts<'missile' | 'rocket' | 'warhead' | 'spent-body'>('which of its bodies'),
    ranges_m: f64s('true slant range of each, m'),
  },
});

export type PlotOrigins = EventOf<typeof plotOrigins>;
