import { defineEvent, type EventOf, f64, optional, text } from '../engine/index.js';
import type { Knower } from './knowers.js';

/** A body reached the ground. */
export const bodyLanded = defineEvent({
  kind: 'body-landed',
  about: 'A body reached the ground.',
  knownTo: ['truth', 'place'] satisfies Knower[],
  fields: {
    threat: text('id of the threat'),
    body: text<'missile' | 'rocket' | 'warhead' | 'spent-body'>('which of its bodies'),
    latitude_rad: f64('geodetic latitude on WGS-84, rad'),
    longitude_rad: f64('longitude, rad'),
    height_m: f64('height above the ellipsoid, m'),
    speed_mps: f64('speed over the ground, m/s'),
    flightPathAngle_rad: f64('elevation of the velocity above the local horizontal, rad (negative: falling)'),
    miss_m: f64('distance from the aim point over the ground, m'),
    place: optional(text('the place in whose area it fell, where there is one')),
  },
});

export type BodyLanded = EventOf<typeof bodyLanded>;
