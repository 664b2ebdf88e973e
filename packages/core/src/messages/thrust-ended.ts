import { defineEvent, type EventOf, f64, text } from '../engine/index.js';
import type { Knower } from './knowers.js';

/** A threat's motor stopped, planned or not. */
export const thrustEnded = defineEvent({
  kind: 'thrust-ended',
  about: "A threat's motor stopped, planned or not.",
  knownTo: ['truth'] satisfies Knower[],
  fields: {
    threat: text('id of the threat'),
    height_m: f64('height above the ellipsoid, m'),
    speed_mps: f64('speed over the ground, m/s'),
    flightPathAngle_rad: f64('elevation of the velocity above the local horizontal, rad'),
  },
});

export type ThrustEnded = EventOf<typeof thrustEnded>;
