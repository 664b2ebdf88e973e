import { defineEvent, type EventOf, flag, i64, optional, text } from '../engine/index.js';
import type { Knower } from './knowers.js';
import type { Reason } from './reasons.js';

/** What a battery is able and allowed to do from now on. */
export const batteryStatus = defineEvent({
  kind: 'battery-status',
  about: 'What a battery is able and allowed to do from now on.',
  knownTo: ['own-force'] satisfies Knower[],
  fields: {
    battery: text('id of the battery'),
    state: text<'absent' | 'in-transit' | 'delivered' | 'assembling' | 'online'>('its state'),
    radiating: flag('whether its radar is on'),
    launchersReady: i64('launchers that may fire'),
    radarOffBecause: optional(text<Reason>('why the radar is off, where it is')),
    noFireBecause: optional(text<Reason>('why nothing may be fired, where nothing may')),
  },
});

export type BatteryStatus = EventOf<typeof batteryStatus>;
