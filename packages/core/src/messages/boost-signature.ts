import { defineEvent, type EventOf, f64, i64, text } from '../engine/index.js';
import type { Knower } from './knowers.js';

/**
 * What an ideal infrared sensor overhead would know of one burn at its end. It names no threat: `signature` is an opaque
 * handle, so that nothing downstream can tell by name what it sees.
 */
export const boostSignature = defineEvent({
  kind: 'boost-signature',
  about: 'What an ideal infrared sensor overhead would know of one burn at its end.',
  knownTo: ['truth'] satisfies Knower[],
  fields: {
    signature: text('opaque handle of the burn'),
    ignition_us: i64('when the burn began, µs since the epoch'),
    burnTime_s: f64('how long it burnt, s'),
    impactLatitude_rad: f64('where the body that carries the warhead will fall: geodetic latitude, rad'),
    impactLongitude_rad: f64('where the body that carries the warhead will fall: longitude, rad'),
  },
});

export type BoostSignature = EventOf<typeof boostSignature>;
