import { defineEvent, type EventOf, f64s, i64, text } from '../engine/index.js';
import type { Knower } from './knowers.js';

/**
 * What a radar reported of one look: parallel lists, one item a plot. Nothing in it says what a plot came from.
 */
export const radarPlots = defineEvent({
  kind: 'radar-plots',
  about: 'A radar reported what it detected in one look.',
  knownTo: ['own-force'] satisfies Knower[],
  fields: {
    radar: text('id of the battery whose radar it is'),
    look: i64('number of the look of this radar, from 0'),
    mode: text<'search' | 'track'>('whether a whole frame was searched, or beams were pointed at tracks'),
    ranges_m: f64s('slant range of each plot, m'),
    azimuths_rad: f64s('azimuth of each, clockwise from what the radar takes for true north, rad'),
    elevations_rad: f64s('elevation of each above the horizontal at the radar, rad'),
    rangeSigmas_m: f64s('standard deviation claimed for each range, m'),
    azimuthSigmas_rad: f64s('and azimuth, rad'),
    elevationSigmas_rad: f64s('and elevation, rad'),
    snrs_dB: f64s('signal over noise of each look, dB'),
    lookedAt: f64s('numbers of the tracks that beams were pointed at'),
  },
  values: ({
    radar,
    look,
    mode,
    ranges_m,
    azimuths_rad,
    elevations_rad,
    rangeSigmas_m,
    azimuthSigmas_rad,
    elevationSigmas_rad,
    snrs_dB,
    lookedAt,
  }) => [
    radar,
    look,
    mode,
    ranges_m,
    azimuths_rad,
    elevations_rad,
    rangeSigmas_m,
    azimuthSigmas_rad,
    elevationSigmas_rad,
    snrs_dB,
    lookedAt,
  ],
});

export type RadarPlots = EventOf<typeof radarPlots>;
